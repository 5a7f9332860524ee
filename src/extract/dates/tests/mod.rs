//! End to end: text in, expressions with values out.

use crate::extract::findings::Findings;
use crate::text::Document;
use crate::{Config, input};

mod article_date;
mod bounded;
mod carried;
mod clocked;
mod context;
mod flashback;
mod harm;
mod moments;
mod named_days;
mod values;

fn read(text: &str, date: Option<&str>) -> Findings {
    let mut article = input::article_from_text(text);
    article.given.date = date.map(str::to_owned);
    let mut doc = Document::default();
    doc.read(&article);
    crate::extract::extract(&article, &doc, &crate::grammar::Grammar::of(&doc), &Config::default())
}

/// "words=value" of each expression; the article is of Saturday, 20 February 2016.
fn values(text: &str) -> Vec<String> {
    list(text, &read(text, Some("2016-02-20")))
}

fn list(text: &str, findings: &Findings) -> Vec<String> {
    let modifier = |m: Option<crate::extract::findings::Modifier>| m.map_or_else(String::new, |m| format!(" {m}"));
    findings.dates.iter().map(|d| format!("{}={}{}", d.span.of(text), d.value, modifier(d.modifier))).collect()
}

fn check(rows: &[(&str, &[&str])]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(text, wanted)| {
            let found = values(text);
            (found != *wanted).then(|| format!("{text}\n   found {found:?}\n  wanted {wanted:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

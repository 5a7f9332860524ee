//! Figures of made-up sentences. A figure is written `kind count`, count as `12`, `12..` (no upper bound), `..12` (no lower bound), `10..15`;
//! `~`: approximate; `?`: possible; `!`: denied; `<`: a part of another.

mod acts;
mod causes;
mod forms;
mod hospitals;
mod jobs;
mod links;
mod local_news;
mod no_figure;
mod number_of;
mod numbers;
mod others;
mod places;
mod rules;
mod running;
mod scopes;
mod sources;
mod tolls;
mod traps;
mod unreal;
mod victims;

use crate::article::Article;
use crate::config::Config;
use crate::extract::extract;
use crate::extract::findings::{Findings, Status};
use crate::input::article_from_text;
use crate::text::Document;

fn read(text: &str) -> (Article, Findings) {
    let article = article_from_text(text);
    let mut doc = Document::default();
    doc.read(&article);
    let config = Config::default();
    let findings = extract(&article, &doc, &crate::grammar::Grammar::of(&doc), &config);
    (article, findings)
}

fn figures(text: &str) -> String {
    let (_, findings) = read(text);
    let figure = |c: &crate::extract::findings::Casualty| {
        let number = match (c.count.min, c.count.max, c.count.share) {
            (_, _, Some(share)) => format!("{share}"),
            (Some(a), Some(b), _) if a == b => format!("{a}"),
            (Some(a), Some(b), _) => format!("{a}..{b}"),
            (Some(a), None, _) => format!("{a}.."),
            (None, Some(b), _) => format!("..{b}"),
            _ => "?".to_owned(),
        };
        let status = match c.status {
            Status::Reported => "",
            Status::Denied => "!",
            Status::Possible => "?",
        };
        let approximate = if c.count.approximate { "~" } else { "" };
        let part = if c.part_of.is_some() { "<" } else { "" };
        format!("{part}{} {approximate}{number}{status}", c.kind.name())
    };
    findings.casualties.iter().map(figure).collect::<Vec<_>>().join(", ")
}

fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<_> = cases.iter().map(|&(text, want)| (text, want, figures(text))).filter(|(_, want, got)| want != got).collect();
    assert!(wrong.is_empty(), "text, wanted, found: {wrong:#?}");
}

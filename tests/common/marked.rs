//! A record as a person reviews it: the text with marks under its words, and a legend of the entries.
//!
//! Under each line stand, as far as they have something to say, the rows of the layout (`-`), names (`^`), dates (`~`), quotes (`=`) and
//! casualties (`#`), each mark followed by the id and the gist of its finding. Rows count code points, as the record does.

use std::fmt::{Display, Write};

use analyze::Article;
use analyze::record::{Analysis, Cause, Form, MentionRecord, Modifier, Piece, Quant, SpeakerRecord, TollFigureRecord, VictimKind};

/// Lines are cut at the last space before this column.
const WIDTH: usize = 100;

/// What stands under a run of characters.
struct Mark {
    start: usize,
    end: usize,
    label: String,
}

/// The text with its marks, then the legend.
pub(crate) fn view(article: &Article, analysis: &Analysis) -> String {
    let chars: Vec<char> = article.text.chars().collect();
    let body = article.text[..article.body].chars().count();
    let rows = rows(analysis, body);
    let mut out = String::new();
    for (start, end) in lines(&chars) {
        let shown: String = chars[start..end].iter().map(|&c| if c.is_control() { ' ' } else { c }).collect();
        out.push_str(format!("  {shown}").trim_end());
        out.push('\n');
        for (fill, marks) in &rows {
            under(&mut out, *fill, marks, start, end);
        }
    }
    out.push('\n');
    legend(&mut out, analysis);
    out
}

/// The lines of the text, wrapped at spaces; they cover it without a gap.
fn lines(chars: &[char]) -> Vec<(usize, usize)> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < chars.len() {
        let longest = (start + WIDTH).min(chars.len());
        let newline = chars[start..longest].iter().position(|&c| c == '\n').map(|k| start + k + 1);
        let space = chars[start..longest].iter().rposition(|&c| c == ' ').map(|k| start + k + 1);
        let end = newline.or(space.filter(|_| longest < chars.len())).unwrap_or(longest);
        lines.push((start, end));
        start = end;
    }
    lines
}

/// The kinds of marks, each with its character.
fn rows(analysis: &Analysis, body: usize) -> Vec<(char, Vec<Mark>)> {
    let mark = |piece: &Piece, label: String| {
        let from = if piece.within.is_some() { 0 } else { body };
        Mark { start: from + piece.start as usize, end: from + piece.end as usize, label }
    };
    let article = &analysis.article;
    let mut layout: Vec<Mark> = article.title.iter().map(|p| mark(p, "title".into())).collect();
    layout.extend(article.byline.iter().map(|p| mark(p, "byline".into())));
    layout.extend(article.dateline.iter().map(|p| mark(p, "dateline".into())));
    layout.extend(article.captions.iter().map(|c| mark(&c.piece, "caption".into())));

    let mut names = Vec::new();
    let mut mention = |label: String, mentions: &[MentionRecord]| {
        names.extend(mentions.iter().map(|m| mark(&m.piece, if m.metonym { format!("{label} metonym") } else { label.clone() })));
    };
    analysis.people.iter().flatten().for_each(|x| mention(x.id.clone(), &x.mentions));
    analysis.organizations.iter().flatten().for_each(|x| mention(x.id.clone(), &x.mentions));
    analysis.places.iter().flatten().for_each(|x| mention(format!("{} {}", x.id, or(&x.country_code, "?")), &x.mentions));
    for role in analysis.people.iter().flatten().flat_map(|x| x.roles.iter().map(move |role| (x, role))) {
        names.push(mark(&role.1.piece, format!("role of {}", role.0.id)));
    }

    let dates = analysis.dates.iter().flatten().map(|x| mark(&x.piece, format!("{} {}", x.id, x.value))).collect();
    let mut quotes = Vec::new();
    for x in analysis.quotes.iter().flatten() {
        let who = x.speaker.as_ref().map_or("nobody", |s| s.name.as_ref().unwrap_or(&s.piece.text));
        quotes.extend(x.spans.iter().map(|span| mark(span, format!("{} {who}", x.id))));
    }
    let figures = analysis.casualties.iter().flatten();
    let figures = figures.map(|x| mark(&x.piece, format!("{} {} {}", x.id, x.kind, bounds(x.count.min, x.count.max)))).collect();
    let mut rows = vec![('-', layout), ('^', names), ('~', dates), ('=', quotes), ('#', figures)];
    rows.iter_mut().for_each(|(_, marks)| marks.sort_by_key(|m| (m.start, m.end)));
    rows
}

/// Writes the marks of one kind under the line of these code points, in as many rows as they need.
fn under(out: &mut String, fill: char, marks: &[Mark], start: usize, end: usize) {
    let mut rows: Vec<String> = Vec::new();
    for mark in marks.iter().filter(|m| m.start < end && start < m.end) {
        let (from, to) = (mark.start.max(start) - start, mark.end.min(end) - start);
        let free = rows.iter().position(|row| row.is_empty() || row.chars().count() < from);
        let free = free.unwrap_or_else(|| {
            rows.push(String::new());
            rows.len() - 1
        });
        let row = &mut rows[free];
        row.extend(std::iter::repeat_n(' ', from - row.chars().count()));
        row.extend(std::iter::repeat_n(fill, to - from));
        let _ = write!(row, " {}", mark.label);
    }
    for row in rows {
        let _ = writeln!(out, "  {row}");
    }
}

fn or<'a>(value: &'a Option<String>, otherwise: &'a str) -> &'a str {
    value.as_deref().unwrap_or(otherwise)
}

fn bounds(min: Option<u64>, max: Option<u64>) -> String {
    let bound = |bound: Option<u64>| bound.map_or(String::new(), |n| n.to_string());
    if min.is_some() && min == max { bound(min) } else { format!("{}..{}", bound(min), bound(max)) }
}

fn speaker(speaker: &Option<SpeakerRecord>) -> String {
    let named = |s: &SpeakerRecord| match &s.id {
        Some(id) => format!("{id} {} as {:?}", or(&s.name, "?"), s.piece.text),
        None => format!("{:?}", s.piece.text),
    };
    speaker.as_ref().map_or("nobody".into(), named)
}

/// One line an entry.
fn legend(out: &mut String, analysis: &Analysis) {
    article(out, analysis);
    entries(out, analysis);
    dates_and_quotes(out, analysis);
    figures(out, analysis);
    sums(out, analysis);
    analysis.warnings.iter().for_each(|warning| line(out, "warning", &[warning]));
}

fn line(out: &mut String, id: &str, parts: &[&dyn Display]) {
    let parts: Vec<String> = parts.iter().map(ToString::to_string).filter(|part| !part.is_empty()).collect();
    let _ = writeln!(out, "{id:8} {}", parts.join("; "));
}

fn article(out: &mut String, analysis: &Analysis) {
    let (source, article) = (&analysis.source, &analysis.article);
    line(
        out,
        "source",
        &[&source.id, &source.path, &source.format, &source.encoding, &or(&source.language, "?"), &format!("{} characters", source.chars)],
    );
    if let Some(date) = &article.date {
        let evidence: Vec<&str> = date.evidence.iter().map(|p| p.text.as_str()).collect();
        line(out, "article", &[&date.value, &date.granularity, &date.confidence, &date.basis, &format!("{evidence:?}")]);
    } else {
        line(out, "article", &[&"no date"]);
    }
    if let Some(focus) = &article.focus {
        line(out, "focus", &[&or(&focus.country, "?"), &or(&focus.place, "")]);
    }
    let credits: Vec<&str> = article.captions.iter().filter_map(|c| c.credit.as_deref()).collect();
    let from = |name: &str, value: &Option<String>| value.as_ref().map_or(String::new(), |v| format!("{name} {v}"));
    let who = [from("agency", &article.agency), from("publisher", &article.publisher), from("url", &article.url)];
    line(out, "from", &[&article.authors.join(", "), &who[0], &who[1], &who[2], &credits.join(", ")]);
}

/// "2 names, 1 pronoun"
fn forms(mentions: &[MentionRecord]) -> String {
    let count = |form: &Form| (*form, mentions.iter().filter(|mention| mention.form == *form).count());
    let forms = Form::ALL.iter().map(count).filter(|(_, count)| *count > 0);
    forms.map(|(form, count)| format!("{count} {form}{}", if count > 1 { "s" } else { "" })).collect::<Vec<_>>().join(", ")
}

fn entries(out: &mut String, analysis: &Analysis) {
    for x in analysis.people.iter().flatten() {
        let roles = x.roles.iter().map(|r| {
            let ids: Vec<&str> = r.organization.iter().chain(&r.place).map(String::as_str).collect();
            format!("{:?}{}{}", r.piece.text, if ids.is_empty() { "" } else { " of " }, ids.join(" "))
        });
        let split = format!("{} | {}", or(&x.given, ""), or(&x.family, ""));
        line(out, &x.id, &[&x.name, &split, &roles.collect::<Vec<_>>().join(", "), &forms(&x.mentions), &format!("{} quotes", x.quotes)]);
    }
    for x in analysis.organizations.iter().flatten() {
        line(out, &x.id, &[&x.name, &x.kind, &forms(&x.mentions)]);
    }
    for x in analysis.places.iter().flatten() {
        let at = x.lat.zip(x.lon).map_or("nowhere".into(), |(lat, lon)| format!("{lat} {lon}"));
        let id = x.geonames_id.map_or(String::new(), |id| id.to_string());
        let within = [or(&x.admin1, ""), or(&x.country, "")];
        line(out, &x.id, &[&x.name, &x.kind, &within[0], &within[1], &id, &at, &x.score, &forms(&x.mentions)]);
    }
}

fn dates_and_quotes(out: &mut String, analysis: &Analysis) {
    for x in analysis.dates.iter().flatten() {
        let days = x.from.as_ref().zip(x.to.as_ref()).map_or(String::new(), |(from, to)| format!("{from}..{to}"));
        let more = [x.modifier.map_or("", Modifier::name), x.quant.map_or("", Quant::name), or(&x.freq, ""), or(&x.range, "")];
        let anchor = format!("{} {}", x.anchor, or(&x.anchor_id, ""));
        let words = format!("{:?}", x.piece.text);
        line(out, &x.id, &[&words, &x.kind, &x.value, &days, &anchor.trim(), &more[0], &more[1], &more[2], &more[3]]);
    }
    for x in analysis.quotes.iter().flatten() {
        let cue = x.cue.as_ref().map_or("no cue".into(), |cue| format!("cue {:?}", cue.text));
        line(out, &x.id, &[&x.kind, &speaker(&x.speaker), &cue, &format!("{:?}", x.piece.text)]);
    }
}

fn figures(out: &mut String, analysis: &Analysis) {
    for x in analysis.casualties.iter().flatten() {
        let approximate = if x.count.approximate { " approximate" } else { "" };
        let count = format!("{} {}{approximate} as {:?}", x.kind, bounds(x.count.min, x.count.max), x.count.text);
        let share = x.count.share.map_or(String::new(), |share| format!("share {share}"));
        let victims = x
            .victims
            .as_ref()
            .map_or(String::new(), |v| format!("{:?} {} {}", v.text, v.kind.map_or("", VictimKind::name), v.people.join(" ")));
        let part = x.part_of.as_ref().map_or(String::new(), |whole| format!("part of {whole}"));
        let links = format!("at {} on {}", or(&x.place, "?"), or(&x.date, "?"));
        let labels = format!("{} {}", x.scope, x.status);
        let source = format!("by {}", speaker(&x.source));
        let words = format!("{:?}", x.piece.text);
        let cause = x.cause.map_or("", Cause::name);
        line(out, &x.id, &[&count, &share, &victims.trim(), &labels, &part, &cause, &links, &source, &words]);
    }
}

/// The toll and the event.
fn sums(out: &mut String, analysis: &Analysis) {
    if let Some(toll) = &analysis.toll {
        let figure = |name: &str, x: &Option<TollFigureRecord>| match x {
            Some(x) => format!("{name} {} from {}", bounds(x.min, x.max), x.from.join(" ")),
            None => String::new(),
        };
        let [killed, injured] = [figure("killed", &toll.killed), figure("injured", &toll.injured)];
        line(out, "toll", &[&killed, &injured, &figure("missing", &toll.missing), &figure("displaced", &toll.displaced)]);
    }
    if let Some(event) = analysis.event.iter().flatten().next() {
        let days = event.date.as_ref().map_or("?".into(), |date| format!("{}..{} {}", date.from, date.to, or(&date.id, "")));
        line(out, "event", &[&event.cause.map_or("?", Cause::name), &days.trim(), &format!("at {}", or(&event.place, "?"))]);
        for x in &event.victims {
            let age = x.age.map_or("?".into(), |age| age.to_string());
            line(out, "victim", &[&x.status, &or(&x.person, "-"), &or(&x.name, "-"), &age, &format!("in {}", or(&x.figure, "-"))]);
        }
    }
}

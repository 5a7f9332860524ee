//! The article's text with its findings marked: what a reader of the page's `article` element gets is the text, sign by sign. Labels are the style sheet's.

use super::anchors::Kind;
use super::markup::Html;
use super::nest::{Step, walk};
use super::paragraphs::{self, Paragraph};
use super::reading::{Mark, Marked, Reading, bytes_of};
use super::words;
use crate::record::{Form, Piece, Scope, Status};

/// The part of the page.
pub(super) fn write(reading: &Reading<'_>, html: &mut Html) {
    html.raw("<section id=\"text\" class=\"text\"><h2>Text</h2>");
    legend(reading, html);
    html.raw("<div class=\"copy\">");
    if let Some(title) = &reading.title {
        html.raw("<div class=\"apart\">");
        marked(reading, title, true, html);
        html.raw("</div>");
    }
    html.raw("<article id=\"article\"");
    if let Some(language) = &reading.found.source.language {
        html.raw(" lang=\"").text(language).raw("\"");
    }
    html.raw(">");
    marked(reading, &reading.body, false, html);
    html.raw("</article></div></section>\n");
}

/// What the marks mean, with a switch for each kind that works without a script.
fn legend(reading: &Reading<'_>, html: &mut Html) {
    html.raw("<fieldset class=\"legend\"><legend>Marked</legend>");
    for kind in Kind::ALL {
        let count = reading.count(kind);
        if count > 0 {
            html.raw("<label><input type=\"checkbox\" checked id=\"show-")
                .raw(kind.letter())
                .raw("\"><span class=\"key m ")
                .raw(kind.letter());
            html.raw("\">").raw(kind.word()).raw("</span> <span class=\"n\">").plain(count).raw("</span></label> ");
        }
    }
    html.raw("</fieldset>");
}

fn marked(reading: &Reading<'_>, of: &Marked<'_>, in_title: bool, html: &mut Html) {
    let paragraphs = paragraphs::of(of.text);
    let roles = if in_title { vec!["headline"; paragraphs.len()] } else { roles(reading, of.text, &paragraphs) };
    let ranges: Vec<_> = paragraphs.iter().map(|paragraph| paragraph.bytes.clone()).collect();
    let mut open: Vec<Opened> = Vec::new();
    walk(of.text.len(), &ranges, &of.spans, |step| match step {
        Step::Gap(bytes) | Step::Words(bytes) => drop(html.exact(&of.text[bytes])),
        Step::Begin(number) => {
            html.raw("<p dir=\"auto\" class=\"").raw(roles[number]);
            html.raw(if paragraphs[number].wrapped { " wrapped\">" } else { "\">" });
        }
        Step::End => drop(html.raw("</p>")),
        Step::Open { mark, again } => {
            let in_link = open.contains(&Opened::Link);
            let first = (!again).then_some((in_title, mark + 1));
            open.push(begin(reading, of.marks[mark], first, in_link, html));
        }
        Step::Close => {
            html.raw(if open.pop() == Some(Opened::Link) { "</a>" } else { "</span>" });
        }
    });
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Opened {
    Link,
    Other,
}

/// Begins a mark. Names and dates lead to their entries; a link cannot stand in another one. Quotations and figures, which hold those, have a label of their
/// own that does.
fn begin(reading: &Reading<'_>, mark: Mark, first: Option<(bool, usize)>, in_link: bool, html: &mut Html) -> Opened {
    let kind = mark.anchor.kind;
    let holds = matches!(kind, Kind::Quote | Kind::Figure);
    let is_link = !holds && !in_link;
    html.raw(if is_link { "<a class=\"m " } else { "<span class=\"m " }).raw(kind.letter());
    html.raw(look(reading, mark)).raw("\" data-e=\"").plain(mark.anchor);
    if is_link {
        html.raw("\" href=\"#").plain(mark.anchor);
    }
    if let Some((in_title, number)) = first {
        html.raw("\" id=\"").plain(super::anchors::Spot { in_title, number });
    }
    html.raw("\">");
    if holds && !in_link && first.is_some() {
        label(reading, mark, html);
    }
    if is_link { Opened::Link } else { Opened::Other }
}

/// The label of a quotation or figure: no text, so that it is no part of the article's.
fn label(reading: &Reading<'_>, mark: Mark, html: &mut Html) {
    html.raw("<a class=\"t\" href=\"#").plain(mark.anchor).raw("\" data-l=\"");
    let figures = reading.found.casualties.as_ref();
    match figures.and_then(|figures| figures.get(mark.anchor.index)).filter(|_| mark.anchor.kind == Kind::Figure) {
        Some(figure) => {
            html.raw(figure.kind.name()).raw(match figure.status {
                Status::Possible => "?",
                Status::Denied => ", denied",
                Status::Reported => "",
            });
            html.raw("\" aria-label=\"figure: ");
            words::count(&figure.count, html);
            html.raw(" ").raw(figure.kind.name());
        }
        None => drop(html.raw("“\" aria-label=\"quotation")),
    }
    html.raw("\"></a>");
}

/// How sure a finding is, as classes.
fn look(reading: &Reading<'_>, mark: Mark) -> &'static str {
    let found = reading.found;
    let index = mark.anchor.index;
    match mark.anchor.kind {
        Kind::Place if found.places.as_ref().and_then(|places| places.get(index)).is_some_and(words::is_unsure) => " unsure",
        Kind::Figure => {
            match found.casualties.as_ref().and_then(|figures| figures.get(index)).map(|figure| (figure.status, figure.scope)) {
                Some((Status::Denied, _)) => " denied",
                Some((Status::Possible, _)) => " possible",
                Some((_, Scope::Background | Scope::Cumulative)) => " other",
                _ => "",
            }
        }
        _ if matches!(mark.form, Form::Pronoun | Form::Title) => " via",
        _ => "",
    }
}

/// The roles of paragraphs that the record names.
fn roles(reading: &Reading<'_>, text: &str, paragraphs: &[Paragraph]) -> Vec<&'static str> {
    let article = &reading.found.article;
    let captions = article.captions.iter().map(|caption| (&caption.piece, "caption"));
    let parts = article.title.iter().map(|piece| (piece, "headline")).chain(article.byline.iter().map(|piece| (piece, "byline")));
    let mut named: Vec<(&Piece, &'static str)> = parts.chain(captions).filter(|(piece, _)| piece.within.is_none()).collect();
    named.sort_by_key(|(piece, _)| piece.start);
    let starts: Vec<u32> = named.iter().map(|(piece, _)| piece.start).collect();
    let mut roles = vec!["" as &'static str; paragraphs.len()];
    for ((piece, role), byte) in named.iter().zip(bytes_of(text, 0, &starts)) {
        let Some(k) = byte.and_then(|byte| paragraphs.binary_search_by_key(&byte, |paragraph| paragraph.bytes.start).ok()) else {
            continue;
        };
        if paragraphs[k].bytes.len() <= piece.text.len() + 2 {
            roles[k] = role;
        }
    }
    roles
}

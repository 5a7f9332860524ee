//! One record of an archive → [`Article`].

use std::io;

use super::http;
use crate::article::{Article, Given};
use crate::input::files::{Options, io_message, too_large};
use crate::input::story::{self, Story};
use crate::input::{Raw, decode, fail, html};
use crate::record::{ErrorKind, ErrorRecord};

/// The address of a record: old archives write it in brackets ("<https://example.org/>").
pub(super) fn bare(target: &str) -> String {
    target.trim_start_matches('<').trim_end_matches('>').to_owned()
}

/// Is a record with this head, and a block that begins so, a page or the text of one?
pub(super) fn is_page(head: &[u8], block: &[u8]) -> bool {
    let kind = http::field(head, "warc-type").unwrap_or_default();
    let is = |name: &str| kind.eq_ignore_ascii_case(name);
    let is_html = |head: &[u8], body: &[u8]| match &*media_type(head) {
        "text/html" | "application/xhtml+xml" => true,
        "" => html::begins_page(&String::from_utf8_lossy(&body[..body.len().min(1024)])),
        _ => false,
    };
    match http::answer(block) {
        Some(answer) if is("response") => answer.status() == Some(200) && is_html(answer.head, answer.body),
        _ if is("resource") => is_html(head, block),
        _ => is("conversion") && media_type(head) == "text/plain",
    }
}

/// What a head says of its content: "text/html; charset=utf-8".
fn content_type(head: &[u8]) -> &str {
    http::field(head, "content-type").unwrap_or_default()
}

/// "text/html"
fn media_type(head: &[u8]) -> String {
    content_type(head).split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The encoding that a content type names.
fn charset(content_type: &str) -> Option<&'static encoding_rs::Encoding> {
    let mut named = content_type.split(';').skip(1).filter_map(|part| part.trim().split_once('='));
    let (_, label) = named.find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))?;
    encoding_rs::Encoding::for_label(label.trim().trim_matches('"').as_bytes())
}

/// Cuts a record into its head and its block.
fn cut(record: &[u8]) -> (&[u8], &[u8]) {
    record.split_at(http::head_end(record).unwrap_or(record.len()))
}

/// The id of a record: its address.
pub(in crate::input) fn own_id(record: &[u8]) -> Option<String> {
    http::field(cut(record).0, "warc-target-uri").map(bare).filter(|target| !target.is_empty())
}

/// Reads one record.
pub(in crate::input) fn read(raw: &Raw, options: &Options) -> Result<Article, Box<ErrorRecord>> {
    let (head, block) = cut(&raw.bytes);
    let id = own_id(&raw.bytes);
    let failed = |(kind, message): (ErrorKind, String)| fail(raw, id.as_deref(), kind, message);
    if http::field(head, "warc-type").is_some_and(|kind| kind.eq_ignore_ascii_case("conversion")) {
        let story = text_of_page(block, id.clone()).map_err(failed)?;
        return story::article(raw, story);
    }
    let answer = http::answer(block);
    let encoding = charset(content_type(answer.as_ref().map_or(head, |answer| answer.head)));
    let body = answer.map_or_else(|| Ok((block.to_vec(), true)), |answer| answer.content(options.max_bytes));
    let (body, whole) = body.map_err(|error| match error.kind() {
        io::ErrorKind::FileTooLarge => failed((ErrorKind::TooLarge, too_large(options.max_bytes))),
        _ => failed((ErrorKind::Decode, format!("the body of this page cannot be unpacked: {}", io_message(&error)))),
    })?;
    let page = html::Page { bytes: &body, encoding, address: id.as_deref() };
    let mut story = html::story(&page).map_err(failed)?;
    if !whole {
        story.warnings.push("this page is cut off: a chunk of it is broken".to_owned());
    }
    story::article(raw, Story { id, ..story })
}

/// The text of a page that somebody else took out of it.
fn text_of_page(block: &[u8], id: Option<String>) -> Result<Story, decode::Unreadable> {
    let decoded = decode::decode(block)?;
    if decoded.text.trim().is_empty() {
        return Err((ErrorKind::Empty, "the text is empty".to_owned()));
    }
    let given = Given { url: id.clone(), ..Given::default() };
    let (encoding, warnings) = (decoded.encoding.to_owned(), decoded.warnings);
    Ok(Story { id, text: decoded.text, given, encoding, warnings, ..Story::default() })
}

//! Mail → one article a message: newsletters, alerts, forwarded stories, pages that a browser saved as one file (MHTML).
//!
//! [`Messages`] cuts a mailbox (mbox) while it streams in; [`read`] reads one message (`mail-parser`, which knows the encodings of mail).

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::story::{self, Story};
use super::{Raw, fail, html, layout};
use crate::article::{Article, DateOrigin, Given, Parts};
use crate::lexicon::given_names::given_gender;
use crate::lexicon::layout::{Role, phrases};
use crate::record::{ErrorKind, ErrorRecord};

mod encoded;
mod forwarded;
mod mbox;

pub(super) use mbox::{Messages, begins, begins_mailbox};

/// Mails within mails that are looked into; a reader goes no deeper.
const NESTED: usize = 3;
/// Parts of a mail that hold mails themselves, as many as no mail has.
const MOST_MAILS: usize = 100;

/// The id of a message: what its head calls it.
pub(super) fn own_id(bytes: &[u8]) -> Option<String> {
    let message = MessageParser::default().parse_headers(mbox::without_from_line(bytes))?;
    message.message_id().map(str::to_owned).filter(|id| !id.trim().is_empty())
}

/// Reads one message.
pub(super) fn read(raw: &Raw) -> Result<Article, Box<ErrorRecord>> {
    let bytes = encoded::joined(mbox::unescaped(mbox::without_from_line(&raw.bytes)));
    let id = own_id(&raw.bytes);
    let failed = |(kind, message): (ErrorKind, String)| fail(raw, id.as_deref(), kind, message);
    let nested = bytes.windows(NESTS.len()).filter(|part| part.eq_ignore_ascii_case(NESTS)).take(MOST_MAILS).count();
    if nested == MOST_MAILS {
        return Err(failed((ErrorKind::Parse, "mails within mails, more of them than any program sends".to_owned())));
    }
    let message = MessageParser::default().parse(&*bytes);
    let message = message.ok_or_else(|| failed((ErrorKind::Parse, "this is no mail: it has no head".to_owned())))?;
    let story = story(&message, NESTED).map_err(failed)?;
    story::article(raw, Story { id, ..story })
}

/// The type of a part that is a mail.
const NESTS: &[u8] = b"message/rfc822";

/// The story of a message, or of the mail within it that says more.
fn story(message: &Message, depth: usize) -> Result<Story, (ErrorKind, String)> {
    if let Some(address) = saved_page(message) {
        let page = message.html_bodies().find_map(|part| if let PartType::Html(html) = &part.body { Some(html) } else { None });
        let page = page.ok_or_else(|| (ErrorKind::Empty, "there is no page in this file".to_owned()))?;
        return html::story(&html::Page { bytes: page.as_bytes(), encoding: None, address: address.as_deref() });
    }
    let own = body(message);
    if depth > 0 {
        let inner = message.attachments().filter_map(|part| if let PartType::Message(inner) = &part.body { Some(inner) } else { None });
        let inner = inner.filter_map(|inner| story(inner, depth - 1).ok()).max_by_key(|story| story.text.len());
        if let Some(inner) = inner.filter(|inner| inner.text.len() > own.text.len()) {
            return Ok(inner);
        }
    }
    if own.text.trim().is_empty() {
        return Err((ErrorKind::Empty, nothing_to_read(message)));
    }
    Ok(with_head(message, own))
}

/// Is it a page that a browser saved with its pictures? Then its address, where it is said.
fn saved_page(message: &Message) -> Option<Option<String>> {
    let address = message.header("Snapshot-Content-Location").and_then(|value| value.as_text());
    let saved = message.header_raw("From").is_some_and(|from| from.contains("Saved by"));
    (saved || address.is_some()).then(|| address.map(str::to_owned))
}

/// What a mail without a text has.
fn nothing_to_read(message: &Message) -> String {
    let names: Vec<&str> = message.attachments().filter_map(|part| part.attachment_name()).take(3).collect();
    if names.is_empty() { "the mail has no text".to_owned() } else { format!("the mail has no text, but {} with it", names.join(", ")) }
}

/// The text of a message: that of its HTML or the plain one, whichever says more (newsletters have a line and an address in the plain one).
fn body(message: &Message) -> Story {
    let mut plain = String::new();
    let mut encoding = String::new();
    let mut read = |part: &MessagePart, text: &str| {
        let (text, guessed) = encoded::guessed(message, part, text)?;
        encoding = guessed.to_owned();
        Some(text)
    };
    for part in message.text_bodies() {
        if let PartType::Text(text) = &part.body {
            plain.push_str(if plain.is_empty() { "" } else { "\n\n" });
            plain.push_str(read(part, text).as_deref().unwrap_or(text));
        }
    }
    let mut page = html::Blocks::default();
    for part in message.html_bodies() {
        if let PartType::Html(html) = &part.body {
            page.extend(html::text_of(read(part, html).as_deref().unwrap_or(html)));
        }
    }
    let plain = forwarded::without_signature(&plain);
    if letters(&page.text) > letters(plain) || !page.text.trim().is_empty() && is_elsewhere(plain) {
        return Story { text: page.text, blocks: Some(page.pieces), encoding, ..Story::default() };
    }
    Story { text: plain.to_owned(), encoding, ..Story::default() }
}

/// Words of the longest plain text that only says where the mail can be read.
const ELSEWHERE: usize = 40;

/// "View this email in your browser": says only that the mail is a page.
fn is_elsewhere(plain: &str) -> bool {
    let lower = plain.to_lowercase();
    plain.split_whitespace().count() <= ELSEWHERE && phrases(Role::BROWSER).iter().any(|phrase| lower.contains(phrase))
}

/// Letters of the words that are no addresses of pages: plain texts have one after every second word.
fn letters(text: &str) -> usize {
    let words = text.split_whitespace().filter(|word| !word.contains("://"));
    words.map(|word| word.chars().filter(|c| c.is_alphabetic()).count()).sum()
}

/// The story with what the head of the message says of it, or the head of the message that was forwarded in its text.
fn with_head(message: &Message, body: Story) -> Story {
    let mut story = body;
    let mut subject = message.subject().map(|subject| forwarded::plain_subject(subject).to_owned());
    let mut date = message.date().map(|day| format!("{:04}-{:02}-{:02}", day.year, day.month, day.day));
    let mut from = message.from().and_then(|from| from.first()).and_then(|from| from.name.as_deref()).map(str::to_owned);
    if let Some(inner) = forwarded::find(&story.text).filter(|_| story.blocks.is_none()) {
        story.text = story.text[inner.text..].to_owned();
        subject = inner.subject.or(subject);
        date = inner.date.map(|day| day.to_string()).or(date);
        from = inner.from.or(from);
    }
    let is_person = |name: &String| {
        name.split_whitespace().count() > 1 && name.split_whitespace().next().is_some_and(|first| given_gender(first).is_some())
    };
    let (author, publisher) = if from.as_ref().is_some_and(is_person) { (from, None) } else { (None, from) };
    story.title = subject.filter(|_| story.blocks.is_some() || !has_title(&story.text));
    story.given = Given { date, date_origin: DateOrigin::Header, authors: author.into_iter().collect(), publisher, url: None };
    let charset = message.text_bodies().chain(message.html_bodies()).find_map(|part| part.content_type()?.attribute("charset"));
    let encoding = charset.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes())).unwrap_or(encoding_rs::UTF_8);
    if story.encoding.is_empty() {
        story.encoding = encoding.name().to_owned();
    }
    story.warnings.extend(story::lost(&story.text));
    story
}

/// Does a text begin with a headline of its own, which only a line with the author, agency or place after it shows?
fn has_title(text: &str) -> bool {
    let mut article = Article { text: text.to_owned(), ..Article::default() };
    layout::find(&mut article, None);
    let Parts { title, byline, agency, dateline, .. } = article.parts;
    title.is_some() && (byline.is_some() || agency.is_some() || dateline.is_some())
}

#[cfg(test)]
mod tests;

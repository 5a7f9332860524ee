//! A message that was forwarded in the text of another: its head stands there in words.

use chrono::NaiveDate;

use crate::extract::dates::written_day;

/// A forwarded message.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Forwarded {
    /// The byte at which its text begins.
    pub(super) text: usize,
    pub(super) subject: Option<String>,
    pub(super) date: Option<NaiveDate>,
    /// The name of who wrote it.
    pub(super) from: Option<String>,
}

/// Words of the line before a forwarded message, in small letters.
const MARKS: [&str; 4] = ["forwarded message", "original message", "forwarded by", "begin forwarded message"];
/// Lines in which the head of a forwarded message stands.
const HEAD: usize = 12;
/// Messages that were forwarded one in the other.
const MOST: usize = 8;

/// The innermost message that was forwarded in a text: "---------- Forwarded message ---------", and fields after it.
pub(super) fn find(text: &str) -> Option<Forwarded> {
    let mut found: Option<Forwarded> = None;
    for _ in 0..MOST {
        let start = found.as_ref().map_or(0, |inner| inner.text);
        let Some(inner) = next(text, start) else { break };
        found = Some(inner);
    }
    found
}

/// The first message that was forwarded after this byte.
fn next(text: &str, start: usize) -> Option<Forwarded> {
    let mut at = start;
    let mut lines = text[start..].split_inclusive('\n');
    loop {
        let line = lines.next()?;
        at += line.len();
        let words = line.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if line.len() < 80 && MARKS.iter().any(|mark| words.starts_with(mark)) {
            break;
        }
    }
    let mut inner = Forwarded::default();
    let (mut fields, mut blank) = (0, 0);
    for line in lines.take(HEAD) {
        let words = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '>' | '*' | '\u{A0}'));
        match words.split_once(':').filter(|(name, _)| is_field(name)) {
            Some((name, value)) => {
                fields += 1;
                inner.take(name, value.trim_matches(|c: char| c.is_whitespace() || c == '*'));
            }
            None if words.is_empty() && (fields == 0 && blank < 2) => blank += 1,
            None => break,
        }
        at += line.len();
    }
    inner.text = at;
    (fields >= 2 && !text[at..].trim().is_empty()).then_some(inner)
}

fn is_field(name: &str) -> bool {
    ["from", "date", "sent", "subject", "to", "cc", "reply-to"]
        .iter()
        .any(|known| name.trim_matches(['*', ' ']).eq_ignore_ascii_case(known))
}

impl Forwarded {
    fn take(&mut self, name: &str, value: &str) {
        match name.trim_matches(['*', ' ']).to_ascii_lowercase().as_str() {
            "subject" => self.subject = Some(plain_subject(value).to_owned()).filter(|subject| !subject.is_empty()),
            "date" | "sent" => self.date = day(value),
            "from" => {
                let name = value.split(['<', '[']).next().unwrap_or_default().trim_matches(['"', ' ', '*']);
                self.from = Some(name.to_owned()).filter(|name| !name.is_empty() && !name.contains('@'));
            }
            _ => {}
        }
    }
}

/// The day of a line "Sat, 20 Feb 2016 at 10:00" or "Saturday, February 20, 2016 10:00 AM".
fn day(value: &str) -> Option<NaiveDate> {
    written_day(value).or_else(|| written_day(value.split(" at ").next()?)).or_else(|| {
        let words: Vec<&str> = value.split_whitespace().collect();
        (3..=words.len().min(5)).rev().find_map(|n| written_day(words[..n].join(" ").trim_end_matches(',')))
    })
}

/// A subject without what programs put before it: "Fwd: ", "RE: ", "[list] ".
pub(super) fn plain_subject(subject: &str) -> &str {
    let mut rest = subject.trim();
    while let Some((_, after)) = rest.split_once(':').filter(|(before, _)| is_answer(before)) {
        rest = after.trim_start();
    }
    rest
}

/// "Fwd", "RE", "Re[2]"
fn is_answer(before: &str) -> bool {
    let word = before.split('[').next().unwrap_or(before).trim();
    ["re", "fw", "fwd", "aw", "wg", "tr"].iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// A text up to the line "-- ", after which the sender's signature stands.
pub(super) fn without_signature(text: &str) -> &str {
    let ends = ["\n-- \n", "\r\n-- \r\n"].iter().filter_map(|mark| text.rfind(mark));
    match ends.max() {
        Some(end) if text[end..].lines().count() <= SIGNATURE => &text[..end],
        _ => text,
    }
}

/// Lines that a signature has at most.
const SIGNATURE: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forwarded_heads_are_read() {
        let day = NaiveDate::from_ymd_opt(2016, 2, 20);
        for head in [
            "---------- Forwarded message ---------\nFrom: Anna Keller <a@example.org>\nDate: Sat, 20 Feb 2016 at 10:00\nSubject: Fwd: Storm\nTo: <b@example.org>\n\n",
            "Begin forwarded message:\n\n> From: Anna Keller <a@example.org>\n> Subject: Storm\n> Date: 20 February 2016 10:00:00 GMT\n\n",
            "-----Original Message-----\r\nFrom: Anna Keller [mailto:a@example.org]\r\nSent: Saturday, February 20, 2016 10:00 AM\r\nTo: b\r\nSubject: Storm\r\n\r\n",
            "*Forwarded message*\n*From:* Anna Keller\n*Sent:* 20 February 2016\n*Subject:* Storm\n\n",
        ] {
            let text = format!("See below.\n\n{head}A storm killed 12 people.");
            let found = find(&text).unwrap_or_default();
            let shown = (text[found.text..].trim_start(), found.subject.as_deref(), found.date, found.from.as_deref());
            assert_eq!(shown, ("A storm killed 12 people.", Some("Storm"), day, Some("Anna Keller")), "{text}");
            let twice = format!("x\n{head}y\n{head}A storm.");
            assert_eq!(find(&twice).map(|inner| twice[inner.text..].trim_start().to_owned()).as_deref(), Some("A storm."));
        }
    }

    #[test]
    fn other_texts_are_none() {
        for text in [
            "The forwarded message said that 12 people had died.\nFrom: the town\n",
            "Original message\n\nA storm killed 12 people.",
            "From: Anna Keller\nDate: today\n\nA storm.",
            "---- Forwarded message ----\nFrom: a\nTo: b\n",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }

    #[test]
    fn subjects_are_cleaned() {
        for (subject, plain) in
            [("Fwd: RE: Storm: 12 dead", "Storm: 12 dead"), ("Re[2]: x", "x"), ("Storm: 12 dead", "Storm: 12 dead"), ("Fwd:", "")]
        {
            assert_eq!(plain_subject(subject), plain);
        }
    }

    #[test]
    fn signatures_are_cut_off() {
        assert_eq!(without_signature("A storm.\n-- \nAnna\n"), "A storm.");
        assert_eq!(without_signature("A storm -- \nand more"), "A storm -- \nand more");
        let long = format!("A storm.\n-- \n{}", "more\n".repeat(30));
        assert_eq!(without_signature(&long), long);
    }
}

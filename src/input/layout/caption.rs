//! Captions: a line with a picture's credit, or one that says it is a caption.

use super::cues::cues;
use super::dateline::is_agency;
use super::words::{begins, is_capitalised, span_of};
use crate::article::Caption;
use crate::lexicon::layout::Role;
use crate::span::Span;

/// Bytes of the longest caption.
const LONGEST: usize = 700;
/// Bytes at the end in which a credit stands.
const CREDIT: usize = 120;

/// The caption that a chunk is. `head`: it stands above the story, where an agency in brackets is a credit too.
pub(super) fn find(whole: &str, chunk: Span, head: bool) -> Option<Caption> {
    let text = chunk.of(whole);
    if text.len() > LONGEST {
        return None;
    }
    let credit =
        bracketed(text, head).map(without_label).or_else(|| trailing(text)).or_else(|| agency_behind(text)).or_else(|| credit_line(text));
    let credit = credit.filter(|_| !super::trailer::is_edited(text));
    let opener = cues(Role::CAPTION).opens(text).is_some() || file_photo(text);
    (credit.is_some() || opener).then(|| {
        let credit = credit.filter(|c| !c.is_empty()).map(|c| {
            let span = span_of(text, c);
            Span { start: chunk.start + span.start, end: chunk.start + span.end }
        });
        Caption { span: chunk, credit }
    })
}

/// "In this Feb. 20, 2016 file photo, …", "This photo released by …".
fn file_photo(text: &str) -> bool {
    let mut end = text.len().min(70);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let pictured = |role: Role| cues(role).find(&text[..end]).is_some();
    begins(text, "in this ") && pictured(Role::IN_THIS) || begins(text, "this ") && pictured(Role::THIS)
}

/// "… in Washington. (Anna Keller/AFP)": the words in the last brackets, where they are a credit.
fn bracketed(text: &str, head: bool) -> Option<&str> {
    let inner = text.trim_end_matches(['.', ' ']).strip_suffix([')', ']'])?;
    let open = inner.rfind(['(', '['])?;
    let credit = inner[open + 1..].trim();
    if credit.len() > CREDIT || credit.is_empty() {
        return None;
    }
    let said = &text[..open];
    // "… on Friday. (Published 20 February 2016)": a video's caption.
    if super::date_line::is_date_line(credit, true) && !said.trim().is_empty() {
        return Some("");
    }
    let mark = cues(Role::CREDIT_MARK).find(credit).is_some_and(|(at, mark)| !credit[at + mark.len()..].starts_with(char::is_alphanumeric));
    if mark && credit.split_whitespace().count() <= 12 {
        return Some(credit);
    }
    if is_agency(credit) && head && !said.trim().is_empty() && text.len() <= 400 {
        return Some(credit);
    }
    // A name and an agency: "Anna Keller/AFP", "Ruth Adeyemi, AP", "Reuters/Luis Ortega".
    let cut = credit.rfind(['/', ',', '|']).or_else(|| credit.find('/'))?;
    let (before, after) = (credit[..cut].trim(), credit[cut + 1..].trim());
    let person = |words: &str| (1..=4).contains(&words.split_whitespace().count()) && words.split_whitespace().all(is_capitalised);
    // An agency that is not known: a full name before a stroke, and capitals or figures behind it.
    let full = before.split_whitespace().count() >= 2 && credit[cut..].starts_with('/');
    let medium = after.split_whitespace().count() <= 4 && after.split_whitespace().all(words_begin_large);
    let named = is_agency(after) || full && medium;
    (named && person(before) || credit[cut..].starts_with('/') && is_agency(before) && person(after)).then_some(credit)
}

/// "Photo by Anna Keller/AFP" → "Anna Keller/AFP".
fn without_label(credit: &str) -> &str {
    let label = cues(Role::CREDIT_LABEL).starts(credit);
    label.map_or(credit, |label| credit[label.len()..].trim_start())
}

/// "… on Friday. EPA/STRINGER", "… on Friday. Anna Keller/Reuters": behind the last sentence an agency and a person, a stroke between them.
fn agency_behind(text: &str) -> Option<&str> {
    let stroke = memchr::memrchr(b'/', text.as_bytes()).filter(|at| text.len() - at <= 40)?;
    let at = text[..stroke].rfind([')', '”', '"', '.', '!', '?', '\n'])?;
    let mark = text[at..].chars().next()?.len_utf8();
    let credit = text[at + mark..].trim().trim_end_matches('.');
    let (before, after) = credit.split_once('/')?;
    let (before, after) = (before.trim(), after.trim());
    let person = |words: &str| (1..=4).contains(&words.split_whitespace().count()) && words.split_whitespace().all(is_capitalised);
    (is_agency(before) && person(after) || is_agency(after) && person(before)).then_some(credit)
}

/// "Ana Ruiz / AFP via Getty Images", "REUTERS/Ana Ruiz": a line that only says whose picture it was.
fn credit_line(text: &str) -> Option<&str> {
    let credit = text.trim().trim_end_matches('.');
    let joined = credit.contains('/') || credit.contains(" via ");
    if !joined || credit.len() > CREDIT || credit.contains('\n') {
        return None;
    }
    let mark = |part: &str| part.split_whitespace().any(|word| cues(Role::CREDIT_MARK).are(word));
    let person = |part: &str| (1..=4).contains(&part.split_whitespace().count()) && part.split_whitespace().all(is_capitalised);
    let parts = || credit.split(['/', '|', ',']).flat_map(|part| part.split(" via ")).map(str::trim).filter(|part| !part.is_empty());
    let sourced = parts().any(|part| is_agency(part) || mark(part) && part.len() < credit.len());
    (sourced && parts().count() > 1 && parts().all(|part| is_agency(part) || person(part))).then_some(credit)
}

/// Is it a line that says whose picture it was, and of an agency that has nothing but pictures: "Ana Ruiz / AFP via Getty Images"?
pub(super) fn is_picture_credit(text: &str) -> bool {
    let pictured = || text.contains(" via ") || text.split(|c: char| !c.is_alphanumeric()).any(|word| cues(Role::CREDIT_MARK).are(word));
    credit_line(text).is_some() && pictured()
}

/// Begins with a capital or a figure.
fn words_begin_large(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

/// "… in Washington. Photo: Anna Keller/AFP": the credit behind the last sentence.
fn trailing(text: &str) -> Option<&str> {
    let mut from = text.len().saturating_sub(CREDIT);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let tail = &text[from..];
    let (at, cue) = cues(Role::CREDIT).find(tail)?;
    let at = from + at;
    let before = text[..at].trim_end();
    let behind_sentence = before.is_empty() || before.ends_with(['.', '|', '/', '–', '—', '-', '•', '\n', '”', '"', ')', '?', '!', ':']);
    // "A dancer at the fair Image: Anna Keller": a cue with a colon and a capital stands by itself.
    let label = cue.ends_with(':') && text[at..].starts_with(char::is_uppercase);
    if !behind_sentence && !label {
        return None;
    }
    let credit = if cue.ends_with([':', ' ']) { &text[at + cue.len()..] } else { &text[at..] };
    let credit = credit.trim().trim_end_matches(['.', ' ']);
    // A sentence that goes on is none.
    let small = credit.split_whitespace().filter(|w| w.starts_with(char::is_lowercase)).count();
    let sentence = small > 4 || credit.split_whitespace().count() > 10 || credit.is_empty() && cue.len() < 6;
    (!sentence).then_some(credit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, head: bool) -> Option<&str> {
        find(text, Span::new(0, text.len()), head).map(|c| c.credit.map_or("", |c| c.of(text)))
    }

    #[test]
    fn captions_give_their_credit() {
        for (text, credit) in [
            ("The mayor speaks in Manila, February 18, 2016. (Anna Keller/AFP)", "Anna Keller/AFP"),
            ("The mayor speaks in Manila (Photo: Anna Keller)", "Anna Keller"),
            ("The mayor in Manila. (Photo by Anna Keller/Getty Images)", "Anna Keller/Getty Images"),
            ("People light candles in Manila on Friday. EPA/STRINGER", "EPA/STRINGER"),
            ("People light candles in Manila on Friday. Anna Keller/Reuters", "Anna Keller/Reuters"),
            ("Two roofs are gone (WXYZ image)", "WXYZ image"),
            ("The mayor speaks [Reuters/Luis Ortega]", "Reuters/Luis Ortega"),
            ("The mayor speaks in Manila. Image: Anna Keller.", "Anna Keller"),
            ("The mayor speaks in Manila. Photo: Anna Keller/EPA", "Anna Keller/EPA"),
            ("The mayor speaks – Photograph: Anna Keller/EPA", "Anna Keller/EPA"),
            ("A dancer at the fair Image: Anna Keller.", "Anna Keller"),
            ("The mayor in Manila. AFP PHOTO / Anna Keller", "AFP PHOTO / Anna Keller"),
            ("The mayor in Manila. File photo", "File photo"),
            ("Photo: Anna Keller", "Anna Keller"),
            ("Anna Keller / AFP via Getty Images", "Anna Keller / AFP via Getty Images"),
            ("REUTERS/Luis Ortega", "REUTERS/Luis Ortega"),
            ("Anna Keller/EPA-EFE/Shutterstock", "Anna Keller/EPA-EFE/Shutterstock"),
            ("Anna Keller (Facebook)", "Facebook"),
            ("The mayor speaks in Manila. (Luis Ortega/XYZ)", "Luis Ortega/XYZ"),
            ("A lost roof (Luis Ortega/12 News)", "Luis Ortega/12 News"),
            ("Two roofs are gone. (Source: WXYZ)", "WXYZ"),
            ("Two roofs are gone, police say. (Published Saturday, Feb. 20, 2016)", ""),
            ("Image caption The mayor says help is near", ""),
            ("In this Feb. 20, 2016 file photo, the mayor speaks in Manila.", ""),
            ("This photo released by the army on Friday shows a lost school.", ""),
            ("FILE - The mayor speaks in Manila, Feb. 20, 2016.", ""),
        ] {
            assert_eq!(read(text, false), Some(credit), "{text}");
        }
        assert_eq!(read("The mayor speaks in Manila. (Reuters)", true), Some("Reuters"));
    }

    #[test]
    fn running_text_is_no_caption() {
        for text in [
            "The storm killed 12 people. (Reuters)",
            "The mayor has a good image: he never lies about the storm, and people in the city like him for it.",
            "Police released a photo of the man (left) and his brother.",
            "He said the picture was grim (see below).",
            "In this town, a photo is worth a thousand words.",
            "The Red Cross (ICRC)",
            "The army and the police (FAB/PNC)",
            "He filed his report (in 2016).",
            "The ship sank on Friday. The AP/Example poll says little of it.",
            "He writes for AFP and/or Reuters",
            "Manila/Geneva",
            "Anna Keller / Luis Ortega",
            "AFP",
        ] {
            assert_eq!(read(text, false), None, "{text}");
        }
    }
}

//! Weekdays that are part of the name of one day long past, or of one that comes once: "Bloody Sunday", "Black Wednesday", "Super Tuesday". Days whose
//! place in the year is known ("Good Friday") are read by the rules.

use super::Found;
use super::meaning::{Meaning, Which};
use crate::article::BlockKind;
use crate::extract::Reading;
use crate::extract::findings::{Name, NameKind};
use crate::lexicon::Class;
use crate::lexicon::calendar::{Role, calendar_word};
use crate::lexicon::day_epithets::is_day_epithet;
use crate::lexicon::words::Tag;
use crate::text::{Case, Document, TokenKind};

/// Is the weekday part of such a name? An adjective between small letters takes a capital only inside a name: "on Bloody Sunday", not "on a bloody Sunday".
pub(super) fn is_named(reading: &Reading<'_>, found: &Found, names: &[Name]) -> bool {
    let doc = reading.doc;
    let sentence = doc.sentences[found.sentence];
    let (start, day) = (sentence.tokens.first as usize, found.tokens.first as usize);
    if !matches!(found.raw.meaning, Meaning::Weekday(Which::Near, _)) || day <= start || !doc.word(day).is(Class::WEEKDAY) {
        return false;
    }
    let at = day - 1;
    let written = [at, day].iter().all(|&k| doc.tokens[k].kind == TokenKind::Word && doc.case(k) == Case::Capital);
    if !written || is_word_of_time(doc.lower(at)) || ends_name(names, day) {
        return false;
    }
    // In headlines ("Bad Tuesday for Banks") all words have capitals.
    let kind = reading.article.blocks.get(sentence.block as usize).map(|block| block.kind);
    let headline = matches!(kind, Some(BlockKind::Title | BlockKind::Head));
    let epithet = is_day_epithet(doc.lower(at)) || !headline && doc.word(at).is_mostly(Tag::Adjective);
    epithet && begins_name(doc, start, at)
}

/// "Last Sunday", "Early Friday"
fn is_word_of_time(lower: &str) -> bool {
    calendar_word(lower).is_some_and(|word| !Role::HOLIDAY.contains(word.roles))
}

/// "Gordon Brown Monday told reporters", "a Syrian Friday"
fn ends_name(names: &[Name], end: usize) -> bool {
    let k = names.partition_point(|name| (name.tokens.end as usize) < end);
    let ends = |name: &Name| name.tokens.end as usize == end && matches!(name.kind, NameKind::Person | NameKind::Demonym);
    names.get(k).is_some_and(ends)
}

/// Does no name or title go on to the word at `at`: "the Attorney General Monday announced"? A small word takes its capital from the sentence it begins.
fn begins_name(doc: &Document, start: usize, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| at > start) else { return true };
    let small = Class::DETERMINER | Class::PREPOSITION | Class::SUBORDINATOR | Class::PRONOUN;
    !doc.is_capitalized(before) || before == start && doc.word(before).is(small)
}

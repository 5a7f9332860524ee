//! The grammar around names and pronouns, as far as single words show it.

use super::salience::Place;
use crate::extract::findings::Gender;
use crate::lexicon::Class;
use crate::lexicon::persons::{Number, Sex, VictimKind, person_noun};
use crate::lexicon::titles::{Title, title};
use crate::lexicon::words::{Tag, TagSet};
use crate::text::{Case, Document, TokenKind, TokenRange};

/// The most tokens between an article and its noun, and between a title and its name.
const WIDE: usize = 6;

/// The gender that a personal pronoun tells.
pub(super) fn gender(lower: &str) -> Option<Gender> {
    Some(match lower {
        "he" | "him" | "his" | "himself" => Gender::Male,
        "she" | "her" | "hers" | "herself" => Gender::Female,
        _ => return None,
    })
}

/// Where the name `tokens` stands in its sentence, which begins at `start`, and whether as a subject. `first`: no other person is named
/// before it.
pub(super) fn place(doc: &Document, tokens: TokenRange, start: usize, first: bool) -> (Place, bool) {
    let end = tokens.end as usize;
    let mut at = tokens.first as usize;
    // Back over the title and its article.
    while at > start && tokens.first as usize - at < WIDE {
        let word = doc.word(at - 1);
        let title = doc.tokens[at - 1].spaced && (word.is(Class::TITLE) || word.is_capitalized() && word.is_mostly(Tag::Adjective));
        if !title && !matches!(word.lower(), "the" | "a" | "an") {
            break;
        }
        at -= 1;
    }
    let owner = doc.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Clitic);
    let governed = at > start && {
        let word = doc.word(at - 1);
        let verb = word.case == Case::Lower && !word.is(Class::AUXILIARY | Class::CUE) && is_verb(doc, at - 1);
        word.is(Class::PREPOSITION) && !word.is(Class::SUBORDINATOR) || verb
    };
    let subject = !owner && !governed;
    let place = match (subject, first) {
        (true, true) => Place::First,
        (true, false) | (false, true) => Place::Subject,
        (false, false) => Place::Other,
    };
    (place, subject)
}

/// Is it mostly a verb?
fn is_verb(doc: &Document, k: usize) -> bool {
    matches!(doc.word(k).entry.main, Tag::Base | Tag::Past | Tag::Participle | Tag::Gerund | Tag::Third) && doc.word(k).can_be(TagSet::VERB)
}

/// Does a clause end at token `k`, so that the subject before it is no longer the subject behind it?
pub(super) fn parts(doc: &Document, k: usize) -> bool {
    let word = doc.word(k);
    match doc.tokens[k].kind {
        TokenKind::Quote | TokenKind::Dash => true,
        TokenKind::Mark => word.lower() != ",",
        TokenKind::Word => {
            word.is(Class::CONJUNCTION | Class::SUBORDINATOR) && !word.is(Class::PREPOSITION)
                || matches!(word.lower(), "who" | "whose" | "which" | "whom")
        }
        _ => false,
    }
}

/// Does somebody else's clause begin behind token `k` ("slept, the police caught him", "said the police had caught him")? Not in "told
/// him", "asked to see him".
pub(super) fn reports(doc: &Document, k: usize) -> bool {
    doc.lower(k) == "," && matches!(doc.lower(k + 1), "the" | "a" | "an" | "his" | "her" | "their" | "its")
        || doc.word(k).is(Class::CUE) && !matches!(doc.lower(k + 1), "him" | "her" | "to")
}

/// Does "His Highness" stand at `k`?
pub(super) fn is_address(doc: &Document, k: usize) -> bool {
    matches!(doc.lower(k + 1), "highness" | "excellency" | "majesty" | "holiness" | "honour" | "honor" | "eminence" | "lordship")
        && doc.is_capitalized(k + 1)
}

/// "he or she", "his/her": nobody in particular.
pub(super) fn is_anybody(doc: &Document, k: usize) -> bool {
    let joins = |j: usize| matches!(doc.lower(j), "or" | "/");
    joins(k + 1) && gender(doc.lower(k + 2)).is_some() || k >= 2 && joins(k - 1) && gender(doc.lower(k - 2)).is_some()
}

/// Does "him", or "her" that owns nothing, stand at `k`?
pub(super) fn is_object(doc: &Document, k: usize) -> bool {
    match doc.lower(k) {
        "him" => true,
        "her" => doc.tokens.get(k + 1).is_none_or(|t| {
            let next = doc.word(k + 1);
            t.kind != TokenKind::Word
                || next.is(Class::PREPOSITION | Class::CONJUNCTION | Class::SUBORDINATOR | Class::DETERMINER | Class::PRONOUN)
                || next.is(Class::AUXILIARY | Class::MODAL)
                || next.is_mostly(Tag::Past)
        }),
        _ => false,
    }
}

/// Is it "his", or "her" that owns something, or "himself"?
pub(super) fn is_bound(doc: &Document, k: usize) -> bool {
    matches!(doc.lower(k), "his" | "himself" | "herself") || doc.lower(k) == "her" && !is_object(doc, k)
}

/// "On his part, …", "In her speech, …" at the start of a sentence: the token behind the comma.
pub(super) fn ahead(doc: &Document, k: usize, start: usize, end: usize) -> Option<usize> {
    let opens = k > start && k <= start + 2 && doc.word(start).is(Class::PREPOSITION) && matches!(doc.lower(k), "his" | "her");
    if !opens {
        return None;
    }
    let comma = (k + 1..end.min(k + 1 + WIDE)).find(|&j| matches!(doc.tokens[j].kind, TokenKind::Mark | TokenKind::Quote))?;
    (doc.lower(comma) == ",").then_some(comma + 1)
}

/// Is the name that begins at `name` the first noun phrase behind token `from`, with no more than its title between?
pub(super) fn leads(doc: &Document, from: usize, name: usize) -> bool {
    name >= from
        && name - from <= WIDE
        && (from..name).all(|k| {
            let word = doc.word(k);
            word.is(Class::TITLE) || word.is_capitalized() || matches!(word.lower(), "the" | "of" | "and")
        })
}

/// A person whom the text calls by a noun at token `k`: "a scholar", "one witness".
pub(super) struct Described {
    /// The gender that the noun tells.
    pub(super) gender: Option<Gender>,
    /// Told as new ("a", "one"), and not as known ("the").
    pub(super) new: bool,
    /// Where it stands.
    pub(super) place: Place,
}

/// Reads the noun at `k` of the sentence that begins at `start`. None for titles before a name, for what is said of somebody ("is a
/// doctor", "as a doctor", ", a doctor,"), for plurals.
pub(super) fn described(doc: &Document, k: usize, start: usize) -> Option<Described> {
    let word = doc.word(k);
    if word.case != Case::Lower || !word.is(Class::PERSON_NOUN | Class::TITLE) {
        return None;
    }
    let (noun, office) = (person_noun(word.lower()), title(word.lower()).filter(|t| t.is_head()));
    let several = noun.is_some_and(|n| n.kind == Some(VictimKind::Household)) || word.lower() == "couple";
    if several || !(noun.is_some_and(|n| n.number == Number::One) || noun.is_none() && office.is_some()) {
        return None;
    }
    // Its end: no name, compound or owner, and no noun that it stands before ("police officer").
    if let Some(next) = doc.tokens.get(k + 1) {
        let after = doc.word(k + 1);
        let name = next.kind == TokenKind::Word && after.is_capitalized() || next.kind == TokenKind::Initial;
        let head = next.kind == TokenKind::Word
            && !after.is(Class::PREPOSITION | Class::AUXILIARY | Class::MODAL | Class::CUE)
            && after.can_be(TagSet::NOUN | TagSet::NOUNS)
            && !after.can_be(TagSet::PAST);
        let named =
            matches!(after.lower(), "named" | "called" | "identified" | "known") || next.kind == TokenKind::Mark && renamed(doc, k + 2);
        if name || head || named || matches!(next.kind, TokenKind::Hyphen | TokenKind::Clitic) {
            return None;
        }
    }
    let determines = |j: &usize| doc.word(*j).is(Class::DETERMINER | Class::PRONOUN | Class::PREPOSITION) || doc.lower(*j) == "one";
    let article = (start.max(k.saturating_sub(WIDE))..k).rev().find(determines)?;
    let new = matches!(doc.lower(article), "a" | "an" | "one" | "another");
    if !new && doc.lower(article) != "the" {
        return None;
    }
    let inner = (article + 1..k)
        .all(|j| matches!(doc.tokens[j].kind, TokenKind::Word | TokenKind::Hyphen | TokenKind::Number | TokenKind::Abbreviation));
    if !inner {
        return None;
    }
    let gender = noun.and_then(|n| n.sex).map(|sex| if sex == Sex::Male { Gender::Male } else { Gender::Female });
    let gender = gender.or_else(|| office.and_then(|t: Title| t.gender));
    let found = |place| Some(Described { gender, new, place });
    if article == start {
        return found(Place::First);
    }
    let before = doc.word(article - 1);
    match doc.tokens[article - 1].kind {
        // ", a doctor," behind a name or an age.
        TokenKind::Mark | TokenKind::Dash => {
            let subject = article >= start + 2 && !doc.is_capitalized(article - 2) && doc.tokens[article - 2].kind == TokenKind::Word;
            if subject { found(Place::Subject) } else { None }
        }
        _ if before.is(Class::AUXILIARY) || matches!(before.lower(), "as" | "of" | "became" | "become" | "like" | "than" | "not") => None,
        _ if before.is(Class::PREPOSITION) || is_verb(doc, article - 1) && !before.is(Class::CUE) => found(Place::Other),
        _ => found(Place::Subject),
    }
}

/// ", Ana Ruiz," behind a noun.
fn renamed(doc: &Document, k: usize) -> bool {
    doc.lower(k.wrapping_sub(1)) == "," && doc.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Word && doc.is_capitalized(k))
}

//! What says beyond doubt that a word by itself names a person: an age, a relative, "the singer, who uses one name, Xavora,", a role
//! behind it, what only people do.

use super::evidence::is_capital_word;
use super::titles;
use crate::lexicon::Class;
use crate::lexicon::persons::{Number, person_noun};
use crate::lexicon::titles::TitleKind;
use crate::text::{Case, Document, Small, TokenKind};

/// The most words of a role behind a name before its head.
const ROLE: usize = 6;

/// Is the word at `k`, alone, said to be a person? `start` is where its sentence begins.
pub(super) fn is_person(doc: &Document, k: usize, start: usize) -> bool {
    let end = k + 1;
    is_aged_before(doc, k, start)
        || is_kin(doc, k, end, start)
        || is_introduced(doc, k, start)
        || !is_located(doc, k, start) && (is_aged(doc, end) || acts(doc, end) || is_one_of(doc, end))
}

/// Does "in", "to", "into" … stand right before it?
pub(super) fn is_located(doc: &Document, k: usize, start: usize) -> bool {
    let any = |k: usize| {
        doc.word(k).is(Class::PREPOSITION) && !matches!(doc.lower(k), "by" | "with" | "against" | "for" | "like" | "as" | "than" | "of")
    };
    // "Ana Ruiz, of Reno, Nevada, 17,", "Tom Hale of Leeds, 19,".
    let of = |k: usize| doc.lower(k) == "of" && k > start && (doc.is_capitalized(k - 1) || doc.lower(k - 1) == ",");
    let state = |k: usize| doc.small(k).contains(Small::COMMA) && k > start && doc.is_capitalized(k - 1) && doc.toponym(k - 1).is_some();
    k > start && (doc.small(k - 1).intersects(Small::LOCATES | Small::TOWARDS) || any(k - 1) || of(k - 1) || state(k - 1))
}

/// ", 34," behind a name.
pub(super) fn is_aged(doc: &Document, end: usize) -> bool {
    let number = |k: usize| doc.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Number && t.spaced) && doc.lower(k).len() <= 3;
    let age = |k: usize| doc.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Number) && doc.lower(k).len() <= 3;
    let small = doc.small(end);
    let comma = small.contains(Small::COMMA);
    comma && number(end + 1) && matches!(doc.lower(end + 2), "," | "." | "of" | "from" | "and" | ";" | ")")
        || small.contains(Small::BRACKET) && age(end + 1) && doc.lower(end + 2) == ")"
        || comma && doc.lower(end + 1) == "aged"
}

/// "Three-year-old Xavora".
fn is_aged_before(doc: &Document, k: usize, start: usize) -> bool {
    let aged = k >= start + 4 && doc.lower(k - 1) == "old" && matches!(doc.lower(k - 3), "year" | "month" | "week" | "day");
    // "a 25-year-old Xavora man", "a 25-year-old Paris, Missouri, man".
    let next = doc.tokens.get(k + 1).map(|_| doc.word(k + 1));
    let noun = next.is_some_and(|word| word.case == Case::Lower && word.is(Class::PERSON_NOUN | Class::TITLE));
    let state = doc.small(k + 1).contains(Small::COMMA) && doc.toponym(k + 2).is_some_and(|place| !place.demonym);
    aged && !noun && !state
}

/// "his wife, Ana," or "her younger brother Luis": does a word for a relative, with its possessor, stand before a single name?
pub(super) fn is_kin(doc: &Document, at: usize, end: usize, start: usize) -> bool {
    let comma = at > start && doc.small(at - 1).contains(Small::COMMA);
    let closed = || !comma || matches!(doc.lower(end), "," | "." | ";" | "and");
    let Some(noun) = at.checked_sub(if comma { 2 } else { 1 }).filter(|&k| k > start && doc.case(k) == Case::Lower) else { return false };
    // "One of them, Luis, plays for Leeds."
    if comma && doc.lower(noun) == "them" {
        return noun > start + 1 && doc.lower(noun - 2) == "one" && doc.lower(end) == ",";
    }
    if titles::head(doc, noun).is_none() {
        return false;
    }
    let elder = |k: usize| {
        matches!(
            doc.lower(k),
            "elder" | "younger" | "eldest" | "youngest" | "oldest" | "older" | "twin" | "late" | "only" | "baby" | "little"
        )
    };
    let owner = if noun > start + 1 && elder(noun - 1) { noun - 2 } else { noun - 1 };
    matches!(doc.lower(owner), "his" | "her" | "their" | "my" | "our" | "'s" | "’s") && closed()
}

/// "who goes by one name, Xavora,", "identified only as Xavora", "a man named Xavora": do the words say that a name of a person follows?
fn is_introduced(doc: &Document, k: usize, start: usize) -> bool {
    let back = |n: usize| k.checked_sub(n).filter(|&at| at >= start).map_or("", |at| doc.lower(at));
    let one = |word: &str| matches!(word, "one" | "single" | "first" | "given");
    match back(1) {
        "," => back(2) == "name" && one(back(3)),
        "as" => {
            let only = |word: &str| matches!(word, "only" | "simply" | "just");
            only(back(2)) && matches!(back(3), "known" | "identified" | "named" | "name")
                || back(2) == "name" && matches!(back(3), "his" | "her" | "their")
                || matches!(back(2), "himself" | "herself")
        }
        "named" | "called" => {
            let noun = k >= start + 2 && person_noun(back(2)).is_some_and(|noun| noun.number == Number::One);
            noun || matches!(back(2), "only" | "just") && back(3) == "is"
        }
        "name" => back(2) == "the" && matches!(back(3), "by" | "under"),
        "is" | "was" => back(2) == "name" && matches!(back(3), "his" | "her" | "my" | "whose"),
        _ => false,
    }
}

/// Does what follows token `end` say what only a person does or suffers: "was arrested", "told the court"?
fn acts(doc: &Document, end: usize) -> bool {
    let listed = |k: usize, words: &[&str]| words.contains(&doc.lower(k));
    match doc.lower(end) {
        "told" => {
            let the = usize::from(doc.small(end + 1).contains(Small::THE));
            listed(
                end + 1 + the,
                &["court", "jury", "jurors", "inquest", "judge", "hearing", "tribunal", "magistrates", "detectives", "officers"],
            )
        }
        // "Sydney denied murder".
        "denied" | "denies" | "admitted" | "admits" => {
            let the =
                usize::from(doc.small(end + 1).contains(Small::ARTICLE) || matches!(doc.lower(end + 1), "any" | "all" | "two" | "three"));
            listed(
                end + 1 + the,
                &[
                    "murder",
                    "manslaughter",
                    "rape",
                    "assault",
                    "assaulting",
                    "theft",
                    "burglary",
                    "robbery",
                    "fraud",
                    "arson",
                    "stealing",
                    "charge",
                    "charges",
                ],
            )
        }
        "pleaded" | "testified" | "smiled" | "nodded" | "shrugged" | "laughed" | "wept" | "grinned" => true,
        "was" | "is" | "has" => {
            let been = usize::from(matches!(doc.lower(end + 1), "been" | "also" | "later" | "then"));
            // "Honduras has arrested": not what it suffers.
            let suffers = doc.lower(end) != "has" || doc.lower(end + 1) == "been";
            suffers
                && listed(
                    end + 1 + been,
                    &[
                        "arrested",
                        "jailed",
                        "sentenced",
                        "convicted",
                        "acquitted",
                        "remanded",
                        "bailed",
                        "handcuffed",
                        "stabbed",
                        "born",
                        "married",
                        "blindfolded",
                    ],
                )
        }
        _ => false,
    }
}

/// ", a barber,": a role that only one of many has, behind the name that ends before token `end`.
pub(super) fn is_one_of(doc: &Document, end: usize) -> bool {
    doc.small(end).contains(Small::COMMA) && matches!(doc.lower(end + 1), "a" | "an") && is_apposed(doc, end)
}

/// ", head of the rescue agency,", ", a cobbler.": a role behind the name that ends before token `end`, of those that no firm has.
pub(super) fn is_apposed(doc: &Document, end: usize) -> bool {
    if !doc.small(end).contains(Small::COMMA) {
        return false;
    }
    let mut k = end + 1;
    k += usize::from(doc.small(k).contains(Small::ARTICLE) || matches!(doc.lower(k), "his" | "her" | "their" | "its"));
    let from = k;
    while k < from + ROLE && doc.tokens.get(k).is_some() {
        let word = doc.word(k);
        let plain = word.case == Case::Lower && !word.is(Class::CLOSED) || doc.tokens[k].kind == TokenKind::Hyphen;
        if !plain {
            return false;
        }
        let last = doc.tokens.get(k + 1).is_none_or(|next| next.kind != TokenKind::Word && next.kind != TokenKind::Hyphen)
            || matches!(doc.lower(k + 1), "of" | "for" | "at" | "to" | "who" | "in" | "with" | "and" | "from");
        if last {
            let office = |kind: TitleKind| !matches!(kind, TitleKind::Honorific | TitleKind::Modifier);
            return titles::head(doc, k).is_some_and(|title| office(title.kind)) && !is_any(word.lower());
        }
        k += 1;
    }
    false
}

/// Heads that firms, teams and countries are called by as well: "Xavora, owner of the mine,".
fn is_any(head: &str) -> bool {
    const ANY: [&str; 38] = [
        "agent",
        "ally",
        "anchor",
        "bidder",
        "broker",
        "builder",
        "buyer",
        "challenger",
        "champion",
        "client",
        "competitor",
        "contender",
        "contractor",
        "creditor",
        "customer",
        "debtor",
        "developer",
        "distributor",
        "donor",
        "employer",
        "favourite",
        "host",
        "home",
        "investor",
        "leader",
        "member",
        "neighbor",
        "neighbour",
        "newcomer",
        "opponent",
        "owner",
        "partner",
        "pioneer",
        "producer",
        "rival",
        "sponsor",
        "supplier",
        "winner",
    ];
    ANY.contains(&head)
        || matches!(
            head,
            "native"
                | "star"
                | "hero"
                | "idol"
                | "icon"
                | "legend"
                | "god"
                | "saint"
                | "port"
                | "publisher"
                | "seller"
                | "shareholder"
                | "trader"
                | "operator"
                | "patron"
                | "guardian"
                | "successor"
                | "predecessor"
                | "counterpart"
                | "model"
                | "settler"
                | "supporter"
                | "planner"
                | "consultant"
                | "broadcaster"
                | "shipbuilder"
                | "insurer"
                | "retailer"
                | "guide"
                | "keeper"
                | "carrier"
                | "creator"
                | "founder"
                | "gateway"
                | "contestant"
                | "finalist"
                | "participant"
        )
}

/// Does a capitalised title of a person stand right before it: "Coach Boston"?
pub(super) fn is_addressed(doc: &Document, k: usize, start: usize) -> bool {
    k > start && is_capital_word(doc, k - 1) && doc.tokens[k].spaced && titles::head(doc, k - 1).is_some_and(|_| !is_any(doc.lower(k - 1)))
}

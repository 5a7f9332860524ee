//! Which matches of the gazetteer can be places here. Takes the document, gives [`Findings::toponyms`]: every plausible one, with how
//! plausible it is. `names` weighs them against persons and organisations.
//!
//! Local evidence speaks first ("in X", "X, Texas", "northern X" for it; "Mr. X", "X Smith", "X Times" against it); then a cue at one
//! mention vouches for the other mentions of the same name, and a person's name ("Anna X") taints them.

use rustc_hash::FxHashMap;

use super::findings::Toponym;
use super::{Findings, Reading};
use crate::lexicon::Class;
use crate::lexicon::gazetteer::{self, Kind, Match};
use crate::lexicon::place_words::{PlaceWord, place_word};
use crate::text::{Case, Document, TokenKind, TokenRange};

/// What stands around a match.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Context {
    /// 3: hardly anything but a place stands here ("in X", "X, Texas"); 2: likely; 0: nothing said.
    cue: u8,
    /// It is part of a longer name, or the name of a person.
    against: bool,
    /// It is the last word of a person's name.
    person: bool,
}

/// Prepositions behind which a name is a place.
fn is_locative(lower: &str) -> bool {
    matches!(
        lower,
        "in" | "near"
            | "outside"
            | "inside"
            | "across"
            | "throughout"
            | "around"
            | "within"
            | "toward"
            | "towards"
            | "into"
            | "northwest"
            | "northeast"
            | "southwest"
            | "southeast"
    )
}

/// Prepositions and verbs behind which it often is.
fn is_half_locative(lower: &str) -> bool {
    matches!(
        lower,
        "at" | "from"
            | "of"
            | "to"
            | "via"
            | "through"
            | "between"
            | "leave"
            | "left"
            | "leaving"
            | "visit"
            | "visited"
            | "visiting"
            | "visits"
            | "reach"
            | "reached"
            | "reaching"
            | "entered"
            | "enter"
            | "bound"
            | "off"
            | "along"
            | "over"
            | "besieged"
            | "recaptured"
            | "captured"
            | "invaded"
            | "annexed"
    )
}

/// Reads what stands around a match: `sentence` is the range of tokens to look at, `cased` says whether capitals mean anything in it.
fn context(doc: &Document, m: &Match, sentence: TokenRange, cased: bool) -> Context {
    let (at, end) = (m.tokens.first as usize, m.tokens.end as usize);
    let first = sentence.first as usize;
    let last = sentence.end as usize;
    let mut context = Context::default();
    let strong = m.strength >= 8;

    // Behind.
    let mut next = end;
    if next < last && doc.tokens[next].kind == TokenKind::Clitic {
        next += 1;
    }
    if next < last {
        let word = doc.word(next);
        if doc.lower(next) == "," || doc.lower(next) == "(" {
            if let Some(holder) = gazetteer::longest(doc, next + 1, last) {
                // The name of a country or state, or the code of one, and no list of names behind it.
                if !holder.demonym
                    && holder.strength >= 6
                    && matches!(holder.kind, Kind::Country | Kind::Admin1 | Kind::Region | Kind::Admin2)
                {
                    context.cue = 3;
                }
            }
        } else if next == end {
            let noun = matches!(place_word(word.lower()), Some(PlaceWord::Noun { after: true, .. }));
            if noun {
                context.cue = context.cue.max(if word.is_capitalized() { 2 } else { 3 });
            } else if cased && word.is_capitalized() && doc.tokens[next].kind != TokenKind::Abbreviation {
                let free = word.is(Class::MONTH | Class::WEEKDAY | Class::DEMONYM | Class::NOT_A_NAME | Class::DIRECTION | Class::TITLE);
                let surname = word.entry.surname >= 3 && word.entry.surname > word.entry.lower;
                let given = doc.word(at).entry.given >= 4;
                if !free && (!strong || m.kind == Kind::City || word.is(Class::ORGANIZATION_WORD) || given && surname) {
                    context.against = true;
                }
            } else if doc.tokens[next].kind == TokenKind::Initial {
                context.against = true;
            } else if doc.tokens[next].kind == TokenKind::Hyphen && doc.tokens.get(next + 1).is_some_and(|t| !t.spaced) && !strong {
                context.against = !matches!(doc.lower(next + 1), "based" | "born" | "area" | "bound" | "backed" | "led");
            }
        }
    }

    // Before.
    if at > first {
        let k = at - 1;
        let word = doc.word(k);
        let lower = word.lower();
        let capital = word.is_capitalized() && k > first;
        let title = word.is(Class::TITLE)
            && (word.is_capitalized() || doc.tokens[k].kind == TokenKind::Abbreviation)
            && !lower.ends_with("minister");
        let noun_of = lower == "of" && k > first && matches!(place_word(doc.lower(k - 1)), Some(PlaceWord::Noun { .. }));
        if is_locative(lower) || noun_of {
            context.cue = 3;
        } else if is_half_locative(lower) {
            context.cue = context.cue.max(2);
        } else if title && !strong || matches!(lower, "mr." | "mrs." | "ms." | "mr" | "mrs" | "ms" | "dr.") {
            context.person = true;
            context.against = true;
        } else if let Some(place) = place_word(lower) {
            match place {
                PlaceWord::Direction => context.cue = context.cue.max(2),
                PlaceWord::Noun { before: true, .. } if word.case == Case::Lower => context.cue = 3,
                PlaceWord::Noun { .. } => context.against |= capital && cased && !strong,
            }
        } else if matches!(lower, "capital" | "neighboring" | "neighbouring" | "nearby" | "war-torn" | "besieged") {
            context.cue = 3;
        } else if word.is(Class::DEMONYM) {
            context.cue = context.cue.max(1);
        } else if doc.tokens[k].kind == TokenKind::Initial {
            context.person = true;
            context.against = true;
        } else if cased
            && capital
            && matches!(doc.tokens[k].kind, TokenKind::Word)
            && !word.is(Class::MONTH | Class::WEEKDAY | Class::DETERMINER)
        {
            let given = word.entry.given >= 4;
            let name = doc.word(at).entry.surname >= 2 || doc.word(at).entry.given >= 3;
            if given && (name || !strong) {
                context.person = true;
                context.against = true;
            } else if !strong {
                context.against = true;
            }
        } else if cased
            && word.is_capitalized()
            && word.entry.given >= 5
            && !word.is_common()
            && doc.word(at).entry.surname.max(doc.word(at).entry.given) >= 3
        {
            // "Anna X" at the start of a sentence.
            context.person = true;
            context.against = true;
        } else if matches!(lower, "and" | "or" | ",") && k > first && context.cue == 0 {
            // In a list with a sure place.
            let other = k.checked_sub(1).filter(|&j| j >= first && doc.word(j).is_capitalized());
            if other.and_then(|j| gazetteer::longest(doc, j, k)).is_some_and(|m| m.strength >= 7 && !m.demonym) {
                context.cue = 1;
            }
        }
    }
    context
}

/// Runs the pass: all plausible toponyms of the story, in order, disjoint.
pub(super) fn find(reading: &Reading<'_>, findings: &mut Findings) {
    let doc = reading.doc;
    let mut found: Vec<(Match, Context)> = Vec::new();
    for sentence in &doc.sentences {
        let block = &reading.article.blocks[sentence.block as usize];
        if !block.kind.is_story() {
            continue;
        }
        let range = sentence.tokens.range();
        let (mut capital, mut lower) = (0, 0);
        for k in range.clone() {
            let word = doc.word(k);
            match word.case {
                Case::Lower if word.text().len() > 3 => lower += 1,
                Case::Capital | Case::Upper => capital += 1,
                _ => {}
            }
        }
        let cased = lower * 2 >= capital || lower > 4;
        let dateline = reading.article.parts.dateline;
        let mut at = range.start;
        while at < range.end {
            if !doc.word(at).is_capitalized() {
                at += 1;
                continue;
            }
            match gazetteer::longest(doc, at, range.end) {
                Some(m) => {
                    let mut context = context(doc, &m, sentence.tokens, cased);
                    if dateline.is_some_and(|d| d.contains(doc.span(m.tokens))) {
                        context = Context { cue: 3, ..Context::default() };
                    }
                    at = m.tokens.end as usize;
                    found.push((m, context));
                }
                None => at += 1,
            }
        }
    }
    let mut cues: FxHashMap<u64, (u8, bool)> = FxHashMap::default();
    for (m, context) in &found {
        let entry = cues.entry(m.id()).or_default();
        if !context.against {
            entry.0 = entry.0.max(context.cue);
        }
        entry.1 |= context.person;
    }
    findings.toponyms = found
        .iter()
        .filter_map(|(m, context)| {
            let (vouched, person) = cues.get(&m.id()).copied().unwrap_or_default();
            let first = doc.word(m.tokens.first as usize).entry;
            let namelike = m.strength < 9 || m.tokens.len() == 1 && first.surname.max(first.given) >= 3;
            let belief = belief(m, *context, vouched, person && namelike);
            (belief > 0).then_some(Toponym { tokens: m.tokens, demonym: m.demonym, belief })
        })
        .collect();
}

/// Puts the strength of a match and its context together.
fn belief(m: &Match, context: Context, vouched: u8, person: bool) -> u8 {
    if context.against {
        return 0;
    }
    if m.demonym {
        return m.strength;
    }
    // A cue elsewhere is nearly as good as one here.
    let cue = match context.cue.max(vouched) {
        3 if context.cue == 3 => 4,
        3 => 3,
        cue => cue,
    };
    let belief = m.strength + cue;
    let belief = if person && context.cue < 2 { belief.saturating_sub(4) } else { belief };
    belief.min(9)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::input::article_from_text;

    /// The likely toponyms of a text.
    fn likely(text: &str) -> Vec<String> {
        let article = article_from_text(text);
        let mut doc = Document::default();
        doc.read(&article);
        let config = Config::default();
        let reading = Reading { article: &article, text: &article.text, doc: &doc, config: &config };
        let mut findings = Findings::default();
        find(&reading, &mut findings);
        findings.toponyms.iter().filter(|t| t.belief >= 6).map(|t| doc.span(t.tokens).of(text).to_owned()).collect()
    }

    #[test]
    fn what_speaks_for_a_place() {
        for (text, want) in [
            ("She lives in Reading now.", vec!["Reading"]),
            ("She was reading. Reading is fun.", vec![]),
            ("Mobile, Alabama, is a port.", vec!["Mobile", "Alabama"]),
            ("Mobile phones rang.", vec![]),
            ("Crews left Lincoln, Nebraska, at noon. The Lincoln mayor waved.", vec!["Lincoln", "Nebraska", "Lincoln"]),
            ("Anna Lincoln waved. Then Lincoln left.", vec![]),
            ("He was born near Florence.", vec!["Florence"]),
            ("He said Florence smiled.", vec![]),
            ("Clashes spread across northern Syria.", vec!["Syria"]),
            ("The town of Nice was calm.", vec!["Nice"]),
        ] {
            assert_eq!(likely(text), want, "{text}");
        }
    }

    #[test]
    fn what_speaks_against_it() {
        for (text, want) in [
            ("Mr. Houston and Ms. Paris met.", vec![]),
            ("Paris Hilton waved.", vec![]),
            ("Chad Miller did not play.", vec![]),
            ("Aid reached Chad.", vec!["Chad"]),
            ("Readers of the Boston Globe wrote many letters.", vec![]),
            ("John F. Lansing left.", vec![]),
        ] {
            assert_eq!(likely(text), want, "{text}");
        }
    }
}

//! Cues right before or after a name.

use super::Found;
use super::reader::Reader;
use crate::extract::findings::CasualtyKind;
use crate::lexicon::event_words::{Role, plays};
use crate::lexicon::persons::person_noun;
use crate::lexicon::{Class, casualties};
use crate::text::TokenKind;

/// Tokens at a sentence's opening: "Among the four wounded was Ana Ruiz".
const OPENING: usize = 4;

/// Tokens from "murder" to "of": "the assassination on 15 September of Ana Ruiz".
const NOUN_REACH: usize = 6;

/// "the murder of Ana Ruiz", "the funeral of 19-year-old Ana Ruiz", "funeral services for Tom Hale"
pub(super) fn suffered(reader: &Reader<'_>) -> Option<Found> {
    let services = reader.back(1) == "for" && reader.back(2) == "services" && matches!(reader.back(3), "funeral" | "burial" | "memorial");
    if services {
        return Some((Some(CasualtyKind::Killed), None));
    }
    if reader.back(1) != "of" {
        return None;
    }
    let noun = (2..NOUN_REACH).map(|n| reader.back(n)).take_while(|lower| !lower.is_empty()).enumerate();
    let doc = reader.doc;
    let dated = |n: usize| {
        (reader.head - 1 - n..reader.head - 1)
            .all(|k| doc.word(k).is(Class::CALENDAR | Class::MONTH | Class::WEEKDAY) || doc.tokens[k].kind == TokenKind::Number)
    };
    let (_, noun) = noun.into_iter().find(|&(n, lower)| plays(lower, Role::SUFFERED | Role::MOURNS) && dated(n))?;
    Some((status_of(noun), None))
}

/// "Ruiz's murder", "Ana Ruiz's body"
pub(super) fn owner(reader: &Reader<'_>) -> Option<Found> {
    let end = reader.name.tokens.end as usize;
    let clitic = end < reader.to && reader.doc.tokens[end].kind == TokenKind::Clitic;
    let noun = [reader.ahead(1), reader.ahead(2)].into_iter().find(|lower| plays(lower, Role::SUFFERED | Role::MOURNS))?;
    clitic.then(|| (status_of(noun), None))
}

/// "shot and killed Ana Ruiz", "killing his brother Tom", "firing the shot into 34-year-old Tom Hale"
pub(super) fn object(reader: &Reader<'_>) -> Option<Found> {
    let verb = reader.back(1);
    let into = verb == "into" && matches!(reader.back(2), "shot" | "shots" | "bullet" | "bullets" | "knife" | "rounds");
    let passive = matches!(reader.back(2), "was" | "were" | "been" | "being" | "is" | "are" | "got");
    (into || plays(verb, Role::OBJECT) && !passive).then(|| (status_of(verb), None))
}

/// In apposition to the victim of a figure: "his son, Tom Hale, was shot", "Ana Ruiz, a teacher, was killed".
pub(super) fn apposed(reader: &Reader<'_>) -> Option<Found> {
    let doc = reader.doc;
    let (first, end) = (reader.name.tokens.first as usize, reader.name.tokens.end as usize);
    // "A man was killed, police chief Ana Ruiz said"
    if end < reader.to && doc.word(end).is(Class::CUE) {
        return None;
    }
    let single = reader.figures().filter(|(_, figure)| figure.count.max == Some(1));
    let mut victims = single.filter_map(|(k, figure)| Some((k, figure, doc.tokens_in(figure.victims.as_ref()?.span))));
    let (k, figure, _) = victims.find(|(_, figure, victims)| {
        let after = victims.end as usize + 1 == reader.head && reader.back(1) == ",";
        // "Ana Ruiz, a teacher at the school, was killed"
        let told = doc.tokens_in(figure.span).first as usize;
        let before =
            reader.ahead(0) == "," && matches!(reader.ahead(1), "a" | "an") && (told == end + 1 || victims.first as usize == end + 2);
        after && first >= victims.end as usize || before
    })?;
    Some((Some(figure.kind), Some(k)))
}

/// In the list after several victims: "four were hurt, including Ana Ruiz, 20", "killed: Ana Ruiz, 20"
pub(super) fn opened(reader: &Reader<'_>) -> Option<Found> {
    let opens = matches!(reader.back(1), "including" | ":" | "were" | "are" | "–" | "—" | "-" | "included" | "include");
    let (k, figure) = reader.figures().find(|(_, figure)| figure.count.max != Some(1) && figure.span.start <= reader.name.span.start)?;
    opens.then_some((Some(figure.kind), Some(k)))
}

/// "the victim, Ana Ruiz,", "The victims were Ana Ruiz, 20, …", "victim Ana Ruiz"
pub(super) fn victim_noun(reader: &Reader<'_>) -> Option<Found> {
    let links =
        |lower: &str| matches!(lower, "," | ":" | "is" | "was" | "were" | "are" | "include" | "included" | "including" | "as" | "the");
    let noun = (1..=4).map(|n| reader.back(n)).find(|lower| !links(lower))?;
    matches!(noun, "victim" | "victims" | "deceased").then(|| ((noun == "deceased").then_some(CasualtyKind::Killed), None))
}

/// "Also wounded were Ana Ruiz, 22, and …", "Among the dead was Tom Hale"
pub(super) fn inverted(reader: &Reader<'_>) -> Option<Found> {
    if !matches!(reader.back(1), "was" | "were" | "is" | "are") {
        return None;
    }
    let doc = reader.doc;
    let status = (reader.first..reader.head).take(OPENING).find_map(|k| {
        let phrase = casualties::longest(|j| if k + j < reader.head { doc.lower(k + j) } else { "" });
        phrase?.1
    })?;
    let victim = matches!(status, CasualtyKind::Killed | CasualtyKind::Injured | CasualtyKind::Kidnapped | CasualtyKind::Missing);
    victim.then_some((Some(status), None))
}

/// "Ana Ruiz, the woman who was shot, is expected to live"
pub(super) fn who_was(reader: &Reader<'_>) -> Option<Found> {
    let noun = person_noun(reader.ahead(2)).is_some();
    let whom = reader.ahead(0) == "," && matches!(reader.ahead(1), "the" | "a" | "one") && noun && reader.ahead(3) == "who";
    let passive = |lower: &str| matches!(lower, "was" | "were" | "been" | "being" | "is" | "fatally" | "and");
    let harmed = (4..8).any(|n| plays(reader.ahead(n), Role::OBJECT) && passive(reader.ahead(n - 1)));
    (whom && harmed).then_some((None, None))
}

/// "the wounded man, Tom Hale,", "slain student Ana Ruiz"
pub(super) fn attributive(reader: &Reader<'_>) -> Option<Found> {
    let word = match (reader.back(1), reader.back(2)) {
        (",", noun) if person_noun(noun).is_some() => reader.back(3),
        (word, _) => word,
    };
    match word {
        "wounded" | "injured" => Some((Some(CasualtyKind::Injured), None)),
        "slain" | "murdered" | "dead" => Some((Some(CasualtyKind::Killed), None)),
        "kidnapped" | "abducted" => Some((Some(CasualtyKind::Kidnapped), None)),
        _ => None,
    }
}

/// What a word says became of the victim: "murder", "killing", "funeral" that they died; "shooting" leaves it open.
fn status_of(lower: &str) -> Option<CasualtyKind> {
    match lower {
        "shooting" | "shot" | "stabbing" | "stabbed" | "struck" | "striking" | "hit" | "hitting" | "beating" | "beat" | "into" => None,
        "wounded" | "wounding" | "injuring" | "injured" => Some(CasualtyKind::Injured),
        "abduction" | "kidnapping" | "kidnapped" | "abducted" => Some(CasualtyKind::Kidnapped),
        "disappearance" => Some(CasualtyKind::Missing),
        _ => Some(CasualtyKind::Killed),
    }
}

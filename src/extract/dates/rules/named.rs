//! Days with a name of their own. These rows come first of all, for "May" begins "May Day" and "Friday" ends "Black Friday".

use super::{Match, Rule, rule};
use crate::extract::dates::meaning::{Meaning, Raw, Widened, Year};
use crate::lexicon::calendar::{Holiday, Role, named_day};

pub(super) const RULES: &[Rule] = &[
    rule!("holiday", "HOLIDAY", holiday_alone, holiday, fires "They met on [New Year's Eve] here.", quiet "It was a good new independence of Easterners, in a Christmas tree."),
    rule!("rel_holiday", "LAST|THIS|NEXT|COMING|PREVIOUS|FOLLOWING HOLIDAY", holiday_alone, holiday, fires "They met [last Thanksgiving] here.", quiet "It was the last good harvest."),
];

/// "Christmas tree", "Easter Bunny": the name only describes, unless a word of happening follows.
fn holiday_alone(m: &Match<'_>) -> bool {
    let things = ["tree", "trees", "bunny", "egg", "eggs", "card", "cards", "present", "presents", "carol", "carols", "gift", "gifts"];
    let first = m.get(Role::HOLIDAY).map_or(0, |item| item.first as usize);
    let (_, words) = named_day(|k| m.doc.lower(first + k)).unwrap_or((Holiday::Fixed(1, 1), 1));
    let next = m.doc.lower(first + words);
    let island = m.doc.lower(first + words) == "island";
    !things.contains(&next) && !island && !matches!(m.word_before(1), "merry" | "happy" | "father")
}

fn holiday(m: &Match<'_>, out: &mut Vec<Raw>) -> Option<()> {
    let at = m.index(Role::HOLIDAY, 0)?;
    let first = m.items[at].first as usize;
    // A name is written with capitals; "christmas" alone may be forgiven.
    if !m.doc.is_capitalized(first) {
        return None;
    }
    let (rule, words) = named_day(|k| m.doc.lower(first + k))?;
    let end = m.items[at..].iter().position(|item| item.first as usize >= first + words).map_or(m.items.len(), |n| at + n);
    let (end, year) = match m.items.get(end) {
        Some(item) if item.roles.contains(Role::YEAR) => (end + 1, Year::Is(item.value)),
        _ => (end, Year::Unsaid),
    };
    // "Christmas week", "the Easter weekend"
    let widened = m.items.get(end).and_then(|item| match item.value {
        5 if item.roles.contains(Role::UNIT) => Some(Widened::Week),
        _ if item.roles.contains(Role::WEEKEND) => Some(Widened::Weekend),
        _ => None,
    });
    let end = end + usize::from(widened.is_some());
    m.emit_part(out, m.first, end, Meaning::Holiday(year, super::relative::which(m), rule))?;
    out.last_mut()?.widened = widened;
    Some(())
}

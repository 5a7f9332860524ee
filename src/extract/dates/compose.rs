//! Joins neighbours into one expression ("Friday" and "20 February", "5 p.m." and "Saturday"), hands years on inside a pair, and takes
//! in the words before an expression that modify it ("early", "the end of", "nearly").

use super::clocked;
use super::items::Item;
use super::meaning::{Amount, Base, Clock, Meaning, Raw, Unit, Which, Widened, Wording, Year};
use crate::extract::findings::Modifier;
use crate::lexicon::calendar::Role;

/// Works on the expressions of one sentence.
pub(super) fn compose(items: &[Item], raws: &mut Vec<Raw>) {
    join(items, raws);
    for k in 1..raws.len() {
        let (before, behind) = raws.split_at_mut(k);
        if let (Some(a), Some(b)) = (before.last_mut(), behind.first_mut()) {
            coordinate(items, a, b);
        }
    }
    for k in 0..raws.len() {
        let least = if k == 0 { 0 } else { raws[k - 1].end };
        modify(items, &mut raws[k], least);
    }
    beside(items, raws);
    for k in 1..raws.len() {
        // "80 years later, in 1902": the year itself says when.
        let (offset, year) = (&raws[k - 1], &raws[k]);
        let between = gap(items, offset, year);
        let apposed = between.len() == 2 && between[0].roles.contains(Role::COMMA) && between[1].roles.contains(Role::IN);
        if apposed
            && matches!(offset.meaning, Meaning::Offset(Base::Context, Unit::Year | Unit::Decade, _))
            && matches!(year.meaning, Meaning::Year(Year::Is(_)))
        {
            raws[k - 1].meaning = raws[k].meaning.clone();
        }
    }
}

/// What is counted from the expression behind it: "the day before Christmas" is a day, "two days before Christmas" a length that ends
/// with it.
fn beside(items: &[Item], raws: &mut Vec<Raw>) {
    // Written anew only where something is put between: a list that grows in its middle is moved for each.
    let mut between: Vec<(usize, Raw)> = Vec::new();
    for k in 0..raws.len() {
        let (first, least) = (raws[k].first, if k == 0 { 0 } else { raws[k - 1].end });
        let word = |n: usize| first.checked_sub(n).filter(|&at| at >= least).map_or(Role::empty(), |at| items[at].roles);
        let toward = match word(1) {
            roles if roles.contains(Role::EARLIER | Role::LEADS) => -1,
            roles if roles.contains(Role::LATER | Role::LEADS) => 1,
            _ => 0,
        };
        let lasting = matches!(raws[k].meaning, Meaning::Duration(..) | Meaning::Set(..) | Meaning::Reference(_) | Meaning::Nothing);
        if k > 0 {
            let bound = bound(items, &raws[k - 1], &raws[k]);
            (raws[k - 1].ended, raws[k - 1].begun) = (bound == Some(Bound::Last), bound == Some(Bound::First));
        }
        if toward == 0 || lasting {
            continue;
        }
        let unit = first.checked_sub(2).and_then(|at| Unit::from_value(items[at].value)).filter(|unit| *unit >= Unit::Day);
        if let Some(unit) = unit.filter(|_| word(2).contains(Role::UNIT) && word(3).contains(Role::THE)) {
            let meaning = Meaning::Beside(unit, toward);
            between.push((k, Raw { first: first - 3, end: first - 1, meaning, rule: "the_unit_beside", ..Raw::default() }));
        } else if k > 0 && raws[k - 1].end + 1 == first && matches!(raws[k - 1].meaning, Meaning::Duration(Amount::Exact(_), _, 0)) {
            raws[k - 1].beside = toward;
        }
    }
    if between.is_empty() {
        return;
    }
    let mut between = between.into_iter().peekable();
    for (k, raw) in std::mem::take(raws).into_iter().enumerate() {
        raws.extend(between.next_if(|(before, _)| *before == k).map(|(_, raw)| raw));
        raws.push(raw);
    }
}

/// Which day of a length the expression after it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bound {
    First,
    Last,
}

/// "the quarter ended Sept. 30", "the year to March 2024", "in 12 months to June", "the year from April 2021"
fn bound(items: &[Item], length: &Raw, edge: &Raw) -> Option<Bound> {
    let link = match gap(items, length, edge) {
        [link] => link.roles,
        [up, to] if up.roles.contains(Role::UP) => to.roles,
        _ => return None,
    };
    let unit = match length.meaning {
        Meaning::Duration(Amount::Exact(_), unit, _) => unit,
        Meaning::Quarter(_, None) => Unit::Quarter,
        _ => return None,
    };
    if link.contains(Role::ENDED) && is_day(edge) {
        return Some(Bound::Last);
    }
    let calendar = match edge.meaning {
        Meaning::Month(..) | Meaning::MonthNear(..) => unit >= Unit::Month,
        _ => is_day(edge) && unit >= Unit::Week,
    };
    let before = length.first.checked_sub(1).map_or(Role::empty(), |k| items[k].roles);
    // "the half year"
    let the = (items[length.first].roles | before).contains(Role::THE);
    // "It is three months to June."
    let framed = the || before.intersects(Role::IN | Role::LEADS | Role::OVER);
    if link.intersects(Role::ENDED) && calendar || link.intersects(Role::TO | Role::THROUGH) && calendar && framed {
        return Some(Bound::Last);
    }
    (link.contains(Role::FROM) && calendar && the).then_some(Bound::First)
}

pub(super) fn gap<'a>(items: &'a [Item], a: &Raw, b: &Raw) -> &'a [Item] {
    items.get(a.end..b.first).unwrap_or(&[])
}

/// Is it one day, that a time of day can belong to?
pub(super) fn is_day(raw: &Raw) -> bool {
    raw.clock.is_none()
        && match raw.meaning {
            Meaning::Day(..)
            | Meaning::DayNear(..)
            | Meaning::DayOfMonth(_)
            | Meaning::Weekday(..)
            | Meaning::WeekdayOfWeek(..)
            | Meaning::Holiday(..) => true,
            Meaning::Offset(_, unit, _) | Meaning::OffsetOf(_, _, unit, _) => unit == Unit::Day,
            _ => false,
        }
}

/// "the early hours": where it begins.
fn early_hours(items: &[Item], raw: &Raw) -> Option<usize> {
    let before = |n: usize| raw.first.checked_sub(n).map_or(Role::empty(), |k| items[k].roles);
    let hours = raw.meaning == Meaning::Duration(Amount::Vague, Unit::Hour, 0) && raw.end == raw.first + 1;
    // "the early morning hours"
    let morning = usize::from(before(1).intersects(Role::PART));
    let early = hours && before(morning + 1).intersects(Role::EARLY) && before(morning + 2).intersects(Role::THE);
    early.then(|| raw.first - morning - 2)
}

/// Merges what is one expression.
fn join(items: &[Item], raws: &mut Vec<Raw>) {
    // What is merged is written over what it was merged from: `last` is the last expression so far.
    let mut last = 0;
    for k in 1..raws.len() {
        let (a, b) = (&raws[last], &raws[k]);
        let between = gap(items, a, b);
        let only = |roles: Role, most: usize| between.len() <= most && between.iter().all(|item| item.roles.intersects(roles));
        let merged = if matches!(a.meaning, Meaning::Weekend(_)) && is_day(b) && !between.is_empty() && only(Role::OF, 1) {
            // Taken in as what widens the day.
            Some(b.clone())
        } else if let Some(first) = early_hours(items, a)
            && (is_day(b) || b.clock == Some(Clock::Part("MO")))
            && !between.is_empty()
            && only(Role::OF | Role::ON, 1)
        {
            Some(Raw { first, clock: Some(Clock::Part("MO")), modifier: Some(Modifier::Start), ..b.clone() })
        } else if let Meaning::Weekday(_, weekday) = a.meaning
            && matches!(b.meaning, Meaning::Day(..))
            && (a.clock.is_none() || b.clock.is_none())
            && only(Role::COMMA | Role::THE, 2)
        {
            Some(Raw { first: a.first, weekday: Some(weekday), clock: a.clock.or(b.clock), ..b.clone() })
        } else if matches!(b.meaning, Meaning::Weekday(Which::Near, _))
            && b.clock.is_some()
            && matches!(a.meaning, Meaning::Offset(_, Unit::Week, _))
            && between.is_empty()
        {
            Some(Raw { end: b.end, ..a.clone() })
        } else {
            clocked::join(items, a, b).or_else(|| of_year(a, b).filter(|_| between.is_empty()))
        };
        if let Some(merged) = merged {
            raws[last] = merged;
        } else {
            last += 1;
            raws.swap(last, k);
        }
    }
    raws.truncate(last + 1);
}

/// "4 March last year", "August 21 two years ago"
fn of_year(a: &Raw, b: &Raw) -> Option<Raw> {
    match (&a.meaning, &b.meaning) {
        (&Meaning::Day(Year::Unsaid, month, d), &Meaning::Offset(Base::Article, Unit::Year, n)) if b.wording != Wording::TheUnit => {
            Some(Raw { end: b.end, meaning: Meaning::Day(Year::From(n), month, d), ..a.clone() })
        }
        _ => None,
    }
}

/// A pair: the half without its year takes the other's, and a stretch from one to the other is marked.
fn coordinate(items: &[Item], a: &mut Raw, b: &mut Raw) {
    let between = gap(items, a, b);
    let [link] = between else { return };
    let before = |n: usize| a.first.checked_sub(n).map_or(Role::empty(), |k| items[k].roles);
    let stretch = link.roles.intersects(Role::TO | Role::THROUGH | Role::DASH | Role::HYPHEN)
        || link.roles.intersects(Role::AND) && before(1).intersects(Role::BETWEEN);
    let pair = stretch || link.roles.intersects(Role::AND | Role::OR | Role::COMMA);
    if !pair {
        return;
    }
    clocked::share_day(a, b);
    let key = |meaning: &Meaning| match *meaning {
        Meaning::Day(_, month, day) => Some((month, day)),
        Meaning::Month(_, month) => Some((month, 0)),
        _ => None,
    };
    if let (Some(from), Some(to)) = (key(&a.meaning), key(&b.meaning)) {
        let comma = link.roles.contains(Role::COMMA);
        match (&mut a.meaning, &mut b.meaning) {
            (
                Meaning::Day(year @ Year::Unsaid, ..) | Meaning::Month(year @ Year::Unsaid, _),
                Meaning::Day(said, ..) | Meaning::Month(said, _),
            ) => {
                if let Year::Is(y) = *said {
                    *year = Year::Is(if from <= to { y } else { y - 1 });
                } else {
                    *year = *said;
                }
            }
            (
                Meaning::Day(said, ..) | Meaning::Month(said, _),
                Meaning::Day(year @ Year::Unsaid, ..) | Meaning::Month(year @ Year::Unsaid, _),
            ) if !comma => {
                if let Year::Is(y) = *said {
                    *year = Year::Is(if from <= to { y } else { y + 1 });
                }
            }
            _ => {}
        }
    }
    // "spring and summer of 1871"
    if let (Meaning::Season(year @ Year::Unsaid, Which::Near, _), &Meaning::Season(said @ Year::Is(_), ..)) = (&mut a.meaning, &b.meaning) {
        *year = said;
    }
    let same_kind = std::mem::discriminant(&a.meaning) == std::mem::discriminant(&b.meaning);
    let lasting = matches!(a.meaning, Meaning::Duration(..) | Meaning::Set(..) | Meaning::Reference(_));
    if stretch && same_kind && !lasting {
        b.joined = true;
    }
}

/// Takes in the words before that modify; `least` is where the expression before ends.
fn modify(items: &[Item], raw: &mut Raw, least: usize) {
    let at = |raw: &Raw, n: usize| raw.first.checked_sub(n).filter(|&k| k >= least).map_or(Role::empty(), |k| items[k].roles);
    match raw.meaning {
        Meaning::Set(..) | Meaning::Reference(_) | Meaning::Nothing => return,
        Meaning::Duration(_, _, direction) => {
            if direction == 0 {
                quantify(items, raw, least);
            }
            return;
        }
        Meaning::Offset(_, _, n) if n.abs() > 1 || items[raw.end - 1].roles.intersects(Role::AGO | Role::EARLIER | Role::LATER) => {
            quantify(items, raw, least);
        }
        _ => {}
    }
    if raw.modifier.is_some() {
        return;
    }
    // "the week of March 6", "the week ended March 6", "the weekend of March 5"
    let widened = match at(raw, 2) {
        roles if roles.contains(Role::UNIT) && items[raw.first - 2].value == 5 => Some(Widened::Week),
        roles if roles.contains(Role::WEEKEND) => Some(Widened::Weekend),
        _ => None,
    };
    if is_day(raw) && at(raw, 1).intersects(Role::OF | Role::ENDED) && widened.is_some() {
        raw.widened = widened;
        raw.first -= 2;
        if at(raw, 1).intersects(Role::THE) {
            raw.first -= 1;
        }
    }
    // "the night of 9 May", "the morning of the attack" (no day, no expression).
    if is_day(raw) && at(raw, 1).intersects(Role::OF | Role::ON) && at(raw, 2).intersects(Role::PART) {
        let part = ["MO", "AF", "EV", "NI"][(items[raw.first - 2].value.clamp(1, 4) - 1) as usize];
        raw.clock = Some(Clock::Part(part));
        raw.first -= 2;
        if at(raw, 1).intersects(Role::THE) {
            raw.first -= 1;
        }
    }
    let (first, second) = (at(raw, 1), at(raw, 2));
    let word = |roles: Role| -> Option<Modifier> {
        if roles.intersects(Role::EARLY | Role::EARLIER | Role::START) {
            Some(Modifier::Start)
        } else if roles.intersects(Role::MID | Role::MIDDLE) {
            Some(Modifier::Mid)
        } else if roles.intersects(Role::LATE | Role::LATER | Role::END) {
            Some(Modifier::End)
        } else {
            None
        }
    };
    let fuzzy = Role::EARLY | Role::LATE | Role::MID;
    let relative = matches!(raw.meaning, Meaning::Offset(..) | Meaning::FocusDay(_) | Meaning::Weekday(..) | Meaning::Weekend(_));
    let adverb = Role::EARLIER | Role::LATER;
    let whole = !is_day(raw);
    // What stands before, and how many items of it are taken in.
    let ways = [
        (first.intersects(fuzzy), 1),
        // "earlier this year", but not "before this year".
        (relative && first.intersects(adverb) && !first.intersects(Role::LEADS), 1),
        (first.intersects(Role::HYPHEN) && second.intersects(fuzzy), 2),
        (whole && first.intersects(Role::OF) && second.intersects(Role::END | Role::START | Role::MIDDLE), 2),
        (whole && first.intersects(Role::IN) && second.intersects(fuzzy | adverb) && !second.intersects(Role::LEADS), 2),
    ];
    let Some(&(_, taken)) = ways.iter().find(|(holds, _)| *holds) else { return };
    raw.modifier = word(items[raw.first - taken].roles);
    raw.first -= taken;
    if at(raw, 1).intersects(Role::THE) && !(taken == 1 && first.intersects(Role::EARLIER | Role::LATER)) {
        raw.first -= 1;
    }
}

/// "nearly", "more than", "at least", "up to" belong to the expression; "about" and "almost" modify it from outside.
fn quantify(items: &[Item], raw: &mut Raw, least: usize) {
    let at = |n: usize| raw.first.checked_sub(n).filter(|&k| k >= least).map_or(Role::empty(), |k| items[k].roles);
    let value_of = |n: usize| items[raw.first - n].roles;
    let (first, second, third) = (at(1), at(2), at(3));
    let the = items[raw.first].roles.intersects(Role::THE);
    // "took over a month", "just over two years"; "over a year" may be a stretch too, which is as long.
    let counted = items[raw.first].roles.intersects(Role::NUM | Role::A);
    let (modifier, inside) = if the {
        return;
    } else if first.intersects(Role::NEARLY) {
        (Some(Modifier::LessThan), 1)
    } else if first.intersects(Role::THAN) && second.intersects(Role::MORE | Role::LESS) {
        let more = value_of(2).intersects(Role::MORE);
        if third.intersects(Role::NO) {
            (Some(if more { Modifier::EqualOrLess } else { Modifier::EqualOrMore }), 3)
        } else {
            (Some(if more { Modifier::MoreThan } else { Modifier::LessThan }), 2)
        }
    } else if first.intersects(Role::LEAST | Role::MOST) && second.intersects(Role::AT) {
        (Some(if first.intersects(Role::LEAST) { Modifier::EqualOrMore } else { Modifier::EqualOrLess }), 2)
    } else if first.intersects(Role::TO) && second.intersects(Role::UP) {
        (Some(Modifier::EqualOrLess), 2)
    } else if first.intersects(Role::OVER) && counted {
        (Some(Modifier::MoreThan), 1)
    } else if first.intersects(Role::ABOUT) {
        (Some(Modifier::Approx), 0)
    } else {
        (None, 0)
    };
    if modifier.is_some() {
        raw.modifier = modifier;
        raw.first -= inside;
    }
}

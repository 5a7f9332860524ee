//! The article's own event summed up: the same victims counted once.
//!
//! Only figures of the event itself that are reported and no part of another enter. Figures of one person each are gathered into
//! persons ([`people`]), by name, age, sex and what they are; a person shot and later dead is dead. Where a total is given it wins over
//! their number; of several totals an explicit toll wins, then the largest.

mod added;
mod people;
mod sides;

use super::findings::{Casualty, CasualtyKind, FigureRule, Scope, Status, TollFigure, VictimKind};
use super::{Findings, Reading};
use crate::article::BlockKind;
use crate::lexicon::Class;
use crate::lexicon::casualties::{self, Frame};
use crate::lexicon::casualty_words::{Role, plays};
use people::Register;

/// Runs the pass.
pub(super) fn find(reading: &Reading<'_>, findings: &mut Findings) {
    if findings.casualties.is_empty() {
        return;
    }
    let start = beginning(reading, START);
    // A heading further down may be that of another story.
    let headed = |figure: &Casualty| {
        let block = reading.doc.sentences[reading.doc.sentence_at(figure.span.start)].block;
        figure.span.start > start && reading.article.blocks[block as usize].kind.is_heading()
    };
    let lead = beginning(reading, LEAD);
    let own = |&k: &usize| {
        let figure = &findings.casualties[k];
        counts(reading, figure)
            && !headed(figure)
            && !(is_of_a_pair(reading, figure) && findings.casualties.iter().any(|f| is_other(f, figure)))
    };
    let counted: Vec<usize> = (0..findings.casualties.len()).filter(own).collect();
    let register = Register::of(reading, findings, &counted, start);
    let summer = Summer { reading, all: &findings.casualties, counted: &counted, register: &register, start, lead };
    let killed = summer.kind(CasualtyKind::Killed, None);
    let injured = summer.kind(CasualtyKind::Injured, killed.as_ref());
    let missing = summer.kind(CasualtyKind::Missing, None);
    let displaced = summer.kind(CasualtyKind::Displaced, None);
    let toll = &mut findings.toll;
    (toll.killed, toll.injured, toll.missing, toll.displaced) = (killed, injured, missing, displaced);
    // "A man was shot", of whom the article also says that he died: it killed him. The toll has counted him already.
    let several = |&k: &usize| {
        let figure = &findings.casualties[k];
        matches!(figure.kind, CasualtyKind::Killed | CasualtyKind::Injured) && figure.count.max != Some(1) && figure.count.max != Some(0)
    };
    let lone = !counted.iter().any(several);
    let of = |k: usize| findings.casualties[k].victims.as_ref().map(|v| v.people.as_slice()).unwrap_or_default();
    let hurt: Vec<_> = register
        .hurt_of_the_dead(lone)
        .filter(|&(k, entry)| match entry {
            Some(entry) => of(k) == [entry],
            None => may_have_died(reading, &findings.casualties[k], lead),
        })
        .filter(|&(k, _)| is_shot(reading, &findings.casualties[k]))
        .map(|(k, _)| k)
        .collect();
    let single = register.single_victims();
    for k in hurt {
        findings.casualties[k].kind = CasualtyKind::Killed;
    }
    findings.single_victims = single;
}

/// Of one without a name: not one who comes in new ("A bystander was shot") behind the lead, nor one hit in the arm or leg.
fn may_have_died(reading: &Reading<'_>, figure: &Casualty, lead: u32) -> bool {
    let doc = reading.doc;
    let first = doc.tokens_in(figure.count.span).first as usize;
    let new = matches!(doc.lower(first), "a" | "an" | "one") && figure.span.start >= lead;
    let tokens = doc.sentences.get(doc.sentence_at(figure.span.start)).map(|s| s.tokens.range()).unwrap_or_default();
    !new && !tokens.into_iter().any(|t| plays(doc.lower(t), Role::LIMB))
}

/// Does the figure tell of people hit, whatever became of them ("shot", "struck by a bullet")?
fn is_shot(reading: &Reading<'_>, figure: &Casualty) -> bool {
    let doc = reading.doc;
    let tokens = doc.tokens_in(figure.span);
    let hit = |t: usize| {
        let lower = |k: usize| if t + k < tokens.end as usize { doc.lower(t + k) } else { "" };
        let frame = doc.word(t).is(Class::CASUALTY).then(|| casualties::longest(lower)).flatten().map(|(_, _, frame)| frame);
        matches!(frame, Some(Frame::Shot | Frame::Struck)) || matches!(doc.lower(t), "shooting" | "shootings")
    };
    tokens.range().any(hit)
}

/// Is it a figure of the event that nothing larger holds?
fn counts(reading: &Reading<'_>, casualty: &Casualty) -> bool {
    // "Vega lost his son": told of one who was counted, or of another time.
    let kin = casualty.rule == FigureRule::Loss && casualty.count.max == Some(1);
    // "all six of those deaths": counted before, of what else the article tells.
    let doc = reading.doc;
    let those =
        || doc.tokens_in(casualty.span).range().any(|k| doc.lower(k) == "those" && matches!(doc.lower(k + 1), "deaths" | "fatalities"));
    casualty.scope == Scope::Event && casualty.status == Status::Reported && casualty.count.share.is_none() && !kin && !those()
}

/// "They found the gun, and one shot the other": of two who are told of elsewhere.
fn is_of_a_pair(reading: &Reading<'_>, figure: &Casualty) -> bool {
    let doc = reading.doc;
    let tokens = doc.tokens_in(figure.span);
    let (first, end) = (tokens.first as usize, tokens.end as usize);
    let other = end >= 2 && doc.lower(end - 1) == "other" && doc.lower(end - 2) == "the";
    other && first > 0 && doc.lower(first - 1) == "one"
}

/// Is it another figure of the event's dead or hurt?
fn is_other(one: &Casualty, figure: &Casualty) -> bool {
    let hurt = matches!(one.kind, CasualtyKind::Killed | CasualtyKind::Injured);
    hurt && one.span != figure.span && one.scope == Scope::Event && one.count.max != Some(0)
}

/// Sentences of the body that make the lead.
const LEAD: usize = 6;

/// Sentences of the body's beginning, whose total is the event's.
const START: usize = 2;

/// Tokens from "in all", "overall" to the figure that they sum up at most.
const SUM_REACH: usize = 7;

/// Figures that come on top of a total at most.
const MOST_ADDED: usize = 4;

/// Sentences between the numbers of two sources at most.
const RIVAL_REACH: usize = 2;

/// Sentences between the figures of two sides at most.
const NEAR: usize = 8;

/// The byte behind the headline and the first `n` sentences of the body.
fn beginning(reading: &Reading<'_>, n: usize) -> u32 {
    let body = |s: &&crate::text::Sentence| {
        let kind = reading.article.blocks[s.block as usize].kind;
        kind.is_story() && !kind.is_heading() && kind != BlockKind::Caption && s.tokens.len() > 3
    };
    reading.doc.sentences.iter().filter(body).take(n).last().map_or(0, |s| reading.doc.span(s.tokens).end)
}

struct Summer<'a> {
    reading: &'a Reading<'a>,
    all: &'a [Casualty],
    counted: &'a [usize],
    register: &'a Register,
    /// The byte behind the body's beginning.
    start: u32,
    /// The byte behind the lead.
    lead: u32,
}

/// A total: figures of one list ("three guards and two nurses"), and what they add up to.
#[derive(Clone, Debug)]
struct Total {
    figures: Vec<usize>,
    min: Option<u64>,
    max: Option<u64>,
    /// "30 others": besides those of a figure before.
    other: bool,
    /// "the death toll rose to 12"
    explicit: bool,
    /// An explicit toll, or said to be a total.
    toll: bool,
    /// People shot, whatever became of them.
    shot: bool,
    /// A number and not just a plural.
    numeral: bool,
    /// Of households, not of persons.
    homes: bool,
}

impl Total {
    fn size(&self) -> u64 {
        self.min.or(self.max).unwrap_or(0)
    }
}

impl Summer<'_> {
    fn kind(&self, kind: CasualtyKind, killed: Option<&TollFigure>) -> Option<TollFigure> {
        let totals = self.totals(kind);
        let persons: Vec<_> = self.register.of_kind(kind).collect();
        let best = self.best(&totals);
        let single = || {
            let n = persons.len() as u64;
            let from = persons.iter().map(|p| p.first(kind)).collect();
            (n > 0).then_some(TollFigure { min: Some(n), max: Some(n), from })
        };
        let Some(best) = best else {
            return single().or_else(|| self.zero(kind));
        };
        if let Some(sides) = self.sides(kind, &best, &totals) {
            return Some(sides);
        }
        if let Some(rival) = self.rival(&best, &totals) {
            let mut from: Vec<_> = best.figures.iter().chain(&rival.figures).copied().collect();
            from.sort_unstable();
            return Some(TollFigure { min: best.min.min(rival.min), max: best.max.zip(rival.max).map(|(a, b)| a.max(b)), from });
        }
        let mut figure = TollFigure { min: best.min, max: best.max, from: best.figures.clone() };
        if best.other {
            // "A man was shot and three others …": those before belong to it.
            let before = persons.iter().map(|p| p.first(kind)).filter(|&k| k < best.figures[0]);
            figure.from.extend(before);
            let n = (figure.from.len() - best.figures.len()) as u64;
            figure.min = figure.min.map(|m| m.saturating_add(n));
            figure.max = figure.max.map(|m| m.saturating_add(n));
        } else if !best.numeral && persons.len() as u64 > best.size() {
            return single();
        } else {
            for more in self.added(kind, &best, &totals) {
                let count = self.all[more].count;
                figure.min = figure.min.zip(count.min).map(|(a, b)| a.saturating_add(b));
                figure.max = figure.max.zip(count.max).map(|(a, b)| a.saturating_add(b));
                figure.from.push(more);
            }
        }
        // "Four people were shot", and later "all four victims were taken to a hospital".
        let all = self.reading.doc.tokens_in(self.all[best.figures[0]].span).range().take(1).any(|k| self.reading.doc.lower(k) == "all");
        let shot = best.shot || all && totals.iter().any(|t| t.shot && !t.other && t.size() == best.size());
        if kind == CasualtyKind::Injured
            && shot
            && !best.other
            && let Some(dead) = killed
        {
            let (Some(dead), Some(shot)) = (dead.min, figure.min) else { return Some(figure) };
            if dead >= shot {
                return None;
            }
            figure.min = Some(shot - dead);
            figure.max = figure.max.map(|m| m - dead.min(m));
        }
        Some(figure)
    }

    /// "A total of 12", "12 in total".
    fn says_total(&self, figure: &Casualty) -> bool {
        let doc = self.reading.doc;
        let tokens = doc.tokens_in(figure.span);
        let (first, end) = ((tokens.first as usize).saturating_sub(SUM_REACH), (tokens.end as usize + 3).min(doc.tokens.len()));
        (first..end).any(|k| match doc.lower(k) {
            "all" => doc.lower(k.wrapping_sub(1)) == "in" && doc.lower(k + 1) == ",",
            "total" => matches!(doc.lower(k + 1), "of" | ",") || matches!(doc.lower(k.wrapping_sub(1)), "in" | "a"),
            "overall" | "altogether" | "collectively" => true,
            _ => false,
        })
    }

    /// "No one was hurt", where nothing else is said.
    fn zero(&self, kind: CasualtyKind) -> Option<TollFigure> {
        // "The driver was unhurt" says nothing of the others.
        let none = |&&k: &&usize| self.all[k].kind == kind && self.all[k].count.max == Some(0) && self.all[k].rule != FigureRule::Unhurt;
        let k = *self.counted.iter().find(none)?;
        Some(TollFigure { min: Some(0), max: Some(0), from: vec![k] })
    }

    /// "A nun and two guards were among the dead": two of one list.
    fn is_listed(&self, one: &Casualty, next: &Casualty) -> bool {
        let doc = self.reading.doc;
        let between = doc.tokens_in(one.span).end as usize..doc.tokens_in(next.span).first as usize;
        let joins = |k: usize| matches!(doc.lower(k), "," | "and");
        one.rule == FigureRule::Members
            && next.rule == one.rule
            && !between.is_empty()
            && between.len() <= 2
            && between.into_iter().all(joins)
    }

    /// The totals of a kind, in order: figures of one list together.
    fn totals(&self, kind: CasualtyKind) -> Vec<Total> {
        let mut totals: Vec<Total> = Vec::new();
        let mut last = None::<usize>;
        for &k in self.counted {
            let figure = &self.all[k];
            if figure.kind != kind || figure.part_of.is_some() || figure.count.max == Some(0) {
                continue;
            }
            let words = figure.count.span.of(self.reading.text);
            let doc = self.reading.doc;
            let head = doc.tokens_in(figure.span);
            let other = head.range().any(|t| matches!(doc.lower(t), "others" | "another" | "more" | "other" | "additional"))
                && !words.to_lowercase().starts_with("more than")
                || figure.rule == FigureRule::Inverted && head.first > 0 && doc.lower(head.first as usize - 1) == "also";
            let numeral = words.starts_with(|c: char| c.is_ascii_digit())
                || doc.tokens_in(figure.count.span).range().any(|t| doc.numeral_at(t).is_some());
            let joined = last.is_some_and(|l| self.all[l].span.overlaps(figure.span) || self.is_listed(&self.all[l], figure));
            // "identified the woman killed as Ana Ruiz": one.
            if joined
                && last.is_some_and(|l| self.all[l].rule.names_victims() && self.all[l].span.contains(figure.span))
                && figure.count.max == Some(1)
            {
                continue;
            }
            let one = Total {
                figures: vec![k],
                min: figure.count.min,
                max: figure.count.max,
                other,
                explicit: figure.rule.gives_total(),
                toll: figure.rule.gives_total() || self.says_total(figure),
                shot: is_shot(self.reading, figure),
                numeral,
                homes: figure.victims.as_ref().is_some_and(|v| v.kind == Some(VictimKind::Household)),
            };
            match totals.last_mut().filter(|_| joined) {
                Some(total) => {
                    total.figures.push(k);
                    total.min = total.min.zip(one.min).map(|(a, b)| a.saturating_add(b));
                    total.max = total.max.zip(one.max).map(|(a, b)| a.saturating_add(b));
                    total.numeral |= numeral;
                }
                None => totals.push(one),
            }
            last = Some(k);
        }
        totals.retain(|t| t.size() > 1 || t.numeral && (t.other || t.max != Some(1)));
        totals
    }

    /// "Two more died later", "A fifth person died in hospital": the figures that come on top of the best total, unless a total that holds them comes after them.
    fn added(&self, kind: CasualtyKind, best: &Total, totals: &[Total]) -> Vec<usize> {
        let at = |k: usize| self.all[k].span.start;
        let sentence = |k: usize| self.reading.doc.sentence_at(at(k));
        let own = best.figures[0];
        let last = totals.iter().filter(|other| other.toll && at(other.figures[0]) > at(own)).map(|t| at(t.figures[0])).max();
        let mut before = own;
        let mut found = Vec::new();
        for &k in self.counted.iter().filter(|&&k| self.all[k].kind == kind && at(k) > at(own)) {
            let figure = &self.all[k];
            let near = sentence(k) > sentence(own) && sentence(k) <= sentence(own) + NEAR;
            let next = best.figures.contains(&before);
            before = k;
            let exact = figure.count.min.is_some() && figure.count.min == figure.count.max && figure.count.max != Some(0);
            let held = figure.part_of.is_some() || last.is_some_and(|last| last >= at(k));
            if near && exact && !held && found.len() < MOST_ADDED && added::comes_on_top(self.reading, figure, best.size(), next) {
                found.push(k);
                before = own;
            }
        }
        found
    }

    /// Another source's number for the same victims: both are kept.
    fn rival<'t>(&self, best: &Total, totals: &'t [Total]) -> Option<&'t Total> {
        let source = |t: &Total| self.all[t.figures[0]].source.map(|s| (s.entity, s.span.of(self.reading.text).to_lowercase()));
        let sentence = |t: &Total| self.reading.doc.sentence_at(self.all[t.figures[0]].span.start);
        let own = source(best)?;
        let differs = |t: &&Total| {
            let other = source(t).is_some_and(|s| s.1 != own.1 && (s.0.is_none() || s.0 != own.0));
            let apart = sentence(t).abs_diff(sentence(best));
            let victims = |t: &Total| self.all[t.figures[0]].victims.as_ref().and_then(|v| v.kind);
            let same = victims(t).is_none() || victims(best).is_none() || victims(t) == victims(best);
            let later = if self.all[t.figures[0]].span.start > self.all[best.figures[0]].span.start { t } else { best };
            let plain = t.figures.len() == 1 && best.figures.len() == 1 && !self.is_of_some(t) && !self.is_of_some(best);
            let near = apart == 0 && same || apart <= RIVAL_REACH && same && plain && !self.is_update(later);
            let place = |t: &Total| self.all[t.figures[0]].place;
            let elsewhere = place(t).zip(place(best)).is_some_and(|(a, b)| a != b);
            t.numeral && !t.other && !best.other && near && other && !elsewhere && (t.min, t.max) != (best.min, best.max)
        };
        totals.iter().find(differs)
    }

    /// "The toll rose to 13 by noon": the number has grown, and nobody disputes the one before.
    fn is_update(&self, total: &Total) -> bool {
        let doc = self.reading.doc;
        let at = doc.sentence_at(self.all[total.figures[0]].span.start);
        let mut tokens = doc.sentences.get(at).map(|s| s.tokens.range()).unwrap_or_default();
        tokens.any(|k| plays(doc.lower(k), Role::GROWS))
    }

    /// "A hospital said it had received ten", "We found two bodies": some of them.
    fn is_of_some(&self, total: &Total) -> bool {
        let doc = self.reading.doc;
        let figure = &self.all[total.figures[0]];
        let source = figure.source.map(|s| doc.tokens_in(s.span).range()).unwrap_or_default();
        let hospital = source.into_iter().any(|k| plays(doc.lower(k), Role::HOSPITAL)) && !figure.rule.gives_total();
        let bodies = doc.tokens_in(figure.span).range().any(|k| plays(doc.lower(k), Role::BODY));
        // "confirmed 22 deaths": so far.
        let first = doc.tokens_in(figure.span).first as usize;
        let confirmed = first > 0 && matches!(doc.lower(first - 1), "confirmed" | "confirms" | "identified" | "counted");
        hospital || bodies || confirmed || matches!(figure.rule, FigureRule::Hospital | FigureRule::Wound | FigureRule::Attributive)
    }

    /// The total that speaks for the event: explicit before the lead's, before any other; the largest of them.
    fn best(&self, totals: &[Total]) -> Option<Total> {
        let rank = |t: &Total| {
            let place = (self.within(t, self.start), self.within(t, self.lead));
            (t.numeral, !t.other, !t.homes, place, t.explicit, t.size(), t.toll, self.sourced(t), std::cmp::Reverse(t.figures[0]))
        };
        let best = totals.iter().max_by_key(|t| rank(t))?;
        // "Dozens are missing", and later how many.
        let vague = |t: &Total| t.figures.iter().all(|&k| self.all[k].count.approximate && self.all[k].count.max.is_none());
        let most = |t: &Total| t.max.max(t.min).unwrap_or(0);
        let says_more = |t: &&Total| t.numeral && !t.other && !t.homes && !vague(t) && most(t) >= best.size();
        let counted = if vague(best) { totals.iter().filter(says_more).max_by_key(|t| rank(t)) } else { None };
        // "At least 110 people died", and later "the toll reached 160".
        let open = |t: &Total| t.max.is_none();
        let at = |t: &Total| self.all[t.figures[0]].span.start;
        let closes = |t: &&Total| t.explicit && t.numeral && !open(t) && t.min > best.min && at(t) > at(best);
        let closed = || totals.iter().filter(|_| open(best) && !best.explicit).filter(closes).max_by_key(|t| rank(t));
        counted.or_else(closed).or(Some(best)).cloned()
    }

    /// Does it stand in the headline or the first body sentences?
    fn within(&self, total: &Total, end: u32) -> bool {
        self.all[total.figures[0]].span.start < end
    }

    /// The sides whose dead one total gives each ("three soldiers", "eight rebels"), added up: the best first.
    fn sides(&self, kind: CasualtyKind, best: &Total, totals: &[Total]) -> Option<TollFigure> {
        let sides = |t: &Total| t.figures.iter().map(|&k| sides::side(self.reading, &self.all[k])).collect::<Option<Vec<_>>>();
        let sentence = |t: &Total| self.reading.doc.sentence_at(self.all[t.figures[0]].span.start);
        let mut seen = sides(best).filter(|_| !best.other)?;
        if best.toll && !seen.iter().all(sides::Side::is_own) {
            return None;
        }
        let mut figure = TollFigure { min: best.min, max: best.max, from: best.figures.clone() };
        let mut rest: Vec<_> = totals.iter().filter(|t| sentence(t).abs_diff(sentence(best)) <= NEAR).collect();
        rest.sort_by_key(|t| std::cmp::Reverse(t.size()));
        for total in rest {
            let fits =
                |own: &Vec<sides::Side>| !own.iter().any(|s| seen.contains(s)) && (!total.toll || own.iter().all(sides::Side::is_own));
            let Some(own) = sides(total).filter(fits) else { continue };
            seen.extend(own);
            figure.min = figure.min.zip(total.min).map(|(a, b)| a.saturating_add(b));
            figure.max = figure.max.zip(total.max).map(|(a, b)| a.saturating_add(b));
            figure.from.extend(&total.figures);
        }
        figure.from.sort_unstable();
        (matches!(kind, CasualtyKind::Killed | CasualtyKind::Injured) && figure.from.len() > best.figures.len()).then_some(figure)
    }

    /// Of equal totals the one that says more: whose victims, and who says so.
    fn sourced(&self, total: &Total) -> u8 {
        let figure = &self.all[total.figures[0]];
        u8::from(figure.source.is_some()) + u8::from(figure.victims.is_some())
    }
}

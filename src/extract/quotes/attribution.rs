//! Events of one stretch of text → [`Attribution`]s: the content that each cue governs.
//!
//! The orders are named by C (content), S (source), V (cue): SVC "Ruiz said the road was shut", CSV "…, Ruiz said", CVS "…, said Ruiz",
//! CSVC "The road, Ruiz said, was shut".

use super::MOST;
use super::events::{After, Event, Order, Stretch};
use super::phrases::View;
use crate::extract::findings::QuoteRule;
use crate::lexicon::Class;
use crate::lexicon::cues::{CueKind, Frames};
use crate::lexicon::words::{Tag, TagSet};
use crate::text::{TokenKind, TokenRange};

/// Contents that may hold one another: "Ruiz said the army said the road was shut". Each runs to the end of its sentence, so a sentence of
/// nothing but cues would otherwise give as much as the square of its length.
const DEPTH: usize = 2;

/// The most tokens of one piece of content; what stands in marks counts as one.
const CONTENT: usize = 600;

/// Content tied to a cue and a source.
#[derive(Clone, Debug)]
pub(super) struct Attribution {
    /// The cue's own words.
    pub(super) cue: TokenRange,
    /// Who.
    pub(super) source: Option<TokenRange>,
    /// The pieces of the content, in order; empty where the content stands in the next block ("Ruiz wrote:").
    pub(super) pieces: Vec<TokenRange>,
    /// The rule that fired.
    pub(super) rule: QuoteRule,
}

/// Finds the attributions of the stretch `first..end`, whose sentences end at `ends` (sorted, the last is `end`).
pub(super) fn find(view: &View<'_>, first: usize, end: usize, ends: &[usize], found: &mut Vec<Attribution>) {
    let stretch = Stretch { view, first, end, ends };
    let mut events: Vec<Event> = Vec::new();
    let mut k = first;
    while k < end {
        if let Some(r) = view.region_at(k) {
            k = view.regions[r].tokens.end as usize;
            continue;
        }
        if view.is(k, Class::CUE | Class::RARER_CUE)
            && let Some(event) = stretch.event(k, &events)
        {
            k = event.end;
            events.push(event);
            continue;
        }
        k += 1;
    }
    // Ends of the contents that hold the event, the innermost last.
    let mut around: Vec<u32> = Vec::new();
    // Ends of the contents that stand before their cue, in order: "It fell, said Ruiz, it rained, said Vega".
    let mut before: Vec<u32> = Vec::new();
    for i in 0..events.len() {
        around.retain(|&end| end as usize > events[i].first);
        if around.len() >= DEPTH {
            continue;
        }
        if let Some(attribution) = stretch.attribute(&events, i) {
            let ahead = |p: &&TokenRange| p.end as usize <= events[i].first;
            if let Some(piece) = attribution.pieces.iter().find(ahead) {
                let held = before.len() - before.partition_point(|&end| end <= piece.first);
                if held >= DEPTH {
                    continue;
                }
                before.push(piece.end);
            }
            around.extend(attribution.pieces.iter().filter(|p| p.first as usize >= events[i].end).map(|p| p.end));
            found.push(attribution);
        }
    }
}

impl Stretch<'_> {
    /// Are the tokens before a comma a conjunction or a short adverbial: "But", "In addition"?
    fn leads(&self, first: usize, end: usize) -> bool {
        let view = self.view;
        let opener = view.is(first, Class::CONJUNCTION | Class::PREPOSITION) || view.word(first).can_be(TagSet::ADVERB);
        opener && end - first <= 4 && (first..end).all(|k| view.region_at(k).is_none() && !view.is_finite(k) && !view.is_comma(k))
    }

    /// The content of event `i`.
    fn attribute(&self, events: &[Event], i: usize) -> Option<Attribution> {
        let view = self.view;
        let event = &events[i];
        let cue = TokenRange::new(event.first, event.end);
        let source = event.source.map(|s| s.mention);
        let give = |pieces: Vec<TokenRange>, rule| (!pieces.is_empty()).then_some(Attribution { cue, source, pieces, rule });
        match event.order {
            Order::According => {
                let whole = event.source?.whole;
                let (first, end) = (event.first, whole.end as usize);
                // "According to Ruiz, …", "But, according to Ruiz, …", "In addition, according to Ruiz, …"
                let start = self.sentence_start(first);
                let led = view.is_comma(end) && first > start && view.is_comma(first - 1) && self.leads(start, first - 1);
                let opens = start == first || first > self.first && view.is(first - 1, Class::CONJUNCTION) && start + 1 == first || led;
                if opens {
                    // "According to Ruiz, who runs the site, the road was shut."
                    let limit = self.sentence_end(first);
                    let clause = |k: usize| view.is_comma(k) && view.region_at(k).is_none() && view.is_clause(k + 1, limit);
                    let mut commas = (end..limit).take(40).filter(|&k| clause(k));
                    let plain = commas.clone().find(|&k| !matches!(view.lower(k + 1), "who" | "which" | "a" | "an"));
                    // "According to Ruiz, a truck was hit": no apposition where nothing else can be the content.
                    let comma = plain.or_else(|| commas.find(|&k| matches!(view.lower(k + 1), "a" | "an")));
                    // "According to Ruiz the road was shut."
                    let direct = || (view.is(end, Class::DETERMINER | Class::PRONOUN) && view.is_clause(end, limit)).then(|| end - 1);
                    let comma = comma.filter(|&k| k == end).or_else(direct).or(comma)?;
                    let piece = self.clause(comma + 1, events, i)?;
                    return give(vec![piece], QuoteRule::AccordingFirst);
                }
                let piece = self.before(first, events, i, false)?;
                give(vec![piece], QuoteRule::AccordingLast)
            }
            Order::CueFirst => {
                let mut pieces = Vec::new();
                pieces.extend(self.before(event.group, events, i, false));
                if let After::Content(k) = event.after {
                    pieces.extend(self.clause(k, events, i));
                }
                give(pieces, QuoteRule::ContentCueSource)
            }
            Order::Asked => {
                let After::Content(k) = event.after else { return None };
                give(self.clause(k, events, i).into_iter().collect(), QuoteRule::Asked)
            }
            Order::SourceFirst => {
                let whole = event.source?.whole;
                let first = whole.first as usize;
                let closes = self.closed_by_region(first);
                let after = match event.after {
                    // "“…,” Ruiz said on the podcast “Morning Talk”": the name of a work.
                    After::Content(k) if closes && self.names_work(k) => After::End(k),
                    // "“…,” Dahl wrote in a letter three days before the crash": when he wrote it.
                    After::Content(k) if self.goes_before(first) && view.region_at(k).is_none() && view.lower(k - 1) != "that" => {
                        After::End(k)
                    }
                    after => after,
                };
                match after {
                    After::Content(k) => {
                        let marked = view.region_starting(k).is_some();
                        let mut pieces = Vec::new();
                        if closes && marked {
                            pieces.extend(self.before(first, events, i, false));
                        }
                        pieces.extend(self.clause(k, events, i));
                        if event.cue.kind == CueKind::Urge && !marked && !event.cue.frames.contains(Frames::QUOTE) {
                            return give(pieces, QuoteRule::SourceCueInfinitive);
                        }
                        give(pieces, QuoteRule::SourceCueContent)
                    }
                    After::Object(k, end) => give(vec![self.marked_object(k, end, events, i)], QuoteRule::SourceCueObject),
                    After::Noun(k) => give(self.clause(k, events, i).into_iter().collect(), QuoteRule::SourceCueNoun),
                    After::Break(comma) => {
                        if !closes && !event.cue.frames.intersects(Frames::BARE | Frames::THAT) {
                            return None;
                        }
                        let mut pieces = Vec::new();
                        let split = !closes && self.goes_on(comma + 1);
                        pieces.extend(self.before(first, events, i, !closes).or_else(|| self.opening(first).filter(|_| split)));
                        if split {
                            pieces.extend(self.clause(comma + 1, events, i));
                        }
                        if pieces.is_empty() && view.is_comma(comma) {
                            // A comma behind the verb's adverbials or addressee: "told them, in short, that …" is not read.
                            return None;
                        }
                        give(pieces, QuoteRule::ContentSourceCue)
                    }
                    After::End(_) | After::Other => {
                        if !closes && (after == After::Other || !event.cue.frames.contains(Frames::QUOTE)) {
                            return None;
                        }
                        if !event.cue.frames.contains(Frames::QUOTE) {
                            return None;
                        }
                        give(self.before(first, events, i, !closes).into_iter().collect(), QuoteRule::ContentSourceCue)
                    }
                    After::Colon => Some(Attribution { cue, source, pieces: Vec::new(), rule: QuoteRule::Colon }),
                }
            }
            Order::Participial => match event.after {
                After::Content(k) => give(self.clause(k, events, i).into_iter().collect(), QuoteRule::Participle),
                After::Object(k, end) => give(vec![self.marked_object(k, end, events, i)], QuoteRule::ParticipleObject),
                After::Noun(k) => give(self.clause(k, events, i).into_iter().collect(), QuoteRule::ParticipleNoun),
                After::Colon => Some(Attribution { cue, source, pieces: Vec::new(), rule: QuoteRule::Colon }),
                _ => None,
            },
        }
    }

    /// Do marked words that open the sentence and end in a comma stand before token `k`: "“…,” Crane wrote"? Not "On “The Morning Show,” Crane said".
    fn goes_before(&self, k: usize) -> bool {
        let view = self.view;
        let region = view.region_ending(k).filter(|&region| view.regions[region].tokens.len() > 2);
        region.is_some_and(|region| {
            let tokens = view.regions[region].tokens;
            view.is_comma(tokens.end as usize - 2) && self.sentence_start(tokens.first as usize) == tokens.first as usize
        })
    }

    /// Is the region at `k` short and without a comma or colon before it?
    fn names_work(&self, k: usize) -> bool {
        let view = self.view;
        let short = view.region_starting(k).is_some_and(|r| view.regions[r].words <= 5);
        short && k > 0 && !view.is_break(k - 1) && view.mark(k - 1) != ":"
    }

    /// An object that holds marked words, with what belongs to them: "a step forward” in the talks", but not "on Monday".
    fn marked_object(&self, k: usize, end: usize, events: &[Event], i: usize) -> TokenRange {
        let view = self.view;
        let joined = matches!(
            view.lower(end),
            "for" | "of" | "in" | "over" | "with" | "toward" | "towards" | "from" | "to" | "against" | "by" | "about"
        ) && !view.is(end + 1, Class::WEEKDAY | Class::MONTH)
            && !(end + 1..end + 4).any(|n| matches!(view.lower(n), "interview" | "statement" | "speech" | "tweet" | "letter" | "email"))
            && end < self.sentence_end(end - 1);
        let whole = if joined { self.clause(k, events, i).filter(|c| c.end as usize >= end) } else { None };
        whole.unwrap_or(TokenRange::new(k, end))
    }

    /// Does a region end right before token `k`, or before a comma or dash there?
    pub(super) fn closed_by_region(&self, k: usize) -> bool {
        let view = self.view;
        view.region_ending(k).is_some() || k > self.first && view.is_break(k - 1) && view.region_ending(k - 1).is_some()
    }

    /// Behind ", Ruiz said,": does the sentence's own clause go on?
    fn goes_on(&self, k: usize) -> bool {
        let view = self.view;
        let word = view.word(k);
        if view.region_at(k).is_some() || k >= self.end {
            return false;
        }
        (view.is_finite(k) || view.is_past(k)) && !word.is(Class::CUE)
            || !word.is(Class::PREPOSITION) && !word.can_be(TagSet::GERUND) && view.is_clause(k, self.sentence_end(k))
            || word.is(Class::PREPOSITION)
                && !word.is(Class::SUBORDINATOR)
                && !matches!(word.lower(), "including" | "following" | "according" | "despite" | "like" | "unlike")
            || ["and", "but", "or", "because", "that", "if", "so"].contains(&word.lower())
                && view.finite_in(k + 1, self.sentence_end(k)).is_some_and(|v| !view.is(v, Class::CUE))
    }

    /// What opens the sentence before ", Ruiz said, was shut": "The road", "In the north"; one word alone ("Still") is left out.
    fn opening(&self, first: usize) -> Option<TokenRange> {
        let comma = first.checked_sub(1).filter(|&k| k > self.first && self.view.is_break(k))?;
        let start = self.sentence_start(comma);
        let name = self.view.word(start).is_capitalized() && !self.view.word(start).is_common();
        (comma > start + 1 || comma == start + 1 && name).then(|| TokenRange::new(start, comma))
    }

    /// Content that ends before token `end` (a source or cue).
    fn before(&self, end: usize, events: &[Event], i: usize, unmarked: bool) -> Option<TokenRange> {
        let view = self.view;
        let mut stop = end;
        if stop > self.first && view.is_break(stop - 1) {
            stop -= 1;
        }
        let according = events[i].order == Order::According;
        if stop <= self.first || stop == end && view.region_ending(stop).is_none() && !according {
            return None;
        }
        let region = view.region_ending(stop);
        let anchor = region.map_or(stop - 1, |r| view.regions[r].tokens.first as usize);
        let mut start = self.sentence_start(anchor);
        // What an earlier attribution of the sentence has taken.
        if let Some(earlier) = events[..i].iter().rev().take(MOST).find(|e| e.end > start && e.end <= stop) {
            let taken = earlier.source.map_or(earlier.end, |s| (s.whole.end as usize).max(earlier.end));
            let from = match earlier.after {
                After::Content(k) => k,
                _ => taken,
            };
            if region.is_some() || earlier.order == Order::According || matches!(earlier.after, After::End(_) | After::Break(_)) {
                start = start.max(from.min(anchor));
            }
        }
        let least = start;
        while start < stop
            && start < least + MOST
            && (view.is_break(start) || view.kind(start) == TokenKind::Stop || matches!(view.mark(start), ":" | ";"))
        {
            start += 1;
        }
        let piece = TokenRange::new(start, stop);
        match region {
            // "… he looked up: “No,” she said": what stands before a colon is the reporter's.
            Some(r) if anchor > start => {
                let colon = (start..anchor).rev().find(|&k| view.region_at(k).is_none() && matches!(view.mark(k), ":" | ";"));
                let start = colon.map_or(start, |k| k + 1);
                let alone = view.kind(anchor - 1) == TokenKind::Stop;
                Some(if alone { view.regions[r].tokens } else { TokenRange::new(start, stop) })
            }
            Some(_) => Some(piece),
            None if (unmarked || according || events[i].order == Order::CueFirst) && piece.len() >= 3 && self.is_statement(start, stop) => {
                if matches!(view.lower(start), "as" | "when" | "asked") && !according {
                    return None;
                }
                Some(piece)
            }
            None => None,
        }
    }

    /// Does unmarked content say something: has it a verb, or marked words?
    fn is_statement(&self, start: usize, stop: usize) -> bool {
        let view = self.view;
        let verb = |k: usize| view.is_finite(k) || view.is_past(k);
        (start + 1..stop.min(start + 60)).any(|k| view.region_at(k).is_some() || verb(k))
    }

    /// The clause of content that begins at token `k`, without its closing punctuation outside marks.
    fn clause(&self, k: usize, events: &[Event], i: usize) -> Option<TokenRange> {
        let view = self.view;
        if k >= self.end {
            return None;
        }
        let mut limit = self.sentence_end(k);
        if let Some(r) = view.region_starting(k) {
            // All in marks where nothing but punctuation or another attribution follows.
            let end = view.regions[r].tokens.end as usize;
            limit = self.sentence_end(end - 1);
            if end >= limit || view.kind(end) == TokenKind::Stop || view.is_break(end) && !self.lists(end + 1) {
                return Some(view.regions[r].tokens);
            }
        }
        let (mut at, mut steps) = (k, 0);
        if let Some(verb) = view.goes_on_at(events[i].first).filter(|&verb| verb > k) {
            limit = limit.min(verb);
        }
        while at < limit && steps < CONTENT {
            steps += 1;
            if let Some(r) = view.region_at(at) {
                at = view.regions[r].tokens.end as usize;
                limit = limit.max(self.sentence_end(at - 1));
                if at < limit
                    && limit != self.sentence_end(k)
                    && view.kind(at - 1) == TokenKind::Quote
                    && at >= 2
                    && view.kind(at - 2) == TokenKind::Stop
                    && view.word(at).is_capitalized()
                {
                    limit = at;
                }
                if at < limit && self.turns_away(at) {
                    break;
                }
                continue;
            }
            if at > k && self.cuts(at, limit, events, i) {
                break;
            }
            at += 1;
        }
        let mut end = at.min(limit);
        while end > k
            && view.region_at(end - 1).is_none()
            && (matches!(view.kind(end - 1), TokenKind::Stop | TokenKind::Dash | TokenKind::Quote)
                || matches!(view.mark(end - 1), "," | ":" | ";"))
        {
            end -= 1;
        }
        (end > k).then(|| TokenRange::new(k, end))
    }

    /// Behind marked words that end in a comma: does the reporter's sentence go on, with what the speaker did? "… “a disgrace,” noting that it
    /// rained", "… “a disgrace,” but she stayed".
    fn turns_away(&self, at: usize) -> bool {
        let view = self.view;
        let closed = at >= 2 && view.kind(at - 1) == TokenKind::Quote && view.is_comma(at - 2);
        let joined = matches!(view.lower(at), "and" | "but" | "though" | "although" | "while");
        let he = joined && matches!(view.lower(at + 1), "he" | "she" | "they" | "it") && view.is_finite(at + 2);
        closed && (view.word(at).is_mostly(Tag::Gerund) || he)
    }

    /// Does a list or a coordination of marked words go on at `k`?
    fn lists(&self, k: usize) -> bool {
        matches!(self.view.lower(k), "and" | "or" | "but") && self.view.region_starting(k + 1).is_some()
    }

    /// "While she said …, she left"; "Ruiz, who said …, left": the content ends at the comma.
    fn is_subordinate(&self, event: &Event) -> bool {
        let view = self.view;
        let first = match event.order {
            Order::Participial => event.group,
            _ => event.source.map_or(event.group, |s| s.whole.first as usize),
        };
        if event.order == Order::Asked {
            return true;
        }
        let start = self.sentence_start(event.first);
        let before = first.checked_sub(1).filter(|&k| k >= start);
        let relative = before.is_some_and(|k| view.is_comma(k)) && matches!(view.lower(first), "who" | "which");
        relative
            || before
                .is_some_and(|k| matches!(view.lower(k), "while" | "although" | "though" | "as" | "when" | "after" | "since" | "because"))
            || event.order == Order::Participial && before.is_none()
    }

    /// Does the content end before token `at`?
    fn cuts(&self, at: usize, limit: usize, events: &[Event], i: usize) -> bool {
        let view = self.view;
        let later = |from: usize, reach: usize| {
            events[i + 1..].iter().take(MOST).take_while(|e| e.group < limit).find(|e| e.group >= from && e.group <= from + reach)
        };
        let starts = |e: &Event, k: usize| {
            e.group == k || e.source.is_some_and(|s| s.whole.first as usize == k && s.whole.end as usize <= e.first + 1)
        };
        let next = at + 1;
        if view.is_comma(at) && self.is_subordinate(&events[i]) && !view.is_comma(next + 1) {
            return true;
        }
        if view.is_break(at) || view.mark(at) == ";" {
            if next >= limit {
                return true;
            }
            if let Some(event) = later(next, 16) {
                let parenthetical =
                    matches!(event.after, After::End(_)) || event.order == Order::According || event.order == Order::Participial;
                if starts(event, next) && parenthetical {
                    return true;
                }
                let joined = matches!(view.lower(next), "and" | "but" | "while" | "though" | "although" | "as");
                if joined && starts(event, next + 1) && event.order != Order::CueFirst {
                    return true;
                }
                // "…, and when asked about it, he said, “No.”"
                if joined && matches!(event.after, After::Content(k) if view.region_starting(k).is_some() && view.is_comma(k - 1)) {
                    return true;
                }
            }
            if matches!(view.lower(next), "citing" | "referring" | "speaking") {
                return true;
            }
        }
        if matches!(view.lower(at), "and" | "but")
            && next < limit
            && let Some(event) = later(next, 4)
        {
            // "telling them that it rained and asking how it had begun"
            let both = event.order == Order::Participial && events[i].order == Order::Participial;
            return event.group == next && (event.order == Order::SourceFirst || both);
        }
        // "… when asked whether he would run"
        if view.lower(at) == "when"
            && let Some(event) = later(next, 0)
        {
            return event.order == Order::Asked;
        }
        if view.lower(at) == "according"
            && let Some(event) = later(at, 0)
        {
            return event.order == Order::According;
        }
        false
    }
}

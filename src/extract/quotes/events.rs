//! Cue words of one stretch of text → [`Event`]s: is the word a cue here, who is its source, what stands behind it?
//!
//! A **stretch** is a run of whole sentences of a block that marks hold together.

use super::MOST;
use super::phrases::{CLAUSE, Source, View};
use crate::extract::findings::NameKind;
use crate::lexicon::Class;
use crate::lexicon::cues::{Cue, CueForm, CueKind, Frames, cue};
use crate::lexicon::implicatives::{Form, implicative};
use crate::lexicon::texts::is_text;
use crate::lexicon::words::{Tag, TagSet};
use crate::text::TokenKind;

/// A cue in its surroundings, before its content is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Event {
    pub(super) cue: &'static Cue,
    /// The verb group: auxiliaries and adverbs before the cue.
    pub(super) group: usize,
    /// The cue's first token and one past its last.
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) source: Option<Source>,
    pub(super) order: Order,
    /// What stands behind.
    pub(super) after: After,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// Subject, verb.
    SourceFirst,
    /// Verb, subject: `phrase_end` is one past the subject.
    CueFirst,
    /// "…, saying …": the subject stands elsewhere.
    Participial,
    /// "according to …"
    According,
    /// A question that nobody is said to ask: "when asked whether …".
    Asked,
}

/// What follows a verb and its adverbials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    /// Content begins at the token.
    Content(usize),
    /// An object that holds marked words: from the token to the end of that region.
    Object(usize, usize),
    /// A noun phrase that is the content begins at the token.
    Noun(usize),
    /// A comma or dash at the token, then something else.
    Break(usize),
    /// The end of the sentence at the token.
    End(usize),
    /// A colon that ends the stretch.
    Colon,
    /// Something that is no content.
    Other,
}

/// Tokens over which an object is searched for marks.
const OBJECT: usize = 14;

/// Tokens behind a cue over which its addressee and adverbials are passed.
const ADVERBIALS: usize = 120;

/// Tokens before a cue in which the conjunction of its clause is looked for.
const CLAUSE_BEFORE: usize = 80;

/// Words that take the verb's plural form ("say") beside plural nouns.
const PLURALS: [&str; 18] = [
    "they", "we", "i", "you", "who", "others", "many", "some", "several", "both", "most", "people", "police", "half", "few", "all",
    "those", "percent",
];

/// Nouns behind which marks hold the name of a work.
const WORKS: [&str; 26] = [
    "album",
    "anthem",
    "article",
    "bestseller",
    "blog",
    "book",
    "column",
    "documentary",
    "drama",
    "essay",
    "exhibition",
    "film",
    "memoir",
    "movie",
    "musical",
    "novel",
    "opera",
    "painting",
    "paper",
    "play",
    "podcast",
    "poem",
    "program",
    "programme",
    "seller",
    "song",
];

/// Whole sentences of a block, `first..end`.
pub(super) struct Stretch<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) ends: &'a [usize],
}

impl Stretch<'_> {
    /// One past the last token of the sentence of token `k`.
    pub(super) fn sentence_end(&self, k: usize) -> usize {
        self.ends.get(self.ends.partition_point(|&e| e <= k)).copied().unwrap_or(self.end)
    }

    pub(super) fn sentence_start(&self, k: usize) -> usize {
        self.ends[..self.ends.partition_point(|&e| e <= k)].last().copied().unwrap_or(self.first)
    }
    /// Reads the cue at token `k`; None where the word is no cue here.
    pub(super) fn event(&self, k: usize, before: &[Event]) -> Option<Event> {
        let view = self.view;
        let cue = cue(view.lower(k), |at| view.lower(k + at))?;
        let end = k + cue.words();
        let floor = self.sentence_start(k);
        if cue.lemma == "according to" {
            let limit = self.sentence_end(k);
            let source = view.phrase_after(end, limit, true)?;
            if matches!(view.lower(end), "which" | "whom") {
                return None;
            }
            let source = view.apposed(source, limit).unwrap_or(source);
            return Some(Event { cue, group: k, first: k, end, source: Some(source), order: Order::According, after: After::Other });
        }
        if view.word(k).is_capitalized() && !view.heading && k > self.first && view.region_ending(k).is_none() && !view.is_break(k - 1) {
            return None;
        }
        let mut group = k;
        let (mut be, mut have, mut modal) = (false, false, false);
        while group > floor && view.region_at(group - 1).is_none() {
            let word = view.word(group - 1);
            if word.is(Class::NEGATION) && cue.lemma != "deny" {
                return None;
            }
            if word.is(Class::AUXILIARY) && word.lower() != "'s"
                || word.lower() == "'s" && group > floor + 1 && view.is(group - 2, Class::PRONOUN)
            {
                let lower = word.lower();
                have |= matches!(lower, "has" | "have" | "had" | "'ve" | "having");
                be |= ["is", "are", "was", "were", "be", "been", "being", "am", "'re", "'m", "'s"].contains(&lower);
                modal |= matches!(lower, "do" | "does" | "did");
            } else if word.is(Class::MODAL) {
                modal = true;
            } else if !self.is_adverb(group - 1) {
                break;
            }
            group -= 1;
        }
        if cue.lemma == "ask" && cue.form == CueForm::Past && (be || self.stands_alone(group, floor)) {
            let sentence_end = self.sentence_end(k);
            let After::Content(at) = self.after(cue, end, sentence_end) else { return None };
            let question = matches!(view.lower(at), "whether" | "if" | "how" | "what" | "why" | "when" | "where" | "who" | "which");
            return question.then_some(Event { cue, group, first: k, end, source: None, order: Order::Asked, after: After::Content(at) });
        }
        if !view.is_verb(k, end) {
            return None;
        }
        match cue.form {
            CueForm::Past if be => return None,
            CueForm::Participle if !have || be => return None,
            CueForm::Gerund if !be => return self.participial(cue, k, end, group, before),
            _ => {}
        }
        if group > floor && view.lower(group - 1) == "to" {
            // "went on to say", "was quick to add"; other infinitives tell of no utterance.
            group = self.done(group - 1, floor).filter(|_| cue.form == CueForm::Base)?;
        }
        let left = group.checked_sub(1).filter(|&p| p >= floor);
        let mut some = false;
        if let Some(p) = left {
            let noun = view.is(p, Class::DETERMINER) && !view.is(p, Class::PRONOUN)
                || view.mark(p) == "-"
                || view.lower(p) == "'s" && !view.is(p, Class::PRONOUN);
            let ambiguous = matches!(cue.form, CueForm::Base | CueForm::Third) && view.word(k).can_be(TagSet::NOUN | TagSet::NOUNS);
            let number = view.kind(p) == TokenKind::Number
                || view.is(p, Class::NUMBER) && !view.is(p, Class::PRONOUN)
                || matches!(view.lower(p), "these" | "those");
            // "denied reports", "his urgent calls": nouns.
            let modified = view.is(p, Class::CUE) && view.is_past(p)
                || view.word(p).entry.main == Tag::Adjective && !view.word(p).can_be(TagSet::NOUN | TagSet::NOUNS | TagSet::PROPER);
            // "Some say they ran", not "some say in it".
            some = view.is_subject_pronoun(p)
                && (p == floor || view.is_break(p - 1) || view.is(p - 1, Class::CONJUNCTION | Class::SUBORDINATOR));
            if !some && (noun || ambiguous && (view.is(p, Class::PREPOSITION) || number || modified && view.name_at(p).is_none())) {
                return None;
            }
            some &= noun || ambiguous && number;
        }
        let sentence_end = self.sentence_end(k);
        // Inverted: behind content, the verb comes first.
        let closes = view.region_ending(group).is_some()
            || group > self.first && view.is_break(group - 1) && view.region_ending(group - 1).is_some();
        let can_invert = cue.frames.contains(Frames::QUOTE) && matches!(cue.form, CueForm::Past | CueForm::Third) && group == k;
        if closes
            && can_invert
            && let Some(source) = view.phrase_after(end, sentence_end, true)
        {
            let source = view.apposed(source, sentence_end).unwrap_or(source);
            let after = self.behind_source(source);
            return Some(Event { cue, group, first: k, end, source: Some(source), order: Order::CueFirst, after });
        }
        let coordinated = left.is_some_and(|p| matches!(view.lower(p), "and" | "but" | "then") && view.region_at(p).is_none());
        let source = if coordinated {
            // "He said … and added that …": the source of the verb before.
            before
                .iter()
                .rev()
                .take(MOST)
                .find(|e| e.first >= floor && e.order == Order::SourceFirst)
                .and_then(|e| e.source)
                .or_else(|| self.shared_subject(k, group, floor))
        } else {
            view.subject_of_cue(k, group, floor).or_else(|| view.source_before(group, floor))
        };
        let aside = source.is_some_and(|s| self.closed_by_region(s.whole.first as usize) || s.whole.first as usize == floor);
        if (source.is_none() || !aside && left.is_some_and(|p| view.is_break(p)) && can_invert)
            && let Some(inverted) = self.inverted(cue, k, end, group, floor, sentence_end)
        {
            return Some(inverted);
        }
        let source = source?;
        let head = view.head(source.mention);
        let subject = view.lower(head);
        if cue.form == CueForm::Base && !modal && group == k {
            let capital = |k: usize| view.word(k).is_capitalized();
            let pair = || {
                let joins = |k: usize| view.lower(k) == "and";
                source.mention.range().any(joins)
                    || source.whole.range().any(|k| view.lower(k) == "and" && k > 0 && capital(k - 1) && capital(k + 1))
            };
            // "Republicans", "voters": a name of many ends in "s" too, a person's may.
            let many = subject.len() > 3 && subject.ends_with('s') && !subject.ends_with("ss");
            let names = || view.name_at(head).is_some_and(|n| n.kind == NameKind::Person);
            let plural = PLURALS.contains(&subject)
                || view.word(head).entry.main == Tag::Nouns
                || many && (view.word(head).can_be(TagSet::NOUNS) || view.word(head).is_capitalized()) && !names()
                || view.kind(head) == TokenKind::Number;
            if !plural && !pair() {
                return None;
            }
        }
        if matches!(subject, "which" | "you" | "nobody" | "none") {
            return None;
        }
        if !self.is_source(source) || self.counts_things(cue, k, head) || cue.frames.contains(Frames::SOMEBODY) && !self.is_somebody(source)
        {
            return None;
        }
        let after = self.after(cue, end, sentence_end);
        if some && !matches!(after, After::Content(_)) {
            return None;
        }
        Some(Event { cue, group, first: k, end, source: Some(source), order: Order::SourceFirst, after })
    }

    /// Somebody, a body of people or a text?
    fn is_somebody(&self, source: Source) -> bool {
        let view = self.view;
        let head = view.head(source.mention);
        let named = view.name_at(head).is_some_and(|name| matches!(name.kind, NameKind::Person | NameKind::Organization));
        let somebody = Class::PERSON_NOUN | Class::TITLE | Class::PRONOUN | Class::ORGANIZATION_WORD | Class::NUMBER | Class::DEMONYM;
        named || view.word(head).is_capitalized() || view.is(head, somebody) || is_text(view.lower(head))
    }

    /// Before "to" at token `k`: a verb or adjective after which the infinitive tells what was done ("went on to say", "was careful to stress"). Where its verb group begins.
    fn done(&self, k: usize, floor: usize) -> Option<usize> {
        let view = self.view;
        let last = k.checked_sub(1).filter(|&last| last > floor)?;
        let (first, form) = implicative(|back| view.lower(last.wrapping_sub(back)))?;
        let first = (last + 1).checked_sub(first).filter(|&first| first > floor)?;
        let start = match form {
            Form::Verb => first,
            Form::Adjective => (floor + 1..first).rev().take(3).find(|&be| view.is(be, Class::AUXILIARY))?,
        };
        let joined = |k: usize| view.is(k, Class::AUXILIARY | Class::MODAL) || self.is_adverb(k);
        let negated = (floor..start).rev().take(3).any(|k| view.is(k, Class::NEGATION));
        (!negated).then(|| (floor + 1..start).rev().take_while(|&k| joined(k)).last().unwrap_or(start))
    }

    /// "It fell when the mayor left and called it a shame": the subject of the clause that the cue at `k` goes on, after its last conjunction rather than before.
    fn shared_subject(&self, k: usize, group: usize, floor: usize) -> Option<Source> {
        let start = self.clause_start(floor, group);
        let subject = self.view.subject_of_cue(k, group, floor);
        let inside = subject.filter(|source| source.mention.first as usize >= start);
        inside.or_else(|| self.main_subject(start, group - 1)).or(subject).or_else(|| self.main_subject(floor, group - 1))
    }

    /// Behind the last conjunction that opens a clause before token `k`: "It fell when the mayor left and called it a shame".
    fn clause_start(&self, floor: usize, k: usize) -> usize {
        let opens = |t: &usize| matches!(self.view.lower(*t), "when" | "while" | "after" | "because" | "since" | "although" | "though");
        (floor + 1..k).rev().take(CLAUSE_BEFORE).find(|t| self.view.region_at(*t).is_none() && opens(t)).map_or(floor, |t| t + 1)
    }

    /// Has the participle at `k` no subject: "Asked whether", "when asked whether"?
    fn stands_alone(&self, k: usize, floor: usize) -> bool {
        k == floor || self.view.is_break(k - 1) || matches!(self.view.lower(k - 1), "when" | "if" | "and" | "though")
    }

    /// "battleground states", "job reports": a form that is a plural noun as well, behind a noun (`head`) of what cannot say anything.
    fn counts_things(&self, cue: &Cue, k: usize, head: usize) -> bool {
        let view = self.view;
        let speaks = view.name_at(head).is_some()
            || view.word(head).is_capitalized()
            || view.is(head, Class::PERSON_NOUN | Class::TITLE | Class::PRONOUN | Class::ORGANIZATION_WORD | Class::NUMBER)
            || is_text(view.lower(head));
        cue.form == CueForm::Third && view.word(k).can_be(TagSet::NOUNS) && !speaks
    }

    /// A phrase that only tells a time or a place is no source: "On Friday said".
    fn is_source(&self, source: Source) -> bool {
        let view = self.view;
        let mut k = view.head(source.mention);
        // "the lawmakers sitting on the committee"
        let noun = |k: usize| view.word(k).is_mostly(Tag::Noun) || view.word(k).is_mostly(Tag::Nouns);
        if k as u32 > source.mention.first && view.word(k).can_be(TagSet::GERUND | TagSet::PARTICIPLE) && !noun(k) && noun(k - 1) {
            k -= 1;
        }
        // "the injured said", but not "strategic reasons", "Iraqi calls for": a word that describes heads a phrase behind "the" alone.
        let word = view.word(k);
        let first = source.mention.first as usize;
        let described = k > first
            && (view.is(k - 1, Class::DETERMINER) || word.is_mostly(Tag::Adjective) && view.is(first, Class::DETERMINER | Class::NUMBER));
        let describes = [Tag::Adjective, Tag::Adverb, Tag::Past, Tag::Participle, Tag::Gerund].into_iter().any(|tag| word.is_mostly(tag));
        let adjective = view.name_at(k).is_none()
            && (describes && !word.is_capitalized() && !word.is(Class::PERSON_NOUN | Class::TITLE | Class::PRONOUN)
                || word.is(Class::DEMONYM) && !word.lower().ends_with('s'));
        (described || !adjective)
            && !view.is(k, Class::WEEKDAY | Class::MONTH | Class::TIME_UNIT)
            && (view.kind(k) != TokenKind::Number || k > 0 && view.is(k + 1, Class::PREPOSITION))
            && view.kind(k) != TokenKind::Ordinal
    }

    fn is_adverb(&self, k: usize) -> bool {
        let word = self.view.word(k);
        let known = [
            "also",
            "later",
            "then",
            "now",
            "first",
            "once",
            "even",
            "still",
            "just",
            "only",
            "already",
            "earlier",
            "previously",
            "all",
            "both",
            "simply",
            "twice",
            "often",
            "always",
            "further",
            "too",
        ]
        .contains(&word.lower());
        known || self.view.kind(k) == TokenKind::Word && word.lower().ends_with("ly") && word.entry.main == Tag::Adverb
    }

    /// "The road was shut, said Ruiz": the verb behind unmarked content.
    fn inverted(&self, cue: &'static Cue, k: usize, end: usize, group: usize, floor: usize, sentence_end: usize) -> Option<Event> {
        let view = self.view;
        let comma = group.checked_sub(1).filter(|&p| p > floor && view.is_break(p))?;
        if group != k || !cue.frames.contains(Frames::QUOTE) || !matches!(cue.form, CueForm::Past | CueForm::Third) {
            return None;
        }
        let head = (floor..comma).take(CLAUSE + 1).find(|&p| view.is_comma(p)).unwrap_or(comma);
        view.finite_in(floor + 1, head)?;
        let source = view.phrase_after(end, sentence_end, true)?;
        let tail = source.whole.end as usize;
        if tail < sentence_end && view.is_finite(tail) {
            return None;
        }
        let source = view.apposed(source, sentence_end).unwrap_or(source);
        Some(Event { cue, group, first: k, end, source: Some(source), order: Order::CueFirst, after: self.behind_source(source) })
    }

    /// "…, saying the road was shut"; "…, adding: “…”".
    fn participial(&self, cue: &'static Cue, k: usize, end: usize, group: usize, before: &[Event]) -> Option<Event> {
        let view = self.view;
        let left = group.checked_sub(1).filter(|&p| p >= self.first)?;
        let attached = view.is_break(left)
            || view.region_ending(group).is_some()
            || ["and", "as", "in", "by", "while", "statement", "tweet", "letter", "interview"].contains(&view.lower(left));
        if !attached && !view.word(left).can_be(TagSet::NOUN | TagSet::NOUNS | TagSet::PROPER) {
            return None;
        }
        let floor = self.sentence_start(k);
        let earlier = before.last().filter(|e| e.first >= floor).and_then(|e| e.source);
        // "quoted Ruiz as saying": the words are hers.
        let quoted = if view.lower(left) == "as" { view.phrase_before(left, floor) } else { None };
        // "with one poster writing “…”".
        let absolute = || {
            let source = view.phrase_before(group, floor).filter(|s| s.whole.first as usize > floor)?;
            let head = view.head(source.mention);
            let person = view.is(head, Class::PERSON_NOUN | Class::TITLE | Class::PRONOUN) || view.name_at(head).is_some();
            (person && view.lower(source.whole.first as usize - 1) == "with").then_some(source)
        };
        let source = quoted.or_else(absolute).or(earlier).or_else(|| self.main_subject(floor, left));
        if cue.frames.contains(Frames::SOMEBODY) && !source.is_some_and(|source| self.is_somebody(source)) {
            return None;
        }
        let after = self.after(cue, end, self.sentence_end(k));
        // "sold the mill, citing poor results": a reason, unless of something that was said.
        if matches!(after, After::Noun(_)) && cue.lemma == "cite" && earlier.is_none() {
            return None;
        }
        Some(Event { cue, group, first: k, end, source, order: Order::Participial, after })
    }

    /// The subject of the first verb of a sentence that begins at `floor`, before token `end`.
    fn main_subject(&self, floor: usize, end: usize) -> Option<Source> {
        let view = self.view;
        let verb = (floor..end.min(floor + 60)).find(|&v| view.region_at(v).is_none() && (view.is_finite(v) || view.is_past(v)))?;
        let mut group = verb;
        while group > floor && self.is_adverb(group - 1) {
            group -= 1;
        }
        view.source_before(group, floor).filter(|s| self.is_source(*s))
    }

    /// What stands behind an inverted subject: an apposition or adverbials, then perhaps more content.
    fn behind_source(&self, source: Source) -> After {
        let view = self.view;
        let from = source.whole.end as usize;
        let limit = self.sentence_end(from.saturating_sub(1)).min(from + 60);
        let mut k = from;
        while k < limit {
            if view.region_starting(k).is_some() {
                return After::Content(k);
            }
            if view.kind(k) == TokenKind::Stop {
                return After::End(k);
            }
            if view.is(k, Class::CUE) && cue(view.lower(k), |at| view.lower(k + at)).is_some_and(|c| c.form == CueForm::Gerund) {
                return After::Break(k);
            }
            k += 1;
        }
        After::End(limit)
    }

    /// What stands behind a cue, past its addressee and adverbials.
    fn after(&self, cue: &Cue, from: usize, limit: usize) -> After {
        let view = self.view;
        let stated = || view.stated_content(from - cue.words(), cue.frames.contains(Frames::WHOM), limit);
        if let Some(at) = cue.frames.intersects(Frames::THAT | Frames::BARE).then(stated).flatten() {
            return After::Content(at);
        }
        let mut k = from;
        let mut whom = false;
        while k < limit && k < from + ADVERBIALS {
            if let Some(r) = view.region_starting(k) {
                // "wrote “The Glass Harbour” in 1998"
                if k == from && cue.kind == CueKind::Write && view.is_title(view.regions[r]) {
                    return After::Other;
                }
                // "said on NBC's “Morning Talk”": the name of a work.
                let title = k > from && (view.lower(k - 1) == "'s" || view.is(k - 1, Class::PREPOSITION | Class::DETERMINER));
                if title && view.regions[r].words <= 5 && cue.kind != CueKind::Judge {
                    k = view.regions[r].tokens.end as usize;
                    continue;
                }
                return if cue.frames.intersects(Frames::QUOTE | Frames::BARE) { After::Content(k) } else { self.object(cue, from, limit) };
            }
            let lower = view.lower(k);
            match view.kind(k) {
                TokenKind::Stop => return After::End(k),
                TokenKind::Dash => return self.broken(k, limit),
                TokenKind::Mark => {
                    return match view.mark(k) {
                        ":" if k + 1 >= limit => After::Colon,
                        ":" if cue.frames.contains(Frames::QUOTE) => After::Content(k + 1),
                        "," => {
                            // "said, however, that"
                            if k + 2 < limit && view.is_comma(k + 2) && !view.word(k + 1).is_capitalized() {
                                k += 3;
                                continue;
                            }
                            self.broken(k, limit)
                        }
                        _ => After::Other,
                    };
                }
                _ => {}
            }
            // "said of a list that named them"
            if lower == "that" && k > from && view.is_finite(k + 1) && !view.is(k + 1, Class::AUXILIARY | Class::MODAL) {
                return After::End(k);
            }
            if lower == "that" && cue.frames.intersects(Frames::THAT | Frames::BARE) {
                let pronoun = k + 1 < limit && view.is_finite(k + 1) && view.word(k + 1).is(Class::AUXILIARY | Class::MODAL);
                return After::Content(if pronoun { k } else { k + 1 });
            }
            let wh = ["whether", "if", "how", "what", "why", "when", "where", "who", "which"].contains(&lower);
            let wh = wh && (cue.kind == CueKind::Ask || !matches!(lower, "when" | "where"));
            if wh && cue.frames.intersects(Frames::WH) && (cue.kind == CueKind::Ask || whom || view.is_clause(k, limit)) {
                return After::Content(k);
            }
            if lower == "to"
                && cue.frames.contains(Frames::TO)
                && k + 1 < limit
                && view.word(k + 1).can_be(TagSet::BASE)
                && (whom || cue.kind == CueKind::Promise)
            {
                return After::Content(k);
            }
            if let Some(next) = self.adverbial(k, limit, cue) {
                k = next;
                continue;
            }
            if cue.frames.contains(Frames::WHOM)
                && !whom
                && let Some(phrase) = view.phrase_after(k, limit, false)
            {
                let next = phrase.whole.end as usize;
                // "told reporters", but "warned the dam could break": there the phrase is the subject of the content.
                let addressee = cue.lemma == "tell" || next >= limit || view.lower(next) == "that" || !view.is_finite(next);
                if addressee {
                    if view.lower(next) == "to" && cue.kind == CueKind::Urge {
                        return After::Content(k);
                    }
                    // "asked him to pay"
                    if view.lower(next) == "to" && cue.kind == CueKind::Ask {
                        return After::Other;
                    }
                    whom = true;
                    k = next;
                    continue;
                }
            }
            if matches!(lower, "so" | "nothing" | "little" | "no") && (k + 1 >= limit || !view.is_clause(k, limit)) {
                return After::Other;
            }
            let bare = cue.frames.contains(Frames::BARE) && (view.is_clause(k, limit) || cue.lemma == "say" && k == from);
            if bare && view.opens_clause(k, limit) || k == from && cue.frames.contains(Frames::THAT) && view.is_told_of(k, limit) {
                return After::Content(k);
            }
            if matches!(lower, "as" | "after" | "before" | "when" | "while" | "until" | "because") && !cue.frames.contains(Frames::OBJECT) {
                return After::End(k);
            }
            if !cue.frames.intersects(Frames::OBJECT | Frames::BARE | Frames::THAT | Frames::NOUN) {
                return After::Other;
            }
            return match self.object(cue, from, limit) {
                After::Other
                    if cue.frames.contains(Frames::NOUN)
                        && k == from
                        && view.phrase_after(k, limit, true).is_some_and(|p| p.whole.len() >= 2) =>
                {
                    After::Noun(k)
                }
                other => other,
            };
        }
        After::End(limit)
    }

    /// Behind the comma or dash at `k`: marked content, or something else.
    fn broken(&self, k: usize, limit: usize) -> After {
        if k + 1 < limit && self.view.region_starting(k + 1).is_some() { After::Content(k + 1) } else { After::Break(k) }
    }

    /// Past a time, "in a statement", "to reporters" at `k`; None where none stands there.
    fn adverbial(&self, k: usize, limit: usize, cue: &Cue) -> Option<usize> {
        let view = self.view;
        let word = view.word(k);
        let lower = word.lower();
        if word.is(Class::WEEKDAY)
            || [
                "today",
                "yesterday",
                "tonight",
                "tomorrow",
                "earlier",
                "later",
                "again",
                "afterward",
                "afterwards",
                "recently",
                "separately",
                "publicly",
                "meanwhile",
            ]
            .contains(&lower)
        {
            let part = matches!(view.lower(k + 1), "morning" | "night" | "evening" | "afternoon");
            return Some(k + 1 + usize::from(part));
        }
        if matches!(lower, "last" | "this" | "late" | "early")
            && (view.is(k + 1, Class::TIME_UNIT | Class::WEEKDAY | Class::MONTH)
                || ["week", "month", "year", "night", "morning", "evening", "afternoon", "day"].contains(&view.lower(k + 1)))
        {
            return Some(k + 2);
        }
        if word.entry.main == Tag::Adverb && lower.ends_with("ly") && !word.is_capitalized() {
            return Some(k + 1);
        }
        let adverbial = [
            "in", "on", "at", "to", "during", "after", "before", "via", "through", "by", "from", "of", "about", "as", "with", "outside",
            "inside",
        ]
        .contains(&lower);
        if !adverbial
            || matches!(cue.kind, CueKind::Judge)
            || cue.frames.contains(Frames::TO)
                && lower == "to"
                && view.word(k + 1).can_be(TagSet::BASE)
                && !view.is(k + 1, Class::DETERMINER)
        {
            return None;
        }
        if view.region_starting(k + 1).is_some() {
            return None;
        }
        if view.is(k + 1, Class::WEEKDAY | Class::MONTH) {
            let mut end = k + 2;
            while end < limit
                && (matches!(view.kind(end), TokenKind::Number | TokenKind::Ordinal)
                    || matches!(view.lower(end), "morning" | "night" | "evening" | "afternoon"))
            {
                end += 1;
            }
            return Some(end);
        }
        // "said after the mayor had left": a clause, which tells a time.
        let timed = matches!(lower, "after" | "before")
            && view.phrase_after(k + 1, limit, true).is_some_and(|subject| {
                let verb = subject.whole.end as usize;
                verb < limit && (view.is_finite(verb) || view.is_past(verb))
            });
        if timed {
            return None;
        }
        // The whole phrase, but not the subject of the content that follows without "that": "said in a statement the road was shut".
        let phrase = view.phrase_after(k + 1, limit, false)?;
        let end = phrase.whole.end as usize;
        (end <= limit && (end >= limit || !view.is_finite(end))).then_some(end)
    }

    /// An object that holds marked words.
    fn object(&self, cue: &Cue, from: usize, limit: usize) -> After {
        let view = self.view;
        for k in from..limit.min(from + OBJECT) {
            if let Some(r) = view.region_starting(k) {
                // "called the program “a disgrace”": what it is called, not its name.
                let calls = cue.kind == CueKind::Judge && !cue.frames.contains(Frames::NOUN);
                let work = !calls && k > from && WORKS.contains(&view.lower(k - 1)) && view.regions[r].words <= 12;
                return if work { After::Other } else { After::Object(from, view.regions[r].tokens.end as usize) };
            }
            if matches!(view.kind(k), TokenKind::Stop | TokenKind::Dash)
                || matches!(view.mark(k), "," | ":" | ";")
                || k > from && (view.is_finite(k) || matches!(view.lower(k), "who" | "which" | "that"))
            {
                break;
            }
        }
        After::Other
    }
}

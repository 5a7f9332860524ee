//! Who says it, by the grammar of the sentence: the subject of the cue, whatever stands between.

use super::marks::Region;
use super::phrases::{NO_OPENERS, Source, View};
use crate::extract::findings::NameKind;
use crate::grammar::{Clauses, Gap, Kind, Label, Pos, Unit, Verb};
use crate::lexicon::Class;
use crate::lexicon::nouns_of_saying::is_noun_of_saying;
use crate::lexicon::texts::is_text;
use crate::text::{TokenKind, TokenRange};

/// Units after a cue in which its content or the rest of its sentence is looked for.
const ADVERBIALS: usize = 40;

impl View<'_> {
    /// Is the word a verb here, and no participle that describes the noun before it: "campaign promises", "a road promised by the state"? `end`: one past the cue.
    pub(super) fn is_verb(&self, k: usize, end: usize) -> bool {
        let pos = self.grammar.pos(k);
        if self.heading {
            return true;
        }
        // "Ruiz claims that": a name that can be a verb is taken for one now and then.
        let before = k.checked_sub(1).map_or(Pos::Edge, |k| self.grammar.pos(k));
        let opens = matches!(self.lower(end), "that" | "he" | "she" | "they" | "it" | "we" | "i" | "there");
        let marked = self.region_starting(end).or_else(|| self.region_starting(end + 1)).is_some();
        let clauses = self.grammar.clauses(self.doc.sentence_of(k));
        // "which media reports range from two to six"
        let phrase = clauses.at(k).map_or(k, |unit| clauses.units()[unit].tokens.first as usize);
        let relative = phrase > 0 && matches!(self.grammar.pos(phrase - 1), Pos::Which | Pos::Who);
        let noun = pos.is_noun() && !((before.is_name() || before.is_verb()) && opens || marked || relative);
        let describes = || clauses.at(k).is_some_and(|unit| clauses.units()[unit].label == Label::Participial);
        let says = self.grammar.pos(end).is_mark() || self.lower(end) == "that" || self.region_starting(end).is_some();
        !(noun || matches!(pos, Pos::Past | Pos::Participle) && !says && describes())
    }

    /// Where the content of the cue at token `k` begins that "that" opens: "said at a rally in Lima, Peru, that **it** rained", "told the crowd that **it** rained". Not past `limit`.
    pub(super) fn stated_content(&self, k: usize, whom: bool, limit: usize) -> Option<usize> {
        let clauses = self.grammar.clauses(self.doc.sentence_of(k));
        let cue = clauses.at(k)?;
        let units = clauses.units();
        clauses.governed(cue, |label| label == Label::Content).find(|&verb| verb > cue)?;
        let that = (cue + 1..units.len()).take(ADVERBIALS).find(|&unit| self.is_that(&units[unit]))?;
        let passed = |unit: &Unit| match unit.kind {
            Kind::Phrase => whom || matches!(unit.label, Label::OfPreposition | Label::Measure | Label::Apposition),
            Kind::Verb(_) => false,
            Kind::Word => true,
        };
        let at = units[that].tokens.end as usize;
        (units[cue + 1..that].iter().all(passed) && at < limit && self.region_at(at - 1).is_none()).then_some(at)
    }

    fn is_that(&self, unit: &Unit) -> bool {
        unit.pos == Pos::Preposition && self.lower(unit.head as usize) == "that"
    }

    /// "The clerk who **claimed** she was ill was fired": for a cue in a relative clause, the first token of the verb that goes on with the noun.
    pub(super) fn goes_on_at(&self, k: usize) -> Option<usize> {
        let clauses = self.grammar.clauses(self.doc.sentence_of(k));
        let cue = clauses.at(k)?;
        let noun = clauses.governor(cue).filter(|_| clauses.units()[cue].label == Label::Relative)?;
        let verbs = (cue + 1..clauses.units().len()).take(ADVERBIALS).filter(|&verb| clauses.units()[verb].is_verb(Verb::FINITE));
        let verb = verbs.take(4).find(|&verb| clauses.stated_subject(verb) == Some(noun))?;
        Some(clauses.units()[verb].tokens.first as usize)
    }

    /// Do the tokens from `first` on hold a verb with a tense before `end`, and no "that" before it which opens the content of another verb: not "17 points and nine rebounds", not "a letter warning
    /// that the valve was cracked"?
    pub(super) fn opens_clause(&self, first: usize, end: usize) -> bool {
        let clauses = self.grammar.clauses(self.doc.sentence_of(first));
        let from = clauses.units().partition_point(|unit| (unit.tokens.first as usize) < first);
        let units = &clauses.units()[from..];
        // "said as she left", "the town that the army said was shut"
        let opens = units.first().is_none_or(|unit| !matches!(unit.kind, Kind::Verb(_)) || unit.is_verb(Verb::GERUND | Verb::INFINITIVE));
        if !opens || NO_OPENERS.contains(&self.lower(first)) {
            return false;
        }
        let inside = units.iter().take_while(|unit| (unit.tokens.first as usize) < end);
        // A past tense may be taken for a participle, a present tense for a base form.
        let tensed = |unit: &Unit| matches!(unit.kind, Kind::Verb(_)) && !unit.is_verb(Verb::INFINITIVE | Verb::GERUND);
        let Some(verb) = inside.clone().position(tensed) else { return units.is_empty() };
        let before: Vec<&Unit> = inside.take(verb).collect();
        let that = before.iter().skip(1).position(|unit| self.is_that(unit));
        !that.is_some_and(|that| before[..that + 1].iter().any(|unit| matches!(unit.kind, Kind::Verb(_))))
    }

    /// Can a source speak: is it no "full statement from Ana Ruiz", whose words are hers?
    pub(super) fn is_speaker(&self, source: Source) -> bool {
        !is_text(self.lower(self.head(source.mention)))
    }

    /// Who is named where a sentence leads to a quotation: "From Councillor Ana Ruiz:", "The full statement from coach Ana Ruiz reads:". The one person, else the one organization, of the tokens.
    pub(super) fn introduced(&self, first: usize, end: usize) -> Option<TokenRange> {
        let from = self.names.partition_point(|name| (name.tokens.first as usize) < first);
        let of = |kind: NameKind| {
            let mut names =
                self.names[from..].iter().take_while(|name| (name.tokens.end as usize) <= end).filter(move |name| name.kind == kind);
            names.next().filter(|_| names.next().is_none()).map(|name| name.tokens)
        };
        of(NameKind::Person).or_else(|| of(NameKind::Organization))
    }

    /// "denied **reports on social media that** a fifth person had died": does a noun for something said stand at `k`, with its content after it?
    pub(super) fn is_told_of(&self, k: usize, limit: usize) -> bool {
        let clauses = self.grammar.clauses(self.doc.sentence_of(k));
        let Some(noun) = clauses.at(k).map(|unit| &clauses.units()[unit]) else { return false };
        let head = self.lower(noun.head as usize);
        let told = noun.is_phrase() && (is_text(head) || is_noun_of_saying(head));
        let inside = clauses
            .units()
            .iter()
            .skip_while(|unit| unit.tokens.first <= noun.head)
            .take_while(|unit| (unit.tokens.first as usize) < limit);
        told && inside.take_while(|unit| !matches!(unit.kind, Kind::Verb(_))).any(|unit| self.is_that(unit))
    }

    /// Are the words of a region written as a title is: all longer ones with capitals, nothing at their end?
    pub(super) fn is_title(&self, region: Region) -> bool {
        let tokens = region.tokens;
        let inner = TokenRange::new(tokens.first as usize + 1, (tokens.end as usize).saturating_sub(1));
        let long = |k: &usize| self.kind(*k) == TokenKind::Word && self.lower(*k).len() > 3;
        let ends = inner.range().last().is_some_and(|k| self.kind(k) == TokenKind::Stop || self.is_comma(k));
        let mut words = inner.range().filter(long).peekable();
        inner.len() >= 2
            && !ends
            && self.word(inner.first as usize).is_capitalized()
            && words.peek().is_some()
            && words.all(|k| self.word(k).is_capitalized())
    }

    /// The subject of the cue at token `k`, whose verb group begins at `group`: "The ministry on Friday said", "its director, Ana Ruiz, told". None where the grammar finds
    /// none before it in its sentence (from `floor`) and outside marks.
    pub(super) fn subject_of_cue(&self, k: usize, group: usize, floor: usize) -> Option<Source> {
        let clauses = self.grammar.clauses(self.doc.sentence_of(k));
        let verb = clauses.at(k)?;
        let subject = clauses.subject(verb).filter(|&subject| subject < verb && clauses.units()[subject].is_phrase())?;
        let unit = &clauses.units()[subject];
        let (head, first) = (unit.head as usize, self.with_title(unit.tokens));
        if first < floor || head >= group || self.region_at(head).is_some() || self.region_at(first).is_some() {
            return None;
        }
        if let Some(wider) = self.wider(clauses, head, first, group, floor) {
            return Some(wider);
        }
        let named = clauses.extent(subject, verb);
        // "the Commission on Public Debates": a name is never cut.
        let end = self.name_at(named.end as usize - 1).map_or(named.end, |name| name.tokens.end.max(named.end));
        let named = self.before_time(TokenRange::new(first, (end as usize).min(group)));
        let apposed = || self.apposed_name(clauses, subject, verb);
        let mention = self.named_at_end(clauses, named).or_else(apposed).unwrap_or_else(|| self.mention(named));
        // "Ana Ruiz, who said it rained, left": her words end with the relative clause.
        let stated = clauses.stated_subject(verb).filter(|&stated| stated > subject && stated < verb);
        let from = stated.map_or(first, |stated| clauses.units()[stated].tokens.first as usize);
        Some(Source { mention, whole: TokenRange::new(from.min(group), group) })
    }

    /// "**The harbour master** on Monday told": without the time at the end.
    fn before_time(&self, phrase: TokenRange) -> TokenRange {
        let tells = |k: usize| self.is(k, Class::WEEKDAY | Class::MONTH) || matches!(self.lower(k), "today" | "yesterday");
        let time = phrase.range().skip(1).find(|&k| self.is(k, Class::PREPOSITION) && tells(k + 1));
        TokenRange::new(phrase.first as usize, time.unwrap_or(phrase.end as usize))
    }

    /// "an aide to Secretary of State Ana Ruiz": where a preposition or a conjunction binds the subject to words before it, the phrase as its neighbours show it, unless
    /// that begins with the object of another verb.
    fn wider(&self, clauses: Clauses<'_>, head: usize, first: usize, group: usize, floor: usize) -> Option<Source> {
        let bound = first > floor && self.is(first - 1, Class::PREPOSITION | Class::CONJUNCTION);
        let source = self.source_before(group, floor).filter(|source| bound && source.whole.holds(head))?;
        let begins = clauses.at(source.whole.first as usize).map(|k| &clauses.units()[k]);
        let object = begins.is_some_and(|unit| matches!(unit.label, Label::Object | Label::OfPreposition) && unit.gap == Gap::None);
        ((source.whole.first as usize) < first && !object).then_some(source)
    }

    /// The first token of a phrase with the whole of a name at its end, and its title: "Secretary of State Ana Ruiz", "Bank of Albion".
    fn with_title(&self, phrase: TokenRange) -> usize {
        let name = self.name_at(phrase.end as usize - 1);
        let first = name.map(|name| name.title.map_or(name.tokens.first, |title| title.first));
        first.map_or(phrase.first, |first| first.min(phrase.first)) as usize
    }

    /// "Chief engineer at the plant Tom Hale", but not "the wife of Tom Hale": a name at the end that no preposition governs by itself.
    fn named_at_end(&self, clauses: Clauses<'_>, phrase: TokenRange) -> Option<TokenRange> {
        let last = phrase.end as usize - 1;
        let name = self.name_at(last).filter(|name| name.kind == NameKind::Person && name.tokens.end == phrase.end)?;
        let unit = clauses.units()[clauses.at(last)?].tokens;
        let first = name.title.map_or(name.tokens.first, |title| title.first);
        let noun = (unit.first..first).any(|k| self.grammar.pos(k as usize).is_noun());
        (noun && unit.first > phrase.first).then_some(name.tokens)
    }

    /// "the mayor, Ana Ruiz,": the name, where the noun phrase before the comma has none.
    fn apposed_name(&self, clauses: Clauses<'_>, subject: usize, verb: usize) -> Option<TokenRange> {
        let unit = &clauses.units()[subject];
        let kind = |k: usize| self.name_at(k).map(|name| name.kind);
        let is_named = matches!(kind(unit.head as usize), Some(NameKind::Person | NameKind::Organization));
        if is_named || self.is(unit.head as usize, Class::PRONOUN) {
            return None;
        }
        // "the head of the union, Ana Ruiz,": the parser may tie her to the union.
        let apposed = (subject + 1..verb).filter(|&k| clauses.units()[k].label == Label::Apposition && self.is_inside(clauses, k, subject));
        let names = apposed.filter_map(|k| self.name_at(clauses.units()[k].head as usize));
        // "the forest agency, Conaf," but not "the Senate, Congress": names of offices are no apposition of each other.
        let common = !self.word(unit.head as usize).is_capitalized();
        let fits = |kind: NameKind| kind == NameKind::Person || kind == NameKind::Organization && common;
        names.filter(|name| fits(name.kind)).map(|name| name.tokens).next()
    }

    /// Is a unit governed by another one, or by one that this one governs without a verb between? "Left" of a name ("the Left Bloc") is none.
    fn is_inside(&self, clauses: Clauses<'_>, unit: usize, phrase: usize) -> bool {
        let governor = clauses.governor(unit);
        let is_verb = |unit: &Unit| matches!(unit.kind, Kind::Verb(_)) && self.name_at(unit.head as usize).is_none();
        governor.is_some_and(|governor| governor >= phrase && governor < unit) && !clauses.units()[phrase..unit].iter().any(is_verb)
    }
}

//! Candidates for organisations: known ones, those that a word such as "ministry" heads, acronyms.

use super::evidence::{Marks, is_capital_word, is_particle};
use super::facts::Fact;
use super::known::{FIRM, is_firm};
use super::runs::{Run, is_foreign};
use super::{Candidate, Context};
use crate::extract::findings::{NameKind, NameRule, OrganizationKind};
use crate::lexicon::Class;
use crate::lexicon::gazetteer::Kind;
use crate::lexicon::not_names::NotName;
use crate::lexicon::organization_words::{Head, HeadPlace, head_ending};
use crate::lexicon::organizations;
use crate::lexicon::titles::TitleKind;
use crate::lexicon::words::TagSet;
use crate::text::{Case, Document, Small, TokenKind, TokenRange};

/// The most words before and behind a head.
const LONGEST: usize = 8;

/// Adds the organisations of a run.
pub(super) fn candidates(context: &Context<'_>, run: &Run, out: &mut Vec<Candidate>) {
    if run.dateline {
        return;
    }
    let maker = Maker { context, doc: context.reading.doc, run };
    let mut add = |tokens: (usize, usize), score: i32, rule: NameRule| {
        if score > 0 {
            out.push(Candidate { tokens: TokenRange::new(tokens.0, tokens.1), kind: Some(NameKind::Organization), score, rule });
        }
    };
    for (k, fact) in run.tokens.range().zip(context.facts(run)) {
        let word = maker.doc.word(k);
        if word.is(Class::ORGANIZATION_NAME)
            && let Some((end, score)) = maker.known(k)
        {
            add((k, end), score, NameRule::KnownOrganization);
        }
        if word.is(Class::LEGAL_FORM)
            && let Some((first, end, score)) = maker.firm(k)
        {
            add((first, end), score, NameRule::LegalForm);
        }
        if !fact.is_capital() {
            continue;
        }
        if word.is(Class::ORGANIZATION_WORD) {
            maker.headed(k, &mut add);
        }
        if context.known.is_named(fact.key)
            && let Some(end) = context.known.named(maker.doc, k).filter(|&end| maker.is_whole(k, end))
        {
            add((k, end), 44, NameRule::Firm);
        }
        if maker.is_known_firm(k) {
            add((k, k + FIRM), 60, NameRule::Firm);
        }
        if word.case == Case::Upper
            && run.cased
            && let Some(score) = maker.acronym(k)
        {
            add((k, k + 1), score, NameRule::Acronym);
        }
    }
    for &(first, end) in context.known.defined(run.tokens) {
        add((first, end), 80, NameRule::AcronymDefined);
    }
}

struct Maker<'a> {
    context: &'a Context<'a>,
    doc: &'a Document,
    run: &'a Run,
}

impl Maker<'_> {
    fn fact(&self, k: usize) -> &Fact {
        self.context.fact(self.run, k)
    }

    /// Does the capital at `k` say nothing?
    fn is_initial(&self, k: usize) -> bool {
        self.fact(k).marks.contains(Marks::INITIAL)
    }

    fn is_end(&self, k: usize) -> bool {
        k >= self.run.tokens.end as usize
    }

    /// Are these tokens of the run all that is capitalised there?
    fn is_whole(&self, first: usize, end: usize) -> bool {
        let capital = |k: usize| self.run.tokens.holds(k) && is_capital_word(self.doc, k);
        end <= self.run.tokens.end as usize && !capital(end) && (first == self.run.tokens.first as usize || !capital(first - 1))
    }

    /// "Hart & Low", which the article calls a firm elsewhere, and nothing of a longer name before it.
    fn is_known_firm(&self, k: usize) -> bool {
        let known = |k: usize| self.context.known.is_partner(self.fact(k).key);
        let elsewhere = !self.context.known.is_firm_at(k);
        let whole = k == self.run.tokens.first as usize || !is_capital_word(self.doc, k - 1);
        k + FIRM <= self.run.tokens.end as usize && whole && elsewhere && is_firm(self.doc, k) && known(k) && known(k + 2)
    }

    /// A known organisation that begins at `k`: one past its last token, and its score.
    fn known(&self, k: usize) -> Option<(usize, i32)> {
        let (doc, limit) = (self.doc, self.run.sentence_end);
        if k > self.run.tokens.first as usize && doc.tokens[k - 1].kind == TokenKind::Hyphen && !doc.is_capitalized(k) {
            return None;
        }
        let lower = |n: usize| if k + n < limit { doc.lower(k + n) } else { "" };
        let upper = |n: usize| (k..k + n).all(|t| matches!(doc.case(t), Case::Upper | Case::None));
        let (_, n) = organizations::longest(doc.lower(k), lower, upper)?;
        let last = doc.word(k + n - 1);
        let begins = doc.is_capitalized(k) || doc.word(k).is(Class::NAME_PARTICLE) && n > 1;
        if !begins || n > 1 && last.case == Case::Lower && !matches!(last.lower(), "group" | "network" | "party" | "cartel") {
            return None;
        }
        // "UN-backed" is met, "Apple-Jack" is not.
        if !self.closes(k + n) {
            return None;
        }
        if n > 1 {
            // "Xavora State Department of Roads": part of a longer name.
            let of = !self.is_end(k + n) && doc.lower(k + n) == "of";
            // "Xavora National Audit Office": every state has one.
            let generic = matches!(doc.lower(k), "national" | "central" | "federal" | "department" | "ministry" | "electoral" | "election");
            let longer = (of || generic)
                && k > self.run.tokens.first as usize
                && is_capital_word(doc, k - 1)
                && !doc.word(k - 1).is(Class::DEMONYM | Class::TITLE)
                && !matches!(doc.lower(k - 1), "us" | "u.s." | "uk" | "u.k.");
            let score = match (longer, generic) {
                (true, true) => 20,
                (true, false) => 40,
                (false, _) => 84 + 6 * n as i32,
            };
            return Some((k + n, score));
        }
        let word = doc.word(k);
        if word.case == Case::Upper && word.text().len() > 1 && self.run.cased {
            if self.is_credit(k) {
                return None;
            }
            // A state's code may stand behind a comma: "Reading, PA".
            let code = k > self.run.sentence && doc.lower(k - 1) == ",";
            return Some((k + 1, if code { 40 } else { 62 }));
        }
        // "the Amazon", "the Brazilian Amazon": rivers and mountains have an article, firms have none.
        let natural = |toponym: &crate::text::Toponym| matches!(toponym.kind, Kind::Water | Kind::Mountain | Kind::Land | Kind::Island);
        let article = k > self.run.sentence && (doc.lower(k - 1) == "the" || doc.word(k - 1).is(Class::DEMONYM));
        if article && doc.toponym(k).is_some_and(natural) {
            return None;
        }
        let e = word.entry;
        let doubtful = word.is_common() || e.given.max(e.surname) >= 4 || doc.toponym_before(k, limit).is_some_and(|m| m.strength >= 5);
        let initial = self.fact(k).is_never_inside();
        let score = match (doubtful, initial) {
            (false, _) => 40,
            (true, false) => 16,
            (true, true) => 0,
        };
        // "Mr. Barclays", a title before or more of the name beside it speak against.
        let title = self.fact(k).title >= 30;
        Some((k + 1, if title && doubtful { 0 } else { score }))
    }

    /// "EPA/STRINGER", "Ana Ruiz/AFP": do the capitals at `k` say whose picture it is?
    fn is_credit(&self, k: usize) -> bool {
        let doc = self.doc;
        let glued = |k: usize| doc.tokens.get(k).is_some_and(|t| !t.spaced);
        doc.lower(k + 1) == "/" && glued(k + 1) && glued(k + 2) || k > 0 && doc.lower(k - 1) == "/" && glued(k) && glued(k - 1)
    }

    /// May a name end before token `end`, as far as a hyphen is concerned?
    fn closes(&self, end: usize) -> bool {
        let hyphen = !self.is_end(end) && self.doc.tokens[end].kind == TokenKind::Hyphen;
        !hyphen || self.doc.tokens.get(end + 1).is_some() && self.doc.case(end + 1) == Case::Lower
    }

    /// The names that the head ending at `k` makes.
    fn headed(&self, k: usize, add: &mut impl FnMut((usize, usize), i32, NameRule)) {
        let doc = self.doc;
        let first_token = self.run.tokens.first as usize;
        let back = |n: usize| match k.checked_sub(n) {
            Some(at) if at >= first_token && is_capital_word(doc, at) => doc.lower(at),
            _ => "",
        };
        let Some(head) = head_ending(doc.lower(k), back) else { return };
        let head_first = k + 1 - head.words as usize;
        if !self.closes(k + 1) {
            return;
        }
        let first = self.left(head_first, head);
        let end = self.right(k, head);
        let words = |first: usize, end: usize| (first..end).filter(|&t| is_capital_word(doc, t)).count() as i32 - i32::from(head.words);
        let more = words(first, end);
        // "taken to Xavora Hospital": where somebody is, it is a building.
        if matches!(doc.lower(k), "hospital" | "clinic") && first < head_first && self.is_whereabouts(first) {
            return;
        }
        if more > 0 && (end > k + 1 || first < head_first) {
            // A place behind "of" belongs to the name and does not compete with it.
            let of = if end > k + 1 { 34 } else { 0 };
            add((first, end), 64 + of + 4 * more.min(6), NameRule::HeadWord);
            // "Foreign Ministry of Japan": the parts are readings too.
            if end > k + 1 && first < head_first {
                add((first, k + 1), 62 + 4 * words(first, k + 1).min(6), NameRule::HeadWord);
            }
        }
        if head.words > 1 || head.place == HeadPlace::Generic {
            let initial = self.is_initial(head_first);
            let bare = matches!(
                doc.lower(k),
                "ministry"
                    | "department"
                    | "dept."
                    | "court"
                    | "embassy"
                    | "consulate"
                    | "tribunal"
                    | "assembly"
                    | "government"
                    | "military"
                    | "judiciary"
                    | "legislature"
            );
            if !initial && self.run.cased && (head.words > 1 || !bare) {
                add((head_first, k + 1), if head.words > 1 { 26 } else { 14 }, NameRule::Institution);
            }
        }
        let short = self.run.cased && first == head_first && !self.is_initial(k) && self.context.known.has_head(self.fact(k).key);
        if short && head_first > self.run.sentence && doc.lower(head_first - 1) == "the" {
            add((head_first, k + 1), 16, NameRule::ShortForm);
        }
    }

    /// The firm whose name ends with the legal form at `k` and those behind it ("Xavora Pumps Co., Ltd."): its tokens and score.
    fn firm(&self, k: usize) -> Option<(usize, usize, i32)> {
        let doc = self.doc;
        let floor = self.run.tokens.first as usize;
        let mut end = k + doc.legal_form(k).filter(|_| self.run.cased && k > floor)?;
        let mut forms = 0;
        while let Some(more) = self.legal_form_at(end).filter(|&more| more <= self.run.tokens.end as usize) {
            end = more;
            forms += 1;
        }
        let mark = doc.tokens[k - 1].kind == TokenKind::Mark;
        let last = if mark { k - 1 } else { k };
        let mut first = self.left(last, Head { kind: OrganizationKind::Company, place: HeadPlace::Tail, words: 1 });
        // "Bank of Xavora, Ltd."
        if first > floor + 1 && doc.lower(first - 1) == "of" && doc.word(first - 2).is(Class::ORGANIZATION_WORD) {
            first = self.left(first - 1, Head { kind: OrganizationKind::Company, place: HeadPlace::Tail, words: 1 });
        }
        let words = (first..last).filter(|&t| is_capital_word(doc, t) && doc.legal_form(t).is_none()).count() as i32;
        (words > 0).then_some((first, end, 76 + 6 * words.min(6) + 30 * forms.min(4)))
    }

    /// One past the legal form at `k`, which may stand after a comma or in brackets.
    fn legal_form_at(&self, k: usize) -> Option<usize> {
        let doc = self.doc;
        match doc.lower(k) {
            "," | "de" => Some(k + 1 + doc.legal_form(k + 1)?),
            ")" | "&" => Some(k + 1 + doc.legal_form(k + 1)?),
            "(" => Some(k + 2 + doc.legal_form(k + 1)?),
            _ => Some(k + doc.legal_form(k)?),
        }
    }

    /// Does a preposition of place stand before the name that begins at `first`?
    fn is_whereabouts(&self, first: usize) -> bool {
        let doc = self.doc;
        let before = |k: usize| k.checked_sub(1).filter(|&k| k >= self.run.sentence);
        let at = before(first).and_then(|k| if doc.small(k).contains(Small::THE) { before(k) } else { Some(k) });
        at.is_some_and(|k| doc.small(k).intersects(Small::LOCATES | Small::TOWARDS))
    }

    /// The first token of the name whose head begins at `head_first`.
    fn left(&self, head_first: usize, head: Head) -> usize {
        let doc = self.doc;
        let floor = self.run.tokens.first as usize;
        let mut first = head_first;
        let mut words = 0;
        while first > floor && words < LONGEST {
            let before = first - 1;
            let token = doc.tokens[before];
            let next = if before > floor && (token.kind == TokenKind::Hyphen || self.is_saint(before)) {
                before - 1
            } else if is_capital_word(doc, before) {
                before
            } else if before > floor && (doc.lower(before) == "&" || doc.lower(before) == "and" && self.coordinates(before)) {
                before - 1
            } else if before > floor && (is_particle(doc, before) || is_foreign(doc.lower(before)) && doc.case(before) == Case::Lower) {
                before
            } else {
                break;
            };
            if is_capital_word(doc, next) && self.bars(next, head) {
                break;
            }
            first = next;
            words += 1;
        }
        // A particle or a joining word cannot begin the name.
        while first < head_first && !is_capital_word(doc, first) && !doc.word(first).is(Class::NAME_PARTICLE) {
            first += 1;
        }
        first
    }

    /// "St Xavora’s High School": is the possessive at `k` inside a name that begins with a saint?
    fn is_saint(&self, k: usize) -> bool {
        let doc = self.doc;
        let saint = |k: usize| matches!(doc.lower(k), "st" | "st." | "saint") && is_capital_word(doc, k);
        let floor = self.run.tokens.first as usize;
        doc.tokens[k].kind == TokenKind::Clitic && k > floor + 1 && is_capital_word(doc, k - 1) && saint(k - 2)
    }

    /// "Food and Drug Administration": do two plain words stand around the "and" at `k`?
    fn coordinates(&self, k: usize) -> bool {
        let plain = |at: usize| {
            is_capital_word(self.doc, at)
                && self.doc.word(at).is_common()
                && !self.doc.word(at).is(Class::DEMONYM | Class::ORGANIZATION_WORD | Class::LEGAL_FORM)
        };
        plain(k - 1) && plain(k + 1)
    }

    /// Does a name of an organisation begin only behind this word?
    fn bars(&self, k: usize, head: Head) -> bool {
        let doc = self.doc;
        let word = doc.word(k);
        if head.place == HeadPlace::Generic && (word.is(Class::DEMONYM) || matches!(word.lower(), "us" | "u.s." | "uk" | "u.k.")) {
            return true;
        }
        if word.is(Class::TITLE)
            && word.title.is_some_and(|t| matches!(t.kind, TitleKind::Honorific | TitleKind::Office))
            && !matches!(word.lower(), "associate" | "executive" | "partner" | "lead" | "members" | "justice" | "attorney")
        {
            return true;
        }
        if word.is(Class::NOT_A_NAME) && matches!(word.not_name, Some(NotName::Calendar | NotName::Other)) {
            return true;
        }
        // "Marlow administration": the cabinet of a person.
        let rule = matches!(doc.lower(k + 1), "cabinet" | "administration" | "government" | "presidency");
        if rule && !word.is_common() && !word.is(Class::DEMONYM) && doc.toponym_before(k, k + 1).is_none() {
            return true;
        }
        let initial = self.is_initial(k);
        initial && word.is_common() && !word.can_be(TagSet::PROPER | TagSet::NOUN | TagSet::ADJECTIVE)
            || matches!(
                word.lower(),
                "former" | "while" | "when" | "according" | "meanwhile" | "however" | "now" | "then" | "later" | "earlier"
            )
    }

    /// One past the last token of the name whose head ends at `k`: "of Foreign Affairs", "for Human Rights", "of Texas at Austin".
    fn right(&self, k: usize, head: Head) -> usize {
        let doc = self.doc;
        if head.place == HeadPlace::Tail
            && !matches!(
                doc.lower(k),
                "institute" | "school" | "company" | "bank" | "museum" | "library" | "group" | "community" | "faculty"
            )
        {
            return k + 1;
        }
        let mut at = k + 1;
        if self.is_end(at) || !matches!(doc.lower(at), "of" | "for" | "on" | "against" | "to" | "without") {
            return k + 1;
        }
        let mut end = k + 1;
        let mut words = 0;
        while !self.is_end(at) && words < LONGEST {
            let token = doc.tokens[at];
            if is_capital_word(doc, at) {
                let word = doc.word(at);
                let title = word.is(Class::TITLE) && word.title.is_some_and(|t| matches!(t.kind, TitleKind::Office | TitleKind::Honorific));
                if title && words > 0
                    || word.is(Class::MONTH | Class::WEEKDAY)
                    || word.is(Class::NOT_A_NAME) && word.not_name == Some(NotName::Calendar)
                {
                    break;
                }
                words += 1;
                end = at + 1;
            } else if token.kind == TokenKind::Hyphen {
            } else if matches!(doc.lower(at), "and" | "&") {
                // "and" goes on with a plain word only: "of Health and Human Services", not "of Health and Luis Vega".
                let next = at + 1;
                if words == 0
                    || self.is_end(next)
                    || !is_capital_word(doc, next)
                    || !doc.word(next).is_common()
                    || doc.word(next).is(Class::DEMONYM)
                {
                    break;
                }
            } else if matches!(doc.lower(at), "of" | "for" | "the" | "in" | "on" | "against" | "to" | "without")
                || doc.word(at).is(Class::NAME_PARTICLE)
            {
                if words > 0 && !matches!(doc.lower(at), "of" | "the") && !doc.word(at).is(Class::NAME_PARTICLE) {
                    break;
                }
            } else {
                break;
            }
            at += 1;
        }
        end
    }

    /// "UNHRC": capitals alone that are no other thing. For a word in capitals of a cased run.
    fn acronym(&self, k: usize) -> Option<i32> {
        let word = self.doc.word(k);
        let letters = word.text().chars().filter(|c| c.is_alphabetic()).count();
        let glued = k > 0 && !self.doc.tokens[k].spaced && self.doc.tokens[k - 1].kind == TokenKind::Hyphen;
        if !(2..=7).contains(&letters) || word.is(Class::NOT_A_NAME | Class::NAME_SUFFIX | Class::TITLE) || glued {
            return None;
        }
        if !self.closes(k + 1) || self.doc.tokens[k].kind == TokenKind::Initial {
            return None;
        }
        if self.is_credit(k) {
            return None;
        }
        // "DCI Ana Ruiz".
        if word.title.is_some() && self.doc.tokens.get(k + 1).is_some_and(|_| is_capital_word(self.doc, k + 1)) {
            return None;
        }
        // "RUIZ:" in an interview.
        if k == self.run.sentence && self.doc.lower(k + 1) == ":" && self.context.known.is_person_word(self.fact(k).key) {
            return None;
        }
        if self.context.known.is_acronym(self.fact(k).key) {
            return Some(44);
        }
        let number = |at: usize| self.doc.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
        let money = self.doc.lower(k + 1) == "$" || number(k + 1);
        if letters == 2 || money || word.text().contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        if word.is_common() || self.doc.toponym_before(k, k + 1).is_some_and(|m| m.strength >= 6) {
            return None;
        }
        let name = word.entry.given.max(word.entry.surname) >= 3 && letters > 3;
        Some(if name {
            4
        } else if letters == 2 {
            10
        } else {
            16
        })
    }
}

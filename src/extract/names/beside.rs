//! Organisations by the noun in small letters beside them that says what they are: "the aid group Xavora", "the forest agency, Xavora,",
//! "Xavora, a rival bus company,".

use super::evidence::is_capital_word;
use super::runs::Run;
use super::{Candidate, Context, titles};
use crate::extract::findings::{NameKind, NameRule, OrganizationKind};
use crate::lexicon::not_names::NotName;
use crate::lexicon::organization_nouns;
use crate::lexicon::organization_words::head_ending;
use crate::lexicon::{Class, organizations};
use crate::text::{Case, Document, Small, TokenKind, TokenRange};

/// The most capitalised words in such a name.
const LONGEST: usize = 4;
/// The most words between the article and the noun behind a name.
const MODIFIERS: usize = 5;
/// A given or family name of this strength may be a person's: "the charity Diana runs".
const PERSON: u8 = 5;
/// How far before a noun the office of whoever heads the body may stand.
const BACK: usize = 8;
/// How many words before a name "told" may stand.
const TOLD: usize = 5;

/// Adds the organisation that the first words of a run name.
pub(super) fn candidates(context: &Context<'_>, run: &Run, out: &mut Vec<Candidate>) {
    let first = run.tokens.first as usize;
    if !run.cased || run.dateline || !is_capital_word(context.reading.doc, first) {
        return;
    }
    let finder = Finder { context, doc: context.reading.doc, run, first };
    if let Some((end, score)) = finder.find() {
        let tokens = TokenRange::new(first, end);
        out.push(Candidate { tokens, kind: Some(NameKind::Organization), score, rule: NameRule::KindBeside });
    }
}

struct Finder<'a> {
    context: &'a Context<'a>,
    doc: &'a Document,
    run: &'a Run,
    first: usize,
}

impl Finder<'_> {
    /// One past the name, and its score.
    fn find(&self) -> Option<(usize, i32)> {
        let (doc, first) = (self.doc, self.first);
        let direct = first > self.run.sentence && self.noun(first - 1);
        let after_comma = || first > self.run.sentence + 1 && self.comma(first - 1) && self.noun(first - 2);
        if !direct && !after_comma() && !self.may_be_followed() {
            return None;
        }
        let end = self.end()?;
        let word = doc.word(first);
        let whole = end == self.run.tokens.end as usize;
        if direct {
            // Any word is a name behind "the militia"; but "told the newspaper Ana Ruiz left", "the charity Ruiz founded" begin a clause.
            let score = if self.is_listed(first - 1) { 64 } else { 30 };
            return if self.begins_clause(end) { None } else { Some((end, score)) };
        }
        let apposed = after_comma() && !self.is_inside(first - 2) && (self.comma(end) || doc.lower(end) == ".");
        let named = whole && !word.is_common() && !word.is(Class::TITLE) && end - first <= 3;
        if named && (apposed || self.is_followed(end)) && !self.is_located() { Some((end, 64)) } else { None }
    }

    /// One past the last word of the name.
    fn end(&self) -> Option<usize> {
        let (doc, first) = (self.doc, self.first);
        let word = doc.word(first);
        let refused = word.is(Class::DEMONYM | Class::WEEKDAY | Class::MONTH)
            || word.is(Class::TITLE) && word.title.is_some_and(|title| title.is_head())
            || matches!(word.not_name, Some(NotName::Calendar))
            || self.context.known.is_person_word(self.context.fact(self.run, first).key);
        if refused {
            return None;
        }
        let mut end = first;
        let mut words = 0;
        while self.run.tokens.holds(end) {
            let capital = is_capital_word(doc, end) || doc.tokens[end].kind == TokenKind::Number;
            let joins =
                matches!(doc.lower(end), "&") || doc.tokens[end].kind == TokenKind::Hyphen || doc.word(end).is(Class::NAME_PARTICLE);
            // "the armed group Sons of the Soil", but "the firm Vogel of Leeds".
            let of = matches!(doc.lower(end), "of" | "the") && end > first && word.is_common();
            // "the company Xavora CEO Ana Ruiz left".
            let office = end > first && capital && titles::head(doc, end).is_some();
            // "the organisation Prime Minister Ruiz leads".
            if office && word.is(Class::TITLE) {
                return None;
            }
            if !capital && !joins && !of || office {
                break;
            }
            words += usize::from(capital);
            end += 1;
        }
        (words <= LONGEST && is_capital_word(doc, end - 1)).then_some(end)
    }

    /// May the name be that of a person, or of a place, that is the subject of a clause: "the charity Ana Ruiz runs", "told the newspaper Xavora was
    /// calm"?
    fn begins_clause(&self, end: usize) -> bool {
        let (doc, first) = (self.doc, self.first);
        let (entry, fact) = (doc.word(first).entry, self.context.fact(self.run, first));
        let family = |k: usize| k < end && is_capital_word(doc, k) && doc.word(k).entry.surname >= 3 && !doc.word(k).is_common();
        let known = organizations::known(doc.lower(first)).is_some();
        let single = end == first + 1 && entry.given.max(entry.surname) >= PERSON && !known;
        let person = single || end == first + 2 && entry.given >= PERSON && family(first + 1);
        let place = || doc.toponym(first).is_some_and(|found| found.tokens.end as usize == end) && !known;
        let told = (first.saturating_sub(TOLD).max(self.run.sentence)..first).any(|k| tells(doc.lower(k)));
        fact.usage.titled > 0 || person && (!single || runs(doc.lower(end))) || told && (person || place())
    }

    /// "the registrar of the university, Ana Ruiz,": is the noun at `k` what a person heads?
    fn is_inside(&self, k: usize) -> bool {
        let doc = self.doc;
        let from = k.saturating_sub(BACK).max(self.run.sentence + 1);
        (from..k).any(|t| matches!(doc.lower(t), "of" | "at" | "for" | "with") && titles::head(doc, t - 1).is_some())
    }

    /// Is the noun at `k` one of those that say a kind, and not only a word that heads names?
    fn is_listed(&self, k: usize) -> bool {
        let back = |n: usize| k.checked_sub(n).filter(|&at| at >= self.run.sentence).map_or("", |at| self.doc.lower(at));
        organization_nouns::ending(self.doc.lower(k), back).is_some()
    }

    fn comma(&self, k: usize) -> bool {
        self.doc.small(k).contains(Small::COMMA)
    }

    /// Does "in", "near" … say that the name is one of a place?
    fn is_located(&self) -> bool {
        self.first > self.run.sentence && self.doc.small(self.first - 1).contains(Small::LOCATES)
    }

    /// Does a noun for an organisation end at `k`, in small letters?
    fn noun(&self, k: usize) -> bool {
        use OrganizationKind::{Company, Media, Ngo, Party};
        let doc = self.doc;
        let word = doc.word(k);
        if word.case != Case::Lower || !word.is(Class::ORGANIZATION_NOUN | Class::ORGANIZATION_WORD) {
            return false;
        }
        let back = |n: usize| k.checked_sub(n).filter(|&at| at >= self.run.sentence).map_or("", |at| doc.lower(at));
        let head = || head_ending(word.lower(), |_| "").is_some_and(|head| matches!(head.kind, Company | Media | Ngo | Party));
        let vague = || matches!(word.lower(), "group" | "news" | "media" | "press" | "post" | "times" | "party");
        organization_nouns::ending(word.lower(), back).is_some() || head() && !vague()
    }

    /// Do a comma and an article stand behind the run?
    fn may_be_followed(&self) -> bool {
        let end = self.run.tokens.end as usize;
        end + 2 < self.run.sentence_end && self.comma(end) && self.doc.small(end + 1).contains(Small::ARTICLE)
    }

    /// ", a rival bus company,": an article, a few words, the noun, and the phrase is closed or goes on with "in", "that" …
    fn is_followed(&self, end: usize) -> bool {
        let doc = self.doc;
        if !self.may_be_followed() || end != self.run.tokens.end as usize {
            return false;
        }
        let (from, limit) = (end + 2, self.run.sentence_end.min(end + 3 + MODIFIERS));
        let plain = |k: &usize| {
            matches!(doc.tokens[*k].kind, TokenKind::Word | TokenKind::Hyphen | TokenKind::Clitic)
                && (doc.case(*k) != Case::Capital || doc.word(*k).is(Class::DEMONYM))
                && !doc.word(*k).is(Class::CLOSED)
        };
        let last = (from..limit).take_while(plain).last();
        let closed = |k: usize| {
            matches!(doc.tokens.get(k).map(|t| t.kind), None | Some(TokenKind::Mark | TokenKind::Stop | TokenKind::Dash))
                || matches!(doc.lower(k), "that" | "which" | "in" | "based" | "from")
        };
        last.is_some_and(|k| self.noun(k) && closed(k + 1))
    }
}

/// Verbs behind which what somebody said stands.
fn tells(lower: &str) -> bool {
    matches!(lower, "told" | "tell" | "tells" | "assured" | "informed" | "warned" | "showed" | "asked")
}

/// What people do with organisations: "the charity Ruiz founded".
fn runs(lower: &str) -> bool {
    const VERBS: [&str; 26] = [
        "bought",
        "built",
        "chaired",
        "chairs",
        "controls",
        "created",
        "founded",
        "headed",
        "heads",
        "helped",
        "hired",
        "joined",
        "leads",
        "led",
        "managed",
        "manages",
        "owned",
        "owns",
        "ran",
        "represented",
        "represents",
        "runs",
        "set",
        "started",
        "works",
        "worked",
    ];
    VERBS.contains(&lower)
}

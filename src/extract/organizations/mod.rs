//! Name mentions of organisations clustered into entries.
//!
//! Takes [`Findings::names`] of kind organisation, gives [`Findings::organizations`], one entry each. What joins mentions, in this order:
//! the row of the user's lexicon, or else the known organisation, that they name; the acronym that stands in brackets behind a name; the same words; for a body that every state has
//! ("Foreign Ministry"), the nationality before it too; capitals that are the initials of one earlier name; a bare head word ("the
//! Ministry") and the last name that ends or begins with it.

use rustc_hash::FxHashMap;

use super::findings::{Form, Mention, Name, NameKind, Organization, OrganizationKind};
use super::{Findings, Reading};
use crate::lexicon::Class;
use crate::lexicon::organization_words::{HeadPlace, head_ending};
use crate::lexicon::organizations;
use crate::lexicon::user::{self, Row};
use crate::text::{Case, Document, TokenKind};

/// Runs the pass.
pub(super) fn find(reading: &Reading<'_>, findings: &mut Findings) {
    let mut maker = Maker::new(reading);
    for (k, name) in findings.names.iter().enumerate() {
        if name.kind == NameKind::Organization {
            let before = k.checked_sub(1).and_then(|k| findings.names.get(k));
            maker.add(name, before);
        }
    }
    findings.organizations = maker.found.into_iter().map(|entry| entry.organization).collect();
}

/// An entry that grows.
struct Entry {
    organization: Organization,
    /// The initials of its longest name, small words left out.
    initials: String,
    /// Is its name as yet only an acronym or a bare head?
    short: bool,
    /// Are its name and kind the user's?
    settled: bool,
}

struct Maker<'a> {
    reading: Reading<'a>,
    text: &'a str,
    doc: &'a Document,
    found: Vec<Entry>,
    /// Entries by key: the known name, or the words in lower case.
    by_key: FxHashMap<String, usize>,
    /// The last entry whose name holds this head word.
    by_head: FxHashMap<&'a str, usize>,
    /// The last organisation mention: its entry and one past its last token.
    last: Option<(usize, usize)>,
}

impl<'a> Maker<'a> {
    fn new(reading: &Reading<'a>) -> Self {
        Self {
            reading: *reading,
            text: reading.text,
            doc: reading.doc,
            found: Vec::new(),
            by_key: FxHashMap::default(),
            by_head: FxHashMap::default(),
            last: None,
        }
    }

    fn add(&mut self, name: &Name, before: Option<&Name>) {
        let doc = self.doc;
        let range = name.tokens.range();
        let words = collapsed(name.span.of(self.text));
        let key = words.to_lowercase();
        if let Some(row) = self.row(name, &words) {
            return self.add_row(name, row);
        }
        let known = organizations::known(&key).filter(|_| name.rule == "known organisation");
        let acronym = range.len() == 1 && doc.word(range.start).case == Case::Upper && words.chars().count() > 1;
        let head = self.head(name);
        let bare = range.len() == 1 && head.is_some() && known.is_none();
        // "Russian Foreign Ministry": told from the Syrian one.
        let nationality = before
            .filter(|b| matches!(b.kind, NameKind::Demonym | NameKind::Place) && b.tokens.end as usize == range.start)
            .filter(|_| head.is_some_and(|(_, place)| place == HeadPlace::Generic));
        let full = nationality.map_or_else(|| words.clone(), |b| format!("{} {words}", collapsed(b.span.of(self.text))));
        let full_key = if nationality.is_some() { full.to_lowercase() } else { known.map_or(key.clone(), |k| k.name.to_lowercase()) };
        let in_brackets = self.last.filter(|&(_, end)| acronym && end + 1 == range.start && doc.lower(end) == "(").map(|(k, _)| k);
        let entry = in_brackets
            .or_else(|| self.by_key.get(&full_key).copied())
            .or_else(|| if acronym && known.is_none() { self.by_initials(&words) } else { None })
            .or_else(|| if bare && nationality.is_none() { self.by_head.get(doc.lower(range.start)).copied() } else { None });
        let mention = Mention::new(name.span, Form::Name);
        let beside = || if name.rule == "kind beside it" { self.kind_beside(range.clone()) } else { None };
        let kind = known.map(|k| k.kind).or(head.map(|h| h.0)).or_else(beside).and_then(OrganizationKind::from_name).unwrap_or_default();
        let short = acronym || bare;
        let k = match entry {
            Some(k) => {
                let entry = &mut self.found[k];
                entry.organization.mentions.push(mention);
                if !short && !entry.settled && (entry.short || full.len() > entry.organization.name.len()) {
                    entry.organization.name = without_article(&full).to_owned();
                    entry.initials = initials(doc, name);
                    entry.short = false;
                }
                if entry.organization.kind == OrganizationKind::Other && !entry.settled {
                    entry.organization.kind = kind;
                }
                k
            }
            None => {
                let shown = known.filter(|_| acronym).map_or_else(|| without_article(&full).to_owned(), |k| k.name.to_owned());
                let organization = Organization { name: shown, kind, mentions: vec![mention], rule: name.rule };
                self.found.push(Entry { organization, initials: initials(doc, name), short: short && known.is_none(), settled: false });
                self.found.len() - 1
            }
        };
        self.by_key.entry(full_key).or_insert(k);
        if nationality.is_some() {
            self.by_key.insert(key, k);
        } else {
            self.by_key.entry(key).or_insert(k);
        }
        for token in range.clone().filter(|&t| doc.word(t).is(Class::ORGANIZATION_WORD)) {
            self.by_head.insert(doc.lower(token), k);
        }
        self.last = Some((k, range.end));
    }

    /// The row of the user's lexicon that a name stands in.
    fn row(&self, name: &Name, words: &str) -> Option<&'a Row> {
        let lexicon = self.reading.config.lexicon.as_deref().filter(|_| name.rule == user::RULE)?;
        lexicon.named(words).map(|(_, row)| row)
    }

    fn add_row(&mut self, name: &Name, row: &Row) {
        let key = row.name.to_lowercase();
        let mention = Mention::new(name.span, Form::Name);
        let k = match self.by_key.get(&key) {
            Some(&k) => {
                self.found[k].organization.mentions.push(mention);
                k
            }
            None => {
                let known = organizations::known(&key).map(|known| known.kind);
                let kind = row.detail.or(known).or_else(|| self.head(name).map(|h| h.0)).and_then(OrganizationKind::from_name);
                let organization =
                    Organization { name: row.name.to_string(), kind: kind.unwrap_or_default(), mentions: vec![mention], rule: name.rule };
                self.found.push(Entry { organization, initials: initials_of(&row.name), short: false, settled: true });
                self.found.len() - 1
            }
        };
        self.by_key.insert(key, k);
        for token in name.tokens.range().filter(|&t| self.doc.word(t).is(Class::ORGANIZATION_WORD)) {
            self.by_head.insert(self.doc.lower(token), k);
        }
        self.last = Some((k, name.tokens.end as usize));
    }

    /// The kind and place of the last head word of a name, or of the one before its "of".
    fn head(&self, name: &Name) -> Option<(&'static str, HeadPlace)> {
        let doc = self.doc;
        let range = name.tokens.range();
        let at = |k: usize| {
            let back = |n: usize| k.checked_sub(n).filter(|&b| b >= range.start).map_or("", |b| doc.lower(b));
            if doc.word(k).is(Class::ORGANIZATION_WORD) { head_ending(doc.lower(k), back).map(|h| (h.kind, h.place)) } else { None }
        };
        let of = range.clone().find(|&k| matches!(doc.lower(k), "of" | "for") && k > range.start);
        of.and_then(|k| at(k - 1)).or_else(|| at(range.end - 1)).or_else(|| range.clone().rev().find_map(at))
    }

    /// The kind that a noun right before or close behind the name says.
    fn kind_beside(&self, range: std::ops::Range<usize>) -> Option<&'static str> {
        let doc = self.doc;
        let kind = |k: usize| {
            let word = doc.tokens.get(k).map(|_| doc.word(k))?;
            let small = word.case == Case::Lower && word.is(Class::ORGANIZATION_WORD);
            if small { head_ending(word.lower(), |_| "").map(|h| h.kind) } else { None }
        };
        let before = (1..=2).filter_map(|n| range.start.checked_sub(n)).find_map(kind);
        before.or_else(|| (range.end + 2..range.end + 6).find_map(kind))
    }

    /// The one entry whose name has these initials.
    fn by_initials(&self, acronym: &str) -> Option<usize> {
        if acronym.len() < 2 || self.found.len() > 400 {
            return None;
        }
        let mut fits = self.found.iter().enumerate().filter(|(_, e)| e.initials == acronym);
        let (k, _) = fits.next()?;
        fits.next().is_none().then_some(k)
    }
}

/// The initials of a name of several words, small words left out.
fn initials(doc: &Document, name: &Name) -> String {
    let words = name.tokens.range().filter(|&k| doc.word(k).is_capitalized() && doc.tokens[k].kind == TokenKind::Word);
    let initials: String = words.filter_map(|k| doc.word(k).text().chars().next()).collect();
    if initials.chars().count() > 1 { initials } else { String::new() }
}

/// The same of a name that does not stand in the text.
fn initials_of(name: &str) -> String {
    let initials: String = name.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect();
    if initials.chars().count() > 1 { initials } else { String::new() }
}

/// With single spaces.
fn collapsed(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_article(name: &str) -> &str {
    name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use crate::input::article_from_text;
    use crate::{Analyzer, Config};

    #[test]
    fn rows_of_the_user_can_give_every_kind() {
        use crate::extract::findings::{OrganizationKind, PlaceKind};
        assert_eq!(crate::lexicon::user::ORGANIZATION_KINDS, OrganizationKind::ALL.map(OrganizationKind::name));
        assert_eq!(crate::lexicon::user::PLACE_KINDS, PlaceKind::ALL.map(PlaceKind::name));
    }

    #[test]
    fn rows_of_the_user_settle_name_and_kind() {
        let rows = "name\ttype\tkind\taliases\nBlue River Watch\torganization\tngo\tRiverwatch|BRW\nGreen Door\torganization\n";
        let lexicon = crate::lexicon::user::UserLexicon::parse(rows.as_bytes()).unwrap();
        let mut analyzer = Analyzer::new(Config { lexicon: Some(lexicon.into()), ..Config::default() });
        for (text, found) in [
            ("Riverwatch spoke. Later BRW left, and Blue River Watch came.", &["Blue River Watch, ngo, 3"][..]),
            ("RIVERWATCH SPOKE TO THE MAYOR OF ROME\n\nIt was late.", &["Blue River Watch, ngo, 1"]),
            ("She joined Green Door.", &["Green Door, other, 1"]),
            ("She opened a green door.", &[]),
        ] {
            let analysis = analyzer.analyze(&article_from_text(text));
            let all = analysis.organizations.unwrap_or_default();
            assert_eq!(all.iter().map(|o| format!("{}, {}, {}", o.name, o.kind, o.count)).collect::<Vec<_>>(), found, "{text}");
        }
    }

    /// The organisations of a text as "name, kind, number of mentions".
    fn organizations(text: &str) -> Vec<String> {
        let analysis = Analyzer::new(Config::default()).analyze(&article_from_text(text));
        analysis.organizations.unwrap_or_default().iter().map(|o| format!("{}, {}, {}", o.name, o.kind, o.count)).collect()
    }

    #[test]
    fn mentions_of_one_organisation_are_one_entry() {
        for (text, found) in [
            ("The United Nations spoke. The UN said so.", &["United Nations, intergovernmental, 2"][..]),
            ("Rights group Sea Birds Iceland (SBI) spoke. Later SBI left.", &["Sea Birds Iceland, other, 3"]),
            ("He joined the Blue River Party. Later the Party left.", &["Blue River Party, party, 2"]),
            (
                "He joined the Blue River Party and the Ministry of Health.",
                &["Blue River Party, party, 1", "Ministry of Health, government, 1"],
            ),
        ] {
            assert_eq!(organizations(text), found, "{text}");
        }
    }
}

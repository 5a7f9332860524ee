//! Name mentions of organisations clustered into entries.
//!
//! Takes [`Findings::names`] of kind organisation, gives [`Findings::organizations`], one entry each. What joins mentions, in this order:
//! the row of the user's lexicon, or else the known organisation, that they name; the acronym that stands in brackets behind a name; the same words; for a body that every state has
//! ("Foreign Ministry"), the nationality before it too; capitals that are the initials of one earlier name; a bare head word ("the
//! Ministry") and the last name that ends or begins with it.

use rustc_hash::FxHashMap;

use super::findings::{Form, Mention, Name, NameKind, NameRule, Organization, OrganizationKind};
use super::{Findings, Reading};
use crate::lexicon::Class;
use crate::lexicon::organization_words::HeadPlace;
use crate::lexicon::organizations;
use crate::lexicon::user::{Row, Type};
use crate::text::{Case, Document};

mod keys;
mod kind;

use keys::{collapsed, folded, without_article};

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
    /// The initials of its longest name, small words left out and not.
    initials: [String; 2],
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
        let key = folded(&words);
        if let Some(row) = self.row(name, &words) {
            return self.add_row(name, row);
        }
        let known = if name.rule == NameRule::KnownOrganization { organizations::known(&key) } else { None };
        let acronym = range.len() == 1 && doc.case(range.start) == Case::Upper && words.chars().count() > 1;
        let head = kind::head(doc, name);
        let bare = range.len() == 1 && head.is_some() && known.is_none();
        // "Russian Foreign Ministry": told from the Syrian one.
        let nationality = before
            .filter(|b| matches!(b.kind, NameKind::Demonym | NameKind::Place) && b.tokens.end as usize == range.start)
            .filter(|_| head.is_some_and(|head| head.place == HeadPlace::Generic));
        let full = nationality.map_or_else(|| words.clone(), |b| format!("{} {words}", collapsed(b.span.of(self.text))).into());
        let full_key = if nationality.is_some() { folded(&full) } else { known.map_or(key.clone(), |k| k.name.to_lowercase()) };
        let portfolio = known.map_or_else(|| keys::portfolio(&full_key), |_| None);
        let initials = keys::initials(doc, name);
        let entry = self
            .in_brackets(range.start, acronym)
            .or_else(|| self.by_key.get(&full_key).copied())
            .or_else(|| self.by_key.get(portfolio.as_ref()?).copied())
            .or_else(|| if known.is_none() { self.same_firm(&full_key) } else { None })
            .or_else(|| if acronym && known.is_none() { self.by_initials(&words) } else { None })
            .or_else(|| if acronym || nationality.is_some() { None } else { self.by_acronym(&initials) })
            .or_else(|| if bare && nationality.is_none() { self.by_head.get(doc.lower(range.start)).copied() } else { None });
        let mention = Mention::new(name.span, Form::Name);
        let beside = || match name.rule {
            NameRule::KindBeside => kind::beside(doc, range.clone(), false),
            NameRule::Acronym => kind::beside(doc, range.clone(), true),
            _ => None,
        };
        let own = head.map(|head| kind::of_name(doc, name, head));
        let firm = kind::is_firm(doc, range.clone()).then_some(OrganizationKind::Company);
        let said = match name.rule {
            NameRule::KindBeside => beside().or(own),
            NameRule::PublicBody => Some(OrganizationKind::Government),
            NameRule::Team => Some(OrganizationKind::Sports),
            NameRule::University => Some(OrganizationKind::University),
            _ => own.or_else(beside),
        };
        let kind = known.map(|k| k.kind).or(firm).or(said).unwrap_or_default();
        let short = acronym || bare;
        let k = match entry {
            Some(k) => {
                let entry = &mut self.found[k];
                entry.organization.mentions.push(mention);
                if !short && !entry.settled && (entry.short || full.len() > entry.organization.name.len()) {
                    entry.organization.name = without_article(&full).to_owned();
                    entry.initials = initials;
                    entry.short = false;
                }
                if entry.organization.kind == OrganizationKind::Other && !entry.settled {
                    entry.organization.kind = kind;
                }
                k
            }
            None => {
                let shown = known.filter(|_| acronym).map_or_else(|| without_article(&full).to_owned(), |k| k.name.to_owned());
                let organization = Organization { name: shown, kind, mentions: vec![mention], rule: name.rule.name() };
                self.found.push(Entry { organization, initials, short: short && known.is_none(), settled: false });
                self.found.len() - 1
            }
        };
        if let Some(firm) = keys::firm(&full_key).filter(|_| known.is_none()) {
            self.by_key.entry(firm.to_owned()).or_insert(k);
        }
        if let Some(portfolio) = keys::portfolio(&key).filter(|_| portfolio.is_some() && nationality.is_some()) {
            self.by_key.insert(portfolio, k);
        }
        if let Some(portfolio) = portfolio {
            self.by_key.entry(portfolio).or_insert(k);
        }
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
        let lexicon = self.reading.config.lexicon.as_deref().filter(|_| name.rule == NameRule::Listed)?;
        lexicon.named(words).map(|(_, row)| row)
    }

    fn add_row(&mut self, name: &Name, row: &Row) {
        let key = folded(&row.name);
        let mention = Mention::new(name.span, Form::Name);
        let k = match self.by_key.get(&key) {
            Some(&k) => {
                self.found[k].organization.mentions.push(mention);
                k
            }
            None => {
                let known = organizations::known(&key).map(|known| known.kind);
                let own = if let Type::Organization(kind) = row.names { kind } else { None };
                let said = || kind::head(self.doc, name).map(|head| kind::of_name(self.doc, name, head));
                let kind = own.or(known).or_else(said);
                let organization = Organization {
                    name: row.name.to_string(),
                    kind: kind.unwrap_or_default(),
                    mentions: vec![mention],
                    rule: name.rule.name(),
                };
                self.found.push(Entry { organization, initials: keys::initials_of(&row.name), short: false, settled: true });
                self.found.len() - 1
            }
        };
        self.by_key.insert(key, k);
        for token in name.tokens.range().filter(|&t| self.doc.word(t).is(Class::ORGANIZATION_WORD)) {
            self.by_head.insert(self.doc.lower(token), k);
        }
        self.last = Some((k, name.tokens.end as usize));
    }

    /// The organisation right before the bracket that opens before token `first`: "Sea Watch (SW)", "SW (Sea Watch)".
    fn in_brackets(&self, first: usize, acronym: bool) -> Option<usize> {
        let (k, end) = self.last?;
        let beside = end + 1 == first && self.doc.lower(end) == "(";
        (beside && (acronym || self.found[k].short)).then_some(k)
    }

    /// The one entry whose name has these initials; an article before the name may have given the first of them.
    fn by_initials(&self, acronym: &str) -> Option<usize> {
        let letters = acronym.trim_end_matches('.').replace('.', "");
        let rest = letters.strip_prefix('T').filter(|rest| rest.len() > 1);
        let fits = |e: &&Entry| e.initials.iter().any(|i| !i.is_empty() && (*i == letters || Some(i.as_str()) == rest));
        if letters.len() < 2 { None } else { self.only(fits) }
    }

    /// The one entry that is as yet only an acronym, of these initials.
    fn by_acronym(&self, initials: &[String; 2]) -> Option<usize> {
        let [large, all] = initials;
        if large.chars().count() < 3 {
            return None;
        }
        self.only(|e| e.short && (e.organization.name == *large || e.organization.name == *all))
    }

    /// The firm that goes by this name with or without a legal form.
    fn same_firm(&self, key: &str) -> Option<usize> {
        let company = |&k: &usize| matches!(self.found[k].organization.kind, OrganizationKind::Company | OrganizationKind::Other);
        self.by_key.get(keys::firm(key)?).copied().filter(company)
    }

    /// The one entry that fits.
    fn only(&self, fits: impl Fn(&&Entry) -> bool) -> Option<usize> {
        if self.found.len() > 400 {
            return None;
        }
        let mut fitting = self.found.iter().enumerate().filter(|(_, e)| fits(e));
        let (k, _) = fitting.next()?;
        fitting.next().is_none().then_some(k)
    }
}

#[cfg(test)]
mod tests {
    use crate::input::article_from_text;
    use crate::{Analyzer, Config};

    #[test]
    fn kinds_are_read_from_the_whole_name() {
        for (name, kind) in [
            ("National Water Council", "government"),
            ("Garden Council", "other"),
            ("Xavora Climate Alliance", "ngo"),
            ("Xavora Alliance", "party"),
            ("UN Garden Assembly", "intergovernmental"),
            ("Xavora Football Association", "sports"),
            ("Xavora Bakers Association", "ngo"),
            ("Narcotics Control Division", "police"),
            ("Export Division", "other"),
            ("Criminal Inquiries Department", "police"),
            ("Xavora Fire Brigade", "government"),
            ("Xavora Tank Brigade", "military"),
            ("Muslim Elders Council", "religious"),
            ("University of Xavora", "university"),
            ("Kenya National Audit Office", "government"),
            ("Oakfield Grammar School", "school"),
            ("Marlow School of Music", "university"),
            ("Yale Law School", "university"),
            ("Sarra Check Post", "other"),
            ("Xavora Post", "media"),
            ("Patent Office", "government"),
            ("Hill Observatory", "government"),
            ("Press Freedom Observatory", "ngo"),
        ] {
            assert_eq!(organizations(&format!("On Monday he left the {name}.")), [format!("{name}, {kind}, 1")]);
        }
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
    fn the_noun_beside_a_name_says_its_kind() {
        for (text, kind) in [
            ("The aid group Open Hands left.", "ngo"),
            ("The think tank Horizon agreed.", "ngo"),
            ("The rugby club Oyonnax lost again.", "sports"),
            ("The television channel Norte reported it.", "media"),
            ("The militia Red Dawn fled.", "armed_group"),
            ("It was sold to Marlow, an Irish budget airline, in May.", "company"),
            ("Swansea were relegated on Sunday.", "sports"),
            ("Then Statistics Norway agreed.", "government"),
            ("He has a doctorate from Heidelberg.", "university"),
        ] {
            let found = organizations(text);
            assert!(found.len() == 1 && found[0].contains(&format!(", {kind}, 1")), "{text}: {found:?}");
        }
    }

    #[test]
    fn mentions_of_one_organisation_are_one_entry() {
        for (text, found) in [
            ("The United Nations spoke. The UN said so.", &["United Nations, intergovernmental, 2"][..]),
            ("Rights group Sea Birds Iceland (SBI) spoke. Later SBI left.", &["Sea Birds Iceland, other, 3"]),
            ("He joined the Blue River Party. Later the Party left.", &["Blue River Party, party, 2"]),
            ("XWI (Xavora Water Institute) spoke. Later XWI left.", &["Xavora Water Institute, university, 3"]),
            (
                "The river agency XAVI spoke to the Xavora Water Institute. XWI said so.",
                &["XAVI, other, 1", "Xavora Water Institute, university, 2"],
            ),
            ("Xavora Steel Ltd. spoke. Later Xavora Steel left.", &["Xavora Steel Ltd., company, 2"]),
            ("The Health Ministry spoke. The Ministry of Health said so.", &["Ministry of Health, government, 2"]),
            (
                "The Health Ministry spoke. The Ministry of Justice said so.",
                &["Health Ministry, government, 1", "Ministry of Justice, government, 1"],
            ),
            ("The People’s Liberation Army spoke. The PLA left.", &["People’s Liberation Army, military, 2"]),
            (
                "He joined the Blue River Party and the Ministry of Health.",
                &["Blue River Party, party, 1", "Ministry of Health, government, 1"],
            ),
        ] {
            assert_eq!(organizations(text), found, "{text}");
        }
    }
}

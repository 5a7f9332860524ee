//! Which names are one person's.
//!
//! Names of two words and more come first: two are one person's when the words of the shorter stand in the longer in the same order, an
//! initial for any word that it begins, and the first or the last words agree. A lone word joins a person who bears it: rather as the
//! last word than as another, rather the nearest before than one behind, and never against the gender that its title tells. Where nobody bears
//! it, it may be the last word of one person, misspelt.

use std::borrow::Cow;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use crate::extract::Reading;
use crate::extract::findings::{Gender, Name};
use crate::lexicon::Class;
use crate::lexicon::particles::{Particle, particle};
use crate::lexicon::titles::TitleKind;
use crate::text::{Case, Document, TokenKind, WordId};

use super::family::{self, is_kin};
use super::{spelling, word_gender};

/// The most entries that share a word and are compared.
const MOST: usize = 24;

/// The most entries that a word nobody bears is compared with.
const COMPARED: usize = 60;
/// A family name of this strength is nobody's misspelling.
const COMMON: u8 = 4;

/// The words of a name as keys: folded, without particles; an initial is its letter.
#[derive(Clone, Debug, Default, PartialEq)]
struct Words<'a> {
    words: Vec<Cow<'a, str>>,
    suffix: Option<&'a str>,
}

/// The entries whose names hold a word.
type Bearers<'a> = FxHashMap<Cow<'a, str>, Vec<usize>>;

/// A person that grows.
struct Entry<'a> {
    words: Words<'a>,
    /// Its names of two words and more, or the first lone word; in order.
    members: Vec<usize>,
    /// The lone words that joined it, in order.
    lone: Vec<usize>,
    gender: Option<Gender>,
}

/// The names of each person, as indices in order; persons in order of their first name.
pub(super) fn clusters(reading: &Reading<'_>, names: &[Name]) -> Vec<Vec<usize>> {
    let doc = reading.doc;
    let small = small_particles(doc, names);
    let words: Vec<Words<'_>> = names.iter().map(|name| words(doc, name, &small)).collect();
    let mut entries: Vec<Entry<'_>> = Vec::new();
    let mut bearers = Bearers::with_capacity_and_hasher(names.len(), FxBuildHasher);
    let lone = |w: &Words<'_>| w.words.len() == 1;
    let mut aliases: Vec<usize> = Vec::new();
    let mut entry_of: Vec<Option<usize>> = vec![None; names.len()];
    // Full names, and rulers ("Abdullah II").
    for (k, name) in names.iter().enumerate() {
        let own = &words[k];
        if own.words.is_empty() || lone(own) && own.suffix.is_none() {
            continue;
        }
        let gender = gender(doc, name);
        let same = own.words.iter().filter_map(|w| bearers.get(w.as_ref())).flatten().copied();
        if k > 0 && is_alias(doc, &names[k - 1], name) {
            aliases.push(k);
        }
        let entry = same
            .filter(|&e| {
                (agree(&entries[e].words, own) || slipped(&entries[e].words, own))
                    && entries[e].gender.zip(gender).is_none_or(|(a, b)| a == b)
            })
            .max();
        entry_of[k] = entry.or(Some(entries.len()));
        match entry {
            Some(e) => {
                entries[e].members.push(k);
                entries[e].gender = entries[e].gender.or(gender);
                if own.words.len() > entries[e].words.words.len() {
                    for word in &own.words {
                        bear(&mut bearers, word.clone(), e);
                    }
                    let suffix = own.suffix.or(entries[e].words.suffix);
                    entries[e].words = Words { words: own.words.clone(), suffix };
                }
            }
            None => {
                for word in &own.words {
                    bear(&mut bearers, word.clone(), entries.len());
                }
                entries.push(Entry { words: own.clone(), members: vec![k], lone: Vec::new(), gender });
            }
        }
    }
    // "Ana Ruiz, better known as Lola Vega": the second joins the first.
    let mut renamed: Vec<usize> = Vec::new();
    for k in aliases {
        if let (Some(first), Some(second)) = (entry_of[k - 1], entry_of[k])
            && first != second
            && !entries[first].members.is_empty()
        {
            let members = std::mem::take(&mut entries[second].members);
            let words = std::mem::take(&mut entries[second].words);
            entries[first].members.extend(members);
            renamed.push(first);
            for word in &words.words {
                bear(&mut bearers, word.clone(), first);
            }
        }
    }
    // Each is sorted once, however many aliases it has.
    renamed.sort_unstable();
    renamed.dedup();
    for e in renamed {
        entries[e].members.sort_unstable();
    }
    entries_of_none(&mut bearers, &entries);
    // The relatives who are called by their given name alone, by the family name of those whose relatives they are.
    let mut relatives = Bearers::default();
    // Lone words.
    for (k, name) in names.iter().enumerate() {
        let own = &words[k];
        if !(lone(own) && own.suffix.is_none()) {
            continue;
        }
        let word = &own.words[0];
        let gender = gender(doc, name);
        let candidates = bearers.get(word.as_ref()).into_iter().flatten().copied();
        // "Ana Low, Mr Low's sister": another than the one whom it describes.
        let owner = k > 0 && possesses(doc, &names[k - 1], name);
        // "his brother Low" is called by the given name.
        let kin = name.title.is_some_and(|title| is_kin(doc.lower(title.end as usize - 1)));
        // "Her father, Yusuf, …": whose relative is it, and what do the words tell of both?
        let relative = family::relative(doc, names, k).and_then(|r| Some((entry_of[r.of]?, r)));
        if let Some((of, r)) = &relative {
            entries[*of].gender = entries[*of].gender.or(r.owner);
        }
        let gender = gender.or(relative.as_ref().and_then(|(_, r)| r.gender));
        let fits = candidates.filter(|&e| {
            let entry = &entries[e];
            entry.gender.zip(gender).is_none_or(|(a, b)| a == b)
                && !(owner && (entry.members.binary_search(&(k - 1)).is_ok() || entry.lone.last() == Some(&(k - 1))))
                && !(kin && entry.words.words.len() > 1 && entry.words.words.first() != Some(word))
        });
        let likely = |entry: &Entry<'_>| entry.gender.or_else(|| family::likely(doc, &names[entry.members[0]]));
        let rank = |&e: &usize| {
            let entry = &entries[e];
            let expected = gender.is_none_or(|g| likely(entry).is_none_or(|other| other == g));
            let last = entry.words.words.last() == Some(word);
            // The family name alone calls the one whom the article is about, and not "his widow Ana Low".
            let relative = names[entry.members[0]].title.is_some_and(|title| is_kin(doc.lower(title.end as usize - 1)));
            // "Senator Doyle" is the one of the family who was called that.
            let office = office(doc, name).is_some_and(|own| entry.members.iter().any(|&m| office(doc, &names[m]) == Some(own)));
            let before = entry.members[..entry.members.partition_point(|&m| m < k)].last().max(entry.lone.last());
            // The nearest before; else the nearest behind.
            (expected, last, office, !relative || gender.is_some(), before.is_some(), before.map_or(usize::MAX - entry.members[0], |&m| m))
        };
        let found = fits.max_by_key(rank);
        // "Mr Rahimi": her father, where she alone bears the name.
        let expected = |e: &usize| gender.is_none_or(|g| likely(&entries[*e]).is_none_or(|other| other == g));
        let of_family = || {
            let known = relatives.get(word.as_ref()).filter(|_| addressed(doc, name))?;
            known.iter().rev().copied().find(|&e| entries[e].gender.is_some() && entries[e].gender == gender)
        };
        let found = found.filter(expected).or_else(of_family).or(found);
        match found {
            Some(e) => {
                entry_of[k] = Some(e);
                entries[e].lone.push(k);
                entries[e].gender = entries[e].gender.or(gender);
            }
            None if !bearers.contains_key(word)
                && let Some(e) = misspelt(doc, name, word, gender, &entries) =>
            {
                bear(&mut bearers, word.clone(), e);
                entry_of[k] = Some(e);
                entries[e].lone.push(k);
            }
            None => {
                bear(&mut bearers, word.clone(), entries.len());
                if let Some((of, _)) = relative
                    && let Some(family) = entries[of].words.words.last().filter(|_| entries[of].words.words.len() > 1)
                {
                    bear(&mut relatives, family.clone(), entries.len());
                }
                entry_of[k] = Some(entries.len());
                entries.push(Entry { words: own.clone(), members: vec![k], lone: Vec::new(), gender });
            }
        }
    }
    let all = |mut entry: Entry<'_>| {
        entry.members.append(&mut entry.lone);
        entry.members.sort_unstable();
        entry.members
    };
    let mut clusters: Vec<Vec<usize>> = entries.into_iter().map(all).filter(|members| !members.is_empty()).collect();
    clusters.sort_unstable_by_key(|members| members[0]);
    clusters
}

/// The last word of the title before a name: "Senator", "Captain".
fn office<'d>(doc: &'d Document, name: &Name) -> Option<&'d str> {
    name.title.map(|title| doc.lower(title.end as usize - 1))
}

/// The one person of several words whose last word the lone name `word` may be, misspelt. None where it is a family name that many carry:
/// Hansen is not Hanson.
fn misspelt(doc: &Document, name: &Name, word: &str, gender: Option<Gender>, entries: &[Entry<'_>]) -> Option<usize> {
    if doc.word(name.tokens.end as usize - 1).entry.surname >= COMMON {
        return None;
    }
    let near = |entry: &Entry<'_>| {
        let last = entry.words.words.last().filter(|_| entry.words.words.len() > 1 && !entry.members.is_empty());
        last.is_some_and(|last| spelling::is_near(last, word)) && entry.gender.zip(gender).is_none_or(|(a, b)| a == b)
    };
    let mut found = entries.iter().take(COMPARED).enumerate().filter(|(_, entry)| near(entry)).map(|(e, _)| e);
    found.next().filter(|_| found.next().is_none())
}

/// Takes the entries that were joined to others out of the index.
fn entries_of_none(bearers: &mut Bearers<'_>, entries: &[Entry<'_>]) {
    if entries.iter().any(|e| e.members.is_empty()) {
        for list in bearers.values_mut() {
            list.retain(|&e| !entries[e].members.is_empty());
        }
    }
}

/// Do the words between two names call the second another name of the first: ", better known as", "alias"?
fn is_alias(doc: &Document, before: &Name, name: &Name) -> bool {
    let (first, last) = (before.tokens.end as usize, name.tokens.first as usize);
    if last.saturating_sub(first) > 5 {
        return false;
    }
    let words = (first..last).filter(|&k| !matches!(doc.tokens[k].kind, TokenKind::Mark | TokenKind::Quote)).map(|k| doc.lower(k));
    match words.collect::<Vec<_>>()[..] {
        ["alias" | "aka" | "a.k.a."] | ["known", "as"] => true,
        [how, "known", "as"] => matches!(how, "also" | "better" | "commonly" | "otherwise" | "popularly" | "widely"),
        _ => false,
    }
}

fn bear<'a>(bearers: &mut Bearers<'a>, word: Cow<'a, str>, entry: usize) {
    let list = bearers.entry(word).or_default();
    if !list.contains(&entry) && list.len() < MOST {
        list.push(entry);
    }
}

/// Can two names of several words be one person's?
fn agree(a: &Words<'_>, b: &Words<'_>) -> bool {
    if a.suffix.is_some() && b.suffix.is_some() && a.suffix != b.suffix {
        return false;
    }
    let (short, long) = if a.words.len() <= b.words.len() { (&a.words, &b.words) } else { (&b.words, &a.words) };
    if short.len() == 1 {
        // A ruler and someone of the same first name are two.
        return long.len() == 1 && short == long;
    }
    let mut rest = long.iter();
    let inside = short.iter().all(|word| rest.any(|other| matches(word, other)));
    let ends = |x: Option<&Cow<'_, str>>, y: Option<&Cow<'_, str>>| x.zip(y).is_some_and(|(x, y)| matches(x, y));
    // "Karim Salem" in "Haji Karim Salem Nour": two words side by side.
    let window = || long.windows(short.len()).any(|part| part == short.as_slice());
    inside && (ends(short.first(), long.first()) || ends(short.last(), long.last()) || window()) || a.words.concat() == b.words.concat()
}

/// The same word, or the initial of the other.
fn matches(a: &str, b: &str) -> bool {
    let initial = |x: &str, y: &str| y.starts_with(x) && x.chars().count() == 1;
    a == b || initial(a, b) || initial(b, a)
}

/// Two names of as many words, of which all but the last are the same and that is misspelt in one: "Ana Velmora", "Ana Velmroa".
fn slipped(a: &Words<'_>, b: &Words<'_>) -> bool {
    let (Some((x, first)), Some((y, second))) = (a.words.split_last(), b.words.split_last()) else { return false };
    !first.is_empty() && first == second && spelling::is_near(x, y)
}

/// Does `name` with its possessive stand right behind `before` and a comma?
fn possesses(doc: &Document, before: &Name, name: &Name) -> bool {
    let first = name.title.map_or(name.tokens.first, |t| t.first) as usize;
    let comma = before.tokens.end as usize;
    comma + 1 == first && doc.lower(comma) == "," && doc.tokens.get(name.tokens.end as usize).is_some_and(|t| t.kind == TokenKind::Clitic)
}

/// What a title, or else an apposition ("his sister, Ana Low", "Ana Low, Mr Low's sister"), tells.
fn gender(doc: &Document, name: &Name) -> Option<Gender> {
    let title = name.title.and_then(|title| title.range().rev().find_map(|k| word_gender(doc, k)));
    let behind = || {
        let end = name.tokens.end as usize;
        let apposed = doc.lower(end) == ",";
        let close = |k: &usize| !matches!(doc.tokens[*k].kind, TokenKind::Mark | TokenKind::Stop) && !doc.word(*k).is(Class::PREPOSITION);
        let words = (end + 1..doc.tokens.len()).take(6).take_while(close);
        // A title inside the apposition is another's, and so is "king" in "the king's adviser"; "Ana Ruiz, son Luis and …" is a list.
        let own =
            |k: usize| doc.case(k) == Case::Lower && !owns(doc, k) && !doc.tokens.get(k + 1).is_some_and(|_| doc.is_capitalized(k + 1));
        if apposed { words.filter(|&k| own(k)).find_map(|k| word_gender(doc, k)) } else { None }
    };
    let before = || {
        let noun = (name.tokens.first as usize).checked_sub(2).filter(|&k| doc.lower(k + 1) == ",")?;
        if doc.case(noun) == Case::Lower { word_gender(doc, noun) } else { None }
    };
    title.or_else(before).or_else(behind)
}

/// Does a possessive follow token `k`?
fn owns(doc: &Document, k: usize) -> bool {
    doc.tokens.get(k + 1).is_some_and(|t| t.kind == TokenKind::Clitic)
}

/// "Mr", "Ms": is the family name said to be a man's or a woman's?
fn addressed(doc: &Document, name: &Name) -> bool {
    name.title.is_some_and(|title| doc.word(title.end as usize - 1).title.is_some_and(|t| t.kind == TitleKind::Honorific))
}

/// The particles in small letters inside names, with the word after each: "von Altdorf".
type Particles = FxHashSet<(WordId, WordId)>;

fn small_particles(doc: &Document, names: &[Name]) -> Particles {
    let mut found = Particles::default();
    for name in names {
        let inside = name.tokens.range().skip(1).take(name.tokens.len().saturating_sub(2));
        let small = inside.filter(|&k| doc.case(k) == Case::Lower && doc.word(k).is(Class::NAME_PARTICLE));
        found.extend(small.map(|k| (doc.folded(k), doc.folded(k + 1))));
    }
    found
}

/// "Abu Nasser", "Umm Khalil": called after a child, whose name alone is another person's. Does such a name begin at token `k`?
fn is_kunya(doc: &Document, k: usize) -> bool {
    matches!(doc.lower(k), "abu" | "abou" | "umm" | "um" | "oum")
}

/// The key words of a name. `small`: where a sentence begins with a particle that is small elsewhere ("Von Altdorf"), it is one.
fn words<'a>(doc: &'a Document, name: &Name, small: &Particles) -> Words<'a> {
    let mut found = Words::default();
    let (mut glue, mut particle_before) = (false, false);
    for k in name.tokens.range() {
        let token = doc.tokens[k];
        if token.kind == TokenKind::Hyphen {
            glue = !particle_before;
            continue;
        }
        let word = doc.word(k);
        particle_before = false;
        let follows = k + 1 < name.tokens.end as usize;
        let begins = k == name.tokens.first as usize && follows && word.is_capitalized();
        if is_kunya(doc, k) && follows {
            found.words.push(fold(word.lower()));
            glue = true;
            continue;
        }
        if begins && word.is(Class::NAME_PARTICLE) && small.contains(&(word.folded, doc.folded(k + 1))) {
            particle_before = true;
        } else if word.is(Class::NAME_SUFFIX) && !found.words.is_empty() && word.is_capitalized() {
            found.suffix = Some(word.lower().trim_end_matches('.'));
        } else if word.is(Class::NAME_PARTICLE) && (word.case == Case::Lower || particle(word.lower()) == Some(Particle::Arabic)) && follows
        {
            // "al-Assad" and "Assad" are one.
            particle_before = true;
        } else {
            let initials = token.kind == TokenKind::Initial || is_initials(doc, k, name);
            if initials {
                let lower = word.lower();
                found
                    .words
                    .extend(lower.char_indices().filter(|&(_, c)| c != '.').map(|(at, c)| Cow::Borrowed(&lower[at..at + c.len_utf8()])));
            } else {
                let key = fold(word.lower());
                match found.words.last_mut() {
                    Some(last) if glue => last.to_mut().push_str(&key),
                    _ => found.words.push(key),
                }
            }
        }
        glue = false;
    }
    found
}

/// "JB Low", "B.M. Low": initials that begin a name whose last word is none.
fn is_initials(doc: &Document, k: usize, name: &Name) -> bool {
    let (word, last) = (doc.word(k), name.tokens.end as usize - 1);
    let stops = doc.tokens[k].kind == TokenKind::Abbreviation && word.text().len() <= 6;
    k < last
        && k == name.tokens.first as usize
        && word.case == Case::Upper
        && (stops || word.text().len() == 2)
        && doc.case(last) != Case::Upper
}

/// Without accents, for the letters of European languages.
fn fold(lower: &str) -> Cow<'_, str> {
    if lower.is_ascii() {
        return Cow::Borrowed(lower);
    }
    let plain = |c: char| match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'š' | 'ś' | 'ş' | 'ș' => 's',
        'ž' | 'ź' | 'ż' => 'z',
        'ł' => 'l',
        'ğ' => 'g',
        'ř' => 'r',
        'đ' | 'ď' => 'd',
        'ţ' | 'ț' | 'ť' => 't',
        other => other,
    };
    lower.chars().map(plain).collect()
}

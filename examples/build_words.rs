//! Builds `src/lexicon/data/words.fst`, the packed word list: for every lower-case word its strength as a given name and a surname,
//! how common it is in lower case and in capitals, and which parts of speech it takes.
//!
//! ```sh
//! cargo run --release --example build_words -- $KIT/data src/lexicon/data/words.fst
//! ```
//!
//! Sources: `names/given_names.tsv`, `names/surnames.tsv` (vicary, MIT; Wikidata, CC0; US SSA and Census counts, public domain) and
//! counts over the machine-labelled training texts `train/silver/*.conllu.gz` (labels by spaCy `en_core_web_md`, MIT). Only counts,
//! rounded to powers of two, reach the file. The layout of a value is described in `src/lexicon/words.rs`.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;

use analyze::lexicon::words::{Entry, Tag, TagSet};

#[derive(Default)]
struct Counts {
    given: u32,
    surname: u32,
    lower: u32,
    capital: u32,
    tags: [u32; 16],
}

#[allow(clippy::print_stderr)]
fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let (Some(data), Some(out)) = (args.next(), args.next()) else { anyhow::bail!("usage: build_words DATA OUT.fst") };
    let data = Path::new(&data);
    let mut words: BTreeMap<String, Counts> = BTreeMap::new();

    for row in rows(&data.join("names/given_names.tsv"))? {
        let [name, tier, persons] = &row[..] else { continue };
        // A name given often in the US is evidence even where no known person bears it.
        let bonus = if tier == "frequent" { 8 } else { 0 };
        words.entry(name.clone()).or_default().given = persons.parse::<u32>()? + bonus + 1;
    }
    for row in rows(&data.join("names/surnames.tsv"))? {
        let [name, persons] = &row[..] else { continue };
        words.entry(name.clone()).or_default().surname = persons.parse()?;
    }
    for set in ["gmb_train", "gum_perm", "polnear_train", "gva_train"] {
        let file = std::fs::File::open(data.join(format!("train/silver/{set}.conllu.gz")))?;
        let mut first = true;
        for line in BufReader::new(flate2::read::MultiGzDecoder::new(file)).lines() {
            let line = line?;
            let fields: Vec<&str> = line.split('\t').collect();
            let [_, form, _, upos, xpos, ..] = fields[..] else {
                first = true;
                continue;
            };
            let sentence_start = std::mem::replace(&mut first, false);
            if !form.chars().next().is_some_and(char::is_alphabetic) {
                continue;
            }
            let counts = words.entry(form.to_lowercase()).or_default();
            if form.chars().next().is_some_and(char::is_uppercase) {
                // The first word of a sentence is capitalised whatever it is; its tag still counts.
                counts.capital += u32::from(!sentence_start);
            } else {
                counts.lower += 1;
            }
            if let Some(tag) = Tag::from_penn(xpos, upos) {
                counts.tags[tag as usize] += 1;
            }
        }
    }

    let mut map = fst::MapBuilder::new(std::io::BufWriter::new(std::fs::File::create(&out)?))?;
    let mut kept = 0;
    for (word, c) in &words {
        let seen: u32 = c.tags.iter().sum();
        if seen < 3 && c.given < 2 && c.surname < 3 {
            continue;
        }
        let mut tags = TagSet::empty();
        let mut main = Tag::Noun;
        if seen >= 3 {
            let most = (0..16).max_by_key(|&k| (c.tags[k], 16 - k)).unwrap_or(0);
            main = Tag::from_index(most as u8);
            for k in 0..16u8 {
                // Rarer readings are mostly slips of the teacher.
                if c.tags[k as usize] * 20 >= seen {
                    tags |= Tag::from_index(k).set();
                }
            }
        }
        let entry = Entry { given: log(c.given), surname: log(c.surname), lower: log(c.lower), capital: log(c.capital), main, tags };
        map.insert(word, entry.pack())?;
        kept += 1;
    }
    map.finish()?;
    eprintln!("{kept} words, {} bytes", std::fs::metadata(&out)?.len());
    Ok(())
}

/// 0 for none, else one more than the binary logarithm, 15 at most.
fn log(count: u32) -> u8 {
    (32 - count.leading_zeros()).min(15) as u8
}

/// Rows of a TSV file without its comment lines and its header.
fn rows(path: &Path) -> anyhow::Result<Vec<Vec<String>>> {
    let text = std::fs::read_to_string(path)?;
    let rows = text.lines().filter(|l| !l.starts_with("# ") && !l.is_empty()).skip(1);
    Ok(rows.map(|l| l.split('\t').map(str::to_owned).collect()).collect())
}

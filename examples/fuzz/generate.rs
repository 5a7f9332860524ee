//! The inputs: fixtures that were tampered with, sentences of a grammar, fragments glued together, broken JSON and plain bytes.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use analyze::article::Format;
use analyze::lexicon::user::UserLexicon;
use analyze::{Config, Kinds};
use anyhow::Context;
use chrono::NaiveDate;
use fastrand::Rng;
use serde_json::json;

use crate::files;
use crate::fragments::{FRAGMENTS, NAMES};
use crate::grammar;

/// An input and the options with which it is analysed.
#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) bytes: Vec<u8>,
    pub(crate) format: Format,
    pub(crate) config: Config,
}

impl Case {
    /// The extension of a file that holds the input.
    pub(crate) fn extension(&self) -> &'static str {
        match self.format {
            Format::Text => "txt",
            Format::Markdown => "md",
            Format::Json => "json",
            Format::Jsonl => "jsonl",
            Format::Html => "html",
            Format::Csv => "csv",
            Format::Tsv => "tsv",
            Format::Warc => "warc",
            Format::Email => "eml",
            Format::Feed => "rss",
            Format::Newsml => "xml",
            Format::Nexis => "txt",
            Format::Factiva => "html",
            Format::Docx => "docx",
        }
    }

    /// The options, as far as the command line has them.
    pub(crate) fn options(&self) -> String {
        let Config { date, country, lexicon, ages, with_text, explain, kinds } = &self.config;
        let mut options = format!("--input-format {}", self.format);
        for (set, name) in [(*ages, " --ages"), (*with_text, " --with-text"), (*explain, " --explain")] {
            options.push_str(if set { name } else { "" });
        }
        options.extend(date.map(|day| format!(" --date {day}")));
        options.extend(country.map(|code| format!(" --country {}", String::from_utf8_lossy(&code))));
        if lexicon.is_some() {
            options.push_str(" --lexicon (the names of tests/common/fragments.rs)");
        }
        if *kinds != Kinds::all() {
            let names = kinds.iter_names().map(|(name, _)| name.to_lowercase()).collect::<Vec<_>>();
            options.push_str(&format!(" -e {}", names.join(",")));
        }
        options
    }
}

/// Makes cases.
pub(crate) struct Generator {
    /// The texts of the fixtures.
    fixtures: Vec<String>,
    lexicon: Arc<UserLexicon>,
}

impl Generator {
    /// With the articles of this folder.
    pub(crate) fn new(folder: &Path) -> anyhow::Result<Self> {
        let mut paths: Vec<_> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<anyhow::Result<_>>()?;
        paths.sort();
        let article = |path: &&std::path::PathBuf| path.extension().is_some_and(|e| e != "tsv");
        let fixtures = paths.iter().filter(article).map(fs::read_to_string).collect::<Result<_, _>>()?;
        let lexicon = UserLexicon::parse(NAMES.as_bytes()).ok().context("the names of the tests are no lexicon")?;
        Ok(Self { fixtures, lexicon: lexicon.into() })
    }

    /// The case that this random generator gives.
    pub(crate) fn case(&self, rng: &mut Rng) -> Case {
        let config = self.config(rng);
        let (bytes, format) = match rng.u8(..100) {
            0..27 => (self.tampered(rng).into_bytes(), prose_format(rng)),
            27..40 => (self.page(rng), Format::Html),
            40..65 => (grammar::article(rng).into_bytes(), prose_format(rng)),
            65..80 => (glued(rng, 80).into_bytes(), prose_format(rng)),
            80..87 => (self.object(rng), [Format::Json, Format::Jsonl][rng.usize(..2)]),
            87..97 => self.file(rng),
            _ => (self.bytes(rng), Format::ALL[rng.usize(..Format::ALL.len())]),
        };
        Case { bytes, format, config }
    }

    /// Mostly what a user has who gives no options.
    fn config(&self, rng: &mut Rng) -> Config {
        let mut rare = |chance: u8| rng.u8(..100) < chance;
        let (dated, placed, listed, partly) = (rare(40), rare(10), rare(10), rare(10));
        let (ages, with_text, explain) = (rare(10), rare(10), rare(15));
        let date = dated.then(|| day(rng)).flatten();
        let country = placed.then(|| *[b"US", b"GB", b"SY", b"FR"][rng.usize(..4)]);
        let kinds = if partly { Kinds::from_bits_truncate(rng.u8(1..64)) } else { Kinds::all() };
        Config { kinds, date, country, lexicon: listed.then(|| Arc::clone(&self.lexicon)), ages, with_text, explain }
    }

    /// A stretch of a fixture.
    fn stretch(&self, rng: &mut Rng, most: usize) -> &str {
        let fixture = &self.fixtures[rng.usize(..self.fixtures.len())];
        stretch(rng, fixture, most)
    }

    /// A stretch of a fixture in which pieces were left out, doubled, moved, written otherwise or put in.
    fn tampered(&self, rng: &mut Rng) -> String {
        let mut text = self.stretch(rng, 3000).to_owned();
        for _ in 0..rng.usize(..8) {
            let piece = stretch(rng, &text, 60).to_owned();
            let (from, to) = (border(rng, &text), border(rng, &text));
            let range = from.min(to)..(from.min(to) + 40).min(from.max(to));
            let range = range.start..(range.start..=range.end).rev().find(|&k| text.is_char_boundary(k)).unwrap_or(range.start);
            match rng.u8(..8) {
                0 => text.replace_range(range, ""),
                1 => text.insert_str(from, &piece.repeat(rng.usize(1..5))),
                2 => text.replace_range(range, &piece),
                3 => text.replace_range(range.clone(), &text[range].to_uppercase()),
                4 => text.replace_range(range.clone(), &text[range].to_lowercase()),
                5 => text.insert_str(from, &grammar::sentence(rng)),
                6 => text.insert_str(from, self.stretch(rng, 200)),
                _ => text.insert_str(from, FRAGMENTS[rng.usize(..FRAGMENTS.len())]),
            }
        }
        text
    }

    /// An article object, or what was one.
    fn object(&self, rng: &mut Rng) -> Vec<u8> {
        let text = if rng.bool() { grammar::article(rng) } else { self.tampered(rng) };
        let title = if rng.bool() { grammar::sentence(rng) } else { glued(rng, 12) };
        let date = match rng.u8(..4) {
            0 => day(rng).map_or(json!(null), |day| json!(day.to_string())),
            1 => json!(glued(rng, 3)),
            2 => json!(grammar::expand("DATE", rng)),
            _ => json!(rng.i64(-99_999..99_999_999)),
        };
        let fields = ["text", "maintext", "content", "body", "article"];
        let mut object =
            json!({"id": "x", "title": title, "date": date, "authors": ["Ruth Adeyemi"], "url": "https://example.org/2016/02/20/x"});
        object[fields[rng.usize(..fields.len())]] = json!(text);
        let mut json = object.to_string().into_bytes();
        if rng.u8(..3) == 0 {
            damage(rng, &mut json);
        }
        json
    }

    /// A page of HTML whose text is news, and whose tags open and close as they like; at times damaged.
    fn page(&self, rng: &mut Rng) -> Vec<u8> {
        let mut page = String::from(["<!doctype html><html>", "<html>", ""][rng.usize(..3)]);
        for _ in 0..rng.usize(..40) {
            page.push_str(TAGS[rng.usize(..TAGS.len())]);
            match rng.u8(..4) {
                0 => page.push_str(&grammar::article(rng)),
                1 => page.push_str(self.stretch(rng, 300)),
                2 => page.push_str(&grammar::expand("DATE", rng)),
                _ => page.push_str(FRAGMENTS[rng.usize(..FRAGMENTS.len())]),
            }
        }
        let mut page = page.into_bytes();
        if rng.u8(..4) == 0 {
            damage(rng, &mut page);
        }
        page
    }

    /// A file of several articles: its format's pieces in some order, with news between them, at times damaged.
    fn file(&self, rng: &mut Rng) -> (Vec<u8>, Format) {
        let kind = &files::KINDS[rng.usize(..files::KINDS.len())];
        let mut bytes = kind.file(rng, |rng| match rng.u8(..4) {
            0 => grammar::article(rng),
            1 => self.stretch(rng, 300).to_owned(),
            2 => grammar::expand("DATE", rng),
            _ => FRAGMENTS[rng.usize(..FRAGMENTS.len())].to_owned(),
        });
        if rng.u8(..4) == 0 {
            damage(rng, &mut bytes);
        }
        (bytes, kind.format)
    }

    fn bytes(&self, rng: &mut Rng) -> Vec<u8> {
        if rng.bool() {
            let length = rng.usize(..300);
            return std::iter::repeat_with(|| rng.u8(..)).take(length).collect();
        }
        let mut bytes = self.stretch(rng, 1000).as_bytes().to_vec();
        damage(rng, &mut bytes);
        bytes
    }
}

/// Tags of pages, and what only begins like one.
const TAGS: &[&str] = &[
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<div class='related'>",
    "<article>",
    "</article>",
    "<h1>",
    "</h1>",
    "<h2>",
    "<br>",
    "<ul><li>",
    "</ul>",
    "<a href='/2016/02/20/x'>",
    "</a>",
    "<b>",
    "</b>",
    "<figure>",
    "<figcaption>",
    "</figure>",
    "<table><tr><td>",
    "</table>",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<!--",
    "-->",
    "<title>",
    "</title>",
    "<meta property='og:title' content='",
    "'>",
    "<time datetime='",
    "<meta property='article:published_time' content='",
    "<link rel=canonical href='https://example.org/2016/02/20/",
    "&amp;",
    "&#x0;",
    "&nbsp",
    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"",
    "\",\"author\":{\"name\":\"",
    "\"}}</script>",
    "<",
    "</",
    "<svg>",
    "<template>",
    "<noscript>",
    "<blockquote>",
    "<form>",
    "<select>",
    "<frameset>",
    "<plaintext>",
    "<body>",
    "</body></html>",
];

fn prose_format(rng: &mut Rng) -> Format {
    if rng.u8(..4) == 0 { Format::Markdown } else { Format::Text }
}

/// A day on which an article may have been written, at times a strange one.
fn day(rng: &mut Rng) -> Option<NaiveDate> {
    let year = [1, 99, 999, 1900, 2016, 2016, 2016, 2024, 9999][rng.usize(..9)];
    NaiveDate::from_yo_opt(year, rng.u32(1..=366))
}

/// Fragments, one after the other.
fn glued(rng: &mut Rng, most: usize) -> String {
    let glue = ["", " ", " ", " ", "\n"][rng.usize(..5)];
    (0..rng.usize(..most)).map(|_| FRAGMENTS[rng.usize(..FRAGMENTS.len())]).collect::<Vec<_>>().join(glue)
}

/// Bytes changed, left out, put in.
fn damage(rng: &mut Rng, bytes: &mut Vec<u8>) {
    for _ in 0..rng.usize(1..6) {
        if bytes.is_empty() {
            return;
        }
        let at = rng.usize(..bytes.len());
        match rng.u8(..3) {
            0 => bytes[at] = rng.u8(..),
            1 => drop(bytes.remove(at)),
            _ => bytes.insert(at, b"\"{}[]\\,:\0\xff\xc3\xe2"[rng.usize(..12)]),
        }
    }
}

/// A place between two characters.
fn border(rng: &mut Rng, text: &str) -> usize {
    let at = rng.usize(..=text.len());
    (0..=at).rev().find(|&k| text.is_char_boundary(k)).unwrap_or(0)
}

/// A stretch of at most so many bytes.
fn stretch<'a>(rng: &mut Rng, text: &'a str, most: usize) -> &'a str {
    let start = border(rng, text);
    let end = (start + rng.usize(..=most)).min(text.len());
    let end = (start..=end).rev().find(|&k| text.is_char_boundary(k)).unwrap_or(start);
    &text[start..end]
}

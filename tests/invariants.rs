//! The invariants of `common/invariants.rs`, checked on the fixtures, on pieces of them, on glued fragments of news and on arbitrary text.
//!
//! The cases are the same in every run; `PROPTEST_CASES=10000 cargo test --test invariants` tries more of them, and
//! `cargo run --release --example fuzz` looks further.

mod common;

use analyze::article::Format;
use analyze::input;
use analyze::lexicon::user::UserLexicon;
use analyze::{Analyzer, Config};
use common::fragments::{FRAGMENTS, NAMES};
use common::invariants::{check, check_anew, check_bytes};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::json;

#[test]
fn fixtures_keep_the_invariants() {
    let mut analyzer = Analyzer::new(Config::default());
    let failed: Vec<String> = common::readable()
        .iter()
        .filter_map(|(name, article)| Some(format!("{name}: {}", check_anew(&mut analyzer, article, &Config::default()).err()?)))
        .collect();
    assert!(failed.is_empty(), "\n{}", failed.join("\n"));
}

#[test]
fn explained_records_keep_the_invariants() {
    let mut analyzer = Analyzer::new(Config { explain: true, with_text: true, ..Config::default() });
    for (name, article) in common::readable() {
        let checked = check(&mut analyzer, &article);
        assert!(checked.is_ok(), "{name}: {}", checked.unwrap_err());
    }
}

#[test]
fn long_and_monotonous_texts_come_to_an_end() {
    let all: String = common::readable().iter().map(|(_, article)| article.text.as_str()).collect();
    let mut analyzer = Analyzer::new(Config::default());
    let units =
        ["\"", "“", "(", "1,", "12 ", "Anna Keller ", "said ", "killed ", "Friday ", "Paris, ", "a\n\n", "\n", "He ", "*", "[a](", "🔥"];
    let units = units.iter().map(|unit| unit.repeat(30_000 / unit.len())).chain([all.repeat(5)]);
    for text in units {
        let checked = check(&mut analyzer, &input::article_from_text(&text));
        assert!(checked.is_ok(), "{:?} …: {}", text.chars().take(20).collect::<String>(), checked.unwrap_err());
        let checked = check_bytes(text.as_bytes(), Format::Markdown);
        assert!(checked.is_ok(), "{:?} …: {}", text.chars().take(20).collect::<String>(), checked.unwrap_err());
    }
}

/// Text that looks like news from afar.
fn news() -> impl Strategy<Value = String> {
    let glue = prop::sample::select(vec!["", " ", " ", " ", "\n"]);
    (prop::collection::vec(prop::sample::select(FRAGMENTS), 0..70), glue).prop_map(|(pieces, glue)| pieces.join(glue))
}

/// A piece of a fixture with a fragment put somewhere into it.
fn cut_fixture() -> impl Strategy<Value = String> {
    let texts: Vec<Vec<char>> = common::readable().iter().map(|(_, article)| article.text.chars().collect()).collect();
    let at = any::<prop::sample::Index>();
    (prop::sample::select(texts), at, 0..600_usize, any::<prop::sample::Index>(), prop::sample::select(FRAGMENTS)).prop_map(
        |(text, start, length, middle, fragment)| {
            let start = start.index(text.len());
            let piece = &text[start..text.len().min(start + length + 1)];
            let (before, after) = piece.split_at(middle.index(piece.len()));
            before.iter().copied().chain(fragment.chars()).chain(after.iter().copied()).collect()
        },
    )
}

fn cases() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(20_160_220), ..ProptestConfig::default() }
}

/// Fails with the words and with the text that gave them.
fn holds(result: Result<(), String>) -> Result<(), TestCaseError> {
    result.map_err(TestCaseError::fail)
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn glued_news_keeps_the_invariants(text in news()) {
        holds(check_bytes(text.as_bytes(), Format::Text))?;
        holds(check_bytes(text.as_bytes(), Format::Markdown))?;
    }

    #[test]
    fn names_of_a_user_keep_the_invariants(text in news(), piece in cut_fixture()) {
        let lexicon = Some(UserLexicon::parse(NAMES.as_bytes()).expect("a good table").into());
        let mut analyzer = Analyzer::new(Config { lexicon, ..Config::default() });
        holds(check(&mut analyzer, &input::article_from_text(&text)).map(drop))?;
        holds(check(&mut analyzer, &input::article_from_text(&piece)).map(drop))?;
    }

    #[test]
    fn pieces_of_fixtures_keep_the_invariants(text in cut_fixture()) {
        holds(check_bytes(text.as_bytes(), Format::Text))?;
        holds(check_bytes(text.as_bytes(), Format::Markdown))?;
    }

    #[test]
    fn any_text_keeps_the_invariants(text in any::<String>()) {
        holds(check_bytes(text.as_bytes(), Format::Text))?;
        holds(check_bytes(text.as_bytes(), Format::Markdown))?;
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for format in [Format::Text, Format::Markdown, Format::Json, Format::Jsonl] {
            holds(check_bytes(&bytes, format))?;
        }
    }

    #[test]
    fn json_articles_keep_the_invariants(title in news(), text in news(), date in "[0-9T:.Z+-]{0,12}|2016-02-20") {
        let object = json!({"id": "x", "title": title, "text": text, "date": date, "authors": ["Ruth Adeyemi"]}).to_string();
        holds(check_bytes(object.as_bytes(), Format::Jsonl))?;
        holds(check_bytes(object.as_bytes(), Format::Json))?;
    }
}

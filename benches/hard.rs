//! Is time linear in the length of an article, whatever stands in it? Hard inputs in three sizes, with the nanoseconds a token that each takes:
//! a line that grows from left to right is a quadratic loop somewhere, and the stage that grew the most is named beside it.
//!
//!     cargo bench --bench hard                           all of them
//!     cargo bench --profile fast --bench hard -- hyphens only those whose name contains this
//!
//! Not a test: nothing here fails.

use std::io::{self, Write};
use std::time::Duration;

use analyze::Config;
use analyze::article::Format;
use analyze::input::{self, Raw};
use analyze::text::Document;

mod stages;

/// How often the text of one size is longer than that of the size before.
const GROWTH: usize = 4;
/// Pieces in the texts of each size.
const SIZES: [usize; 3] = [1500, 1500 * GROWTH, 1500 * GROWTH * GROWTH];
/// Rounds of a size; the fastest of each stage counts.
const ROUNDS: usize = 3;

/// A hard input: its name, how it is read, and its k-th piece.
type Hard = (&'static str, Format, fn(usize) -> String);

const HARD: &[Hard] = &[
    ("capitals in one sentence", Format::Text, |k| format!("{} ", name(k % 200))),
    ("small letters", Format::Text, |k| format!("{} ", WORDS[k % WORDS.len()])),
    ("capital letters", Format::Text, |k| format!("{} ", WORDS[k % WORDS.len()]).to_uppercase()),
    ("title case", Format::Text, |k| format!("{} ", capitalized(WORDS[k % WORDS.len()]))),
    ("hyphens", Format::Text, |k| format!("{}-", ["al", "Ruiz", "el", "Low"][k % 4])),
    ("particles", Format::Text, |k| format!("{} ", ["de", "la", "bin", "van", "der", "al"][k % 6])),
    ("particles in capitals", Format::Text, |k| format!("{} ", ["Al", "Abu", "bin", "Abd", "el"][k % 5])),
    ("one surname", Format::Text, |k| if k == 0 { "Hugh Marlow spoke. ".to_owned() } else { "Marlow said so. ".to_owned() }),
    ("many persons", Format::Text, |k| format!("{} {} said so. ", name(k / 7 + 1), name(k))),
    ("one given name", Format::Text, |k| format!("Ana {} said so. ", name(k))),
    ("one family name", Format::Text, |k| format!("{} Ruiz said so. ", name(k))),
    ("full name and surname", Format::Text, |k| ["Ana Ruiz said so. ", "Ruiz left. "][k % 2].to_owned()),
    ("full names, then a surname", Format::Text, |k| if k < 900 { "Ana Ruiz left. ".to_owned() } else { "Ruiz left. ".to_owned() }),
    ("one surname of many", Format::Text, |k| if k % 2 == 0 { format!("{} Ruiz left. ", name(k)) } else { "Ruiz said so. ".to_owned() }),
    ("a list of persons", Format::Text, |k| format!("{} {} and ", name(k / 7), name(k))),
    ("pronouns", Format::Text, |k| ["Ana Ruiz ", "said she ", "saw him. He ", "told her that they ", "left. "][k % 5].to_owned()),
    ("titles", Format::Text, |k| ["President ", "Foreign ", "Minister ", "Secretary of ", "Deputy "][k % 5].to_owned()),
    ("many organisations", Format::Text, |k| format!("the {} Ministry said so. ", name(k))),
    ("organisations and acronyms", Format::Text, |k| {
        if k % 2 == 0 { format!("the {} Xa Ministry ", name(k)) } else { format!("and {}X ", name(k).to_uppercase()) }
    }),
    ("heads of organisations", Format::Text, |k| ["Bank ", "of ", "University ", "and ", "Ministry ", "for "][k % 6].to_owned()),
    ("defined acronyms", Format::Text, |k| format!("the {} Food Group ({}FG) left. ", name(k), &name(k)[..1])),
    ("round brackets", Format::Text, |_| "( ".to_owned()),
    ("acronyms in brackets", Format::Text, |k| ["(WFP) ", "the (", "Programme) ", "UN "][k % 4].to_owned()),
    ("one place", Format::Text, |_| "They left Aleppo. ".to_owned()),
    ("places in a list", Format::Text, |k| format!("{}, ", ["Aleppo", "Paris", "Texas", "Springfield", "San Jose"][k % 5])),
    ("places in places", Format::Text, |k| format!("in {} ", ["Paris", "Texas", "Springfield", "Georgia"][k % 4])),
    ("cities and states", Format::Text, |k| {
        format!("in {}, {}, ", ["Springfield", "Paris", "San Jose"][k % 3], ["Texas", "Ohio", "Maine"][k % 3])
    }),
    ("provinces", Format::Text, |k| format!("in {} Province, ", name(k))),
    ("unknown places", Format::Text, |k| format!("It was near {} in Syria. ", name(k))),
    ("demonyms", Format::Text, |k| format!("{} ", ["Russian", "Syrian", "troops", "North Korean"][k % 4])),
    ("numbers", Format::Text, |k| format!("{k} ")),
    ("numbers in words", Format::Text, |k| ["twenty ", "hundred ", "and ", "thousand ", "five "][k % 5].to_owned()),
    ("figures in one sentence", Format::Text, |k| format!("{} people were killed and {k} injured, ", k % 90 + 2)),
    ("figures in sentences", Format::Text, |k| format!("The blast killed {} people in Aleppo on Monday. ", k % 90 + 2)),
    ("names and ages of the dead", Format::Text, |k| format!("{} {}, {}, died. ", name(k / 7), name(k), k % 80 + 10)),
    ("killed", Format::Text, |_| "killed ".to_owned()),
    ("dates in one sentence", Format::Text, |k| format!("{} March {} ", ["on", "Monday", "last year", "until"][k % 4], k % 28 + 1)),
    ("dates in sentences", Format::Text, |k| format!("It began two days later, on {} May. ", k % 28 + 1)),
    ("words of time", Format::Text, |k| ["the ", "last ", "week ", "of ", "two ", "days "][k % 6].to_owned()),
    ("roles", Format::Text, |k| format!("{} {}, the head of the police in Aleppo, left. ", name(k / 7), name(k))),
    ("days and pronouns", Format::Text, |k| ["On Monday he ", "said on Friday ", "that it ", "would end in May. "][k % 4].to_owned()),
    ("quotes", Format::Text, |k| format!("“It was so,” said {}. ", name(k % 50))),
    ("many speakers", Format::Text, |k| format!("“It was so,” said {} {}. ", name(k / 7), name(k))),
    ("one open quote", Format::Text, |k| if k == 0 { "“".to_owned() } else { "It was so, he said. ".to_owned() }),
    ("opening marks", Format::Text, |_| "“ ".to_owned()),
    ("straight marks", Format::Text, |_| "\" ".to_owned()),
    ("single marks", Format::Text, |_| "' a ".to_owned()),
    ("quoted paragraphs", Format::Text, |_| "“It was so, he said.\n\n".to_owned()),
    ("words of saying", Format::Text, |_| "said ".to_owned()),
    ("said that he said", Format::Text, |_| "Ruiz said that he ".to_owned()),
    ("stops", Format::Text, |_| ". ".to_owned()),
    ("commas", Format::Text, |_| ", ".to_owned()),
    ("abbreviations", Format::Text, |k| ["Mr. ", "U.S. ", "J. ", "St. ", "p.m. "][k % 5].to_owned()),
    ("short lines", Format::Text, |k| format!("{}\n", WORDS[k % WORDS.len()])),
    ("short paragraphs", Format::Text, |k| format!("{}\n\n", WORDS[k % WORDS.len()])),
    ("one paragraph again and again", Format::Text, |_| "the man saw the house there\n\n".to_owned()),
    ("lists", Format::Text, |k| format!("- {} left\n", WORDS[k % WORDS.len()])),
    ("bylines", Format::Text, |k| format!("By {} {}\n\n", name(k), name(k + 1))),
    ("captions", Format::Text, |k| format!("Photo: {} at home\n\n", name(k))),
    ("trailers", Format::Text, |k| format!("(Reporting by {} {})\n\n", name(k), name(k + 1))),
    ("one line of bylines", Format::Text, |k| format!("By {} and ", name(k))),
    ("date lines", Format::Text, |k| format!("{} February 2016\n", k % 28 + 1)),
    ("blank lines", Format::Text, |k| if k % 50 == 0 { "a\n".to_owned() } else { "\n \n".to_owned() }),
    ("one word", Format::Text, |_| "letters".to_owned()),
    ("one number", Format::Text, |_| "1,234".to_owned()),
    ("apostrophes", Format::Text, |_| "o'".to_owned()),
    ("dots", Format::Text, |_| "a.".to_owned()),
    ("addresses", Format::Text, |_| "www.a.b/c@d ".to_owned()),
    ("signs", Format::Text, |_| "$ % & ".to_owned()),
    ("open links", Format::Markdown, |_| "[a](b ".to_owned()),
    ("open brackets", Format::Markdown, |_| "![[".to_owned()),
    ("stars", Format::Markdown, |_| "*a_b**".to_owned()),
    ("citations in citations", Format::Markdown, |k| format!("{}a\n\n", "> ".repeat(k % 30))),
    ("headings", Format::Markdown, |k| format!("# {}\n\n", WORDS[k % WORDS.len()])),
];

/// Common words that make no sense together.
const WORDS: &[&str] = &[
    "house", "the", "man", "saw", "river", "with", "long", "days", "and", "people", "went", "under", "a", "table", "of", "stones",
    "because", "it", "had", "rained", "while", "nobody", "came",
];

/// A name that is in no list; all are different.
fn name(mut k: usize) -> String {
    const SYLLABLES: [&str; 12] = ["bo", "xa", "rin", "tel", "ma", "zu", "lor", "vi", "ken", "sha", "du", "wex"];
    let mut word = String::new();
    loop {
        word.push_str(SYLLABLES[k % 12]);
        k /= 12;
        if k == 0 {
            return capitalized(&word) + "n";
        }
        k -= 1;
    }
}

fn capitalized(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}

fn main() -> io::Result<()> {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let mut out = io::stdout().lock();
    writeln!(out, "{:<30} {:>10} {:>8} {:>8} {:>8}  the stage that grew the most", "nanoseconds a token", "tokens", "x1", "x4", "x16")?;
    for &(name, format, piece) in HARD {
        if wanted.is_empty() || wanted.iter().any(|wanted| name.contains(wanted.as_str())) {
            row(&mut out, name, format, piece)?;
        }
    }
    Ok(())
}

/// Measures one input in all sizes.
fn row(out: &mut impl Write, name: &str, format: Format, piece: fn(usize) -> String) -> io::Result<()> {
    let stages = stages::names();
    let mut doc = Document::default();
    let mut sizes = Vec::with_capacity(SIZES.len());
    let mut most = 0;
    for pieces in SIZES {
        let text: String = (0..pieces).map(piece).collect();
        let raw = Raw { path: String::new(), number: None, format, bytes: text.into_bytes() };
        let mut best = vec![Duration::MAX; stages.len()];
        for _ in 0..ROUNDS {
            let mut times = vec![Duration::ZERO; stages.len()];
            stages::run(&raw, &Config::default(), &mut doc, &mut times)?;
            for (best, time) in best.iter_mut().zip(times) {
                *best = (*best).min(time);
            }
        }
        // One word is one token: there the bytes count.
        let tokens = input::read(&raw).map_or(0, |_| doc.tokens.len()).max(raw.bytes.len() / 20);
        sizes.push(best.iter().map(|time| time.as_nanos() as f64 / tokens as f64).collect::<Vec<f64>>());
        most = tokens;
    }
    write!(out, "{name:<30} {most:>10}")?;
    for size in &sizes {
        write!(out, " {:>8.0}", size.iter().sum::<f64>())?;
    }
    let grew = |k: &usize| sizes[2][*k] - sizes[0][*k].min(sizes[1][*k]);
    match (0..stages.len()).max_by(|a, b| grew(a).total_cmp(&grew(b))) {
        Some(k) if grew(&k) > 50.0 && sizes[2][k] > 1.5 * sizes[1][k] => {
            writeln!(out, "  {}: {:.0} to {:.0}", stages[k], sizes[0][k], sizes[2][k])
        }
        _ => writeln!(out),
    }
}

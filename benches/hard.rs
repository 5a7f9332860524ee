//! Is time linear in the length of an article, whatever stands in it? Hard inputs in three sizes, with the nanoseconds a token that each takes, and
//! the exponent: with which power of the length the time grows, from the second size to the third. 1 is linear, 2 a quadratic loop somewhere.
//! A line in which the whole is over 1.2, or a stage that takes a tenth of it over 1.5, has a `!` and the stage that grew the most.
//!
//! The stages are all rooms and passes, and the ways to print: JSON, `-f table`, and both with `--explain`. Ages are asked for too.
//!
//!     cargo bench --bench hard                           all of them
//!     cargo bench --profile fast --bench hard -- hyphens only those whose name contains this
//!
//! Not a test: nothing here fails.

use std::io::{self, Write};
use std::sync::Arc;
use std::time::{Duration, Instant};

use analyze::Config;
use analyze::article::Format;
use analyze::grammar::Grammar;
use analyze::input::files::{self, Options};
use analyze::input::{self, Raw};
use analyze::lexicon::user::UserLexicon;
use analyze::text::Document;

mod stages;

/// How often the text of one size is longer than that of the size before.
const GROWTH: usize = 4;
/// Pieces in the texts of each size.
const SIZES: [usize; 3] = [1500, 1500 * GROWTH, 1500 * GROWTH * GROWTH];
/// Rounds of a size, at least and at most; the fastest of each stage counts. There are more than the least until so much time has passed.
const ROUNDS: (usize, usize) = (3, 20);
const TIME: Duration = Duration::from_millis(300);
/// An exponent above this is no noise: of the whole, and of a stage that takes a tenth of it and more, whose time has more noise.
const LINEAR: (f64, f64) = (1.2, 1.5);

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
    ("figures of last year", Format::Text, |k| format!("Last year {} people were killed. ", k % 90 + 2)),
    ("figures elsewhere", Format::Text, |k| format!("Elsewhere, {} people were killed. ", k % 90 + 2)),
    ("figures since", Format::Text, |k| format!("Since 3 May {} people have died. ", k % 90 + 2)),
    ("figures of a stretch", Format::Text, |k| format!("From 3 May to 5 May {} people died. ", k % 90 + 2)),
    ("figures on top", Format::Text, |k| format!("Later {} more people died. ", k % 90 + 2)),
    ("the missing", Format::Text, |_| "The victims were identified as missing. ".to_owned()),
    ("one injured person", Format::Text, |_| "Hugh Marlow was also injured. ".to_owned()),
    ("other persons", Format::Text, |_| "A man was killed. Another man was hurt. He died. ".to_owned()),
    ("killed", Format::Text, |_| "killed ".to_owned()),
    ("dates in one sentence", Format::Text, |k| format!("{} March {} ", ["on", "Monday", "last year", "until"][k % 4], k % 28 + 1)),
    ("dates in sentences", Format::Text, |k| format!("It began two days later, on {} May. ", k % 28 + 1)),
    ("bare months", Format::Text, |_| "Jan Feb Mar Apr ".to_owned()),
    ("months and months", Format::Text, |_| "March and ".to_owned()),
    ("days to days", Format::Text, |_| "1 May to 2 May to ".to_owned()),
    ("clock times", Format::Text, |_| "3:07 p.m. ".to_owned()),
    ("full dates", Format::Text, |_| "2016-01-02 ".to_owned()),
    ("years", Format::Text, |_| "1998 1999 ".to_owned()),
    ("years that are spent", Format::Text, |_| "opened 1998 ".to_owned()),
    ("seasons", Format::Text, |_| "to fall ".to_owned()),
    ("days before", Format::Text, |_| "the day before March ".to_owned()),
    ("today in quotation marks", Format::Text, |k| if k == 0 { "“ ".to_owned() } else { "today, 2016-01-02, ".to_owned() }),
    ("days that are no news", Format::Text, |_| "Wednesday, 20 January 2016 ".to_owned()),
    ("words of time", Format::Text, |k| ["the ", "last ", "week ", "of ", "two ", "days "][k % 6].to_owned()),
    ("roles", Format::Text, |k| format!("{} {}, the head of the police in Aleppo, left. ", name(k / 7), name(k))),
    ("roles of one person", Format::Text, |k| format!("President Marlow – {} ", name(k))),
    ("roles of one person, apposed", Format::Text, |k| format!("Hugh Marlow, the head of the {} police, left. ", name(k))),
    ("aliases", Format::Text, |k| format!("Hugh Marlow, also known as {} {}, left. ", name(k / 7), name(k))),
    ("days and pronouns", Format::Text, |k| ["On Monday he ", "said on Friday ", "that it ", "would end in May. "][k % 4].to_owned()),
    ("quotes", Format::Text, |k| format!("“It was so,” said {}. ", name(k % 50))),
    ("many speakers", Format::Text, |k| format!("“It was so,” said {} {}. ", name(k / 7), name(k))),
    ("one open quote", Format::Text, |k| if k == 0 { "“".to_owned() } else { "It was so, he said. ".to_owned() }),
    ("opening marks", Format::Text, |_| "“ ".to_owned()),
    ("straight marks", Format::Text, |_| "\" ".to_owned()),
    ("single marks", Format::Text, |_| "' a ".to_owned()),
    ("quoted paragraphs", Format::Text, |_| "“It was so, he said.\n\n".to_owned()),
    ("quotes one after the other", Format::Text, |_| "“It was so.” ".to_owned()),
    ("contents before their cues", Format::Text, |k| format!("the house fell – said {} ", name(k))),
    ("contents and their sources", Format::Text, |k| format!("soldiers said, according to {} said that said ", name(k))),
    ("contents over stops", Format::Text, |k| format!("New Zealand First said according to {}. the group; –” ", name(k))),
    ("verdicts and dashes", Format::Markdown, |_| "stop what the WHO calls  – ".to_owned()),
    ("verbs of saying, joined", Format::Text, |_| "kick and announced, ".to_owned()),
    ("adverbials of saying", Format::Text, |_| "Ruiz said , so , ".to_owned()),
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
    ("names of the user's", Format::Text, |_| "Bay-LOW RIVER BAY-in ".to_owned()),
    ("marks and the user's names", Format::Text, |_| "; ".to_owned()),
    ("halves of addresses", Format::Text, |_| "http-@".to_owned()),
    ("figures above the line", Format::Text, |_| "1²".to_owned()),
    ("exclamation marks", Format::Text, |_| "!".to_owned()),
    ("stops without spaces", Format::Text, |_| "?.".to_owned()),
    ("signs", Format::Text, |_| "$ % & ".to_owned()),
    ("open links", Format::Markdown, |_| "[a](b ".to_owned()),
    ("open brackets", Format::Markdown, |_| "![[".to_owned()),
    ("stars", Format::Markdown, |_| "*a_b**".to_owned()),
    ("citations in citations", Format::Markdown, |k| format!("{}a\n\n", "> ".repeat(k % 30))),
    ("quotes in headings", Format::Markdown, |k| format!("## “It was {} then” now\n\n“It was so,” said Ruiz.\n\n", name(k))),
    (
        "pictures and headings",
        Format::Markdown,
        |k| if k % 2 == 0 { format!("![{}](a)\n\n", name(k)) } else { format!("## {}\n\n", name(k)) },
    ),
    ("headings", Format::Markdown, |k| format!("# {}\n\n", WORDS[k % WORDS.len()])),
    ("paragraphs of a page", Format::Html, |k| format!("<p>The man saw the house, said {}.</p>", name(k))),
    ("boxes of a page", Format::Html, |k| format!("<div class='x y{k}'>The man saw the house.</div>")),
    ("links of a page", Format::Html, |k| format!("<li><a href='/{k}'>The house</a></li>")),
    ("cells of a page", Format::Html, |k| format!("<table><tr><td>{k}</td></tr></table>")),
    ("open tags", Format::Html, |_| "<b><i>the ".to_owned()),
    ("meta", Format::Html, |k| format!("<meta name='author{k}' content='{}'>", name(k))),
    ("references", Format::Html, |_| "&amp;&#8217;&nbsp;&no".to_owned()),
    ("half tags", Format::Html, |_| "< <a ".to_owned()),
    ("linked data", Format::Html, |k| format!("<script type='application/ld+json'>{{\"author\":\"{}\"}}</script>", name(k))),
    ("blocks of an item", Format::Newsml, |k| {
        if k == 0 { "<nitf><body.content>".to_owned() } else { "<p>The man saw <b>the</b> house.</p>".to_owned() }
    }),
    ("references of an item", Format::Feed, |k| if k == 0 { "<item><title>".to_owned() } else { "&a;&nbsp;& ".to_owned() }),
    ("sections of an item", Format::Feed, |k| if k == 0 { "<item><title>".to_owned() } else { "<![CDATA[<b>]]>".to_owned() }),
    ("lines of a mail", Format::Email, |k| if k == 0 { "Subject: x\n\n".to_owned() } else { ">From here to there\n".to_owned() }),
    ("fields of a mail", Format::Email, |k| format!("X-{k}: =?utf-8?q?a=20b?=\n")),
    ("parts of a mail", Format::Email, |k| {
        if k == 0 { "Content-Type: multipart/mixed; boundary=x\n\n".to_owned() } else { "--x\n\nThe man saw the house.\n".to_owned() }
    }),
    ("parts in parts of a mail", Format::Email, |k| format!("Content-Type: multipart/mixed; boundary=x{k}\n\n--x{k}\n")),
    ("forwarded mails", Format::Email, |k| {
        if k == 0 { "Subject: x\n\n".to_owned() } else { "--- Forwarded message ---\nFrom: a\nDate: b\n\nThe house.\n".to_owned() }
    }),
    ("fields of Nexis", Format::Nexis, |k| if k == 0 { "1 of 1 DOCUMENTS\n\n".to_owned() } else { "LENGTH: 5 words\n\n".to_owned() }),
];

/// Hard files: they are cut into their articles, which are not read. Their name, how they are cut, and their k-th piece.
const FILES: &[Hard] = &[
    ("lines", Format::Jsonl, |k| format!("{k}\n")),
    ("lists", Format::Json, |_| "[{\"a\":[".to_owned()),
    ("rows", Format::Csv, |k| if k == 0 { "text\n".to_owned() } else { format!("a{k}\n") }),
    ("open quotes", Format::Csv, |k| if k == 0 { "text\n".to_owned() } else { "\"a".to_owned() }),
    ("columns", Format::Csv, |k| format!("text{k},")),
    ("records", Format::Warc, |k| format!("WARC/1.0\r\nContent-Length: {}\r\n\r\n", k % 5)),
    ("records that claim much", Format::Warc, |_| {
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 50000000\r\n\r\nHTTP/1.1 200\r\n\r\n".to_owned()
    }),
    ("records that claim too much", Format::Warc, |_| "WARC/1.0\r\nContent-Length: 99999999999\r\n\r\nx\r\n\r\n".to_owned()),
    ("heads of records", Format::Warc, |_| "WARC/1.0\r\n".to_owned()),
    ("no records", Format::Warc, |_| "WARC\r\n".to_owned()),
    ("messages", Format::Email, |k| format!("From a Sat Feb 20 10:00:0{} 2016\nSubject: x\n\n", k % 10)),
    ("starts of messages", Format::Email, |k| if k == 0 { "From - \nSubject: x\n\n".to_owned() } else { "\nFrom ".to_owned() }),
    ("items", Format::Feed, |k| if k == 0 { "<rss>".to_owned() } else { format!("<item>{k}</item>") }),
    ("open items", Format::Feed, |_| "<item>".to_owned()),
    ("open elements", Format::Feed, |k| if k == 0 { "<rss>".to_owned() } else { "<a><b/>".to_owned() }),
    ("open comments", Format::Feed, |k| if k == 0 { "<rss>".to_owned() } else { "<!-".to_owned() }),
    ("closed elements", Format::Newsml, |k| if k == 0 { "<nitf>".to_owned() } else { "</a>".to_owned() }),
    ("signs of tags", Format::Feed, |_| "<".to_owned()),
    ("articles of Nexis", Format::Nexis, |k| format!("{k} of 9 DOCUMENTS\n\nx\n\n")),
    ("marks of Nexis", Format::Nexis, |_| "1 of DOCUMENTS DOCUMENTS\n".to_owned()),
];

/// The same of two halves, for what looks back from each piece of the second over all of the first: the piece of each, again and again.
const HALVES: &[(&str, Format, [&str; 2])] = &[
    ("participles, then verbs", Format::Text, ["Ensuing ", ", who said it, "]),
    ("commas, then speakers", Format::Text, [", ", "it fell – said Ruiz "]),
    ("quotes, then headings", Format::Markdown, ["“It was so,” said Ruiz.\n\n", "## “It was then” now\n\n"]),
    ("pictures, then headings", Format::Markdown, ["![at home](a)\n\n", "## There\n\n"]),
    ("victims, then others", Format::Text, ["A man was killed. ", "Another man was hurt. "]),
];

/// The list of names for the inputs whose name says so.
const USER: &str = "name\ttype\nLow River Bay\tplace\nAna Ruiz\tperson\n";

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
    let heads = ("nanoseconds a token", "tokens", "x1", "x4", "x16", "exponent");
    writeln!(
        out,
        "{:<30} {:>10} {:>8} {:>8} {:>8} {:>9}  the stage that grew the most",
        heads.0, heads.1, heads.2, heads.3, heads.4, heads.5
    )?;
    for &(name, format, piece) in HARD {
        if wanted.is_empty() || wanted.iter().any(|wanted| name.contains(wanted.as_str())) {
            row(&mut out, name, format, |pieces| (0..pieces).map(piece).collect())?;
        }
    }
    for &(name, format, [first, second]) in HALVES {
        if wanted.is_empty() || wanted.iter().any(|wanted| name.contains(wanted.as_str())) {
            row(&mut out, name, format, |pieces| first.repeat(pieces / 2) + &second.repeat(pieces / 2))?;
        }
    }
    for &(name, format, piece) in FILES {
        if wanted.is_empty() || wanted.iter().any(|wanted| name.contains(wanted.as_str())) {
            cut_row(&mut out, name, format, piece)?;
        }
    }
    Ok(())
}

/// Measures how long a file takes to be cut, in all sizes, and writes its line: nanoseconds a byte.
fn cut_row(out: &mut impl Write, name: &str, format: Format, piece: fn(usize) -> String) -> io::Result<()> {
    // A byte takes less than a token: the files are larger.
    let files = SIZES.map(|pieces| (0..pieces * 16).map(piece).collect::<String>().into_bytes());
    let times = files.each_ref().map(|file| cut_time(format, file));
    write!(out, "{:<30} {:>10}", format!("cut: {name}"), files[2].len())?;
    for (time, file) in times.iter().zip(&files) {
        write!(out, " {:>8.2}", time / file.len() as f64)?;
    }
    let exponent = (times[2] / times[1]).ln() / (files[2].len() as f64 / files[1].len() as f64).ln();
    writeln!(out, " {exponent:>9.2}{}", if exponent > LINEAR.0 { " !" } else { "" })
}

/// The nanoseconds in which a file is cut, the fastest of some times.
fn cut_time(format: Format, file: &[u8]) -> f64 {
    let options = Options { format: Some(format), ..Options::default() };
    let cut = || {
        let start = Instant::now();
        let articles = files::articles("-", io::Cursor::new(file.to_vec()), &options);
        std::hint::black_box(articles.map(Iterator::count).is_ok());
        start.elapsed().as_nanos() as f64
    };
    (0..ROUNDS.0).map(|_| cut()).fold(f64::INFINITY, f64::min)
}

/// Measures one input in all sizes and writes its line; `text` makes it of so many pieces.
fn row(out: &mut impl Write, name: &str, format: Format, text: impl Fn(usize) -> String) -> io::Result<()> {
    let sizes = SIZES.map(|pieces| measure(format, text(pieces), name.contains("user"))).into_iter().collect::<io::Result<Vec<_>>>()?;
    let [_, (before, few), (behind, many)] = &sizes[..] else { return Ok(()) };
    let whole = |times: &[f64]| times.iter().sum::<f64>();
    write!(out, "{name:<30} {many:>10}")?;
    for (times, tokens) in &sizes {
        write!(out, " {:>8.0}", whole(times) / *tokens as f64)?;
    }
    let exponent = |before: f64, behind: f64| (behind / before).ln() / (*many as f64 / *few as f64).ln();
    let all = exponent(whole(before), whole(behind));
    let stages = (0..before.len()).filter(|&k| behind[k] * 10.0 > whole(behind)).map(|k| (exponent(before[k], behind[k]), k));
    match stages.max_by(|a, b| a.0.total_cmp(&b.0)) {
        Some((of_stage, k)) if all > LINEAR.0 || of_stage > LINEAR.1 => {
            writeln!(out, " {all:>9.2} ! {}: {of_stage:.2}", stages::all_names()[k])
        }
        _ => writeln!(out, " {all:>9.2}"),
    }
}

/// What ends an article of this format.
fn ending(format: Format) -> &'static str {
    match format {
        Format::Newsml => "</body.content></nitf>",
        Format::Feed => "</title><description>x</description></item>",
        Format::Html => "<article><p>The man saw the house, and the river rose under a table of stones.</p></article>",
        Format::Email => "\n\nThe man saw the house.\n",
        _ => "",
    }
}

/// The nanoseconds that each stage takes for a text, and its tokens. `user`: with a list of the user's names.
fn measure(format: Format, text: String, user: bool) -> io::Result<(Vec<f64>, usize)> {
    // The end shows whether a run of marks is gone through again and again.
    let text = text + " and so on" + ending(format);
    let raw = Raw { path: String::new(), number: None, format, bytes: text.into_bytes() };
    let lexicon = UserLexicon::parse(USER.as_bytes()).ok().filter(|_| user).map(Arc::new);
    let config = Config { ages: true, lexicon, ..Config::default() };
    let (mut doc, mut grammar) = (Document::default(), Grammar::default());
    let mut best = vec![Duration::MAX; stages::all_names().len()];
    let began = Instant::now();
    for round in 0..ROUNDS.1 {
        if round >= ROUNDS.0 && began.elapsed() > TIME {
            break;
        }
        let mut times = vec![Duration::ZERO; best.len()];
        stages::run(&raw, &config, &mut doc, &mut grammar, &mut times)?;
        for (best, time) in best.iter_mut().zip(times) {
            *best = (*best).min(time);
        }
    }
    // One word is one token: there the bytes count.
    let tokens = input::read(&raw).map_or(0, |_| doc.tokens.len()).max(raw.bytes.len() / 20);
    Ok((best.iter().map(|time| time.as_nanos() as f64).collect(), tokens))
}

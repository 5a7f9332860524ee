//! Bytes → [`Article`]: open the inputs, decode, parse the format, find the layout.
//!
//! Two halves with [`Raw`] between them, so that the first can run on one thread and the second on many: the files, folders and lines of
//! the command line become raw inputs, in order, without being read as text; [`read`] turns one raw input into an article.

use crate::article::{Article, Format, Source};
use crate::record::{ErrorKind, ErrorRecord};
use files::Options;
use repair::Repairs;

mod archives;
mod compressed;
mod decode;
pub mod detect;
mod docx;
mod factiva;
pub mod files;
mod html;
mod json;
mod language;
mod layout;
mod mail;
mod markdown;
mod nexis;
pub mod records;
mod repair;
mod several;
mod split;
mod story;
mod tables;
mod warc;
mod xml;

/// The bytes of one article, not yet decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raw {
    /// The path as given, `-` for standard input.
    pub path: String,
    /// The 1-based line (JSON Lines) or item (a JSON array) that it is, where one input holds several.
    pub number: Option<u64>,
    /// How to read the bytes. `Jsonl` and `Json`: one article object.
    pub format: Format,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Raw {
    /// The id of its record: its own, else its path, with its number where the path holds several.
    fn id(&self, own: Option<&str>) -> String {
        match (own, self.number) {
            (Some(own), _) => own.to_owned(),
            (None, Some(number)) => format!("{}:{number}", self.path),
            (None, None) => self.path.clone(),
        }
    }
}

/// Reads one raw input as an article.
///
/// # Errors
/// An error record (`decode`, `parse`, `empty`, `too_large`) that says what is wrong with it.
pub fn read(raw: &Raw) -> Result<Article, Box<ErrorRecord>> {
    read_with(raw, &Options::default())
}

/// The same with options: what the user calls the fields of objects, and how large an article may be.
///
/// # Errors
/// As [`read`].
pub fn read_with(raw: &Raw, options: &Options) -> Result<Article, Box<ErrorRecord>> {
    check_size(raw, None, raw.bytes.len())?;
    check_memory(raw)?;
    if matches!(raw.format, Format::Json | Format::Jsonl | Format::Csv | Format::Tsv) {
        return json::read(raw, &options.fields);
    }
    match raw.format {
        Format::Html => return html::read(raw),
        Format::Warc => return warc::read(raw, options),
        Format::Email => return mail::read(raw),
        Format::Feed | Format::Newsml => return xml::read(raw),
        Format::Factiva => return factiva::read(raw),
        Format::Nexis => return nexis::read(raw),
        Format::Docx => return docx::read(raw, options),
        _ => {}
    }
    let decoded = decode::decode(&raw.bytes).map_err(|(kind, message)| fail(raw, None, kind, message))?;
    let (mut text, mut warnings) = (decoded.text, decoded.warnings);
    let mut repairs = Repairs::default();
    repairs.repair_in(&mut text, if raw.format == Format::Markdown { repair::Kind::Markdown } else { repair::Kind::Text });
    warnings.extend(repairs.warnings());
    if text.trim().is_empty() {
        return Err(fail(raw, None, ErrorKind::Empty, "the text is empty"));
    }
    check_size(raw, None, text.len())?;
    // In Markdown, tags are markup.
    if raw.format == Format::Markdown {
        return markdown::article(raw, decode::Decoded { text, encoding: decoded.encoding, warnings });
    }
    warnings.extend(html::warning(&text));
    let mut article = Article {
        source: Source {
            id: raw.id(None),
            path: raw.path.clone(),
            format: raw.format,
            encoding: decoded.encoding.to_owned(),
            language: None,
        },
        text,
        warnings,
        ..Article::default()
    };
    layout::find(&mut article, None);
    finish(&mut article);
    Ok(article)
}

/// An article of plain text that is already decoded, with its layout. A text of 4 GiB or more is cut.
pub fn article_from_text(text: &str) -> Article {
    let mut end = text.len().min(u32::MAX as usize);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut article = Article { text: text[..end].to_owned(), ..Article::default() };
    layout::find(&mut article, None);
    article
}

/// What is done to every article that was read.
fn finish(article: &mut Article) {
    layout::keep_persons(&mut article.given.authors);
    language::tell(article);
}

/// Spans count bytes in 32 bits.
fn check_size(raw: &Raw, id: Option<&str>, bytes: usize) -> Result<(), Box<ErrorRecord>> {
    let message = "the text is larger than 4 GiB";
    if bytes >= u32::MAX as usize { Err(fail(raw, id, ErrorKind::TooLarge, message)) } else { Ok(()) }
}

/// How often its size an ordinary article takes in memory while it is worked on, at least.
const MEMORY: usize = 20;
/// A smaller article finds room wherever the program runs.
const LARGE: usize = 1 << 20;

/// Asks for the memory that a large article will take, and gives it back: where there is too little, nobody can be asked later on, and the
/// process would end.
fn check_memory(raw: &Raw) -> Result<(), Box<ErrorRecord>> {
    let bytes = raw.bytes.len();
    if bytes >= LARGE && Vec::<u8>::new().try_reserve_exact(bytes.saturating_mul(MEMORY)).is_err() {
        return Err(fail(raw, None, ErrorKind::TooLarge, files::no_memory()));
    }
    Ok(())
}

/// The error record of a raw input.
fn fail(raw: &Raw, id: Option<&str>, kind: ErrorKind, message: impl Into<String>) -> Box<ErrorRecord> {
    Box::new(ErrorRecord::new(raw.id(id), &*raw.path, kind, message))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn raw(format: Format, bytes: &[u8]) -> Raw {
        Raw { path: "dir/a.txt".into(), number: None, format, bytes: bytes.to_vec() }
    }

    #[test]
    fn a_file_becomes_an_article() {
        let text = "Storm kills 12\r\n\r\nMANILA – The storm that hit the coast on Friday killed 12 people, and the roads to the city are cut.\r\n";
        let article = read(&raw(Format::Text, format!("\u{FEFF}{text}").as_bytes())).expect("an article");
        assert_eq!(article.text, text);
        assert_eq!(
            (&*article.source.id, &*article.source.encoding, article.source.language.as_deref()),
            ("dir/a.txt", "UTF-8", Some("en"))
        );
        assert_eq!(article.parts.title.map(|t| t.of(text)), Some("Storm kills 12"));
        assert!(article.warnings.is_empty(), "{:?}", article.warnings);
    }

    #[test]
    fn html_is_read_with_a_warning() {
        let page = "<html><body><p>A storm killed 12 people.</p></body></html>";
        let warning = ["looks like HTML: tags were not removed"];
        assert_eq!(read(&raw(Format::Text, page.as_bytes())).expect("an article").warnings, warning);
        let json = serde_json::json!({"text": page}).to_string();
        let article = read(&raw(Format::Jsonl, json.as_bytes())).expect("an article");
        assert_eq!((&*article.text, &*article.warnings[0]), ("A storm killed 12 people.", "HTML tags were taken out of the text"));
        // There a block of HTML is left out, as Markdown wants it.
        let markdown = Raw { path: "a.md".into(), ..raw(Format::Markdown, format!("{page}\n\nA storm.").as_bytes()) };
        assert!(read(&markdown).expect("an article").warnings.is_empty());
    }

    #[test]
    fn wild_text_is_repaired_with_warnings() {
        let wild = "Fire in MÃ¼nster\n\nâ€œWe won&rsquo;t go,â€\u{9d} said Ana Ruiz of the fire ser-\nvice in the town on Friday.";
        let clean = "Fire in Münster\n\n“We won’t go,” said Ana Ruiz of the fire service\nin the town on Friday.";
        let article = read(&raw(Format::Text, wild.as_bytes())).expect("an article");
        assert_eq!((&*article.text, article.warnings.len()), (clean, 3));
        assert!(read(&raw(Format::Text, clean.as_bytes())).expect("an article").warnings.is_empty());
        // Titles and names are, too; each fault is counted once for the article.
        let json = r#"{"title": "Johnson &amp; Moss", "authors": "RenÃ© Vos", "text": "The firm of M&uuml;nster lost."}"#;
        let article = read(&raw(Format::Jsonl, json.as_bytes())).expect("an article");
        assert_eq!(
            (&*article.text, &*article.given.authors),
            ("Johnson & Moss\n\nThe firm of Münster lost.", &["René Vos".to_owned()][..])
        );
        let warnings =
            ["2 HTML entities were replaced by their characters", "1 wrongly decoded place was restored (UTF-8 and Windows-1252 mixed up)"];
        assert_eq!(article.warnings, warnings);
        // A parser of pages reads the entities itself, once.
        let page = "<html><body><p>The cafÃ© of Low &amp;amp; Sons was shut by a fire on Friday, said its owner, who had run it for years.</p></body></html>";
        let article = read(&raw(Format::Html, page.as_bytes())).expect("an article");
        assert!(article.text.starts_with("The café of Low &amp; Sons"), "{}", article.text);
        assert_eq!(article.warnings, [warnings[1]]);
        let script = format!("<script>// Ã© Ã¼</script>{}", page.replace("cafÃ©", "café"));
        let article = read(&raw(Format::Html, script.as_bytes())).expect("an article");
        assert!(article.warnings.is_empty(), "{:?}", article.warnings);
        // What is nothing but damage is no text.
        assert_eq!(read(&raw(Format::Text, b"&nbsp;\n&shy;")).expect_err("no text").error.kind, ErrorKind::Empty);
    }

    #[test]
    fn what_is_no_text_is_an_error() {
        for (bytes, kind) in [
            (&b""[..], ErrorKind::Empty),
            (b" \n\t\xC2\xA0\r\n", ErrorKind::Empty),
            (b"\xEF\xBB\xBF", ErrorKind::Empty),
            (b"%PDF-1.4", ErrorKind::Unsupported),
        ] {
            for format in [Format::Text, Format::Markdown] {
                let error = read(&raw(format, bytes)).expect_err("no text");
                assert_eq!((error.error.kind, &*error.source.id, &*error.source.path), (kind, "dir/a.txt", "dir/a.txt"));
            }
        }
    }

    /// What everything after this room relies on.
    fn check(article: &Article) {
        let text = &article.text;
        let mut last = 0;
        for block in &article.blocks {
            assert!(last <= block.span.start && !block.span.is_empty(), "{:?} behind {last} in {text:?}", block.span);
            assert_eq!(block.span.trim(text), block.span, "{text:?}");
            last = block.span.end;
        }
        let parts = &article.parts;
        let spans = [parts.title, parts.byline, parts.agency, parts.publisher, parts.dateline, parts.dateline_lead];
        let captions = parts.captions.iter().flat_map(|c| [Some(c.span), c.credit]);
        for span in spans.into_iter().chain(captions).flatten().chain(parts.authors.iter().copied()) {
            assert!(!span.is_empty() && text.get(span.range()).is_some(), "{span:?} in {text:?}");
        }
    }

    /// Lines that the rules of the layout look at, broken and joined at random.
    fn copy() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            "[ -~]{0,30}",
            "\\PC{0,12}",
            prop::sample::select(vec![
                "GENEVA, 20 Feb 2016 – ",
                "(CNN) --",
                "LUSAKA, Zambia (AP",
                ") — ",
                "By Ruth Adeyemi and ",
                "BY É",
                "By ",
                "| Published ",
                "20 February 2016",
                "2016-02-20",
                "(Photo: Ş",
                "Image: ",
                "File photo",
                "©",
                "Copyright 2016 ",
                " All rights reserved",
                "(Reporting by Ñ",
                "Related",
                "As reported by É ",
                "- ",
                "1. ",
                "XYZ20160220.0711",
                "@",
                "[TEXT] ",
                "—",
                "ſ",
                "İ",
                "–",
                ":",
                "\n",
                "\r\n",
                "\r",
                "\n\n",
                "\u{2028}",
                "\u{A0}",
                "\t",
                "    ",
                "# ",
                "**",
                "![a](b)",
                "[a](b)",
                "> ",
                "---\n",
                "title: x\n",
                "`",
                "```\n",
                "<b>",
                "|",
                "a long line of words that runs on and on to the margin\n",
                "â€œ",
                "Ã©",
                "Â ",
                "&nbsp;",
                "&#8217;",
                "evacu-\n",
                "ated ",
                ". ",
                ", ",
            ])
            .prop_map(str::to_owned),
        ];
        prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn any_text_has_a_sound_layout(text in copy()) {
            check(&article_from_text(&text));
            for format in [Format::Text, Format::Markdown] {
                if let Ok(article) = read(&raw(format, text.as_bytes())) {
                    check(&article);
                }
            }
        }

        #[test]
        fn any_object_is_read_or_refused(title in copy(), text in copy()) {
            let json = serde_json::json!({"title": title, "text": text, "authors": text}).to_string();
            if let Ok(article) = read(&raw(Format::Jsonl, json.as_bytes())) {
                check(&article);
                let repaired = Repairs::default().repair(&text, repair::Kind::Text).into_owned();
                prop_assert!(detect::is_marked(&text) || article.text[article.body..] == repaired);
            }
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            for format in [Format::Text, Format::Markdown, Format::Json, Format::Jsonl] {
                if let Ok(article) = read(&raw(format, &bytes)) {
                    check(&article);
                }
            }
            detect::sniff(&bytes);
        }
    }
}

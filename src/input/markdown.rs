//! Markdown → text without marks, and its blocks: headings, paragraphs, items, captions.
//!
//! The marks are taken out, so that none stands in a name or a quotation; offsets count in what is left. Code blocks and HTML are left out. Simple
//! YAML or TOML front matter gives title, date, authors and address. A text that is only taken for Markdown by its marks keeps its lines, and
//! nothing of it is left out but the marks.

use std::borrow::Cow;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::detect;
use super::layout::{self, Piece};
use super::story::{self, Story};
use super::{Raw, decode};
use crate::article::{Article, BlockKind, Format, Given};
use crate::record::ErrorRecord;
use crate::span::Span;

/// What Markdown says.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The text without marks, a blank line between blocks.
    pub(super) text: String,
    /// Its blocks, counted from its start.
    pub(super) pieces: Vec<Piece>,
    /// The title of the front matter, where no heading is one.
    title: Option<String>,
    given: Given,
}

/// The article of an input that is Markdown.
///
/// # Errors
/// As [`story::article`].
pub(super) fn article(raw: &Raw, decoded: decode::Decoded) -> Result<Article, Box<ErrorRecord>> {
    let named = detect::format_of(&raw.path) == Some(Format::Markdown);
    let Page { text, pieces, title, given } = read(&decoded.text, named);
    let mut warnings = decoded.warnings;
    // Where it is called so, tags are markup.
    warnings.extend(super::html::warning(&text).filter(|_| !named));
    let encoding = decoded.encoding.to_owned();
    // Where there is nothing but code or pictures without words, it is better read as it stands.
    let words = text.contains(char::is_alphanumeric);
    let (text, blocks) = if words { (text, Some(pieces)) } else { (decoded.text, None) };
    story::article(raw, Story { title, text, blocks, given, encoding, warnings, ..Story::default() })
}

/// Reads Markdown. `named`: it is called so; else its lines count, and what is indented is no code.
pub(super) fn read(text: &str, named: bool) -> Page {
    let text = if named { Cow::Borrowed(text) } else { Cow::Owned(flush(text)) };
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut reader = Reader { text: &text, named, ..Reader::default() };
    let mut front = None;
    for (event, range) in Parser::new_ext(&text, options).into_offset_iter() {
        let span = Span::from(range);
        if let Event::Start(Tag::MetadataBlock(_)) = event {
            front.get_or_insert(span);
        }
        reader.read(&event, span);
    }
    reader.close();
    let Reader { out, mut pieces, titled, .. } = reader;
    if !named {
        pieces = layout::by_lines(&out, &pieces);
    }
    let mut page = Page { text: out, pieces, ..Page::default() };
    if let Some(front) = front {
        page.title = front_matter(&mut page.given, front.of(&text)).filter(|_| !titled);
    }
    page
}

/// The text with its lines flush left: what a paragraph's first line is indented by makes no code of it.
fn flush(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        out.push_str(line.trim_start_matches([' ', '\t', '\u{A0}']));
    }
    out
}

/// A block that is being read.
#[derive(Debug, Default)]
struct Open {
    kind: Option<BlockKind>,
    /// Its words.
    words: String,
    /// Alternative texts of pictures in it.
    pictures: Vec<String>,
}

#[derive(Debug, Default)]
struct Reader<'a> {
    text: &'a str,
    named: bool,
    out: String,
    open: Option<Open>,
    pieces: Vec<Piece>,
    /// One of them is no picture.
    led: bool,
    /// The number of the next item of each list that is open, 0 in one without numbers.
    lists: Vec<u64>,
    /// Depth of what is left out: code, HTML, metadata.
    hidden: usize,
    /// Depth of pictures.
    picture: usize,
    /// A heading became the title.
    titled: bool,
}

impl Reader<'_> {
    fn read(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(*tag, span),
            Event::Text(words) | Event::Code(words) => self.words(words),
            // "<name withheld>": where it is called Markdown, tags are markup.
            Event::InlineHtml(words) | Event::Html(words) if !self.named => self.words(words),
            Event::SoftBreak | Event::HardBreak => self.words("\n"),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        match tag {
            Tag::CodeBlock(CodeBlockKind::Indented) | Tag::HtmlBlock if !self.named => self.open(None),
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => {
                self.close();
                self.hidden += 1;
            }
            Tag::Heading { level, .. } => {
                // The first heading, where nothing but pictures stands before it.
                let first = !self.titled && (*level == HeadingLevel::H1 || !self.led);
                self.titled |= first;
                self.open(Some(if first { BlockKind::Title } else { BlockKind::Head }));
            }
            Tag::List(number) => {
                self.close();
                self.lists.push(number.unwrap_or(0));
            }
            Tag::Item => self.item(),
            Tag::TableCell => self.open(Some(BlockKind::Item)),
            Tag::Paragraph | Tag::FootnoteDefinition(_) if !self.numbered() => {
                self.open((!self.lists.is_empty()).then_some(BlockKind::Item));
            }
            Tag::Image { .. } => self.picture += 1,
            Tag::Strong | Tag::Strikethrough => self.mark(span, 2),
            Tag::Emphasis => self.mark(span, 1),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, span: Span) {
        match tag {
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => {
                self.close();
                self.hidden = self.hidden.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.close();
                self.lists.pop();
            }
            TagEnd::Item | TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::FootnoteDefinition => self.close(),
            TagEnd::Image => self.picture = self.picture.saturating_sub(1),
            TagEnd::Strong | TagEnd::Strikethrough => self.mark(span, 2),
            TagEnd::Emphasis => self.mark(span, 1),
            _ => {}
        }
    }

    /// Is a block open that holds no words yet, or only the number of an item? The first paragraph of an item is in it.
    fn numbered(&self) -> bool {
        let words = |open: &Open| open.words.contains(|c: char| !c.is_ascii_digit() && c != '.' && c != ' ');
        self.open.as_ref().is_some_and(|open| !words(open))
    }

    /// Begins an item. A year that opens a paragraph is no number of a list: "1987. A dam broke."
    fn item(&mut self) {
        self.open(Some(BlockKind::Item));
        let Some(number) = self.lists.last_mut() else { return };
        let said = *number;
        *number += u64::from(said > 0);
        if said >= 100 {
            self.open(None);
            self.words(&format!("{said}. "));
        }
    }

    /// Marks inside a word stay, "s**t and f**k": they mark nothing.
    fn mark(&mut self, span: Span, length: usize) {
        let before = self.text[..span.start as usize].chars().next_back();
        let after = self.text[span.end as usize..].chars().next();
        if before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric) {
            let marks = span.of(self.text).get(..length).unwrap_or("").to_owned();
            self.words(&marks);
        }
    }

    fn open(&mut self, kind: Option<BlockKind>) {
        self.close();
        self.open = Some(Open { kind, ..Open::default() });
    }

    /// Takes words of the open block.
    fn words(&mut self, words: &str) {
        if self.hidden > 0 {
            return;
        }
        let kind = (!self.lists.is_empty()).then_some(BlockKind::Item);
        let open = self.open.get_or_insert_with(|| Open { kind, ..Open::default() });
        if self.picture > 0 {
            open.pictures.push(words.to_owned());
        } else {
            open.words.push_str(words);
        }
    }

    /// Ends the open block.
    fn close(&mut self) {
        let Some(Open { kind, words, pictures }) = self.open.take() else { return };
        let words = words.trim();
        if words.is_empty() {
            // A picture alone: its text is the caption.
            for picture in pictures.iter().map(|p| p.trim()).filter(|p| !p.is_empty()) {
                self.push(picture, Some(BlockKind::Caption));
            }
            return;
        }
        // A line of hyphens below a paragraph makes a heading of it.
        let sentence = words.len() > LONGEST_HEADING && words.ends_with(['.', '”', '"']);
        let heading = matches!(kind, Some(BlockKind::Title | BlockKind::Head));
        let kind = kind.filter(|_| !(heading && sentence));
        self.led |= kind != Some(BlockKind::Caption);
        self.push(words, kind);
    }

    fn push(&mut self, words: &str, kind: Option<BlockKind>) {
        if !self.out.is_empty() {
            self.out.push_str("\n\n");
        }
        let start = self.out.len();
        self.out.push_str(words);
        self.pieces.push(Piece { span: Span::new(start, self.out.len()), blank_before: true, kind });
    }
}

/// Bytes of the longest heading that is a sentence.
const LONGEST_HEADING: usize = 120;

/// Reads "key: value" lines of the front matter; gives the title.
fn front_matter(given: &mut Given, text: &str) -> Option<String> {
    let mut title = None;
    let mut list: Option<&str> = None;
    for line in text.lines() {
        if let Some(author) = line.trim().strip_prefix("- ").filter(|_| list == Some("authors")) {
            given.authors.extend(Some(unquote(author)).filter(|a| !a.is_empty()).map(str::to_owned));
            continue;
        }
        let Some(cut) = line.find([':', '=']) else { continue };
        let key = line[..cut].trim();
        let value = unquote(&line[cut + 1..]);
        list = value.is_empty().then_some(if matches!(key, "author" | "authors" | "byline") { "authors" } else { "" });
        if value.is_empty() {
            continue;
        }
        match key {
            "title" | "headline" => _ = title.get_or_insert_with(|| value.to_owned()),
            "date" | "published" | "pubDate" | "publishedAt" | "date_publish" => {
                _ = given.date.get_or_insert_with(|| value.to_owned());
            }
            "url" | "link" | "canonical" => _ = given.url.get_or_insert_with(|| value.to_owned()),
            "source" | "publisher" => _ = given.publisher.get_or_insert_with(|| value.to_owned()),
            "author" | "authors" | "byline" if given.authors.is_empty() => {
                let names = value.trim_matches(['[', ']']).split([',', ';']).map(unquote).filter(|n| !n.is_empty());
                given.authors = names.map(str::to_owned).collect();
            }
            _ => {}
        }
    }
    title
}

fn unquote(value: &str) -> &str {
    let value = value.trim();
    ['"', '\''].iter().find_map(|&q| value.strip_prefix(q)?.strip_suffix(q)).unwrap_or(value).trim()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::BlockKind::*;

    /// The article of a Markdown file.
    fn file(text: &str) -> Article {
        let raw = Raw { path: "a.md".to_owned(), number: None, format: Format::Markdown, bytes: text.into() };
        super::super::read(&raw).expect("an article")
    }

    fn blocks(article: &Article) -> Vec<(BlockKind, &str)> {
        article.blocks.iter().map(|b| (b.kind, b.span.of(&article.text))).collect()
    }

    #[test]
    fn blocks_have_no_marks() {
        let article = file(
            "# Storm kills 12\n\n*By Ruth Adeyemi*\n\n![A lost roof. (Anna Keller/AFP)](roof.jpg)\n\n**MANILA**, 20 Feb 2016 – A **big** storm killed\n[12 people](https://example.org/a) on Friday.\n\n## Damage\n\n> Roofs flew off,\n> she said.\n\n- One school\n- Two *ships*\n\n```\nlet code = 1;\n```\n\n| Killed | 12 |\n|---|---|\n| Hurt | 5 |\n",
        );
        assert_eq!(
            blocks(&article),
            [
                (Title, "Storm kills 12"),
                (Byline, "By Ruth Adeyemi"),
                (Caption, "A lost roof. (Anna Keller/AFP)"),
                (Paragraph, "MANILA, 20 Feb 2016 – A big storm killed\n12 people on Friday."),
                (Head, "Damage"),
                (Paragraph, "Roofs flew off,\nshe said."),
                (Item, "One school"),
                (Item, "Two ships"),
                (Item, "Killed"),
                (Item, "12"),
                (Item, "Hurt"),
                (Item, "5"),
            ]
        );
        assert_eq!(article.parts.dateline.map(|d| d.of(&article.text)), Some("MANILA, 20 Feb 2016"));
        assert_eq!(article.parts.captions[0].credit.map(|c| c.of(&article.text)), Some("Anna Keller/AFP"));
    }

    #[test]
    fn front_matter_says_what_it_says() {
        let article = file(
            "---\ntitle: \"Storm kills 12\"\ndate: 2016-02-20\nauthor: Ruth Adeyemi, Sam Low\nlayout: post\n---\n\nA storm killed 12 people in Manila on Friday.\n",
        );
        assert_eq!(blocks(&article), [(Title, "Storm kills 12"), (Paragraph, "A storm killed 12 people in Manila on Friday.")]);
        assert_eq!(article.given.date.as_deref(), Some("2016-02-20"));
        assert_eq!(article.given.authors, ["Ruth Adeyemi", "Sam Low"]);
        let article = file("+++\ntitle = 'Storm'\n+++\n\n# Storm kills 12\n\nRoofs flew off.\n");
        assert_eq!(blocks(&article), [(Title, "Storm kills 12"), (Paragraph, "Roofs flew off.")]);
        let article = file("---\nauthors:\n  - Ruth Adeyemi\n  - Sam Low\n---\nRoofs flew off.\n");
        assert_eq!(article.given.authors, ["Ruth Adeyemi", "Sam Low"]);
    }

    #[test]
    fn plain_copy_in_markdown_is_read_like_text() {
        let article = file("Storm kills 12\n\nBy Ruth Adeyemi\n\nA storm killed 12 people in Manila on Friday, the mayor said.\n");
        assert_eq!(blocks(&article).iter().map(|b| b.0).collect::<Vec<_>>(), [Title, Byline, Paragraph]);
    }

    #[test]
    fn a_text_with_marks_keeps_all_but_them() {
        for (text, wanted) in [
            ("We lost **everything**, said **Ana Ruiz**.", "We lost everything, said Ana Ruiz."),
            ("__Ana Ruiz__ and _Sam Low_ saw [the dam](http://example.org/dam).", "Ana Ruiz and Sam Low saw the dam."),
            ("**Storm kills 12**\nBy **Ana Ruiz**\nA storm came.", "Storm kills 12\nBy Ana Ruiz\nA storm came."),
            ("    It was **late**.\n\n\tNobody saw 2*3*4 or f**k and s**t.", "It was late.\n\nNobody saw 2*3*4 or f**k and s**t."),
            ("**Lima**\n\n1987. A dam broke.", "Lima\n\n1987. A dam broke."),
            ("Said <name withheld>: **no**.", "Said <name withheld>: no."),
            ("It was **late**.\n\n---\n\nNobody saw it.\n\n---\n\nThe end.", "It was late.\n\nNobody saw it.\n\nThe end."),
            ("- one **roof**\n- two roofs", "one roof\n\ntwo roofs"),
            ("**a** \\*b\\* a_b_c.txt", "a *b* a_b_c.txt"),
        ] {
            assert_eq!(read(text, false).text, wanted);
        }
        let page = read("**Storm kills 12**\nBy **Ana Ruiz**\n- One roof\nA storm came in from the sea on **Friday**.", false);
        let found: Vec<_> = page.pieces.iter().map(|p| (p.kind, p.span.of(&page.text))).collect();
        let item = Some(Item);
        assert_eq!(
            found,
            [(None, "Storm kills 12"), (None, "By Ana Ruiz"), (item, "One roof"), (None, "A storm came in from the sea on Friday.")]
        );
    }
}

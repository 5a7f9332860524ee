//! Markdown → blocks of the raw text: headings, paragraphs, items, captions; marks and link targets become `markup`.
//!
//! Offsets stay those of the file: nothing is rendered. Code blocks and HTML are left out. Simple YAML or TOML front matter gives title,
//! date, authors and address.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::layout::{self, Piece};
use crate::article::{Article, BlockKind};
use crate::span::Span;

/// A block that is being read.
#[derive(Debug)]
struct Open {
    kind: Option<BlockKind>,
    /// Its pieces of language, in order.
    words: Vec<Span>,
    /// Alternative texts of pictures in it.
    pictures: Vec<Span>,
}

/// Fills blocks, parts and markup of an article whose text is Markdown.
pub(super) fn find(article: &mut Article) {
    let text = std::mem::take(&mut article.text);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut reader = Reader {
        text: &text,
        open: None,
        pieces: Vec::new(),
        led: false,
        markup: Vec::new(),
        items: 0,
        hidden: 0,
        picture: 0,
        titled: false,
    };
    let mut front = None;
    for (event, range) in Parser::new_ext(&text, options).into_offset_iter() {
        let span = Span::from(range);
        if let Event::Start(Tag::MetadataBlock(_)) = event {
            front = Some(span);
        }
        reader.read(&event, span);
    }
    reader.close();
    let Reader { mut pieces, mut markup, titled, .. } = reader;
    if let Some(front) = front {
        let title = front_matter(article, &text, front);
        if let Some(title) = title.filter(|_| !titled) {
            pieces.insert(0, Piece { span: title, blank_before: true, kind: Some(BlockKind::Title) });
        }
    }
    // Blocks may come out of order only where the parser nests them oddly; the contract wants them sorted and disjoint.
    pieces.sort_by_key(|p| p.span.start);
    pieces.dedup_by(|next, last| next.span.start < last.span.end);
    markup.sort_unstable();
    markup.dedup_by(|next, last| next.start < last.end);
    article.text = text;
    article.markup = markup;
    layout::label(article, &pieces);
}

struct Reader<'a> {
    text: &'a str,
    open: Option<Open>,
    pieces: Vec<Piece>,
    /// One of them is no picture.
    led: bool,
    markup: Vec<Span>,
    /// Depth of list items.
    items: usize,
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
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_)) => {
                self.close();
                self.hidden += 1;
            }
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_)) => self.hidden = self.hidden.saturating_sub(1),
            Event::Start(Tag::Heading { level, .. }) => {
                // The first heading, where nothing but pictures stands before it.
                let first = !self.titled && (*level == HeadingLevel::H1 || !self.led);
                self.titled |= first;
                self.start(Some(if first { BlockKind::Title } else { BlockKind::Head }));
            }
            Event::Start(Tag::Item) => {
                self.items += 1;
                self.start(Some(BlockKind::Item));
            }
            Event::End(TagEnd::Item) => {
                self.items = self.items.saturating_sub(1);
                self.close();
            }
            Event::Start(Tag::TableCell) => self.start(Some(BlockKind::Item)),
            Event::Start(Tag::Paragraph | Tag::FootnoteDefinition(_)) => self.start((self.items > 0).then_some(BlockKind::Item)),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::FootnoteDefinition) => self.close(),
            Event::Start(Tag::Image { .. }) => self.picture += 1,
            Event::End(TagEnd::Image) => self.picture = self.picture.saturating_sub(1),
            Event::Text(_) => self.words(span),
            Event::Code(_) => {
                let code = span.of(self.text);
                let ticks = code.len() - code.trim_start_matches('`').len();
                if 2 * ticks < code.len() {
                    self.words(Span::new(span.start as usize + ticks, span.end as usize - ticks));
                }
            }
            _ => {}
        }
    }

    fn start(&mut self, kind: Option<BlockKind>) {
        self.close();
        self.open = Some(Open { kind, words: Vec::new(), pictures: Vec::new() });
    }

    /// Takes words of the open block.
    fn words(&mut self, span: Span) {
        if self.hidden > 0 || span.is_empty() {
            return;
        }
        let kind = (self.items > 0).then_some(BlockKind::Item);
        let open = self.open.get_or_insert_with(|| Open { kind, words: Vec::new(), pictures: Vec::new() });
        let list = if self.picture > 0 { &mut open.pictures } else { &mut open.words };
        if list.last().is_none_or(|last| last.end <= span.start) {
            list.push(span);
        }
    }

    /// Ends the open block.
    fn close(&mut self) {
        let Some(Open { kind, words, pictures }) = self.open.take() else { return };
        let blank = |span: &Span| span.of(self.text).trim().is_empty();
        if words.iter().all(blank) {
            // A picture alone: its text is the caption.
            for span in pictures.into_iter().map(|p| p.trim(self.text)).filter(|p| !p.is_empty()) {
                self.pieces.push(Piece { span, blank_before: true, kind: Some(BlockKind::Caption) });
            }
            return;
        }
        let words: Vec<Span> = words.into_iter().filter(|w| !blank(w)).collect();
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
        let span = first.cover(*last).trim(self.text);
        // What stands between the words and is no white space is markup.
        for pair in words.windows(2) {
            let gap = Span { start: pair[0].end, end: pair[1].start }.trim(self.text);
            if !gap.is_empty() {
                self.markup.push(gap);
            }
        }
        self.led |= kind != Some(BlockKind::Caption);
        self.pieces.push(Piece { span, blank_before: true, kind });
    }
}

/// Reads "key: value" lines of the front matter; gives the title's bytes.
fn front_matter(article: &mut Article, text: &str, span: Span) -> Option<Span> {
    let mut title = None;
    let mut list: Option<&str> = None;
    let mut at = span.start as usize;
    for line in span.of(text).split_inclusive('\n') {
        let start = at;
        at += line.len();
        if let Some(author) = line.trim().strip_prefix("- ").filter(|_| list == Some("authors")) {
            article.given.authors.extend(Some(unquote(author)).filter(|a| !a.is_empty()).map(str::to_owned));
            continue;
        }
        let Some(cut) = line.find([':', '=']) else { continue };
        let key = line[..cut].trim();
        let value = unquote(&line[cut + 1..]);
        let from = start + (value.as_ptr() as usize - line.as_ptr() as usize);
        list = value.is_empty().then_some(if matches!(key, "author" | "authors" | "byline") { "authors" } else { "" });
        if value.is_empty() {
            continue;
        }
        match key {
            "title" | "headline" => title = title.or(Some(Span::new(from, from + value.len()))),
            "date" | "published" | "pubDate" | "publishedAt" | "date_publish" => {
                _ = article.given.date.get_or_insert_with(|| value.to_owned());
            }
            "url" | "link" | "canonical" => _ = article.given.url.get_or_insert_with(|| value.to_owned()),
            "source" | "publisher" => _ = article.given.publisher.get_or_insert_with(|| value.to_owned()),
            "author" | "authors" | "byline" if article.given.authors.is_empty() => {
                let names = value.trim_matches(['[', ']']).split([',', ';']).map(unquote).filter(|n| !n.is_empty());
                article.given.authors = names.map(str::to_owned).collect();
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

    fn read(text: &str) -> Article {
        let mut article = Article { text: text.to_owned(), ..Article::default() };
        find(&mut article);
        article
    }

    fn blocks(article: &Article) -> Vec<(BlockKind, &str)> {
        article.blocks.iter().map(|b| (b.kind, b.span.of(&article.text))).collect()
    }

    #[test]
    fn blocks_keep_the_offsets_of_the_file() {
        let article = read(
            "# Storm kills 12\n\n*By Ruth Adeyemi*\n\n![A lost roof. (Anna Keller/AFP)](roof.jpg)\n\nMANILA, 20 Feb 2016 – A **big** storm killed\n[12 people](https://example.org/a) on Friday.\n\n## Damage\n\n> Roofs flew off,\n> she said.\n\n- One school\n- Two *ships*\n\n```\nlet code = 1;\n```\n\n| Killed | 12 |\n|---|---|\n| Hurt | 5 |\n",
        );
        assert_eq!(
            blocks(&article),
            [
                (Title, "Storm kills 12"),
                (Byline, "By Ruth Adeyemi"),
                (Caption, "A lost roof. (Anna Keller/AFP)"),
                (Paragraph, "MANILA, 20 Feb 2016 – A **big** storm killed\n[12 people](https://example.org/a) on Friday."),
                (Head, "Damage"),
                (Paragraph, "Roofs flew off,\n> she said."),
                (Item, "One school"),
                (Item, "Two *ships"),
                (Item, "Killed"),
                (Item, "12"),
                (Item, "Hurt"),
                (Item, "5"),
            ]
        );
        let markup: Vec<&str> = article.markup.iter().map(|m| m.of(&article.text)).collect();
        assert_eq!(markup, ["**", "**", "[", "](https://example.org/a)", ">", "*"]);
        assert_eq!(article.parts.dateline.map(|d| d.of(&article.text)), Some("MANILA, 20 Feb 2016"));
        assert_eq!(article.parts.captions[0].credit.map(|c| c.of(&article.text)), Some("Anna Keller/AFP"));
    }

    #[test]
    fn front_matter_says_what_it_says() {
        let article = read(
            "---\ntitle: \"Storm kills 12\"\ndate: 2016-02-20\nauthor: Ruth Adeyemi, Sam Low\nlayout: post\n---\n\nA storm killed 12 people in Manila on Friday.\n",
        );
        assert_eq!(blocks(&article), [(Title, "Storm kills 12"), (Paragraph, "A storm killed 12 people in Manila on Friday.")]);
        assert_eq!(article.given.date.as_deref(), Some("2016-02-20"));
        assert_eq!(article.given.authors, ["Ruth Adeyemi", "Sam Low"]);
        let article = read("+++\ntitle = 'Storm'\n+++\n\n# Storm kills 12\n\nRoofs flew off.\n");
        assert_eq!(blocks(&article), [(Title, "Storm kills 12"), (Paragraph, "Roofs flew off.")]);
        let article = read("---\nauthors:\n  - Ruth Adeyemi\n  - Sam Low\n---\nRoofs flew off.\n");
        assert_eq!(article.given.authors, ["Ruth Adeyemi", "Sam Low"]);
    }

    #[test]
    fn plain_copy_in_markdown_is_read_like_text() {
        let article = read("Storm kills 12\n\nBy Ruth Adeyemi\n\nA storm killed 12 people in Manila on Friday, the mayor said.\n");
        assert_eq!(blocks(&article).iter().map(|b| b.0).collect::<Vec<_>>(), [Title, Byline, Paragraph]);
        assert!(article.markup.is_empty());
    }
}

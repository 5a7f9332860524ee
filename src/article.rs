//! An article: its decoded text and what its layout says about the parts of it.
//!
//! Made by [`crate::input`], read by everything after it. The parts are [`Span`]s into the one text, never copies.

use crate::closed_set::closed_set;
use crate::span::Span;

/// One article, ready to be read as language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// Where it came from.
    pub source: Source,
    /// The text that all spans point into. An article that came with a separate title is that title, a blank line (`"\n\n"`) and its text.
    pub text: String,
    /// Byte where the article's own text begins: 0, or behind the separate title and its blank line.
    pub body: usize,
    /// The article cut into blocks, in order, disjoint; what lies between them is white space or a line of marks.
    pub blocks: Vec<Block>,
    /// Parts named by the layout.
    pub parts: Parts,
    /// What the input said beside the text.
    pub given: Given,
    /// What the reader of the record should know about the decoding: replaced characters, a language that is not English …
    pub warnings: Vec<String>,
}

/// Where an article came from; repeated in its record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The input's own id, else its path as given, `-` for standard input.
    pub id: String,
    /// The path as given, `-` for standard input.
    pub path: String,
    /// How it was read.
    pub format: Format,
    /// Name of the encoding, as the Encoding Standard writes it (`UTF-8`, `windows-1252`).
    pub encoding: String,
    /// ISO 639-1 code of the language where it could be told.
    pub language: Option<String>,
}

closed_set! {
    /// How the bytes of an input are read.
    #[derive(Default)]
    pub enum Format {
        /// Plain text.
        #[default]
        Text = "text",
        /// Markdown.
        Markdown = "markdown",
        /// One JSON document: an article object, or an array of them.
        Json = "json",
        /// JSON Lines: an article object a line.
        Jsonl = "jsonl",
        /// A page of HTML.
        Html = "html",
        /// A table with a row an article, columns separated by commas or semicolons.
        Csv = "csv",
        /// The same, separated by tabs.
        Tsv = "tsv",
        /// An archive of the web (WARC): a page an article.
        Warc = "warc",
        /// A mail, or a mailbox (mbox) of them.
        Email = "email",
        /// A feed: RSS, Atom, an export of WordPress.
        Feed = "feed",
        /// News XML: NITF, NewsML 1.2, NewsML-G2.
        Newsml = "newsml",
        /// A download of Nexis: text, Word document or page.
        Nexis = "nexis",
        /// A download of Factiva: page or XML.
        Factiva = "factiva",
        /// A Word document that holds one story.
        Docx = "docx",
    }
}

impl Article {
    /// A text that is one paragraph: no layout is looked for. For short texts, such as the date in a field; of one of 4 GiB or more nothing is read.
    pub fn paragraph(text: &str) -> Self {
        let end = if u32::try_from(text.len()).is_ok() { text.trim_end().len() } else { 0 };
        let start = text.len() - text.trim_start().len();
        let blocks = if start < end { vec![Block { span: Span::new(start, end), kind: BlockKind::Paragraph }] } else { Vec::new() };
        Self { text: text.to_owned(), blocks, ..Self::default() }
    }
}

/// A run of text with one role in the layout. In hard-wrapped copy a block holds its line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its bytes, without the white space around it.
    pub span: Span,
    /// Its role.
    pub kind: BlockKind,
}

/// The role of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Above the headline: a wire service's story id, codes and slugs; the name of a section.
    Slug,
    /// The headline.
    Title,
    /// A second headline right below the first.
    Subtitle,
    /// "By Ruth Adeyemi, Staff Writer".
    Byline,
    /// A line that only dates the article: "20 February 2016", "Published: …", "Updated …".
    DateLine,
    /// A picture's caption, its credit included.
    Caption,
    /// A heading between paragraphs.
    Head,
    /// Running text. A dateline stands at the start of the first one.
    Paragraph,
    /// An item of a list.
    Item,
    /// What is on the page and not of the story, mostly at its end: sources, copyright, "Related", contact lines, "Advertisement".
    Trailer,
}

impl BlockKind {
    /// Is it language of the story, where people, places, quotes and figures count?
    pub fn is_story(self) -> bool {
        !matches!(self, Self::Slug | Self::Byline | Self::DateLine | Self::Trailer)
    }

    /// Is it a headline or heading, where capitals say little?
    pub fn is_heading(self) -> bool {
        matches!(self, Self::Title | Self::Subtitle | Self::Head)
    }
}

/// Parts of the article that the layout names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The headline.
    pub title: Option<Span>,
    /// The line that names the authors.
    pub byline: Option<Span>,
    /// The authors' names in it, one each.
    pub authors: Vec<Span>,
    /// The news agency (in the dateline's parentheses, the byline or the trailer).
    pub agency: Option<Span>,
    /// The publisher ("As reported by …", a copyright line).
    pub publisher: Option<Span>,
    /// Place and date before the first sentence, without the agency and the dash.
    pub dateline: Option<Span>,
    /// Bytes from the start of the dateline to the first word of the story: place, date, agency, dash.
    pub dateline_lead: Option<Span>,
    /// Captions, in order, repeated ones too.
    pub captions: Vec<Caption>,
}

/// A picture's caption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caption {
    /// All of it, credit included.
    pub span: Span,
    /// The credit without its parentheses ("Ana Cole/AFP").
    pub credit: Option<Span>,
}

/// What of an input says its date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateOrigin {
    /// A field of an object, a column of a table.
    #[default]
    Field,
    /// The address that a page gives for itself.
    Url,
    /// What a page states of itself.
    Meta,
    /// The header of a mail, or of a story in XML.
    Header,
}

/// What the input said beside the text (JSON fields).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The date as it was written; read by the article-date pass.
    pub date: Option<String>,
    /// What says the date.
    pub date_origin: DateOrigin,
    /// The article's address.
    pub url: Option<String>,
    /// Authors' names.
    pub authors: Vec<String>,
    /// The publisher or source.
    pub publisher: Option<String>,
}

impl Parts {
    /// Takes the white space off the ends of the parts that a record shows.
    pub(crate) fn trim(&mut self, text: &str) {
        let named = [&mut self.title, &mut self.byline, &mut self.agency, &mut self.publisher, &mut self.dateline];
        let single = named.into_iter().flatten().chain(&mut self.authors);
        let captions = self.captions.iter_mut().flat_map(|caption| std::iter::once(&mut caption.span).chain(&mut caption.credit));
        single.chain(captions).for_each(|span| *span = span.trim(text));
    }

    /// Does the credit of a caption hold these bytes?
    pub fn is_credit(&self, span: Span) -> bool {
        let k = self.captions.partition_point(|caption| caption.span.end <= span.start);
        self.captions.get(k).and_then(|caption| caption.credit).is_some_and(|credit| credit.contains(span))
    }
}

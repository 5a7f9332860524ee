//! Files of several articles in each format that has them: mostly whole ones, whose parts stand in an order that nobody would write.

use std::io::{Cursor, Write};

use analyze::article::Format;
use fastrand::Rng;
use zip::write::SimpleFileOptions;

/// How the files of a format are made.
pub(crate) struct Kind {
    pub(crate) format: Format,
    /// What a file begins with, and ends with.
    around: [&'static str; 2],
    /// What stands before and after each article.
    article: [&'static str; 2],
    /// What stands in an article before a piece of news, and after it.
    parts: &'static [[&'static str; 2]],
    /// Does a number of bytes or an archive stand around it?
    packed: Packed,
}

enum Packed {
    No,
    /// Each article is a record with its length.
    Warc,
    /// The whole is a member of an archive.
    Docx,
}

const RSS: [&str; 2] =
    ["<?xml version='1.0'?><rss xmlns:content='c' xmlns:dc='d' xmlns:wp='w'><channel><title>The Post</title>", "</channel></rss>"];

pub(crate) const KINDS: &[Kind] = &[
    Kind {
        format: Format::Csv,
        around: ["id,title,text,date\n", ""],
        article: ["", "\n"],
        parts: &[["\"", "\","], ["", ","], ["'", "',"]],
        packed: Packed::No,
    },
    Kind {
        format: Format::Tsv,
        around: ["text\ttitle\turl\n", ""],
        article: ["", "\n"],
        parts: &[["", "\t"], ["\"", "\"\t"]],
        packed: Packed::No,
    },
    Kind {
        format: Format::Feed,
        around: RSS,
        article: ["<item>", "</item>"],
        parts: &[
            ["<title>", "</title>"],
            ["<description>", "</description>"],
            ["<description><![CDATA[<p>", "</p>]]></description>"],
            ["<content:encoded><![CDATA[", "]]></content:encoded>"],
            ["<guid>", "</guid>"],
            ["<link>https://example.org/2016/02/20/", "</link>"],
            ["<pubDate>", "</pubDate>"],
            ["<dc:creator>", "</dc:creator>"],
            ["<wp:post_type>post", "</wp:post_type>"],
            ["<!--", "-->"],
            ["<item>", "</item>"],
            ["&nbsp;", "&amp;&#8217;"],
        ],
        packed: Packed::No,
    },
    Kind {
        format: Format::Newsml,
        around: ["<NewsML>", "</NewsML>"],
        article: ["<NewsItem>", "</NewsItem>"],
        parts: &[
            ["<NewsLines><HeadLine>", "</HeadLine></NewsLines>"],
            ["<DateLine>MANILA, ", " -</DateLine>"],
            ["<DataContent><p>", "</p></DataContent>"],
            ["<body.content><block><p>", "</p></block></body.content>"],
            ["<DataContent>", "</DataContent>"],
            ["<byline>By ", "<byttl>Writer</byttl></byline>"],
            ["<FirstCreated>20160220T", "</FirstCreated>"],
            ["<PublicIdentifier>", "</PublicIdentifier>"],
            ["<date.issue norm='20160220'>", "</date.issue>"],
        ],
        packed: Packed::No,
    },
    Kind {
        format: Format::Factiva,
        around: ["<?xml version='1.0'?><PPSResponse>", "</PPSResponse>"],
        article: ["<ppsarticle>", "</ppsarticle>"],
        parts: &[
            ["<headline><paragraph>", "</paragraph></headline>"],
            ["<leadParagraph><paragraph>", "</paragraph></leadParagraph>"],
            ["<tailParagraphs>", "</tailParagraphs>"],
            ["<accessionNo>", "</accessionNo>"],
            ["<publicationDate><date>", "</date></publicationDate>"],
        ],
        packed: Packed::No,
    },
    Kind {
        format: Format::Factiva,
        around: ["<!doctype html><html><title>Factiva</title>", "</html>"],
        article: ["<div class=\"article enArticle\"><table>", "</table></div>"],
        parts: &[
            ["<tr><td>HD</td><td>", "</td></tr>"],
            ["<tr><td>LP</td><td><p>", "</p></td></tr>"],
            ["<tr><td>PD</td><td>", "</td></tr>"],
            ["<p class=\"articleParagraph\">", "</p>"],
            ["Document X0000020160220", "</div>"],
        ],
        packed: Packed::No,
    },
    Kind {
        format: Format::Nexis,
        around: ["Download Request\n\n", ""],
        article: ["  1 of 10 DOCUMENTS\n\n   The Post\n\n   February 20, 2016 Saturday\n\n", "\n\nLOAD-DATE: x\n\nCopyright 2016\n\n"],
        parts: &[
            ["", "\n\n"],
            ["BYLINE: ", "\n\n"],
            ["LENGTH: ", "\n\n"],
            ["DATELINE: ", "\n\n"],
            ["Body\n\n", "\n\n"],
            ["Load-Date: ", "\n"],
        ],
        packed: Packed::No,
    },
    Kind {
        format: Format::Nexis,
        around: ["<html><body>", "</body></html>"],
        article: ["<p>1 of 10 DOCUMENTS</p><p>The Post</p>", "<p>Copyright 2016</p>"],
        parts: &[["<p>", "</p>"], ["<p>BYLINE: ", "</p>"], ["<div>", ""], ["<p>LANGUAGE: ", "</p>"]],
        packed: Packed::No,
    },
    Kind {
        format: Format::Email,
        around: ["", ""],
        article: ["From a@example.org Sat Feb 20 10:00:00 2016\nMessage-ID: <1>\nFrom: Anna Keller <a@example.org>\n", "\n\n"],
        parts: &[
            ["Subject: ", "\n"],
            ["Date: ", "\n\n"],
            ["\n", "\n"],
            ["Content-Type: text/html\n\n<p>", "</p>"],
            ["Content-Type: multipart/mixed; boundary=x\n\n--x\n\n", "\n--x--\n"],
            ["--x\nContent-Type: message/rfc822\n\n", "\n"],
            ["---------- Forwarded message ---------\nFrom: Sam Low\nDate: 20 Feb 2016\nSubject: ", "\n\n"],
            ["\n-- \n", "\n"],
            [">From ", "\n"],
        ],
        packed: Packed::No,
    },
    Kind {
        format: Format::Warc,
        around: ["", ""],
        article: ["HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n", "\r\n0\r\n\r\n"],
        parts: &[
            ["\r\n<html><p>", "</p>"],
            ["\r\n\r\n<article>", "</article>"],
            ["Transfer-Encoding: chunked\r\n\r\n20\r\n", "\r\n"],
            ["Content-Encoding: gzip\r\n", ""],
            ["Content-Encoding: br\r\n", ""],
        ],
        packed: Packed::Warc,
    },
    Kind {
        format: Format::Docx,
        around: ["<w:document xmlns:w='w'>", "</w:document>"],
        article: ["<w:p>", "</w:p>"],
        parts: &[
            ["<w:r><w:t>", "</w:t></w:r>"],
            ["<w:pPr><w:pStyle w:val='Title'/></w:pPr><w:t>", "</w:t><w:br/>"],
            ["<w:p><w:t>", "</w:t></w:p>"],
            ["</w:p><w:p><w:t>Body</w:t></w:p><w:p><w:t>End of Document", "</w:t></w:p><w:p>"],
        ],
        packed: Packed::Docx,
    },
];

impl Kind {
    /// A file with up to five articles; `news` gives their pieces.
    pub(crate) fn file(&self, rng: &mut Rng, news: impl Fn(&mut Rng) -> String) -> Vec<u8> {
        let mut file = self.around[0].as_bytes().to_vec();
        for _ in 0..rng.usize(..6) {
            let mut article = self.article[0].to_owned();
            for _ in 0..rng.usize(1..8) {
                let [before, after] = self.parts[rng.usize(..self.parts.len())];
                article.push_str(&[before, &news(rng), after].concat());
            }
            article.push_str(self.article[1]);
            match self.packed {
                Packed::Warc => file.extend_from_slice(record(rng, &article).as_bytes()),
                _ => file.extend_from_slice(article.as_bytes()),
            }
        }
        file.extend_from_slice(self.around[1].as_bytes());
        match self.packed {
            Packed::Docx => archive(&file).unwrap_or(file),
            _ => file,
        }
    }
}

/// A record of an archive of the web, mostly with its true length.
fn record(rng: &mut Rng, block: &str) -> String {
    let kind = ["response", "response", "response", "resource", "conversion", "request"][rng.usize(..6)];
    let length = if rng.u8(..5) == 0 { rng.usize(..2000) } else { block.len() };
    let media = if kind == "conversion" { "text/plain" } else { "text/html" };
    format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://example.org/{length}\r\nContent-Type: {media}\r\nContent-Length: {length}\r\n\r\n{block}\r\n\r\n"
    )
}

/// A Word document with this text.
fn archive(text: &[u8]) -> Option<Vec<u8>> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("word/document.xml", SimpleFileOptions::default()).ok()?;
    writer.write_all(text).ok()?;
    writer.finish().ok().map(Cursor::into_inner)
}

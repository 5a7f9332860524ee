use crate::article::{Article, Block, BlockKind};
use crate::span::Span;
use crate::text::Document;

/// The sentences of a paragraph, and how many lost spaces were counted.
fn sentences(text: &str) -> (Vec<String>, usize) {
    let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph };
    let article = Article { text: text.to_owned(), blocks: vec![block], ..Article::default() };
    let mut doc = Document::default();
    doc.read(&article);
    (doc.sentences.iter().map(|s| doc.span(s.tokens).of(text).to_owned()).collect(), doc.lost_spaces)
}

#[test]
fn sentences_end_where_a_space_was_lost() {
    for (text, wanted) in [
        ("The bank was shut.Nine clerks left.", &["The bank was shut.", "Nine clerks left."][..]),
        ("The well was dry.Samir Aziz dug a new one.", &["The well was dry.", "Samir Aziz dug a new one."]),
        ("It began on Friday.Four boats sank.They were old.", &["It began on Friday.", "Four boats sank.", "They were old."]),
        ("She flew to London.Maria Lopez met her.", &["She flew to London.", "Maria Lopez met her."]),
        ("They killed two welders.Ministry staff said so.", &["They killed two welders.", "Ministry staff said so."]),
        ("It went on.Lopez quit in July.Sanz followed.", &["It went on.", "Lopez quit in July.", "Sanz followed."]),
        ("They flew to Nairobi.UN staff met them.Mayor Low too.", &["They flew to Nairobi.", "UN staff met them.", "Mayor Low too."]),
        ("He heard nothing.A woman did.", &["He heard nothing.", "A woman did."]),
        ("The gate was open.NATO sent troops.", &["The gate was open.", "NATO sent troops."]),
        ("He joined the EU.The others left.", &["He joined the EU.", "The others left."]),
        ("It fell in 2016.The rest stood (for now).She left.", &["It fell in 2016.", "The rest stood (for now).", "She left."]),
        ("Prices rose by 5%.Wages fell.", &["Prices rose by 5%.", "Wages fell."]),
        ("They burned the boats.12 people drowned.", &["They burned the boats.", "12 people drowned."]),
        ("He called it safe.\"It will hold,\" he said.", &["He called it safe.", "\"It will hold,\" he said."]),
        ("\"It will hold.\"He left.“So it did.”They stayed.", &["\"It will hold.\"", "He left.", "“So it did.”", "They stayed."]),
        ("He called it safe.“It will hold,” he said.", &["He called it safe.", "“It will hold,” he said."]),
        ("It closed at 5 p.m.The owner left Acme Inc.He was tired.", &["It closed at 5 p.m.", "The owner left Acme Inc.", "He was tired."]),
        ("Who knew?Nobody did!They ran.", &["Who knew?", "Nobody did!", "They ran."]),
    ] {
        assert_eq!(sentences(text), (wanted.iter().map(|&s| s.to_owned()).collect(), wanted.len() - 1), "{text}");
    }
}

#[test]
fn a_stop_inside_a_word_ends_none() {
    for text in [
        "The U.S.Army left the U.N.base.",
        "He lives in St.Albans, near Mt.Vernon and Ft.Worth.",
        "See example.com, Example.Com, www.example.org and Booking.Com now.",
        "It is written in Node.js, Node.Js, ASP.Net and ASP.NET by now.",
        "Open report.Final.docx, notes.Pdf or main.Rs now.",
        "A book by J.R.R.Tolkien and J.K.Rowling was sold.",
        "It rose to 3.5 under No.10 in fig.3 of vol.2, p.7 and page.12 now.",
        "Dr.Amin and Gen.Musa met Mr.Kim and Lt.Col.Diaz today.",
        "The user john.Smith wrote to anna.Keller@example.org today.",
        "Use e.g.This or i.e.That, vs.Spain, at 5 p.m.Monday.",
        "The singer will.I.Am of Will.Smith and Yahoo.Japan fame.",
        "They met U.S.Officials, Ph.D.Students of the Univ.Of Lagos, A.Ruiz, B.K.Low and the Jeopardy!Champion of Yahoo!Japan today.",
        "It runs on .NET systems, some .75 miles away.",
        "1.The law is old",
        "Version 2.0.Beta of v1.Alpha is out.",
    ] {
        assert_eq!(sentences(text), (vec![text.to_owned()], 0), "{text}");
    }
}

#[test]
fn spaced_sentences_are_not_counted() {
    assert_eq!(sentences("It fell. “We ran.” He left... Then so did she.").1, 0);
    assert_eq!(sentences("“We ran.”").1, 0);
}

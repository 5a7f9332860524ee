//! The layouts that news comes in, as blocks and parts.

use super::super::article_from_text;
use crate::article::BlockKind::{self, *};

fn blocks(text: &str) -> Vec<(BlockKind, String)> {
    let article = article_from_text(text);
    article.blocks.iter().map(|b| (b.kind, b.span.of(text).to_owned())).collect()
}

/// Checks the kinds of the paragraphs of a text whose lines are joined by `end`.
#[track_caller]
fn check(end: &str, lines: &[(BlockKind, &str)]) {
    let text = lines.iter().map(|(_, line)| *line).collect::<Vec<_>>().join(end);
    assert_eq!(blocks(&text), lines.iter().map(|&(kind, line)| (kind, line.to_owned())).collect::<Vec<_>>());
}

const LEAD: &str = "A storm that came in from the sea killed 12 people in Manila on Friday, the mayor of the city said.";
const MORE: &str = "Roofs flew off, and a school was lost. The army sent 300 soldiers to the coast.";

#[test]
fn a_whole_article() {
    for end in ["\n", "\n\n", "\r\n\r\n", "\r"] {
        check(
            end,
            &[
                (Title, "Storm kills 12 in Manila"),
                (Subtitle, "Mayor asks the army for help as roads to the coast are cut"),
                (Byline, "By Ruth Adeyemi and Sam Low, Staff Writers"),
                (DateLine, "20 February 2016"),
                (Caption, "A man looks for his roof in Manila, February 19, 2016. (Anna Keller/AFP)"),
                (Caption, "A man looks for his roof in Manila, February 19, 2016. (Anna Keller/AFP)"),
                (Paragraph, "MANILA, Philippines – A storm that came in from the sea killed 12 people on Friday."),
                (Head, "Worst in years"),
                (Paragraph, MORE),
                (Item, "• Anna Keller, 34"),
                (Item, "• Luis Ortega, 12"),
                (Paragraph, LEAD),
                (Trailer, "As reported by The Example Times"),
                (Trailer, "Copyright 2016 Example News. All rights reserved."),
                (Trailer, "Our App - Install it now"),
            ],
        );
    }
}

#[test]
fn its_parts() {
    let text = format!(
        "Storm kills 12\n\nBy Ruth Adeyemi, Associated Press\n\nMANILA, Feb. 20, 2016 – {MORE}\n\nAs reported by The Example Times\n"
    );
    let article = article_from_text(&text);
    let of = |span: Option<crate::span::Span>| span.map_or("", |s| s.of(&text));
    let parts = &article.parts;
    assert_eq!(of(parts.title), "Storm kills 12");
    assert_eq!(of(parts.byline), "By Ruth Adeyemi, Associated Press");
    assert_eq!(parts.authors.iter().map(|a| a.of(&text)).collect::<Vec<_>>(), ["Ruth Adeyemi"]);
    assert_eq!(of(parts.agency), "Associated Press");
    assert_eq!(of(parts.publisher), "The Example Times");
    assert_eq!(of(parts.dateline), "MANILA, Feb. 20, 2016");
    assert_eq!(of(parts.dateline_lead), "MANILA, Feb. 20, 2016 – ");
}

#[test]
fn titles_must_look_like_one() {
    check("\n\n", &[(Paragraph, LEAD), (Paragraph, MORE)]);
    check("\n\n", &[(Paragraph, "MANILA – Storm kills 12, mayor says"), (Paragraph, MORE)]);
    check("\n\n", &[(Paragraph, "The storm was over."), (Paragraph, LEAD)]);
    check("\n\n", &[(Paragraph, "Police said so on Friday."), (Paragraph, LEAD)]);
    check("\n\n", &[(Title, "Storm Kills Twelve In Manila."), (Paragraph, LEAD)]);
    check("\n\n", &[(Title, "Storm kills twelve near Manila, mayor asks for help."), (Paragraph, LEAD)]);
    check("\n\n", &[(Title, "Who stops the storms?"), (Paragraph, LEAD)]);
    check("\n\n", &[(Title, "Storm kills 12 in southern U.S."), (Paragraph, LEAD)]);
    check("\n\n", &[(Title, "Mayor: ‘We lost all’"), (Paragraph, LEAD)]);
    check("\n", &[(Title, "Storm kills 12;"), (Subtitle, "The mayor asks for help."), (Paragraph, LEAD)]);
    check("\n\n", &[(Title, "STORM KILLS 12"), (Paragraph, "A STORM KILLED 12 PEOPLE IN MANILA ON FRIDAY, THE MAYOR SAID.")]);
    check("\n\n", &[(Paragraph, "Example Corp. agreed to buy all of the shares of Sample Holdings Inc."), (Paragraph, LEAD)]);
    check(
        "\n\n",
        &[(Title, "Storm kills 12"), (Paragraph, LEAD), (Paragraph, "Police were called to the coast at 10 p.m."), (Paragraph, MORE)],
    );
    check("\n\n", &[(Slug, "World News"), (Title, "Storm kills 12"), (Paragraph, LEAD)]);
    check("", &[(Paragraph, "Storm kills 12")]);
    check("", &[(Paragraph, LEAD)]);
    check("", &[]);
}

#[test]
fn second_headlines_and_summaries() {
    check("\n\n", &[(Title, "Storm kills 12"), (Subtitle, "Storm kills 12"), (Paragraph, LEAD)]);
    check(
        "\n\n",
        &[(Title, "Storm kills 12"), (Subtitle, "The mayor asks the army for help."), (Byline, "By Ruth Adeyemi"), (Paragraph, LEAD)],
    );
    check("\n\n", &[(Title, "Storm kills 12"), (Paragraph, "The mayor asks the army for help."), (Paragraph, LEAD)]);
    check("\n\n", &[(Title, "2016 storm"), (Head, "Damage"), (Paragraph, LEAD)]);
    check("\n", &[(Title, "Storm kills 12"), (Head, "The dead:"), (Paragraph, LEAD)]);
    check("\n", &[(Title, "Storm kills 12"), (Paragraph, LEAD), (Paragraph, "Ruiz wrote:"), (Paragraph, "“We ran and hid all night.”")]);
}

#[test]
fn wire_copy_with_codes() {
    check(
        "\n\n",
        &[
            (Slug, "XYZ20160220.0711"),
            (Slug, "NEWS STORY"),
            (DateLine, "02/20/2016 14:35:00"),
            (Slug, "BC-Manila-Storm,0225"),
            (Title, "Storm kills 12 near Manila"),
            (Paragraph, "MANILA, Philippines (AP) _ A storm killed 12 people on Friday, the mayor said."),
            (Paragraph, MORE),
            (Trailer, "XY-NY-02-20-16 1435EST"),
        ],
    );
}

#[test]
fn wire_copy_with_signs_for_machines() {
    let text = format!(
        "\u{1}xyz062 4 i 211 xy   fpa 061\r\n\r\nRuritania-politics/\r\n\u{2}Ruritania storm: Twelve dead =\r\n\r\n   {LEAD}\r\n\r\n   {MORE}\r\n\r\n# dpa NOTEBOOK\r\n\r\nThis is not for publication\r\n\r\n- Reporting by: Ruth Adeyemi\r\n\r\n\u{3}201137 GMT Feb 16 \r\n\u{7F}\r\n"
    );
    let found = blocks(&text);
    let words: Vec<(BlockKind, &str)> = found.iter().map(|(kind, words)| (*kind, &**words)).collect();
    assert_eq!(
        words[..5],
        [
            (Slug, "xyz062 4 i 211 xy   fpa 061"),
            (Slug, "Ruritania-politics/"),
            (Title, "Ruritania storm: Twelve dead"),
            (Paragraph, LEAD),
            (Paragraph, MORE)
        ]
    );
    assert!(words.len() > 7 && words[5..].iter().all(|(kind, _)| *kind == Trailer), "{words:?}");
}

#[test]
fn a_dateline_with_a_line_of_its_own() {
    for (line, place_date, agency) in [
        ("NAIROBI, 4 March 2021", "NAIROBI, 4 March 2021", ""),
        ("San Francisco, Feb. 11, 2022 (AP)", "San Francisco, Feb. 11, 2022", "AP"),
        ("Gaza City - 11 February 2022", "Gaza City - 11 February 2022", ""),
    ] {
        let text = format!("Storm kills 12\n\n{line}\n\n{LEAD}\n\n{MORE}");
        let article = article_from_text(&text);
        let of = |span: Option<crate::span::Span>| span.map_or("", |s| s.of(&text));
        assert_eq!(article.blocks.iter().map(|b| b.kind).collect::<Vec<_>>(), [Title, DateLine, Paragraph, Paragraph], "{line}");
        assert_eq!((of(article.parts.dateline), of(article.parts.agency)), (place_date, agency));
        assert!(article.parts.authors.is_empty() && article.parts.captions.is_empty());
    }
    // A scene of the past, inside the story.
    let text = format!("Storm kills 12\n\n{LEAD}\n\nNAIROBI, 7 August 1998\n\n{MORE}");
    assert_eq!(article_from_text(&text).parts.dateline, None);
}

#[test]
fn boxes_and_links_end_where_the_story_goes_on() {
    for inner in [
        &["More on this story", "Ferry burns off Lima", "Ten dead in bus crash"][..],
        &["READ MORE: Twenty killed in Lima"],
        &["LISTEN | Why the dam broke"],
        &["Get the Torvik Brief", "Nora Vik on what counts, in your inbox before 7am.", "Enter your email address"],
        &["Editor's note: This story was changed to correct a name."],
        &["— Otto Lind, Pia Rask and wire reports"],
        &["Join Torvik News on WhatsApp"],
        &["Listen to Rory Blake’s podcast here"],
        &["[Ferry burns off Lima, ten feared dead]"],
        &["Ana Ruiz for The Harlow Times"],
    ] {
        let mut lines = vec![(Title, "Storm kills 12"), (Paragraph, LEAD)];
        lines.extend(inner.iter().map(|line| (Trailer, *line)));
        lines.extend([(Paragraph, MORE), (Paragraph, LEAD), (Paragraph, MORE), (Paragraph, MORE), (Paragraph, LEAD)]);
        check("\n\n", &lines);
    }
    check("\n\n", &[(Title, "Storm kills 12"), (Caption, "Ana Ruiz / AFP via Getty Images"), (Paragraph, LEAD)]);
    check("\n\n", &[(Title, "Storm kills 12"), (Byline, "Ruth Adeyemi in Port Harcourt"), (Paragraph, LEAD)]);
    check("\n\n", &[(Title, "VIDEO: Storm kills 12"), (Paragraph, LEAD)]);
}

#[test]
fn dates_as_headings_of_a_history_are_no_date_lines() {
    check(
        "\n\n",
        &[
            (Title, "The storm"),
            (Paragraph, LEAD),
            (Paragraph, MORE),
            (Paragraph, MORE),
            (Paragraph, LEAD),
            (Head, "20 February 2016"),
            (Paragraph, LEAD),
            (Paragraph, MORE),
            (Paragraph, LEAD),
            (Paragraph, MORE),
        ],
    );
}

#[test]
fn captions_in_the_story_and_boilerplate() {
    check(
        "\n\n",
        &[
            (Title, "Storm kills 12"),
            (Trailer, "Please enable Javascript to watch this video"),
            (Paragraph, LEAD),
            (Caption, "A lost roof. Image: Anna Keller."),
            (Paragraph, MORE),
        ],
    );
    check(
        "\n\n",
        &[
            (Title, "Storm kills 12"),
            (Caption, "A man looks for his roof in Manila"),
            (Caption, "A man looks for his roof in Manila (Photo: Anna Keller)"),
            (Paragraph, LEAD),
        ],
    );
}

#[test]
fn a_byline_with_a_date_is_cut_in_two() {
    let text = format!("Storm kills 12\nBy Ruth Adeyemi | Published 20 February 2016\n{LEAD}");
    let wanted = [(Title, "Storm kills 12"), (Byline, "By Ruth Adeyemi"), (DateLine, "Published 20 February 2016"), (Paragraph, LEAD)];
    assert_eq!(blocks(&text), wanted.map(|(k, t)| (k, t.to_owned())));
}

#[test]
fn dates_that_close_a_line_are_cut_off() {
    let text = format!(
        "Storm kills 12\n\nStorm kills 12 Posted: Saturday, February 20, 2016 10:49 AM EST Updated: Sunday, February 21, 2016 3:13 PM EST\n\n{LEAD}"
    );
    let dates = "Posted: Saturday, February 20, 2016 10:49 AM EST Updated: Sunday, February 21, 2016 3:13 PM EST";
    let wanted = [(Title, "Storm kills 12"), (Subtitle, "Storm kills 12"), (DateLine, dates), (Paragraph, LEAD)];
    assert_eq!(blocks(&text), wanted.map(|(k, t)| (k, t.to_owned())));
    check(
        "\n\n",
        &[
            (Title, "Storm kills 12"),
            (Paragraph, "The list was posted on a wall in Manila, and it was published on Friday."),
            (Paragraph, LEAD),
        ],
    );
}

#[test]
fn credits_of_pictures_are_cut_out_of_a_paragraph() {
    let text = format!("{LEAD} REUTERS/Ana Ruiz {MORE} (Tom Reed/AFP) {LEAD}\n\n{MORE}\n\n{LEAD}");
    let wanted = [
        (Paragraph, LEAD),
        (Trailer, "REUTERS/Ana Ruiz"),
        (Paragraph, MORE),
        (Trailer, "(Tom Reed/AFP)"),
        (Paragraph, LEAD),
        (Paragraph, MORE),
        (Paragraph, LEAD),
    ];
    assert_eq!(blocks(&text), wanted.map(|(k, t)| (k, t.to_owned())));
}

#[test]
fn a_trailer_is_cut_off_the_last_paragraph() {
    let text = format!("{LEAD}\n{MORE} (Reporting by Ruth Adeyemi; Editing by Sam Low)\n");
    let wanted = [(Paragraph, LEAD), (Paragraph, MORE), (Trailer, "(Reporting by Ruth Adeyemi; Editing by Sam Low)")];
    assert_eq!(blocks(&text), wanted.map(|(k, t)| (k, t.to_owned())));
}

#[test]
fn wrapped_copy_with_a_dateline() {
    let text = "   QUITO, 4 FEB 90 (EFE) -- [TEXT] A STORM THAT CAME IN FROM THE\nSEA KILLED 12 PEOPLE, THE MAYOR SAID.  ROOFS FLEW OFF, AND THE\nSCHOOL OF THE CITY WAS LOST.\n\n   THE ARMY SENT 300 SOLDIERS TO THE COAST, WHERE ALL OF THE ROADS\nARE CUT.\n";
    let article = article_from_text(text);
    assert_eq!(article.blocks.iter().map(|b| b.kind).collect::<Vec<_>>(), [Paragraph, Paragraph]);
    assert_eq!(article.parts.dateline.map(|d| d.of(text)), Some("QUITO, 4 FEB 90"));
    assert_eq!(article.parts.agency.map(|d| d.of(text)), Some("EFE"));
}

#[test]
fn parts_have_no_white_space_at_their_ends() {
    for text in [
        "By Ruth Adeyemi\n)\n\nIt rained in Manila in May.",
        "Storm\n\nBy Ruth Adeyemi \u{a0})\n\nMANILA \u{a0}, Feb. 20, 2016  (AFP)  –  It rained.\n",
    ] {
        for article in [article_from_text(text), super::super::read(&markdown(text)).expect("an article")] {
            let parts = &article.parts;
            assert!(parts.byline.is_some(), "{text:?}");
            for span in [parts.title, parts.byline, parts.dateline, parts.agency].into_iter().flatten() {
                assert_eq!(span.trim(&article.text), span, "{:?}", span.of(&article.text));
            }
        }
    }
}

fn markdown(text: &str) -> super::super::Raw {
    super::super::Raw { path: "a.md".to_owned(), number: None, format: crate::article::Format::Markdown, bytes: text.into() }
}

#[test]
fn a_weekday_before_a_dash_is_read_to_its_end() {
    for text in ["Friday – Lake Chad is low.", "Friday— June was dry.", "A note\n\nFriday – 5 May – the town of Leeds woke up.\n"] {
        let article = article_from_text(text);
        assert_eq!(article.text, text);
    }
}

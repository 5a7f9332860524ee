//! What the repairs do together, and what holds of any text.

use super::*;
use proptest::prelude::*;

fn repaired(text: &str, kind: Kind) -> (String, Vec<String>) {
    let mut repairs = Repairs::default();
    (repairs.repair(text, kind).into_owned(), repairs.warnings().collect())
}

/// A text as a program writes it that takes UTF-8 for Windows-1252.
fn damaged(text: &str) -> String {
    text.bytes().map(|b| if b.is_ascii() { char::from(b) } else { signs::sign(char::from(b)) }).collect()
}

const CLEAN: &[&str] = &[
    "“We won’t go,” said José Peña of Málaga – the “last” one…",
    "SÃO PAULO: JOÃO MUÑOZ, ÉTIENNE CÔTÉ, KÖLN, ÅRHUS, SKÅNE, ÍÑIGO",
    "Zoë Müller, Göran Åberg and Ana Šimić paid £5 (€6) for ½ a café",
    "Łukasz Wałęsa of Łódź, Recep Gülşen of İzmir, Ştefan Țepeș of Timișoara",
    "The Việt Nam office of Nguyễn Văn Tâm",
    "Москва и Київ, Αθήνα, عدن",
    "Fire 🔥 in Örebro",
    "voilà, à la carte",
    "The river rose\u{A0}3 m at 5°C — too much™",
];

#[test]
fn damage_is_repaired_in_every_layer() {
    for clean in CLEAN {
        let mut text = (*clean).to_owned();
        for layer in 1..=3 {
            text = damaged(&text);
            let (found, warnings) = repaired(&text, Kind::Line);
            assert_eq!(&found, clean, "layer {layer}: {text}");
            assert_eq!(warnings.len(), 1);
        }
    }
}

#[test]
fn damage_that_lost_a_byte_is_repaired() {
    for (text, wanted) in [
        ("â€œWe won’t go,â€ said Ana", "“We won’t go,” said Ana"),
        ("â€œNeverâ€\u{FFFD} she said", "“Never” she said"),
        ("ï»¿A storm", "A storm"),
        ("killingÂ 12 people.Â They ran", "killing 12 people. They ran"),
        ("JosÃ© ate Ã la carte, voilÃ , in Ãvila", "José ate à la carte, voilà, in Ávila"),
        ("It\u{92}s over\u{97}\u{93}done\u{94}", "It’s over—“done”"),
        ("donÂ’t pay Â£5", "don’t pay £5"),
        ("don\u{e2}\u{80}\u{99}t", "don’t"),
        ("don&acirc;&euro;&trade;t", "don’t"),
        ("don&#226;&#128;&#153;t and &amp;rsquo;", "don’t and ’"),
    ] {
        let (found, warnings) = repaired(text, Kind::Text);
        assert_eq!(found, wanted);
        assert!(!warnings.is_empty(), "{text}");
        assert_eq!(repaired(wanted, Kind::Text), (wanted.to_owned(), vec![]));
    }
}

#[test]
fn clean_text_is_given_back_as_it_is() {
    for text in CLEAN.iter().copied().chain([
        "“AMANHÔ, «IRMû, IRMÃ’S, IRMÃ… e IRMÃ—nada; MAÇÃ – pera; JOÃO",
        "“We went to the café”… and the café…” he said. É’ É” CAFÉ’S CAFÉ™ RÉSUMÉ— «Bogotá»… «Bogotá»—",
        "The village of “Å”, Å’s church, SKÅ… in HÄMEENLINNASSÄ”",
        "“Â”? «Ã» e “Õ”",
        "The letters Ă, Â and Î, and â, ã, ä. Ângela Â. ROMÂ» pâine",
        "It’s “Straß…” in Weiß”, naïve, Noël’s, à—b, Übung™ Ü” Ø. × 5",
        "AT&T, R&D;, Q&A; Ben & Jerry, oil &c",
        "The U.S.Army, example.com and file-name.txt",
        "a paragraph\n\nand another one\nof two lines - with a dash -\nand an end",
        "",
    ]) {
        let mut repairs = Repairs::default();
        for kind in [Kind::Text, Kind::Markdown, Kind::Line, Kind::Html] {
            assert!(matches!(repairs.repair(text, kind), Cow::Borrowed(same) if same == text), "{text}");
        }
        assert_eq!(repairs, Repairs::default());
    }
}

#[test]
fn warnings_count() {
    let text = "JosÃ© &amp; PeÃ±a: Ã¢â‚¬Å“Go&rdquo;\nof the fire ser-\nvice in the twenty-\nfive towns";
    let (found, warnings) = repaired(text, Kind::Text);
    assert_eq!(found, "José & Peña: “Go”\nof the fire service\nin the twenty-five\ntowns");
    assert_eq!(
        warnings,
        [
            "2 HTML entities were replaced by their characters",
            "3 wrongly decoded places were restored (UTF-8 and Windows-1252 mixed up)",
            "2 words divided at the ends of lines were put together"
        ]
    );
    assert_eq!(repaired(text, Kind::Html).1, ["3 wrongly decoded places were restored (UTF-8 and Windows-1252 mixed up)"]);
    assert_eq!(repaired("Ben &amp; Sons", Kind::Line).1, ["1 HTML entity was replaced by its character"]);
}

/// Pieces of damage, glued in any order.
fn wild() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[ -~]{0,8}",
        "\\PC{0,4}",
        "[\u{80}-\u{FF}“”‘’–—…€™š]{1,4}",
        prop::sample::select(vec![
            "â€œ",
            "â€",
            "â€™",
            "Ã©",
            "Ã",
            "Â",
            "Å",
            "ÄŸ",
            "é…”",
            "Ã¢â‚¬â„¢",
            "ï»¿",
            "ðŸ”¥",
            "Ð¼Ð¾",
            "\u{92}",
            "\u{85}",
            "&",
            "amp;",
            "&amp;",
            "&amp;amp;",
            "&rsquo;",
            "&#39;",
            "&#x26;",
            "#",
            "39;",
            "&num;",
            "&semi;",
            "&shy;",
            "evacu",
            "-",
            "-\n",
            "-\r\n",
            "ated ",
            "twenty",
            "five",
            "Stoke-on",
            "Trent",
            "the ",
            " \n ",
            "\n",
            "\n\n",
            "¬\n",
            "\u{AD}\n",
            "12",
            "year-old",
            "a",
            "Ki",
            "moon",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn repairing_again_comes_to_an_end(text in wild()) {
        for kind in [Kind::Text, Kind::Markdown, Kind::Line, Kind::Html] {
            let once = repaired(&text, kind);
            prop_assert_eq!(once.1.is_empty(), once.0 == text);
            // What was put together or left out may show what it hid, once: "&ï»¿amp;".
            let twice = repaired(&once.0, kind);
            let thrice = repaired(&twice.0, kind);
            prop_assert_eq!(&twice.0, &thrice.0);
            prop_assert!(thrice.1.is_empty());
        }
    }

    #[test]
    fn what_is_damaged_is_told_from_what_is_not(text in "[A-Z]?[a-z]{1,9} ?(é|ñ|“|”|’|–|ö|ç|à|ß){1,3}[a-z ,.]{0,20}") {
        prop_assert_eq!(repaired(&damaged(&text), Kind::Html).0, text);
    }
}

#[test]
fn a_few_places_in_a_long_text_are_left_and_told() {
    let long = |n: usize| format!("José and JosÃ© left. {}", "It rained all day. ".repeat(n));
    let (found, warnings) = repaired(&long(100), Kind::Text);
    assert!(found.starts_with("José and José left.") && warnings[0].starts_with("1 wrongly decoded place was restored"), "{warnings:?}");
    let (found, warnings) = repaired(&long(1000), Kind::Text);
    assert_eq!(
        (found, &*warnings[0]),
        (long(1000), "1 place looks wrongly decoded (UTF-8 and Windows-1252 mixed up) and was left as it is")
    );
    // A page's text has offsets of its own.
    assert!(repaired(&long(1000), Kind::Html).0.starts_with("José and José left."));
}

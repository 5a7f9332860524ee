use super::*;
use crate::input::article_from_text;

#[test]
fn labels_and_their_order() {
    for kind in EntityType::ALL {
        assert_eq!(EntityType::of(kind.begin()), Some(kind));
        assert_eq!(EntityType::of(kind.inside()), Some(kind));
        assert!(may_follow(kind.begin(), kind.inside()) && may_follow(kind.inside(), kind.inside()));
        assert!(!may_follow(OUTSIDE, kind.inside()));
    }
    assert!(!may_follow(EntityType::Person.begin(), EntityType::Place.inside()));
    assert_eq!(EntityType::of(OUTSIDE), None);
}

#[test]
fn decoding_keeps_to_what_may_follow() {
    let none = [[0; LABELS]; LABELS];
    let mut scores = [[0; LABELS]; 3];
    scores[1][EntityType::Person.inside() as usize] = 5;
    let (mut back, mut labels) = (Vec::new(), Vec::new());
    decode(&none, 3, |k| scores[k], |_, _| true, &mut back, &mut labels);
    assert_eq!(labels[..2], [EntityType::Person.begin(), EntityType::Person.inside()]);
    assert_eq!(names(&labels).next(), Some((0, 2, EntityType::Person)));
    decode(&none, 0, |k| scores[k], |_, _| true, &mut back, &mut labels);
    assert!(labels.is_empty());
}

#[test]
fn labels_of_a_model_are_those_of_decoding() {
    let mut state = 1u32;
    // Few values, so that many sums are the same.
    let mut number = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as i16 % 5 - 2
    };
    let (mut back, mut want, mut got) = (Vec::new(), Vec::new(), Vec::new());
    for length in (0..6).cycle().take(600) {
        let transitions = [(); LABELS].map(|()| [(); LABELS].map(|()| i32::from(number())));
        let rows: Vec<Row> = (0..length).map(|_| [(); LABELS].map(|()| number())).collect();
        decode(&transitions, length, |k| rows[k].map(i32::from), |_, _| true, &mut back, &mut want);
        label(&transitions, &rows, &mut back, &mut got);
        assert_eq!(got, want, "{rows:?}");
    }
}

/// The names that the tagger alone finds, as "Words Type".
fn tagged(text: &str) -> Vec<String> {
    let mut doc = Document::default();
    doc.read(&article_from_text(text));
    doc.tags().names().iter().map(|(tokens, kind)| format!("{} {kind:?}", doc.span(*tokens).of(text))).collect()
}

#[test]
fn names_of_all_types() {
    for (text, want) in [
        ("The minister, Tomas Verhoeven, flew to Damascus on Monday.", vec!["Tomas Verhoeven Person", "Damascus Place"]),
        ("Officials at the Ministry of Health in Nairobi declined to comment.", vec!["Ministry of Health Organization", "Nairobi Place"]),
        ("the market was quiet and nobody came", vec![]),
    ] {
        assert_eq!(tagged(text), want, "{text}");
    }
}

#[test]
fn only_capitals_and_what_joins_them_are_hot() {
    let text = "the head of the Bank of Xavora met al-Ruiz of course";
    let mut doc = Document::default();
    doc.read(&article_from_text(text));
    let sentence = doc.sentences[0].tokens;
    let mut flags = Vec::new();
    hot(&doc, sentence, &mut flags);
    let words: Vec<&str> = (0..doc.tokens.len()).filter(|&k| flags[k]).map(|k| doc.lower(k)).collect();
    assert_eq!(words, ["of", "the", "bank", "of", "xavora", "al", "-", "ruiz"]);
}

#[test]
fn worth_adds_up_to_the_best_labelling() {
    let mut doc = Document::default();
    doc.read(&article_from_text("The minister, Tomas Verhoeven, flew to Damascus on Monday."));
    let tags = doc.tags();
    let (tokens, kind) = tags.names()[0];
    assert!(tags.worth(tokens, kind) > 0);
    assert!(tags.worth(tokens, kind) > tags.worth(tokens, EntityType::Place));
    let cut = TokenRange::new(tokens.first as usize, tokens.end as usize - 1);
    assert!(tags.worth(tokens, kind) > tags.worth(cut, kind));
    assert_eq!(tags.names_in(tokens).len(), 1);
    assert!(tags.names_in(TokenRange::new(0, 1)).is_empty());
}

#[test]
fn two_names_side_by_side_are_rarer_than_one() {
    let mut doc = Document::default();
    doc.read(&article_from_text("Damascus."));
    assert!(doc.tags().joint(EntityType::Person, 1, EntityType::Person) < 0);
}

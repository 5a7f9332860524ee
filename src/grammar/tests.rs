//! Sentences written for these tests, from all kinds of news, each read by a person.

use super::view::{Aspect, show};
use super::{Grammar, Verb};
use crate::input::article_from_text;
use crate::text::Document;

fn read(text: &str) -> (Document, Grammar, String) {
    let article = article_from_text(text);
    let mut doc = Document::default();
    doc.read_untagged(&article);
    let grammar = Grammar::of(&doc);
    (doc, grammar, article.text)
}

fn shown(text: &str, aspect: Aspect) -> String {
    let (doc, grammar, text) = read(text);
    show(&grammar, &doc, &text, aspect)
}

/// The head of the subject of the verb group whose head is `verb`, "-" where there is none.
fn subject(text: &str, verb: &str) -> String {
    let (doc, grammar, text) = read(text);
    let found = doc.tokens.iter().position(|token| token.span.of(&text) == verb).and_then(|token| {
        let clauses = grammar.clauses(doc.sentence_of(token));
        let subject = clauses.subject(clauses.at(token)?)?;
        Some(doc.tokens[clauses.units()[subject].head as usize].span.of(&text).to_owned())
    });
    found.unwrap_or_else(|| "-".to_owned())
}

#[test]
fn subjects_of_verbs() {
    let rows = [
        ("The harbour office on Tuesday said the pier would open.", "said", "office"),
        ("The harbour office on Tuesday said the pier would open.", "open", "pier"),
        ("Its chairman, Viktor Halm, told the paper that nobody was hurt.", "told", "chairman"),
        ("A guard who had slept through the alarm said it never rang.", "said", "guard"),
        ("A guard who had slept through the alarm said it never rang.", "slept", "guard"),
        ("Friends of a driver killed in a pileup in Idaho gathered on Saturday.", "gathered", "Friends"),
        ("The bridge that the army had built collapsed on Monday.", "collapsed", "bridge"),
        ("The bridge that the army had built collapsed on Monday.", "built", "army"),
        ("Two men were shot and a third was stabbed outside a bar.", "shot", "men"),
        ("Two men were shot and a third was stabbed outside a bar.", "stabbed", "third"),
        ("The minister came to the village, spoke for an hour and left.", "left", "minister"),
        ("Duarte rang the hospital, put the phone down and wept.", "wept", "Duarte"),
        ("A guard locked the gate, wrote a note and then fled.", "fled", "guard"),
        ("The minister went on to say that the dam was safe.", "say", "minister"),
        ("Gunmen opened fire on a bus, killing nine people, officials said.", "said", "officials"),
        ("Gunmen opened fire on a bus, killing nine people, officials said.", "opened", "Gunmen"),
        ("Nine people died when a lorry hit a wedding party near Pune.", "hit", "lorry"),
        ("Nine people died when a lorry hit a wedding party near Pune.", "died", "people"),
        ("What happened next is not clear, Ms Duarte often says.", "says", "Duarte"),
        ("Torres, speaking after Moreno at the rally, blamed the banks.", "blamed", "Torres"),
        ("The union and its lawyers say that the talks have failed.", "say", "union"),
        ("Farmers in the north, where the drought is worst, want help.", "want", "Farmers"),
        ("According to the coroner, the boy drowned in a pond.", "drowned", "boy"),
        ("The storm, the third in a month, tore roofs from houses.", "tore", "storm"),
        ("Neither the mayor nor her deputy attended the hearing.", "attended", "mayor"),
        ("She did not know who had fired the shots.", "know", "She"),
        // Sentences that lead astray until their last verb.
        ("A nurse who was in the ward and heard the blast said the lights went out.", "said", "nurse"),
        ("A nurse who was in the ward and heard the blast said the lights went out.", "went", "lights"),
        ("A porter who saw the smoke said the bell stayed silent.", "said", "porter"),
        ("The clerk who claimed she was ill was fired on Monday.", "fired", "clerk"),
        ("The clerk who claimed she was ill was fired on Monday.", "was", "she"),
        ("The driver who said he was a surgeon was arrested on Friday.", "arrested", "driver"),
        ("A road promised by the state was never paved.", "was", "road"),
        ("A tunnel planned for 2015 was never built.", "built", "tunnel"),
        // And some that only begin so.
        ("A nurse who said she heard the blast left the ward.", "left", "nurse"),
        ("The state promised for years that it would pave the road.", "promised", "state"),
        ("The bank promised by letter that nobody was owed a thing.", "promised", "bank"),
        // What is apposed stands between the name and its verb, and a quotation before it.
        ("“I saw smoke,” Jo Hill, a driver, father of two and volunteer, said.", "said", "Hill"),
        ("“Prices will rise,” the firm's owner, Kurt Vogel, told the Daily Post by phone.", "told", "owner"),
        ("Rescuers pulled a girl, 6, from the rubble and carried her away.", "carried", "Rescuers"),
        ("The company, which makes tyres, will close two plants.", "close", "company"),
        ("Prices of bread and oil rose again in March.", "rose", "Prices"),
        ("At least 14 passengers were badly hurt, the railway said.", "hurt", "passengers"),
        ("The court ordered the group to pay the families.", "ordered", "court"),
        ("Retired general Paul Okoro warned of a coup.", "warned", "Okoro"),
    ];
    let wrong: Vec<_> = rows.iter().filter(|row| subject(row.0, row.1) != row.2).map(|row| (row, subject(row.0, row.1))).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What is misread, so that who mends it sees it: the sentence, the verb, what is found and what is right.
#[test]
fn subjects_that_are_wrong() {
    let rows = [("The bridge that the army built in 1990 collapsed on Monday.", "built", "-", "army")];
    let mended: Vec<_> = rows.iter().filter(|row| subject(row.0, row.1) != row.2).map(|row| (row, subject(row.0, row.1))).collect();
    assert!(mended.is_empty(), "move what is right to the rows above: {mended:#?}");
}

#[test]
fn noun_phrases_and_verb_groups() {
    let rows = [
        ("The mayor's two sons had not been told.", "[The mayor's two sons] {had not been told} ."),
        ("About 300 people fled.", "[About 300 people] {fled} ."),
        ("At least 12 of the injured were children.", "[At least 12] of [the injured] {were} [children] ."),
        ("A small, quiet town slept.", "[A small, quiet town] {slept} ."),
        ("They could have saved him.", "[They] {could have saved} [him] ."),
        ("A 17-year-old boy drowned.", "[A 17-year-old boy] {drowned} ."),
        ("She wants to leave at once.", "[She] {wants} {to leave} at once ."),
        ("Federal and state officials met.", "[Federal and state officials] {met} ."),
        ("This was the third.", "[This] {was} [the third] ."),
        ("He has a son.", "[He] {has} [a son] ."),
    ];
    let wrong: Vec<_> =
        rows.iter().map(|row| (row.1, shown(row.0, Aspect::Phrases))).filter(|(want, got)| *want != got.trim_end()).collect();
    assert!(wrong.is_empty(), "wanted, found: {wrong:#?}");
}

#[test]
fn parts_of_speech_depend_on_the_sentence() {
    let rows = [
        ("The police report says nothing.", "report/NN"),
        ("Hospitals report few deaths.", "report/VBP"),
        ("A man was shot.", "shot/VBN"),
        ("A guard shot him.", "shot/VBD"),
        ("He fired a shot.", "shot/NN"),
        ("They said that he left.", "that/IN"),
        ("The train that he left was late.", "that/WDT"),
    ];
    let wrong: Vec<_> = rows.iter().map(|row| (row.1, shown(row.0, Aspect::Tokens))).filter(|(want, got)| !got.contains(want)).collect();
    assert!(wrong.is_empty(), "wanted, found: {wrong:#?}");
}

#[test]
fn what_a_verb_group_is() {
    let rows = [
        ("The pier was rebuilt.", "rebuilt", Verb::FINITE | Verb::PASSIVE),
        ("The pier had collapsed.", "collapsed", Verb::FINITE | Verb::PERFECT),
        ("The pier could not hold.", "hold", Verb::FINITE | Verb::MODAL | Verb::NEGATED),
        ("He wants to be heard.", "heard", Verb::INFINITIVE | Verb::PASSIVE),
        ("The man didn't stop.", "stop", Verb::FINITE | Verb::NEGATED),
    ];
    for (sentence, head, want) in rows {
        let (doc, grammar, text) = read(sentence);
        let token = doc.tokens.iter().position(|token| token.span.of(&text) == head).unwrap();
        let clauses = grammar.clauses(0);
        let found = clauses.units()[clauses.at(token).unwrap()].kind;
        assert_eq!(found, super::Kind::Verb(want), "{sentence}");
    }
}

#[test]
fn units_cover_every_word_once_and_governors_form_a_tree() {
    let long =
        "the old and ".repeat(300) + "grey man, who " + &"very ".repeat(200) + "often slept - woke up (again) and " + &"to ".repeat(100);
    let nested = "He said that ".repeat(200) + "it rained.";
    for text in [&long, &nested, "", "...", "\"", "12 - 13 % , ;", "A", "said said said said", "'s's's n't of of of"] {
        let (doc, grammar, _) = read(text);
        for (k, sentence) in doc.sentences.iter().enumerate() {
            let units = grammar.units(k);
            let mut at = sentence.tokens.first;
            for unit in units {
                assert!(unit.tokens.first >= at && unit.tokens.first < unit.tokens.end && unit.tokens.holds(unit.head as usize));
                assert!((at..unit.tokens.first).all(|k| grammar.pos(k as usize).is_mark()));
                at = unit.tokens.end;
            }
            let roots = units.iter().filter(|unit| unit.governor.is_none()).count();
            assert!(roots == usize::from(!units.is_empty()), "{roots} roots");
            for unit in 0..units.len() {
                let up = std::iter::successors(Some(unit), |&k| units[k].governor.map(|governor| governor as usize));
                assert!(up.take(units.len() + 1).count() <= units.len(), "a circle");
            }
        }
    }
}

#[test]
fn buffers_hold_nothing_of_the_article_before() {
    let (doc, _, text) = read("The harbour office said the pier would open.");
    let mut grammar = Grammar::default();
    let first = show(&Grammar::of(&doc), &doc, &text, Aspect::Clauses);
    let (other, _, _) = read("Two men were shot, who had come from Reno, and a third fled.");
    grammar.read(&other);
    grammar.read(&doc);
    assert_eq!(show(&grammar, &doc, &text, Aspect::Clauses), first);
}

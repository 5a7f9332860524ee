//! Cases of the quotes pass end to end; each line is a text and what is found: kind, pieces, source, cue.

use super::*;
use crate::config::Config;
use crate::extract::extract;
use crate::input::article_from_text;
use crate::text::Document;

fn quotes(text: &str) -> Vec<String> {
    titled(text, false)
}

fn titled(text: &str, title: bool) -> Vec<String> {
    let mut article = article_from_text(text);
    if title {
        article.blocks[0].kind = BlockKind::Title;
    }
    let mut doc = Document::default();
    doc.read(&article);
    let findings = extract(&article, &doc, &crate::grammar::Grammar::of(&doc), &Config::default());
    let words = |s: Option<Span>| s.map_or("-", |s| s.of(text)).to_owned();
    let line = |q: &Quote| {
        let pieces: Vec<_> = q.spans.iter().map(|s| s.of(text)).collect();
        format!("{:?} [{}] {} {}", q.kind, pieces.join(" | "), words(q.speaker.map(|s| s.span)), words(q.cue))
    };
    findings.quotes.iter().map(line).collect()
}

/// One text, the quotes expected, in order.
fn check(cases: &[(&str, &[&str])]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(text, expected)| quotes(text) != *expected)
        .map(|(text, expected)| format!("{text}\n  expected {expected:#?}\n  found {:#?}", quotes(text)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn direct_quotes_in_all_orders() {
    check(&[
        ("“We ran at once,” Ruiz said.", &["Direct [“We ran at once,”] Ruiz said"]),
        ("“We ran at once,” said Ruiz.", &["Direct [“We ran at once,”] Ruiz said"]),
        ("Ruiz said: “We ran at once.”", &["Direct [“We ran at once.”] Ruiz said"]),
        ("Ruiz added, \"We ran at once.\"", &["Direct [\"We ran at once.\"] Ruiz added"]),
        ("''We ran,'' Ruiz wrote, ''at once.''", &["Direct [''We ran,'' | ''at once.''] Ruiz wrote"]),
        ("“We ran,” Ruiz said. “It was dark.”", &["Direct [“We ran,” | “It was dark.”] Ruiz said"]),
        ("“Why run?” Ruiz asked.", &["Direct [“Why run?”] Ruiz asked"]),
        ("“We ran,” Ruiz told reporters in Lima on Monday.", &["Direct [“We ran,”] Ruiz told"]),
        ("“We ran,” Ana Ruiz, who leads the team, said.", &["Direct [“We ran,”] Ana Ruiz said"]),
        ("“We ran,” said Ana Ruiz, a nurse, “and hid.”", &["Direct [“We ran,” | “and hid.”] Ana Ruiz said"]),
        ("“We ran,” a police officer said.", &["Direct [“We ran,”] a police officer said"]),
        ("“We ran,” it said in a statement.", &["Direct [“We ran,”] it said"]),
        ("“The road is shut,” according to the police.", &["Direct [“The road is shut,”] the police according to"]),
    ]);
}

#[test]
fn indirect_speech_in_all_orders() {
    check(&[
        ("Ruiz said the road was shut.", &["Indirect [the road was shut] Ruiz said"]),
        ("Ruiz said on Monday that the road was shut.", &["Indirect [the road was shut] Ruiz said"]),
        ("She told reporters in Lima that the road was shut.", &["Indirect [the road was shut] She told"]),
        ("The road was shut, officials said.", &["Indirect [The road was shut] officials said"]),
        ("The road was shut, said Ruiz.", &["Indirect [The road was shut] Ruiz said"]),
        ("The road, officials said, was shut.", &["Indirect [The road | was shut] officials said"]),
        ("According to the army, the road was shut.", &["Indirect [the road was shut] the army According to"]),
        ("The road was shut, according to the army.", &["Indirect [The road was shut] the army according to"]),
        ("The army denied that it had shut the road.", &["Indirect [it had shut the road] The army denied"]),
        ("The army promised to open the road.", &["Indirect [to open the road] The army promised"]),
        ("She asked whether the road was shut.", &["Indirect [whether the road was shut] She asked"]),
        ("Ana Ruiz, a nurse, said the road was shut.", &["Indirect [the road was shut] Ana Ruiz said"]),
        (
            "He said the road was shut and added that nobody was hurt.",
            &["Indirect [the road was shut] He said", "Indirect [nobody was hurt] He added"],
        ),
        ("He left early, saying the road was shut.", &["Indirect [the road was shut] He saying"]),
    ]);
}

#[test]
fn what_is_no_speech() {
    check(&[
        ("The ministry declined to comment.", &[]),
        ("Ruiz did not say when the road would open.", &[]),
        ("Ruiz said nothing.", &[]),
        ("His claim that the road was shut was wrong.", &[]),
        ("He was told that the road was shut.", &[]),
        ("It is hard to say that the road was shut.", &[]),
        ("The army fights “rebels” in the north.", &[]),
        ("Her novel “The Long Road” sold well.", &[]),
        ("Luis “Lucho” Vega won the race.", &[]),
    ]);
}

#[test]
fn mixed_quotes_cover_the_whole_clause() {
    check(&[
        ("Ruiz said the road was “a death trap” for drivers.", &["Mixed [the road was “a death trap” for drivers] Ruiz said"]),
        ("The road is “a death trap,” Ruiz said.", &["Mixed [The road is “a death trap,”] Ruiz said"]),
        ("Ruiz called the road “a death trap” on Monday.", &["Mixed [the road “a death trap”] Ruiz called"]),
    ]);
}

#[test]
fn quotes_go_on_over_paragraphs() {
    check(&[
        ("“We ran,” Ruiz said. “It was dark.\n“Then we hid.”", &["Direct [“We ran,” | “It was dark. | “Then we hid.”] Ruiz said"]),
        ("Ruiz wrote:\n“We ran and hid all night.”", &["Direct [“We ran and hid all night.”] Ruiz wrote"]),
        (
            "The bridge was open, ‘at last’.\nIt is good that “at last” the bridge is open, Ruiz said.",
            &["Mixed [It is good that “at last” the bridge is open] Ruiz said"],
        ),
    ]);
}

#[test]
fn headlines_hold_a_quote_where_the_article_attributes_it() {
    let text = "Mayor calls bridge ‘a death trap’\nThe bridge is old.";
    assert_eq!(titled(text, true), ["Mixed [bridge ‘a death trap’] Mayor calls"]);
    let text = "Bridge is ‘a death trap’\n“It is a death trap,” Ruiz said.";
    assert_eq!(titled(text, true), ["Direct [‘a death trap’] Ruiz -", "Direct [“It is a death trap,”] Ruiz said"]);
    assert_eq!(titled("Storm ‘of the year’ hits Lima\nA storm hit Lima.", true), Vec::<String>::new());
}

#[test]
fn the_contract_s_example() {
    let text = "“We found two bodies this morning,” said Anna Keller, who heads the Red Cross office in Geneva, “and hundreds have fled.” \
                She said the fighting had killed 260,000 people since 2011.";
    assert_eq!(
        quotes(text),
        [
            "Direct [“We found two bodies this morning,” | “and hundreds have fled.”] Anna Keller said",
            "Indirect [the fighting had killed 260,000 people since 2011] She said",
        ]
    );
    let text = "At least 12 people, including three children, were killed when a shell hit a market on Friday, a monitoring group said.";
    let expected =
        "Indirect [At least 12 people, including three children, were killed when a shell hit a market on Friday] a monitoring group said";
    assert_eq!(quotes(text), [expected]);
}

#[test]
fn odd_input_is_survived() {
    for text in [
        "“",
        "said",
        "“ said",
        "said: “",
        "\"\"\"\"",
        ", said,",
        "According to",
        "“”",
        "‘’ said ‘",
        "Ruiz said,",
        "he said he said he said",
    ] {
        quotes(text);
    }
    let long = "“A, he said, ".repeat(3000);
    quotes(&long);
    // What is found grows with the text, not with its square.
    let found = quotes(&"She said he said ".repeat(500));
    assert!(found.iter().map(String::len).sum::<usize>() < 500 * 17 * 4);
}

#[test]
fn names_in_apposition_are_the_source() {
    check(&[
        ("The mayor, Ana Ruiz, said the road was shut.", &["Indirect [the road was shut] Ana Ruiz said"]),
        ("“We ran,” said her brother, Luis Vega.", &["Direct [“We ran,”] Luis Vega said"]),
        ("“We ran,” said the head of the commission, Ana Ruiz.", &["Direct [“We ran,”] Ana Ruiz said"]),
        ("A neighbour, Luis Vega, told reporters that the road was shut.", &["Indirect [the road was shut] Luis Vega told"]),
        ("“We ran,” said a neighbour, who lost her home.", &["Direct [“We ran,”] a neighbour said"]),
        ("“We ran,” said Luis Vega KC.", &["Direct [“We ran,”] Luis Vega said"]),
        ("Luis Vega OBE MP said the road was shut.", &["Indirect [the road was shut] Luis Vega said"]),
        ("Ana Ruiz left. “We ran,” said the local MP.", &["Direct [“We ran,”] the local MP said"]),
        ("Luis Vega, who said the road was shut, left.", &["Indirect [the road was shut] Luis Vega said"]),
    ]);
}

#[test]
fn works_nouns_and_labels() {
    check(&[
        ("Ruiz wrote the book “Nine Ways to Win” in Lima.", &[]),
        ("Ruiz wrote: “we will win.”", &["Direct [“we will win.”] Ruiz wrote"]),
        ("She denied reports that the road was shut.", &["Indirect [reports that the road was shut] She denied"]),
    ]);
    assert_eq!(titled("Ana Ruiz: “We ran at last”\nA road.", true), ["Direct [“We ran at last”] Ana Ruiz -"]);
    assert_eq!(titled("Bridge reopens: “at last”\nA road.", true), Vec::<String>::new());
}

#[test]
fn asides_titles_and_coordination() {
    check(&[
        ("“We ran,” Ana Ruiz, the city's deputy mayor, said Sunday.", &["Direct [“We ran,”] Ana Ruiz said"]),
        ("“We ran,” Ruiz said on the podcast “Here and Now.”", &["Direct [“We ran,”] Ruiz said"]),
        ("“We ran,” one senior aide said, speaking on condition of anonymity.", &["Direct [“We ran,”] one senior aide said"]),
        ("The paper quoted Vega as saying “we ran.”", &["Direct [“we ran.”] Vega saying"]),
        ("“We ran,” Secretary of State Ana Ruiz said.", &["Direct [“We ran,”] Ana Ruiz said"]),
        ("“We ran,” an aide to Secretary of State Ana Ruiz said.", &["Direct [“We ran,”] an aide to Secretary of State Ana Ruiz said"]),
        ("Still, he said, officials must decide.", &["Indirect [officials must decide] he said"]),
        ("The army announced a ceasefire in the north.", &["Indirect [a ceasefire in the north] The army announced"]),
        ("The army attacked the camp and said nobody was hurt.", &["Indirect [nobody was hurt] The army said"]),
        ("While she said the road was shut, drivers used it.", &["Indirect [the road was shut] she said"]),
        ("Rebels claimed responsibility for the attack, but the army left.", &[]),
        ("Ruiz said as she left.", &[]),
        ("The five states share a border.", &[]),
    ]);
}

#[test]
fn sentences_lead_to_the_quote_behind_them() {
    check(&[
        ("Ana Ruiz stated,\n\n“We ran at once. It was dark.”", &["Direct [“We ran at once. It was dark.”] Ana Ruiz stated"]),
        (
            "Ana Ruiz wrote on her page of the club:\n\n“We ran at once. It was dark.”",
            &["Direct [“We ran at once. It was dark.”] Ana Ruiz wrote"],
        ),
        (
            "Ana Ruiz defended the plan on Monday: “We ran at once because it was dark.”",
            &["Direct [“We ran at once because it was dark.”] Ana Ruiz -"],
        ),
        (
            "The town clerk (of Velmora), Ana Ruiz, has called it “wrong”:\n\n“We ran at once. It was dark.”",
            &["Mixed [it “wrong”] Ana Ruiz called", "Direct [“We ran at once. It was dark.”] Ana Ruiz called"],
        ),
        // Nobody: the list is no speaker, and a comma alone leads to nothing.
        ("Rules of the club:\n\n“We run at once. It is dark.”", &["Direct [“We run at once. It is dark.”] - -"]),
        ("In Velmora, Ana Ruiz ran the club,\n\n“We ran at once. It was dark.”", &["Direct [“We ran at once. It was dark.”] - -"]),
        ("“We ran at once. It was dark.” – Ana Ruiz, clerk", &["Direct [“We ran at once. It was dark.”] Ana Ruiz -"]),
        ("Ana Ruiz, 34, who runs the clinic: “We ran at once.”", &["Direct [“We ran at once.”] Ana Ruiz -"]),
        // A quote in a quote has its own speaker.
        (
            "“Luis told me, ‘Run at once,’ and we ran,” Ana Ruiz said.",
            &["Direct [“Luis told me, ‘Run at once,’ and we ran,”] Ana Ruiz said", "Direct [‘Run at once,’] Luis told"],
        ),
        ("“The ‘old road’ was shut,” Ana Ruiz said.", &["Direct [“The ‘old road’ was shut,”] Ana Ruiz said"]),
        // Closed behind the paragraph, though not opened again there.
        (
            "Ana Ruiz said, \"We ran at once.\n\nIt was dark.\" Then Luis Vega said, \"We hid.\"",
            &["Direct [\"We ran at once. | It was dark.\"] Ana Ruiz said", "Direct [\"We hid.\"] Luis Vega said"],
        ),
        ("Voters say they plan to leave.", &["Indirect [they plan to leave] Voters say"]),
        ("Republicans say the road was shut.", &["Indirect [the road was shut] Republicans say"]),
        ("Ana Ruiz says too little was done about it.", &["Indirect [too little was done about it] Ana Ruiz says"]),
        ("Ana Ruiz of the Velmora club, says they ran at once.", &["Indirect [they ran at once] Ana Ruiz says"]),
        ("According to Ana Ruiz the road was shut.", &["Indirect [the road was shut] Ana Ruiz According to"]),
        ("According to Ana Ruiz, a doctor, the road was shut.", &["Indirect [the road was shut] Ana Ruiz According to"]),
        ("According to Ana Ruiz, a truck was hit.", &["Indirect [a truck was hit] Ana Ruiz According to"]),
        ("The mayor and the police said the road was shut.", &["Indirect [the road was shut] The mayor and the police said"]),
        ("The page fell silent, with one witness writing, “We ran at once.”", &["Direct [“We ran at once.”] one witness writing"]),
    ]);
}

/// Who is called before "who"; what only describes is nobody.
#[test]
fn sources_are_whoever_can_say_something() {
    check(&[
        ("They held the women who say they ran at once.", &["Indirect [they ran at once] the women say"]),
        ("It was the boy, who claimed the road was shut.", &["Indirect [the road was shut] the boy claimed"]),
        ("The mayor of the town that the army said was shut left.", &[]),
        (
            "He wrote that the government announced the road was shut.",
            &["Indirect [the government announced the road was shut] He wrote", "Indirect [the road was shut] the government announced"],
        ),
        ("It was shut for strategic reasons and that the road was lost helped.", &[]),
        ("The wounded said they ran at once.", &["Indirect [they ran at once] The wounded said"]),
        ("One health professional said they ran at once.", &["Indirect [they ran at once] One health professional said"]),
    ]);
}

/// Subjects that stand apart from their verb, and clauses whose verb is read loosely.
#[test]
fn subjects_apart_and_loose_clauses() {
    check(&[
        ("It rained. Ana Ruiz, 29, of Velmora, says it was dark.", &["Indirect [it was dark] Ana Ruiz says"]),
        ("It rained. Some say they ran at once.", &["Indirect [they ran at once] Some say"]),
        ("It rained. They had some say in it.", &[]),
        ("It rained. Voters trying to win the seat say they ran at once.", &["Indirect [they ran at once] Voters say"]),
        ("It rained. Voters — and some mayors — say they ran at once.", &["Indirect [they ran at once] Voters say"]),
        ("It rained. Ana Ruiz (D-Ohio), said it was dark.", &["Indirect [it was dark] Ana Ruiz said"]),
        ("It rained. Ruiz says papers undercount his voters.", &["Indirect [papers undercount his voters] Ruiz says"]),
        ("It rained. Ruiz said a prayer.", &[]),
        (
            "It rained. But, according to the poll, most voters stayed at home.",
            &["Indirect [most voters stayed at home] the poll according to"],
        ),
        (
            "It rained. According to July's poll, most voters stayed at home.",
            &["Indirect [most voters stayed at home] July's poll According to"],
        ),
        ("It rained in battleground states the mayor had won.", &[]),
        ("It rained. The letter states the mayor had won.", &["Indirect [the mayor had won] The letter states"]),
        ("“We ran,” she said after the mayor Luis Vega had left.", &["Direct [“We ran,”] she said"]),
    ]);
}

/// Questions that nobody is said to ask; what marked words are followed by.
#[test]
fn questions_and_what_follows_marked_words() {
    check(&[
        (
            "It rained. Asked whether he would run, Ruiz said he would stay.",
            &["Indirect [whether he would run] - Asked", "Indirect [he would stay] Ruiz said"],
        ),
        (
            "It rained. Ruiz said it was over when asked whether he would run.",
            &["Indirect [it was over] Ruiz said", "Indirect [whether he would run] - asked"],
        ),
        ("It rained. Asked about it, he left.", &[]),
        (
            "It rained. Ruiz said the plan was “a disgrace to us all,” noting that it was late.",
            &["Mixed [the plan was “a disgrace to us all,”] Ruiz said", "Indirect [it was late] Ruiz noting"],
        ),
        (
            "It rained. Ruiz said the plan was “a disgrace to us all,” but he stayed.",
            &["Mixed [the plan was “a disgrace to us all,”] Ruiz said"],
        ),
        ("It rained. Ruiz called the program “worse than nothing.”", &["Mixed [the program “worse than nothing.”] Ruiz called"]),
        ("It ended when the mayor, Ana Ruiz, left and called it “a shame to us all”.", &["Mixed [it “a shame to us all”] Ana Ruiz called"]),
        ("It rained. Ruiz called her use of it “very careless” again.", &["Mixed [her use of it “very careless”] Ruiz called"]),
    ]);
}

/// A sentence of nothing but cues gives no more than a few times its own words.
#[test]
fn contents_hold_one_another_twice_at_most() {
    for unit in [
        "the house fell – said Vega ",
        "New Zealand First said according to Ana. the group; –” ",
        "soldiers said, according to Ana said that said ",
    ] {
        let text = unit.repeat(100);
        let article = article_from_text(&text);
        let mut doc = Document::default();
        doc.read(&article);
        let findings = extract(&article, &doc, &crate::grammar::Grammar::of(&doc), &Config::default());
        let said: usize = findings.quotes.iter().flat_map(|q| &q.spans).map(|s| s.len()).sum();
        assert!(said < 5 * text.len(), "{unit}: {said} bytes of {}", text.len());
    }
}

/// Kinds of sentences that only their grammar tells apart, each with one that looks alike and is none.
#[test]
fn verbs_that_are_none_and_speech_that_hides() {
    check(&[
        ("The dial fell, indicating that the pressure was gone.", &[]),
        ("Police indicated that a third man was sought.", &["Indirect [a third man was sought] Police indicated"]),
        ("Keller added 22 points and six assists.", &[]),
        ("Keller added that the bus was late.", &["Indirect [the bus was late] Keller added"]),
        ("The club dropped the coach, citing poor results.", &[]),
        ("A road promised by the state was never paved.", &[]),
        ("Despite his pledges, the president did nothing.", &[]),
        ("They smiled when fans asked for a photo.", &[]),
        ("The officer asked him to leave the hall.", &[]),
        ("The president made clear that the troops would stay.", &["Indirect [the troops would stay] The president made clear"]),
        ("The delay made it clear that the port was full.", &[]),
        ("The bishop let it be known that he would resign.", &["Indirect [he would resign] The bishop let it be known"]),
        ("The board hastened to add that no jobs would go.", &["Indirect [no jobs would go] The board add"]),
        ("Ruth Oakes was careful to stress that no money was lost.", &["Indirect [no money was lost] Ruth Oakes stress"]),
        ("Ruth Oakes was reluctant to say that money was lost.", &[]),
        ("Clara Boon wrote a note to the bank saying that the safe was open.", &["Indirect [the safe was open] Clara Boon saying"]),
    ]);
}

#[test]
fn what_is_denied_is_told_after_its_noun() {
    check(&[
        (
            "She denied reports on social media that a fifth man had drowned.",
            &["Indirect [reports on social media that a fifth man had drowned] She denied"],
        ),
        ("The bank denied claims that it had lied.", &["Indirect [claims that it had lied] The bank denied"]),
        (
            "The deputy, Ana Ruiz, left the talks when the leader of the bloc, Luis Vega, walked out and called it “a farce”.",
            &["Mixed [it “a farce”] Luis Vega called"],
        ),
    ]);
}

#[test]
fn few_words_in_marks() {
    check(&[
        (
            "Residents thanked the firemen for a “heroic night's work”.",
            &["Mixed [the firemen for a “heroic night's work”] Residents thanked"],
        ),
        ("Senator Kim Ray lashed out at “a cabal of bankers”.", &["Mixed [at “a cabal of bankers”] Kim Ray lashed out"]),
        ("The critic welcomed “a bold start” to the season.", &["Mixed [“a bold start” to the season] The critic welcomed"]),
        ("The shop sells “vintage” lamps and old chairs.", &[]),
        ("Nora Quist appeared in “The Winter Bride” last year.", &[]),
        ("Paul Auden wrote “A Quiet Harbour” in a month.", &[]),
        ("“Never again,” Lea Stern scribbled on the wall.", &["Direct [“Never again,”] Lea Stern scribbled"]),
        ("“The search was illegal,” the court ruled on Friday.", &["Direct [“The search was illegal,”] the court ruled"]),
        ("“Bread and land,” read a banner over the gate.", &["Direct [“Bread and land,”] a banner read"]),
        ("“I will be home,” Erik Dahl wrote in a letter three days before the crash.", &["Direct [“I will be home,”] Erik Dahl wrote"]),
    ]);
}

#[test]
fn who_is_named_before_a_colon() {
    check(&[
        (
            "“It is shut,” said Ed Moss.\n\nThis came from Judge Maria Lopez:\n\n“The court will sit in May.”",
            &["Direct [“It is shut,”] Ed Moss said", "Direct [“The court will sit in May.”] Maria Lopez -"],
        ),
        (
            "“It is shut,” said Ed Moss.\n\nIn full, the letter from Principal Joan Abbey reads:\n\n“We have no room left.”",
            &["Direct [“It is shut,”] Ed Moss said", "Direct [“We have no room left.”] Joan Abbey reads"],
        ),
        ("Director Ana Wolf posted this message: “Stay home tonight.”", &["Direct [“Stay home tonight.”] Ana Wolf -"]),
        ("Ana Wolf has written one book: “The Long Winter”", &[]),
    ]);
}

#[test]
fn nicknames_are_no_quotations() {
    check(&[
        ("The rapper, known as “Lil Frost”, said the show was off.", &["Indirect [the show was off] The rapper said"]),
        ("Hugo Paz, alias “El Lobo”, told a judge he was a farmer.", &["Indirect [he was a farmer] Hugo Paz told"]),
        ("“The cows are fine,” said Leon “Bud” Archer, 81.", &["Direct [“The cows are fine,”] Leon “Bud” Archer said"]),
        ("Rita Moss called the plan “a farce”.", &["Mixed [the plan “a farce”] Rita Moss called"]),
    ]);
}

#[test]
fn subjects_beyond_what_stands_between() {
    check(&[
        ("“Prices will rise,” the firm's owner, Kurt Vogel, told the Daily Post.", &["Direct [“Prices will rise,”] Kurt Vogel told"]),
        ("“I saw smoke,” Jo Hill, a driver, father of two and volunteer, said.", &["Direct [“I saw smoke,”] Jo Hill said"]),
        ("A nurse who was in the ward and heard the blast said the lights went out.", &["Indirect [the lights went out] A nurse said"]),
        ("The clerk who claimed she was ill was fired on Monday.", &["Indirect [she was ill] The clerk claimed"]),
        (
            "The harbour master on Monday told crews that the storm had turned.",
            &["Indirect [the storm had turned] The harbour master told"],
        ),
        ("Neighbours on Sunday fled the village, officials said.", &["Indirect [Neighbours on Sunday fled the village] officials said"]),
    ]);
}

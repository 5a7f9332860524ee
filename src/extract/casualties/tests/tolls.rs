//! The event summed up.

use super::read;

#[test]
fn tolls() {
    let killed = |text: &str| read(text).1.toll.killed.map(|t| (t.min, t.max));
    let cases: &[(&str, u64, u64)] = &[
        ("A ferry sank on Monday, killing 27 people.\n\nHundreds die every year on the river.\n", 27, 27),
        (
            "The flood killed between 30 and 40 people, officials said.\n\nBridges fell. Roads were cut off for days. The mayor knew of 50 dead.\n",
            30,
            40,
        ),
        ("The slide killed four hikers, three Danes and a Swede, on Monday.\n", 4, 4),
        ("A patrol hit a mine. Three soldiers were killed, the general said, adding that eight rebels died.\n", 11, 11),
        ("The clashes killed 11 people. Three soldiers were killed, and eight rebels died.\n", 11, 11),
    ];
    for &(text, min, max) in cases {
        assert_eq!(killed(text), Some((Some(min), Some(max))), "{text}");
    }
    assert_eq!(killed("Hundreds die every year on the river.\n"), None);
    let range = |text: &str, min, max| assert_eq!(killed(text), Some((min, max)), "{text}");
    // Two sources, two numbers: both are kept.
    range("The army said 12 civilians were killed. The rebels put the figure at 40.\n", Some(12), Some(40));
    range("The ministry said 40 people were killed, while the army said only 25 died.\n", Some(25), Some(40));
    // Another place is no other source.
    range("Police in Lagos said 12 people died. Later the police said that a driver had died too.\n", Some(12), Some(12));
    // What comes on top, and what was added up already.
    range("The blast killed 51 people. Two more people died later.\n", Some(53), Some(53));
    range("The blast killed 51 people. Two more people died later, bringing the toll to 53.\n", Some(53), Some(53));
    // One death told twice.
    range("One fatality was confirmed after a woman was killed by a falling tree.\n", Some(1), Some(1));
    // Three of one family: the father is neither of the two.
    let hurt = read("A mother and her baby were killed and the father was badly hurt.").1.toll;
    assert_eq!(hurt.injured.map(|t| t.min), Some(Some(1)));
    // The age that a headline gives is the age behind the name, and another age is another victim.
    let shot =
        |age: u8| format!("17-Year-Old Shot and Killed Last Night\n\nPolice said the shooting killed Luis Vega, {age}, on Main Street.\n");
    range(&shot(17), Some(1), Some(1));
    range(&shot(34), Some(2), Some(2));
    // What closes an open beginning, and what leaves it open.
    range("The storm killed at least 110 people. Roads were cut. The death toll reached 160 by Friday.\n", Some(160), Some(160));
    range("The storm killed at least 110 people. Roads were cut. The death toll reached 12 on one road.\n", Some(110), None);
    // Vague first, then counted.
    range("Dozens of people were killed in the flood. By evening 45 people had died.\n", Some(45), Some(45));
}

/// The toll's killed and injured, by their least.
fn toll(text: &str) -> (Option<u64>, Option<u64>) {
    let toll = read(text).1.toll;
    (toll.killed.and_then(|t| t.min), toll.injured.and_then(|t| t.min))
}

/// The same victim told of in other words, and another victim.
#[test]
fn one_victim_or_two() {
    for (text, killed, injured) in [
        // "another" of the headline and of the lead is one; of two paragraphs behind the lead it is two.
        (
            "Teen killed, another injured in Dover\n\nOne teen is dead and another badly injured in Dover.\n\nA second boy was taken to a hospital.\n",
            Some(1),
            Some(1),
        ),
        (
            "A storm hit Dover on Monday.\n\nIt rained for hours.\n\nRoads were closed.\n\nA man was injured. Another man was injured later. Another woman, 34, was injured too.\n",
            None,
            Some(3),
        ),
        // Who was also shot, but lives.
        ("A girl was killed on Friday. Her mother was also shot, but survived.\n", Some(1), Some(1)),
        ("A woman was killed on Friday. The woman was shot at noon.\n", Some(1), None),
        // Whom a pronoun means is less sure than that he was told of.
        ("A man was killed on Friday in the yard of Luis Vega. Vega is 40. He was pronounced dead at noon.\n", Some(1), None),
        // Named, and called what he is: one.
        ("Police identified the child killed on Friday as Luis Vega.\n", Some(1), None),
        // All four were shot; one of them died.
        ("Four people were shot in Dover on Friday. One of them died. All four victims were taken to a hospital.\n", Some(1), Some(3)),
        // A heading further down is another story's.
        (
            "Man killed in Dover\n\nA man was killed in Dover on Friday, police said.\n\nIt rained at the time. Roads were wet.\n\nTwo Women Die in Leeds Fire\n\nPolice asked for help.\n",
            Some(1),
            None,
        ),
        // Counted before.
        ("A man was killed on Friday. Police keep a list of such cases. All six of those deaths are unsolved.\n", Some(1), None),
        // The object is that of both verbs.
        ("Boy shot, killed brother in Dover\n\nIt rained in Dover on Monday.\n", Some(1), None),
        ("Boy shot, hurt in Dover\n\nIt rained in Dover on Monday.\n", None, Some(1)),
    ] {
        assert_eq!(toll(text), (killed, injured), "{text}");
    }
}

#[test]
fn who_shot_the_other_is_told_of_before() {
    assert_eq!(toll("A boy killed his brother on Monday. The mayor said: “They found a rifle and one shot the other.”\n"), (Some(1), None));
    // Where nothing else is told it is the event, and "the other" as a subject is another one.
    assert_eq!(toll("They found a rifle, and one shot the other on Monday.\n"), (None, Some(1)));
    assert_eq!(toll("One man was killed and the other was shot in the leg on Monday.\n"), (Some(1), Some(1)));
}

#[test]
fn a_caption_is_no_beginning() {
    let text = "Five hurt in Leeds\n\nPolice tape at the scene (Photo: Ana Ruiz)\n\nPolice were there all night. Five people were hurt in Leeds on Monday, they said.\n";
    let (article, findings) = read(text);
    let from: Vec<&str> =
        findings.toll.injured.iter().flat_map(|t| &t.from).map(|&k| findings.casualties[k].span.of(&article.text)).collect();
    assert_eq!(from, ["Five people were hurt"]);
}

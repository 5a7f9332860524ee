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

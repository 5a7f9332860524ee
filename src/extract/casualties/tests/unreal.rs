//! Harm that nobody suffers.

use super::check;

#[test]
fn stories() {
    check(&[
        ("In the opera, a king stabs two brothers and 12 maids die.", ""),
        ("In the last act of the musical, 40 sailors are killed.", ""),
        ("The series ends with a crash in which 31 guests are killed.", ""),
        ("Her new novel begins when six nurses are found dead in a tower.", ""),
        ("In the game the hero kills 60 guards.", ""),
        // News of those who make them.
        ("Two singers were killed when the stage of an opera collapsed.", "killed 2"),
        ("A fire in a hall that was showing a film killed nine people.", "killed 9"),
        ("In the film studio four people were killed on Friday.", "killed 4"),
        ("A series of raids killed 12 farmers.", "killed 12"),
    ]);
}

#[test]
fn exercises() {
    check(&[
        ("According to the scenario, a flood had killed 40 farmers.", "killed 40?"),
        ("In a drill on Friday 40 casualties were carried out of a hall.", "affected 40?"),
        ("A mock attack left 12 guards dead.", "killed 12?"),
        ("Two soldiers were killed in an exercise on Friday.", "killed 2"),
    ]);
}

#[test]
fn sport_and_figures_of_speech() {
    check(&[
        ("Reno shot just 3 for 21 in the first half.", ""),
        ("Dover shot 9 for 30 and lost.", ""),
        ("Her forehand slaughtered two rivals in the final.", ""),
        ("His bowling killed off three opponents.", ""),
        ("Some 300 people died laughing at the show.", ""),
        ("The late goal killed the game off.", ""),
        // A caption has no verb of its own: a death is not given up for a joke.
        ("The driver killed in the crash near Dover.", "killed 1"),
        ("The singer killed in the crash was a nurse.", "killed 1"),
        ("Singer killed at gala in Dover", "killed 1"),
        ("A gunman shot 12 for no reason.", "injured 12"),
        ("A gunman killed three rivals in Dover.", "killed 3"),
        ("Two players were killed when a roof fell on them at the match.", "killed 2"),
    ]);
}

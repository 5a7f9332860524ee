//! Numbers of several sources, of two sides, and of deaths that come later: what the toll makes of them.

use super::read;

/// The dead of the toll: "12", "9-24", "12-" (no upper bound).
fn killed(text: &str) -> String {
    let (_, findings) = read(text);
    let toll = findings.toll.killed;
    let side = |n: Option<u64>| n.map_or(String::new(), |n| n.to_string());
    toll.map_or("-".to_owned(), |t| if t.min == t.max { side(t.min) } else { format!("{}-{}", side(t.min), side(t.max)) })
}

fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<_> = cases.iter().map(|&(text, want)| (text, want, killed(text))).filter(|(_, want, got)| want != got).collect();
    assert!(wrong.is_empty(), "text, wanted, found: {wrong:#?}");
}

#[test]
fn sources_that_disagree() {
    check(&[
        ("The opposition said 30 people were killed in the riot. The police said eight people were killed.", "8-30"),
        ("Witnesses said 30 people died in the raid. The army put the dead at eight.", "8-30"),
        ("The party speaks of 30 dead in the riot, but police admit to only eight.", "8-30"),
        ("Villagers put the toll at 30, while the ministry put it at eight.", "8-30"),
        // Later, and of others.
        ("Police said eight people had died in the fire. By noon the toll had risen to 12, the ministry said.", "12"),
        ("Police said two officers were killed in the riot. A clinic said nine protesters were killed.", "11"),
    ]);
}

#[test]
fn two_sides() {
    check(&[
        ("Army losses: 12 dead, 30 wounded. Rebel losses: 40 dead, 8 wounded.", "52"),
        ("The clash left 12 soldiers dead on one side and 40 rebels on the other.", "52"),
        ("Twelve soldiers were killed in a skirmish, against 40 dead among the rebels.", "52"),
        ("On the army's side four men were killed in the fighting; the rebels lost nine.", "13"),
        ("Chad said 12 of its soldiers had been killed. Sudan put its own dead at 40.", "52"),
        // The same side, by two sources.
        ("The army said 40 rebels had been killed in the battle. The rebels said they had lost 12 men there.", "12-40"),
    ]);
}

#[test]
fn deaths_that_come_on_top() {
    check(&[
        ("Six nuns were killed as a van hit a wall on Monday. A seventh person died in hospital on Friday.", "7"),
        ("The fire killed six people on Friday. Two of the injured died on Sunday.", "8"),
        ("The fire killed six people on Friday. Another woman died of her wounds on Sunday.", "7"),
        ("A blast killed six people in Homs. Nine others were killed in a second blast.", "15"),
        // Counted already.
        ("Two men died in the fire. The other died in hospital.", "2"),
        ("The fire killed six people. Two more died in hospital, bringing the toll to eight.", "8"),
    ]);
}

#[test]
fn who_kills_others_and_himself() {
    check(&[
        ("The bomber killed four people and himself.", "5"),
        ("A man shot himself dead outside a court.", "1"),
        ("Karl Brandt, 40, opened fire in a bar, killing two clerks, before shooting himself dead.", "3"),
    ]);
    let (_, findings) = read("The bomber killed four people and himself.");
    assert_eq!(findings.casualties.len(), 2, "{:?}", findings.casualties);
}

#[test]
fn parts_of_the_dead() {
    let parts = |text: &str| read(text).1.casualties.iter().filter(|c| c.part_of.is_some()).count();
    assert_eq!(parts("The crash killed 40 people. Of the dead, 13 were pupils."), 1);
    assert_eq!(parts("The crash killed 40 people. The victims were three nurses and 37 pupils."), 2);
    assert_eq!(parts("The crash killed 40 people. Two of the victims were children."), 1);
    assert_eq!(parts("The crash killed 40 people. Among the victims were a judge and two clerks."), 2);
    assert_eq!(parts("Two bombs killed 26 people. The first killed 15. The second killed 11."), 2);
    assert_eq!(parts("Four men were hurt, two of whom were flown to a hospital."), 1);
    assert_eq!(parts("The crash killed 40 people. The victims were taken to a clinic."), 0);
}

#[test]
fn subjects_past_relative_clauses() {
    let figures = super::figures;
    assert_eq!(figures("Nine women who had come for food that the army was giving out were killed."), "killed 9");
    assert_eq!(figures("Two pupils from the school that a duke had opened in May were injured."), "injured 2");
    assert_eq!(figures("Six anglers whose raft the tide swept out to sea are missing."), "missing 6");
}

#[test]
fn many_who_flee_an_area_are_displaced() {
    let figures = super::figures;
    assert_eq!(figures("About 400 farmers fled the valley after a dyke broke."), "displaced ~400");
    assert_eq!(figures("Thousands of people fled the island when its volcano began to smoke."), "displaced ~2000..");
    assert_eq!(figures("Two men fled the area in a car."), "");
    assert_eq!(figures("The driver fled the area."), "");
}

#[test]
fn names_set_off_from_who_is_told_of() {
    let names = |text: &str| {
        let (_, findings) = read(text);
        let ids: Vec<_> = findings.casualties.iter().filter_map(|c| c.victims.as_ref()).flat_map(|v| v.people.clone()).collect();
        ids.into_iter().map(|k| findings.people[k].name.clone()).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(names("A union leader, Luis Vega, was killed."), "Luis Vega");
    assert_eq!(names("The dead man was named as Luis Vega, 52, a roofer."), "Luis Vega");
    assert!(names("Two people were killed: Ana Ruiz, 14, and Luis Vega, 43.").contains("Luis Vega"));
}

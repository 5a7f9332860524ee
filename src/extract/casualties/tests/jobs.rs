//! Single victims by any job, told by the shape of the noun and its place; and things that die.

use super::{check, read};

#[test]
fn any_job() {
    check(&[
        ("A crane inspector was crushed to death in Leeds.", "killed 1"),
        ("A bell ringer died in a fall on Friday.", "killed 1"),
        ("A pearl diver drowned off Dover on Friday.", "killed 1"),
        ("Gunmen killed a tax assessor in Reno.", "killed 1"),
        ("A slide killed a cartographer and a herdsman.", "killed 1, killed 1"),
        ("A blast wounded a chimney sweeper on Friday.", "injured 1"),
        ("Two guards and a tram inspector were hurt.", "injured 2, injured 1"),
        ("Gunmen killed a television anchor in Reno.", "killed 1"),
        ("The raid left a glassblower dead.", "killed 1"),
    ]);
}

#[test]
fn a_name_is_surer() {
    let (_, findings) = read("A lodger, Luis Vega, jumped from a window and broke both legs.");
    assert_eq!(findings.casualties[0].victims.as_ref().map(|v| v.people.len()), Some(1));
}

#[test]
fn things_and_animals() {
    check(&[
        ("A plan died in the council on Friday.", ""),
        ("A bill to tax tea was killed in the senate.", ""),
        ("An engine died on the way.", ""),
        ("A tree was hit by a van.", ""),
        ("A tanker was hit by a missile.", ""),
        ("A merger was killed by the judge.", ""),
        ("A rumour died on Friday.", ""),
        ("A tiger was killed in the park.", ""),
        ("He shot a revolver at noon.", ""),
        ("A host of plans died.", ""),
        ("A router was evacuated.", ""),
    ]);
}

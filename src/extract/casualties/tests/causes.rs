//! The cause of a figure, by nouns and by verbs.

use super::read;
use crate::extract::findings::Cause;

fn cause(text: &str) -> Option<Cause> {
    read(text).1.casualties.first().and_then(|c| c.cause)
}

#[test]
fn causes_by_verbs() {
    for (text, want) in [
        ("A cook was hurt when shots were fired in a bar.", Some(Cause::Shooting)),
        ("He fired nine rounds, killing two clerks.", Some(Cause::Shooting)),
        ("A lorry ran into a wall, killing the driver.", Some(Cause::Crash)),
        ("Four people were killed when part of a roof fell on them.", Some(Cause::Collapse)),
        ("Nine rebels were killed in strikes on a camp.", Some(Cause::AirStrike)),
        ("Six people died when a bomb went off in a market.", Some(Cause::Bombing)),
        // Nothing crashed, and nobody was shot.
        ("A runner ran into a problem; two people were hurt.", None),
        ("The firm fired nine clerks, and two people were hurt.", None),
        ("Two miners were hurt during the strike on Monday.", None),
    ] {
        assert_eq!(cause(text), want, "{text}");
    }
}

#[test]
fn what_a_cause_sets_off_is_nearer_to_the_harm() {
    assert_eq!(cause("Nine people were killed after heavy rain triggered a landslide."), Some(Cause::Landslide));
    assert_eq!(cause("The earthquake set off a tsunami, killing nine people."), Some(Cause::Tsunami));
    assert_eq!(cause("Nine people were killed after heavy rain, and a landslide closed a road."), Some(Cause::Storm));
}

#[test]
fn what_a_film_is_about_is_no_cause() {
    assert_eq!(cause("Four cooks died after the set of a war film collapsed."), Some(Cause::Collapse));
}

#[test]
fn who_sees_to_a_harm_is_not_its_cause() {
    for (text, want) in [
        ("A gas tank blew up in a bakery, killing four workers, the fire department said.", Some(Cause::Explosion)),
        ("A car hit a tree, killing two people, the fire chief said.", Some(Cause::Crash)),
        ("A wall fell on two boys, killing both, the flood authority said.", Some(Cause::Collapse)),
        // The fire itself, and whom it hurt.
        ("A fire at a department store killed two people.", Some(Cause::Fire)),
        ("Two cooks were hurt in a fire, the fire service said.", Some(Cause::Fire)),
    ] {
        assert_eq!(cause(text), want, "{text}");
    }
}

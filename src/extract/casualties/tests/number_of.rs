//! "The number of miners killed": its number, and no figure of the miners.

use super::check;

#[test]
fn the_number_of_whom() {
    check(&[
        ("The number of drivers killed rose to 31 on Friday.", "killed 31"),
        ("The mine put the number of welders hurt in the blast at 44.", "injured 44"),
        ("The number of pilgrims missing was nine, the town said.", "missing 9"),
        ("The number of farmers displaced by a mudflow has reached 2,400.", "displaced 2400"),
        ("Officials put at 31 the number of climbers killed.", "killed 31"),
        ("The number of people who have died in the heat has risen to 31.", "killed 31"),
        ("The number of wounded sailors stood at 31.", "injured 31"),
        ("The number of pupils killed or injured was 31.", "affected 31"),
        ("Number of tourists killed in Bali rises to 31", "killed 31"),
        // Without one.
        ("The number of pupils killed is not known.", ""),
        ("The number of welders sent to the mine was 31. One of them was killed.", "killed 1"),
        ("The number of guards killed grew as the police fired at children.", ""),
        ("They spoke of the number of guards who live there; 12 were killed.", "killed 12"),
    ]);
}

/// A subject that stands far from its verb is the grammar's.
#[test]
fn who_did_it_to_himself() {
    check(&[
        ("The boy found a rifle, loaded it and shot himself.", "injured 1"),
        ("A guard locked the door, wrote a letter and then killed himself.", "killed 1"),
        ("The uncle shot a clerk, hurt two guards, and then turned the gun on himself.", "injured 1, injured 2, killed 1"),
        ("Ana, who found the gun that her father had bought and shot herself, lives.", "injured 1"),
        ("The plan was good, and then it shot itself in the foot.", ""),
    ]);
}

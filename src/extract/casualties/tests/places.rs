//! Where it happened: by the words before a place, by the clause, and by what was told before.

use super::read;

/// The places of the figures, "-" where there is none.
fn places(text: &str) -> String {
    let (_, findings) = read(text);
    let place = |c: &crate::extract::findings::Casualty| c.place.map_or("-", |k| findings.places[k].name.as_str());
    findings.casualties.iter().map(place).collect::<Vec<_>>().join(", ")
}

fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<_> = cases.iter().map(|&(text, want)| (text, want, places(text))).filter(|(_, want, got)| want != got).collect();
    assert!(wrong.is_empty(), "text, wanted, found: {wrong:#?}");
}

#[test]
fn the_first_of_a_chain() {
    check(&[
        ("A coach fell into a ravine in Huancavelica, Peru. Nine people died.", "Huancavelica"),
        ("The mine lies in Zonguldak, in the north of Turkey. Six men were killed.", "Zonguldak"),
        ("A wall fell in Salford, Greater Manchester, England. Two people were hurt.", "Salford"),
        // A list is no chain; and what starts a journey is not where it ended.
        ("Bombs went off in Kirkuk, Mosul and Erbil. Nine people died.", "Kirkuk"),
        ("The coach left Ayacucho, Peru, at dawn. It fell into a ravine near Arica, Chile, and five people died.", "Arica"),
    ]);
}

#[test]
fn what_a_place_is_near_to_is_another_place() {
    check(&[
        ("A mine went off in Marinka, some 20 km west of Donetsk. Five people died.", "Marinka"),
        ("A car bomb exploded in Tripoli near the French embassy. Two guards were hurt.", "Tripoli"),
        ("Gunmen raided a mill in Kankara, on the way to Katsina. Three men were killed.", "Kankara"),
        // Where nothing else is named, it is as good as there.
        ("Gunmen raided a farm near Katsina on Sunday. Three men were killed.", "Katsina"),
        ("A mine went off about 20 km west of Donetsk. Five people died.", "Donetsk"),
        ("A man was killed on a farm south of Katsina.", "Katsina"),
    ]);
}

#[test]
fn where_somebody_speaks_is_another_place() {
    check(&[
        ("Floods swept through Malakal on Tuesday. A doctor in Juba said 12 people had died.", "Malakal"),
        ("A ferry sank off Kribi. The minister told journalists in Yaounde that nine people had drowned.", "Kribi"),
        ("Shells fell on Avdiivka. Officials in Kyiv, Ukraine, on Monday put the toll at four.", "Avdiyivka"),
        ("Shells fell at dawn. Officials in Kyiv said on Monday that four people were killed in Avdiivka.", "Avdiyivka"),
    ]);
}

#[test]
fn where_it_is_said_is_another_place() {
    check(&[
        ("A bus burnt in Jos. Nine people died, the governor said at a briefing near Kaduna.", "Jos"),
        ("A man shot two guards in Reno. He killed a third, the sheriff told reporters at a centre in Sparks.", "Reno, Reno"),
        // What is said was there.
        ("A bus burnt in Jos. The governor said nine people died in Kaduna.", "Kaduna"),
        ("A bus burnt in Jos. Nine people died in Kaduna, the governor said.", "Kaduna"),
    ]);
}

#[test]
fn where_people_come_from_is_another_place() {
    check(&[
        ("A bus with nurses from Bristol overturned in Zadar. Four people were hurt.", "Zadar"),
        ("A Denver-area man was stabbed in a bar in Tulsa. He died later.", "Tulsa, Tulsa"),
        ("Two Dutch tourists drowned near Split, Croatia. Three Dutch tourists were hurt.", "Split, Split"),
        // Where nothing else is said, it happened at home.
        ("A Tulsa man was stabbed in a bar on Sunday.", "Tulsa"),
    ]);
}

#[test]
fn a_street_is_part_of_what_happened_in_the_town() {
    check(&[
        ("Riots broke out in Leeds. Shops burned in Roundhay Road. Nine people were hurt.", "Leeds"),
        (
            "Floods hit Acapulco. At least 30 people died, with six in Las Brisas. More than 500 people were evacuated.",
            "Acapulco de Juárez, Acapulco de Juárez",
        ),
        // In the sentence itself it is where it happened.
        ("Riots broke out in Leeds. Nine people were hurt in Roundhay Road.", "Roundhay Road"),
    ]);
}

#[test]
fn a_country_is_the_town_told_of_before_where_it_struck_there() {
    check(&[
        (
            "A bomb killed four people in Gaziantep. It was the third bombing in Turkey this week, and it hurt 12 people.",
            "Gaziantep, Gaziantep",
        ),
        ("An earthquake killed four people in Gaziantep. Across Turkey, 90 people were hurt.", "Gaziantep, Turkey"),
    ]);
}

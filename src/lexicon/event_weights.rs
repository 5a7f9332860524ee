//! What a piece of evidence adds to the score of two articles that may report one event (`data/event_weights.tsv`).

use std::sync::LazyLock;

use super::tsv;
use crate::closed_set::closed_set;

const FILE: &str = include_str!("data/event_weights.tsv");

closed_set! {
    /// Pieces of evidence that two articles report one event, or that they do not. Unless it says more, one is 1 where it is there, else 0.
    pub enum Evidence {
        /// Always 1.
        Base = "base",
        /// How alike their words are, but for names: their part of the cosine, weighted by how rare they are.
        WordsAlike = "words_alike",
        /// The part of persons' names.
        PersonsAlike = "persons_alike",
        /// The part of places' names.
        PlacesAlike = "places_alike",
        /// The part of the names of their towns, divisions and countries.
        AreasAlike = "areas_alike",
        /// A full name that is a victim's in both: how rare it is, 0 to 1.
        VictimInBoth = "victim_in_both",
        /// A full name that is a victim's in one of them: how rare it is.
        VictimInOne = "victim_in_one",
        /// A full name of somebody who is neither victim nor official: how rare it is.
        PersonShared = "person_shared",
        /// A full name of somebody with an office or a quotation in both: how rare it is.
        OfficialShared = "official_shared",
        /// The rarest of the names of victims and other persons, by the logarithm of the days between: follow-ups come late.
        NameLate = "name_late",
        /// A victim's family name among the names of the other.
        VictimsFamily = "victims_family",
        /// Both name victims, and none is shared.
        VictimsDiffer = "victims_differ",
        /// A town or county is shared.
        TownShared = "town_shared",
        /// The nearest of their places are far from each other.
        Away = "away",
        /// Other countries, or other divisions of one.
        AreaDiffers = "area_differs",
        /// A street, park or building is shared: how rare it is.
        SiteShared = "site_shared",
        /// Both name such, and none is shared.
        SitesDiffer = "sites_differ",
        /// Ages that are shared: how rare they are together, at most 2.
        AgeShared = "age_shared",
        /// Both name ages, and none is shared.
        AgesDiffer = "ages_differ",
        /// The same day of the event.
        DaySame = "day_same",
        /// The day after.
        DayNext = "day_next",
        /// Days of the event farther apart, of articles of one week.
        DayFar = "day_far",
        /// Days of the event farther apart, of articles farther apart than a week.
        DayFarLate = "day_far_late",
        /// The articles themselves are at most three days apart.
        DateNear = "date_near",
        /// Logarithm of one and the days between the articles.
        DaysBetween = "days_between",
        /// One of the articles has no date.
        Undated = "undated",
        /// The same number of deaths; 2 where that is two or more.
        KilledSame = "killed_same",
        /// The same number of injured; 2 where that is two or more.
        InjuredSame = "injured_same",
        /// Other numbers of deaths.
        KilledDiffer = "killed_differ",
        /// Other numbers of injured.
        InjuredDiffer = "injured_differ",
        /// One place and cause, and a toll that is no smaller on the later day: floods, earthquakes, and mishaps with many dead.
        TollGrows = "toll_grows",
        /// Other causes.
        CauseDiffers = "cause_differs",
        /// Both tell the ages of victims, and none is shared.
        VictimsAgesDiffer = "victims_ages_differ",
    }
}

/// The number of pieces.
pub const PIECES: usize = Evidence::ALL.len();

/// The weights, by the places of [`Evidence::ALL`].
static WEIGHTS: LazyLock<[f32; PIECES]> = LazyLock::new(|| {
    let mut weights = [0.0; PIECES];
    for [name, weight] in tsv::table(FILE) {
        if let (Some(evidence), Ok(weight)) = (Evidence::from_name(name), weight.parse()) {
            weights[evidence as usize] = weight;
        }
    }
    weights
});

/// The weights, by the places of [`Evidence::ALL`].
pub fn weights() -> &'static [f32; PIECES] {
    &WEIGHTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order_and_weighs_every_piece() {
        tsv::check("event_weights.tsv", FILE, 2);
        for [name, weight] in tsv::table(FILE) {
            assert!(Evidence::from_name(name).is_some(), "{name}");
            assert!(weight.parse::<f32>().is_ok_and(f32::is_finite), "{name}: {weight}");
        }
        assert!(Evidence::ALL.iter().all(|&e| weights()[e as usize] != 0.0));
    }
}

//! What makes victims (`data/causes.tsv`).

use std::sync::LazyLock;

use super::phrases::Phrases;
use super::{Add, Class, tsv};
use crate::closed_set::closed_set;

const FILE: &str = include_str!("data/causes.tsv");

closed_set! {
    /// What makes victims.
    pub enum Cause {
        /// "kidnapping"
        Abduction = "abduction",
        /// "airstrike", "bombardment"
        AirStrike = "air_strike",
        /// "arson"
        Arson = "arson",
        /// "assault", "massacre": how is not said
        Attack = "attack",
        /// "avalanche"
        Avalanche = "avalanche",
        /// "car bomb", "bomb blast"
        Bombing = "bombing",
        /// "hypothermia", "cold snap"
        Cold = "cold",
        /// "collapsed", "cave-in"
        Collapse = "collapse",
        /// "collision", "derailed"
        Crash = "crash",
        /// "cholera", "epidemic"
        Disease = "disease",
        /// "drowned"
        Drowning = "drowning",
        /// "quake", "aftershocks"
        Earthquake = "earthquake",
        /// "beheaded", "firing squad"
        Execution = "execution",
        /// "blast", "gas leak"
        Explosion = "explosion",
        /// "drought", "starvation"
        Famine = "famine",
        /// "clashes", "ambush"
        Fighting = "fighting",
        /// "blaze", "smoke inhalation"
        Fire = "fire",
        /// "flash floods", "dam burst"
        Flood = "flood",
        /// "heatwave"
        Heat = "heat",
        /// "land mine", "roadside bomb"
        Landmine = "landmine",
        /// "mudslide", "rockfall"
        Landslide = "landslide",
        /// "overdose", "carbon monoxide"
        Poisoning = "poisoning",
        /// "riots", "unrest"
        Protest = "protest",
        /// "artillery", "rockets"
        Shelling = "shelling",
        /// "capsized", "sank"
        Shipwreck = "shipwreck",
        /// "gunfire", "bullets"
        Shooting = "shooting",
        /// "knife", "hacked"
        Stabbing = "stabbing",
        /// "crush", "trampled"
        Stampede = "stampede",
        /// "hurricane", "heavy rains"
        Storm = "storm",
        /// "suicide"
        Suicide = "suicide",
        /// "tidal wave"
        Tsunami = "tsunami",
        /// "rammed", "truck attack"
        VehicleAttack = "vehicle_attack",
        /// "eruption", "lava"
        Volcano = "volcano",
    }
}

static TABLE: LazyLock<Phrases<Cause>> = LazyLock::new(|| table(FILE));

/// The phrases of a file and the cause of each.
pub(super) fn table(file: &'static str) -> Phrases<Cause> {
    Phrases::new(tsv::table(file).filter_map(|[phrase, cause]| Some((phrase, Cause::from_name(cause)?))))
}

/// The longest phrase at a place (`word(0)` its first word, lower case): its length in tokens and the cause.
pub fn longest<'a>(word: impl Fn(usize) -> &'a str) -> Option<(usize, Cause)> {
    TABLE.longest(word)
}

/// Reports the classes of the file's words.
pub(super) fn classes(add: &mut Add<'_>) {
    for word in TABLE.first_words() {
        add(word, Class::CAUSE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order_and_names_every_cause() {
        tsv::check("causes.tsv", FILE, 2);
        let mut found = Vec::new();
        for [phrase, name] in tsv::table(FILE) {
            found.push(Cause::from_name(name).unwrap_or_else(|| panic!("{phrase}: no cause {name}")));
        }
        for cause in Cause::ALL {
            assert!(found.contains(cause), "no phrase for {cause:?}");
        }
    }

    #[test]
    fn phrases_are_read() {
        assert_eq!(longest(|k| ["car", "bomb", "in"].get(k).copied().unwrap_or("")), Some((2, Cause::Bombing)));
        assert_eq!(longest(|_| "tea"), None);
    }
}

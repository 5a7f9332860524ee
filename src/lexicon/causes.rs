//! What makes victims (`data/causes.tsv`).

use std::sync::LazyLock;

use super::phrases::Phrases;
use super::{Add, Class, tsv};

const FILE: &str = include_str!("data/causes.tsv");

/// What makes victims; the names are the contract's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// "kidnapping"
    Abduction,
    /// "airstrike", "bombardment"
    AirStrike,
    /// "arson"
    Arson,
    /// "assault", "massacre": how is not said
    Attack,
    /// "avalanche"
    Avalanche,
    /// "car bomb", "bomb blast"
    Bombing,
    /// "hypothermia", "cold snap"
    Cold,
    /// "collapsed", "cave-in"
    Collapse,
    /// "collision", "derailed"
    Crash,
    /// "cholera", "epidemic"
    Disease,
    /// "drowned"
    Drowning,
    /// "quake", "aftershocks"
    Earthquake,
    /// "beheaded", "firing squad"
    Execution,
    /// "blast", "gas leak"
    Explosion,
    /// "drought", "starvation"
    Famine,
    /// "clashes", "ambush"
    Fighting,
    /// "blaze", "smoke inhalation"
    Fire,
    /// "flash floods", "dam burst"
    Flood,
    /// "heatwave"
    Heat,
    /// "land mine", "roadside bomb"
    Landmine,
    /// "mudslide", "rockfall"
    Landslide,
    /// "overdose", "carbon monoxide"
    Poisoning,
    /// "riots", "unrest"
    Protest,
    /// "artillery", "rockets"
    Shelling,
    /// "capsized", "sank"
    Shipwreck,
    /// "gunfire", "bullets"
    Shooting,
    /// "knife", "hacked"
    Stabbing,
    /// "crush", "trampled"
    Stampede,
    /// "hurricane", "heavy rains"
    Storm,
    /// "suicide"
    Suicide,
    /// "tidal wave"
    Tsunami,
    /// "rammed", "truck attack"
    VehicleAttack,
    /// "eruption", "lava"
    Volcano,
}

impl Cause {
    /// All of them.
    pub const ALL: [Self; 33] = [
        Self::Abduction,
        Self::AirStrike,
        Self::Arson,
        Self::Attack,
        Self::Avalanche,
        Self::Bombing,
        Self::Cold,
        Self::Collapse,
        Self::Crash,
        Self::Disease,
        Self::Drowning,
        Self::Earthquake,
        Self::Execution,
        Self::Explosion,
        Self::Famine,
        Self::Fighting,
        Self::Fire,
        Self::Flood,
        Self::Heat,
        Self::Landmine,
        Self::Landslide,
        Self::Poisoning,
        Self::Protest,
        Self::Shelling,
        Self::Shipwreck,
        Self::Shooting,
        Self::Stabbing,
        Self::Stampede,
        Self::Storm,
        Self::Suicide,
        Self::Tsunami,
        Self::VehicleAttack,
        Self::Volcano,
    ];

    /// The name in records and in `causes.tsv`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Abduction => "abduction",
            Self::AirStrike => "air_strike",
            Self::Arson => "arson",
            Self::Attack => "attack",
            Self::Avalanche => "avalanche",
            Self::Bombing => "bombing",
            Self::Cold => "cold",
            Self::Collapse => "collapse",
            Self::Crash => "crash",
            Self::Disease => "disease",
            Self::Drowning => "drowning",
            Self::Earthquake => "earthquake",
            Self::Execution => "execution",
            Self::Explosion => "explosion",
            Self::Famine => "famine",
            Self::Fighting => "fighting",
            Self::Fire => "fire",
            Self::Flood => "flood",
            Self::Heat => "heat",
            Self::Landmine => "landmine",
            Self::Landslide => "landslide",
            Self::Poisoning => "poisoning",
            Self::Protest => "protest",
            Self::Shelling => "shelling",
            Self::Shipwreck => "shipwreck",
            Self::Shooting => "shooting",
            Self::Stabbing => "stabbing",
            Self::Stampede => "stampede",
            Self::Storm => "storm",
            Self::Suicide => "suicide",
            Self::Tsunami => "tsunami",
            Self::VehicleAttack => "vehicle_attack",
            Self::Volcano => "volcano",
        }
    }

    /// The inverse of [`Cause::name`].
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.name() == name)
    }
}

static TABLE: LazyLock<Phrases<Cause>> =
    LazyLock::new(|| Phrases::new(tsv::table(FILE).filter_map(|[phrase, cause]| Some((phrase, Cause::from_name(cause)?)))));

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
            assert!(found.contains(&cause), "no phrase for {cause:?}");
        }
    }

    #[test]
    fn phrases_are_read() {
        assert_eq!(longest(|k| ["car", "bomb", "in"].get(k).copied().unwrap_or("")), Some((2, Cause::Bombing)));
        assert_eq!(longest(|_| "tea"), None);
    }
}

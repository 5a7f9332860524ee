//! Words that play a part around a casualty word (`data/casualty_words.tsv`).

use std::sync::LazyLock;

use bitflags::bitflags;

use super::roles::Roles;
use super::{Add, Class};

const FILE: &str = include_str!("data/casualty_words.tsv");

bitflags! {
    /// What part a word plays; see the head of the file.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Role: u128 {
        /// shoulder, leg
        const BODY_PART = 1 << 0;
        /// denied, rejected: says that a figure is wrong
        const DENIES = 1 << 1;
        /// driver: gets away from an accident
        const ESCAPES = 1 << 2;
        /// novel, film: invents what happens
        const FICTION = 1 << 3;
        /// found, recovered: of bodies
        const FINDS = 1 << 4;
        /// burns, inhalation: treated for it
        const HARM = 1 << 5;
        /// suffered, sustained
        const HAS_WOUND = 1 << 6;
        /// driven from it or into it
        const HOME = 1 << 7;
        /// hospital, clinic
        const HOSPITAL = 1 << 8;
        /// wife, son: whom one loses by death
        const KIN = 1 << 9;
        /// between "death toll" and its number
        const LEADS_TO_NUMBER = 1 << 10;
        /// "listed 12 as missing"
        const LISTS = 1 << 11;
        /// "forced 200 to flee"
        const MAKES = 1 << 12;
        /// rose, up: before "from 9 to 12"
        const RISES = 1 << 13;
        /// critically: how hurt
        const SEVERELY = 1 << 14;
        /// camps, tents: where the displaced live
        const SHELTER = 1 << 15;
        /// simulated: nothing of it is real
        const SIMULATES = 1 << 16;
        /// quarterback, season: injuries there are no news of this kind
        const SPORT = 1 << 17;
        /// bullet, car: hit by it
        const STRIKES = 1 << 18;
        /// claimed, cost
        const TAKES_LIVES = 1 << 19;
        /// "spoke of eight dead"
        const TELLS_OF = 1 << 20;
        /// what a work of fiction does
        const TELLS_STORY = 1 << 21;
        /// trailers: looks like a noun for persons and is none
        const THING = 1 << 22;
        /// beat, fell: "to death"
        const TO_DEATH = 1 << 23;
        /// hold, took: "hostage"
        const HOLDS = 1 << 24;
        /// homes: counted for those who live there
        const HOME_UNIT = 1 << 25;
        /// "a third died"
        const ORDINAL = 1 << 26;
        /// passed: more than the number
        const EXCEEDS = 1 << 27;
        /// camera, footage: "captured on camera"
        const PICTURES = 1 << 28;
        /// round, par: "shot 68 in the final round"
        const SCORES = 1 << 29;
        /// player: whose injuries are sport where sport is spoken of
        const PLAYER = 1 << 30;
        /// war, uprising: what a running toll is counted of
        const CONFLICT = 1 << 31;
        /// start, outbreak: since when a running toll is counted
        const BEGINNING = 1 << 32;
        /// deadliest, worst: "the deadliest since 1999" counts nothing since then
        const RECORD = 1 << 33;
        /// reports, claims: what is rejected along with the figure
        const CLAIM = 1 << 34;
        /// false, mistaken: takes the sentence before back
        const WRONG = 1 << 35;
        /// cancer, peacefully: of what one dies without an event
        const NATURAL = 1 << 36;
        /// group, crew: "a group of 12"
        const COLLECTIVE = 1 << 37;
        /// body, corpses
        const BODY = 1 << 38;
        /// villages, war: who flees from it is displaced, whatever else they are
        const FLED_FROM = 1 << 39;
        /// people, survivors: who is hosted because they had to leave
        const HOSTED = 1 << 40;
        /// possibly, perhaps: "three, possibly four"
        const PERHAPS = 1 << 41;
        /// relocated, moved: one person who does that is not displaced
        const MOVES = 1 << 42;
        /// custody, prison: who dies there is no natural death
        const UNFREE = 1 << 43;
        /// arrest, murders: a noun, or a verb with its object behind it
        const ACTS = 1 << 44;
        /// killing, murder: "Vega's killing" is what was done to Vega
        const SUFFERED_BY = 1 << 45;
        /// street, road: behind the number of a house
        const STREET = 1 << 46;
        /// jail, bond: brought to it, or held in it or until it is paid
        const JAIL = 1 << 47;
        /// remained, went: before a state ("missing")
        const LINKING = 1 << 48;
        /// said, confirmed: of a source
        const SAYS = 1 << 49;
        /// put, revised: "put the toll at 12"
        const PUTS = 1 << 50;
        /// feared, believed: no fact
        const SUPPOSED = 1 << 51;
        /// sent: to the hospital as hurt, or to work there
        const SENDS = 1 << 52;
        /// victims, deceased: whom "identified as" names
        const VICTIM = 1 << 53;
        /// suffering, sustaining: before a wound
        const SUFFERS = 1 << 54;
        /// hospitalized, treated: "for" or "with" a wound
        const CARED_FOR = 1 << 55;
        /// arrived, escaped: "with" a wound
        const COMES_WITH = 1 << 56;
        /// hosts, accommodating: who had to leave
        const HOSTS = 1 << 57;
        /// shooting, murder: "shooting victims" is no act
        const ACT_NOUN = 1 << 58;
        /// flown: to a hospital elsewhere
        const CARRIED = 1 << 59;
        /// reporters: told on a day
        const AUDIENCE = 1 << 60;
        /// included: "the dead included two nurses"
        const INCLUDES = 1 << 61;
        /// named, identified: "the injured were named as"
        const NAMES = 1 << 62;
        /// serious, threatening: who has no such wound may have another
        const GRAVE = 1 << 63;
        /// fatal: "the fatal shooting of"
        const FATAL = 1 << 64;
        /// used, managed: "to kill" is a fact
        const SUCCEEDS = 1 << 65;
        /// attempted: what did not happen
        const FAILED = 1 << 66;
        /// arm, foot: who is hit there seldom dies of it
        const LIMB = 1 << 67;
        /// called, dialled: the number behind it counts nobody
        const DIALS = 1 << 68;
        /// wanted, planned: what hangs on it did not happen
        const WISHES = 1 << 69;
        /// bringing, taking: "to 12", a toll
        const BRINGS = 1 << 70;
        /// play, series: invents what happens in it, where it is told in the present
        const TALE = 1 << 71;
        /// exercise: nobody in it is hurt
        const DRILL = 1 << 72;
        /// serve, forehand: wins and harms nobody
        const STROKE = 1 << 73;
        /// host, anchor: a person or a thing, and here a person
        const JOB = 1 << 74;
        /// came, follows: "ten days after" another event
        const COMES_AFTER = 1 << 75;
        /// earlier, similar: an event that is not the article's own
        const OTHER_ONE = 1 << 76;
        /// alive, safe: who was missing is found
        const SAFE = 1 << 77;
        /// returned, resurfaced: who was missing is back
        const COMES_BACK = 1 << 78;
        /// admit, acknowledge: "to only four"
        const CONCEDES = 1 << 79;
        /// risen, climbed: a toll that was lower before
        const GROWS = 1 << 80;
        /// army, troops: a side that fights
        const ARMED = 1 << 81;
        /// bus, train: what can crash
        const VEHICLE = 1 << 82;
        /// triggered, sparked: what comes of it is nearer to the harm
        const SETS_OFF = 1 << 83;
        /// reason, plan: "for killing" anyone
        const MOTIVE = 1 << 84;
        /// comedian, band: "killed" at a show
        const PERFORMER = 1 << 85;
    }
}

static TABLE: LazyLock<Roles<Role>> = LazyLock::new(|| Roles::of(FILE));

/// Does a lower-case word play one of these parts?
pub fn plays(lower: &str, roles: Role) -> bool {
    TABLE.plays(lower, roles)
}

/// Reports the classes of the file's words.
pub(super) fn classes(add: &mut Add<'_>) {
    for word in TABLE.words() {
        add(word, Class::CASUALTY_PART);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        Roles::<Role>::check("casualty_words.tsv", FILE);
        assert!(plays("shoulder", Role::BODY_PART) && !plays("shoulder", Role::HOME) && !plays("tea", Role::all()));
    }
}

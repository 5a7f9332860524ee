//! Particles inside, suffixes of and letters behind names of persons (`data/particles.tsv`).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Add, Class, tsv};

const FILE: &str = include_str!("data/particles.tsv");

/// What a particle does in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Particle {
    /// The Arabic article and its like: "al", "abd".
    Arabic,
    /// "bin", "ould": son or daughter of.
    Patronymic,
    /// "de", "van": before a family name.
    European,
    /// "Jr.", "III": behind the name.
    Suffix,
    /// "KC", "OBE", "MP": an honour or office behind the name, no part of it.
    Letters,
}

static TABLE: LazyLock<FxHashMap<&'static str, Particle>> = LazyLock::new(|| {
    let kind = |kind: &str| match kind {
        "arabic" => Particle::Arabic,
        "patronymic" => Particle::Patronymic,
        "european" => Particle::European,
        "letters" => Particle::Letters,
        _ => Particle::Suffix,
    };
    tsv::table(FILE).map(|[word, k]| (word, kind(k))).collect()
});

/// Looks up a lower-case word.
pub fn particle(lower: &str) -> Option<Particle> {
    TABLE.get(lower).copied()
}

/// Reports the classes of the file's words.
pub(super) fn classes(add: &mut Add<'_>) {
    for (word, particle) in TABLE.iter() {
        match particle {
            Particle::Arabic | Particle::Patronymic | Particle::European => add(word, Class::NAME_PARTICLE),
            Particle::Suffix => add(word, Class::NAME_SUFFIX),
            // Asked for by name where a person's name ends: most are words of other kinds too.
            Particle::Letters => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order_and_is_read() {
        tsv::check("particles.tsv", FILE, 2);
        assert_eq!(particle("van"), Some(Particle::European));
        assert_eq!(particle("jr."), Some(Particle::Suffix));
        assert_eq!(particle("obe"), Some(Particle::Letters));
        assert_eq!(particle("house"), None);
    }
}

//! Character references of HTML by name, as they are left over in plain text (`data/entities.tsv`).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::tsv;

const FILE: &str = include_str!("data/entities.tsv");

static TABLE: LazyLock<FxHashMap<&'static str, char>> = LazyLock::new(|| {
    let row = |[name, code]: [&'static str; 2]| Some((name, u32::from_str_radix(code, 16).ok().and_then(char::from_u32)?));
    tsv::table(FILE).filter_map(row).collect()
});

/// Bytes of the longest name.
pub const LONGEST: usize = 24;

/// The character that a name stands for ("eacute": é). Capitals count: "Eacute" is É.
pub fn named(name: &str) -> Option<char> {
    TABLE.get(name).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order_and_is_read() {
        tsv::check("entities.tsv", FILE, 2);
        assert_eq!(TABLE.len(), tsv::rows(FILE).count());
        assert!(TABLE.keys().all(|name| name.len() <= LONGEST && name.bytes().all(|b| b.is_ascii_alphanumeric())));
        assert_eq!((named("eacute"), named("Eacute"), named("amp"), named("apos")), (Some('é'), Some('É'), Some('&'), Some('\'')));
        // Letters that news writes after an ampersand, and words.
        for name in ["T", "D", "A", "P", "M", "Jerry", "and", "or", "in", "c", ""] {
            assert_eq!(named(name), None, "{name}");
        }
    }
}

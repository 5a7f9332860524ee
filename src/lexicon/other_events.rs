//! Phrases that open a sentence about another event (`data/other_events.tsv`): "In a separate incident", "Elsewhere".

use std::sync::LazyLock;

use super::phrases::Phrases;

const FILE: &str = include_str!("data/other_events.tsv");

static TABLE: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::listed(FILE));

/// Does such a phrase stand at a place (`word(0)` its first word, lower case)?
pub fn stands<'a>(word: impl Fn(usize) -> &'a str) -> bool {
    TABLE.stand(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        crate::lexicon::tsv::check("other_events.tsv", FILE, 1);
        assert!(stands(|k| ["in", "a", "separate", "attack"].get(k).copied().unwrap_or("")));
        assert!(!stands(|k| ["in", "a", "house"].get(k).copied().unwrap_or("")));
    }
}

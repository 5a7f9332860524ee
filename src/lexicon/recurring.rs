//! What is said of times of year that come again every year (`data/recurring.tsv`): "rainy season", "usually".

use std::sync::LazyLock;

use super::phrases::Phrases;

const FILE: &str = include_str!("data/recurring.tsv");

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
        crate::lexicon::tsv::check("recurring.tsv", FILE, 1);
        assert!(stands(|k| ["rainy", "season"].get(k).copied().unwrap_or("")));
        assert!(!stands(|k| ["the", "season"].get(k).copied().unwrap_or("")));
    }
}

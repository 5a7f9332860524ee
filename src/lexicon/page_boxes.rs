//! Words in the classes of a page's elements that hold no part of its story (`data/page_boxes.tsv`).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::tsv;
use crate::closed_set::closed_set;

const FILE: &str = include_str!("data/page_boxes.tsv");

closed_set! {
    /// What a word in the class of an element says.
    pub enum PageBox {
        /// It is no part of the story.
        Box = "box",
        /// It is none where it is short.
        Mark = "mark",
    }
}

static TABLE: LazyLock<FxHashMap<&'static str, PageBox>> =
    LazyLock::new(|| tsv::table(FILE).filter_map(|[word, what]| Some((word, PageBox::from_name(what)?))).collect());

/// What the classes and the id of an element say, which are given as they are written.
pub fn page_box(classes: &str) -> Option<PageBox> {
    let mut found = None;
    let mut look = |word: &mut String| {
        found = match (found, TABLE.get(word.as_str())) {
            (Some(PageBox::Box), _) | (_, None) => found,
            (_, Some(what)) => Some(*what),
        };
        word.clear();
    };
    let mut word = String::new();
    let mut small = false;
    for c in classes.chars() {
        if !c.is_ascii_alphabetic() || c.is_ascii_uppercase() && small {
            look(&mut word);
        }
        small = c.is_ascii_lowercase();
        if c.is_ascii_alphabetic() {
            word.push(c.to_ascii_lowercase());
        }
    }
    look(&mut word);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        tsv::check("page_boxes.tsv", FILE, 2);
        for [word, what] in tsv::table(FILE) {
            assert!(PageBox::from_name(what).is_some(), "{word}: {what}");
        }
    }

    #[test]
    fn classes_are_cut_into_words() {
        for (classes, what) in [
            ("related-stories", Some(PageBox::Box)),
            ("col-3 relatedStories", Some(PageBox::Box)),
            ("article_byline", Some(PageBox::Mark)),
            ("author-bio promo", Some(PageBox::Box)),
            ("story-body", None),
            ("headline correlated", None),
            ("", None),
        ] {
            assert_eq!(page_box(classes), what, "{classes}");
        }
    }
}

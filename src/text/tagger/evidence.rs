//! What a capitalised word does elsewhere in the article: evidence for what it names here.

use crate::lexicon::Class;
use crate::text::{Case, Document, Small, TokenKind, WordId};

/// What one word does in an article, counted over its capitalised occurrences in running text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Habit {
    /// Occurrences.
    pub count: u16,
    /// Not at the start of a sentence.
    pub inside: u16,
    /// Right after a title ("President").
    pub after_title: u16,
    /// Right after in, near, from, at, across, to …
    pub after_place_cue: u16,
    /// Right after "the".
    pub after_the: u16,
    /// Beside a verb of saying or before "who".
    pub by_cue: u16,
    /// With a capitalised word on the left.
    pub left_capital: u16,
    /// With a capitalised word on the right.
    pub right_capital: u16,
    /// Right after a known given name.
    pub after_given: u16,
    /// Followed by a possessive.
    pub possessive: u16,
}

/// The habits of an article's capitalised words, by the lower-case form. Kept from article to article: what belongs to another has
/// another stamp.
#[derive(Debug, Default)]
pub struct Evidence {
    stamp: u32,
    /// For each word: the article in which it has a habit, and where that stands in `habits`.
    at: Vec<(u32, u32)>,
    habits: Vec<Habit>,
    /// For each word: the last article in which it was written in lower case.
    lower: Vec<u32>,
    /// For each sentence: is it mostly capitalised, so that capitals say little?
    titled: Vec<bool>,
}

impl Evidence {
    /// Reads a document; what was gathered of another is gone.
    pub fn gather(&mut self, doc: &Document) {
        self.stamp = self.stamp.wrapping_add(1);
        if self.stamp == 0 {
            self.at.clear();
            self.lower.clear();
            self.stamp = 1;
        }
        self.at.resize(doc.words.len(), (0, 0));
        self.lower.resize(doc.words.len(), 0);
        self.habits.clear();
        self.titled.clear();
        for sentence in &doc.sentences {
            let titled = is_titled(doc, sentence.tokens.range());
            self.titled.push(titled);
            let first = sentence.tokens.first as usize;
            for at in sentence.tokens.range() {
                let token = doc.tokens[at];
                if !matches!(token.kind, TokenKind::Word | TokenKind::Abbreviation) {
                    continue;
                }
                if token.case == Case::Lower {
                    self.lower[token.word.index()] = self.stamp;
                } else if !titled && token.case.is_capital() {
                    self.note(doc, at, first);
                }
            }
        }
    }

    fn note(&mut self, doc: &Document, at: usize, first: usize) {
        let slot = &mut self.at[doc.folded(at).index()];
        if slot.0 != self.stamp {
            *slot = (self.stamp, self.habits.len() as u32);
            self.habits.push(Habit::default());
        }
        let Some(habit) = self.habits.get_mut(slot.1 as usize) else { return };
        let bump = |count: &mut u16, yes: bool| *count = count.saturating_add(u16::from(yes));
        bump(&mut habit.count, true);
        bump(&mut habit.inside, at > first && doc.tokens[at - 1].kind != TokenKind::Quote);
        if at > first {
            let left = doc.word(at - 1);
            bump(&mut habit.after_title, left.is(Class::TITLE));
            bump(&mut habit.after_place_cue, left.small.contains(Small::TOWARDS));
            bump(&mut habit.after_the, left.small.contains(Small::THE));
            bump(
                &mut habit.left_capital,
                left.is_capitalized() && left.lower().len() > 1 && !left.is(Class::DETERMINER | Class::PREPOSITION),
            );
            bump(&mut habit.after_given, left.entry.given >= 4 && left.is_capitalized());
            bump(&mut habit.by_cue, left.is(Class::CUE));
        }
        if at + 1 < doc.tokens.len() {
            let right = doc.word(at + 1);
            bump(&mut habit.right_capital, right.is_capitalized());
            bump(&mut habit.by_cue, right.is(Class::CUE) || right.small.contains(Small::WHO));
            bump(&mut habit.possessive, right.small.contains(Small::POSSESSIVE));
        }
    }

    /// The habits of a word by its lower-case form.
    pub fn habit(&self, folded: WordId) -> Option<&Habit> {
        let (stamp, at) = *self.at.get(folded.index())?;
        if stamp == self.stamp { self.habits.get(at as usize) } else { None }
    }

    /// Does the word occur in lower case too?
    pub fn is_lower_too(&self, folded: WordId) -> bool {
        self.lower.get(folded.index()) == Some(&self.stamp)
    }

    /// Is this sentence (by index) mostly capitalised?
    pub fn is_titled(&self, sentence: usize) -> bool {
        self.titled.get(sentence).copied().unwrap_or(false)
    }
}

/// Is a sentence written in Title Case or in capitals?
fn is_titled(doc: &Document, tokens: std::ops::Range<usize>) -> bool {
    // Few sentences have so many capitals at all.
    if doc.tokens[tokens.clone()].iter().filter(|token| token.case.is_capital()).count() < 4 {
        return false;
    }
    let (mut capital, mut lower) = (0, 0);
    for at in tokens {
        // Small words stay small in titles.
        if doc.lower(at).len() <= 3 {
            continue;
        }
        match doc.case(at) {
            Case::Capital | Case::Upper => capital += 1,
            Case::Lower => lower += 1,
            _ => {}
        }
    }
    capital >= 4 && capital > 2 * lower
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::article_from_text;

    #[test]
    fn words_are_watched_through_the_whole_article() {
        let mut doc = Document::default();
        let mut evidence = Evidence::default();
        for text in ["Xavora fell. In Xavora, the Xavora market", "Mr. Xavora said so. Later Xavora, who left, said: market. Markets!"] {
            doc.read(&article_from_text(text));
            evidence.gather(&doc);
        }
        let id = |doc: &Document, lower: &str| (0..doc.tokens.len()).find(|&k| doc.lower(k) == lower).map(|k| doc.folded(k)).unwrap();
        let habit = evidence.habit(id(&doc, "xavora")).unwrap();
        assert_eq!((habit.count, habit.inside, habit.after_title, habit.after_the), (2, 2, 1, 0), "{habit:?}");
        assert_eq!(habit.by_cue, 1);
        assert!(evidence.is_lower_too(id(&doc, "market")) && !evidence.is_lower_too(id(&doc, "markets")));
        assert!(evidence.habit(id(&doc, "market")).is_none());
    }

    #[test]
    fn titles_are_told_by_their_capitals() {
        let mut doc = Document::default();
        let mut evidence = Evidence::default();
        for (text, want) in
            [("Rebels Shell Market In Northern City", true), ("Rebels shelled the northern market of Xavora City before dawn.", false)]
        {
            doc.read(&article_from_text(text));
            evidence.gather(&doc);
            assert_eq!(evidence.is_titled(0), want, "{text}");
        }
    }
}

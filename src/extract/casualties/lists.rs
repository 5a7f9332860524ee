//! Lists of noun phrases: their members to the right and to the left, and the parts that a figure names.

use super::view::View;
use crate::lexicon::Class;
use crate::lexicon::casualties::Frame;
use crate::lexicon::casualty_words::Role;
use crate::text::TokenKind;

/// Members of a list at most.
const MOST_MEMBERS: usize = 150;

impl View<'_> {
    /// The members of a list that goes on to the right of a phrase, the phrase first.
    pub(super) fn list_right(&self, np: usize) -> Vec<usize> {
        let mut list = vec![np];
        let mut k = self.nps[np].end;
        for _ in 0..MOST_MEMBERS {
            k = self.skip_modifiers(k);
            let mut j = k;
            if self.lower(j) == "," {
                j += 1;
                // ", 34," behind a name
                if let Some(age) = self.np_at(j).filter(|&age| self.nps[age].bare && self.is_aside_number(age)) {
                    k = self.nps[age].end;
                    continue;
                }
            }
            if matches!(self.lower(j), "and" | "or" | "&" | "plus") {
                j += 1;
            } else if self.lower(j) == "as" && self.lower(j + 1) == "well" && self.lower(j + 2) == "as" {
                j += 3;
            }
            if j == k {
                break;
            }
            let Some(next) = self.np_at(j).filter(|&m| self.nps[m].first == j) else { break };
            let phrase = &self.nps[next];
            // "the death of a clerk, county sheriff's deputies said"
            let owner = self.token_in(phrase.end) == Some(TokenKind::Clitic);
            if !phrase.is_victims()
                || owner
                || phrase.count.is_none()
                || phrase.bare && !phrase.other
                || phrase.pronoun
                || self.is_same_person(np, next)
                || self.starts_clause(phrase.end)
            {
                break;
            }
            list.push(next);
            k = phrase.end;
        }
        list
    }

    /// "a teacher and mother of three", "the pilot and sole occupant": one person, of whom two things are said.
    fn is_same_person(&self, np: usize, next: usize) -> bool {
        let (one, other) = (&self.nps[np], &self.nps[next]);
        let determined = |at: usize| self.word(at).is(Class::DETERMINER);
        let joined = self.lower(other.first.wrapping_sub(1)) == "and" && one.end + 1 == other.first;
        let plain = !determined(other.first) && !self.word(other.first).is(Class::NUMBER) && !self.word(other.first).is_capitalized();
        joined && one.single && other.single && determined(one.first) && plain && !self.is_age(other.first)
    }

    /// The members of a list that ends with a phrase, in order, the phrase last.
    pub(super) fn list_left(&self, np: usize) -> Vec<usize> {
        let mut list = vec![np];
        let mut k = self.nps[np].first;
        let mut joined = false;
        for _ in 0..MOST_MEMBERS {
            let mut j = k;
            if j > self.first && matches!(self.lower(j - 1), "and" | "or" | "&") {
                j -= 1;
                joined = true;
            }
            if j > self.first && self.lower(j - 1) == "," {
                j -= 1;
            }
            if j == k || !joined || j == self.first {
                break;
            }
            let mut before = self.np_at(j - 1);
            while let Some(m) = before
                && self.nps[m].first > self.first
                && (self.under_preposition(m) || self.is_aside_number(m))
            {
                let q = self.nps[m].first - 1;
                before = if q > self.first { self.np_at(q - 1) } else { None };
            }
            let Some(m) = before else { break };
            let phrase = &self.nps[m];
            let object = phrase.first > self.first && (self.is_verb(phrase.first - 1) || self.trigger_at(phrase.first - 1).is_some());
            if !phrase.is_victims()
                || phrase.count.is_none()
                || phrase.bare && !phrase.other && self.nps[np].bare
                || phrase.pronoun
                || object
            {
                break;
            }
            list.push(m);
            k = phrase.first;
        }
        list.reverse();
        list
    }

    /// "including three children", "among them two women", "three of them children": the phrases, looked for from `at` to `until`.
    pub(super) fn parts(&self, at: usize, until: usize) -> Vec<usize> {
        let limit = until.min(self.end).min(at + 28);
        let mut k = at;
        while k < limit {
            let lower = self.lower(k);
            let begins = match lower {
                "including" => Some(k + 1),
                "among" if matches!(self.lower(k + 1), "them" | "whom") => Some(k + 2 + usize::from(self.is_verb(k + 2))),
                _ => None,
            };
            if let Some(from) = begins {
                let Some(np) = self.np_at(from).filter(|&np| self.nps[np].first == from) else { return Vec::new() };
                return if self.nps[np].count.is_some() && self.nps[np].is_victims() { self.list_right(np) } else { Vec::new() };
            }
            if let Some(np) = self.np_at(k) {
                let phrase = &self.nps[np];
                let set_off =
                    k > self.first && (self.lower(k - 1) == "," || self.lower(k - 1) == "(" || self.token(k - 1) == TokenKind::Dash);
                if phrase.of_them && phrase.first == k && set_off && !self.is_finite(phrase.end) {
                    return vec![np];
                }
                // "Of the 40 killed, 12 were children."
                let whole = at.checked_sub(1).and_then(|k| self.trigger_at(k)).map_or(at, |t| self.triggers[t].first);
                let out_of = whole > self.first
                    && self
                        .np_at(whole - 1)
                        .is_some_and(|np| self.nps[np].first > self.first && self.lower(self.nps[np].first - 1) == "of")
                    && matches!(self.lower(phrase.end), "were" | "are" | "was" | "is")
                    && self.np_at(phrase.end + 1).is_some_and(|np| self.nps[np].person);
                if phrase.bare && phrase.count.is_some() && phrase.first == k && set_off && out_of {
                    return vec![np];
                }
                // "Thirty were hurt, ten seriously", but "two dead, three seriously wounded"
                let severely =
                    self.plays(phrase.end, Role::SEVERELY) && self.trigger_at(phrase.end).or(self.trigger_at(phrase.end + 1)).is_none();
                if phrase.bare && phrase.count.is_some() && phrase.first == k && set_off && severely {
                    return vec![np];
                }
                // Others, of another figure: "and eight more, including …".
                if k > at && phrase.count.is_some() && phrase.is_victims() && !self.under_preposition(np) {
                    break;
                }
                k = phrase.end.max(k + 1);
                continue;
            }
            if lower == ";"
                // "were hurt and taken to hospital, including": of the same victims.
                || self.trigger_at(k).is_some_and(|t| self.triggers[t].frame != Frame::Carry) && k > at
                || matches!(lower, "who" | "when" | "while" | "where" | "and" | "but") && self.starts_clause(k + 1)
            {
                break;
            }
            k += 1;
        }
        Vec::new()
    }
}

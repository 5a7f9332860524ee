//! Lists of noun phrases: their members to the right and to the left, and the parts that a figure names.

use super::view::{Np, View};
use crate::lexicon::Class;
use crate::lexicon::casualties::Frame;
use crate::lexicon::casualty_words::Role;
use crate::text::TokenKind;

/// Members of a list at most.
const MOST_MEMBERS: usize = 150;

impl View<'_> {
    /// The members of a list that goes on to the right of a phrase, the phrase first.
    pub(super) fn list_right(&self, np: usize) -> Vec<usize> {
        // "The murders of Ana Ruiz and Luis Vega shook the town": the verb behind is that of the murders.
        let first = self.nps[np].first;
        let opens = first > self.first && self.lower(first - 1) == "of" && !(self.first..first).any(|k| self.is_finite(k));
        let mut list = vec![np];
        let mut k = self.nps[np].end;
        for _ in 0..MOST_MEMBERS {
            k = self.skip_modifiers(k);
            let mut j = k;
            let last = list.last().map_or(np, |&m| m);
            let named = self.nps[last].name.is_some();
            if self.lower(j) == "," {
                j += 1;
                // ", 34," behind a name
                if let Some(age) = self.np_at(j).filter(|&age| self.nps[age].bare && self.is_aside_number(age)) {
                    k = self.nps[age].end;
                    continue;
                }
                // ", of Reno," behind a name
                let home = self.np_at(j + 1).filter(|&m| named && self.nps[m].first == j + 1 && self.lower(j) == "of");
                if let Some(home) = home {
                    k = self.nps[home].end;
                    continue;
                }
            } else if self.lower(j) == "(" && self.token_in(j + 1) == Some(TokenKind::Number) && self.lower(j + 2) == ")" && named {
                k = j + 3;
                continue;
            } else if self.lower(j) == ";" && named {
                // "Ana Ruiz, 34; Luis Vega, 40; and Karl Brandt, 20"
                let next = j + 1 + usize::from(self.lower(j + 1) == "and");
                if !self.np_at(next).is_some_and(|m| self.nps[m].first == next && self.nps[m].name.is_some()) {
                    break;
                }
                j += 1;
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
                || self.is_counted_together(last, next)
                || self.starts_clause(phrase.end) && !(opens && self.lower(phrase.first.wrapping_sub(1)) == "and")
            {
                break;
            }
            list.push(next);
            k = phrase.end;
        }
        self.without_appositions(&mut list);
        list
    }

    /// Does "and", or a mark other than a comma, part a member from the one before it?
    fn is_joined(&self, np: usize) -> bool {
        self.lower(self.nps[np].first.wrapping_sub(1)) != ","
    }

    /// "his sister, Eva Vega, and a guard", "Luis Vega, a clerk of the court": what stands behind a comma alone and says more of the member before it.
    fn without_appositions(&self, list: &mut Vec<usize>) {
        if list.len() < 2 {
            return;
        }
        let one = |np: usize| self.nps[np].single && self.nps[np].person && !self.nps[np].other;
        let named = |np: usize| self.nps[np].name.is_some();
        // The description behind the last name; a list ends with "and".
        if let [.., name, last] = list[..]
            && list.len() > 2
            && named(name)
            && one(last)
            && !named(last)
            && !self.is_joined(last)
        {
            list.pop();
        }
        // The description before a name, where it is not itself joined to what stands before.
        let mut k = 0;
        while k + 1 < list.len() {
            let (this, next) = (list[k], list[k + 1]);
            let beside = self.nps[this].end + 1 == self.nps[next].first && !self.is_joined(next);
            let last = k + 2 == list.len();
            let closed = last || self.is_joined(list[k + 2]) && self.lower(self.nps[next].end) == ",";
            // "Ana Ruiz, a cook from Brest, and Luis Vega": what stands after a name and before the next.
            let told = one(this) && named(this) && one(next) && !named(next) && !self.is_joined(next);
            if told && list.get(k + 2).is_some_and(|&after| named(after)) {
                list.remove(k + 1);
            } else if one(this) && !named(this) && one(next) && named(next) && beside && closed {
                list.remove(k);
            }
            k += 1;
        }
    }

    /// "30 Kenyans and foreigners": the number is that of both, where the second has none of its own.
    fn is_counted_together(&self, np: usize, next: usize) -> bool {
        let (one, other) = (&self.nps[np], &self.nps[next]);
        let numeral = |phrase: &Np| (phrase.first..phrase.end).any(|k| self.doc.numeral_at(k).is_some());
        let several = one.count.is_some_and(|c| c.max != Some(1) && c.share.is_none()) && numeral(one);
        let plain = !numeral(other) && !other.other && !other.single && !other.definite && other.inner.is_none();
        several && plain && self.lower(one.end) == "and" && one.end + 1 == other.first
    }

    /// "a teacher and mother of three", "the owner and only guest": one person, of whom two things are said.
    fn is_same_person(&self, np: usize, next: usize) -> bool {
        let (one, other) = (&self.nps[np], &self.nps[next]);
        let determined = |at: usize| self.word(at).is(Class::DETERMINER);
        let joined = self.lower(other.first.wrapping_sub(1)) == "and" && one.end + 1 == other.first;
        let plain = !determined(other.first) && !self.word(other.first).is(Class::NUMBER) && !self.word(other.first).is_capitalized();
        // "his wife and son", but "his wife and mother of his children"
        let is_kin = |np: &Np| np.words.is_some_and(|w| w.range().any(|k| self.plays(k, Role::KIN)));
        let kin = is_kin(one) && is_kin(other) && self.lower(other.end) != "of";
        joined && !kin && one.single && other.single && determined(one.first) && plain && !self.is_age(other.first)
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
            // "left a guard and two clerks dead"
            let leaves = phrase.first > self.first
                && (self.plays(phrase.first - 1, Role::FINDS | Role::SAYS) || self.lower(phrase.first - 1) == "say");
            let object =
                phrase.first > self.first && !leaves && (self.is_verb(phrase.first - 1) || self.trigger_at(phrase.first - 1).is_some());
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
        self.without_appositions(&mut list);
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
                // "including Vega's son": the son.
                let owner = |np: usize| {
                    let next = self.nps[np].end;
                    self.token_in(next) == Some(TokenKind::Clitic) || matches!(self.lower(next), "'" | "’") && self.continues(next + 1)
                };
                let starts = |at: usize| self.np_at(at).filter(|&np| self.nps[np].first == at);
                let own = |np: usize| if owner(np) { starts(self.nps[np].end + 1) } else { Some(np) };
                let Some(np) = starts(from).and_then(own) else { return Vec::new() };
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

//! Victims whom the story names away from its figures: "the boy was identified as Tom Hale", "the murder of Ana Ruiz", "the victims were …".

use super::named::{Named, are_listed, described_from, is_of_list};
use super::suspects::Suspicion;
use crate::extract::event::scene::Scene;
use crate::extract::findings::{CasualtyKind, EventVictim, Scope};
use crate::lexicon::Class;
use crate::lexicon::event_words::{Role, plays};
use crate::lexicon::persons::{Number, VictimKind, person_noun};
use crate::lexicon::{casualties, casualty_words};
use crate::text::{Document, TokenKind};

/// A victim by a cue.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    /// What the cue says became of the person; None: it does not say.
    pub status: Option<CasualtyKind>,
    /// The figure that counts the person, where the cue goes with one.
    pub figure: Option<usize>,
    pub rule: &'static str,
}

impl Cue {
    fn new(rule: &'static str, status: Option<CasualtyKind>, figure: Option<usize>) -> Self {
        Self { status, figure, rule }
    }
}

/// The cues, each with the number of the mention it stands with.
/// `of_figures`: the victims whom figures name already; lists go on after them too.
pub(super) fn find(scene: &Scene<'_>, named: &[Named], suspicions: &[Suspicion], of_figures: &[EventVictim]) -> Vec<(usize, Cue)> {
    let mut cues: Vec<(usize, Cue)> = Vec::new();
    for (k, name) in named.iter().enumerate() {
        let suspicion = suspicions[name.person];
        if suspicion.suspect || suspicion.accused {
            continue;
        }
        let reader = Reader::new(scene, named, k);
        let listed = || {
            let &(last, cue) = cues.last()?;
            let same = last + 1 == k && named[last].sentence == name.sentence && are_listed(scene.doc, named[last].tokens, name.tokens);
            // "the victim, Ana Ruiz, and Tom Hale": a list follows only a cue that can name several.
            (same && cue.rule != "owner").then_some(Cue { rule: "listed", ..cue })
        };
        let counted = || {
            let victim = of_figures.iter().find(|victim| victim.person == Some(name.person) && victim.span.contains(name.span))?;
            Some(Cue::new("figure", Some(victim.status), victim.figure))
        };
        if let Some(cue) = counted().or_else(|| reader.cue()).or_else(listed) {
            cues.push((k, cue));
        }
    }
    cues.extend(listed_before(scene, named, suspicions, &cues));
    cues
}

/// "Ana Ruiz, Tom Hale and Eva Cole were killed": those who stand in a list before the one whom a figure names.
fn listed_before(scene: &Scene<'_>, named: &[Named], suspicions: &[Suspicion], cues: &[(usize, Cue)]) -> Vec<(usize, Cue)> {
    let mut before = Vec::new();
    for &(at, cue) in cues.iter().filter(|(_, cue)| cue.rule == "figure") {
        for k in (0..at).rev() {
            let (one, next) = (named[k], named[k + 1]);
            let suspicion = suspicions[one.person];
            if one.sentence != next.sentence || suspicion.suspect || suspicion.accused || !are_listed(scene.doc, one.tokens, next.tokens) {
                break;
            }
            before.push((k, Cue { rule: "listed", ..cue }));
        }
    }
    before
}

struct Reader<'a> {
    scene: &'a Scene<'a>,
    doc: &'a Document,
    name: Named,
    /// The sentence's first token, or the end of the name before.
    from: usize,
    /// The sentence's first token.
    first: usize,
    /// The sentence's end, or the name after.
    to: usize,
    /// The first token of what describes the person before the name.
    head: usize,
}

impl<'a> Reader<'a> {
    fn new(scene: &'a Scene<'a>, named: &[Named], k: usize) -> Self {
        let (doc, name) = (scene.doc, named[k]);
        let sentence = doc.sentences[name.sentence].tokens;
        let after = |k: usize| k.checked_sub(1).map_or(sentence.first, |k| named[k].tokens.end.max(sentence.first)) as usize;
        let mut from = after(k);
        let to = named.get(k + 1).map_or(sentence.end, |next| next.tokens.first.min(sentence.end)) as usize;
        let mut head = described_from(doc, name.tokens, from);
        // "Luis Vega's daughter Ana Vega": what stands before Luis.
        if head == from + 1 && from > sentence.first as usize && doc.tokens[from].kind == TokenKind::Clitic {
            from = after(k - 1);
            head = described_from(doc, named[k - 1].tokens, from);
        }
        Self { scene, doc, name, from, first: sentence.first as usize, to, head }
    }

    /// The lower-case word so many tokens before the phrase that names the person; "" before the name before it.
    fn back(&self, n: usize) -> &'a str {
        self.head.checked_sub(n).filter(|&k| k >= self.from).map_or("", |k| self.doc.lower(k))
    }

    fn cue(&self) -> Option<Cue> {
        if self.is_owner_of_kin() {
            return None;
        }
        let cue =
            self.identified().or_else(|| self.suffered()).or_else(|| self.owner()).or_else(|| self.object()).or_else(|| self.of_figure());
        let cue = cue.or_else(|| self.victim_noun()).or_else(|| self.inverted()).or_else(|| self.relative())?;
        (!self.is_background()).then_some(cue)
    }

    /// "was identified as Tom Hale", "identified him as Tom Hale": whom, says the noun before.
    fn identified(&self) -> Option<Cue> {
        // "identified as Vega's mother, Ana Vega, 57; his sister, Eva Vega, 34"
        let named_as = (self.first..self.head).rev().take(AS_REACH).find(|&k| matches!(self.doc.lower(k), "as" | ":"));
        let through = named_as.is_some_and(|k| is_of_list(self.doc, k + 1..self.head));
        let verb = (self.first..self.head).rev().take(IDENTIFIED_REACH).find(|&k| plays(self.doc.lower(k), Role::IDENTIFIES));
        let is = matches!(self.back(1), "is" | "was" | "are" | "were");
        let verb = match verb {
            Some(verb) if through => verb,
            // "says the woman is Ana Ruiz"
            _ if is => self.head - 1,
            _ => return None,
        };
        let whom = self.whom(verb)?;
        let known = plays(self.doc.lower(whom), Role::VICTIM)
            || casualty_words::plays(self.doc.lower(whom), casualty_words::Role::VICTIM | casualty_words::Role::BODY);
        if is && !known && !self.is_told_of_one(whom) {
            return None;
        }
        let harmed = known || self.harmed_before(whom);
        harmed.then(|| Cue::new("identified", None, None))
    }

    /// The noun or pronoun for who is identified: before the verb, or between it and "as".
    fn whom(&self, verb: usize) -> Option<usize> {
        let means = |&k: &usize| {
            let lower = self.doc.lower(k);
            let noun = person_noun(lower).is_some_and(|noun| noun.kind != Some(VictimKind::Attacker));
            let victim = plays(lower, Role::VICTIM) || casualty_words::plays(lower, casualty_words::Role::BODY);
            let pronoun = matches!(lower, "he" | "she" | "him" | "her" | "they" | "them" | "both");
            (noun || victim || pronoun) && !plays(lower, Role::SUSPECT)
        };
        let active = (verb + 1..self.head).find(means);
        let suspect = |k: usize| plays(self.doc.lower(k), Role::SUSPECT);
        // "The gunman was identified as", "identified the suspect as"
        if (verb + 1..self.head).any(suspect) {
            return None;
        }
        active.or_else(|| {
            let before = self.first..verb;
            let nearest = before.clone().rev().find(|k| means(k) || suspect(*k))?;
            (!suspect(nearest)).then_some(nearest)
        })
    }

    /// Is harm told of in this sentence or the one before, and nothing that would make the person a suspect's?
    fn harmed_before(&self, whom: usize) -> bool {
        let at = self.name.sentence;
        let sentences = [Some(at), at.checked_sub(1)];
        let figure_in = |sentence: usize| {
            let span = self.doc.span(self.doc.sentences[sentence].tokens);
            self.scene.figures.iter().any(|&k| span.contains(self.scene.findings.casualties[k].span))
        };
        let suspect_in = |sentence: usize| {
            let tokens = self.doc.sentences[sentence].tokens.range();
            tokens.into_iter().any(|k| plays(self.doc.lower(k), Role::SUSPECT | Role::ACCUSES) && self.doc.lower(k) != "driver")
        };
        // "The four men who were shot have been identified as"
        let counted = self.scene.figures.iter().any(|&k| {
            let figure = &self.scene.findings.casualties[k];
            figure.victims.as_ref().is_some_and(|v| v.span.cover(figure.span).contains(self.doc.tokens[whom].span))
        });
        if counted && !suspect_in(at) {
            return true;
        }
        let near = sentences.iter().flatten().any(|&s| figure_in(s));
        let plural = person_noun(self.doc.lower(whom)).is_some_and(|noun| noun.number == Number::Many);
        let coroner = self.doc.sentences[at]
            .tokens
            .range()
            .any(|k| matches!(self.doc.lower(k), "coroner" | "coroners" | "examiner" | "autopsy" | "morgue"));
        coroner || !sentences.iter().flatten().any(|&s| suspect_in(s)) && (near || plural && !self.scene.figures.is_empty())
    }

    /// Does the article tell of one such person hurt: "a woman was shot", and then "the woman is Ana Ruiz"?
    fn is_told_of_one(&self, whom: usize) -> bool {
        let lower = self.doc.lower(whom);
        let definite = whom > 0 && matches!(self.doc.lower(whom - 1), "the" | "this");
        definite
            && self.scene.figures.iter().any(|&k| {
                let victims = self.scene.findings.casualties[k].victims.as_ref();
                victims.is_some_and(|v| v.people.is_empty() && self.doc.tokens_in(v.span).range().any(|t| self.doc.lower(t) == lower))
            })
    }

    /// "the murder of Ana Ruiz", "the funeral of 19-year-old Ana Ruiz", "killed in the shooting of".
    fn suffered(&self) -> Option<Cue> {
        if !matches!(self.back(1), "of" | "for") {
            return None;
        }
        let noun = self.back(2);
        let suffered = self.back(1) == "of" && plays(noun, Role::SUFFERED);
        let mourned = plays(noun, Role::MOURNS)
            || self.back(1) == "for" && matches!(self.back(3), "funeral" | "burial" | "memorial") && noun == "services";
        (suffered || mourned).then(|| Cue::new("suffered", status_of(noun), None))
    }

    /// "Luis Vega's daughter": what is said is not of Luis.
    fn is_owner_of_kin(&self) -> bool {
        let end = self.name.tokens.end as usize;
        let clitic = self.doc.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Clitic);
        clitic
            && (end + 1..(end + 8).min(self.to.max(end + 1)))
                .take_while(|&k| !matches!(self.doc.lower(k), "," | "and"))
                .any(|k| self.doc.word(k).is(Class::PERSON_NOUN))
    }

    /// "Ruiz's murder", "Ana Ruiz's body"
    fn owner(&self) -> Option<Cue> {
        let end = self.name.tokens.end as usize;
        let clitic = self.doc.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Clitic) && end < self.to;
        let noun =
            (end + 1..(end + 3).min(self.to)).map(|k| self.doc.lower(k)).find(|lower| plays(lower, Role::SUFFERED | Role::MOURNS))?;
        clitic.then(|| Cue::new("owner", status_of(noun), None))
    }

    /// "shot and killed Ana Ruiz", "killing his brother Tom", "firing the shot into 34-year-old Tom Hale".
    fn object(&self) -> Option<Cue> {
        let verb = self.back(1);
        let into = verb == "into" && matches!(self.back(2), "shot" | "shots" | "bullet" | "bullets" | "knife" | "rounds");
        let passive = matches!(self.back(2), "was" | "were" | "been" | "being" | "is" | "are" | "got");
        let acts = plays(verb, Role::OBJECT) && !passive;
        (acts || into).then(|| Cue::new("object", status_of(verb), None))
    }

    /// In apposition to a figure's victims, or in the list after them: "his son, Tom Hale, was shot", "four were hurt, including Ana Ruiz, 20".
    fn of_figure(&self) -> Option<Cue> {
        let sentence = self.doc.span(self.doc.sentences[self.name.sentence].tokens);
        let figures = self.scene.figures.iter().copied().filter(|&k| sentence.contains(self.scene.findings.casualties[k].span));
        for k in figures {
            let figure = &self.scene.findings.casualties[k];
            let several = figure.count.max != Some(1);
            let end = figure.victims.as_ref().map_or(figure.span.end, |v| v.span.end);
            let victims = self.doc.tokens_in(crate::span::Span { start: figure.span.start.min(end), end });
            let gap = victims.end as usize..self.head;
            // "A man was killed, police chief Ana Ruiz said"
            let speaks =
                self.doc.tokens.get(self.name.tokens.end as usize).is_some() && self.doc.word(self.name.tokens.end as usize).is(Class::CUE);
            let apposed = !several && gap.start <= gap.end && self.back(1) == "," && gap.len() == 1 && !speaks;
            let opened = several
                && self.name.span.start >= figure.span.start
                && matches!(self.back(1), "including" | ":" | "were" | "are" | "–" | "—" | "-" | "included" | "include");
            if apposed || opened {
                return Some(Cue::new("of_figure", Some(figure.kind), Some(k)));
            }
        }
        None
    }

    /// "the victim, Ana Ruiz,", "The victims were Ana Ruiz, 20, …", "victim Ana Ruiz"
    fn victim_noun(&self) -> Option<Cue> {
        let links =
            |lower: &str| matches!(lower, "," | ":" | "is" | "was" | "were" | "are" | "include" | "included" | "including" | "as" | "the");
        let mut n = 1;
        while n <= 3 && links(self.back(n)) {
            n += 1;
        }
        let noun = self.back(n);
        let is = plays(noun, Role::VICTIM) && matches!(noun, "victim" | "victims" | "deceased");
        is.then(|| Cue::new("victim", (noun == "deceased").then_some(CasualtyKind::Killed), None))
    }

    /// "Also wounded were Ana Ruiz, 22, and …", "Killed in the crash was Tom Hale".
    fn inverted(&self) -> Option<Cue> {
        if !matches!(self.back(1), "was" | "were" | "is" | "are") {
            return None;
        }
        let status = (self.first..self.head).take(OPENING).find_map(|k| {
            let phrase = casualties::longest(|j| if k + j < self.head { self.doc.lower(k + j) } else { "" });
            phrase?.1
        })?;
        matches!(status, CasualtyKind::Killed | CasualtyKind::Injured | CasualtyKind::Kidnapped | CasualtyKind::Missing)
            .then(|| Cue::new("inverted", Some(status), None))
    }

    /// "Ana Ruiz, the woman who was shot, is expected to live", "the wounded man, Tom Hale,", "slain student Ana Ruiz".
    fn relative(&self) -> Option<Cue> {
        let end = self.name.tokens.end as usize;
        let lower = |k: usize| if k < self.to { self.doc.lower(k) } else { "" };
        let noun = end + 2 < self.to && self.doc.word(end + 2).is(Class::PERSON_NOUN);
        let whom = noun && lower(end) == "," && lower(end + 1) == "the" && lower(end + 3) == "who";
        let harmed = |k: usize| k < self.to && plays(self.doc.lower(k), Role::OBJECT) && plays_passive(self.doc.lower(k - 1));
        if whom && (end + 4..end + 8).any(harmed) {
            return Some(Cue::new("relative", None, None));
        }
        let adjective = match (self.back(1), self.back(2)) {
            (",", noun) if person_noun(noun).is_some() => self.back(3),
            (word, _) => word,
        };
        match adjective {
            "wounded" | "injured" => Some(Cue::new("attributive", Some(CasualtyKind::Injured), None)),
            "slain" | "murdered" | "dead" => Some(Cue::new("attributive", Some(CasualtyKind::Killed), None)),
            _ => None,
        }
    }

    /// Does the sentence tell of another event: its figures are all of others?
    fn is_background(&self) -> bool {
        let sentence = self.doc.span(self.doc.sentences[self.name.sentence].tokens);
        let mut here = self.scene.findings.casualties.iter().filter(|figure| sentence.contains(figure.span)).peekable();
        here.peek().is_some() && here.all(|figure| figure.scope != Scope::Event)
    }
}

fn plays_passive(lower: &str) -> bool {
    matches!(lower, "was" | "were" | "been" | "being" | "is" | "fatally" | "and")
}

/// Tokens between "identified" and the name at most.
const IDENTIFIED_REACH: usize = 24;

/// Tokens at a sentence's opening: "Among the four wounded was Ana Ruiz".
const OPENING: usize = 4;

/// Tokens between "as" and the name at most.
const AS_REACH: usize = 14;

/// What a word says became of the victim: "murder", "killing", "funeral" that they died; "shooting" leaves it open.
fn status_of(lower: &str) -> Option<CasualtyKind> {
    match lower {
        "shooting" | "shootings" | "shot" | "stabbing" | "stabbed" | "struck" | "striking" | "hit" | "hitting" | "beating" | "beat"
        | "into" => None,
        "wounded" | "wounding" | "injuring" | "injured" => Some(CasualtyKind::Injured),
        "abduction" | "kidnapping" | "kidnapped" | "abducted" => Some(CasualtyKind::Kidnapped),
        "disappearance" => Some(CasualtyKind::Missing),
        _ => Some(CasualtyKind::Killed),
    }
}

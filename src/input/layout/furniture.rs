//! Lines around a story that lead elsewhere or say who wrote it: links to other stories, invitations to a newsletter, editors' notes, sign-offs.

use super::cues::cues;
use super::dateline::is_agency;
use super::words::{self, Ending, is_capitalised, is_function, is_upper};
use crate::lexicon::layout::{Role, plays};

/// Words of the longest link.
const LINK: usize = 25;
/// Words of the longest line of a form, and of the longest note of an editor.
const FORM: usize = 45;
const NOTICE: usize = 80;

/// Is it such a line, whatever stands around it?
pub(super) fn is_furniture(text: &str) -> bool {
    is_link(text) || is_form(text) || is_call(text) || is_bracketed(text) || is_notice(text) || is_sign_off(text) || is_desk(text)
}

/// "READ MORE: Storm kills 12", "LISTEN | Why the dam broke": a label, a mark, the headline of another story.
pub(super) fn is_link(text: &str) -> bool {
    // ">> Storm kills 12"
    let arrow = [">>", "»", "►", "▶", "→", "➡"].iter().any(|mark| text.starts_with(mark));
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '"' | '“' | '‘'));
    if arrow && begins_large(text) && words::ending(text) == Ending::Open && is_short(text, LINK) {
        return true;
    }
    let Some(label) = cues(Role::LINK).opens(text) else { return false };
    let Some(headline) = behind_mark(&text[label.len()..]) else { return false };
    let shouted = is_upper(&text[..label.len()]) && !is_upper(headline);
    // "Watch: the officer's was found in a drawer.": a word that begins other lines too.
    let weak = !label.contains(' ') && label != "related";
    let closed = words::ending(text) == Ending::Stop;
    is_short(text, LINK) && !headline.is_empty() && (begins_large(headline) || !weak && !closed) && (!closed || shouted || !weak)
}

/// Where a link begins after the last sentence of a paragraph: "… police said. READ MORE: Storm kills 12".
pub(super) fn link_inside(text: &str) -> Option<usize> {
    let mut from = text.len().saturating_sub(200);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    while let Some((at, label)) = cues(Role::LINK).find(&text[from..]) {
        let (before, rest) = text.split_at(from + at);
        let before = before.trim_end().trim_end_matches(['(', '[', '»', '►', '>', '*', '-', '–', '—']).trim_end();
        let shouted = is_upper(&rest[..label.len()]);
        let capital = rest.starts_with(char::is_uppercase) && label.contains(' ');
        let closed = || words::ending(rest) == Ending::Stop || has_stop(rest);
        if before.ends_with(['.', '!', '?', '”', '"']) && (shouted || capital) && is_link(rest) && !closed() {
            return Some(before.len());
        }
        from += at + label.len();
    }
    None
}

/// Does a sentence end inside?
fn has_stop(text: &str) -> bool {
    text.contains(". ") || text.contains(".” ")
}

/// What stands after a colon, bar, dash or arrow.
fn behind_mark(rest: &str) -> Option<&str> {
    let rest = rest.trim_start_matches([' ', '\u{A0}']);
    let mark = rest.chars().next().filter(|c| matches!(c, ':' | '|' | '–' | '—' | '-' | '»' | '>' | '►' | '→' | '•' | '/'))?;
    Some(rest[mark.len_utf8()..].trim_start_matches([' ', '\u{A0}', '>', '»', '-']))
}

fn begins_large(text: &str) -> bool {
    let first = text.trim_start_matches(['"', '“', '‘', '\'', '«', '(', '[', '$', '£', '€', '*']).chars().next();
    first.is_some_and(|c| c.is_uppercase() || c.is_numeric())
}

fn is_short(text: &str, most: usize) -> bool {
    text.split_whitespace().count() <= most
}

/// "Nora Vik on what counts, in your inbox before seven": of the form by which a reader is won for a newsletter. What somebody says is none.
pub(super) fn is_form(text: &str) -> bool {
    if invites(text) && text.to_lowercase().contains("newsletter") {
        return true;
    }
    let Some((at, _)) = cues(Role::FORM).find(text).filter(|_| is_short(text, FORM)) else { return false };
    // "Nobody was hurt. Sign up for our newsletter": a sentence of the story may stand before it.
    let alone = !has_stop(&text[..at]) || cues(Role::INVITE).opens(text).is_some();
    alone && !text.contains(['"', '“', '”', '«'])
}

/// "Get the Morning Brief", above such a form.
pub(super) fn invites(text: &str) -> bool {
    cues(Role::INVITE).opens(text).is_some() && is_short(text, 10) && words::ending(text) != Ending::Stop
}

/// Is it a line that can be the headline too, above all else: "VIDEO: Storm hits the coast", "Join Tom Reed on X"?
pub(super) fn can_be_headline(text: &str) -> bool {
    is_link(text) || is_call(text) || is_commissioned(text)
}

/// Words of the longest call to follow a medium elsewhere.
const CALL: usize = 14;
/// Words that may end such a call.
const CHANNEL: usize = 5;

/// "Join Torvik News on WhatsApp", "Listen to Rory Blake's podcast here": a call to the reader, up to the channel that it names.
fn is_call(text: &str) -> bool {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    let Some(call) = cues(Role::CALL).opens(text).filter(|_| begins_large(text) && is_short(text, CALL)) else { return false };
    let bare = [" here", " now", " today", " for free"].iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text);
    let mut starts = bare.match_indices(' ').rev().take(CHANNEL).map(|(at, _)| at + 1);
    let Some(channel) = starts.find(|&at| cues(Role::CHANNEL).are(&bare[at..])).filter(|&at| at > call.len()) else { return false };
    let whom = bare[call.len()..channel].trim();
    // "Find friends on Facebook": the paper calls to itself, by its name or as "us".
    let own = whom.split_whitespace().any(|word| begins_large(word) || matches!(word, "us" | "our"));
    (own || whom.is_empty() || bare[channel..].starts_with("our ")) && !whom.contains([',', '“', '”', '"', ':'])
}

/// "[Storm kills twelve in Torvik]": a headline in square brackets is that of another story.
fn is_bracketed(text: &str) -> bool {
    let Some(inner) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) else { return false };
    let words = inner.split_whitespace().count();
    begins_large(inner)
        && !inner.contains(['[', ']'])
        && (4..=LINK).contains(&words)
        && words::ending(inner) == Ending::Open
        && !is_upper(inner)
}

/// "Ana Ruiz for The Harlow Times": whose picture or text it is, and for which paper.
pub(super) fn is_commissioned(text: &str) -> bool {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
    let Some((name, medium)) = text.split_once(" for ").or_else(|| text.split_once('/')) else { return false };
    let (name, medium) = (name.trim(), medium.trim());
    let paper = ["the ", "The "].iter().find_map(|the| medium.strip_prefix(the)).unwrap_or(medium);
    let last = paper.split_whitespace().next_back().unwrap_or("").to_lowercase();
    let whole = (1..=5).contains(&paper.split_whitespace().count())
        && paper.split_whitespace().all(|word| is_capitalised(word) || matches!(word, "of" | "and"));
    name.contains(' ') && is_name(name) && whole && (plays(&last, Role::MASTHEAD) || is_agency(paper))
}

/// "Editor's note: This story was changed after it was published."
fn is_notice(text: &str) -> bool {
    let text = text.trim_start_matches(['(', '[', '*', '_', '-', '–', '—', ' ']);
    let note = cues(Role::NOTICE).opens(text).map(|label| &text[label.len()..]);
    note.is_some_and(|rest| behind_mark(rest).is_some() || rest.trim().is_empty()) && is_short(text, NOTICE)
}

/// "— Otto Lind, Pia Rask and wire reports", "– Reuters, AP", "With AFP": who wrote the story, an agency or a desk among them.
fn is_sign_off(text: &str) -> bool {
    let text = text.trim_end_matches([')', ']', '.', ' ', '*']).trim_start_matches(['(', '[', '*']);
    let names = text.trim_start_matches(['-', '–', '—', '―', '_', ' ', '~']);
    let with = ["with ", "With ", "from ", "From "].iter().find_map(|word| names.strip_prefix(word));
    // "Tom Reed, Lena Holt, The Associated Press": without a dash only so.
    let listed = text.contains(',') && !text.contains(['“', '"']);
    if names.len() == text.len() && with.is_none() && !listed || text.len() > 160 {
        return false;
    }
    let mut wired = false;
    let parts = with
        .unwrap_or(names)
        .split([',', ';', '/'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" & "))
        .flat_map(|part| part.split(" with "));
    for part in parts.map(str::trim).filter(|part| !part.is_empty()) {
        let part = part.strip_prefix("and ").or_else(|| part.strip_prefix("with ")).unwrap_or(part);
        let part = part.strip_prefix("the ").or_else(|| part.strip_prefix("The ")).unwrap_or(part);
        let source = is_agency(part) || cues(Role::SIGNED).are(part);
        wired |= source;
        if !source && (with.is_some() || !is_name(part)) {
            return false;
        }
    }
    wired
}

/// "Editor: Ruth Vance", "Producers: Tom Reed, Lena Holt": a job of the desk, a colon, names and nothing else.
fn is_desk(text: &str) -> bool {
    let text = text.trim_start_matches(['(', '[', '*', '_', '-', '–', '—', ' ']).trim_end_matches([')', ']', '.', '*', '_', ' ']);
    let Some((job, names)) = text.split_once(':') else { return false };
    let desk = |word: &str| plays(&word.to_lowercase(), Role::JOB);
    let jobs = job.split_whitespace().next_back().is_some_and(desk) && is_short(job, 3);
    let mut names = names.split([',', ';', '&']).flat_map(|part| part.split(" and ")).map(str::trim).filter(|part| !part.is_empty());
    jobs && text.len() <= 160 && names.clone().next().is_some() && names.all(|name| is_name(name) && name.contains(' '))
}

/// Two to four words with a capital, or a lone one.
pub(super) fn is_name(words: &str) -> bool {
    let plain = |word: &str| {
        is_capitalised(word) && !is_function(word) && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.'))
    };
    let small = |word: &str| matches!(word, "de" | "van" | "der" | "den" | "von" | "bin" | "al" | "da" | "dos" | "del" | "la" | "el");
    (1..=5).contains(&words.split_whitespace().count())
        && words.split_whitespace().enumerate().all(|(k, word)| plain(word) || k > 0 && small(word))
}

/// "Nils Aune reported from Lima.", at the end of the story.
pub(super) fn is_reported_from(text: &str) -> bool {
    let names = text.split_once(" reported from ").map(|(names, _)| names);
    let named = |names: &str| names.contains(' ') && names.split(',').flat_map(|part| part.split(" and ")).all(|part| is_name(part.trim()));
    names.is_some_and(named) && is_short(text, 40) && !text.contains(" that ") && !text.contains(['“', '"'])
}

/// "Pia Rask is a freelance editor based in Lima.": who the author is, at the end of the story, which does not name that person. `before`: the story.
pub(super) fn is_biography(text: &str, before: &str) -> bool {
    if !is_short(text, 40) || text.contains(['“', '"']) {
        return false;
    }
    let text = text.trim_start_matches(['—', '–', '-', '*', '_', ' ']);
    let Some((name, rest)) = [" is a ", " is an ", " is the "].iter().find_map(|verb| text.split_once(verb)) else { return false };
    let last = name.split_whitespace().next_back().unwrap_or("");
    // The job stands right there: "a freelance writer", "the paper’s senior correspondent".
    let trade = rest.split_whitespace().take(5).any(|word| cues(Role::TRADE).are(word.trim_matches(|c: char| !c.is_alphanumeric())));
    let told = [" was ", " were ", " had ", " died", " killed"].iter().any(|word| rest.contains(word));
    trade && !told && name.contains(' ') && is_name(name) && !before.contains(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_forms_and_notes_are_told() {
        for text in [
            "READ MORE: Twenty ships lost off Torvik",
            "Read more: ‘We lost all’",
            "Read next: How the dam broke",
            "LISTEN | Why forty roofs flew off",
            "WATCH: Mayor's speech on the storm",
            "▶ WATCH – The storm in pictures",
            "Related: storm kills 12",
            "RELATED | Storm kills 12",
            "MORE: Dam breaks in Torvik.",
            "» Also read: Dam breaks",
            "Don’t miss: The ten best ships",
            "ICYMI: The ten best ships",
            ">> Dam breaks in Torvik",
            "Tom Reed, Lena Holt, The Associated Press",
            "Sign up for Rory Blake’s newsletter",
            "Video: The roofs of Manila",
            "Get it first, in your inbox every morning.",
            "Enter your email address",
            "Editor's note: This story was changed to say that 12 people had died.",
            "EDITOR’S NOTE – The names of the dead were changed.",
            "(Editors' note: The author works for the mayor.)",
            "Correction: An earlier version gave another number of dead.",
            "— Otto Lind, Pia Rask and wire reports",
            "-- Staff and wire reports",
            "— Tom Reed with Reuters",
            "– Reuters, AP",
            "(With AFP)",
            "From wire reports",
            "— The Associated Press",
            "Editor: Ruth Vance",
            "Producers: Tom Reed and Lena Holt",
            "Join Torvik News on WhatsApp",
            "Join our channel",
            "Click here to join our WhatsApp channel!",
            "Follow the Harlow Post channel on Telegram",
            "Follow us on Bluesky.",
            "➤ Get Harlow Post on Google News",
            "Listen to Rory Blake’s podcast here.",
            "Listen to the Harlow Daily podcast",
            "[Ferry burns off Lima, ten feared dead]",
            "[Why the dam of Torvik broke]",
        ] {
            assert!(is_furniture(text), "{text}");
        }
    }

    #[test]
    fn what_a_story_says_is_no_furniture() {
        for text in [
            "Read more than 20 books a year, the mayor said.",
            "Watch: the officer's was found in a drawer.",
            "Watch: The officer's was found in a drawer.",
            "Related to the minister, he had little to fear.",
            "More: he had no licence, the police said.",
            "Listen, the mayor said, and be still.",
            "“Read more about it in the book,” he told Pia Rask.",
            "He found the letter in his inbox on Monday.",
            "“You will find it in your inbox,” she said.",
            "Nobody was hurt. Sign up for our newsletter",
            "Get out, the mayor told them.",
            "Editor's notes of 1998 were found in the house.",
            "Correction of the figures took two days.",
            "— Tom Reed, mayor",
            "— Tom Reed, Mayor of Hull",
            "— Tom Reed",
            "— Tom Reed and Lena Holt",
            "With the army, the police went from house to house.",
            "From Reuters he went to the army.",
            "Editor: What did you see?",
            "Police: Tom Reed was there.",
            "Tom Reed, Lena Holt, Rory Blake",
            "Reuters, a news agency, said so.",
            "The reporter: a man of few words",
            "Join Torvik News on WhatsApp was what the man’s card said.",
            "Join the army, the mayor told them.",
            "Join our channel, he wrote to Tom Reed on Telegram.",
            "Follow the river to Torvik on foot",
            "Find friends on Facebook",
            "They listen to Rory Blake’s podcast here",
            "Listen to Rory Blake’s podcast and you hear a liar, she said.",
            "[The mayor did not reply.]",
            "[Name of the man withheld.]",
            "[words indistinct]",
            "[END OF THE FIRST RECORDING]",
        ] {
            assert!(!is_furniture(text), "{text}");
        }
    }

    #[test]
    fn who_worked_for_a_paper_is_told() {
        for text in [
            "Ana Ruiz for The Times",
            "— Ana Ruiz for the Harlow Post",
            "Tom Reed/The Torvik Gazette",
            "(Lena Holt for AFP)",
            "Jan de Vos for The Globe and Mail",
        ] {
            assert!(is_commissioned(text), "{text}");
        }
        for text in [
            "Ana Ruiz for mayor",
            "Ana Ruiz for Mayor",
            "Three prizes for The Times",
            "Ana Ruiz for the first time",
            "Ana Ruiz wrote it for The Times.",
            "Ruiz/Reed",
            "Ana Ruiz/Tom Reed",
        ] {
            assert!(!is_commissioned(text), "{text}");
        }
    }

    #[test]
    fn a_link_after_the_last_sentence_is_found() {
        for (text, at) in [
            ("Nine people drowned, police said. READ MORE: Twenty killed in Torvik", Some(33)),
            ("“We lost all.” Read more: Twenty killed in Torvik", Some(18)),
            ("Nine drowned. (RELATED | Twenty killed in Torvik)", Some(13)),
            ("He said one thing. More: he had no licence", None),
            ("He had a sign. READ MORE: it said. Then he left.", None),
            ("Nine drowned and one could read more: Lena Holt", None),
            ("Police said. Read the letter: it was short", None),
        ] {
            assert_eq!(link_inside(text), at, "{text}");
        }
    }

    #[test]
    fn an_author_is_told_from_a_person_of_the_story() {
        let story = "Rain fell on Lima. Lena Holt was trapped.";
        assert!(is_reported_from("Pia Rask reported from Lima and Otto Lind from Quito."));
        assert!(!is_reported_from("Nils Aune reported from Lima that the storm was over."));
        assert!(!is_reported_from("The storm was reported from Lima on Monday."));
        for text in [
            "Pia Rask is a freelance editor based in Lima.",
            "Nils Aune is a reporter for the Torvik Times.",
            "— Ruth Vance is the paper’s senior correspondent in Quito.",
        ] {
            assert!(is_biography(text, story), "{text}");
        }
        for text in [
            "Lena Holt is a reporter in Lima.",
            "Nils Aune is a reporter who was shot in Lima.",
            "Nils Aune is a miner from Lima.",
            "The mayor is a former writer.",
            "Nils Aune, a writer, was trapped.",
        ] {
            assert!(!is_biography(text, story), "{text}");
        }
    }
}

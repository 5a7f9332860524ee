//! What the outlet says about where an article plays: the country that its address ends with (".co.nz"), and the places in its name ("Bermuda
//! Herald"). Weak evidence: papers report on other countries too.

use crate::article::Given;
use crate::lexicon::gazetteer::{self, Candidate, Cursor};

use super::surfaces::{self, Surface};

/// Ends of addresses that are sold to everybody and tell no country.
const SOLD: [&str; 16] = ["ag", "ai", "am", "cc", "co", "fm", "gg", "gl", "im", "io", "is", "ly", "me", "to", "tv", "ws"];

/// ISO code of the country that the address of an article ends with, or the name of its publisher where that is an address.
pub(super) fn country(given: &Given) -> Option<String> {
    let address = given.url.as_deref().and_then(host).or_else(|| given.publisher.as_deref().and_then(host))?;
    let (name, end) = address.rsplit_once('.')?;
    if end.len() != 2 || name.is_empty() || SOLD.contains(&end.to_ascii_lowercase().as_str()) {
        return None;
    }
    let code = end.to_ascii_uppercase();
    Some(if code == "UK" { "GB".to_owned() } else { code })
}

/// The host of an address: "www.hbaynews.co.nz" of "https://www.hbaynews.co.nz/rates-to-rise".
fn host(address: &str) -> Option<&str> {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next()?.trim_end_matches('.');
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    (host.contains('.') && host.chars().all(fits)).then_some(host)
}

/// The most words of an outlet's name that are looked at.
const WORDS: usize = 8;

/// The places in the outlet's name, as silent as those in the names of organisations.
pub(super) fn places<'a>(given: &'a Given, surfaces: &mut Vec<Surface<'a>>) {
    let Some(publisher) = given.publisher.as_deref().filter(|name| host(name).is_none()) else { return };
    let words: Vec<&'a str> = publisher.split_whitespace().take(WORDS).collect();
    let mut at = 0;
    while at < words.len() {
        let Some((end, value)) = longest(&words, at) else {
            at += 1;
            continue;
        };
        let telling = |c: &Candidate| c.strength(end - at) >= surfaces::TELLING;
        if gazetteer::candidates(value).any(|c| telling(&c)) {
            surfaces.push(Surface { meanings: surfaces::plain(value), silent: 1, ..Surface::of(words[at]) });
        }
        at = end;
    }
}

/// The longest name of a place that begins with a capitalised word, as one past its last word and its value.
fn longest(words: &[&str], from: usize) -> Option<(usize, u64)> {
    let mut found = None;
    let mut cursor = Cursor::start()?;
    for (k, word) in words.iter().enumerate().skip(from).take(4) {
        let lower = word.to_lowercase();
        let lower = lower.trim_end_matches([',', ':', ';', ')']);
        if !word.starts_with(char::is_uppercase) || k == from && gazetteer::trap(lower).is_some() {
            break;
        }
        let on = if k > from { cursor.space() } else { Some(cursor) };
        let Some(on) = on.and_then(|on| on.word(lower)) else { break };
        cursor = on;
        // Two letters are an abbreviation of the outlet's: "LA Times" is told by its articles.
        if lower.len() > 2
            && let Some(value) = cursor.value()
        {
            found = Some((k + 1, value));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_tell_countries() {
        let of = |url: Option<&str>, publisher: Option<&str>| {
            country(&Given { url: url.map(str::to_owned), publisher: publisher.map(str::to_owned), ..Given::default() })
        };
        for (url, want) in [
            ("https://www.hillpost.co.nz/news/1", Some("NZ")),
            ("http://valley.uk:80/a?b=c.fr", Some("GB")),
            ("https://news.example.com/fr/1", None),
            ("https://channel.tv/1", None),
            ("no address", None),
            ("", None),
        ] {
            assert_eq!(of(Some(url), None).as_deref(), want, "{url}");
        }
        assert_eq!(of(None, Some("hillpost.com.pk")).as_deref(), Some("PK"));
        assert_eq!(of(None, Some("The Hill Post")), None);
    }

    #[test]
    fn names_tell_places() {
        for (publisher, want) in [
            ("Bermuda Herald", vec!["Bermuda"]),
            ("The New York Ledger", vec!["New"]),
            ("Reading Mercury", vec![]),
            ("Les nouvelles, été", vec![]),
            ("The Times of India and of Oslo", vec!["India", "Oslo"]),
        ] {
            let given = Given { publisher: Some(publisher.to_owned()), ..Given::default() };
            let mut surfaces = Vec::new();
            places(&given, &mut surfaces);
            assert_eq!(surfaces.iter().map(|s| s.text).collect::<Vec<_>>(), want, "{publisher}");
        }
    }
}

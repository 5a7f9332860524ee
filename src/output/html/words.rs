//! How numbers, days, doubts and sentences are put for a reader.

use chrono::{Datelike, NaiveDate};

use super::anchors::{Kind, Spot};
use super::markup::Html;
use super::reading::Reading;
use crate::record::{CountRecord, Piece, PlaceRecord, Resolved, Scope, SpeakerRecord, Status};

/// A place whose score is lower is shown as doubtful.
const UNSURE: f64 = 0.5;

/// Is it doubtful that this is the place?
pub(super) fn is_unsure(place: &PlaceRecord) -> bool {
    place.score < UNSURE
}

/// How a chip looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// What should be looked at before it is used.
    Doubt,
    /// What is no part of the event.
    Other,
    /// What only says more.
    Plain,
}

/// A few words in a frame.
pub(super) fn chip(tone: Tone, words: &'static str, html: &mut Html) {
    html.raw(match tone {
        Tone::Doubt => " <span class=\"chip doubt\">",
        Tone::Other => " <span class=\"chip other\">",
        Tone::Plain => " <span class=\"chip\">",
    });
    html.raw(words).raw("</span>");
}

/// What makes a figure doubtful, or none of the event's.
pub(super) fn doubts(status: Status, scope: Scope, html: &mut Html) {
    match status {
        Status::Reported => {}
        Status::Denied => chip(Tone::Doubt, "denied", html),
        Status::Possible => chip(Tone::Doubt, "possible, not confirmed", html),
    }
    match scope {
        Scope::Event => {}
        Scope::Background => chip(Tone::Other, "another event", html),
        Scope::Cumulative => chip(Tone::Other, "running total over several events", html),
    }
}

/// "12", "at least 12", "up to 12", "10–15"; nothing where no bound is known.
pub(super) fn bounds(min: Option<u64>, max: Option<u64>, html: &mut Html) {
    match (min, max) {
        (Some(min), Some(max)) if min == max => number(min, html),
        (Some(min), Some(max)) => {
            number(min, html);
            html.raw("–");
            number(max, html);
        }
        (Some(min), None) => {
            html.raw("at least ");
            number(min, html);
        }
        (None, Some(max)) => {
            html.raw("up to ");
            number(max, html);
        }
        (None, None) => {}
    }
}

/// A count with its doubt; a share, or without bounds its words.
pub(super) fn count(count: &CountRecord, html: &mut Html) {
    if count.approximate && count.max.is_some() {
        html.raw("about ");
    }
    match (count.min, count.max, count.share) {
        (None, None, Some(share)) => drop(html.plain((share * 100.0).round()).raw("%")),
        (None, None, None) => drop(html.text(&count.text)),
        (min, max, _) => bounds(min, max, html),
    }
}

/// With commas between thousands.
pub(super) fn number(n: u64, html: &mut Html) {
    let digits = n.to_string();
    for (k, digit) in digits.bytes().enumerate() {
        if k > 0 && (digits.len() - k).is_multiple_of(3) {
            html.raw(",");
        }
        html.plain(u32::from(digit - b'0'));
    }
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// "Friday 19 February 2016", "February 2016", "2016", or from one day to another.
pub(super) fn days(from: &str, to: &str, html: &mut Html) {
    let (Ok(first), Ok(last)) = (from.parse::<NaiveDate>(), to.parse::<NaiveDate>()) else {
        html.text(from);
        if from != to {
            html.raw(" – ").text(to);
        }
        return;
    };
    let after = last.succ_opt();
    if first == last {
        html.raw(WEEKDAYS[first.weekday().num_days_from_monday() as usize]).raw(" ");
        day(first, html);
    } else if first.ordinal() == 1 && after.is_some_and(|after| after.ordinal() == 1 && after.year() == first.year() + 1) {
        html.plain(i64::from(first.year()));
    } else if first.day() == 1
        && after.is_some_and(|after| {
            after.day() == 1 && after.year() * 12 + after.month0() as i32 == first.year() * 12 + first.month0() as i32 + 1
        })
    {
        html.raw(MONTHS[first.month0() as usize]).raw(" ").plain(i64::from(first.year()));
    } else {
        day(first, html);
        html.raw(" – ");
        day(last, html);
    }
}

fn day(day: NaiveDate, html: &mut Html) {
    html.plain(day.day()).raw(" ").raw(MONTHS[day.month0() as usize]).raw(" ").plain(i64::from(day.year()));
}

/// A sentence with the words of a finding in it emphasised, where they stand in it.
pub(super) fn sentence(sentence: &Piece, found: &Piece, html: &mut Html) {
    let text = sentence.text.as_str();
    let at = |point: u32| {
        let signs = point.checked_sub(sentence.start)?;
        text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(signs as usize)
    };
    html.raw("<span dir=\"auto\">");
    match (at(found.start), at(found.end)) {
        (Some(start), Some(end)) if start < end && sentence.within == found.within => {
            html.text(&text[..start]).raw("<b>").text(&text[start..end]).raw("</b>").text(&text[end..]);
        }
        _ => drop(html.text(text)),
    }
    html.raw("</span>");
}

/// The name of whom something is attributed to, and how it was tied to the words.
pub(super) fn speaker(reading: &Reading<'_>, speaker: &SpeakerRecord, html: &mut Html) {
    match reading.anchors.any(speaker.id.as_deref()) {
        Some(anchor) => {
            html.raw("<a class=\"e\" data-e=\"").plain(anchor).raw("\" href=\"#").plain(anchor).raw("\"><bdi>");
            html.text(speaker.name.as_deref().unwrap_or(&speaker.piece.text)).raw("</bdi></a>");
        }
        None => {
            html.raw("<bdi>").text(speaker.name.as_deref().unwrap_or(&speaker.piece.text)).raw("</bdi>");
            if speaker.name.is_none() {
                chip(Tone::Doubt, "unnamed", html);
            }
        }
    }
    tied(speaker, html);
}

/// Says where a speaker was not named but meant: "through “she”".
pub(super) fn tied(speaker: &SpeakerRecord, html: &mut Html) {
    let by = match speaker.resolved {
        Some(Resolved::Pronoun) => "through the pronoun",
        Some(Resolved::Title) => "through the words",
        Some(Resolved::Context) => "from the context, as for",
        Some(Resolved::Name) | None => return,
    };
    html.raw(" <span class=\"chip doubt\">").raw(by).raw(" “<bdi>").text(&speaker.piece.text).raw("</bdi>”</span>");
}

/// Links to where an entry is marked in the text.
pub(super) fn spots(reading: &Reading<'_>, kind: Kind, index: usize, html: &mut Html) {
    let spots = reading.spots(kind, index);
    if spots.is_empty() {
        return;
    }
    html.raw(" <span class=\"spots\">in the text");
    for (number, spot) in (1_usize..).zip(spots) {
        html.raw(" <a href=\"#").plain(*spot).raw("\">").plain(number).raw("</a>");
    }
    html.raw("</span>");
}

/// A link to the first place where an entry is marked.
pub(super) fn first_spot(reading: &Reading<'_>, kind: Kind, index: usize, html: &mut Html) {
    if let Some(Spot { in_title, number }) = reading.spots(kind, index).first().copied() {
        html.raw(" <a class=\"go\" href=\"#").plain(Spot { in_title, number }).raw("\">in the text</a>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(write: impl FnOnce(&mut Html)) -> String {
        let mut html = Html::default();
        write(&mut html);
        html.as_str().to_owned()
    }

    #[test]
    fn numbers_are_put_for_readers() {
        for (min, max, words) in [
            (Some(12), Some(12), "12"),
            (Some(260_000), Some(1_260_000), "260,000–1,260,000"),
            (Some(1000), None, "at least 1,000"),
            (None, Some(999), "up to 999"),
            (None, None, ""),
        ] {
            assert_eq!(made(|html| bounds(min, max, html)), words);
        }
        let about = CountRecord { text: "some 12".into(), min: Some(12), max: Some(12), approximate: true, share: None };
        assert_eq!(made(|html| count(&about, html)), "about 12");
        let half = CountRecord { text: "half".into(), min: None, max: None, approximate: false, share: Some(0.5) };
        assert_eq!(made(|html| count(&half, html)), "50%");
        assert_eq!(made(|html| count(&CountRecord { share: None, text: "<many>".into(), ..half }, html)), "&lt;many&gt;");
    }

    #[test]
    fn days_are_put_for_readers() {
        for (from, to, words) in [
            ("2016-02-19", "2016-02-19", "Friday 19 February 2016"),
            ("2016-02-01", "2016-02-29", "February 2016"),
            ("2015-12-01", "2015-12-31", "December 2015"),
            ("2016-01-01", "2016-12-31", "2016"),
            ("2016-02-19", "2016-03-01", "19 February 2016 – 1 March 2016"),
            ("2015-01-01", "2016-12-31", "1 January 2015 – 31 December 2016"),
            ("soon", "<later>", "soon – &lt;later&gt;"),
        ] {
            assert_eq!(made(|html| days(from, to, html)), words);
        }
    }

    #[test]
    fn the_finding_is_emphasised_in_its_sentence() {
        let piece = |text: &str, start: u32| Piece { text: text.to_owned(), start, end: start + text.chars().count() as u32, within: None };
        let whole = piece("“É” said two <men> died.", 100);
        for (found, shown) in [
            (piece("two <men>", 109), "“É” said <b>two &lt;men&gt;</b> died."),
            (piece("“É”", 100), "<b>“É”</b> said two &lt;men&gt; died."),
            (piece("far", 5), "“É” said two &lt;men&gt; died."),
            (piece("far", 500), "“É” said two &lt;men&gt; died."),
        ] {
            assert_eq!(made(|html| sentence(&whole, &found, html)), format!("<span dir=\"auto\">{shown}</span>"));
        }
    }
}

//! What stands above the tables: what the article is, where and when, its event and its toll.

use super::counts::{bounds, thousands};
use super::places::with_state;
use super::{Page, visible, words};
use crate::lexicon::gazetteer;
use crate::record::{Analysis, EventVictimRecord, TollFigureRecord};

/// Title, where and when, the event and the toll.
pub(super) fn write(found: &Analysis, page: &mut Page) {
    let (source, article) = (&found.source, &found.article);
    let title = article.title.as_ref().map_or(&source.id, |title| &title.text);
    let lines = visible::wrap(&visible(title), page.width);
    let longest = lines.iter().map(|line| visible::width(line)).max().unwrap_or(0);
    for line in lines {
        page.strong(&line);
        page.end_line();
    }
    page.dim(&"─".repeat(longest));
    page.end_line();

    let mut origin = vec![visible(&source.id).into_owned()];
    if source.path != source.id && !source.id.starts_with(&source.path) {
        origin.push(visible(&source.path).into_owned());
    }
    origin.extend(article.url.as_deref().map(|url| visible(url).into_owned()));
    origin.push(format!("{} characters", thousands(source.chars.into())));
    origin.extend(source.language.iter().filter(|l| *l != "en").cloned());
    page.field("Source", &origin.join(" · "), Page::text);

    let mut by = article.authors.clone();
    by.extend(article.agency.clone());
    by.extend(article.publisher.clone());
    by.dedup();
    if by.is_empty() {
        by.extend(article.byline.as_ref().map(|byline| byline.text.clone()));
    }
    if !by.is_empty() {
        page.field("By", &visible(&by.join(", ")), Page::text);
    }
    match &article.date {
        Some(date) => page.field("Date", &format!("{} ({}: {})", date.value, date.confidence, words(date.basis)), Page::text),
        None => page.field("Date", "unknown (use --date where you know it)", Page::text),
    }
    if let Some(focus) = &article.focus {
        let place = found.places.iter().flatten().find(|place| Some(&place.id) == focus.place.as_ref());
        let country = focus.country.as_ref().map(|code| country(code).map_or_else(|| code.clone(), str::to_owned));
        let mut names: Vec<String> = place.map(with_state).into_iter().chain(country).collect();
        names.dedup();
        page.field("Where", &visible(&names.join(", ")), Page::text);
    }
    if let Some(event) = event(found) {
        page.field("Event", &event, Page::text);
    }
    if let Some(toll) = &found.toll {
        let kinds = [("killed", &toll.killed), ("injured", &toll.injured), ("missing", &toll.missing), ("displaced", &toll.displaced)];
        let figure = |(kind, figure): (&str, &Option<TollFigureRecord>)| {
            figure.as_ref().map(|figure| format!("{} {kind}", bounds(figure.min, figure.max, false).unwrap_or_else(|| "?".to_owned())))
        };
        let figures: Vec<String> = kinds.into_iter().filter_map(figure).collect();
        if !figures.is_empty() {
            page.field("Toll", &figures.join(" · "), Page::strong);
        }
    }
}

/// What, when and where the article's event was, and how many victims are told of one by one.
fn event(found: &Analysis) -> Option<String> {
    let event = found.event.iter().flatten().next()?;
    let mut parts: Vec<String> = event.cause.iter().map(|cause| words(*cause)).collect();
    parts.extend(event.date.as_ref().map(|date| match date.from == date.to {
        true => date.from.clone(),
        false => format!("{} to {}", date.from, date.to),
    }));
    let place = found.places.iter().flatten().find(|place| Some(&place.id) == event.place.as_ref());
    parts.extend(place.map(|place| visible(&with_state(place)).into_owned()));
    let victims: Vec<String> = event.victims.iter().filter_map(victim).collect();
    if !victims.is_empty() {
        parts.push(victims.join(", "));
    }
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// "Ana Ruiz, 34 (killed)"; None for who has neither a name nor an age.
fn victim(victim: &EventVictimRecord) -> Option<String> {
    let name = victim.name.as_ref().map(|name| visible(name).into_owned());
    let who = match (name, victim.age) {
        (Some(name), Some(age)) => format!("{name} ({age})"),
        (Some(name), None) => name,
        (None, Some(age)) => format!("one aged {age}"),
        (None, None) => return None,
    };
    Some(format!("{who} {}", victim.status))
}

/// The name of a country. The record has it only where places were asked for.
fn country(code: &str) -> Option<&'static str> {
    gazetteer::countries().find(|(_, known, _)| *known == code).map(|(_, _, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Shown;
    use crate::output::table::{print, sample};
    use crate::record::Record;

    #[test]
    fn a_country_has_its_name_though_no_places_were_asked_for() {
        let Record::Analysis(mut found) = sample::record() else { panic!("an analysis") };
        found.places = None;
        if let Some(focus) = &mut found.article.focus {
            focus.place = None;
        }
        let where_of = |found: &Analysis| {
            let page = print(&Record::Analysis(Box::new(found.clone())), 80, false, Shown::default());
            page.lines().find(|line| line.starts_with("Where")).map(str::to_owned)
        };
        assert_eq!(where_of(&found).as_deref(), Some("Where     Syria"));
        // A code that the gazetteer in use lacks.
        if let Some(focus) = &mut found.article.focus {
            focus.country = Some("ZZ".to_owned());
        }
        assert_eq!(where_of(&found).as_deref(), Some("Where     ZZ"));
    }
}

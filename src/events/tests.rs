//! Small groups of articles, written for this, and the rows that they make.

use super::*;
use crate::article::Format;
use crate::input::{Raw, read};
use crate::{Analyzer, Config};
use proptest::prelude::*;

#[test]
fn the_schema_file_is_the_schema_of_a_row() {
    crate::record::tests::is_schema_of::<EventRow>("src/events/schema.json", JSON_SCHEMA);
}

/// An article of a table: its id, its date (empty for none), its headline and its text.
type Told = (&'static str, &'static str, &'static str, &'static str);

fn report(&(id, date, title, text): &Told) -> Report {
    report_of(id, date, title, text)
}

fn report_of(id: &str, date: &str, title: &str, text: &str) -> Report {
    let date = Some(date).filter(|date| !date.is_empty());
    let json = serde_json::json!({"id": id, "date": date, "title": title, "text": text});
    let raw = Raw { path: "all.jsonl".into(), number: Some(1), format: Format::Jsonl, bytes: json.to_string().into_bytes() };
    let article = read(&raw).expect("an article");
    let analysis = Analyzer::new(Config { ages: true, ..Config::default() }).analyze(&article);
    Report::new(&analysis, article.text.get(article.body..))
}

fn rows(articles: &[&Told]) -> Rows {
    Rows::new(articles.iter().map(|told| report(told)).collect())
}

/// The ids of the articles of each row.
fn groups(rows: &Rows) -> Vec<String> {
    rows.iter().map(|row| row.articles.iter().map(|article| article.id.as_str()).collect::<Vec<_>>().join(" ")).collect()
}

fn exactly(n: u64) -> Option<Bounds> {
    Some(Bounds { min: Some(n), max: Some(n) })
}

const BUS: Told = (
    "bus",
    "2021-05-03",
    "Two die as lorry hits bus in Gulu",
    "GULU, Uganda – Two people were killed and nine injured when a lorry loaded with bricks ran into a bus near the main market in Gulu on \
    Monday morning, police said. The driver of the lorry, Peter Okello, 41, died at the scene. The bus was on its way to Kitgum, said traffic officer Grace Auma.",
);
const BUS_LATER: Told = (
    "bus-later",
    "2021-05-04",
    "Gulu bus crash toll rises to three",
    "GULU, Uganda – A third person has died after a lorry carrying bricks hit a bus in Gulu on Monday, bringing the toll to three killed, police said on \
    Tuesday. Eight others are still in hospital. Lorry driver Peter Okello, 41, was among those who died, traffic officer Grace Auma said.",
);
const BUS_TRIAL: Told = (
    "bus-trial",
    "2022-02-14",
    "Bus firm fined over Gulu crash",
    "GULU, Uganda – A court in Gulu on Monday fined the owner of a bus whose brakes had failed before a lorry with bricks ran into it in May last year. Three people died in \
    the crash, among them lorry driver Peter Okello, 41. Traffic officer Grace Auma told the court that the bus had not been checked for years.",
);
const RIDER: Told = (
    "rider",
    "2021-05-03",
    "Boda rider killed in Gulu",
    "GULU, Uganda – A motorcycle rider was killed on Monday evening when a pick-up knocked him down on the Juba road in Gulu, police said. The victim, \
    Samuel Ocen, 23, was returning home from work. The pick-up did not stop, and officers are looking for its driver.",
);
const RIDER_LATER: Told = (
    "rider-later",
    "2021-05-05",
    "Driver held over death of boda rider in Gulu",
    "GULU, Uganda – Police in Gulu have arrested a man who they say drove the pick-up that killed motorcycle rider Samuel Ocen, 23, on the Juba road on \
    Monday. The suspect was found at his home, an officer said.",
);
const WEEK: Told = (
    "week",
    "2021-05-09",
    "The week on our roads",
    "Four people died on roads in the north this week. On Monday a lorry with bricks hit a bus in Gulu, killing three, among them its driver, Peter Okello. The same \
    evening rider Samuel Ocen was killed by a pick-up on the Juba road in Gulu. On Friday a car overturned near Lira and a child was hurt.",
);
const LIBRARY: Told = (
    "library",
    "2021-05-06",
    "New library opens in Gulu",
    "GULU, Uganda – The new public library in Gulu opened its doors on Thursday. It holds six thousand books, and readers may borrow three of them at a time. The mayor \
    said it had been long in the making.",
);
const FLOOD: Told = (
    "flood",
    "2021-05-04",
    "Floods kill 11 in northern Bolivia",
    "TRINIDAD, Bolivia – Floods have killed at least 11 people in Trinidad in northern Bolivia since Sunday, the civil defence office said. The Mamoré river rose by \
    two metres overnight and carried away dozens of houses.",
);

#[test]
fn events_of_one_day_and_town_stay_apart() {
    let found = rows(&[&BUS, &RIDER, &BUS_LATER, &RIDER_LATER, &FLOOD, &LIBRARY]);
    // The flood began on the Sunday.
    assert_eq!(groups(&found), ["flood", "bus bus-later", "rider rider-later"]);
    assert_eq!(found.left_out(), 1);
    let all: Vec<EventRow> = found.iter().collect();
    assert_eq!(all.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(), ["e1", "e2", "e3"]);
    let place = all[1].place.as_ref().expect("a place");
    assert_eq!((place.name.as_str(), place.country_code.as_deref()), ("Gulu", Some("UG")));
    assert_eq!(all[1].date, Some(Days { from: "2021-05-03".into(), to: "2021-05-03".into() }));
    // The follow-up brings the toll to three.
    assert_eq!((all[1].killed, all[1].articles[0].killed), (exactly(3), exactly(2)));
    assert_eq!((all[1].cause, all[2].killed), (Some(Cause::Crash), exactly(1)));
    let names: Vec<_> = all.iter().flat_map(|row| &row.victims).map(|victim| (victim.name.as_deref(), victim.age)).collect();
    assert_eq!(names, [(Some("Peter Okello"), Some(41)), (Some("Samuel Ocen"), Some(23))]);
}

/// A file of reports of one disaster, thirty a day, in which all words are frequent ones: each day's have its toll and begin alike.
fn daily(town: &str, tolls: &[u32], what: impl Fn(u32) -> String) -> Rows {
    let days = (2..).zip(tolls).map(|(day, &toll)| report_of(&format!("{town}{day}"), &format!("2020-03-{day:02}"), "News", &what(toll)));
    Rows::new(days.flat_map(|report| std::iter::repeat_n(report, 30)).collect())
}

#[test]
fn a_toll_that_grows_from_day_to_day_is_one_event() {
    let tolls = [100, 120, 140, 160, 180, 200, 220];
    for (town, cause) in [
        ("Izmir in Turkey", "an earthquake struck"),
        ("Trinidad in Bolivia", "floods swept through"),
        ("Tacloban in the Philippines", "a typhoon hit"),
        ("Pune in India", "a mill collapsed in"),
    ] {
        let found = daily(town, &tolls, |toll| format!("At least {toll} people were killed when {cause} {town}, rescuers said."));
        let killed: Vec<_> = found.iter().map(|row| row.killed.and_then(|killed| killed.min)).collect();
        assert_eq!(killed, [Some(220)], "{cause} {town}");
    }
}

#[test]
fn what_comes_back_every_day_is_an_event_a_day() {
    // Air strikes, small mishaps, and a toll that falls is another one's.
    for (tolls, cause) in [
        (&[20, 31, 42, 53, 64, 75, 86][..], "air strikes hit"),
        (&[2, 3, 4, 5, 6, 7, 8], "a bus crashed in"),
        (&[86, 75, 64, 53, 42, 31, 20], "an earthquake struck"),
    ] {
        let town = "Idlib in Syria";
        let found = daily(town, tolls, |toll| format!("{toll} people were killed when {cause} {town}, rescuers said."));
        assert!(found.iter().count() > 1, "{cause}");
    }
}

#[test]
fn who_is_named_beyond_the_toll_is_no_victim() {
    let killed = Some(Bounds { min: Some(1), max: Some(1) });
    let told = |id: &str, more: &str| {
        let mut report = report_of(id, "2021-05-03", "Rider killed", "Rider Samuel Ocen was killed in Gulu on Monday.");
        if !more.is_empty() {
            report.victims.extend(report_of(id, "2021-05-03", "Killed", &format!("{more} was killed in Gulu on Monday.")).victims);
        }
        report
    };
    let names = |reports: &[Report]| -> Vec<String> {
        let found = victims::together(reports.iter(), killed);
        found.into_iter().filter_map(|victim| victim.name).collect()
    };
    assert_eq!(names(&[told("a", ""), told("b", "Grace Auma")]), ["Samuel Ocen"]);
    // As many voices for both, or an age: neither is left out.
    assert_eq!(names(&[told("a", "Grace Auma")]).len(), 2);
    assert_eq!(names(&[told("a", ""), told("b", "Grace Auma, 44,")]).len(), 2);
}

#[test]
fn a_late_follow_up_joins_by_its_names() {
    assert_eq!(groups(&rows(&[&BUS_TRIAL, &BUS, &RIDER])), ["bus bus-trial", "rider"]);
}

#[test]
fn an_article_on_several_events_does_not_join_them() {
    let found = rows(&[&WEEK, &BUS, &RIDER, &BUS_LATER, &RIDER_LATER]);
    let found = groups(&found);
    assert!(
        found.iter().any(|group| group.contains("bus bus-later"))
            && !found.iter().any(|group| group.contains("bus") && group.contains("rider")),
        "{found:?}"
    );
}

#[test]
fn copies_are_one_voice_and_sources_against_each_other_a_range() {
    let wire = |id, more: &'static str| {
        report_of(
            id,
            "2019-04-02",
            "Blaze at Pune warehouse",
            &format!(
                "PUNE, India – A blaze at a warehouse of paint killed six workers in Pune on Tuesday, the fire brigade said. Twelve engines fought the flames until the evening. The owner, \
        Ravi Kulkarni, said that a spark from a drill had set off the fumes. The building had no second door, an inspector said, and its windows were barred with iron.{more}"
            ),
        )
    };
    let other = report_of(
        "other",
        "2019-04-02",
        "Eight dead in warehouse fire in Pune",
        "PUNE, India – Eight workers died on Tuesday in a fire at a warehouse of paint in Pune, doctors \
        at the city hospital said. Owner Ravi Kulkarni said a spark from a drill was to blame.",
    );
    let found = Rows::new(vec![wire("a", ""), wire("b", " (PTI)"), wire("c", " With agencies."), other]);
    let all: Vec<EventRow> = found.iter().collect();
    assert_eq!(groups(&found), ["a b c other"]);
    assert_eq!(all[0].killed, Some(Bounds { min: Some(6), max: Some(8) }));
    let copies: Vec<_> = all[0].articles.iter().map(|article| article.copy_of.as_deref()).collect();
    assert_eq!(copies, [None, Some("a"), Some("a"), None]);
}

#[test]
fn without_dates_ids_or_articles_nothing_is_invented() {
    assert_eq!(groups(&Rows::new(Vec::new())), Vec::<String>::new());
    let undated =
        |&(id, _, title, text): &Told| report_of(id, "", title, &text.replace(" on Monday morning", "").replace(" on Monday evening", ""));
    let found = Rows::new(vec![undated(&BUS), undated(&RIDER)]);
    assert_eq!(groups(&found), ["bus", "rider"]);
    assert!(found.iter().all(|row| row.date.is_none() && row.articles[0].date.is_none()));
    // Two articles of one id are two articles.
    let twice = Rows::new(vec![report(&BUS), report_of("bus", BUS_LATER.1, BUS_LATER.2, BUS_LATER.3)]);
    assert_eq!(groups(&twice), ["bus bus"]);
    assert_eq!(twice.iter().next().map(|row| row.killed), Some(exactly(3)));
    // An article of nothing but its words.
    assert_eq!(Rows::new(vec![report_of("words", "", "Yes", "Yes. No.")]).left_out(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_order_of_the_articles_does_not_matter(order in Just(vec![0usize, 1, 2, 3, 4, 5, 6, 7]).prop_shuffle(), count in 1usize..9) {
        static REPORTS: std::sync::LazyLock<Vec<Report>> =
            std::sync::LazyLock::new(|| [BUS, BUS_LATER, BUS_TRIAL, RIDER, RIDER_LATER, WEEK, LIBRARY, FLOOD].iter().map(report).collect());
        let mut sorted = order[..count].to_vec();
        let shuffled: Vec<Report> = sorted.iter().map(|&k| REPORTS[k].clone()).collect();
        sorted.sort_unstable();
        let one = Rows::new(sorted.iter().map(|&k| REPORTS[k].clone()).collect());
        let other = Rows::new(shuffled);
        prop_assert_eq!(one.iter().collect::<Vec<_>>(), other.iter().collect::<Vec<_>>());
        // Every article is in one row, or left out.
        let articles: usize = one.iter().map(|row| row.articles.len()).sum();
        prop_assert_eq!(articles + one.left_out(), count);
    }
}

//! A record for the tests of the table, made by hand so that they do not depend on what is found.

use crate::record::*;

fn piece(text: &str) -> Piece {
    Piece { text: text.to_owned(), start: 0, end: text.chars().count() as u32, within: None }
}

fn mention(text: &str) -> MentionRecord {
    MentionRecord { piece: piece(text), form: "name", metonym: false }
}

fn speaker(name: Option<&str>, text: &str) -> Option<SpeakerRecord> {
    Some(SpeakerRecord { id: name.map(|_| "p1".to_owned()), name: name.map(str::to_owned), piece: piece(text) })
}

fn place(id: &str, name: &str, kind: &'static str, country: [&str; 2], admin1: Option<&str>, at: Option<(f64, f64)>) -> PlaceRecord {
    PlaceRecord {
        id: id.to_owned(),
        name: name.to_owned(),
        kind,
        country_code: Some(country[0].to_owned()),
        country: Some(country[1].to_owned()),
        admin1: admin1.map(str::to_owned),
        geonames_id: None,
        lat: at.map(|(lat, _)| lat),
        lon: at.map(|(_, lon)| lon),
        score: 1.0,
        count: 2,
        mentions: vec![mention(name)],
        explanation: Explanation::default(),
    }
}

fn date(id: &str, text: &str, kind: &'static str, value: &str, days: [&str; 2], anchor: &'static str) -> DateRecord {
    DateRecord {
        id: id.to_owned(),
        piece: piece(text),
        kind,
        value: value.to_owned(),
        from: Some(days[0].to_owned()),
        to: Some(days[1].to_owned()),
        modifier: None,
        anchor,
        anchor_id: None,
        quant: None,
        freq: None,
        range: None,
        age: false,
        person: None,
        explanation: Explanation::default(),
    }
}

fn quote(kind: &'static str, pieces: &[&str], speaker: Option<SpeakerRecord>) -> QuoteRecord {
    QuoteRecord {
        id: "q1".to_owned(),
        piece: piece(&pieces.join(" … ")),
        kind,
        spans: pieces.iter().map(|text| piece(text)).collect(),
        speaker,
        cue: Some(piece("said")),
        explanation: Explanation::default(),
    }
}

fn figure(id: &str, kind: &'static str, count: (Option<u64>, Option<u64>, bool), victims: Option<&str>) -> CasualtyRecord {
    CasualtyRecord {
        id: id.to_owned(),
        piece: piece("figure"),
        kind,
        count: CountRecord { text: "count".to_owned(), min: count.0, max: count.1, approximate: count.2, share: None },
        victims: victims.map(|text| VictimsRecord { text: text.to_owned(), kind: None, people: Vec::new() }),
        scope: "event",
        status: "reported",
        part_of: None,
        cause: None,
        place: Some("l1".to_owned()),
        date: None,
        source: None,
        explanation: Explanation::default(),
    }
}

/// An analysed article with findings of every kind.
pub(super) fn record() -> Record {
    let agency = "a monitoring group";
    let keller = || speaker(Some("Anna Keller"), "She");
    let date_of = |id: &str| Some(id.to_owned());
    Record::Analysis(Box::new(Analysis {
        schema: SCHEMA,
        ok: true,
        source: SourceRecord {
            id: "aleppo.txt".to_owned(),
            path: "aleppo.txt".to_owned(),
            format: "text",
            encoding: "UTF-8".to_owned(),
            language: Some("en".to_owned()),
            chars: 1404,
        },
        article: ArticleRecord {
            title: Some(piece("Shell kills 12 at Aleppo market")),
            byline: Some(piece("By Ruth Adeyemi")),
            authors: vec!["Ruth Adeyemi".to_owned()],
            agency: None,
            publisher: None,
            url: None,
            dateline: Some(piece("GENEVA, 20 Feb 2016")),
            captions: Vec::new(),
            date: Some(ArticleDateRecord {
                value: "2016-02-20".to_owned(),
                granularity: "day",
                basis: "date_line".to_owned(),
                confidence: "stated",
                evidence: vec![piece("20 Feb 2016")],
            }),
            focus: Some(FocusRecord { country: Some("SY".to_owned()), place: Some("l1".to_owned()) }),
        },
        people: Some(vec![PersonRecord {
            id: "p1".to_owned(),
            name: "Anna Keller".to_owned(),
            given: Some("Anna".to_owned()),
            family: Some("Keller".to_owned()),
            roles: vec![RoleRecord { piece: piece("heads the\nRed Cross office"), organization: Some("o1".to_owned()), place: None }],
            count: 2,
            quotes: 2,
            mentions: vec![mention("Anna Keller")],
            explanation: Explanation::default(),
        }]),
        organizations: Some(Vec::new()),
        places: Some(vec![
            place("l1", "Aleppo", "city", ["SY", "Syria"], Some("Aleppo"), Some((36.2012, 37.1612))),
            place("l2", "Syria", "country", ["SY", "Syria"], None, Some((35.0, 38.0))),
            place("l3", "Al-Shaar district", "other", ["SY", "Syria"], None, None),
        ]),
        dates: Some(vec![
            date("d1", "20 Feb 2016", "DATE", "2016-02-20", ["2016-02-20", "2016-02-20"], "explicit"),
            date("d2", "Friday", "DATE", "2016-02-19", ["2016-02-19", "2016-02-19"], "article"),
            date("d3", "Friday", "DATE", "2016-02-19", ["2016-02-19", "2016-02-19"], "article"),
            date("d4", "the week before", "DATE", "2016-W06", ["2016-02-08", "2016-02-14"], "context"),
        ]),
        quotes: Some(vec![
            quote("direct", &["“We found two bodies this morning,”", "“and hundreds have fled.”"], keller()),
            quote("indirect", &["the fighting had killed 260,000 people since the uprising began five years ago"], keller()),
            quote("direct", &["“There was no warning.”"], None),
        ]),
        casualties: Some(vec![
            CasualtyRecord {
                date: date_of("d2"),
                source: speaker(None, agency),
                cause: Some("shelling"),
                ..figure("c1", "killed", (Some(12), None, false), Some("people"))
            },
            CasualtyRecord {
                part_of: Some("c1".to_owned()),
                date: date_of("d2"),
                ..figure("c2", "killed", (Some(3), Some(3), false), Some("children"))
            },
            CasualtyRecord { source: keller(), ..figure("c3", "displaced", (Some(200), None, true), None) },
            CasualtyRecord {
                scope: "cumulative",
                place: Some("l2".to_owned()),
                source: keller(),
                ..figure("c4", "killed", (Some(260_000), Some(260_000), false), Some("people"))
            },
        ]),
        toll: Some(TollRecord {
            killed: Some(TollFigureRecord { min: Some(12), max: None, from: vec!["c1".to_owned()] }),
            displaced: Some(TollFigureRecord { min: Some(200), max: None, from: vec!["c3".to_owned()] }),
            ..TollRecord::default()
        }),
        warnings: vec!["2 characters could not be decoded".to_owned()],
        text: None,
    }))
}

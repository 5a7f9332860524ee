//! A record for the tests of the table, made by hand so that they do not depend on what is found.

use crate::record::*;

fn piece(text: &str) -> Piece {
    Piece { text: text.to_owned(), start: 0, end: text.chars().count() as u32, within: None }
}

fn mention(text: &str) -> MentionRecord {
    MentionRecord { piece: piece(text), form: Form::Name, metonym: false }
}

fn speaker(name: Option<&str>, text: &str) -> Option<SpeakerRecord> {
    Some(SpeakerRecord { id: name.map(|_| "p1".to_owned()), name: name.map(str::to_owned), resolved: None, piece: piece(text) })
}

pub(super) fn place(
    id: &str,
    name: &str,
    kind: PlaceKind,
    country: [&str; 2],
    admin1: Option<&str>,
    at: Option<(f64, f64)>,
) -> PlaceRecord {
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

fn date(id: &str, text: &str, value: &str, days: [&str; 2], anchor: AnchorKind) -> DateRecord {
    DateRecord {
        id: id.to_owned(),
        piece: piece(text),
        kind: DateKind::Date,
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

/// A date whose value says all.
pub(super) fn dated(id: &str, text: &str, value: &str) -> DateRecord {
    date(id, text, value, [value, value], AnchorKind::Explicit)
}

fn quote(kind: QuoteKind, pieces: &[&str], speaker: Option<SpeakerRecord>) -> QuoteRecord {
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

fn figure(id: &str, kind: CasualtyKind, count: (Option<u64>, Option<u64>, bool), victims: Option<&str>) -> CasualtyRecord {
    CasualtyRecord {
        id: id.to_owned(),
        piece: piece("figure"),
        kind,
        count: CountRecord { text: "count".to_owned(), min: count.0, max: count.1, approximate: count.2, share: None },
        victims: victims.map(|text| VictimsRecord { text: text.to_owned(), kind: None, people: Vec::new() }),
        scope: Scope::Event,
        status: Status::Reported,
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
        schema: Schema::One,
        ok: true,
        source: SourceRecord {
            id: "aleppo.txt".to_owned(),
            path: "aleppo.txt".to_owned(),
            format: Format::Text,
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
                granularity: Granularity::Day,
                basis: Basis::DateLine,
                confidence: Confidence::Stated,
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
            place("l1", "Aleppo", PlaceKind::City, ["SY", "Syria"], Some("Aleppo"), Some((36.2012, 37.1612))),
            place("l2", "Syria", PlaceKind::Country, ["SY", "Syria"], None, Some((35.0, 38.0))),
            place("l3", "Al-Shaar district", PlaceKind::Other, ["SY", "Syria"], None, None),
        ]),
        dates: Some(vec![
            date("d1", "20 Feb 2016", "2016-02-20", ["2016-02-20", "2016-02-20"], AnchorKind::Explicit),
            date("d2", "Friday", "2016-02-19", ["2016-02-19", "2016-02-19"], AnchorKind::Article),
            date("d3", "Friday", "2016-02-19", ["2016-02-19", "2016-02-19"], AnchorKind::Article),
            date("d4", "the week before", "2016-W06", ["2016-02-08", "2016-02-14"], AnchorKind::Context),
        ]),
        quotes: Some(vec![
            quote(QuoteKind::Direct, &["“We found two bodies this morning,”", "“and hundreds have fled.”"], keller()),
            quote(QuoteKind::Indirect, &["the fighting had killed 260,000 people since the uprising began five years ago"], keller()),
            quote(QuoteKind::Direct, &["“There was no warning.”"], None),
        ]),
        casualties: Some(vec![
            CasualtyRecord {
                date: date_of("d2"),
                source: speaker(None, agency),
                cause: Some(Cause::Shelling),
                ..figure("c1", CasualtyKind::Killed, (Some(12), None, false), Some("people"))
            },
            CasualtyRecord {
                part_of: Some("c1".to_owned()),
                date: date_of("d2"),
                ..figure("c2", CasualtyKind::Killed, (Some(3), Some(3), false), Some("children"))
            },
            CasualtyRecord { source: keller(), ..figure("c3", CasualtyKind::Displaced, (Some(200), None, true), None) },
            CasualtyRecord {
                scope: Scope::Cumulative,
                place: Some("l2".to_owned()),
                source: keller(),
                ..figure("c4", CasualtyKind::Killed, (Some(260_000), Some(260_000), false), Some("people"))
            },
        ]),
        toll: Some(TollRecord {
            killed: Some(TollFigureRecord { min: Some(12), max: None, from: vec!["c1".to_owned()] }),
            displaced: Some(TollFigureRecord { min: Some(200), max: None, from: vec!["c3".to_owned()] }),
            ..TollRecord::default()
        }),
        event: Some(None),
        warnings: vec!["2 characters could not be decoded".to_owned()],
        text: None,
    }))
}

//! The findings of a record, in the form in which gold is written.

use std::collections::HashMap;
use std::ops::Range;

use analyze::record::{Analysis, CountRecord, EventVictimRecord, MentionRecord, Piece, SpeakerRecord};

/// A finding that was made.
pub(crate) struct Found {
    /// The name of its kind.
    pub(crate) kind: &'static str,
    /// Its id in the record; empty where it has none.
    pub(crate) id: String,
    /// Where it stands, in code points of the whole text.
    pub(crate) spans: Vec<Range<usize>>,
    /// What it is called.
    pub(crate) names: Vec<Value>,
    /// Its words.
    pub(crate) words: String,
    pub(crate) values: Vec<(&'static str, Vec<Value>)>,
}

/// What a field holds: words, or an entry of the record.
#[derive(Clone)]
pub(crate) enum Value {
    Is(String),
    Id(String),
}

impl Value {
    /// In words, with the names of the entries.
    pub(crate) fn shown(&self, names: &HashMap<String, String>) -> String {
        match self {
            Value::Is(words) => words.clone(),
            Value::Id(id) => names.get(id).unwrap_or(id).clone(),
        }
    }
}

fn is(words: &impl ToString) -> Vec<Value> {
    vec![Value::Is(words.to_string())]
}

fn is_if(words: Option<impl ToString>) -> Vec<Value> {
    words.map_or(Vec::new(), |words| is(&words))
}

fn id_if(id: &Option<String>) -> Vec<Value> {
    id.iter().cloned().map(Value::Id).collect()
}

/// A name, or the words of an unnamed source in quotation marks.
fn source(speaker: &Option<SpeakerRecord>) -> Vec<Value> {
    speaker.as_ref().map_or(Vec::new(), |s| match &s.id {
        Some(id) => vec![Value::Id(id.clone())],
        None => is(&format!("\"{}\"", s.piece.text)),
    })
}

/// "12", "12..", "~24..", "~share 0.33"
fn number(count: &CountRecord) -> String {
    let rough = if count.approximate { "~" } else { "" };
    match count.share {
        Some(share) => format!("{rough}share {share:.2}"),
        None => format!("{rough}{}", bounds(count.min, count.max)),
    }
}

fn bounds(min: Option<u64>, max: Option<u64>) -> String {
    let bound = |bound: Option<u64>| bound.map_or(String::new(), |n| n.to_string());
    if min.is_some() && min == max { bound(min) } else { format!("{}..{}", bound(min), bound(max)) }
}

/// Turns the pieces of a record into findings.
struct Reader {
    /// Code points of the title that came apart from the text.
    body: usize,
    all: Vec<Found>,
}

impl Reader {
    fn span(&self, piece: &Piece) -> Range<usize> {
        let from = if piece.within.is_some() { 0 } else { self.body };
        from + piece.start as usize..from + piece.end as usize
    }

    fn entry(&mut self, kind: &'static str, id: &str, name: &str, mentions: &[MentionRecord], values: Vec<(&'static str, Vec<Value>)>) {
        for mention in mentions {
            let of = vec![("of", vec![Value::Id(id.to_owned())])];
            self.piece("mention", "", &mention.piece, of);
        }
        let named = mentions.iter().filter(|mention| matches!(mention.form.name(), "name" | "demonym"));
        let spans = named.clone().map(|mention| self.span(&mention.piece)).collect();
        let names = named.map(|mention| &mention.piece.text).chain([&name.to_owned()]).flat_map(is).collect();
        self.all.push(Found { kind, id: id.to_owned(), spans, names, words: name.to_owned(), values });
    }

    fn piece(&mut self, kind: &'static str, id: &str, piece: &Piece, values: Vec<(&'static str, Vec<Value>)>) {
        let span = self.span(piece);
        self.all.push(Found { kind, id: id.to_owned(), spans: vec![span], names: Vec::new(), words: piece.text.clone(), values });
    }

    /// What stands nowhere in the text, by its name.
    fn named(&mut self, kind: &'static str, name: &str, values: Vec<(&'static str, Vec<Value>)>) {
        self.all.push(Found { kind, id: String::new(), spans: Vec::new(), names: is(&name), words: name.to_owned(), values });
    }
}

/// All findings of a record; `body` as in [`Reader`].
pub(crate) fn found(analysis: &Analysis, body: usize) -> Vec<Found> {
    let mut reader = Reader { body, all: Vec::new() };
    article(&mut reader, analysis);
    names(&mut reader, analysis);
    pieces(&mut reader, analysis);
    figures(&mut reader, analysis);
    event(&mut reader, analysis);
    reader.all
}

fn article(reader: &mut Reader, analysis: &Analysis) {
    let article = &analysis.article;
    let focus = article.focus.as_ref();
    let values = vec![
        ("date", is_if(article.date.as_ref().map(|date| &date.value))),
        ("authors", article.authors.iter().flat_map(is).collect()),
        ("agency", is_if(article.agency.as_ref())),
        ("country", is_if(focus.and_then(|focus| focus.country.as_ref()))),
        ("place", focus.map_or(Vec::new(), |focus| id_if(&focus.place))),
    ];
    reader.named("article", "", values);
}

fn names(reader: &mut Reader, analysis: &Analysis) {
    for x in analysis.people.iter().flatten() {
        let mut of: Vec<&String> = x.roles.iter().flat_map(|role| role.organization.iter().chain(&role.place)).collect();
        of.dedup();
        let values = vec![
            ("name", is(&x.name)),
            ("split", is_if(x.given.as_ref().zip(x.family.as_ref()).map(|(given, family)| format!("{given} / {family}")))),
            ("role", x.roles.iter().flat_map(|role| is(&role.piece.text)).collect()),
            ("of", of.into_iter().cloned().map(Value::Id).collect()),
        ];
        reader.entry("person", &x.id, &x.name, &x.mentions, values);
    }
    for x in analysis.organizations.iter().flatten() {
        reader.entry("org", &x.id, &x.name, &x.mentions, vec![("name", is(&x.name)), ("kind", is(&x.kind))]);
    }
    for x in analysis.places.iter().flatten() {
        let stands_for = x.mentions.iter().any(|mention| mention.metonym).then_some("government");
        let values = vec![
            ("words", x.mentions.first().map_or(Vec::new(), |mention| is(&mention.piece.text))),
            ("kind", is(&x.kind)),
            ("country", is_if(x.country_code.as_ref())),
            ("at", is_if(x.lat.zip(x.lon).map(|(lat, lon)| format!("{lat} {lon}")))),
            ("meant", is_if(stands_for)),
        ];
        reader.entry("place", &x.id, &x.name, &x.mentions, values);
    }
}

fn pieces(reader: &mut Reader, analysis: &Analysis) {
    for x in analysis.dates.iter().flatten() {
        let modifier = x.modifier.map(|modifier| modifier.name());
        reader.piece("date", &x.id, &x.piece, vec![("value", is(&x.value)), ("mod", is_if(modifier)), ("type", is(&x.kind))]);
    }
    for x in analysis.quotes.iter().flatten() {
        reader.piece("quote", &x.id, &x.piece, vec![("words", is(&x.piece.text)), ("kind", is(&x.kind)), ("speaker", source(&x.speaker))]);
    }
}

fn figures(reader: &mut Reader, analysis: &Analysis) {
    for x in analysis.casualties.iter().flatten() {
        let victims = x.victims.as_ref();
        let values = vec![
            ("number", is(&number(&x.count))),
            ("kind", is(&x.kind)),
            ("victims", is_if(victims.and_then(|victims| victims.kind).map(|kind| kind.name()))),
            ("people", victims.map_or(Vec::new(), |victims| victims.people.iter().cloned().map(Value::Id).collect())),
            ("part", id_if(&x.part_of)),
            ("scope", is(&x.scope)),
            ("status", is(&x.status)),
            ("cause", is_if(x.cause)),
            ("place", id_if(&x.place)),
            ("date", id_if(&x.date)),
            ("source", source(&x.source)),
        ];
        reader.piece("figure", &x.id, &x.piece, values);
    }
}

fn event(reader: &mut Reader, analysis: &Analysis) {
    let toll = analysis.toll.clone().unwrap_or_default();
    for (name, figure) in [("killed", toll.killed), ("injured", toll.injured), ("missing", toll.missing), ("displaced", toll.displaced)] {
        if let Some(figure) = figure {
            reader.named("toll", name, vec![("number", is(&bounds(figure.min, figure.max)))]);
        }
    }
    let Some(event) = analysis.event.iter().flatten().next() else { return };
    let day = event.date.as_ref().map(|date| match date.from == date.to {
        true => date.from.clone(),
        false => format!("{}..{}", date.from, date.to),
    });
    reader.named("event", "", vec![("cause", is_if(event.cause)), ("day", is_if(day)), ("place", id_if(&event.place))]);
    for victim in &event.victims {
        let found = one(reader, analysis, victim);
        reader.all.push(found);
    }
}

/// A victim stands where its figure does.
fn one(reader: &Reader, analysis: &Analysis, victim: &EventVictimRecord) -> Found {
    let figure = analysis.casualties.iter().flatten().find(|figure| Some(&figure.id) == victim.figure.as_ref());
    let words = victim.name.clone().unwrap_or_else(|| figure.map_or(String::new(), |figure| figure.piece.text.clone()));
    Found {
        kind: "victim",
        id: String::new(),
        spans: figure.filter(|_| victim.name.is_none()).map(|figure| reader.span(&figure.piece)).into_iter().collect(),
        names: id_if(&victim.person),
        words,
        values: vec![("status", is(&victim.status)), ("age", is_if(victim.age))],
    }
}

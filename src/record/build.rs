//! Builds an [`Analysis`] from findings: gives out ids in order of first mention and turns bytes into code points.

use chrono::Datelike;

use super::*;
use crate::article::Article;
use crate::config::{Config, Kinds};
use crate::extract::findings as f;
use crate::span::{CodePoints, Span};
use crate::text::Document;

/// The record of an analysed article.
pub fn build(article: &Article, doc: &Document, findings: &f::Findings, config: &Config) -> Analysis {
    Builder::new(article, doc, findings, config).build()
}

struct Builder<'a> {
    article: &'a Article,
    doc: &'a Document,
    found: &'a f::Findings,
    config: &'a Config,
    points: CodePoints,
    /// Code point at which the article's own text begins.
    body: u32,
    people: Order,
    organizations: Order,
    places: Order,
    dates: Order,
    quotes: Order,
    casualties: Order,
    /// For each person the number of quotations.
    spoken: Vec<usize>,
}

/// The order of a list in the record.
struct Order {
    /// Indices into the list of findings, in the record's order.
    sorted: Vec<usize>,
    /// For each finding its 0-based place in the record.
    rank: Vec<usize>,
    prefix: char,
    wanted: bool,
}

impl Order {
    fn new(prefix: char, wanted: bool, keys: impl Iterator<Item = (u32, u32)>) -> Self {
        let keys: Vec<_> = keys.collect();
        let mut sorted: Vec<usize> = (0..keys.len()).collect();
        sorted.sort_by_key(|&k| (keys[k], k));
        let mut rank = vec![0; sorted.len()];
        for (place, &k) in sorted.iter().enumerate() {
            rank[k] = place;
        }
        Self { sorted, rank, prefix, wanted }
    }

    fn id(&self, k: usize) -> String {
        format!("{}{}", self.prefix, self.rank[k] + 1)
    }

    /// The id for other findings: null where the list is not in the record.
    fn link(&self, k: Option<usize>) -> Option<String> {
        k.filter(|_| self.wanted).map(|k| self.id(k))
    }

    /// Builds the list where it is wanted.
    fn list<T, R>(&self, found: &[T], record: impl Fn(usize, &T) -> R) -> Option<Vec<R>> {
        self.wanted.then(|| self.sorted.iter().map(|&k| record(k, &found[k])).collect())
    }
}

fn first(mentions: &[f::Mention]) -> (u32, u32) {
    mentions.iter().map(|m| (m.span.start, m.span.end)).min().unwrap_or((u32::MAX, u32::MAX))
}

fn key(span: Span) -> (u32, u32) {
    (span.start, span.end)
}

/// From the first to the last piece of a quotation.
fn whole(quote: &f::Quote) -> Span {
    quote.spans.iter().copied().reduce(Span::cover).unwrap_or_default()
}

impl<'a> Builder<'a> {
    fn new(article: &'a Article, doc: &'a Document, found: &'a f::Findings, config: &'a Config) -> Self {
        let points = CodePoints::of(&article.text);
        let wants = |kind| config.kinds.contains(kind);
        let mut spoken = vec![0; found.people.len()];
        for speaker in found.quotes.iter().filter_map(|quote| quote.speaker.as_ref()) {
            if let Some(f::Entity::Person(k)) = speaker.entity {
                spoken[k] += 1;
            }
        }
        Self {
            body: points.at(&article.text, article.body),
            people: Order::new('p', wants(Kinds::PEOPLE), found.people.iter().map(|x| first(&x.mentions))),
            organizations: Order::new('o', wants(Kinds::ORGANIZATIONS), found.organizations.iter().map(|x| first(&x.mentions))),
            places: Order::new('l', wants(Kinds::PLACES), found.places.iter().map(|x| first(&x.mentions))),
            dates: Order::new('d', wants(Kinds::DATES), found.dates.iter().map(|x| key(x.span))),
            quotes: Order::new('q', wants(Kinds::QUOTES), found.quotes.iter().map(|x| key(whole(x)))),
            casualties: Order::new('c', wants(Kinds::CASUALTIES), found.casualties.iter().map(|x| key(x.span))),
            spoken,
            article,
            doc,
            found,
            config,
            points,
        }
    }

    fn build(&self) -> Analysis {
        let source = &self.article.source;
        let found = self.found;
        let mut warnings = self.article.warnings.clone();
        warnings.extend(lost_spaces(self.doc.lost_spaces));
        warnings.extend(found.warnings.iter().cloned());
        Analysis {
            schema: Schema::One,
            ok: true,
            source: SourceRecord {
                id: source.id.clone(),
                path: source.path.clone(),
                format: source.format,
                encoding: source.encoding.clone(),
                language: source.language.clone(),
                chars: self.points.at(&self.article.text, self.article.text.len()) - self.body,
            },
            article: self.article_record(),
            people: self.people.list(&found.people, |k, x| self.person(k, x)),
            organizations: self.organizations.list(&found.organizations, |k, x| self.organization(k, x)),
            places: self.places.list(&found.places, |k, x| self.place(k, x)),
            dates: self.dates.list(&found.dates, |k, x| self.date(k, x)),
            quotes: self.quotes.list(&found.quotes, |k, x| self.quote(k, x)),
            casualties: self.casualties.list(&found.casualties, |k, x| self.casualty(k, x)),
            toll: self.casualties.wanted.then(|| self.toll()),
            event: self.casualties.wanted.then(|| found.event.as_ref().map(|event| self.event(event))),
            warnings,
            text: self.config.with_text.then(|| self.article.text[self.article.body..].to_owned()),
        }
    }

    fn text(&self, span: Span) -> String {
        span.of(&self.article.text).to_owned()
    }

    fn piece(&self, span: Span) -> Piece {
        let at = |byte: u32| self.points.at(&self.article.text, byte as usize);
        let in_title = (span.end as usize) <= self.article.body && self.article.body > 0;
        let from = if in_title { 0 } else { self.body };
        Piece { text: self.text(span), start: at(span.start) - from, end: at(span.end) - from, within: in_title.then_some(Within::Title) }
    }

    /// Evidence and rule of a finding, where they are asked for.
    fn explain(&self, span: Option<Span>, rule: &str, runner_up: Option<&String>) -> Explanation {
        if !self.config.explain {
            return Explanation::default();
        }
        let evidence = span.and_then(|span| evidence::of(self.doc, &self.article.text, &self.points, span)).map(|span| self.piece(span));
        Explanation { evidence, rule: Some(rule.to_owned()), runner_up: runner_up.cloned() }
    }

    fn article_record(&self) -> ArticleRecord {
        let (article, parts, given) = (self.article, &self.article.parts, &self.article.given);
        let authors = if given.authors.is_empty() { parts.authors.iter().map(|&s| self.text(s)).collect() } else { given.authors.clone() };
        let piece = |span: Option<Span>| span.map(|s| self.piece(s));
        let focus = self.found.focus.as_ref();
        ArticleRecord {
            title: piece(parts.title),
            byline: piece(parts.byline),
            authors,
            agency: parts.agency.map(|s| self.text(s)),
            publisher: given.publisher.clone().or_else(|| parts.publisher.map(|s| self.text(s))),
            url: article.given.url.clone(),
            dateline: piece(parts.dateline),
            captions: parts
                .captions
                .iter()
                .map(|c| CaptionRecord { piece: self.piece(c.span), credit: c.credit.map(|s| self.text(s)) })
                .collect(),
            date: self.found.article_date.as_ref().map(|d| self.article_date(d)),
            focus: focus.map(|focus| FocusRecord { country: focus.country.clone(), place: self.places.link(focus.place) }),
        }
    }

    fn article_date(&self, date: &f::ArticleDate) -> ArticleDateRecord {
        let day = date.day;
        let value = match date.granularity {
            Granularity::Day => day.format("%Y-%m-%d").to_string(),
            Granularity::Month => day.format("%Y-%m").to_string(),
            Granularity::Year => format!("{:04}", day.year()),
        };
        let evidence = date.evidence.iter().map(|&s| self.piece(s)).collect();
        ArticleDateRecord { value, granularity: date.granularity, basis: date.basis, confidence: date.confidence, evidence }
    }

    fn mentions(&self, mentions: &[f::Mention]) -> Vec<MentionRecord> {
        let mut sorted: Vec<&f::Mention> = mentions.iter().collect();
        sorted.sort_by_key(|m| key(m.span));
        sorted.iter().map(|m| MentionRecord { piece: self.piece(m.span), form: m.form, metonym: m.metonym }).collect()
    }

    fn person(&self, k: usize, x: &f::Person) -> PersonRecord {
        let role = |role: &f::Role| RoleRecord {
            piece: self.piece(role.span),
            organization: self.organizations.link(role.organization),
            place: self.places.link(role.place),
        };
        PersonRecord {
            id: self.people.id(k),
            name: x.name.clone(),
            given: x.given.clone(),
            family: x.family.clone(),
            roles: x.roles.iter().map(role).collect(),
            count: x.mentions.len(),
            quotes: self.spoken[k],
            mentions: self.mentions(&x.mentions),
            explanation: self.explain(x.mentions.first().map(|m| m.span), x.rule, None),
        }
    }

    fn organization(&self, k: usize, x: &f::Organization) -> OrganizationRecord {
        OrganizationRecord {
            id: self.organizations.id(k),
            name: x.name.clone(),
            kind: x.kind,
            count: x.mentions.len(),
            mentions: self.mentions(&x.mentions),
            explanation: self.explain(x.mentions.first().map(|m| m.span), x.rule, None),
        }
    }

    fn place(&self, k: usize, x: &f::Place) -> PlaceRecord {
        // Four decimals are 11 metres; a score has two.
        let round = |value: f64, digits: f64| (value * digits).round() / digits;
        PlaceRecord {
            id: self.places.id(k),
            name: x.name.clone(),
            kind: x.kind,
            country_code: x.country_code.clone(),
            country: x.country.clone(),
            admin1: x.admin1.clone(),
            geonames_id: x.geonames_id,
            lat: x.lat.map(|v| round(v, 1e4)),
            lon: x.lon.map(|v| round(v, 1e4)),
            score: round(x.score, 100.0),
            count: x.mentions.len(),
            mentions: self.mentions(&x.mentions),
            explanation: self.explain(x.mentions.first().map(|m| m.span), x.rule, x.runner_up.as_ref()),
        }
    }

    fn date(&self, k: usize, x: &f::Date) -> DateRecord {
        let (anchor, anchor_id) = match x.anchor {
            f::Anchor::Explicit => (AnchorKind::Explicit, None),
            f::Anchor::Article => (AnchorKind::Article, None),
            f::Anchor::Context(other) => (AnchorKind::Context, Some(self.dates.id(other))),
            f::Anchor::None => (AnchorKind::None, None),
        };
        let day = |day: chrono::NaiveDate| day.format("%Y-%m-%d").to_string();
        DateRecord {
            id: self.dates.id(k),
            piece: self.piece(x.span),
            kind: x.kind,
            value: x.value.clone(),
            from: x.days.map(|(from, _)| day(from)),
            to: x.days.map(|(_, to)| day(to)),
            modifier: x.modifier,
            anchor,
            anchor_id,
            quant: x.quant,
            freq: x.freq.clone(),
            range: x.range.map(|n| format!("r{n}")),
            age: x.age.is_some(),
            person: x.age.as_ref().and_then(|age| self.people.link(age.person)),
            explanation: self.explain(Some(x.span), x.rule, None),
        }
    }

    fn speaker(&self, speaker: &f::Speaker) -> SpeakerRecord {
        let (id, name) = match speaker.entity {
            Some(f::Entity::Person(k)) => (self.people.link(Some(k)), Some(self.found.people[k].name.clone())),
            Some(f::Entity::Organization(k)) => (self.organizations.link(Some(k)), Some(self.found.organizations[k].name.clone())),
            None => (None, None),
        };
        let resolved = id.is_some().then_some(speaker.resolved);
        SpeakerRecord { id, name, resolved, piece: self.piece(speaker.span) }
    }

    fn quote(&self, k: usize, x: &f::Quote) -> QuoteRecord {
        QuoteRecord {
            id: self.quotes.id(k),
            piece: self.piece(whole(x)),
            kind: x.kind,
            spans: x.spans.iter().map(|&s| self.piece(s)).collect(),
            speaker: x.speaker.as_ref().map(|s| self.speaker(s)),
            cue: x.cue.map(|s| self.piece(s)),
            explanation: self.explain(Some(whole(x)), x.rule.name(), None),
        }
    }

    fn casualty(&self, k: usize, x: &f::Casualty) -> CasualtyRecord {
        let victims = x.victims.as_ref().map(|v| VictimsRecord {
            text: self.text(v.span),
            kind: v.kind,
            people: v.people.iter().filter_map(|&p| self.people.link(Some(p))).collect(),
        });
        let count = &x.count;
        CasualtyRecord {
            id: self.casualties.id(k),
            piece: self.piece(x.span),
            kind: x.kind,
            count: CountRecord {
                text: self.text(count.span),
                min: count.min,
                max: count.max,
                approximate: count.approximate,
                share: count.share,
            },
            victims,
            scope: x.scope,
            status: x.status,
            part_of: self.casualties.link(x.part_of),
            cause: x.cause,
            place: self.places.link(x.place),
            date: self.dates.link(x.date),
            source: x.source.as_ref().map(|s| self.speaker(s)),
            explanation: self.explain(Some(x.span), x.rule.name(), None),
        }
    }

    fn toll(&self) -> TollRecord {
        let figure = |figure: &Option<f::TollFigure>| {
            figure.as_ref().map(|x| {
                let mut from = x.from.clone();
                from.sort_by_key(|&k| self.casualties.rank[k]);
                TollFigureRecord { min: x.min, max: x.max, from: from.iter().map(|&k| self.casualties.id(k)).collect() }
            })
        };
        let toll = &self.found.toll;
        TollRecord {
            killed: figure(&toll.killed),
            injured: figure(&toll.injured),
            missing: figure(&toll.missing),
            displaced: figure(&toll.displaced),
        }
    }
}

impl Builder<'_> {
    fn event(&self, event: &f::Event) -> EventRecord {
        let day = |day: chrono::NaiveDate| day.format("%Y-%m-%d").to_string();
        EventRecord {
            cause: event.cause.as_ref().map(|told| told.value),
            date: event.days.as_ref().map(|told| EventDateRecord {
                from: day(told.value.from),
                to: day(told.value.to),
                id: self.dates.link(told.value.date),
            }),
            place: event.place.as_ref().and_then(|told| self.places.link(Some(told.value))),
            victims: event.victims.iter().map(|victim| self.victim(victim)).collect(),
            evidence: self.config.explain.then(|| EventEvidence {
                cause: event.cause.as_ref().map(|told| self.explain(told.span, told.rule, None)),
                date: event.days.as_ref().map(|told| self.explain(told.span, told.rule, None)),
                place: event.place.as_ref().map(|told| self.explain(told.span, told.rule, None)),
            }),
        }
    }

    fn victim(&self, x: &f::EventVictim) -> EventVictimRecord {
        EventVictimRecord {
            person: self.people.link(x.person),
            name: x.person.map(|k| self.found.people[k].name.clone()),
            age: x.age,
            status: x.status,
            figure: self.casualties.link(x.figure),
            explanation: self.explain(Some(x.span), x.rule, None),
        }
    }
}

/// The warning about sentences that were run together.
fn lost_spaces(count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => Some("1 sentence was run together with the next one by a lost space".to_owned()),
        _ => Some(format!("{count} sentences were run together with the next one by a lost space")),
    }
}

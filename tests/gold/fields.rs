//! What a line of gold can say: its kinds, and the fields of each.

/// What the lines of one kind say.
pub(crate) struct Kind {
    /// The first word of a line.
    pub(crate) name: &'static str,
    /// Is everything of this kind in the gold, so that what is missed and what is invented counts?
    pub(crate) complete: bool,
    pub(crate) fields: &'static [Field],
}

/// One field.
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) unsaid: Unsaid,
    pub(crate) compare: Compare,
    /// The kinds of lines, one of which it must name.
    pub(crate) names: &'static [&'static str],
}

/// What holds where a line does not have the field.
pub(crate) enum Unsaid {
    /// It is not judged.
    Open,
    /// The line's words.
    Words,
    /// This value.
    Is(&'static str),
}

/// When two values are the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Compare {
    /// Letter for letter.
    Exact,
    /// But for case and the signs around them.
    Words,
    /// A name, or the words of an unnamed source in quotation marks.
    Source,
    /// All of one are in the other, and none besides.
    Set,
    /// Degrees north and east, half a degree apart at most.
    Near,
    /// The same day, whatever its hour.
    Day,
}

/// A field of a kind.
const fn field(name: &'static str, unsaid: Unsaid, compare: Compare) -> Field {
    Field { name, unsaid, compare, names: &[] }
}

/// A field that names another line.
const fn link(name: &'static str, unsaid: Unsaid, compare: Compare, names: &'static [&'static str]) -> Field {
    Field { name, unsaid, compare, names }
}

const NULL: Unsaid = Unsaid::Is("-");
const SPEAKERS: &[&str] = &["person", "org"];

/// All kinds, in an order in which nothing names what comes later.
pub(crate) const KINDS: &[Kind] = &[
    Kind {
        name: "person",
        complete: true,
        fields: &[
            field("name", Unsaid::Words, Compare::Words),
            field("split", Unsaid::Open, Compare::Words),
            field("role", NULL, Compare::Set),
            link("of", NULL, Compare::Set, &["org", "place"]),
        ],
    },
    Kind {
        name: "org",
        complete: true,
        fields: &[field("name", Unsaid::Words, Compare::Words), field("kind", Unsaid::Open, Compare::Exact)],
    },
    Kind {
        name: "place",
        complete: true,
        fields: &[
            field("words", Unsaid::Words, Compare::Words),
            field("kind", Unsaid::Open, Compare::Exact),
            field("country", Unsaid::Open, Compare::Exact),
            field("at", Unsaid::Open, Compare::Near),
            field("meant", NULL, Compare::Exact),
        ],
    },
    Kind {
        name: "date",
        complete: true,
        fields: &[
            field("value", Unsaid::Open, Compare::Exact),
            field("mod", NULL, Compare::Exact),
            field("type", Unsaid::Open, Compare::Exact),
        ],
    },
    Kind {
        name: "quote",
        complete: true,
        fields: &[
            field("words", Unsaid::Words, Compare::Words),
            field("kind", Unsaid::Open, Compare::Exact),
            link("speaker", Unsaid::Open, Compare::Source, SPEAKERS),
        ],
    },
    Kind {
        name: "figure",
        complete: true,
        fields: &[
            field("number", Unsaid::Open, Compare::Exact),
            field("kind", Unsaid::Open, Compare::Exact),
            field("victims", NULL, Compare::Exact),
            link("people", NULL, Compare::Set, &["person"]),
            link("part", NULL, Compare::Words, &["figure"]),
            field("scope", Unsaid::Is("event"), Compare::Exact),
            field("status", Unsaid::Is("reported"), Compare::Exact),
            field("cause", Unsaid::Open, Compare::Exact),
            link("place", Unsaid::Open, Compare::Words, &["place"]),
            field("date", Unsaid::Open, Compare::Day),
            link("source", NULL, Compare::Source, SPEAKERS),
        ],
    },
    Kind { name: "toll", complete: true, fields: &[field("number", Unsaid::Open, Compare::Exact)] },
    Kind {
        name: "event",
        complete: true,
        fields: &[
            field("cause", Unsaid::Open, Compare::Exact),
            field("day", Unsaid::Open, Compare::Exact),
            link("place", Unsaid::Open, Compare::Words, &["place"]),
        ],
    },
    Kind { name: "victim", complete: true, fields: &[field("status", Unsaid::Open, Compare::Exact), field("age", NULL, Compare::Exact)] },
    Kind { name: "mention", complete: false, fields: &[link("of", Unsaid::Open, Compare::Words, &["person", "org", "place"])] },
    Kind {
        name: "article",
        complete: false,
        fields: &[
            field("date", Unsaid::Open, Compare::Exact),
            field("authors", Unsaid::Open, Compare::Set),
            field("agency", NULL, Compare::Exact),
            field("country", Unsaid::Open, Compare::Exact),
            link("place", Unsaid::Open, Compare::Words, &["place"]),
        ],
    },
];

impl Kind {
    /// The kind of this name.
    pub(crate) fn of(name: &str) -> Option<&'static Kind> {
        KINDS.iter().find(|kind| kind.name == name)
    }

    /// Its field of this name.
    pub(crate) fn field(&'static self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

//! The lines of a file of gold: `kind words | field=value | field=value`. `fixtures/gold/ABOUT` describes them.

use super::fields::{Field, Kind};

/// What an article says.
#[derive(Default)]
pub(crate) struct Gold {
    /// The id of the article, in a file of several.
    pub(crate) id: Option<String>,
    pub(crate) lines: Vec<Line>,
}

/// One finding.
pub(crate) struct Line {
    /// Its number in the file.
    pub(crate) number: usize,
    /// Is it right to leave it out as well?
    pub(crate) optional: bool,
    pub(crate) kind: &'static Kind,
    /// Its words, as the line has them.
    pub(crate) words: String,
    /// The values of a field, each of which is right.
    pub(crate) values: Vec<(&'static Field, Vec<String>)>,
}

/// The articles of a file, or what is wrong in it.
pub(crate) fn read(text: &str) -> Result<Vec<Gold>, String> {
    let mut all = vec![Gold::default()];
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#')) {
        match (line.strip_prefix("== "), all.last_mut()) {
            (None, Some(gold)) => gold.lines.push(read_line(number, line).map_err(|what| format!("line {number}: {what}"))?),
            (id, _) => all.push(Gold { id: id.map(|id| id.trim().to_owned()), lines: Vec::new() }),
        }
    }
    // What stands before the first heading is nothing, or all.
    all.retain(|gold| !gold.lines.is_empty());
    Ok(all)
}

fn read_line(number: usize, line: &str) -> Result<Line, String> {
    let (optional, line) = line.strip_prefix('?').map_or((false, line), |rest| (true, rest));
    let mut parts = line.split(" | ").map(str::trim);
    let head = parts.next().unwrap_or_default();
    let (name, words) = head.split_once(' ').unwrap_or((head, ""));
    let kind = Kind::of(name).ok_or_else(|| format!("there is no kind {name:?}"))?;
    let value = |part: &str| {
        let (name, value) = part.split_once('=').ok_or_else(|| format!("{part:?} has no value"))?;
        let field = kind.field(name).ok_or_else(|| format!("{} has no field {name:?}", kind.name))?;
        Ok((field, value.split(" or ").map(|value| value.trim().to_owned()).collect()))
    };
    let values = parts.map(value).collect::<Result<_, String>>()?;
    Ok(Line { number, optional, kind, words: words.trim().to_owned(), values })
}

#[test]
fn a_line_is_its_kind_its_words_and_its_values() {
    let text = "# A remark.\n\nplace Aricha | kind=city or other | at=-\n== second\n?quote “I … go”\n";
    let golds = read(text).unwrap();
    assert_eq!(golds.iter().map(|gold| gold.id.as_deref()).collect::<Vec<_>>(), [None, Some("second")]);
    let line = &golds[0].lines[0];
    assert_eq!((line.number, line.optional, line.kind.name, line.words.as_str()), (3, false, "place", "Aricha"));
    let values: Vec<_> = line.values.iter().map(|(field, values)| (field.name, values.join("/"))).collect();
    assert_eq!(values, [("kind", "city/other".to_owned()), ("at", "-".to_owned())]);
    assert!(golds[1].lines[0].optional);
    for (wrong, message) in [
        ("figures 12", "line 1: there is no kind \"figures\""),
        ("figure 12 | town=Lyon", "line 1: figure has no field \"town\""),
        ("figure 12 | place", "line 1: \"place\" has no value"),
    ] {
        assert_eq!(read(wrong).err().as_deref(), Some(message));
    }
}

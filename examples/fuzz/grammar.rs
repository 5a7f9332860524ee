//! A grammar of news: what a nonterminal (in capitals) can be. Every sentence is one that somebody could have written, or nearly.

use fastrand::Rng;

/// Nonterminals and their alternatives; words in capitals that have a row here are expanded.
#[rustfmt::skip]
const ROWS: &[(&str, &[&str])] = &[
    ("ARTICLE", &["TITLE\n\nBYLINE\n\nDATELINE BODY", "DATELINE BODY", "BODY", "TITLE\n\nBODY", "DATELIST\n\nTITLE\n\nCAPTION\n\nBODY\n\nTRAILER",
        "# TITLE\n\nBODY\n\n- ITEM\n- ITEM\n\nBODY", "BODY BODY\n\nHEAD\n\nBODY", "TRANSCRIPT"]),
    ("BODY", &["S.", "S. S.", "S. S. S.", "S. S.\n\nS. S.", "S. QUOTE S.", "QUOTE", "S; S.", "S.\n\nQUOTE\n\nS.", "RUN."]),
    ("TITLE", &["FATE N in PLACE", "PLACE: S", "N dead after CAUSE in PLACE", "PERSON SAID “S”", "S"]),
    ("BYLINE", &["By PERSON", "By PERSON and PERSON, Staff Writers", "PERSON | AGENCY"]),
    ("DATELINE", &["CAPS, DATE (AGENCY) –", "CAPS –", "CAPS, MONTH NUM —", "PLACE, DATE:", "(AGENCY)"]),
    ("DATELIST", &["DATE", "Published: DATE", "Updated DATE, CLOCK", "DATE DATE"]),
    ("CAPTION", &["PERSON at PLACE on DATE. (PERSON/AGENCY)", "Photo: PERSON", "A view of PLACE, DATE. (File photo: AGENCY)"]),
    ("TRAILER", &["(Reporting by PERSON; editing by PERSON)", "© YEAR AGENCY", "Related: TITLE", "PERSON is a reporter for ORG."]),
    ("HEAD", &["What we know", "DATE", "PLACE", "The victims"]),
    ("ITEM", &["PERSON, NUM", "COUNT, PLACE", "DATE: S", "S"]),
    ("TRANSCRIPT", &["Q: QUESTION\n\nA: S.\n\nQ: QUESTION\n\nA: S.", "KELLER: S.\n\nVEGA: S. S."]),
    ("QUESTION", &["When did it happen?", "How many were FATED in PLACE?", "Did PERSON say so?"]),
    ("S", &["HARM", "HARM WHEN", "HARM in PLACE", "HARM in PLACE WHEN", "SAYING", "SAYING", "MOVE", "MOVE WHEN", "AGED", "TOLL", "WHEN, HARM", "HARM, and HARM",
        "HARM, SOURCE SAID", "According to SOURCE, HARM", "HARM, including COUNT", "HARM after S", "NP BE ROLE", "ANY S", "RUN"]),
    ("HARM", &["COUNT BE FATED", "CAUSE FATED COUNT", "COUNT died", "NP VERB COUNT", "COUNT BE FATED by CAUSE", "CAUSE left COUNT dead and NUM FATED", "NP BE FATED",
        "NUM of them BE FATED", "SHARE of COUNT BE FATED", "the number of NOUN FATED rose to NUM", "nobody was FATED", "COUNT may have been FATED", "NUM FATED"]),
    ("TOLL", &["the death toll rose to NUM", "bringing the total to NUM", "NUM have been FATED since WHEN", "it was the ORDINAL death WHEN", "at least NUM, mostly NOUN"]),
    ("SAYING", &["QUOTE", "NP SAID S", "NP SAID that S", "“S,” SAID NP", "“S,” NP SAID WHEN, “S.”", "NP, ROLE of ORG, SAID S", "SOURCE SAID S", "PRONOUN SAID S", "asked about it, NP SAID “RUN”"]),
    ("QUOTE", &["“S,” SAID NP.", "“S. S,” PRONOUN SAID.", "NP: “S.”", "NP SAID: 'S'.", "\"S,\" NP SAID.", "“S.", "S.”", "“S ‘S’ S,” SAID PERSON."]),
    ("MOVE", &["NP left PLACE for PLACE", "COUNT fled PLACE", "NP met NP in PLACE", "NP worked for ORG", "NP moved from PLACE to PLACE in YEAR"]),
    ("AGED", &["PERSON, NUM, BE FATED", "a NUM-year-old NOUN1 from PLACE BE FATED", "NUM-year-old PERSON, NUM-year-old PERSON and PERSON, NUM, BE FATED", "PERSON (NUM) died", "PERSON, aged NUM"]),
    ("NP", &["PERSON", "PERSON", "TITLED", "ORG", "the NOUN1", "a NOUN1", "PRONOUN", "PLACE", "PERSON of ORG", "PERSON and PERSON", "PERSON, ROLE", "a NOUN1 in PLACE"]),
    ("PERSON", &["GIVEN FAMILY", "GIVEN FAMILY", "FAMILY", "GIVEN M. FAMILY", "GIVEN FAMILY-FAMILY", "GIVEN al-FAMILY", "HONORIFIC FAMILY", "GIVEN", "FAMILY’s", "GIVEN FAMILY Jr."]),
    ("TITLED", &["President PERSON", "Foreign Minister PERSON", "Dr PERSON", "Det. Sgt. PERSON", "the president, PERSON", "ROLE PERSON"]),
    ("GIVEN", &["Ana", "Luis", "Ruth", "Omar", "Ingrid", "José", "Li", "Paris", "Georgia", "April"]),
    ("FAMILY", &["Keller", "Vega", "Adeyemi", "O’Neill", "Müller", "Washington", "May", "Friday", "London", "Young", "İnan"]),
    ("HONORIFIC", &["Mr", "Mr.", "Mrs.", "Ms", "Sir", "Sheikh", "Gen."]),
    ("ROLE", &["the mayor", "head of the police", "a spokesman for ORG", "the director", "spokeswoman", "a witness", "the country’s president"]),
    ("ORG", &["the Red Cross", "the Health Ministry", "AGENCY", "the PLACE Police Department", "Acme Ltd.", "the University of PLACE", "the UN", "XWI (Xavora Water Institute)", "the People’s Party"]),
    ("AGENCY", &["Reuters", "AFP", "AP", "the Example Times"]),
    ("PLACE", &["Aleppo", "Paris", "Paris, Texas", "Springfield", "Syria", "the north of Mali", "Lake Chad", "New York", "Georgia", "St. Louis", "Xavora", "Xavora Province", "Washington, D.C.", "Midtown"]),
    ("CAPS", &["GENEVA", "NEW YORK", "ALEPPO, Syria", "PARIS"]),
    ("SOURCE", &["police", "officials", "a monitoring group", "ORG", "NP", "the ministry", "two witnesses"]),
    ("SAID", &["said", "says", "told reporters", "added", "told ORG", "asked", "warned", "did not say", "wrote on Twitter"]),
    ("PRONOUN", &["he", "she", "they", "He", "She", "it", "who"]),
    ("COUNT", &["NUM NOUN", "at least NUM NOUN", "NUM", "a NOUN1", "dozens of NOUN", "between NUM and NUM NOUN", "NUM to NUM NOUN", "about NUM NOUN", "two NOUN and a NOUN1", "hundreds", "no NOUN", "SHARE of the NOUN", "NUM more NOUN"]),
    ("SHARE", &["half", "a third", "NUM per cent", "NUM%", "two thirds", "three quarters", "150 per cent"]),
    ("NUM", &["2", "3", "12", "17", "45", "100", "1,200", "260,000", "3.5 million", "two", "twenty-three", "nineteen", "zero", "1,5", "99999999999999999999", "1/2", "IV"]),
    ("ORDINAL", &["third", "5th", "twenty-first", "last"]),
    ("NOUN", &["people", "children", "soldiers", "villagers", "migrants", "police officers", "members of ORG", "protesters", "others", "homes"]),
    ("NOUN1", &["man", "woman", "boy", "teenager", "soldier", "station master", "nurse", "gunman", "driver"]),
    ("FATE", &["Killed", "Injured", "Missing"]),
    ("FATED", &["killed", "wounded", "injured", "missing", "displaced", "shot dead", "kidnapped", "arrested", "evacuated", "dead", "burned"]),
    ("VERB", &["killed", "shot", "wounded", "kidnapped", "stabbed", "rescued"]),
    ("BE", &["was", "were", "have been", "are", "had been", "could be", "were not"]),
    ("CAUSE", &["a storm", "the blast", "shelling", "a bus crash", "gunmen", "an earthquake", "the fire", "a car bomb"]),
    ("WHEN", &["on DATE", "on WEEKDAY", "DATE", "last week", "this morning", "two days later", "CLOCK on WEEKDAY", "in MONTH", "in YEAR", "since YEAR", "from DATE to DATE", "between MONTH and MONTH", "the day before",
        "the quarter ended MONTH NUM", "the three months ended DATE", "NUM UNIT ago", "NUM UNIT later", "every WEEKDAY", "the following YEAR", "a year earlier", "by the end of MONTH", "late WEEKDAY", "tonight", "SEASON"]),
    ("DATE", &["20 February 2016", "February 20, 2016", "2016-02-20", "Friday, 19 February", "MONTH NUM", "NUM MONTH", "31 June", "1 January 0001", "31 December 9999", "02/29/2015", "MONTH YEAR", "the NUMth"]),
    ("WEEKDAY", &["Monday", "Friday", "Sunday", "Mon.", "FRIDAY"]),
    ("MONTH", &["January", "May", "March", "Sept.", "June", "December"]),
    ("YEAR", &["1989", "2016", "9999", "0001", "the 1980s", "470 BC", "2014-15", "44 B.C.", "10000"]),
    ("SEASON", &["spring", "last summer", "the fall of YEAR", "winter"]),
    ("UNIT", &["days", "weeks", "months", "years", "centuries", "hours", "decades"]),
    ("CLOCK", &["5 p.m.", "25:61", "3:07 a.m.", "noon", "11.20 GMT", "midnight"]),
    ("ANY", &["However,", "In PLACE,", "“", "(", "Meanwhile", "-", "—", "***", "But"]),
    // The same again and again, as no sentence has it.
    ("RUN", &["DATE DATE DATE DATE", "PERSON, PERSON, PERSON and PERSON", "PLACE PLACE PLACE", "NUM NUM NUM", "WHEN WHEN WHEN", "FATED FATED FATED", "TITLED TITLED", "COUNT, COUNT, COUNT", "“ “ ” “", "ORG ORG"]),
];

/// How deep rows are expanded; below that the shortest alternative is taken.
const DEEPEST: usize = 9;
/// Bytes at which an article is long enough.
const LONGEST: usize = 6000;

/// A whole article.
pub(crate) fn article(rng: &mut Rng) -> String {
    expand("ARTICLE", rng)
}

/// One sentence, without its stop.
pub(crate) fn sentence(rng: &mut Rng) -> String {
    expand("S", rng)
}

/// What a nonterminal becomes.
pub(crate) fn expand(symbol: &str, rng: &mut Rng) -> String {
    let mut out = String::new();
    write(symbol, rng, 0, &mut out);
    out
}

fn alternatives(symbol: &str) -> Option<&'static [&'static str]> {
    ROWS.iter().find(|(name, _)| *name == symbol).map(|(_, alternatives)| *alternatives)
}

fn write(symbol: &str, rng: &mut Rng, depth: usize, out: &mut String) {
    let Some(choices) = alternatives(symbol) else {
        out.push_str(symbol);
        return;
    };
    let shortest = || choices.iter().min_by_key(|words| words.len());
    let chosen = if depth > DEEPEST || out.len() > LONGEST { shortest() } else { choices.get(rng.usize(..choices.len())) };
    let mut rest = chosen.copied().unwrap_or("");
    // At the very bottom nonterminals stand as they are.
    while let Some(start) = rest.find(|c: char| c.is_ascii_uppercase()).filter(|_| depth < 2 * DEEPEST) {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let upper = rest.find(|c: char| !c.is_ascii_uppercase() && !c.is_ascii_digit()).unwrap_or(rest.len());
        let word = &rest[..upper];
        if alternatives(word).is_some() {
            write(word, rng, depth + 1, out);
        } else {
            out.push_str(word);
        }
        rest = &rest[upper..];
    }
    out.push_str(rest);
}

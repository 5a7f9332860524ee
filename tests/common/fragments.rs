//! Pieces of news and of formats, from which the tests and the fuzzer glue texts.

/// Pieces of news, glued in any order.
#[rustfmt::skip]
pub(crate) const FRAGMENTS: &[&str] = &[
    "Anna Keller", "Keller", "Mr. Müller", "President Zuwena Ali", "Dr J. O’Neill-Paz", "al-Hadi", "the Red Cross", "UN", "U.S.",
    "Acme Ltd.", "Paris", "Paris, Texas", "Syrian", "GENEVA, 20 Feb 2016 (Reuters) –", "Washington", "Lake Chad", "Bank of England",
    "the north of Mali", "said", "says", "told reporters", "according to", "asked", "wrote:", "added that", "who heads",
    "declined to comment", "he", "She", "they", "“", "”", "\"", "'", "‘", "’", "''", "``", "«", "»", "[", "]", "(", ")", "—", "–", "-",
    "…", "...", "12", "at least 12", "1,200", "1 200", "260,000", "two", "twenty-three", "dozens", "hundreds of", "no one", "half of",
    "3.5 million", "a third", "0", "99999999999999999999999", "10 to 15", "between 40 and 30", "-7", "12th", "1/2", "½", "٣", "IV",
    "people", "children", "soldiers", "were killed", "killed", "died", "wounded", "missing", "fled their homes", "including", "of them",
    "the death toll", "rose to", "bodies", "was shot dead", "aged 31", ", 34,", "injuring", "not", "may have", "feared", "Friday",
    "this morning", "20 February 2016", "02/29/2015", "31 June", "2016-02-30", "last week", "two days later", "9999", "the 1980s", "May",
    "March", "5 p.m.", "25:61", "tonight", "every Monday", "0000-00-00", "1 January 0001", "in the year 99999", "300000 years ago",
    "10,000 weeks from now", ".", ",", ";", ":", "?", "!", " ", " ", " ", " ", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\t", "\u{a0}",
    "\u{2028}", "\u{0}", "\u{7}", "\u{feff}", "\u{200b}", "\u{202e}", "\u{ad}", "e\u{301}", "🔥", "👩‍👩‍👧", "שלום", "人", "ﬁ", "İ", "ß",
    "# ", "## Head", "**", "*", "_", "[link](http://a.b/c)", "> ", "- ", "1. ", "```", "<b>", "&amp;", "![alt](x.png)", "|", "---",
    "By Ruth Adeyemi", "(Photo: AFP)", "Q:", "A:", "KELLER:", "Updated:", "© 2016", "Related:", "https://example.org/2016/02/20/x",
    "@name", "#tag", "JosÃ©", "MÃ¼ller", "â€œ", "â€\u{9d}", "â€", "donâ€™t", "Ã¢â‚¬â„¢", "Â ", "Â", "Ã", "ï»¿", "ðŸ”¥", "\u{92}", "\u{85}", "&ldquo;", "&rsquo;",
    "&nbsp;", "&#39;", "&#x2019;", "&amp;amp;", "&amp;eacute;", "&shy;", "&lt;b&gt;", "AT&T", "R&D;", "evacu-\n", "ated", "twenty-\n", "five", "Stoke-on-\r\n",
    "Trent", "Johannes-\n", "burg", "¬\n", "open.Seven", "Monday.Two", "sound.\"It", "2016.The", "Node.js", "St.Albans",
];

/// Names that meet the fragments and the fixtures in every way.
pub(crate) const NAMES: &str = "name\ttype\taliases\tcountry\tlatitude\tlongitude\n\
    Anna Keller\tperson\tKeller|Müller said|he\nMr. Müller\tnone\nRed Cross\tnone\tPaz|al-Hadi\nUN\tplace\tCross UN\n\
    Paris, Texas\tplace\tTexas.\tSY\t-90\t180\nsaid\torganization\t12|killed 12|the\nParis\torganization\tİ|ß|人|e\u{301}\n\
    Lake\tperson\tChad (\nFriday\tplace\tMali\tML\nGENEVA\tperson\tReuters) –\nBank\tplace\tEngland\n-7\torganization\t#tag|@name|U.S\n";

//! The language of a text, from a sample of it.
//!
//! English is told by its commonest words alone: quick, sure, and the same in ALL CAPS. Only a text that does not show them is given to
//! `whatlang` (character trigrams). Short texts are left undecided: null is better than wrong.

use whatlang::Lang;

use crate::article::Article;

/// Bytes of running text that are looked at.
const SAMPLE: usize = 2048;

/// Words of English that no other language of the news has in such numbers.
const ENGLISH: &[&str] = &[
    "the", "and", "of", "to", "that", "with", "from", "for", "by", "has", "have", "had", "were", "been", "which", "who", "their", "his",
    "her", "this", "said", "would", "will", "after", "when", "they", "are", "is", "was", "it",
];

/// Fills the language of an article, with a warning where it is not English.
pub(super) fn tell(article: &mut Article) {
    let sample = sample(article);
    let language = language(&sample);
    article.source.language = language.map(|l| code(l).to_owned());
    if let Some(other) = language.filter(|&l| l != Lang::Eng) {
        article.warnings.push(format!("the text seems to be in {} ({}); analyze reads English", other.eng_name(), code(other)));
    }
}

/// The first running text, bounded.
fn sample(article: &Article) -> String {
    let mut sample = String::new();
    for block in article.blocks.iter().filter(|b| b.kind.is_story()) {
        let words = block.span.of(&article.text);
        let mut end = words.len().min(SAMPLE - sample.len());
        while !words.is_char_boundary(end) {
            end -= 1;
        }
        sample.push_str(&words[..end]);
        if sample.len() + 8 >= SAMPLE {
            break;
        }
        sample.push('\n');
    }
    sample
}

/// The language of a sample, None where it cannot be told.
fn language(sample: &str) -> Option<Lang> {
    let (mut words, mut english, mut capitals, mut bytes) = (0, 0, 0, 0);
    for word in sample.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’').filter(|w| !w.is_empty()) {
        words += 1;
        capitals += usize::from(word.starts_with(char::is_uppercase));
        english += usize::from(word.len() <= 5 && ENGLISH.iter().any(|e| e.eq_ignore_ascii_case(word)));
        // However many words of one letter follow, it is English.
        bytes += word.len() + 1;
        if english >= 3 && english * 8 > words + sample.len().saturating_sub(bytes) / 2 {
            return Some(Lang::Eng);
        }
    }
    if english >= 3 && english * 8 >= words {
        return Some(Lang::Eng);
    }
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    // A script of its own says much in a few letters; Latin letters need a paragraph.
    let enough = if sample.len() > letters * 3 / 2 { 40 } else { 120 };
    // A list of names has no language.
    if letters < enough || capitals * 2 > words {
        return None;
    }
    let info = whatlang::detect(sample)?;
    (info.is_reliable() && info.confidence() >= 0.9).then(|| info.lang())
}

/// ISO 639-1 code (for Akan, whose codes are many, that of the macrolanguage).
fn code(language: Lang) -> &'static str {
    match language {
        Lang::Epo => "eo",
        Lang::Eng => "en",
        Lang::Rus => "ru",
        Lang::Cmn => "zh",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Ben => "bn",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ukr => "uk",
        Lang::Kat => "ka",
        Lang::Ara => "ar",
        Lang::Hin => "hi",
        Lang::Jpn => "ja",
        Lang::Heb => "he",
        Lang::Yid => "yi",
        Lang::Pol => "pl",
        Lang::Amh => "am",
        Lang::Jav => "jv",
        Lang::Kor => "ko",
        Lang::Nob => "nb",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        Lang::Tur => "tr",
        Lang::Nld => "nl",
        Lang::Hun => "hu",
        Lang::Ces => "cs",
        Lang::Ell => "el",
        Lang::Bul => "bg",
        Lang::Bel => "be",
        Lang::Mar => "mr",
        Lang::Kan => "kn",
        Lang::Ron => "ro",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Tam => "ta",
        Lang::Vie => "vi",
        Lang::Urd => "ur",
        Lang::Tha => "th",
        Lang::Guj => "gu",
        Lang::Uzb => "uz",
        Lang::Pan => "pa",
        Lang::Aze => "az",
        Lang::Ind => "id",
        Lang::Tel => "te",
        Lang::Pes => "fa",
        Lang::Mal => "ml",
        Lang::Ori => "or",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Sin => "si",
        Lang::Khm => "km",
        Lang::Tuk => "tk",
        Lang::Aka => "ak",
        Lang::Zul => "zu",
        Lang::Sna => "sn",
        Lang::Afr => "af",
        Lang::Lat => "la",
        Lang::Slk => "sk",
        Lang::Cat => "ca",
        Lang::Tgl => "tl",
        Lang::Hye => "hy",
        Lang::Cym => "cy",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_or_left_open() {
        for (text, wanted) in [
            ("The storm that hit the city on Friday killed 12 people, the mayor said, and many of the houses were lost.", Some("en")),
            ("THE STORM THAT HIT THE CITY ON FRIDAY KILLED 12 PEOPLE, THE MAYOR SAID, AND MANY OF THE HOUSES WERE LOST.", Some("en")),
            (
                "Le gouvernement a annoncé vendredi que la tempête qui a frappé la région avait fait douze morts et des dizaines de blessés dans plusieurs villages de la côte.",
                Some("fr"),
            ),
            (
                "La tormenta que azotó la ciudad el viernes dejó doce muertos y decenas de heridos, según informó el alcalde, y muchas de las casas quedaron destruidas.",
                Some("es"),
            ),
            ("В пятницу ураган обрушился на город, погибли двенадцать человек, сообщил мэр. Многие дома были разрушены.", Some("ru")),
            ("Storm kills 12", None),
            ("Tormenta deja doce muertos", None),
            ("12 – 5, 3/4, 2016", None),
            (
                "Anna Keller (Geneva)\nLuis Ortega (Quito)\nGiulia Rossi (Milano)\nMarco Bianchi (Torino)\nPaolo Esposito (Napoli)\nLuca Romano (Roma)\nAndrea Colombo (Milano)",
                None,
            ),
            ("", None),
        ] {
            assert_eq!(language(text).map(code), wanted, "{text}");
        }
    }

    #[test]
    fn another_language_is_said() {
        let mut article = super::super::article_from_text(
            "Die Regierung teilte am Freitag mit, dass bei dem Sturm in der Hauptstadt zwölf Menschen ums Leben gekommen sind und viele Häuser zerstört wurden. Der Bürgermeister sprach von einer Katastrophe.",
        );
        tell(&mut article);
        assert_eq!(article.source.language.as_deref(), Some("de"));
        assert_eq!(article.warnings, ["the text seems to be in German (de); analyze reads English"]);
    }
}

use super::*;
use crate::config::Config;
use crate::input::article_from_text;
use crate::text::Document;

/// The names of a text as "words/kind", persons with their title in brackets.
fn names(text: &str) -> Vec<String> {
    let article = article_from_text(text);
    let mut doc = Document::default();
    doc.read(&article);
    let config = Config::default();
    let reading =
        Reading { article: &article, text: &article.text, doc: &doc, grammar: &crate::grammar::Grammar::of(&doc), config: &config };
    let mut findings = Findings::default();
    find(&reading, &mut findings);
    findings
        .names
        .iter()
        .map(|n| {
            let title = n.title.map(|t| format!("[{}] ", doc.span(t).of(text))).unwrap_or_default();
            let kind = match n.kind {
                NameKind::Person => "PER",
                NameKind::Organization => "ORG",
                NameKind::Place => "LOC",
                NameKind::Demonym => "DEM",
            };
            format!("{title}{}/{kind}", n.span.of(text))
        })
        .collect()
}

fn of_kind(text: &str, kind: &str) -> Vec<String> {
    names(text).into_iter().filter_map(|n| n.strip_suffix(kind).map(|n| n.trim_end_matches('/').to_owned())).collect()
}

#[test]
fn persons_and_their_titles() {
    for (text, found) in [
        ("On Monday Mr. Tanaka met Judge Ana Ruiz.", &["[Mr.] Tanaka", "[Judge] Ana Ruiz"][..]),
        ("He told Secretary of State Hugh Marlow so.", &["[Secretary of State] Hugh Marlow"]),
        ("It was police chief Ana Ruiz who called.", &["[police chief] Ana Ruiz"]),
        ("They met King Felipe VI Sunday.", &["[King] Felipe VI"]),
        ("They support President Omar al-Hariri’s regime.", &["[President] Omar al-Hariri"]),
        ("Luis Vega, 34, said so.", &["Luis Vega"]),
        ("Then Stephen King spoke.", &["Stephen King"]),
        ("They back the Tanaka regime.", &["Tanaka"]),
        ("He met Sheikh Ahmad Al-Hariri there.", &["[Sheikh] Ahmad Al-Hariri"]),
        ("They live in Sri Lanka and Latin America.", &[]),
        ("They met Chad Collins there. They flew to Chad.", &["Chad Collins"]),
        ("They left the MV Ana Ruiz on Monday.", &[]),
        ("They feared Typhoon Marisol. On Friday Marisol weakened.", &[]),
        ("The storm reached Ana Marisol. On Friday Marisol left.", &["Ana Marisol", "Marisol"]),
        ("The prosecutor, Fiona Marsh KC, disagreed.", &["Fiona Marsh"]),
        ("Fiona Marsh KC spoke. On Friday Marsh KC left with Ana Ruiz OBE.", &["Fiona Marsh", "Marsh", "Ana Ruiz"]),
        ("À Saint-Malo they sang.", &[]),
        ("They live in Villa Xavora now, or in Rue Xavora.", &[]),
        ("His wife, Georgia, died on Monday.", &["Georgia"]),
        ("He greeted Hervé d’Arvaud there.", &["Hervé d’Arvaud"]),
        ("Ban Ki-moon met President Park Jae-in there.", &["Ban Ki-moon", "[President] Park Jae-in"]),
        ("Luis Vega-led troops left.", &["Luis Vega"]),
        ("They blame Tony Blair-you know him.", &["Tony Blair"]),
        ("The Director General left.", &[]),
        ("The Secretary expressed hope. The President said no.", &[]),
        ("Many people left on Monday in December.", &[]),
    ] {
        assert_eq!(of_kind(text, "PER"), found, "{text}");
    }
}

#[test]
fn a_surname_is_a_person_where_the_full_name_stands_elsewhere() {
    let text = "Marlow backs truce\n\nHugh Marlow spoke. Later Marlow left.";
    assert_eq!(of_kind(text, "PER"), ["Marlow", "Hugh Marlow", "Marlow"]);
    assert_eq!(of_kind("Later Marlow left.", "PER"), [""; 0]);
}

#[test]
fn organizations() {
    for (text, found) in [
        ("The Ministry of Foreign Affairs said no.", &["Ministry of Foreign Affairs"][..]),
        ("A State Department spokesman left.", &["State Department"]),
        ("The World Food Programme (WFP) said the WFP left.", &["World Food Programme", "WFP", "WFP"]),
        ("Rights group Sea Birds Iceland (SBI) protested.", &["Sea Birds Iceland", "SBI"]),
        ("He joined the United Nations and Lloyd’s of London.", &["United Nations", "Lloyd’s of London"]),
        ("The European Union and the EU agree.", &["European Union", "EU"]),
        ("Fires burn in the Amazon and the Brazilian Amazon.", &[]),
        ("He bought it from Amazon on Monday.", &["Amazon"]),
        ("The Health Department and the Texas Department of Roads left.", &["Health Department", "Texas Department of Roads"]),
        ("It was in the newspaper Xavora yesterday.", &["Xavora"]),
        ("It bought Xavora, the state oil company.", &["Xavora"]),
        ("It bought Xavora, the state company for oil.", &[]),
        ("He reads the Lamar County Sentinel at home.", &["Lamar County Sentinel"]),
        ("Smoke rose over the town. EPA/STRINGER", &[]),
        ("He works for the Ministry of Health of Japan.", &["Ministry of Health of Japan"]),
        // The town where a firm sits is no part of its name; a country may be, and a ministry is no firm.
        ("The firm Johnson & Moss of Leeds lost the case.", &["Johnson & Moss"]),
        ("The Department of Trade & Industry of Ghana met.", &["Department of Trade & Industry of Ghana"]),
        ("It cost US$5 or HK$7 at COP40.", &[]),
        ("Police said officials left.", &[]),
        ("She won the Nobel Prize in May.", &[]),
    ] {
        assert_eq!(of_kind(text, "ORG"), found, "{text}");
    }
}

#[test]
fn places_compete_with_the_names_beside_them() {
    for (text, found) in [
        ("They live in Sri Lanka and Latin America.", &["Sri Lanka", "Latin America"][..]),
        ("In Amman, Mr. Jordan met Kerry Jordan.", &["Amman"]),
        ("Troops of the Democratic Republic of Congo went to Dar es Salaam.", &["Democratic Republic of Congo", "Dar es Salaam"]),
        ("They waited near Xavora and on the Zoltra river.", &["Xavora", "Zoltra"]),
        ("They bought Xavora and saw Chad Collins on March 5.", &[]),
        ("The Bank of England and Kenya Airways lost.", &[]),
    ] {
        assert_eq!(of_kind(text, "LOC"), found, "{text}");
    }
    assert_eq!(of_kind("The Russian Foreign Minister left.", "DEM"), ["Russian"]);
}

#[test]
fn a_firm_is_one_in_the_headline_too() {
    for (text, firm) in [
        ("Johnson & Moss sued\n\nThe firm Johnson & Moss lost the case on Monday, its lawyer said.", "Johnson & Moss"),
        ("Jackson & Holt to close mills\n\nThe law firm Jackson & Holt will close on Monday, it said.", "Jackson & Holt"),
        ("Mills of Carson & Reed burn\n\nThe paper maker Carson & Reed lost two mills on Monday, the firm said.", "Carson & Reed"),
    ] {
        assert_eq!(of_kind(text, "ORG"), [firm, firm], "{text}");
        assert!(of_kind(text, "LOC").is_empty() && of_kind(text, "PER").is_empty(), "{text}: {:?}", names(text));
    }
    for text in [
        "Jackson floods\n\nThe firm Jackson & Holt lost two mills in Jackson on Monday.",
        "Roads to Jackson and Holt closed\n\nThe law firm Jackson & Holt is in Jackson, the town’s mayor said.",
    ] {
        assert!(of_kind(text, "LOC").contains(&"Jackson".to_owned()), "{text}: {:?}", names(text));
    }
}

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

#[test]
fn firms_by_their_legal_form() {
    for (text, found) in [
        ("Zorvex Chemicals (Pvt) Ltd laid off staff.", &["Zorvex Chemicals (Pvt) Ltd"][..]),
        ("Nordlys Seafood A/S and Halden Bygg AS merged.", &["Nordlys Seafood A/S", "Halden Bygg AS"]),
        ("Grupo Almar, S.A.B. de C.V. paid a fine.", &["Grupo Almar, S.A.B. de C.V."]),
        ("Brixon Mills, LLP and Vogel & Sohn GmbH & Co. KG paid.", &["Brixon Mills, LLP", "Vogel & Sohn GmbH & Co. KG"]),
        ("Minas do Vale S.A. sued Ormand plc in May.", &["Minas do Vale S.A.", "Ormand plc"]),
        // Two firms, no form, another word, a county.
        ("Ormand Ltd and Vekta d.o.o. were sold.", &["Ormand Ltd", "Vekta d.o.o."]),
        ("He runs a limited company as she said.", &[]),
        ("They live in Newry, Co. Down, today.", &[]),
    ] {
        assert_eq!(of_kind(text, "ORG"), found, "{text}");
    }
}

#[test]
fn organizations_by_the_noun_beside_them() {
    for (text, found) in [
        ("The rock band Winter Glass cancelled.", &["Winter Glass"][..]),
        ("The rebel group Red Dawn shelled the town.", &["Red Dawn"]),
        ("The news site Kanal9 was hacked.", &["Kanal9"]),
        ("The armed group Sons of the Soil fled.", &["Sons of the Soil"]),
        ("It was bought by Marlow, an Irish budget airline, in May.", &["Marlow"]),
        ("Lantern, an aid group, left the town.", &["Lantern"]),
        // Somebody who founded it, spoke to it, or works there; a town.
        ("The company Kowalski founded is gone.", &[]),
        ("He told the newspaper Ana Ruiz had left.", &[]),
        ("The charity’s head, Tom Lantern, quit.", &[]),
        ("They flew to Lisbon, a city in Portugal.", &[]),
    ] {
        assert_eq!(of_kind(text, "ORG"), found, "{text}");
    }
}

#[test]
fn public_bodies_teams_and_universities() {
    for (text, found) in [
        ("Statistics Norway and Transport Scotland disagreed.", &["Statistics Norway", "Transport Scotland"][..]),
        ("Health officials in Canada agreed.", &[]),
        ("Brentford beat Fulham 3-1 on Sunday.", &["Brentford", "Fulham"]),
        ("Chicago traded its captain to Boston for a draft pick.", &["Chicago", "Boston"]),
        ("Swansea have signed a striker from Metz.", &["Swansea", "Metz"]),
        ("Fresno State edged San Jose State 24-21.", &["Fresno State", "San Jose State"]),
        ("Ipswich and Norwich lost power on Sunday.", &[]),
        ("Boston hosted the talks.", &[]),
        ("Nadal beat Federer 6-4 6-3 in the final.", &[]),
        ("Researchers at Duke and Emory agreed.", &["Duke", "Emory"]),
        ("She graduated from Yale and moved to York.", &["Yale"]),
        ("A physicist at Princeton won.", &["Princeton"]),
        ("He was shot at Columbia, Maryland.", &[]),
        ("He drove from Durham to York.", &[]),
        ("Oakfield Infant School and St Mary’s Grammar School won.", &["Oakfield Infant School", "St Mary’s Grammar School"]),
    ] {
        assert_eq!(of_kind(text, "ORG"), found, "{text}");
    }
}

#[test]
fn people_who_are_called_by_one_word() {
    for (text, found) in [
        ("The man, identified only as Wiryo, was held.", &["Wiryo"][..]),
        ("A farmer named Kasun found it. Kasun called the police.", &["Kasun", "Kasun"]),
        ("Nineteen-year-old Ebele won. Ebele is from Aba.", &["Ebele", "Ebele"]),
        ("His brother, Lincoln, lives in Ohio. Lincoln, 30, is a cook.", &["Lincoln", "Lincoln"]),
        ("Victoria Stone drove. Victoria was unhurt.", &["Victoria Stone", "Victoria"]),
        ("Suharmono, a fisherman, said the boat sank.", &["Suharmono"]),
        ("Lincoln told the jury he slept.", &["Lincoln"]),
        ("Austin, 9, ran home.", &["Austin"]),
        ("Coach Denver quit.", &["[Coach] Denver"]),
        ("Umm Tareq, 50, queued for bread.", &["Umm Tareq"]),
        // The towns.
        ("Sydney Cole is from Sydney, Australia.", &["Sydney Cole"]),
        ("Preston, in Lancashire, was calm.", &[]),
        ("In Florence, 12 people died.", &[]),
        ("A 25-year-old Paris, Texas, man was held.", &[]),
        ("Honduras has arrested a suspect.", &[]),
    ] {
        assert_eq!(of_kind(text, "PER"), found, "{text}");
    }
}

#[test]
fn words_that_are_names_as_well() {
    for (text, found) in [
        ("June Carter sang.", &["June Carter"][..]),
        ("Martha May left. “No,” May said.", &["Martha May", "May"]),
        ("Dawn Page teaches. Page was ill.", &["Dawn Page", "Page"]),
        ("Elly Sapper left. Later Sapper spoke.", &["Elly Sapper", "Sapper"]),
        // The month, the day, a coined word, a site, a vehicle, a building.
        ("Martha May resigned in May.", &["Martha May"]),
        ("June sales fell.", &[]),
        ("Frexit would cost jobs, he said.", &[]),
        ("He lay in the Hugo Reyes hospital.", &[]),
        ("Passengers of the Rani Devi express waited.", &[]),
        ("The Estadio Juan Gomez was full.", &[]),
        ("It happened in Juan Perez province.", &[]),
        ("Hugo Reyes parks cars.", &["Hugo Reyes"]),
    ] {
        assert_eq!(of_kind(text, "PER"), found, "{text}");
    }
}

#[test]
fn titles_short_and_long() {
    for (text, found) in [
        ("He said Det Ch Insp Nora Tully spoke.", "[Det Ch Insp] Nora Tully"),
        ("He said DCI Omar Blake led the raid.", "[DCI] Omar Blake"),
        ("He said Lt Cdr Joe Hale sank it.", "[Lt Cdr] Joe Hale"),
        ("They met cave diver Ana Ruiz.", "[cave diver] Ana Ruiz"),
        ("Police named alleged smuggler Ivo Lukic.", "[alleged smuggler] Ivo Lukic"),
        ("They want to expel envoy Ivan Petrov.", "[envoy] Ivan Petrov"),
        ("The jury convicted banker Ana Ruiz.", "[banker] Ana Ruiz"),
        ("He said Minister for Mines, Oil and Gas Tom Okello quit.", "[Minister for Mines, Oil and Gas] Tom Okello"),
        ("The minister for Culture and Tourism Ana Lopes spoke.", "[minister for Culture and Tourism] Ana Lopes"),
        ("Secretary of State for Work and Pensions Mel Ford left.", "[Secretary of State for Work and Pensions] Mel Ford"),
        ("Last night Rita Holm slept.", "Rita Holm"),
        ("Yesterday mayor Rita Holm slept.", "[mayor] Rita Holm"),
        ("At 5 PM Rita Holm slept.", "Rita Holm"),
    ] {
        assert_eq!(of_kind(text, "PER"), [found], "{text}");
    }
    assert_eq!(of_kind("PC makers lost money.", "PER"), [""; 0]);
}

#[test]
fn firms_shops_works_and_characters_that_are_called_as_towns() {
    for (text, places) in [
        ("Lowell will close nine mills in Britain, the company said.", &["Britain"][..]),
        ("Lincoln sold its last lorries in May, and the carmaker said it would make no more.", &[]),
        ("Burlington has cut the price of its coats, the retailer said.", &[]),
        // The town.
        ("Lowell closed nine schools, the mayor said.", &["Lowell"]),
        ("Burlington will lose 300 jobs when the mill closes, the company said.", &["Burlington"]),
        ("Lowell raised the rates that Xavora Bank pays, and the bank sued.", &["Lowell"]),
        // Shops.
        ("Crowds waited outside Macy’s in Denver.", &["Denver"]),
        ("He worked at Denny’s, in Tulsa.", &["Tulsa"]),
        ("A man was shot inside Wendy’s.", &[]),
        ("The tower is taller than Denver’s.", &["Denver"]),
        ("They landed at Denver’s airport.", &["Denver"]),
        // Titles.
        ("The film “Philadelphia” won.", &[]),
        ("Her third novel, “Troy”, is out.", &[]),
        ("A musical called “Memphis” opened.", &[]),
        ("They call it “Paris”.", &["Paris"]),
        ("The play, set in “Paris”, opened.", &["Paris"]),
        // Characters.
        ("She plays Cordelia in the film.", &[]),
        ("He played Orlando, and she sang, in the opera.", &[]),
        ("The band played Tulsa on Friday.", &["Tulsa"]),
        ("An old Romeo in jeans sang.", &[]),
        ("A Verona of painted wood stood there.", &[]),
        ("An old Denver hotel burnt.", &["Denver"]),
    ] {
        assert_eq!(of_kind(text, "LOC"), places, "{text}");
    }
}

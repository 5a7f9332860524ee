//! Numbers, bounds, parts and lists.

use super::{check, read};

#[test]
fn bounds_parts_and_none() {
    check(&[
        ("At least 12 people died.", "killed 12.."),
        ("As many as 12 people died.", "killed ..12"),
        ("Nearly 12 people died.", "killed ~12"),
        ("Dozens were injured.", "injured ~24.."),
        ("12 people, including three children, were killed.", "killed 12, <killed 3"),
        ("Twelve people died, three of them children.", "killed 12, <killed 3"),
        ("Four people – a woman and three boys – were killed.", "killed 4, <killed 1, <killed 3"),
        ("The slide killed four hikers, three Danes and a Swede, on Monday.", "killed 4, <killed 3, <killed 1"),
        ("The slide killed four hikers and three Danes.", "killed 4, killed 3"),
        ("The raid killed 20 people.\nAmong the dead were two nurses.", "killed 20, <killed 2"),
        ("The raid killed 20 people.\nHer brother was among the dead.", "killed 20, <killed 1"),
        ("No one was injured.", "injured 0"),
        ("The police came, and no-one was injured.", "injured 0"),
        ("No deaths were reported.", "killed 0"),
    ]);
}

#[test]
fn parts_of_the_dead() {
    check(&[
        ("The fire killed 40 people.\nFourteen of the dead were women.", "killed 40, <killed 14"),
        ("About 60 percent of those killed were children.", "killed ~0.6"),
        ("Of the 40 killed, 12 were children.", "killed 40, <killed 12"),
        ("Of the 40 killed, 12 left a will.", "killed 40"),
        ("Two of the injured died in hospital.", "killed 2"),
        ("Thirty people were hurt, ten seriously.", "injured 30, <injured 10"),
        ("Two nurses were wounded, and a third died.", "injured 2, killed 1"),
        ("A third of the residents died.", "killed 0.3333333333333333"),
        ("All but two of the 98 people on board died.", "killed 96"),
        ("Two more bodies were found, raising the toll to 14.", "<killed 2, killed 14"),
        ("Four men were killed, bringing the total to 31.", "<killed 4, killed 31"),
        ("Four bridges were built, bringing the total to 31.", ""),
        ("Some 310 families or 1,540 people were evacuated.", "<displaced ~310, displaced 1540"),
        ("Some 200 people are dead or missing.", "affected ~200"),
        ("Some 200 people are dead; two are missing.", "killed ~200, missing 2"),
        ("Killed were Ana Ruiz, Luis Vega and Karl Brandt.", "killed 1, killed 1, killed 1"),
        ("A crash killed a teacher and mother of two.", "killed 1"),
        ("A crash killed a teacher and a mother of two.", "killed 1, killed 1"),
    ]);
}

#[test]
fn numbers() {
    check(&[
        ("From 10 to 15 people were killed.", "killed 10..15"),
        ("The toll has risen from 9 to 12.", "killed 12"),
        ("Officials put the death toll in excess of 2,000.", "killed 2000.."),
        ("The death toll passed 60.", "killed 60.."),
        ("The death toll reached 60.", "killed 60"),
        ("The toll of injured rose to 340.", "injured 340"),
        ("The slide resulted in 704 dead and 2,100 injured.", "killed 704, injured 2100"),
        ("A father of 4 killed himself.", "killed 1"),
        ("There was one death.", "killed 1"),
        ("At least 530 villagers were estimated to have been killed.", "killed 530.."),
        ("Police said that 246 000 people were evacuated.", "displaced 246000"),
        ("The 000 people died.", ""),
        ("On June 7 612 people were evacuated.", "displaced 612"),
        ("1.2.3 million people were killed.", ""),
        ("12345678901234567890123456789012345678901 people were killed.", ""),
        ("At least three, and possibly five, people were killed.", "killed 3..5"),
        ("Three workers died, and possibly five walls fell.", "killed 3"),
        ("There were 400, perhaps 450 dead.", "killed 400..450"),
        ("Over 2.000 villagers died.", "killed 2000.."),
        ("The river rose by 1.250 metres and two people died.", "killed 2"),
        ("The city got12,345 displaced households.", ""),
        ("Deputies responded to a shooting 880 Orchard Hill Rd. at noon.", ""),
        ("The storm caused hundreds of fatalities.", "killed ~200.."),
        ("The storm brought hundreds of fish.", ""),
        ("The death toll by 4 May was 31.", "killed 31"),
        ("The death toll may reach 31.", "killed 31?"),
        ("From 2018 to date more than 30 nurses have died.", "killed 30.."),
        ("Around2.4 million people weredisplaced.", "displaced ~2400000"),
        ("Five Chinese were killed.", "killed 5"),
        ("Five Chinese trawlers were lost.", ""),
        ("More than 40,000 South Sudanese fled.", "displaced 40000.."),
        ("Thousands of livestock were killed.", ""),
        ("About 200 people were killed or left missing.", "affected ~200"),
        ("Police made 40 arrests.", "detained 40"),
        ("The state recorded 15,400 murders.", "killed 15400"),
        ("The flood killed 3, leaving dozens missing.", "killed 3, missing ~24.."),
    ]);
}

#[test]
fn couples_and_members() {
    check(&[
        ("A couple was killed in the fire.", "killed 2"),
        ("The couple were arrested in Dover.", "detained 2"),
        ("A couple of hikers died.", "killed 2"),
        ("Three of the 12 people killed were children.", "killed 12, <killed 3"),
        ("Three of the 12 people were killed.", "killed 3"),
        ("She was one of six clerks arrested on Monday.", "detained 6, <detained 1"),
        ("Three men, Ana Ruiz, Luis Vega and Karl Brandt, were killed.", "killed 3, <killed 1, <killed 1, <killed 1"),
        ("The blast injured 40 people.\nAmong those hurt, nine had serious injuries.", "injured 40, <injured 9"),
        ("The blast injured 40 people.\nAmong those hurt were two nurses.", "injured 40, <injured 2"),
        ("The blast injured 40 people.\nAnother 12 had serious injuries.", "injured 40, injured 12"),
        (
            "A crash killed four people.\nThe victims were identified as Ana Ruiz, 34, and Karl Brandt, 40.",
            "killed 4, <killed 1, <killed 1",
        ),
        ("The winners were identified as Ana Ruiz, 34, and Karl Brandt, 40.", ""),
        ("The victims were identified as Ana Ruiz, 34, and Karl Brandt, 40.", ""),
    ]);
    // Who is named in the parts is named in the figure.
    let (_, findings) = read("Three men, Ana Ruiz, Luis Vega and Karl Brandt, were killed.");
    assert_eq!(findings.casualties[0].victims.as_ref().map(|v| v.people.len()), Some(3));
}

#[test]
fn no_list_is_too_long() {
    let names = ["Ana", "Bo", "Cora", "Dora", "Ed", "Flora", "Gus", "Hal", "Ida", "Jon", "Kai", "Lee", "Mia", "Ned", "Oli", "Pia"];
    let list: Vec<_> = names.iter().enumerate().map(|(k, name)| format!("{name} Ruiz, {}", k + 30)).collect();
    let (last, rest) = list.split_last().unwrap();
    let text = format!("{}, and {last}, were killed.", rest.join(", "));
    assert_eq!(read(&text).1.toll.killed.map(|t| t.min), Some(Some(16)), "{text}");
}

#[test]
fn a_share_is_at_most_the_whole() {
    for (text, shares) in [
        ("Half of the villagers were killed.", &[0.5][..]),
        ("100 per cent of the villagers were killed.", &[1.0]),
        ("150 per cent of the villagers were killed.", &[]),
        ("2 missing, including 200% of the villagers.", &[]),
        ("The number of people killed rose by 130 percent.", &[]),
    ] {
        let found: Vec<f64> = read(text).1.casualties.iter().filter_map(|c| c.count.share).collect();
        assert_eq!(found, shares, "{text}");
    }
}

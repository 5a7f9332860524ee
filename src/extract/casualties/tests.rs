//! Figures of made-up sentences. A figure is written `kind count`, count as `12`, `12..` (no upper bound), `..12` (no lower bound), `10..15`;
//! `~`: approximate; `?`: possible; `!`: denied; `<`: a part of another.

use crate::article::Article;
use crate::config::Config;
use crate::extract::extract;
use crate::extract::findings::{Findings, Scope, Status};
use crate::input::article_from_text;
use crate::text::Document;

fn read(text: &str) -> (Article, Findings) {
    let article = article_from_text(text);
    let mut doc = Document::default();
    doc.read(&article);
    let config = Config::default();
    let findings = extract(&article, &doc, &config);
    (article, findings)
}

fn figures(text: &str) -> String {
    let (_, findings) = read(text);
    let figure = |c: &crate::extract::findings::Casualty| {
        let number = match (c.count.min, c.count.max, c.count.share) {
            (_, _, Some(share)) => format!("{share}"),
            (Some(a), Some(b), _) if a == b => format!("{a}"),
            (Some(a), Some(b), _) => format!("{a}..{b}"),
            (Some(a), None, _) => format!("{a}.."),
            (None, Some(b), _) => format!("..{b}"),
            _ => "?".to_owned(),
        };
        let status = match c.status {
            Status::Reported => "",
            Status::Denied => "!",
            Status::Possible => "?",
        };
        let approximate = if c.count.approximate { "~" } else { "" };
        let part = if c.part_of.is_some() { "<" } else { "" };
        format!("{part}{} {approximate}{number}{status}", c.kind.name())
    };
    findings.casualties.iter().map(figure).collect::<Vec<_>>().join(", ")
}

fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<_> = cases.iter().map(|&(text, want)| (text, want, figures(text))).filter(|(_, want, got)| want != got).collect();
    assert!(wrong.is_empty(), "text, wanted, found: {wrong:#?}");
}

#[test]
fn running_tolls_by_what_they_are_counted_of() {
    let scopes = |text: &str| -> Vec<Scope> {
        let mut article = article_from_text(text);
        article.given.date = Some("2016-05-11".to_owned());
        let mut doc = Document::default();
        doc.read(&article);
        extract(&article, &doc, &Config::default()).casualties.iter().map(|c| c.scope).collect()
    };
    for (text, scope) in [
        ("The war, now in its sixth year, has killed 270,000 people.", Scope::Cumulative),
        ("The insurgency has killed 12,000 people.", Scope::Cumulative),
        ("Since 27 February, some 1,200 civilians have died.", Scope::Cumulative),
        ("Since 5 May, some 200 civilians have died.", Scope::Event),
        ("The fighting has killed 12 people.", Scope::Event),
        ("The conflict has killed 12 people since Friday.", Scope::Event),
    ] {
        assert_eq!(scopes(text), [scope], "{text}");
    }
}

#[test]
fn active_and_passive_verbs() {
    check(&[
        ("A bomb killed 12 people in the market.", "killed 12"),
        ("The blast tore through the hall, killing 12.", "killed 12"),
        ("12 people were killed on Friday.", "killed 12"),
        ("Nine miners have been killed and 30 injured.", "killed 9, injured 30"),
        ("Gunmen shot dead two reporters.", "killed 2"),
        ("Two guards were shot dead.", "killed 2"),
        ("Rebels killed 23 soldiers and injured another 15.", "killed 23, injured 15"),
        ("Three police officers and two clerks were killed.", "killed 3, killed 2"),
        ("Seven sailors drowned when the boat sank.", "killed 7"),
        ("The fire killed a mother and her two daughters.", "killed 1, killed 2"),
        ("People trapped in the mine were cold.", ""),
        ("GUERRILLAS KILLED A PEASANT AND WOUNDED TWO SOLDIERS.", "killed 1, injured 2"),
    ]);
}

#[test]
fn headlines_and_nouns() {
    check(&[
        ("Floods leave 12 dead, 40 missing", "killed 12, missing 40"),
        ("3 killed, 5 hurt in bus crash", "killed 3, injured 5"),
        ("The death toll from the quake rose from 9 to 12.", "killed 12"),
        ("The toll stood at 12.", "killed 12"),
        ("The toll road opened at 12.", ""),
        ("The storm claimed 12 lives.", "killed 12"),
        ("The crash claimed the life of Luis Vega, 17.", "killed 1"),
        ("The film takes the life of a painter as its subject.", ""),
        ("The vaccine saved 12 lives.", ""),
        ("The province reported 12 deaths.", "killed 12"),
        ("The bodies of 35 migrants were found.", "killed 35"),
        ("Police are investigating the death of a teacher.", "killed 1"),
        ("Two regulatory bodies met.", ""),
    ]);
}

#[test]
fn one_victim() {
    check(&[
        ("A man was shot outside a bar.", "injured 1"),
        ("A man was shot and killed outside a bar.", "killed 1"),
        ("A 17-year-old boy was pronounced dead at the scene.", "killed 1"),
        ("A woman who was shot in the chest later died.", "killed 1"),
        ("The driver was taken to a hospital with a broken arm.", "injured 1"),
        ("The driver was taken to a police station.", ""),
        ("A girl was hit in the leg.", "injured 1"),
        ("A girl was hit by a car and killed.", "killed 1"),
        ("A girl was hit by a car and the driver killed the engine.", "injured 1"),
        ("The man, believed to be in his 50s, died on the spot.", "killed 1"),
        ("He was nearly dead.", ""),
        ("He was dead.", "killed 1"),
        ("A girl was hit by inspiration.", ""),
        ("A hiker suffered minor injuries.", "injured 1"),
        ("Luis Vega reportedly received serious injuries.", "injured 1"),
        ("A fever led to her missing the final exams.", ""),
        ("Rescuers reported him missing on Monday.", "missing 1"),
        ("Man shot in leg", "injured 1"),
        ("He shot into the air.", ""),
    ]);
}

#[test]
fn other_kinds() {
    check(&[
        ("More than 12,000 families fled their homes.", "displaced 12000.."),
        ("Half the country's population has been displaced.", "displaced 0.5"),
        ("Some 800 displaced villagers sleep in a school.", "displaced ~800"),
        ("Between 10 and 15 workers were kidnapped.", "kidnapped 10..15"),
        ("Police detained 40 protesters.", "detained 40"),
        ("Four hikers went missing.", "missing 4"),
        ("12 people were killed or injured.", "affected 12"),
        ("The flood drove nearly 5,000 from their homes.", "displaced ~5000"),
        ("The war has driven 7,000 people into camps.", "displaced 7000"),
        ("He drove 40 children to a concert.", ""),
        ("The police listed 17 people as missing.", "missing 17"),
        ("We received 31 injured yesterday.", "injured 31"),
        ("The clerk spoke of eight dead and 26 wounded.", "killed 8, injured 26"),
        ("Two gunmen fled.", ""),
        ("Two crew members of the barge fled.", ""),
        ("Two families fled.", "displaced 2"),
    ]);
}

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
fn traps() {
    check(&[
        ("The governor killed the bill on Friday.", ""),
        ("He was charged with three counts of murder.", ""),
        ("He faces the death penalty after 12 years.", ""),
        ("It was the 17th homicide of the year.", ""),
        ("12 cows were killed in the storm.", ""),
        ("The quake killed 12 people, aged 34 to 40.", "killed 12"),
        ("The attack could kill up to 500 people.", "killed ..500?"),
        ("They threatened to kill two hostages.", "killed 2?"),
        ("The army denied that 12 civilians had been killed.", "killed 12!"),
        ("The pilot was not injured.", "injured 1!"),
        ("The mayor fears the death toll could pass 60.", "killed 60..?"),
        ("Six neighbours are feared buried.", "missing 6?"),
        ("A post said that 80 people had died. That was wrong.", "killed 80!"),
        ("A post said that 80 people had died. That was on Monday.", "killed 80"),
        ("A fire that killed family of four was no accident.", "killed 4"),
        ("The jury gave him 12 years for killing time.", ""),
    ]);
}

#[test]
fn scope() {
    let scopes = |text: &str| read(text).1.casualties.iter().map(|c| c.scope).collect::<Vec<_>>();
    assert_eq!(scopes("A fire killed 5 people on 3 May 2020.\nIn 1999, 15 students died there."), [Scope::Event, Scope::Background]);
    assert_eq!(scopes("A fire killed 5 people.\nThe war has killed 9,000 people since 2011."), [Scope::Event, Scope::Cumulative]);
    assert_eq!(
        scopes("A fire killed 5 people.\nMore than 4,000 have died in the nearly three-year war."),
        [Scope::Event, Scope::Cumulative]
    );
    assert_eq!(scopes("A shell killed 12 people in the worst attack of the three-year war."), [Scope::Event]);
    assert_eq!(scopes("Two people died.\nThis year 40 people have died there."), [Scope::Event, Scope::Cumulative]);
}

#[test]
fn other_events() {
    let scopes = |text: &str| read(text).1.casualties.iter().map(|c| c.scope).collect::<Vec<_>>();
    let other = |second: &str, want: Scope| {
        let text = format!("NAIROBI, 20 May 2016 – A bus crash killed 5 people on Thursday.\n\n{second}\n");
        assert_eq!(scopes(&text), [Scope::Event, want], "{second}");
    };
    other("Hundreds die every year on these roads.", Scope::Cumulative);
    other("Such crashes kill 3,000 people a year.", Scope::Cumulative);
    other("Last winter 54 people died on the same road.", Scope::Background);
    other("On 28 April a crash in Kitale killed four workers.", Scope::Background);
    other("It was a rival of the firm whose drivers killed two cyclists.", Scope::Background);
    other("Floods there have killed 90 people since March.", Scope::Cumulative);
    other("On Friday two more people died.", Scope::Event);
    other("Two more people died a day later.", Scope::Event);
    // The article's own event may lie back, where the lead says so.
    assert_eq!(scopes("PARIS, 20 May 2016 – A man complained about a fire that killed 5 people last month.\n"), [Scope::Event]);
}

#[test]
fn outcomes_and_losses() {
    check(&[
        ("Rioters beat a policeman to death.", "killed 1"),
        ("Two judges sentenced 12 people to death.", ""),
        ("A climber fell to his death.", "killed 1"),
        ("The rebels are holding 12 soldiers hostage.", "kidnapped 12"),
        ("The group took two soldiers prisoner.", "detained 2"),
        ("The army held 12 soldiers back.", ""),
        ("Four soldiers were blown up by a mine.", "killed 4"),
        ("The column lost 12 tanks and 40 soldiers.", "killed 40"),
        ("The party lost 40 members.", ""),
        ("He met a long-lost aunt.", ""),
        ("A prisoner died in custody.", "killed 1"),
        ("A French hostage was killed.", "killed 1"),
        ("Gunmen took a teacher hostage.", "kidnapped 1"),
        ("She lost her husband in the flood.", "killed 1"),
        ("Rebels killed 23 soldiers and captured four.", "killed 23, detained 4"),
        ("Two men were captured on camera.", ""),
        ("The remains of 30 people were found.", "killed 30"),
        ("A hiker broke both legs.", "injured 1"),
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
        ("Some 2,400 families or 7,900 people were evacuated.", "<displaced ~2400, displaced 7900"),
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
        ("At least 4,000 people were estimated to have been killed.", "killed 4000.."),
        ("A total of 158 000 people were evacuated.", "displaced 158000"),
        ("On May 3 385 people were evacuated.", "displaced 385"),
        ("1.2.3 million people were killed.", ""),
        ("12345678901234567890123456789012345678901 people were killed.", ""),
        ("At least three, and possibly five, people were killed.", "killed 3..5"),
        ("Three workers died, and possibly five walls fell.", "killed 3"),
        ("There were 400, perhaps 450 dead.", "killed 400..450"),
        ("More than 1.000 persons died.", "killed 1000.."),
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
fn unhurt_and_feared() {
    check(&[
        ("The driver was unhurt.", "injured 0"),
        ("All 12 passengers escaped unharmed.", "injured 0"),
        ("Both men walked away uninjured.", "injured 0"),
        ("The economy was unharmed.", ""),
        ("Nobody was unhurt.", ""),
        ("More than 100 casualties are feared.", "affected 100..?"),
        ("More than 100 casualties were reported.", "affected 100.."),
    ]);
    // Who was unhurt does not make the others so.
    assert!(read("The driver was unhurt.").1.toll.injured.is_none());
}

#[test]
fn deaths_of_no_event() {
    check(&[
        ("The actor died of cancer.", ""),
        ("He died peacefully at 93.", ""),
        ("She passed away, in May, from natural causes.", ""),
        ("She died of old age.", ""),
        ("A woman died of a heart attack.", ""),
        ("Luis Vega died in a fire at the age of 93.", "killed 1"),
        ("A boy died at the age of 9.", "killed 1"),
        ("Four people have died of cancer in the village.", "killed 4"),
        ("They would not kill nuns.", ""),
        ("They would not kill 12 nuns.", "killed 12!"),
        ("The virus is killing people.", ""),
        ("Her uncle slaughtered lame horses.", ""),
    ]);
    let scopes = |text: &str| read(text).1.casualties.iter().map(|c| c.scope).collect::<Vec<_>>();
    // Lives that are told of, and news.
    assert_eq!(scopes("Her mother died in May. His father died a year later."), [Scope::Background, Scope::Background]);
    assert_eq!(scopes("A boy died in May."), [Scope::Event]);
    assert_eq!(scopes("He died in custody."), [Scope::Event]);
    assert_eq!(scopes("A bus hit a wall. Her mother died in the crash."), [Scope::Event]);
    assert_eq!(scopes("Cyclist Ana Ruiz died on Friday when she was struck by a lorry."), [Scope::Event]);
    assert_eq!(scopes("Mountaineer Luis Vega died on Friday while climbing."), [Scope::Event]);
    assert_eq!(scopes("Her father died when she was six."), [Scope::Background]);
    assert_eq!(scopes("The town had 120 births and 90 deaths."), [Scope::Cumulative]);
    assert_eq!(scopes("Gunmen stormed a hospital where births had been under way and killed 24 people on Tuesday."), [Scope::Event]);
}

#[test]
fn running_tolls_go_on() {
    let scopes = |text: &str| read(text).1.casualties.iter().map(|c| c.scope).collect::<Vec<_>>();
    let outbreak = "The outbreak has infected 1,945 people since August.";
    let both = |second: &str| scopes(&format!("{outbreak} {second}"))[1];
    assert_eq!(both("Attacks on clinics there have cost the lives of 19 nurses."), Scope::Cumulative);
    assert_eq!(both("A crash on Monday killed 3 nurses."), Scope::Event);
    assert_eq!(both("Rebels have killed 3 nurses on Monday."), Scope::Event);
}

#[test]
fn arrests_and_refugees() {
    check(&[
        ("Police arrest 12 men in raid", "detained 12"),
        ("They vowed to arrest 12 men.", "detained 12?"),
        ("Police announced the arrest of a teacher.", "detained 1"),
        ("Luis Vega's arrest came after a raid.", "detained 1"),
        ("An arrest warrant names two men.", ""),
        ("He died of a cardiac arrest.", ""),
        ("Police arrested a man yesterday.", "detained 1"),
        ("The owner of the mill, retired teacher Luis Vega, was arrested.", "detained 1"),
        ("Luis Vega (28), was arrested.", "detained 1"),
        ("More than 100 people are in prison.", "detained 100.."),
        ("He was sentenced to two years in prison.", ""),
        ("Luis Vega's killing came as a shock.", "killed 1"),
        ("Luis Vega's killing of two men came as a shock.", "killed 2"),
        ("Rebels killed 90 refugees.", "killed 90"),
        ("Some 12,000 Palestinian refugees crossed the river.", "displaced ~12000"),
        ("She relocated to the coast.", ""),
        ("More than 40 families relocated to the coast.", "displaced 40.."),
        ("About 1,250 people were driven by hunger across the hills into a camp.", "displaced ~1250"),
        ("About 1,250 people were driven by bus to a concert.", ""),
        ("An affected trader complained.", ""),
        ("The visit of the minister affected prices.", ""),
        ("The flood affected 12,000 families.", "affected 12000"),
    ]);
}

#[test]
fn couples_and_members() {
    check(&[
        ("A couple was killed in the fire.", "killed 2"),
        ("The couple were arrested in Istanbul.", "detained 2"),
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
fn refuges_and_homes() {
    check(&[
        ("About 1,900 people were still in nine evacuation centres.", "displaced ~1900"),
        ("Nurses taught 40 children in refugee camps.", ""),
        ("More than 80 homes were evacuated.", "displaced 80.."),
        ("More than 80 homes were painted.", ""),
        ("The flood forced the evacuation of, by the latest count, 17,600 people.", "displaced 17600"),
        ("About 8,000 people were pre-emptively evacuated.", "displaced ~8000"),
        ("Reports speak of 1,000 people staying with host families.", "displaced 1000"),
        ("Up to 6,000 families are sleeping in the open.", "displaced ..6000"),
        ("Ten thousand people evacuated their homes.", "displaced 10000"),
        ("The butcher slaughtered the goats.", ""),
        ("President Diallo fled to France.", ""),
        ("The hostel hosts 40 students.", ""),
        ("Many residents fled.", ""),
        ("Dozens of residents fled.", "displaced ~24.."),
        ("Forty people remain in custody.", "detained 40"),
    ]);
}

#[test]
fn stories_sport_and_titles() {
    check(&[
        ("The novel tells of a man who kills 12 people.", ""),
        ("A man who wrote a novel killed 12 people.", "killed 12"),
        ("An exercise simulated a crash with 40 dead.", "killed 40?"),
        ("Police rejected reports that eight people had died.", "killed 8!"),
        ("Police rejected the plan after eight people had died.", "killed 8"),
        ("Three injured players will miss the match.", ""),
        ("Three spectators were injured at the match.", "injured 3"),
        ("She shot 68 in the final round.", ""),
        ("The lead singer of Five Dead Men said so.", ""),
        ("Five Dead Men Found In River", "killed 5"),
        ("The cyclist kofi, 34, was killed.", "killed 1"),
    ]);
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
fn sources() {
    let sources = |text: &str| {
        let (article, findings) = read(text);
        findings.casualties.iter().map(|c| c.source.map(|s| s.span.of(&article.text).to_owned())).collect::<Vec<_>>()
    };
    let some = |words: &str| Some(words.to_owned());
    assert_eq!(sources("Police said 12 people died; hospital officials put the toll at 15."), [some("Police"), some("hospital officials")]);
    assert_eq!(
        sources("The ministry said 40 people were killed, while the army said only 25 died."),
        [some("The ministry"), some("the army")]
    );
    assert_eq!(sources("Twelve people died in a storm, which officials said was the worst."), [None]);
}

#[test]
fn dates_and_places_of_the_event() {
    let links = |text: &str| {
        let (article, findings) = read(text);
        let c = &findings.casualties[0];
        let date = c.date.map(|d| findings.dates[d].span.of(&article.text).to_owned());
        (date, c.place.map(|p| findings.places[p].name.clone()))
    };
    // When it was said is not when it happened.
    assert_eq!(links("A bus crash in Nairobi killed 12 people, police said on Friday."), (None, Some("Nairobi".to_owned())));
    assert_eq!(
        links("A bus crash in Nairobi killed 12 people on Thursday, police said."),
        (Some("Thursday".to_owned()), Some("Nairobi".to_owned()))
    );
    // The clause of the figure before its neighbours.
    let clause = links("A bus crash killed 12 people in Kenya on Monday, and a fire in Kampala burned down a school on Tuesday.");
    assert_eq!(clause, (Some("Monday".to_owned()), Some("Kenya".to_owned())));
    let aside = links("The bus, which was going from Kampala to Mombasa, hit a truck and killed 12 people near Naivasha on Monday.");
    assert_eq!(aside, (Some("Monday".to_owned()), Some("Naivasha".to_owned())));
    let subordinate = links("Twelve people were killed when farmers of the hills and herders fought over a well in Lodwar.");
    assert_eq!(subordinate.1, Some("Lodwar".to_owned()));
    // What is said of both stands behind the second.
    let both = links("Twelve people were killed and 30 injured in Nairobi on Monday.");
    assert_eq!(both, (Some("Monday".to_owned()), Some("Nairobi".to_owned())));
    // Where a victim is from or was brought to is not where it happened.
    assert_eq!(links("Luis Vega, 34, of Houston, was killed in a crash in Dallas.").1, Some("Dallas".to_owned()));
    assert_eq!(links("Six people hurt in a crash in Dallas were flown to a hospital in Houston.").1, Some("Dallas".to_owned()));
}

#[test]
fn tolls() {
    let killed = |text: &str| read(text).1.toll.killed.map(|t| (t.min, t.max));
    let cases: &[(&str, u64, u64)] = &[
        ("A ferry sank on Monday, killing 27 people.\n\nHundreds die every year on the river.\n", 27, 27),
        (
            "The flood killed between 30 and 40 people, officials said.\n\nBridges fell. Roads were cut off for days. The mayor knew of 50 dead.\n",
            30,
            40,
        ),
        ("The slide killed four hikers, three Danes and a Swede, on Monday.\n", 4, 4),
        ("A patrol hit a mine. Three soldiers were killed, the general said, adding that eight rebels died.\n", 11, 11),
        ("The clashes killed 11 people. Three soldiers were killed, and eight rebels died.\n", 11, 11),
    ];
    for &(text, min, max) in cases {
        assert_eq!(killed(text), Some((Some(min), Some(max))), "{text}");
    }
    assert_eq!(killed("Hundreds die every year on the river.\n"), None);
    let range = |text: &str, min, max| assert_eq!(killed(text), Some((min, max)), "{text}");
    // Two sources, two numbers: both are kept.
    range("The army said 12 civilians were killed. The rebels put the figure at 40.\n", Some(12), Some(40));
    range("The ministry said 40 people were killed, while the army said only 25 died.\n", Some(25), Some(40));
    // Another place is no other source.
    range("Police in Lagos said 12 people died. Later the police said that a driver had died too.\n", Some(12), Some(12));
    // What comes on top, and what was added up already.
    range("The blast killed 51 people. Two more people died later.\n", Some(53), Some(53));
    range("The blast killed 51 people. Two more people died later, bringing the toll to 53.\n", Some(53), Some(53));
    // One death told twice.
    range("One fatality was confirmed after a woman was killed by a falling tree.\n", Some(1), Some(1));
    // Three of one family: the father is neither of the two.
    let hurt = read("A mother and her baby were killed and the father was badly hurt.").1.toll;
    assert_eq!(hurt.injured.map(|t| t.min), Some(Some(1)));
    // The age that a headline gives is the age behind the name, and another age is another victim.
    let shot =
        |age: u8| format!("17-Year-Old Shot and Killed Last Night\n\nPolice said the shooting killed Luis Vega, {age}, on Main Street.\n");
    range(&shot(17), Some(1), Some(1));
    range(&shot(34), Some(2), Some(2));
    // What closes an open beginning, and what leaves it open.
    range("The storm killed at least 110 people. Roads were cut. The death toll reached 160 by Friday.\n", Some(160), Some(160));
    range("The storm killed at least 110 people. Roads were cut. The death toll reached 12 on one road.\n", Some(110), None);
    // Vague first, then counted.
    range("Dozens of people were killed in the flood. By evening 45 people had died.\n", Some(45), Some(45));
}

const EXAMPLE: &str = "Shell kills 12 at Aleppo market

By Ruth Adeyemi

GENEVA, 20 Feb 2016 – At least 12 people, including three children, were killed when a shell hit a market in the Syrian city of Aleppo on Friday, a monitoring group said.

“We found two bodies this morning,” said Anna Keller, who heads the Red Cross office in Geneva, “and hundreds have fled.” She said the fighting had killed 260,000 people since 2011.
";

#[test]
fn the_example_of_the_contract() {
    let (article, findings) = read(EXAMPLE);
    assert_eq!(figures(EXAMPLE), "killed 12, killed 12.., <killed 3, killed 2, displaced ~200.., killed 260000");
    let text = |k: usize| findings.casualties[k].span.of(&article.text);
    assert_eq!(text(0), "Shell kills 12");
    assert_eq!(text(1), "At least 12 people, including three children, were killed");
    assert_eq!(text(2), "three children, were killed");
    assert_eq!(text(3), "two bodies");
    assert_eq!(text(4), "hundreds have fled");
    assert_eq!(text(5), "killed 260,000 people");
    let causes: Vec<_> = findings.casualties.iter().map(|c| c.cause).collect();
    assert_eq!(causes, [Some("shelling"), Some("shelling"), Some("shelling"), None, None, Some("fighting")]);
    assert_eq!(findings.casualties[5].scope, Scope::Cumulative);
    let places: Vec<_> = findings.casualties.iter().map(|c| c.place.map(|p| findings.places[p].name.as_str())).collect();
    let aleppo = Some("Aleppo");
    assert_eq!(places, [aleppo, aleppo, aleppo, aleppo, aleppo, Some("Syria")]);
    let dates: Vec<_> = findings.casualties.iter().map(|c| c.date.map(|d| findings.dates[d].span.of(&article.text))).collect();
    assert_eq!(dates, [None, Some("Friday"), Some("Friday"), Some("this morning"), None, Some("2011")]);
    let sources: Vec<_> = findings.casualties.iter().map(|c| c.source.map(|s| s.span.of(&article.text))).collect();
    let (group, keller) = (Some("a monitoring group"), Some("Anna Keller"));
    assert_eq!(sources, [None, group, group, keller, keller, Some("She")]);
    let source = findings.casualties[1].source.map(|s| s.span.of(&article.text));
    assert_eq!(source, Some("a monitoring group"));
    let killed = findings.toll.killed.as_ref().map(|t| (t.min, t.max, t.from.clone()));
    assert_eq!(killed, Some((Some(12), None, vec![1])));
    let displaced = findings.toll.displaced.as_ref().map(|t| (t.min, t.max, t.from.clone()));
    assert_eq!(displaced, Some((Some(200), None, vec![4])));
    assert_eq!((&findings.toll.injured, &findings.toll.missing), (&None, &None));
}

#[test]
fn jails_and_bonds() {
    check(&[
        ("Luis Vega was placed under arrest.", "detained 1"),
        ("Luis Vega was held on $5,000 bond.", "detained 1"),
        ("The meeting was held on Friday.", ""),
        ("Luis Vega held a meeting in the prison.", ""),
        ("The crew held on by a thread.", ""),
        ("Luis Vega was booked into the county jail.", "detained 1"),
        ("Luis Vega was arrested and booked into the county jail.", "detained 1"),
        ("The singer was booked for two shows.", ""),
        ("The suspect was taken to a detention facility.", "detained 1"),
        ("The guard was taken from the prison to a hospital.", "injured 1"),
        ("The court said that nine women should remain in custody.", "detained 9"),
        ("Luis Vega was still in the county jail on Monday.", "detained 1"),
        ("A dancer, 40, remained hospitalized on Monday.", "injured 1"),
        ("The clerk was not harmed.", "injured 0"),
        ("The strike harmed a clerk.", ""),
        ("The crop was not harmed.", ""),
        ("Two men are being held in the robbery.", "detained 2"),
        ("Two men are being held responsible for the loss.", ""),
        ("A baby being held by his mother slept.", ""),
        ("Luis Vega turned himself in to the police.", "detained 1"),
    ]);
}

#[test]
fn what_local_news_says() {
    check(&[
        ("Two well-known climbers died on the north face.", "killed 2"),
        ("Two well-known peaks stood in the sun, and a climber died.", "killed 1"),
        ("The town could lose 12 police officers next year.", ""),
        ("The town could lose its mayor, and he could lose his wife.", "killed 1?"),
        ("Rebels killed Ana Ruiz, the mother of his child.", "killed 1"),
        ("Rebels killed Ana Ruiz, the mother of his child, and a guard.", "killed 1, killed 1, killed 1"),
        ("Luis Vega captured a mere 2.5 percent of the vote.", ""),
        ("Luis Vega captured 45 percent of the vote.", ""),
        ("Soldiers captured 45 rebels.", "detained 45"),
        ("He and his father, Omar Vega, opened Wounded Heron Coffee House.", ""),
        ("Two Sailors Drowned Off Coast", "killed 2"),
        ("The towns of Region 3 will be affected.", ""),
        ("Of the farms, 3 people will be affected.", "affected 3?"),
        ("Rules that would hurt people were dropped.", ""),
        ("Two hurt people were found.", "injured 2"),
        ("Ana Ruiz's brutal murder shook the town.", "killed 1"),
        ("Ana Ruiz's brutal murder trial began.", ""),
        ("A boy suffered \"three long, ragged stab wounds\".", "injured 1"),
        ("A boy had \"two\" games.", ""),
        ("The clerk was “stabbed many times” on Monday.", "injured 1"),
        ("The clerk said “stabbed backs” were common.", ""),
        ("Neither driver was injured.", "injured 0"),
        ("Neither of the drivers was injured.", "injured 0"),
        ("Neither was injured.", "injured 0"),
        ("He spoke to neither, and a driver was injured.", "injured 1"),
        ("The family's dog died in the fire.", ""),
        ("The girl's arm was injured.", "injured 1"),
        ("Twelve people were hurt and taken to hospital, including 3 boys.", "injured 12, <injured 3"),
        ("Twelve were sent to hospital, including 3 boys who suffered injuries.", "injured 12, <injured 3"),
        ("Twelve people were hurt and drove to town, and 3 boys watched.", "injured 12"),
        ("A man in the country's north died in a fire.", "killed 1"),
        ("The death of a clerk, county sheriff's deputies said, came at noon.", "killed 1"),
        ("The fire caused the death of a man, a sheriff and a guard.", "killed 1, killed 1, killed 1"),
        ("He feared that she would one day kill a guard.", "killed 1?"),
        ("He said that she one day killed a guard.", "killed 1"),
        ("They gave the plan another shot.", ""),
        ("Another man was shot.", "injured 1"),
        ("Call the police if someone is hurt.", ""),
        ("Call the police if a child is hurt.", "injured 1?"),
        ("Two dead, three seriously wounded in fire", "killed 2, injured 3"),
        ("The boy's body was found in a lake.", "killed 1"),
        ("The girl's body temperature was found to be low, and a boy died.", "killed 1"),
        ("Shelling killed at least a dozen yesterday.", "killed 12.."),
        ("Yesterday's shelling killed a dozen.", "killed 12"),
        ("The detained included a teacher.", "detained 1"),
        ("The plan they detained included a map.", ""),
        ("Hikers found him injured in a cave.", "injured 1"),
        ("He injured a girl in a cave.", "injured 1"),
        ("Dallas police arrests woman", "detained 1"),
        ("The arrests woman voters made famous were few.", ""),
        ("The crash sent six people to a clinic.", "injured 6"),
        ("The hospital sent five people to the village.", ""),
        ("The ministry sent five nurses to the hospital.", ""),
        ("Deputies were sent to the hospital.", ""),
        ("Five nurses were taken to the hospital.", "injured 5"),
        ("The villager who flees a war seeks a home.", ""),
        ("The family of four that fled a war sought a home.", "displaced 4"),
    ]);
    // One person shot, of whom the article says that she died.
    check(&[
        ("Luis Vega shot Ana Ruiz on Monday. Ana Ruiz died at noon.", "killed 1, killed 1"),
        ("Ana Ruiz was taken to a hospital. Ana Ruiz died at noon in the fire.", "injured 1, killed 1"),
        ("Luis Vega shot Ana Ruiz on Monday. Karl Brandt died at noon.", "injured 1, killed 1"),
    ]);
}

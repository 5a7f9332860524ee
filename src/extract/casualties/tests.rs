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
        ("A girl was hit by inspiration.", ""),
        ("A hiker suffered minor injuries.", "injured 1"),
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
        ("The mayor fears the death toll could pass 60.", "killed 60?"),
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
    assert_eq!(scopes("PARIS, 20 May 2016 – A man was jailed over a fire that killed 5 people last month.\n"), [Scope::Event]);
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

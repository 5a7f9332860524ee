//! What is no figure, or none that happened.

use super::{check, read};
use crate::extract::findings::Scope;

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

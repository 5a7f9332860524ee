//! Numbers and nouns that count no victims.

use super::{check, read};
use crate::extract::findings::Scope;

#[test]
fn numbers_that_count_nobody() {
    check(&[
        // A state, and a million behind digits.
        ("The MN nurse was killed by a falling branch.", "killed 1"),
        ("In a MN town a baker was shot dead.", "killed 1"),
        ("Two men shot 4 MN teens on Friday.", "injured 4"),
        ("Some 2 mn people were displaced.", "displaced ~2000000"),
        // A number that was dialled.
        ("Ana Ruiz dialled 999, put the phone down and stabbed herself.", "injured 1"),
        ("Luis Vega phoned 112, sat down and shot himself.", "injured 1"),
        ("He rang 911 then fled the house.", ""),
        ("She phoned 12 people and killed two.", "killed 2"),
        // A calibre.
        ("The rifle was a single shot 410.", ""),
        ("He was hurt by a single shot 22.", "injured 1"),
        ("Her single-shot 308 was found.", ""),
        ("The gunman shot 12 on Friday.", "injured 12"),
        // A year.
        ("He was tried for 1998 farm cottage murders.", ""),
        ("Jurors heard of 2009 parking lot killings.", ""),
        ("She wrote about 2007 taxi driver murders.", ""),
        ("The fever caused 2009 deaths.", "killed 2009"),
        // An age.
        ("A 71yo woman died in the flood.", "killed 1"),
        ("The fire killed a 9 y/o boy.", "killed 1"),
        ("A 33-yo nurse and a 41 yo guard were shot dead.", "killed 1, killed 1"),
        ("About 80 yobs were hurt.", ""),
    ]);
}

#[test]
fn nouns_that_count_nobody() {
    check(&[
        ("The ministry withheld its casualty figures.", ""),
        ("A casualty list was drawn up at noon.", ""),
        ("The casualty count is not known.", ""),
        ("The ministry gave casualty figures: 12 dead and 40 wounded.", "killed 12, injured 40"),
        ("The storm hit Dover. Many more were hurt.", ""),
        ("The storm hurt 12 people and many more were killed.", "injured 12"),
        ("The storm hurt 12 people. Dozens more were killed.", "injured 12, killed ~24.."),
        ("She sought refuge in a barn.", ""),
        ("A hiker was seeking shelter under a tree.", ""),
        ("Some 40 families sought refuge in a school.", "displaced ~40"),
        // A number of two kinds of people, and one of each.
        ("The fire hurt 40 pupils and teachers.", "injured 40"),
        ("A bomb killed 12 Poles and foreigners.", "killed 12"),
        ("The fire hurt 40 pupils and two teachers.", "injured 40, injured 2"),
        // The number of another clause.
        ("The death toll stood at 31 while the number of missing is not known.", "killed 31"),
        ("The toll was put at 31 and the number of injured is unclear.", "killed 31"),
        ("That brings to 31 the total number of missing people.", "missing 31"),
    ]);
}

#[test]
fn what_was_only_wanted() {
    check(&[
        ("He wanted to find a way of killing her.", "killed 1?"),
        ("They hoped to see a plan for killing the guard.", "killed 1?"),
        ("He was tried for killing her.", "killed 1"),
        ("Police want to find the man who killed two clerks.", "killed 2"),
    ]);
}

#[test]
fn a_toll_of_the_year() {
    let scopes = |text: &str| read(text).1.casualties.iter().map(|c| c.scope).collect::<Vec<_>>();
    assert_eq!(scopes("The town has had 31 murders for the year."), [Scope::Cumulative]);
    assert_eq!(scopes("With these two killings the county has 40 homicides for the year."), [Scope::Cumulative]);
    assert_eq!(scopes("With these two deaths the county has 40 homicides for the year."), [Scope::Event, Scope::Cumulative]);
    assert_eq!(scopes("The fire killed 12 people, who were mourned for the year."), [Scope::Event]);
}

//! Verbs of killing and hurting: of oneself, in headlines, as nouns, and what only looks like them.

use super::check;

#[test]
fn what_one_does_to_oneself() {
    check(&[
        ("A woman shot her son before killing herself.", "injured 1, killed 1"),
        ("Man dies after accidentally shooting himself", "killed 1"),
        ("Man shoots self in hand", "injured 1"),
        ("A man shot his wife before turning the gun on himself.", "injured 1, killed 1"),
        ("Luis Vega turned himself into the police.", "detained 1"),
        ("The crash prompted the boy to kill himself.", "killed 1"),
        ("A mother was charged after her son shooting himself in the leg shocked the town.", "injured 1"),
        ("A 2-year-old is at a hospital after accidentally shooting herself.", "injured 1"),
        ("The boy denied shooting the man and instead said that he shot himself.", "injured 1!, injured 1"),
        ("He had talked about killing himself.", "killed 1?"),
    ]);
}

#[test]
fn shot_at_a_place() {
    check(&[
        ("Teen shot at mall in Dayton", "injured 1"),
        ("Six people were shot at a party on Friday.", "injured 6"),
        ("Six people were shot at while driving.", ""),
        ("Vega shot at the officers.", ""),
        ("Two were shot at about 5 p.m. on Friday.", "injured 2"),
    ]);
}

#[test]
fn hit_by_a_bullet() {
    check(&[
        ("The bullet struck Luis Vega in the chest.", "injured 1"),
        ("Someone opened fire, hitting four people.", "injured 4"),
        ("The gun went off, hitting the woman in the arm.", "injured 1"),
        ("The gun went off, striking a boy.", "injured 1"),
        ("The idea struck Luis Vega on Monday.", ""),
        ("Striking teachers met on Monday.", ""),
        ("He was struck once in the head.", "injured 1"),
        ("A gun goes off at a parade, hitting 36-year-old", "injured 1"),
        ("Four people were struck by gunshots.", "injured 4"),
    ]);
}

#[test]
fn headlines() {
    check(&[
        ("Man, 66, shot outside bar", "injured 1"),
        ("Boy, 16, stabbed at school", "injured 1"),
        ("TWO DEAD IN CLUB SHOOTING Three people have been detained after a fight.", "killed 2, detained 3"),
        ("Mother shot and wounded son in yard", "injured 1"),
        ("Gunfire wounds teen in Dayton", "injured 1"),
        ("14-year-old shot outside Northside club", "injured 1"),
        ("Records: 51 arrested on drunken driving charges", "detained 51"),
        ("Man pleads guilty to shooting nephew", "injured 1"),
        ("The storm kills man, woman in Dayton", "killed 1, killed 1"),
        ("Teen shot outside club", "injured 1"),
    ]);
}

#[test]
fn nouns_that_look_like_verbs() {
    check(&[
        ("Police found four people — three adults and a child — dead in the house.", "killed 4, <killed 3, <killed 1"),
        ("In that shooting an 11-year-old got hold of the gun.", ""),
        ("A man accused of shooting a guard and kidnapping another woman is behind bars.", "injured 1, kidnapped 1, detained 1"),
        ("The news led to the exodus of manager Luis Vega and two other aides.", ""),
        ("The report was hurting her in the polls.", ""),
        ("He is dead in the water without the vote.", ""),
        ("He wished to try, convict and shoot Ana Ruiz.", "injured 1?"),
        ("Imagine that your uncle gets killed.", ""),
        ("Luis Vega fled the home before police came.", ""),
        ("The family's murder shook the town.", ""),
        ("The robbers left the shop before both fled.", ""),
        ("The fatal officer-involved shooting of a clerk led to protests.", "killed 1"),
        ("Several people were fleeing the scene.", ""),
        ("He sold the gun he used to kill a clerk.", "killed 1"),
        ("He threatened to kill a clerk.", "killed 1?"),
        ("She caused so many deaths.", ""),
        ("Two teens slit the throat of a priest.", "killed 1"),
    ]);
}

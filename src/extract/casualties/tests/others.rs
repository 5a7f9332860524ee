//! Figures of another event than the article's own, and those of a denial that has ended.

use super::read;
use crate::extract::findings::{Scope, Status};

/// The figures with their scope: "e" of the event, "b" background, "c" a running toll; "!" denied.
fn scopes(text: &str) -> String {
    let (_, findings) = read(text);
    let figure = |c: &crate::extract::findings::Casualty| {
        let scope = match c.scope {
            Scope::Event => "e",
            Scope::Background => "b",
            Scope::Cumulative => "c",
        };
        let denied = if c.status == Status::Denied { "!" } else { "" };
        format!("{}{scope}{denied}", c.count.min.or(c.count.max).unwrap_or(0))
    };
    findings.casualties.iter().map(figure).collect::<Vec<_>>().join(" ")
}

fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<_> = cases.iter().map(|&(text, want)| (text, want, scopes(text))).filter(|(_, want, got)| want != got).collect();
    assert!(wrong.is_empty(), "text, wanted, found: {wrong:#?}");
}

#[test]
fn days_after_another_event() {
    check(&[
        (
            "A truck bomb killed six people in Basra on Monday. The explosion came a week after 20 people were killed in a raid on Mosul.",
            "6e 20b",
        ),
        ("A gunman wounded two clerks in Leeds. The shooting came three days after a bomb killed nine people in Hull.", "2e 9b"),
        ("A blast hurt four people in Basra. The attack follows a raid that killed 12.", "4e 12e"),
        // Of the same event.
        ("A bomb hurt nine people in Basra. Two of them died three days after the blast.", "9e 2e"),
        ("A man was arrested two days after three people were killed in a fire in Hull.", "1e 3e"),
    ]);
}

#[test]
fn an_earlier_or_a_similar_one() {
    check(&[
        ("A jet skidded off the runway in Oslo on Monday and nobody was hurt. A similar accident in Bergen killed four people.", "0e 4b"),
        ("A bomb hurt two people in Lille. The group's earlier bombs killed nine.", "2e 9b"),
        ("A bomb hurt two people in Lille. Nine people were killed in a previous attack.", "2e 9b"),
        // An earlier report is one of the same event.
        ("A bomb killed two people in Lille. An earlier report said nine people were killed.", "2e 9e"),
    ]);
}

#[test]
fn what_is_done_again_and_again() {
    check(&[
        ("A bomb hurt two people in Lille on Monday. The cell's bombs have killed some 40 people in France.", "2e 40c"),
        ("A bomb hurt two people in Lille on Monday. The militants have killed 40 policemen.", "2e 40c"),
        ("A bomb went off in Lille on Monday. Doctors said the bomb has killed four people.", "4e"),
    ]);
}

#[test]
fn nobody_here_and_others_elsewhere() {
    check(&[
        ("A bomb went off in Lille, hurting two people. Nobody was killed. A bomb killed nine people in Metz.", "2e 0e 9b"),
        ("A bomb went off in Lille, hurting two people. The same gang killed nine guards in Metz.", "2e 9b"),
        ("A bomb killed two people in Lille. Another killed nine people in Metz.", "2e 9e"),
    ]);
}

#[test]
fn a_denial_ends_where_something_else_is_said() {
    check(&[
        ("The colonel denied that his men had fired first and said 30 soldiers had been wounded.", "30e"),
        ("The mayor rejected reports of a leak, adding that six people had died in the fire.", "6e"),
        ("The army denied that its jets had killed 20 villagers.", "20e!"),
        ("The ministry rejected reports that 12 people had died.", "12e!"),
    ]);
}

#[test]
fn who_is_found_is_no_longer_missing() {
    check(&[
        ("Four climbers who had been missing since Friday were found alive on Sunday.", "4e!"),
        ("Six sailors reported missing off Brest have returned home.", "6e!"),
        ("Five pupils were missing. They were found safe in a barn.", "5e!"),
        ("Four climbers who had been missing since Friday are still being searched for.", "4e"),
    ]);
}

//! Running tolls beside the figures of the day, and victims who are counted off.

use super::read;
use crate::extract::findings::Scope;

fn check(cases: &[(&str, &[(u64, Scope)])]) {
    let figures = |text: &str| read(text).1.casualties.iter().map(|c| (c.count.min.unwrap_or(0), c.scope)).collect::<Vec<_>>();
    let wrong: Vec<_> = cases.iter().map(|&(text, want)| (text, want, figures(text))).filter(|(_, want, got)| want != got).collect();
    assert!(wrong.is_empty(), "text, wanted, found: {wrong:#?}");
}

const EVENT: Scope = Scope::Event;
const RUNNING: Scope = Scope::Cumulative;

#[test]
fn the_toll_since() {
    check(&[
        ("A mine killed four farmers on Friday, bringing the toll since March to 71.", &[(4, EVENT), (71, RUNNING)]),
        ("Raiders killed two nurses on Friday, taking to 71 the number of nurses killed since 2009.", &[(2, EVENT), (71, RUNNING)]),
        ("A slide killed a skier on Friday, raising to 12 the dead this winter.", &[(1, EVENT), (12, RUNNING)]),
        ("Four guards were killed on Friday. That brings the number of guards killed this year to 71.", &[(4, EVENT), (71, RUNNING)]),
        ("Four guards were killed on Friday, which pushes the total for the year past 70.", &[(4, EVENT), (70, RUNNING)]),
        ("Ten farmers died on Friday, and it takes the number of deaths since the war began to 700.", &[(10, EVENT), (700, RUNNING)]),
        // The toll of the event.
        ("Two of the injured died on Friday, bringing the toll from the blast to 12.", &[(2, EVENT), (12, EVENT)]),
        ("Two more nurses died on Friday, bringing the total to 31.", &[(2, EVENT), (31, EVENT)]),
        ("Since January, 700 farmers have died, and 12 are missing.", &[(700, RUNNING), (12, EVENT)]),
    ]);
}

#[test]
fn one_more_of_many() {
    check(&[
        ("Gunmen killed a nurse on Friday, the ninth killed this year.", &[(1, EVENT)]),
        ("Gunmen killed a nurse on Friday, the ninth nurse killed this month.", &[(1, EVENT)]),
        ("Two clerks died on Monday, the 11th and 12th shot there this year.", &[(2, EVENT)]),
        ("A skier died on Friday, becoming the third person to die there this season.", &[(1, EVENT)]),
        ("A guard was killed in Dover on Friday. He was the 12th guard to be killed in the town since May.", &[(1, EVENT)]),
        ("He is the fifth nurse killed this month.", &[(1, EVENT)]),
        ("A man was shot dead on Friday in the town's 31st murder this year.", &[(1, EVENT)]),
        // Others than those before.
        ("Two guards were killed on Friday. A third guard died on Monday.", &[(2, EVENT), (1, EVENT)]),
        ("Two guards were killed on Friday. The third guard was killed on Monday.", &[(2, EVENT), (1, EVENT)]),
    ]);
}

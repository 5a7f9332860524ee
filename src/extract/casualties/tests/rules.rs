//! The phrase that each rule is for.

use super::read;
use crate::extract::findings::FigureRule;

#[test]
fn each_rule_finds_its_phrase() {
    let mut wrong = Vec::new();
    for (rule, name, text) in [
        (FigureRule::Active, "active", "A bomb killed 12 people."),
        (FigureRule::Among, "among", "Her son was among the dead."),
        (FigureRule::Attributive, "attributive", "The army flew out 12 wounded soldiers."),
        (FigureRule::Camp, "camp", "About 500 people are living in tents."),
        (FigureRule::Conceded, "conceded", "The party speaks of 30 dead, but police admit to only four."),
        (FigureRule::Ellipsis, "ellipsis", "Two people died at the scene and a third in hospital."),
        (FigureRule::EventOf, "event_of", "The death of two nurses shocked the town."),
        (FigureRule::Homes, "homes", "The town said 80 homes were evacuated."),
        (FigureRule::Hospital, "hospital", "Six people were taken to a hospital."),
        (FigureRule::Inverted, "inverted", "Killed were Ana Ruiz and Luis Vega."),
        (FigureRule::Jail, "jail", "Two men were booked into jail."),
        (FigureRule::Lives, "lives", "The flood claimed 12 lives."),
        (FigureRule::Loss, "loss", "He lost his brother in the war."),
        (FigureRule::MadeTo, "made_to", "The fighting forced 200 families to flee."),
        (FigureRule::Manifold, "manifold", "Police are looking into a double homicide."),
        (FigureRule::Members, "members", "A fire killed 12 people. The dead include two children."),
        (FigureRule::Named, "named", "A fire killed two people. The victims were identified as Ana Ruiz and Luis Vega."),
        (FigureRule::NamedThey, "named", "Four people were hurt. They have been identified as Ana Ruiz and Luis Vega."),
        (FigureRule::Noun, "noun", "The ministry counted 12 deaths."),
        (FigureRule::NounOf, "noun_of", "Divers found the bodies of 12 people."),
        (FigureRule::Outcome, "outcome", "They beat two men to death."),
        (FigureRule::Part, "part", "Twelve people, including three children, were killed."),
        (FigureRule::Participle, "participle", "12 people killed in blast."),
        (FigureRule::Partitive, "partitive", "The crash hurt 12 people. Two of the injured were nurses."),
        (FigureRule::Passive, "passive", "Twelve people were killed."),
        (FigureRule::Possessive, "possessive", "The woman's murder shocked the town."),
        (FigureRule::Refuge, "refuge", "About 12,000 people were still in nine relief camps."),
        (FigureRule::State, "state", "Four people are missing."),
        (FigureRule::Struck, "struck", "A bullet struck a boy."),
        (FigureRule::Subject, "subject", "Twelve people died."),
        (FigureRule::Toll, "toll", "The death toll rose to 31."),
        (FigureRule::Total, "total", "Two more people died, bringing the total to 31."),
        (FigureRule::Unhurt, "unhurt", "The driver was unhurt."),
        (FigureRule::Wound, "wound", "Two passengers suffered burns."),
    ] {
        let (_, findings) = read(text);
        let rules: Vec<_> = findings.casualties.iter().map(|c| c.rule).collect();
        if !rules.contains(&rule) || rule.name() != name {
            wrong.push(format!("{rule:?}: {text} gives {rules:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

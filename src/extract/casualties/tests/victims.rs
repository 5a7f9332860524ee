//! Who the victims are: names, lists, parts, what goes on without a verb.

use super::check;

#[test]
fn named_as_victims() {
    check(&[
        (
            "A crash killed three people. Police identified the victims on Friday as Ana Ruiz, Luis Vega and Karl Brandt.",
            "killed 3, <killed 1, <killed 1, <killed 1",
        ),
        (
            "A crash killed two people. The victims have been identified by police as Ana Ruiz, 34, and Luis Vega, 40.",
            "killed 2, <killed 1, <killed 1",
        ),
        ("A man was shot. The victim was identified by police as Luis Vega, 40.", "injured 1, injured 1"),
        ("A man was shot. The shooter was identified by police as Luis Vega, 40.", "injured 1"),
        ("The two women who were killed have been identified as Ana Ruiz, 34, and Eva Brandt.", "killed 2, <killed 1, <killed 1"),
        (
            "A crash killed three people. Police identified the victims as Ana Ruiz, 29; Eva Brandt, 28; and Karl Brandt, 20.",
            "killed 3, <killed 1, <killed 1, <killed 1",
        ),
        ("A crash killed three people. The victims included two boys and a girl.", "killed 3, <killed 2, <killed 1"),
        ("A fire killed two people. Ana Ruiz and Luis Vega have been identified as the victims.", "killed 2, <killed 1, <killed 1"),
        ("A crash killed a man. Police identified Luis Vega, 47, as the victim.", "killed 1, killed 1"),
    ]);
}

#[test]
fn victims_by_what_befell_them() {
    check(&[
        ("Officers found four shooting victims.", "injured 4"),
        ("Officers found a gunshot victim in the yard.", "injured 1"),
        ("Three of those shooting victims died.", "killed 3"),
        ("The fund helps shooting victims.", ""),
        ("Two homicide victims were found.", "killed 2"),
        ("Police made an arrest in a double homicide.", "killed 2"),
    ]);
}

#[test]
fn without_a_verb() {
    check(&[
        ("Two people died on Friday and three on Saturday.", "killed 2, killed 3"),
        ("Two people died on Friday and one in 10 shops closed.", "killed 2"),
        ("Two men were shot, one in the leg and one in the chest.", "injured 2, <injured 1, <injured 1"),
        ("He was shot twice, once in the leg and once in the arm.", "injured 1"),
        ("A man was shot three times, one in the leg.", "injured 1"),
        ("A man was shot in the leg and a woman in the arm.", "injured 1, injured 1"),
        ("Four teens, one fatally, were shot.", "injured 4, <killed 1"),
        ("The attacks killed 130 in Paris last November and 32 in Brussels in March.", "killed 130, killed 32"),
    ]);
}

#[test]
fn dead_of_it() {
    check(&[
        ("The girl was shot in May. The girl died in June.", "killed 1, killed 1"),
        ("A man was shot on Monday. The man died at noon.", "killed 1, killed 1"),
        ("Two men were shot on Monday. One man was shot in the leg. The other man died.", "injured 2, injured 1, killed 1"),
        ("A man was shot on Monday. The man was shot in the arm. The man died at noon.", "killed 1, injured 1, killed 1"),
    ]);
}

#[test]
fn lists_and_names() {
    check(&[
        ("A man killed his wife and son.", "killed 1, killed 1"),
        ("A mother and daughter were killed.", "killed 1, killed 1"),
        ("A man and a woman were shot.", "injured 1, injured 1"),
        ("A male and a female were shot.", "injured 1, injured 1"),
        ("A mother and her three children died in the fire.", "killed 1, killed 3"),
        ("Ana Ruiz and three other children who died were laid to rest.", "killed 1, killed 3"),
        ("The death on Saturday of Luis Vega shook the town.", "killed 1"),
        ("The blast left consul Luis Vega and three other guests dead.", "killed 1, killed 3"),
        ("Police arrested Luis Vega, 20, and Karl Brandt, 22.", "detained 1, detained 1"),
        ("Police arrested Luis Vega, 20, Karl Brandt, 22, in the robbery.", "detained 1, detained 1"),
        ("He killed his wife Ana Ruiz and son Luis Vega, a first grader at the school.", "killed 1, killed 1"),
        ("The suspect with the gun shoots Luis Vega in the back.", "injured 1"),
        ("Police recovered Luis Vega's body.", "killed 1"),
        ("Luis Vega's murder is unsolved.", "killed 1"),
        ("Two people, Ana Ruiz, 34, and Luis Vega, 40, were killed.", "killed 2, <killed 1, <killed 1"),
        ("Killed were Ana Ruiz, 34, Luis Vega, 40, and his sister, Eva Vega, 38.", "killed 1, killed 1, killed 1"),
        ("Luis Vega, 40, of Reno, died at the scene.", "killed 1"),
        ("Police killed the gunman, Luis Vega, 29, a clerk born in Reno.", "killed 1"),
        ("The murders of Luis Vega, Colonel Karl Brandt, and senator Omar Ruiz shook the town.", "killed 1, killed 1, killed 1"),
        ("The two children, Ana Ruiz and Luis Vega, both died.", "killed 2, <killed 1, <killed 1"),
        ("The deaths of Luis Vega in Ohio and Karl Brandt in Texas shook the town.", "killed 1, killed 1"),
        ("The mayor spoke of the murder of Luis Vega and Karl Brandt wept.", "killed 1"),
        ("He shot her and her mother, Eva Brandt, on Monday.", "injured 1, injured 1"),
        ("The clerk shot an escaped murder suspect in the leg.", "injured 1"),
        ("At least 38 babies between one week and three months old were killed.", "killed 38.."),
        ("Police said two females and a male were found dead.", "killed 2, killed 1"),
        ("The bomb killed nine people, including Vega's son, Luis.", "killed 9, <killed 1"),
        ("Police killed the gunman, Luis Vega.", "killed 1"),
        ("He was tried for an attempted double murder.", ""),
        ("The first boy was shot in the back, and the second was shot in a leg.", "injured 1, injured 1"),
        ("Ana Ruiz, a long-shot candidate, spoke.", ""),
        ("A shooting involving officer and driver is under review.", ""),
        ("Police told of the killing of Vega's friend Luis Ruiz.", "killed 1"),
        ("They say a man and a woman were shot.", "injured 1, injured 1"),
    ]);
}

#[test]
fn other_forms() {
    check(&[
        ("The officer, 34, shot a man.", "injured 1"),
        ("The officer, 34, shot into the air.", ""),
        ("A sniper killed five officers, Governor Eva Brandt (R-OK) said.", "killed 5"),
        ("Her husband passed away after a brain aneurysm.", ""),
        ("The boy's body was found in a lake.", "killed 1"),
        ("Police investigate the accidental shooting of a girl.", "injured 1"),
        ("The accidental shooting was ruled a mishap.", ""),
        ("A man was placed in charge.", ""),
        ("The blast led to three officers' deaths.", "killed 3"),
        ("Medics pronounced one man, 22, dead at the scene.", "killed 1"),
        ("A girl suffered cuts to her face from flying glass.", "injured 1"),
        ("The school suffered cuts to the budget.", ""),
        ("Police would not confirm the victim was shot.", "injured 1?"),
        ("It is sad when people get shot.", ""),
        ("Two people got shot.", "injured 2"),
        ("A boy shot my mother's rifle.", ""),
        ("A boy shot the girl's mother.", "injured 1"),
        ("The bullet grazed the boy's hand.", "injured 1"),
        ("Three members of a family shot in Dayton", "injured 3"),
        ("Right after the shooting she called her mother.", ""),
        ("The victims were sent to the medical examiner.", ""),
        ("A boy was hit with a bullet.", "injured 1"),
        ("A boy was hit with a fine.", ""),
    ]);
}

#[test]
fn a_text_may_end_after_the_comma_of_an_apposition() {
    for text in ["Three people died. The dead are a 15-year-old girl,", "A clerk, Ana Ruiz, was shot. A guard,", "The victims were:"] {
        super::read(text);
    }
}

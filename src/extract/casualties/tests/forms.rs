//! The forms in which figures are told: verbs, nouns, headlines, outcomes.

use super::check;

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
        ("RAIDERS KILLED A CLERK AND WOUNDED TWO GUARDS.", "killed 1, injured 2"),
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
        ("An affected farmer complained.", ""),
        ("The visit of the minister affected prices.", ""),
        ("The flood affected 12,000 families.", "affected 12000"),
    ]);
}

#[test]
fn refuges_and_homes() {
    check(&[
        ("About 620 people were still in three relief camps.", "displaced ~620"),
        ("About 620 people were still in three shelters.", "displaced ~620"),
        ("About 620 people were still in three theatres.", ""),
        ("Nurses taught 40 children in refugee camps.", ""),
        ("More than 80 homes were evacuated.", "displaced 80.."),
        ("More than 80 homes were painted.", ""),
        ("The flood forced the evacuation of, by the latest count, 17,600 people.", "displaced 17600"),
        ("About 5,300 people were half-willingly evacuated.", "displaced ~5300"),
        ("The mayor told of 430 people living with host families.", "displaced 430"),
        ("Some 430 people were staying with relatives.", "displaced ~430"),
        ("A boy was staying with relatives.", ""),
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

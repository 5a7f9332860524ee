//! Hospitals, wounds, conditions, jails.

use super::check;

#[test]
fn jails() {
    check(&[
        ("Deputies took the driver to the county jail.", "detained 1"),
        ("A person of interest in custody was questioned.", "detained 1"),
        ("A man was booked into the county jail.", "detained 1"),
        ("A woman was taken into custody.", "detained 1"),
        ("Luis Vega is being held at the county jail.", "detained 1"),
        ("Ana Ruiz, 34, Luis Vega, 40, and Karl Brandt, 38, were arrested on Friday.", "detained 1, detained 1, detained 1"),
        ("The police said 51 arrested on Monday were freed.", "detained 51"),
        ("A man was placed in the county jail.", "detained 1"),
        ("Police do not have that person in custody.", ""),
        ("Police have that person in custody.", "detained 1"),
    ]);
}

#[test]
fn hospitals() {
    check(&[
        ("Both were taken to the county hospital.", "injured 2"),
        ("Two men were shot. Both were taken to a hospital.", "injured 2, injured 2"),
        ("Both men died.", "killed 2"),
        ("Both men survived.", ""),
        ("Both parties were hurt by the vote.", ""),
        ("Medics took the driver to a hospital.", "injured 1"),
        ("The tour took the visitors to a hospital museum.", ""),
        ("Her brother was driven to the same hospital.", "injured 1"),
        ("The driver was taken to Ward Children's Healthcare.", "injured 1"),
        ("The driver was rushed into surgery.", "injured 1"),
        ("A clerk arrived at the hospital with a gunshot wound.", "injured 1"),
        ("A clerk left the hospital with a friend.", ""),
        ("A man working with a road crew on the highway was hospitalized on Friday.", "injured 1"),
        ("The driver was taken to Ward Hospital in critical condition and was pronounced dead at noon.", "killed 1"),
        ("Two of the victims are at hospitals in serious condition.", "injured 2"),
        ("Two people died at the scene and a third in hospital.", "killed 2, killed 1"),
        ("A friend was driving one of the victims to the hospital.", "injured 1"),
        ("Both suffered non-life threatening injuries.", "injured 2"),
        ("Ana Ruiz, Luis Vega and Karl Brandt were all treated and released.", "injured 1, injured 1, injured 1"),
        ("Another person showed up on their own at Ward Hospital with a gunshot wound.", "injured 1"),
        ("A girl who wasn't identified is hospitalized.", "injured 1"),
    ]);
}

#[test]
fn conditions() {
    check(&[
        ("A boy is recovering after he was hit by a car.", "injured 1, injured 1"),
        ("The economy is recovering after the crash.", ""),
        ("A boy fights for his life after a crash.", "injured 1"),
        ("Her husband was in a coma.", "injured 1"),
        ("The driver was listed in stable but serious condition.", "injured 1"),
        ("The house is in good condition.", ""),
        ("A boy who is not in serious condition was shot in the leg.", "injured 1"),
    ]);
}

#[test]
fn wounds() {
    check(&[
        ("Two clerks are at Ward Medical Center with serious injuries.", "injured 2"),
        ("Two clerks were found lying in the road with gunshot wounds.", "injured 2"),
        ("Police found a clerk in the yard, with an apparent gunshot wound.", "injured 1"),
        ("The driver escaped with minor injuries.", "injured 1"),
        ("His wounds were treated.", ""),
        ("Two passengers reported minor injuries.", "injured 2"),
        ("Police reported minor injuries.", ""),
        ("A guard suffered a leg injury.", "injured 1"),
        ("A guard complained of minor injuries.", "injured 1"),
        ("One man was killed and another critically injured.", "killed 1, injured 1"),
        ("None of the victims have life-threatening injuries.", ""),
        ("None of the victims suffered injuries.", "injured 0"),
        ("A boy was booked with negligent injury.", ""),
        ("The blast wounded two others, officials said.", "injured 2"),
        ("Two homicide detectives were hurt.", "injured 2"),
        ("Police found a woman suffering from what appeared to be a gunshot wound.", "injured 1"),
        ("Three suffered burns.", "injured 3"),
        ("The striker was injured and will miss the match of his club.", ""),
        ("Nine people were hurt, including the boy's mother.", "injured 9, <injured 1"),
        ("He fatally shot two guards and injured a clerk.", "killed 2, injured 1"),
        ("Four people were hurt. They have been identified as Ana Ruiz, 24, and Luis Vega, 23.", "injured 4, <injured 1, <injured 1"),
        ("Four people were hurt. They have been identified as suspects.", "injured 4"),
    ]);
}

//! News of harm is past, in whatever tense it is told. The article is of Saturday, 20 February 2016.

use super::check;

#[test]
fn a_day_of_harm_has_been() {
    check(&[
        ("Police are looking for three men after a stabbing in Leeds on Thursday night.", &["Thursday night=2016-02-18TNI"]),
        ("A girl is recovering in hospital after being hit by a car Friday night.", &["Friday night=2016-02-19TNI"]),
        ("Two men are dead following a crash on the A1 on Monday.", &["Monday=2016-02-15"]),
        ("They seek a lorry driver in a deadly collision Wednesday evening.", &["Wednesday evening=2016-02-17TEV"]),
        ("Detectives are investigating a triple murder Sunday night outside a club in Derby.", &["Sunday night=2016-02-14TNI"]),
        ("Officials are giving more details on the killings Thursday morning.", &["Thursday morning=2016-02-18TMO"]),
        ("A boy has been flown to Reno after being stabbed on Tuesday.", &["Tuesday=2016-02-16"]),
        ("Vega is charged with manslaughter in the death of a nurse on Monday.", &["Monday=2016-02-15"]),
        ("He is accused of setting two cars on fire Wednesday.", &["Wednesday=2016-02-17"]),
        ("The night ended with a student being wounded in the yard Friday.", &["Friday=2016-02-19"]),
        ("A man is shot Thursday in his garage.", &["Thursday=2016-02-18"]),
        ("Police are looking into two Monday night shootings.", &["Monday night=2016-02-15TNI"]),
        ("A vigil will be held Sunday for the victims of Tuesday's deadly fire.", &["Sunday=2016-02-21", "Tuesday=2016-02-16"]),
        ("The school will stay closed after the shooting on Thursday.", &["Thursday=2016-02-18"]),
        ("He was flown to a hospital following Thursday's shooting.", &["Thursday=2016-02-18"]),
        ("Crews are clearing roads after a storm Wednesday night.", &["Wednesday night=2016-02-17TNI"]),
        ("Officers came because of shots being fired in Ely late Monday.", &["late Monday=2016-02-15 END"]),
    ]);
}

#[test]
fn what_is_set_for_a_day_is_to_come() {
    check(&[
        ("The funeral for the man killed in the crash is set for Monday.", &["Monday=2016-02-22"]),
        ("The town is holding a vigil for victims of the shooting on Monday.", &["Monday=2016-02-22"]),
        ("He will appear in court on Tuesday.", &["Tuesday=2016-02-23"]),
        ("She is due in court on a charge of murder on Tuesday.", &["Tuesday=2016-02-23"]),
        ("Vega is being sentenced for the murder of a nurse on Monday.", &["Monday=2016-02-22"]),
        ("The trial opens in the killing of two nurses on Wednesday.", &["Wednesday=2016-02-24"]),
        ("Rebels are planning an attack on Thursday.", &["Thursday=2016-02-25"]),
        ("They are to prepare for an attack on Thursday.", &["Thursday=2016-02-25"]),
        ("Officers are taking part in a shooting contest Sunday.", &["Sunday=2016-02-21"]),
        ("Forecasters are watching a storm Thursday.", &["Thursday=2016-02-25"]),
        ("The minister is visiting the school on Wednesday.", &["Wednesday=2016-02-24"]),
        ("Police will give details of the crash on Monday.", &["Monday=2016-02-22"]),
        ("A new mayor is being sworn in on Monday.", &["Monday=2016-02-22"]),
        ("A boy is recovering Sunday after a shooting.", &["Sunday=2016-02-21"]),
    ]);
}

//! Weekdays inside the name of a day are no weekdays. The article is of Saturday, 20 February 2016.

use super::check;

#[test]
fn a_weekday_in_a_name_is_no_weekday() {
    check(&[
        ("Bloody Monday left nine dead in the harbour.", &[]),
        ("They fell in the riots of Silver Friday.", &[]),
        ("Twelve men died on Red Thursday night.", &[]),
        ("Banks closed after Black Tuesday in 1974.", &["1974=1974"]),
        ("On Super Saturday six teams play.", &[]),
        ("The town still speaks of Terrible Tuesday.", &[]),
    ]);
}

#[test]
fn other_words_with_capitals_leave_the_weekday() {
    check(&[
        ("On a bloody Monday in the harbour nine died.", &["Monday=2016-02-15"]),
        ("Last Sunday they met.", &["Last Sunday=2016-02-14"]),
        ("The Attorney General Monday announced a deal.", &["Monday=2016-02-15"]),
        ("Gordon Brown Monday told reporters that he was ill.", &["Monday=2016-02-15"]),
        ("Police Tuesday held two men.", &["Tuesday=2016-02-16"]),
        ("The Senate Thursday passed the bill.", &["Thursday=2016-02-18"]),
        ("Black Friday fell on a cold day.", &["Black Friday=2015-11-27"]),
        ("It rained on Shrove Tuesday.", &["Shrove Tuesday=2016-02-09"]),
        ("Nuclear Talks Fail\n\nHopes Fade After Bad Tuesday for Banks\n\nThe banks lost.", &["Tuesday=2016-02-16"]),
    ]);
}

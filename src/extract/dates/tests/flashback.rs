//! What is counted after a look back goes on from the story. The article is of Saturday, 20 February 2016.

use super::check;

#[test]
fn the_story_goes_on_from_its_own_day() {
    check(&[
        (
            "The ferry sank on 12 August 1994. Divers had found holes on 3 June 1991. The following day the owner fled.",
            &["12 August 1994=1994-08-12", "3 June 1991=1991-06-03", "The following day=1994-08-13"],
        ),
        (
            "The ferry sank on 12 August 1994. It was the third loss since 3 June 1991. Three days later the owner fled.",
            &["12 August 1994=1994-08-12", "3 June 1991=1991-06-03", "Three days later=1994-08-15"],
        ),
        (
            "A bomb went off on 4 July 2009. The same men had robbed a bank on 2 May 2007. At 6:30 p.m. the square was cleared.",
            &["4 July 2009=2009-07-04", "2 May 2007=2007-05-02", "6:30 p.m.=2009-07-04T18:30"],
        ),
        (
            "The dam broke on Thursday. Farmers had seen water on Monday. The next day the valley was empty.",
            &["Thursday=2016-02-18", "Monday=2016-02-15", "The next day=2016-02-19"],
        ),
    ]);
}

#[test]
fn a_look_back_that_goes_on_and_a_story_that_does() {
    check(&[
        (
            "The ferry sank on 12 August 1994. Divers had found holes on 3 June 1991. The following day they had warned the owner.",
            &["12 August 1994=1994-08-12", "3 June 1991=1991-06-03", "The following day=1991-06-04"],
        ),
        (
            "The ferry sank on 12 August 1994. Divers found it on 9 September 1994. The following day the owner fled.",
            &["12 August 1994=1994-08-12", "9 September 1994=1994-09-09", "The following day=1994-09-10"],
        ),
        // Put so for the verb of saying.
        (
            "On Friday the ministry said that the ship had sunk on Monday. The next day it was found.",
            &["Friday=2016-02-19", "Monday=2016-02-15", "The next day=2016-02-16"],
        ),
        (
            "The ferry had sunk on 12 August 1994. The following day the owner fled.",
            &["12 August 1994=1994-08-12", "The following day=1994-08-13"],
        ),
    ]);
}

use super::*;

const ONE: &str = "                               1 of 2 DOCUMENTS\n\n\n\n                                The Harbour Post\n\n                          February 20, 2016 Saturday\n                                 Late Edition\n\nStorm kills 12 on the\ncoast of Samar\n\nBYLINE: Ruth Adeyemi and Sam Low\n\nSECTION: NEWS; Pg. 6\n\nLENGTH: 35 words\n\nDATELINE: MANILA\n\n\nA storm killed 12 people on\nthe coast of Samar.\n\nCity: that is where they went.\n\nLOAD-DATE: February 21, 2016\n\nLANGUAGE: ENGLISH\n\n\n                     Copyright 2016 Harbour Press\n                         All Rights Reserved\n\n";
const TWO: &str = "                               2 of 2 DOCUMENTS\n\n\n                                The Post\n\n                          February 21, 2016 Sunday\n\nFlood\n\nLENGTH: 3 words\n\nA flood came. Of 10 DOCUMENTS none was kept, and 3 of 9 DOCUMENTS were wet.\n\n                     Copyright 2016 Post\n";

fn raw(bytes: &[u8]) -> Raw {
    Raw { path: "a.txt".to_owned(), number: Some(1), format: Format::Nexis, bytes: bytes.to_vec() }
}

/// Title, day, outlet, authors and text of an article.
fn shown(raw: &Raw) -> String {
    match read(raw) {
        Ok(article) => {
            let given = &article.given;
            let stated =
                [given.date.as_deref().unwrap_or("-"), given.publisher.as_deref().unwrap_or("-"), &given.authors.join("+")].join("|");
            format!("{stated}|{}", article.text)
        }
        Err(error) => format!("{}: {}", error.source.id, error.error.kind),
    }
}

fn cut(text: &str, max_bytes: u64) -> Vec<String> {
    let documents = Documents::new(text.as_bytes(), "a.txt", max_bytes);
    documents.map(|(_, raw)| raw.map_or_else(|error| format!("{}: {}", error.source.id, error.error.kind), |raw| shown(&raw))).collect()
}

#[test]
fn a_text_is_cut_and_read() {
    let text = format!("\u{FEFF}Download Request\nTerms: 3 of 4 DOCUMENTS or so\n\n{ONE}{TWO}");
    let one = "2016-02-20|The Harbour Post|Ruth Adeyemi+Sam Low|Storm kills 12 on the coast of Samar\n\nMANILA – A storm killed 12 people on\nthe coast of Samar.\n\nCity: that is where they went.";
    let two = "2016-02-21|The Post||Flood\n\nA flood came. Of 10 DOCUMENTS none was kept, and 3 of 9 DOCUMENTS were wet.";
    assert!(begins(text.as_bytes()));
    assert_eq!(cut(&text, 1 << 20), [one, two]);
    let windows = text.replace('\n', "\r\n");
    assert_eq!(cut(&windows, 1 << 20), [one, two]);
    let long = ONE.replace("City:", &"More and more. ".repeat(200));
    assert_eq!(cut(&[&*long, TWO].concat(), 1000), ["a.txt:1: too_large".to_owned(), two.to_owned()]);
    let huge = ONE.replace("City:", &"More and more. ".repeat(200_000));
    assert_eq!(cut(&[&*huge, TWO].concat(), 1000), ["a.txt:1: too_large".to_owned(), two.to_owned()]);
    assert_eq!(cut("No article.", 1000), ["a.txt: empty"]);
    assert_eq!(cut("   1 of 1 DOCUMENTS\n\n", 1000), ["a.txt:1: empty"]);
}

#[test]
fn a_page_is_cut_and_read() {
    let part = |n: u32| {
        format!(
            "<DIV><P><SPAN>{n} of 2146 DOCUMENTS</SPAN></P></DIV><BR><DIV><P>The Harbour Post</P></DIV><DIV><P><SPAN>February</SPAN><SPAN> 20, 2016, Saturday, An Edition</SPAN></P></DIV><DIV><P>Storm {n}</P></DIV><DIV><P><SPAN>BYLINE: </SPAN><SPAN>By RUTH ADEYEMI</SPAN></P></DIV><DIV><P>LENGTH: 5 words</P></DIV><DIV><P>A storm came.</P><P>&quot;It went,&quot; she said.</P></DIV><DIV><P>LANGUAGE: ENGLISH</P></DIV><DIV><P>Copyright 2016</P></DIV>"
        )
    };
    let page = format!("<HTML><BODY>{}{}</BODY></HTML>", part(2001), part(2002));
    assert!(is_page(page.as_bytes()) && !begins(page.as_bytes()));
    let read: Vec<String> = of_page(&page, "a.html").into_iter().map(|(_, raw)| shown(&raw.expect("an article"))).collect();
    let text = |n: u32| format!("2016-02-20|The Harbour Post|RUTH ADEYEMI|Storm {n}\n\nA storm came.\n\n\"It went,\" she said.");
    assert_eq!(read, [text(2001), text(2002)]);
}

#[test]
fn the_paragraphs_of_a_document_are_cut_and_read() {
    let part = [
        "Storm kills 12",
        "The Harbour Post(Manila)",
        "July 2, 2019 Tuesday 9:33 AM GMT",
        "Copyright 2019 Harbour Press",
        "Section:\u{a0}NEWS",
        "Byline:\u{a0}Ruth Adeyemi",
        "Body",
        "A storm came.",
        "It went.",
        "Load-Date: July 3, 2019",
        "End of Document",
    ];
    let cover = ["Date and Time: Friday, 5. July 2019", "1. Storm kills 12"];
    let paragraphs: Vec<String> = cover.iter().chain(&part).chain(&part).map(|&paragraph| paragraph.to_owned()).collect();
    let read: Vec<String> =
        of_paragraphs(&paragraphs, "a.docx").expect("a download").into_iter().map(|(_, raw)| shown(&raw.expect("an article"))).collect();
    let text = "2019-07-02|The Harbour Post(Manila)|Ruth Adeyemi|Storm kills 12\n\nA storm came.\n\nIt went.";
    assert_eq!(read, [text, text]);
    assert!(of_paragraphs(&["A storm.".to_owned()], "a.docx").is_none());
}

#[test]
fn other_texts_are_no_downloads() {
    for text in ["He read 3 of 10 DOCUMENTS on Friday.", "3 of DOCUMENTS\n", "of 10 DOCUMENTS\n", "3 of 10 DOCUMENTS were lost\n", ""] {
        assert!(!begins(text.as_bytes()) && !is_page(text.as_bytes()), "{text}");
    }
    assert_eq!(shown(&raw(b"1 of 1 DOCUMENTS")), "a.txt:1: empty");
    assert_eq!(shown(&raw(b"")), "a.txt:1: empty");
}

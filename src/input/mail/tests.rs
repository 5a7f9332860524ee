use super::mbox::{Messages, begins};
use super::*;
use crate::article::Format;
use crate::input::files::Numbered;

const TEXT: &str = "A storm killed 12 people on the coast of Samar on Friday, the police said.";

fn mail(head: &str, body: &str) -> String {
    format!(
        "Message-ID: <1@example.org>\r\nFrom: Daily Bulletin <news@example.org>\r\nSubject: Fwd: Storm hits Samar\r\nDate: Sat, 20 Feb 2016 23:30:00 -0500\r\n{head}\r\n{body}"
    )
}

fn article(bytes: &[u8]) -> Result<Article, Box<ErrorRecord>> {
    let raw = Raw { path: "a.eml".to_owned(), number: None, format: Format::Email, bytes: bytes.to_owned() };
    read(&raw)
}

#[test]
fn a_message_is_read() {
    for body in [
        format!("Content-Type: text/plain; charset=utf-8\r\n\r\n{TEXT}\r\n"),
        format!("Content-Type: text/html\r\n\r\n<html><head><style>p {{}}</style></head><body><p>{TEXT}</p></body></html>"),
        format!(
            "MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nRead it at https://example.org/a/very/long/address/of/a/page/that/says/nothing/at/all\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>{TEXT}</p>\r\n--x--\r\n"
        ),
        format!(
            "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n--x\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\nJVBERi0xLjQK\r\n--x--\r\n",
            TEXT.replace("coast", "co=61st")
        ),
    ] {
        let (head, body) = body.split_once("\r\n\r\n").expect("a head");
        let article = article(mail(&format!("{head}\r\n"), body).as_bytes()).expect("an article");
        assert_eq!(article.text.trim_end(), format!("Storm hits Samar\n\n{TEXT}"));
        assert_eq!(article.source.id, "1@example.org");
        assert_eq!(article.given.date.as_deref(), Some("2016-02-20"));
        assert_eq!(article.given.publisher.as_deref(), Some("Daily Bulletin"));
    }
}

#[test]
fn a_headline_of_its_own_stays() {
    let text = format!("Storm kills 12\n\nBy Ruth Adeyemi\n\nMANILA, 20 Feb 2016 – {TEXT}\n");
    let article = article(mail("Content-Type: text/plain\r\n", &text).as_bytes()).expect("an article");
    assert_eq!(article.text, text);
    assert_eq!(article.parts.title.map(|title| title.of(&text)), Some("Storm kills 12"));
}

#[test]
fn letters_and_encodings_are_kept() {
    let head = "Subject: =?utf-8?q?Caf=C3=A9?=\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\n".as_bytes();
    let article = article(&[head, b"A storm in the caf\xE9."].concat()).expect("an article");
    assert_eq!(article.text, "Café\n\nA storm in the café.");
    assert_eq!(article.source.encoding, "windows-1252");
    assert_eq!(article.source.id, "a.eml");
}

#[test]
fn what_is_attached_as_a_mail_is_read() {
    let inner = mail("Content-Type: text/plain\r\n", TEXT);
    let outer = format!(
        "From: Sam Low <s@example.org>\r\nSubject: see\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nSee this.\r\n--x\r\nContent-Type: message/rfc822\r\n\r\n{inner}\r\n--x--\r\n"
    );
    let article = article(outer.as_bytes()).expect("an article");
    assert_eq!(article.text.trim_end(), format!("Storm hits Samar\n\n{TEXT}"));
}

#[test]
fn a_saved_page_is_a_page() {
    let page = format!(
        "<html><head><title>Storm hits Samar</title></head><body><nav>Home</nav><article><p>{TEXT}</p><p>{TEXT} More is not known.</p></article></body></html>"
    );
    let saved = format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/2016/02/20/storm\r\nSubject: Storm hits Samar\r\nDate: Sat, 5 Mar 2016 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\nContent-Location: https://example.org/2016/02/20/storm\r\n\r\n{page}\r\n--x--\r\n"
    );
    assert!(begins(saved.as_bytes()));
    let article = article(saved.as_bytes()).expect("an article");
    assert_eq!(article.given.date.as_deref(), Some("2016-02-20"));
    assert_eq!(article.given.url.as_deref(), Some("https://example.org/2016/02/20/storm"));
    assert!(!article.text.contains("Home"), "{}", article.text);
}

#[test]
fn a_mail_without_a_text_is_an_error() {
    for (mail, said) in [
        (mail("Content-Type: text/plain\r\n", ""), "the mail has no text"),
        (
            mail(
                "Content-Type: application/pdf; name=a.pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\nContent-Transfer-Encoding: base64\r\n",
                "JVBERi0xLjQK",
            ),
            "the mail has no text, but a.pdf with it",
        ),
    ] {
        let error = article(mail.as_bytes()).expect_err("no text");
        assert_eq!((&*error.source.id, error.error.kind, &*error.error.message), ("1@example.org", ErrorKind::Empty, said));
    }
    let nested = "Content-Type: message/rfc822\r\n\r\n".repeat(5000);
    assert_eq!(article(nested.as_bytes()).expect_err("too deep").error.kind, ErrorKind::Parse);
}

#[test]
fn mails_are_told_by_their_heads() {
    for head in [
        "From a@example.org Sat Feb 20 10:00:00 2016\nFrom: a\nSubject: b\n\ntext",
        "From - Sat Feb 20 10:00:00 2016\nX-Mozilla-Status: 0001\n\ntext",
        "Return-Path: <a@example.org>\nReceived: from x\n by y; Sat\nFrom: a\nSubject: b\n\ntext",
        "MIME-Version: 1.0\r\nSubject: b\r\n",
    ] {
        assert!(begins(head.as_bytes()), "{head}");
    }
    for text in [
        "From: the mayor's office\nTo: all\nSubject: storm\n\nA storm.",
        "From London, the news at 10:30 was bad.\nNobody had slept.",
        "Storm kills 12\n\nMessage-ID: x\n",
        "Subject: x\nReceived with thanks\n\n",
        "",
    ] {
        assert!(!begins(text.as_bytes()), "{text}");
    }
}

fn ids(mailbox: &str, max_bytes: u64) -> Vec<String> {
    let shown = |(_, raw): Numbered| match raw {
        Ok(raw) => format!("{}:{}", own_id(&raw.bytes).unwrap_or_default(), raw.bytes.len()),
        Err(error) => format!("{}: {}", error.source.id, error.error.kind),
    };
    Messages::new(mailbox.as_bytes(), "a.mbox", max_bytes).map(shown).collect()
}

#[test]
fn a_mailbox_is_cut() {
    let message =
        |n: u32, text: &str| format!("From a@example.org Sat Feb 20 10:00:0{n} 2016\nMessage-ID: <{n}>\nSubject: x\n\n{text}\n\n");
    let (one, two, three) =
        (message(1, "From here on it was dark.\n\nFrom London: 10:30\nit rained."), message(2, ">From the sea."), message(3, ""));
    let size = |message: &str| message.len();
    let all = [&*one, &two, &three].concat();
    assert_eq!(ids(&all, 1 << 20), [format!("1:{}", size(&one)), format!("2:{}", size(&two)), format!("3:{}", size(&three))]);
    // Only the first two lines of the next message tell where one ends.
    for big in [1_000, 10_000, 3_000_000] {
        let long = message(2, &"More and more. \n\nFrom here. ".repeat(big / 28));
        let all = [&*one, &long, &three].concat();
        assert_eq!(ids(&all, 500), [format!("1:{}", size(&one)), "a.mbox:2: too_large".to_owned(), format!("3:{}", size(&three))], "{big}");
        let last = [&*one, &long].concat();
        assert_eq!(ids(&last, 500), [format!("1:{}", size(&one)), "a.mbox:2: too_large".to_owned()], "{big}");
    }
    let text = "From a Sat Feb 20 10:00:00 2016\nSubject: x\n\n>From the sea.\nIt came.\n";
    assert!(article(text.as_bytes()).expect("an article").text.contains("\nFrom the sea.\n"));
}

#[test]
fn mails_that_do_not_say_their_encoding_are_read() {
    let text = "Ein Sturm – “the worst” – hit the café in Münster.";
    let western = |text: &str| encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let quoted = "Ein Sturm =96 =93the worst=94 =96 hit the caf=E9 in M=FC=\r\nnster.";
    for (head, body, encoding) in [
        ("", western(text), "windows-1252"),
        ("Content-Type: text/plain; charset=utf-8\r\n", western(text), "windows-1252"),
        ("Content-Transfer-Encoding: quoted-printable\r\n", quoted.into(), "windows-1252"),
        ("Content-Type: text/html\r\n", western(&format!("<meta charset=windows-1252><p>{text}</p>")), "windows-1252"),
        ("", text.into(), "UTF-8"),
        ("Content-Transfer-Encoding: quoted-printable\r\n", text.replace('ü', "=C3=\r\n=BC").into_bytes(), "UTF-8"),
    ] {
        let head = mail(head, "");
        let article = article(&[head.as_bytes(), &body].concat()).expect("an article");
        assert_eq!(article.text, format!("Storm hits Samar\n\n{text}"), "{head}");
        assert_eq!((&*article.source.encoding, article.warnings.len()), (encoding, 0), "{head}");
    }
    let broken = article(&[mail("", "").as_bytes(), "Münster – Łódź – ".as_bytes(), b"caf\xE9."].concat()).expect("an article");
    assert_eq!(broken.warnings, ["1 character could not be decoded and is U+FFFD"]);
}

#[test]
fn a_plain_text_that_only_points_to_the_page_is_not_the_story() {
    let parts = |plain: &str| {
        let head = "MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=x\r\n";
        let body = format!(
            "--x\r\nContent-Type: text/plain\r\n\r\n{plain}\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>A storm killed 12.</p>\r\n--x--\r\n"
        );
        article(mail(head, &body).as_bytes()).expect("an article").text
    };
    for plain in [
        "View this email in your browser: https://example.org/x",
        "This message was sent as HTML. To see it, open it in a program that can show pages, or follow the address.",
        "Your program does not support HTML, so that you cannot see this issue of the bulletin here.",
    ] {
        assert_eq!(parts(plain), "Storm hits Samar\n\nA storm killed 12.", "{plain}");
    }
    let told = "The mayor of Samar said that all of the votes can be counted in a town without any computers.";
    assert_eq!(parts(told), format!("Storm hits Samar\n\n{told}"));
}

#[test]
fn a_subject_whose_words_are_cut_in_two_is_whole() {
    let subject = "=?utf-8?Q?Storm_in_M=C3?=\r\n =?utf-8?Q?=BCnster=2C_?= =?utf-8?B?c2F5cyBtYXlvcg==?=";
    let article = article(mail("", TEXT).replace("Fwd: Storm hits Samar", subject).as_bytes()).expect("an article");
    assert_eq!(article.text, format!("Storm in Münster, says mayor\n\n{TEXT}"));
}

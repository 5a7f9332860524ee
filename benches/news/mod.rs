//! Articles without end, made of sentences written for this: as dense in names, dates, figures and quotations as ordinary news, no two alike, always
//! the same. Together they have some 16,000 different words; those of strangers have new ones without end.

/// Sentences. `{P}` is a person who was not named before, `{L}` the family name of the last one, `{C}` and `{K}` a town and a country,
/// `{O}` an organisation, `{D}` a weekday, `{M}` a day of a month, `{Y}` a year, `{N}` and `{n}` a number, large and small.
const SENTENCES: &[&str] = &[
    "The council of {C} voted on {D} to close the old market hall after a long debate about its cost and about who should pay for the repairs.",
    "Traders who have sold vegetables there for most of their lives said that nobody had asked them what they thought of the plan.",
    "“We were told about it in the newspaper,” said {P}, who has kept a stall near the east gate since {Y}.",
    "{L} said the decision would be appealed, but gave no details of how that would be done or when a ruling might be expected.",
    "The project is expected to cost about ${n} million, a sum that the town would have to borrow over the next ten years.",
    "It was not clear on {D} whether the work could begin before the winter, when the ground in the valley is often too hard to dig.",
    "{P}, a spokeswoman for the {O}, said that her office had received more than {N} letters from residents and would answer every one of them.",
    "The rain that fell over the weekend filled the reservoirs for the first time in three years, and farmers along the river began to sow.",
    "Prices of wheat and maize have fallen by a fifth since the spring, while those of fuel and fertiliser have gone up again.",
    "At least {n} people were hurt when a bus left the road near {C} early on {D}, the police said.",
    "The driver, who had worked through the night, told officers that he had not seen the bend because of the fog.",
    "Two of the passengers were still in hospital in the evening; the others were allowed to go home after they had been examined.",
    "In {K}, where an election is due next year, the ruling party has promised to lower the tax on small firms and to build new schools.",
    "“That is what they said the last time,” {P} told reporters outside the building, where a small crowd had waited in the cold for hours.",
    "The opposition called the figures a fairy tale and asked the central bank to publish how it had arrived at them.",
    "According to a report that the {O} published on {M}, fewer than half of the children in the region finish secondary school.",
    "The authors of the report spoke with teachers, parents and pupils in {N} villages and found that the way to school was the main reason.",
    "A new road would help, they wrote, but a school within walking distance would help more, and would not cost as much as the road.",
    "The company, which employs {N} people in {C}, said sales had been better than expected in the first half of the year.",
    "It expects to hire again in the autumn, mostly engineers and drivers, and to move its main store to a larger site by the port.",
    "Shares in the group rose by {n} percent in early trade before they gave up most of what they had gained.",
    "{P}, an economist at a bank in {C}, said that the market had hoped for more and that the next months would be harder.",
    "The museum had been closed for repairs, and the paintings were kept in a cellar where the air is dry and the light is low.",
    "Visitors will be able to see them from {M}, together with letters, maps and tools that have never been shown before.",
    "The team lost its first three matches, won the next five and now needs a draw at home to reach the final.",
    "“Nobody believed in us, and that was the best thing that could have happened,” said {P}, the captain, after training on {D}.",
    "Doctors at the clinic have seen twice as many patients with fever as in the same week last year, but they do not speak of an outbreak yet.",
    "Water is brought in by lorry twice a week, and families queue with cans and buckets from long before sunrise.",
    "A judge in {C} adjourned the case until {M} because a witness could not travel and the lawyers did not want to go on without her.",
    "The accused, a former head of the port authority, denies that he took money from a builder in exchange for a contract.",
    "If he is found guilty he could be sent to prison for up to {n} years and would have to pay back what he received.",
    "The {O} did not answer a request for comment, and a man who opened the door at its address said that everybody had gone home.",
    "Fishermen say that the catch has become smaller every season, that the nets come up half empty and that the young leave for the city.",
    "Scientists who study the lake blame warmer water and a weed that was brought in on the hulls of boats some {n} years ago.",
    "The ferry will run every hour in summer and every two hours in winter, weather permitting, and bicycles will travel free of charge.",
    "Officials from {K} and its neighbours are to meet again in {C} next month to speak about the border, trade and the sharing of water.",
    "No agreement was signed this time, but both sides called the talks useful, which is more than they have said in a long while.",
    "She added that the old agreement, signed in {Y}, had never been put into practice because neither parliament had voted on it.",
    "“It is a beginning,” said {P}, a retired diplomat. “I have seen worse ones lead somewhere, and better ones lead nowhere at all.”",
    "The library will stay open late on {D} so that those who work during the day can come and read what is planned.",
];

const GIVEN: &[&str] = &[
    "Anna", "Samuel", "Maria", "Ahmed", "Grace", "David", "Fatima", "Joseph", "Elena", "Peter", "Amina", "Carlos", "Ruth", "Daniel",
    "Leila", "Thomas", "Nadia", "Michael", "Rosa", "Ibrahim", "Helen", "Victor", "Sofia", "James",
];
const SYLLABLES: &[&str] = &["ba", "rin", "tel", "mo", "ke", "sha", "lor", "vi", "den", "ka", "su", "wer", "ni", "gar", "po", "lin"];
const CITIES: &[&str] = &[
    "Nairobi", "Lima", "Gdansk", "Izmir", "Manila", "Accra", "Quito", "Lyon", "Pune", "Aleppo", "Tunis", "Bergen", "Osaka", "Cardiff",
    "Denver", "Kampala", "Tbilisi", "Porto", "Leeds", "Cali",
];
const COUNTRIES: &[&str] = &["Kenya", "Peru", "Poland", "Turkey", "Ghana", "Georgia", "Norway", "Ecuador", "Tunisia", "Uganda"];
const ORGANIZATIONS: &[&str] =
    &["World Bank", "Red Cross", "education ministry", "Farmers' Union", "Water Board", "United Nations", "health ministry"];
const DAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: &[&str] =
    &["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// Numbers that look like chance and are the same every time (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % sides.max(1) as u64) as usize
    }

    fn pick(&mut self, of: &[&'static str]) -> &'static str {
        of[self.roll(of.len())]
    }
}

/// The k-th article, of about so many bytes, at least two hundred.
pub(crate) fn article(k: u64, bytes: usize) -> String {
    told(k, bytes, 2)
}

/// The same with people whose family names hardly ever come again.
#[allow(dead_code)] // Not every bench has use for them.
pub(crate) fn article_of_strangers(k: u64, bytes: usize) -> String {
    told(k, bytes, 5)
}

/// The k-th article, with family names of so many syllables or one more.
fn told(k: u64, bytes: usize, syllables: usize) -> String {
    let mut dice = Dice(k.wrapping_mul(0x1000_0001));
    let mut last = family(&mut dice, syllables);
    let given = dice.pick(GIVEN);
    let mut text = format!("Life goes on in {}\n\nBy {given} {last}\n\n", dice.pick(CITIES));
    let (day, month, year) = (dice.roll(28) + 1, dice.pick(MONTHS), 2005 + dice.roll(20));
    text.push_str(&format!("{}, {day} {month} {year} – ", dice.pick(CITIES).to_uppercase()));
    let mut sentences = 0;
    while text.len() < bytes || sentences == 0 {
        let sentence = SENTENCES[dice.roll(SENTENCES.len())];
        let mut pieces = sentence.split('{');
        text.push_str(pieces.next().unwrap_or_default());
        for piece in pieces {
            let (slot, rest) = piece.split_once('}').unwrap_or((piece, ""));
            match slot {
                "P" => {
                    last = family(&mut dice, syllables);
                    text.push_str(&format!("{} {last}", dice.pick(GIVEN)));
                }
                "L" => text.push_str(&last),
                "C" => text.push_str(dice.pick(CITIES)),
                "K" => text.push_str(dice.pick(COUNTRIES)),
                "O" => text.push_str(dice.pick(ORGANIZATIONS)),
                "D" => text.push_str(dice.pick(DAYS)),
                "M" => text.push_str(&format!("{} {}", dice.roll(28) + 1, dice.pick(MONTHS))),
                "Y" => text.push_str(&(1960 + dice.roll(60)).to_string()),
                "N" => text.push_str(&format!("{},{:03}", dice.roll(9) + 1, dice.roll(1000))),
                _ => text.push_str(&(dice.roll(30) + 2).to_string()),
            }
            text.push_str(rest);
        }
        sentences += 1;
        text.push_str(if sentences % 2 == 0 { "\n\n" } else { " " });
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// A family name.
fn family(dice: &mut Dice, syllables: usize) -> String {
    let mut name: String = (0..syllables + dice.roll(2)).map(|_| dice.pick(SYLLABLES)).collect();
    name[..1].make_ascii_uppercase();
    name
}

/// A kind of file that holds many articles.
#[allow(dead_code, reason = "not every bench makes files")]
pub(crate) struct FileKind {
    pub(crate) name: &'static str,
    /// As `--input-format` has it.
    pub(crate) format: &'static str,
    /// Megabytes of the largest file that is worth a look.
    pub(crate) most: u64,
    pub(crate) head: &'static str,
    pub(crate) foot: &'static str,
    write: fn(u64, &str) -> String,
}

#[allow(dead_code, reason = "not every bench makes files")]
impl FileKind {
    /// The k-th article, in the form that its file has it.
    pub(crate) fn article(&self, k: u64) -> String {
        (self.write)(k, &article(k, 3000))
    }
}

/// One of each format that is cut while it streams in.
#[allow(dead_code, reason = "not every bench makes files")]
pub(crate) const FILES: [FileKind; 6] = [
    FileKind { name: "an archive of pages (WARC)", format: "warc", most: 1000, head: "", foot: "", write: record },
    FileKind { name: "a mailbox", format: "email", most: 300, head: "", foot: "", write: mail },
    FileKind {
        name: "a feed",
        format: "feed",
        most: 300,
        head: "<rss><channel><title>The Post</title>",
        foot: "</channel></rss>",
        write: item,
    },
    FileKind { name: "news XML", format: "newsml", most: 300, head: "<NewsML>", foot: "</NewsML>", write: news_item },
    FileKind {
        name: "a table",
        format: "csv",
        most: 300,
        head: "id,text\n",
        foot: "",
        write: |k, text| format!("{k},\"{}\"\n", text.replace('"', "\"\"")),
    },
    FileKind { name: "a download of Nexis", format: "nexis", most: 300, head: "", foot: "", write: document },
];

/// Paragraphs of HTML.
fn paragraphs(text: &str) -> String {
    text.split("\n\n").map(|paragraph| format!("<p>{paragraph}</p>")).collect()
}

/// A page of some 60 kB, most of it no story, in a record.
fn record(k: u64, text: &str) -> String {
    let links: String = (0..150).map(|n| format!("<li class=\"menu\"><a href=\"/section/{n}\">Section number {n}</a></li>")).collect();
    let script = "window.data = window.data || []; window.data.push({a: 1, b: \"<p>none of the story</p>\"});\n".repeat(400);
    let page = format!(
        "<!doctype html><html><head><title>Article {k}</title><meta property=\"article:published_time\" content=\"2016-02-20T10:00:00Z\"><script>{script}</script></head><body><nav><ul>{links}</ul></nav><article><h1>Article {k}</h1>{}</article><footer><ul>{links}</ul></footer></body></html>",
        paragraphs(text)
    );
    let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}");
    format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{k}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
        block.len()
    )
}

fn mail(k: u64, text: &str) -> String {
    format!(
        "From a@example.org Sat Feb 20 10:00:00 2016\nMessage-ID: <{k}>\nFrom: Alerts <a@example.org>\nSubject: Article {k}\nDate: Sat, 20 Feb 2016 10:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n{text}\n\n"
    )
}

fn item(k: u64, text: &str) -> String {
    format!("<item><title>Article {k}</title><guid>{k}</guid><description><![CDATA[{}]]></description></item>", paragraphs(text))
}

fn news_item(k: u64, text: &str) -> String {
    format!(
        "<NewsItem><PublicIdentifier>{k}</PublicIdentifier><HeadLine>Article {k}</HeadLine><DataContent>{}</DataContent></NewsItem>",
        paragraphs(text)
    )
}

fn document(k: u64, text: &str) -> String {
    format!(
        "                               {k} of 9 DOCUMENTS\n\n\n                 The Post\n\n         February 20, 2016 Saturday\n\nArticle {k}\n\nLENGTH: 500 words\n\n{text}\n\nLOAD-DATE: February 20, 2016\n\n         Copyright 2016\n\n"
    )
}

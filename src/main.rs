//! The command `analyze`. For now a filter: JSON Lines in, records out.

use std::io::{BufRead, Write};

use analyze::{Analyzer, Config, input};

fn main() -> anyhow::Result<()> {
    let mut analyzer = Analyzer::new(Config::default());
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let value: serde_json::Value = serde_json::from_str(&line?)?;
        let mut article = input::article_from_text(value["text"].as_str().unwrap_or_default());
        article.source.id = value["id"].as_str().unwrap_or_default().to_owned();
        article.given.date = value["date"].as_str().map(str::to_owned);
        serde_json::to_writer(&mut out, &analyzer.analyze(&article))?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(())
}

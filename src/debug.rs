//! `--debug`: what was read of articles, for who reports a fault or writes a rule. No record, and no promise about its form.

use std::io::{self, Write};

use analyze::grammar::Grammar;
use analyze::grammar::view::{Aspect, show};
use analyze::input::{
    self,
    files::{Entries, Inputs, Options},
};
use analyze::output::visible;
use analyze::text::Document;

use crate::say;

/// Prints the articles one after the other; what failed is said. Gives the exit status.
pub(crate) fn print(entries: Entries, options: Options, aspect: Aspect) -> io::Result<u8> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let (mut doc, mut code) = (Document::default(), 0);
    for input in Inputs::new(entries, options) {
        match input.raw.and_then(|raw| input::read(&raw)) {
            Ok(article) => {
                doc.read_untagged(&article);
                let grammar = Grammar::of(&doc);
                for line in show(&grammar, &doc, &article.text, aspect).lines() {
                    writeln!(out, "{}", visible(line))?;
                }
            }
            Err(error) => {
                say(format_args!("{}: {}", error.source.path, error.error.message));
                code = crate::SOME_FAILED;
            }
        }
    }
    out.flush()?;
    Ok(code)
}

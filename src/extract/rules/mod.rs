//! The rules that find names, quotations and casualty figures. What a rule is called is what `--explain` gives; the passes ask for the rule
//! itself.

mod figure;
mod name;
mod quote;

pub use figure::FigureRule;
pub use name::NameRule;
pub use quote::QuoteRule;

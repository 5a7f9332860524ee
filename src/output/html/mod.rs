//! The page for who has no shell: one file that holds all it needs, asks nothing of any other machine, and is read, filtered and printed without a
//! script. [`print`] makes that of an article, [`index`] the one that lists many.

use crate::record::Record;

mod anchors;
mod event;
mod figures;
mod frame;
mod hash;
pub mod index;
mod map;
mod markup;
mod names;
mod nest;
mod page;
mod paragraphs;
mod pins;
mod quotes;
mod reading;
mod text;
mod timeline;
mod words;

/// The page of a record, which has its text.
pub(super) fn print(record: &Record) -> Vec<u8> {
    match record {
        Record::Analysis(found) => page::analysis(found),
        Record::Error(failed) => page::error(failed),
    }
    .into_bytes()
}

#[cfg(test)]
mod tests;

//! Small groups of articles, written for this, and the rows that they make.

use super::*;

#[test]
fn the_schema_file_is_the_schema_of_a_row() {
    crate::record::tests::is_schema_of::<EventRow>("src/events/schema.json", JSON_SCHEMA);
}

//! Quotations: marks, cues, content, the words that name the source.

use super::{Findings, Reading};

/// Runs the pass.
pub(super) fn find(_reading: &Reading<'_>, _findings: &mut Findings) {}

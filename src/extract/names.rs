//! Name candidates and one arbitration: one span, one kind.

use super::{Findings, Reading};

/// Runs the pass.
pub(super) fn find(_reading: &Reading<'_>, _findings: &mut Findings) {}

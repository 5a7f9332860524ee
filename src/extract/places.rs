//! Name mentions of places clustered and resolved; the focus.

use super::{Findings, Reading};

/// Runs the pass.
pub(super) fn find(_reading: &Reading<'_>, _findings: &mut Findings) {}

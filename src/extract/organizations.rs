//! Name mentions of organisations clustered into entries.

use super::{Findings, Reading};

/// Runs the pass.
pub(super) fn find(_reading: &Reading<'_>, _findings: &mut Findings) {}

//! Name mentions of persons clustered into entries, with roles.

use super::{Findings, Reading};

/// Runs the pass.
pub(super) fn find(_reading: &Reading<'_>, _findings: &mut Findings) {}

//! Inputs on their way to the workers: each with the file that its record will be in, where every article gets one. Those whose file is there
//! already and is to be left go no further, so that taking up an interrupted run costs no more than reading what it had done.

use std::path::PathBuf;
use std::sync::Arc;

use analyze::input::files::Input;
use analyze::output::names::Names;

use crate::counts::Counts;

/// An input, and where its record goes.
pub(crate) struct Task {
    pub(crate) input: Input,
    /// In a folder: its file.
    pub(crate) file: Option<PathBuf>,
}

/// The tasks of a run. `names`: of the files in a folder, where that is the output.
pub(crate) fn tasks(inputs: impl Iterator<Item = Input>, mut names: Option<Names>, counts: Arc<Counts>) -> impl Iterator<Item = Task> {
    inputs.filter_map(move |input| {
        let Some(names) = &mut names else { return Some(Task { input, file: None }) };
        let file = names.give(&input);
        if names.is_written(&file) {
            counts.left_out.add(1);
            counts.left_out_bytes.add(input.raw.as_ref().map_or(0, |raw| raw.bytes.len()) as u64);
            return None;
        }
        Some(Task { input, file: Some(file) })
    })
}

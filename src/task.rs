//! Inputs on their way to the workers: each with the file that its record will be in, where every article gets one. Those whose file is there
//! already and is to be left go no further, so that taking up an interrupted run costs no more than reading what it had done.

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::Arc;

use analyze::input::files::Input;
use analyze::output::ids::Ids;
use analyze::output::names::Names;

use crate::counts::Counts;

/// An input, and where its record goes.
pub(crate) struct Task {
    pub(crate) input: Input,
    /// In a folder: its file.
    pub(crate) file: Option<PathBuf>,
    /// In a database: what it is called.
    pub(crate) id: Option<Given>,
}

/// The id of an article in a database.
pub(crate) struct Given {
    pub(crate) id: String,
    /// Its own, where that is another article's.
    pub(crate) own: Option<String>,
}

/// What tells the records of a run apart where they go.
pub(crate) enum Called {
    /// Their order alone.
    Nothing,
    /// The files in a folder.
    Files(Names),
    /// Their ids in a database.
    Ids(Ids),
}

impl Called {
    /// The task of the next input. The input itself where that is done and left out.
    fn task(&mut self, input: Input) -> Result<Task, Input> {
        let (mut file, mut id) = (None, None);
        let is_done = match self {
            Self::Nothing => false,
            Self::Files(names) => {
                let name = names.give(&input);
                names.is_written(file.insert(name))
            }
            Self::Ids(ids) => {
                // As it is written there.
                let own = input.record_id().replace('\0', "\u{FFFD}");
                let given = match ids.give(&own) {
                    Cow::Borrowed(_) => Given { id: own, own: None },
                    Cow::Owned(id) => Given { id, own: Some(own) },
                };
                ids.is_done(&id.insert(given).id)
            }
        };
        if is_done { Err(input) } else { Ok(Task { input, file, id }) }
    }
}

/// The tasks of a run.
pub(crate) fn tasks(inputs: impl Iterator<Item = Input>, mut called: Called, counts: Arc<Counts>) -> impl Iterator<Item = Task> {
    inputs.filter_map(move |input| match called.task(input) {
        Ok(task) => Some(task),
        Err(input) => {
            counts.left_out.add(1);
            counts.left_out_bytes.add(input.raw.as_ref().map_or(0, |raw| raw.bytes.len()) as u64);
            None
        }
    })
}

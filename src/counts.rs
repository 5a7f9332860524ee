//! What a run has done so far, counted by the threads that do it.

use std::fmt::{self, Display};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::cli::Fail;

/// A number that only grows. Nothing is read off it but itself, so its order to other things does not matter.
#[derive(Debug, Default)]
pub(crate) struct Count(AtomicU64);

impl Count {
    pub(crate) fn add(&self, n: u64) {
        self.0.fetch_add(n, Ordering::Relaxed);
    }

    pub(crate) fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// The counts of a run.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    /// Inputs whose records were taken.
    pub(crate) inputs: Count,
    /// Of them, those that failed.
    pub(crate) failed: Count,
    /// Their bytes.
    pub(crate) bytes: Count,
    /// Articles that were left out, because their files are there.
    pub(crate) left_out: Count,
    /// Bytes of those that had to be read to tell.
    pub(crate) left_out_bytes: Count,
}

impl Counts {
    /// The exit code of a run that came to its end: has it failed?
    pub(crate) fn fails(&self, fail: Fail) -> bool {
        let (inputs, failed) = (self.inputs.get(), self.failed.get());
        match fail {
            Fail::Any => failed > 0,
            Fail::All => failed > 0 && failed == inputs,
            Fail::Never => false,
        }
    }

    /// Is there more to say of the run than of its one article?
    pub(crate) fn worth_saying(&self) -> bool {
        self.inputs.get() > 1 || self.left_out.get() > 0
    }
}

/// "3 articles"
pub(crate) fn articles(n: u64) -> String {
    format!("{n} article{}", if n == 1 { "" } else { "s" })
}

impl Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (inputs, failed, left_out) = (self.inputs.get(), self.failed.get(), self.left_out.get());
        write!(f, "{}", articles(inputs))?;
        if failed > 0 {
            write!(f, ", {failed} failed")?;
        }
        if left_out > 0 {
            write!(f, "; {left_out} left out: done before")?;
        }
        Ok(())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn counts(inputs: u64, failed: u64, left_out: u64) -> Counts {
        let counts = Counts::default();
        counts.inputs.add(inputs);
        counts.failed.add(failed);
        counts.left_out.add(left_out);
        counts
    }

    #[test]
    fn what_is_said() {
        for (counts, said) in [
            (counts(0, 0, 0), "0 articles"),
            (counts(1, 0, 0), "1 article"),
            (counts(3, 2, 0), "3 articles, 2 failed"),
            (counts(0, 0, 7), "0 articles; 7 left out: done before"),
            (counts(3, 1, 7), "3 articles, 1 failed; 7 left out: done before"),
        ] {
            assert_eq!(counts.to_string(), said);
        }
    }

    #[test]
    fn what_fails() {
        for (counts, any, all) in [
            (counts(0, 0, 0), false, false),
            (counts(2, 0, 0), false, false),
            (counts(2, 1, 0), true, false),
            (counts(2, 2, 5), true, true),
        ] {
            assert_eq!([Fail::Any, Fail::All, Fail::Never].map(|fail| counts.fails(fail)), [any, all, false]);
        }
    }
}

//! The files of folders that are of no kind that is read: counted by what their names end in, so that nothing is left out in silence.

use std::collections::BTreeMap;
use std::fmt::{self, Display};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Endings that are named; the rest are counted together.
const NAMED: usize = 8;
/// Endings that are kept apart: a folder may hold a million files with an ending each.
const KEPT: usize = 1000;

/// How many files were passed over, by the endings of their names. Clones count together.
#[derive(Clone, Debug, Default)]
pub struct PassedOver(Arc<Mutex<BTreeMap<String, u64>>>);

impl PassedOver {
    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, u64>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn add(&self, path: &Path) {
        let ending = path.extension().map(|ending| format!(".{}", ending.to_string_lossy().to_lowercase())).unwrap_or_default();
        let mut counts = self.lock();
        let key = if counts.len() < KEPT || counts.contains_key(&ending) { ending } else { "…".to_owned() };
        *counts.entry(key).or_default() += 1;
    }

    /// Was nothing passed over?
    pub fn is_empty(&self) -> bool {
        self.lock().is_empty()
    }
}

impl Display for PassedOver {
    /// "12 files of other kinds were not read: 7 .pdf, 3 .jpg, 2 without an ending"
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = self.lock();
        let all: u64 = counts.values().sum();
        let mut sorted: Vec<(&str, u64)> = counts.iter().map(|(ending, n)| (ending.as_str(), *n)).collect();
        sorted.sort_by_key(|&(ending, n)| (std::cmp::Reverse(n), ending));
        let rest: u64 = sorted.iter().skip(NAMED).map(|(_, n)| n).sum();
        let (files, were) = if all == 1 { ("file", "was") } else { ("files", "were") };
        write!(f, "{all} {files} of other kinds {were} not read: ")?;
        for (k, (ending, n)) in sorted.iter().take(NAMED).enumerate() {
            let comma = if k > 0 { ", " } else { "" };
            write!(f, "{comma}{n} {}", if ending.is_empty() { "without an ending" } else { ending })?;
        }
        if rest > 0 { write!(f, " and {rest} others") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_counted() {
        let passed = PassedOver::default();
        assert!(passed.is_empty());
        passed.add(Path::new("a/b.PDF"));
        assert_eq!(passed.to_string(), "1 file of other kinds was not read: 1 .pdf");
        for path in ["x.pdf", "y.jpg", "Makefile", "z.pdf"] {
            passed.clone().add(Path::new(path));
        }
        assert_eq!(passed.to_string(), "5 files of other kinds were not read: 3 .pdf, 1 without an ending, 1 .jpg");
        for n in 0..2000 {
            passed.add(Path::new(&format!("a.e{n}")));
        }
        assert!(passed.to_string().starts_with("2005 files of other kinds were not read: 1003 …, 3 .pdf, "), "{passed}");
        assert!(passed.to_string().ends_with(" and 993 others"), "{passed}");
    }
}

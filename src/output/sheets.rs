//! A folder with one file for each flat table (`people.csv` …), all written side by side.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::files::{Existing, OneFile};
use super::{Format, Sheet};

/// The files of a folder.
#[derive(Debug)]
pub struct Sheets {
    path: PathBuf,
    files: Vec<OneFile>,
}

impl Sheets {
    /// Begins the files; none where one of them cannot be. `inputs` are the paths that will be read.
    ///
    /// # Errors
    /// The folder cannot be made; or a file exists (unless `existing` says otherwise), is an input, or cannot be written: the path first.
    pub fn create(path: &Path, sheets: &[Sheet], existing: Existing, inputs: &[OsString]) -> Result<Self, (PathBuf, io::Error)> {
        fs::create_dir_all(path).map_err(|error| (path.to_owned(), error))?;
        // What lies in a folder that is walked is left out there.
        let inputs: Vec<OsString> = inputs.iter().filter(|input| !Path::new(input).is_dir()).cloned().collect();
        let mut all = Self { path: path.to_owned(), files: Vec::new() };
        for &sheet in sheets {
            let format = Format::Csv(sheet);
            let file = path.join(sheet.name()).with_extension(format.extension());
            match OneFile::create(&file, format, existing, &inputs) {
                Ok(file) => all.files.push(file),
                Err(error) => {
                    all.parts().iter().for_each(|part| drop(fs::remove_file(part)));
                    return Err((file, error));
                }
            }
        }
        Ok(all)
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The names under which files are being written.
    pub fn parts(&self) -> Vec<PathBuf> {
        self.files.iter().filter_map(|file| file.part().map(Path::to_owned)).collect()
    }

    /// Writes the rows of an article, those of each table in their order.
    ///
    /// # Errors
    /// A file cannot be written; the same for the other functions.
    pub fn put(&mut self, rows: &[Vec<u8>]) -> io::Result<()> {
        self.files.iter_mut().zip(rows).try_for_each(|(file, rows)| file.stream().put(rows))
    }

    /// Ends the files and gives them their names.
    #[allow(clippy::missing_errors_doc)]
    pub fn finish(self) -> io::Result<()> {
        self.files.into_iter().try_for_each(OneFile::finish)
    }

    /// Ends the files early and leaves them under the names that they have.
    #[allow(clippy::missing_errors_doc)]
    pub fn interrupt(self) -> io::Result<()> {
        self.files.into_iter().try_for_each(OneFile::interrupt)
    }
}

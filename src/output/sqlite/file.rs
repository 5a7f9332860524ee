//! The file of a database: opened where it is there and of this program, made where it is not, and left alone where it is anything else.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::super::files::{is_input, reads};
use super::schema;

/// How a database begins.
const MAGIC: &[u8] = b"SQLite format 3\0";

/// How long another program may hold the database.
const PATIENCE: Duration = Duration::from_secs(10);

/// Opens the database, and makes its tables where it has none. `inputs` are the paths that will be read.
pub(super) fn open(path: &Path, inputs: &[OsString]) -> io::Result<Connection> {
    if inputs.iter().any(|input| reads(Path::new(input), path)) {
        return Err(is_input());
    }
    check_bytes(path)?;
    // Names that mean something to SQLite ("file:…", ":memory:") are names of files here.
    let plain = if path.is_absolute() { path.to_owned() } else { Path::new(".").join(path) };
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(plain, flags).map_err(failure)?;
    prepare(&connection).map_err(failure)?;
    match kind(&connection).map_err(failure)? {
        Kind::Ours => {}
        Kind::Empty => connection.execute_batch(&format!("BEGIN IMMEDIATE;{}COMMIT;", schema::all())).map_err(failure)?,
        Kind::Other => return Err(io::Error::other("is a database of another program; choose another name")),
        Kind::Version(version) => {
            let message = format!(
                "is a database of another version of analyze ({version}; this one writes {}); choose another name",
                schema::VERSION
            );
            return Err(io::Error::other(message));
        }
    }
    Ok(connection)
}

/// Looks at the file before SQLite does. One that is there without any bytes is as good as none.
fn check_bytes(path: &Path) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(about) if about.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        Ok(about) if !about.is_file() => return Err(io::Error::other("is no plain file, and a database has to be one")),
        _ => {}
    }
    // What keeps it from being read and written is said in the words of the system.
    let file = File::options().read(true).write(true).create(true).truncate(false).open(path)?;
    let mut head = Vec::new();
    file.take(MAGIC.len() as u64).read_to_end(&mut head)?;
    if head.is_empty() || head == MAGIC { Ok(()) } else { Err(io::Error::other("exists and is no database; choose another name")) }
}

/// What is set for the connection. The links are sound as they are written, and what a user's own tables link to an article outlives its replacement.
fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(64);
    // Within them each article would be a part of its own of the search, to be joined with the others again.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    connection.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA cache_size = -32768; PRAGMA page_size = 8192;")
}

/// Whose a database is.
enum Kind {
    Empty,
    Ours,
    Other,
    Version(i32),
}

fn kind(connection: &Connection) -> rusqlite::Result<Kind> {
    let number = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i32>(0));
    let (application, version) = (number("PRAGMA application_id")?, number("PRAGMA user_version")?);
    let things = number("SELECT count(*) FROM sqlite_schema")?;
    Ok(match (application, things) {
        (schema::APPLICATION, _) if version == schema::VERSION => Kind::Ours,
        (schema::APPLICATION, _) => Kind::Version(version),
        (0, 0) => Kind::Empty,
        _ => Kind::Other,
    })
}

/// What SQLite says, in the words of messages.
pub(super) fn failure(error: rusqlite::Error) -> io::Error {
    let message = match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => "another program holds the database locked",
        Some(ErrorCode::DiskFull) => return io::Error::new(io::ErrorKind::StorageFull, "no space left on the disk"),
        Some(ErrorCode::NotADatabase) => "exists and is no database; choose another name",
        Some(ErrorCode::DatabaseCorrupt) => "the database is damaged (sqlite3's .recover may help)",
        Some(ErrorCode::ReadOnly) => "the database cannot be written",
        _ => return io::Error::other(error),
    };
    io::Error::other(message)
}

//! Floor 0, the log: what the program did and when, for whoever looks for a fault in it (`--log`, `PUNKTLIG_LOG`).
//!
//! **Invariant: nothing that a person wrote is in it**, no title, name, path or typed text, closed or not. A line is
//! made of [`Value`]s, and those are made of numbers, of words in this source and of the names of enum variants; there
//! is no way to make one of a text. Nobody waits for the log either: a thread of its own writes it, and lines that it
//! does not get rid of are counted and dropped.

use std::fmt::{Debug, Write as _};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::time::Duration;

use crate::error::{Error, Kind, Result};
use crate::lang::{Arg, Msg};
use crate::msg;
use crate::os;
use crate::paths;
use crate::readers::Readers;
use crate::text;
use crate::time::Clock;

/// The environment variable that names the file.
pub const VARIABLE: &str = "PUNKTLIG_LOG";

/// The first line of every log; a file that begins otherwise is something else, and is not written to.
const HEADER: &str = "# punktlig log: what the program did, without any name, title, text or path\n";

/// How large the file may become. A full one is set aside as `….old`, in the place of the one before.
const MOST: u64 = 4 << 20;

/// How many lines may wait for the disk.
const QUEUE: usize = 1024;

/// How long the end of the program waits for the disk.
const PATIENCE: Duration = Duration::from_millis(500);

static LOG: OnceLock<Log> = OnceLock::new();

struct Log {
    lines: SyncSender<Line>,
    lost: AtomicU64,
}

enum Line {
    Text(String),
    /// Everything before it is to be written, and then to be answered.
    End(SyncSender<()>),
}

/// What a line may say of one thing. It cannot be made of a text.
#[derive(PartialEq, Eq)]
pub struct Value(String);

macro_rules! displayed {
    ($($t:ty),*) => {$(
        impl From<$t> for Value {
            fn from(value: $t) -> Self {
                Self(value.to_string())
            }
        }
    )*};
}
displayed!(bool, f64, i32, i64, u16, u32, u64, usize);

impl From<&'static str> for Value {
    fn from(word: &'static str) -> Self {
        Self(word.to_owned())
    }
}

/// Its id: what it is filled in with may be a name or a text.
impl From<&Msg> for Value {
    fn from(msg: &Msg) -> Self {
        msg.id.into()
    }
}

/// In milliseconds.
impl From<Duration> for Value {
    fn from(time: Duration) -> Self {
        Self(format!("{:.3}", time.as_secs_f64() * 1000.0))
    }
}

impl From<&std::panic::Location<'_>> for Value {
    fn from(place: &std::panic::Location<'_>) -> Self {
        Self(place.to_string())
    }
}

impl Value {
    /// Returns the name of an enum's variant, and nothing of what is in it.
    #[must_use]
    pub fn variant(value: &impl Debug) -> Self {
        /// Ends the formatting at the first character that no name has.
        struct Name(String);
        impl std::fmt::Write for Name {
            fn write_str(&mut self, part: &str) -> std::fmt::Result {
                let name = |c: &char| c.is_ascii_alphanumeric();
                self.0.extend(part.chars().take_while(name));
                if part.chars().all(|c| name(&c)) { Ok(()) } else { Err(std::fmt::Error) }
            }
        }
        let mut name = Name(String::new());
        let _ = write!(name, "{value:?}");
        Self(name.0)
    }
}

/// Returns whether a log is kept.
#[must_use]
pub fn is_on() -> bool {
    LOG.get().is_some()
}

/// Writes a line into the log, if one is kept: `log!("event", seq = 3, kind = event.name())`.
#[macro_export]
macro_rules! log {
    ($what:literal $(, $name:ident = $value:expr)* $(,)?) => {
        if $crate::log::is_on() {
            $crate::log::line($what, &[$((stringify!($name), $crate::log::Value::from($value))),*]);
        }
    };
}

/// Writes a line into the log; [`log!`](crate::log!) is the way to call it.
pub fn line(what: &'static str, values: &[(&'static str, Value)]) {
    let Some(log) = LOG.get() else { return };
    let now = Clock::system().now().format("%Y-%m-%dT%H:%M:%S%.3f%:z");
    let mut line = format!("{now} {} {what}", std::process::id());
    for (name, value) in values {
        let _ = write!(line, " {name}={}", value.0);
    }
    line.push('\n');
    // A line that comes later says how many are missing before it.
    let lost = log.lost.swap(0, Ordering::Relaxed);
    if lost > 0 {
        line = format!("# {lost} lines lost\n{line}");
    }
    if log.lines.try_send(Line::Text(line)).is_err() {
        log.lost.fetch_add(lost + 1, Ordering::Relaxed);
    }
}

/// Writes what failed: kind and id of the error, its numbers, and what the system said.
///
/// The words of a cause are left out: those of a parser quote what it read, which may be closed.
pub fn failed(what: &'static str, error: &Error) {
    if !is_on() {
        return;
    }
    let mut values = vec![("kind", Value::variant(&error.kind)), ("message", (&error.msg).into())];
    for (name, arg) in &error.msg.args {
        if let Arg::Count(n) = arg {
            values.push((name, (*n).into()));
        }
    }
    for cause in error.causes() {
        if let Some(io) = cause.downcast_ref::<io::Error>() {
            values.push(("io", Value::variant(&io.kind())));
            values.extend(io.raw_os_error().map(|code| ("os", code.into())));
        } else if let Some(json) = cause.downcast_ref::<serde_json::Error>() {
            values.push(("json", Value::variant(&json.classify())));
            values.push(("column", json.column().into()));
        } else {
            values.push(("cause", "other".into()));
        }
    }
    line(what, &values);
}

/// Measures how long something takes, where a log is kept.
pub struct Timer(Option<Clock>);

impl Timer {
    /// Begins.
    #[must_use]
    pub fn start() -> Self {
        Self(is_on().then(Clock::system))
    }

    /// Returns the time since it began.
    #[must_use]
    pub fn passed(&self) -> Duration {
        self.0.as_ref().map(Clock::real).unwrap_or_default()
    }
}

/// Begins to keep a log in a file: for its owner alone, appended to what it has.
///
/// # Errors
///
/// When it cannot be written, or is a file of another kind.
pub fn begin(path: &Path) -> Result<()> {
    let mut sink = Sink::open(path)?;
    let (lines, coming) = mpsc::sync_channel(QUEUE);
    std::thread::Builder::new().spawn(move || sink.run(&coming)).map_err(|e| Error::io(path, e))?;
    let _ = LOG.set(Log { lines, lost: AtomicU64::new(0) });
    Ok(())
}

/// Waits for a moment until all that was logged is in the file.
pub fn end() {
    let Some(log) = LOG.get() else { return };
    let (done, is_done) = mpsc::sync_channel(1);
    if log.lines.try_send(Line::End(done)).is_ok() {
        let _ = is_done.recv_timeout(PATIENCE);
    }
}

/// The file, held by the thread that writes it.
struct Sink {
    path: PathBuf,
    file: File,
    len: u64,
}

impl Sink {
    fn open(path: &Path) -> Result<Self> {
        let failed = |e: io::Error| Error::io(path, e);
        let len = match fs::symlink_metadata(path) {
            Ok(meta) if meta.is_file() => meta.len(),
            Ok(_) => return Err(not_a_log(path)),
            Err(e) if e.kind() == io::ErrorKind::NotFound => 0,
            Err(e) => return Err(failed(e)),
        };
        if len > 0 {
            let mut start = Vec::new();
            File::open(path).and_then(|f| f.take(HEADER.len() as u64).read_to_end(&mut start)).map_err(failed)?;
            if start != HEADER.as_bytes() {
                return Err(not_a_log(path));
            }
        }
        let mut file = os::for_owner(OpenOptions::new().append(true).create(true)).open(path).map_err(failed)?;
        Readers::Owner.admit(&file);
        if len == 0 {
            file.write_all(HEADER.as_bytes()).map_err(failed)?;
        }
        Ok(Self { path: path.to_owned(), file, len: len.max(HEADER.len() as u64) })
    }

    fn run(&mut self, coming: &Receiver<Line>) {
        while let Ok(line) = coming.recv() {
            match line {
                Line::Text(text) => self.write(&text),
                Line::End(done) => {
                    let _ = done.send(());
                }
            }
        }
    }

    /// Writes a line; a disk that does not take it costs the line and nothing else.
    fn write(&mut self, line: &str) {
        if self.len > MOST {
            let mut old = self.path.clone().into_os_string();
            old.push(".old");
            match fs::rename(&self.path, &old)
                .map_err(|e| Error::io(&self.path, e))
                .and_then(|()| Self::open(&self.path))
            {
                Ok(new) => *self = new,
                Err(_) => return,
            }
        }
        if self.file.write_all(line.as_bytes()).is_ok() {
            self.len += line.len() as u64;
        }
    }
}

fn not_a_log(path: &Path) -> Error {
    let path = text::one_line(&paths::natural(path));
    Error::new(Kind::Input, msg!("error-not-a-log", path = path)).hint(msg!("hint-not-a-log"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    enum Shape {
        Bare,
        Tuple(String),
        Struct { text: String },
    }

    impl Shape {
        fn text(&self) -> Option<&str> {
            match self {
                Self::Bare => None,
                Self::Tuple(text) | Self::Struct { text } => Some(text),
            }
        }
    }

    #[test]
    fn a_variant_gives_its_name_and_nothing_of_what_is_in_it() {
        let text = || "hemmeligt".to_owned();
        for (shape, name) in
            [(Shape::Bare, "Bare"), (Shape::Tuple(text()), "Tuple"), (Shape::Struct { text: text() }, "Struct")]
        {
            let given = Value::variant(&shape).0;
            assert_eq!(given, name);
            assert!(shape.text().is_none_or(|text| !given.contains(text)));
        }
        assert_eq!(Value::variant(&"hemmeligt").0, "");
        assert_eq!(Value::variant(&vec!["hemmeligt"]).0, "");
    }

    #[test]
    fn a_file_of_another_kind_is_left_as_it_is() {
        let temp = tempfile::tempdir().unwrap();
        let path = temp.path().join("journal.jsonl");
        fs::write(&path, "{\"journal\":\"punktlig\"}\n").unwrap();
        assert_eq!(Sink::open(&path).err().unwrap().kind, Kind::Input);
        assert_eq!(Sink::open(temp.path()).err().unwrap().kind, Kind::Input);
        assert_eq!(fs::read_to_string(&path).unwrap(), "{\"journal\":\"punktlig\"}\n");
        assert_eq!(Sink::open(&temp.path().join("none").join("log")).err().unwrap().kind, Kind::Io);
    }

    #[test]
    fn a_full_log_is_set_aside_and_two_files_are_the_most() {
        let temp = tempfile::tempdir().unwrap();
        let path = temp.path().join("log");
        let mut sink = Sink::open(&path).unwrap();
        let line = format!("{}\n", "x".repeat(64 << 10));
        for _ in 0..200 {
            sink.write(&line);
        }
        let mut names: Vec<_> = fs::read_dir(temp.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["log", "log.old"]);
        for name in names {
            let text = fs::read_to_string(temp.path().join(name)).unwrap();
            assert!(text.starts_with(HEADER) && text.len() as u64 <= MOST + 2 * line.len() as u64);
        }
    }

    #[test]
    fn a_log_goes_on_in_the_file_that_is_there_and_is_its_owners_alone() {
        let temp = tempfile::tempdir().unwrap();
        let path = temp.path().join("log");
        Sink::open(&path).unwrap().write("one\n");
        Sink::open(&path).unwrap().write("two\n");
        assert_eq!(fs::read_to_string(&path).unwrap(), format!("{HEADER}one\ntwo\n"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }
}

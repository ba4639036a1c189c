//! A file is read by another process of this program, which it cannot take down with it.
//!
//! What unpacks to any size, or leads a reader round in circles, fills any machine. So the other process limits its own
//! memory before it reads anything, and this one gives it some seconds and ends it. It gets the bytes of the file and
//! opens nothing. What comes out is a line of JSON.

use std::ffi::OsString;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{Refusal, Source, limits, read};
use crate::error::{Error, Result};
use crate::os::{self, Another, NoAnswer};
use crate::{files, paths, text};

/// The argument by which this program reads a document for another process of itself; not a command for people.
pub const READ: &str = "read-document";

/// Reads documents in another process.
#[derive(Debug, Default)]
pub struct Reader {
    /// The program; none: this one.
    program: Option<PathBuf>,
    /// How long it may take; none: [`limits::TIME`].
    time: Option<Duration>,
}

impl Reader {
    /// Makes a reader that runs `program`, a punktlig, and gives it so much time.
    #[must_use]
    pub fn of(program: PathBuf, time: Duration) -> Self {
        Self { program: Some(program), time: Some(time) }
    }

    /// Reads a file.
    ///
    /// # Errors
    ///
    /// When it cannot be opened, or is refused.
    pub fn read_file(&self, path: &Path) -> Result<Source> {
        let shown = paths::shown(path);
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let bytes = files::read_at_most(path, limits::FILE).map_err(|e| Error::io(path, e))?;
        let bytes = bytes.ok_or_else(|| Refusal::Unknown.error(&shown))?;
        self.read(&name, bytes).map_err(|refusal| refusal.error(&shown))
    }

    /// Reads what is on standard input, or on the clipboard.
    ///
    /// # Errors
    ///
    /// When it cannot be read to its end, or is refused; `shown` is what it is called then.
    pub fn read_input(&self, input: impl Read, shown: &str) -> Result<Source> {
        let mut bytes = Vec::new();
        input.take(limits::FILE + 1).read_to_end(&mut bytes).map_err(|e| Error::io(Path::new("-"), e))?;
        self.read("", bytes).map_err(|refusal| refusal.error(shown))
    }

    /// Reads the bytes of a file in another process.
    ///
    /// # Errors
    ///
    /// When they are refused, or the process does not answer.
    pub fn read(&self, name: &str, bytes: Vec<u8>) -> std::result::Result<Source, Refusal> {
        if bytes.len() as u64 > limits::FILE {
            return Err(Refusal::TooLarge);
        }
        let name = text::one_line(name);
        let args = vec![READ.as_ref(), name.as_ref()];
        let time = self.time.unwrap_or(limits::TIME);
        let another = Another { program: self.program.clone(), args, time, most: limits::ANSWER };
        match another.ask(|out| out.write_all(&bytes)) {
            Ok(answer) => serde_json::from_slice(&answer).unwrap_or(Err(Refusal::Stopped)),
            Err(NoAnswer::NotStarted(e)) => Err(Refusal::NotRun(text::one_line(&e.to_string()))),
            Err(NoAnswer::Slow) => Err(Refusal::Slow),
            Err(NoAnswer::Ended) => Err(Refusal::Stopped),
        }
    }
}

/// Reads a document for another process: its name is the argument, its bytes are the input.
///
/// # Errors
///
/// When it cannot limit itself, or not read or write. Nobody reads why.
pub fn read_for_parent(args: &[OsString], input: impl Read, output: impl Write) -> io::Result<()> {
    os::limit_this_process(limits::MEMORY, limits::PROCESSOR)?;
    let [name] = args else { return Err(io::ErrorKind::InvalidInput.into()) };
    let mut bytes = Vec::new();
    input.take(limits::FILE + 1).read_to_end(&mut bytes)?;
    let answer = read(&name.to_string_lossy(), bytes);
    let mut out = BufWriter::new(output);
    serde_json::to_writer(&mut out, &answer)?;
    out.flush()
}

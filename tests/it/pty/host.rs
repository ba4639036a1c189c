//! What the program under test runs in: a pseudo-terminal of this system or, under wine, a console that
//! `.ci/wine/console.c` copies the output of.

#[cfg(windows)]
mod console;

#[cfg(windows)]
pub use self::console::kill;

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::Path;
#[cfg(unix)]
use std::path::PathBuf;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// A program in a terminal.
pub trait Host {
    /// Types.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Gives the window another size.
    fn resize(&self, cols: u16, rows: u16);
    /// The program's process.
    fn pid(&self) -> u32;
    /// Whether the program has ended, and whether it says that it went well.
    fn ended(&mut self) -> Option<bool>;
    /// Ends it.
    fn kill(&mut self);
    /// The file that is the terminal.
    #[cfg(unix)]
    fn file(&self) -> Option<PathBuf>;
}

/// What to run, and where.
pub struct Program<'a> {
    pub command: Vec<OsString>,
    pub env: Vec<(&'static str, OsString)>,
    pub dir: &'a Path,
    pub size: (u16, u16),
}

impl Program<'_> {
    /// Starts the program; gives what it writes, too.
    pub fn start(self) -> (Box<dyn Host>, Box<dyn Read + Send>) {
        #[cfg(windows)]
        if let Some(started) = console::start(&self) {
            return started;
        }
        self.start_in_pty()
    }

    fn start_in_pty(self) -> (Box<dyn Host>, Box<dyn Read + Send>) {
        let pair = native_pty_system().openpty(pty_size(self.size)).unwrap();
        let mut command = CommandBuilder::from_argv(self.command);
        command.cwd(self.dir);
        self.env.iter().for_each(|(name, value)| command.env(name, value));
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        (Box::new(PtyHost { master: pair.master, writer, child }), reader)
    }
}

fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

struct PtyHost {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
}

impl Host for PtyHost {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.writer.write_all(bytes).and_then(|()| self.writer.flush())
    }

    fn resize(&self, cols: u16, rows: u16) {
        self.master.resize(pty_size((cols, rows))).unwrap();
    }

    fn pid(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    fn ended(&mut self) -> Option<bool> {
        self.child.try_wait().unwrap().map(|status| status.success())
    }

    fn kill(&mut self) {
        let _ = self.child.kill();
    }

    #[cfg(unix)]
    fn file(&self) -> Option<PathBuf> {
        self.master.tty_name()
    }
}

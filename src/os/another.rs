//! Another process of this program: what could take this one down with it is done there.
//!
//! It limits its own memory and processor time before it reads anything ([`super::limit_this_process`]); this one gives
//! it so much time, reads no more of its answer than it may have, and ends it.

use std::ffi::OsStr;
use std::io::{self, BufWriter, Read as _, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::{needed_environment, neutral_folder, this_program};

/// What another process of this program is asked for.
#[derive(Debug)]
pub struct Another<'a> {
    /// The program; none: this one.
    pub program: Option<PathBuf>,
    pub args: Vec<&'a OsStr>,
    /// How long it may take.
    pub time: Duration,
    /// The most bytes that are read of its answer.
    pub most: u64,
}

/// Why there is no answer.
#[derive(Debug)]
pub enum NoAnswer {
    NotStarted(io::Error),
    /// The time is up.
    Slow,
    /// It ended without one.
    Ended,
}

impl Another<'_> {
    /// Runs the process with what `write` writes to its standard input, and gives what it wrote; it is over afterwards,
    /// whatever it did.
    ///
    /// # Errors
    ///
    /// When it cannot be started, takes too long or its answer cannot be read.
    pub fn ask(&self, write: impl FnOnce(&mut dyn Write) -> io::Result<()> + Send) -> Result<Vec<u8>, NoAnswer> {
        let mut child = self.start().map_err(NoAnswer::NotStarted)?;
        let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
        let (sender, receiver) = mpsc::channel();
        thread::scope(|scope| {
            // On threads of their own: neither a process that reads nothing nor one that writes for ever holds up this
            // one.
            let write = move || {
                if let Some(stdin) = stdin {
                    let mut out = BufWriter::new(stdin);
                    // A process that ends early does not take it all.
                    let _ = write(&mut out).and_then(|()| out.flush());
                }
            };
            let read = move || {
                let mut bytes = Vec::new();
                let all = stdout.map(|stdout| stdout.take(self.most).read_to_end(&mut bytes));
                let _ = sender.send(all.transpose().map(|_| bytes));
            };
            let started = thread::Builder::new()
                .spawn_scoped(scope, write)
                .and_then(|_| thread::Builder::new().spawn_scoped(scope, read));
            let answer = match started {
                Ok(_) => receiver
                    .recv_timeout(self.time)
                    .map_err(|_| NoAnswer::Slow)
                    .and_then(|a| a.map_err(|_| NoAnswer::Ended)),
                Err(e) => Err(NoAnswer::NotStarted(e)),
            };
            end(&mut child);
            answer
        })
    }

    fn start(&self) -> io::Result<Child> {
        let program = match &self.program {
            Some(program) => program.clone(),
            None => this_program()?,
        };
        Command::new(program)
            .args(&self.args)
            .env_clear()
            .envs(needed_environment())
            .current_dir(neutral_folder())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
    }
}

/// Ends the other process, if it has not ended, and waits until it is gone.
fn end(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}

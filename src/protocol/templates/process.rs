//! A body's own template is rendered by another process of this program, which it cannot take down with it.
//!
//! The template engine counts steps and not bytes or time: thirty steps that double a text fill any machine, and a
//! filter may take minutes. So the other process limits its own memory before it reads anything, and this one gives it
//! a few seconds, reads no more than a protocol may hold, and ends it.
//!
//! The model goes in as JSON. What comes out is a line of JSON and, if it says how long a text is, that text.

use std::ffi::OsString;
use std::io::{self, BufRead as _, BufReader, BufWriter, Read, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use minijinja::value::Value;
use serde::{Deserialize, Serialize};

use super::engine::{Engine, OUTPUT};
use super::folder::Folder;
use super::slow::{self, SlowTemplates};
use super::trouble::{Mistake, Trouble};
use crate::msg;
use crate::os::{self, Another, NoAnswer};
use crate::protocol::model::Protocol;
use crate::protocol::{html, markdown};
use crate::time::Clock;

/// The argument by which this program renders for another process of itself; not a command for people.
pub const RENDER: &str = "render-template";

/// How long all of a body's own templates may take together: the screen waits meanwhile.
const TIME: Duration = Duration::from_secs(2);

/// How much memory the other process may take, in MiB: several times what the largest protocol does.
const MEMORY: u64 = 256;

/// How many seconds of the processor it may take, in case nobody is left to end it.
const PROCESSOR: u64 = 10;

/// The most that is read of an answer: a text, or a mistake with the whole template that it is in.
const ANSWER: u64 = OUTPUT as u64 + 2 * 1024 * 1024;

/// Renders a body's own templates in another process, within a time that all of them share.
#[derive(Debug)]
pub struct Renderer {
    /// The program; none: this one.
    program: Option<PathBuf>,
    time: Duration,
    /// How much of it is gone, in milliseconds.
    spent: AtomicU64,
}

impl Default for Renderer {
    fn default() -> Self {
        Self { program: None, time: TIME, spent: AtomicU64::new(0) }
    }
}

/// What the other process says before the text.
#[derive(Debug, Serialize, Deserialize)]
enum Answer {
    /// A text of so many bytes follows.
    Made(usize),
    Mistake(Mistake),
}

impl Renderer {
    /// Makes a renderer that runs `program`, a punktlig, and gives all templates together so much time.
    #[must_use]
    pub fn of(program: PathBuf, time: Duration) -> Self {
        Self { program: Some(program), time, spent: AtomicU64::new(0) }
    }

    /// Renders a protocol with the templates of a folder; what fails is the body's trouble, never the program's.
    pub(super) fn render(
        &self,
        engine: &Engine,
        folder: &Folder,
        protocol: &Protocol,
        slow: &SlowTemplates,
    ) -> Result<String, Box<Trouble>> {
        let failed = |said| Box::new(Trouble::new(said, Some(folder.shown(engine.name))));
        let left = self.time.saturating_sub(Duration::from_millis(self.spent.load(Ordering::Relaxed)));
        if left.is_zero() {
            return Err(failed(msg!("template-no-time", seconds = self.time.as_secs())));
        }
        // Before it is rendered: what is changed meanwhile is tried again.
        let state = slow::state(folder);
        if slow.knows(engine.name, state) {
            return Err(failed(msg!("template-slow-before")));
        }
        let clock = Clock::system();
        let answer = self.ask(engine, folder, protocol, left);
        let took = u64::try_from(clock.real().as_millis()).unwrap_or(u64::MAX);
        self.spent.fetch_add(took, Ordering::Relaxed);
        if matches!(answer, Err(NoAnswer::Slow)) {
            slow.note(engine.name, state);
        }
        match answer.and_then(|bytes| read_answer(&bytes).ok_or(NoAnswer::Ended)) {
            Ok(Ok(text)) => Ok(text),
            Ok(Err(mistake)) => Err(Box::new(mistake.into())),
            Err(NoAnswer::NotStarted(e)) => Err(failed(msg!("template-not-run", cause = e.to_string()))),
            Err(NoAnswer::Slow) if left == self.time => {
                Err(failed(msg!("template-slow", seconds = self.time.as_secs())))
            }
            Err(NoAnswer::Slow) => Err(failed(msg!("template-no-time", seconds = self.time.as_secs()))),
            Err(NoAnswer::Ended) => Err(failed(msg!("template-stopped", most = MEMORY))),
        }
    }

    /// Asks the other process to render, and gives what it wrote.
    fn ask(&self, engine: &Engine, folder: &Folder, protocol: &Protocol, time: Duration) -> Result<Vec<u8>, NoAnswer> {
        let args = vec![RENDER.as_ref(), engine.name.as_ref(), folder.real.as_os_str(), folder.named.as_ref()];
        let another = Another { program: self.program.clone(), args, time, most: ANSWER };
        another.ask(|out| serde_json::to_writer(out, protocol).map_err(io::Error::from))
    }
}

/// Reads an answer; none: it is not whole.
fn read_answer(bytes: &[u8]) -> Option<Result<String, Mistake>> {
    let mut rest = bytes;
    let mut line = String::new();
    rest.read_line(&mut line).ok()?;
    match serde_json::from_str(&line).ok()? {
        Answer::Made(length) if rest.len() == length => String::from_utf8(rest.to_vec()).ok().map(Ok),
        Answer::Made(_) => None,
        Answer::Mistake(mistake) => Some(Err(mistake)),
    }
}

/// Renders for another process: the template's name, the folder's path and its name in the agenda are arguments.
///
/// # Errors
///
/// When it cannot limit itself, gets something else than a protocol, or cannot write its answer. Nobody reads why.
pub fn render_for_parent(args: &[OsString], input: impl Read, output: impl Write) -> io::Result<()> {
    os::limit_this_process(MEMORY * 1024 * 1024, PROCESSOR)?;
    let [template, real, named] = args else { return Err(io::ErrorKind::InvalidInput.into()) };
    let engine = [markdown::engine(), html::engine()].into_iter().find(|engine| *template == *engine.name);
    let engine = engine.ok_or(io::ErrorKind::InvalidInput)?;
    let folder = Folder { real: real.into(), named: named.to_string_lossy().into_owned() };
    let protocol: Value = serde_json::from_reader(BufReader::new(input))?;
    // Taking the model apart again would only keep the other process waiting: this one ends when it has answered.
    std::mem::forget(protocol.clone());
    let mut out = BufWriter::new(output);
    let made = engine.render(protocol, Some(folder.clone()));
    let (answer, text) = match made {
        Ok(text) => (Answer::Made(text.len()), text),
        Err(e) => (Answer::Mistake(Mistake::of(&e, &folder, engine.name)), String::new()),
    };
    serde_json::to_writer(&mut out, &answer)?;
    out.write_all(b"\n")?;
    out.write_all(text.as_bytes())?;
    out.flush()
}

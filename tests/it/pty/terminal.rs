//! A pretended terminal with the program in it.

use std::ffi::OsString;
#[cfg(unix)]
use std::io::Read;
#[cfg(target_os = "linux")]
use std::io::Write;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::thread::sleep;
use std::time::Duration;

#[cfg(unix)]
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use punktlig::lang::Lang;

use super::host::{Host, Program};
use crate::kit::one_way;

pub const AGENDA: &str = "2025-01-15-direktionen.toml";

/// Lets keys record that come faster than anybody types. The guard against bursts of typing has tests of its own, with
/// the program as it is: [`Pty::as_it_is`].
const NO_GAP: &str = "--burst-gap=0";

/// A terminal.
pub struct Pty {
    host: Box<dyn Host>,
    seen: Arc<Mutex<Seen>>,
    /// Whether what was sent last ends in an Esc.
    ended_in_esc: bool,
}

/// What the program has written, as bytes and as the screen that they make.
struct Seen {
    raw: Vec<u8>,
    screen: vt100::Parser,
}

fn cells(n: u16) -> NonZero<u16> {
    NonZero::new(n).unwrap()
}

fn parser(rows: u16, cols: u16) -> vt100::Parser {
    vt100::Parser::new(cells(rows), cells(cols), 0)
}

/// The binary under test.
pub fn binary() -> &'static str {
    env!("CARGO_BIN_EXE_punktlig")
}

/// A folder with the sample agendas, for a test to write in.
pub fn folder() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("meetings");
    copy(&from, &dir.path().join("meetings"));
    dir
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() && path.file_name().unwrap() == "bodies" {
            copy(&path, &target);
        } else if path.extension().is_some_and(|e| e == "toml") {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}

/// The config folder of a test: never the one of whoever runs the tests.
fn config_home(dir: &Path) -> PathBuf {
    dir.join("config")
}

/// Where a program under test looks for settings and keeps its own, as environment variables of each system.
pub fn own_places(dir: &Path) -> [(&'static str, OsString); 3] {
    let (config, state) = (config_home(dir), dir.join(".state"));
    [("XDG_CONFIG_HOME", config.clone().into()), ("APPDATA", config.into()), ("XDG_STATE_HOME", state.into())]
}

/// The words of a message in Danish, up to the first thing that it names.
fn words(id: &str) -> String {
    let text = Lang::Da.text(id);
    text.split('{').next().unwrap().trim_end_matches([' ', ':', '·', '.', ',']).to_owned()
}

/// Writes the user's settings for a test.
pub fn settings(dir: &Path, text: &str) {
    let folder = config_home(dir).join("punktlig");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("config.toml"), text).unwrap();
}

/// Waits until `done` gives something; none if it takes too long: a minute, which a loaded machine may need.
pub fn until<T>(mut done: impl FnMut() -> Option<T>) -> Option<T> {
    for _ in 0..6000 {
        if let Some(value) = done() {
            return Some(value);
        }
        sleep(Duration::from_millis(10));
    }
    None
}

impl Pty {
    /// Starts the binary in `dir`, in a terminal of a size.
    pub fn start(dir: &Path, args: &[&str], size: (u16, u16)) -> Self {
        Self::as_it_is(dir, &[args, &[NO_GAP]].concat(), size)
    }

    /// Starts the binary as people do: keys that come in a burst record one thing.
    pub fn as_it_is(dir: &Path, args: &[&str], size: (u16, u16)) -> Self {
        let command = [&[binary()], args].concat();
        Self::run(&command, &[], dir, size)
    }

    /// Starts a script of Unix's shell in which `$P` is the binary, and `$GAP` the option that lets keys come as fast
    /// as they like.
    #[cfg(unix)]
    pub fn shell(dir: &Path, script: &str, size: (u16, u16)) -> Self {
        Self::run(&["sh", "-c", script], &[("P", binary()), ("GAP", NO_GAP)], dir, size)
    }

    fn run(command: &[&str], more: &[(&'static str, &str)], dir: &Path, size: (u16, u16)) -> Self {
        let (cols, rows) = size;
        let mut env = own_places(dir).to_vec();
        env.extend(
            [("TERM", "xterm-256color"), ("TZ", "Europe/Copenhagen")].iter().chain(more).map(|(n, v)| (*n, v.into())),
        );
        let command = command.iter().map(OsString::from).collect();
        let (host, mut reader) = Program { command, env, dir, size }.start();
        let seen = Arc::new(Mutex::new(Seen { raw: Vec::new(), screen: parser(rows, cols) }));
        let sink = Arc::clone(&seen);
        std::thread::spawn(move || {
            let mut bytes = [0; 8192];
            while let Ok(n @ 1..) = reader.read(&mut bytes) {
                let mut seen = sink.lock().unwrap();
                seen.raw.extend_from_slice(&bytes[..n]);
                seen.screen.process(&bytes[..n]);
            }
        });
        Self { host, seen, ended_in_esc: false }
    }

    /// What is on the screen.
    pub fn screen(&self) -> String {
        one_way(self.seen.lock().unwrap().screen.screen().contents())
    }

    /// Everything that the program has written.
    pub fn raw(&self) -> Vec<u8> {
        self.seen.lock().unwrap().raw.clone()
    }

    /// Waits until a text is on the screen.
    pub fn wait(&mut self, text: &str) -> &mut Self {
        let found = until(|| self.screen().contains(text).then_some(()));
        assert!(found.is_some(), "{text:?} did not appear on\n{}", self.screen());
        self
    }

    /// Waits until a message is on the screen: its words in Danish, up to the first thing that it names.
    pub fn says(&mut self, id: &str) -> &mut Self {
        self.wait(&words(id))
    }

    /// Waits until a text is gone from the screen.
    pub fn gone(&mut self, text: &str) -> &mut Self {
        let gone = until(|| (!self.screen().contains(text)).then_some(()));
        assert!(gone.is_some(), "{text:?} did not go from\n{}", self.screen());
        self
    }

    /// Types. What follows an Esc comes once the program has read that: together they would be another key.
    pub fn send(&mut self, keys: &str) -> &mut Self {
        if std::mem::replace(&mut self.ended_in_esc, keys.ends_with('\x1b')) {
            // The system takes a moment to hand over what was typed.
            sleep(Duration::from_millis(20));
            #[cfg(unix)]
            {
                let terminal = std::fs::File::open(self.host.file().unwrap()).unwrap();
                until(|| (rustix::io::ioctl_fionread(&terminal).unwrap() == 0).then_some(()));
            }
        }
        self.host.write(keys.as_bytes()).unwrap();
        self
    }

    /// Starts the next slot, also within ten seconds of the last.
    pub fn next(&mut self, question: &str, started: &str) -> &mut Self {
        self.send(" ").wait(question);
        self.send(" ").wait(started);
        self
    }

    pub fn resize(&mut self, cols: u16, rows: u16) {
        self.seen.lock().unwrap().screen.screen_mut().set_size(cells(rows), cells(cols));
        self.resize_unseen(cols, rows);
    }

    /// Resizes the terminal only, not the screen that this reads what is written into.
    pub fn resize_unseen(&self, cols: u16, rows: u16) {
        self.host.resize(cols, rows);
    }

    /// Writes as another program does that has the same terminal.
    #[cfg(target_os = "linux")]
    pub fn scribble(&self, text: &str) {
        let mut terminal = std::fs::OpenOptions::new().write(true).open(self.host.file().unwrap()).unwrap();
        terminal.write_all(text.as_bytes()).unwrap();
    }

    /// Changes the terminal's settings, or asks for them, as `stty` does from outside.
    #[cfg(unix)]
    pub fn stty(&self, args: &[&str]) -> String {
        let terminal = std::fs::File::open(self.host.file().unwrap()).unwrap();
        let said = Command::new("stty").args(args).stdin(terminal).output().unwrap();
        assert!(said.status.success(), "{said:?}");
        String::from_utf8(said.stdout).unwrap()
    }

    /// Stops what the program writes from going anywhere, as `Ctrl-S` does in a shell, or lets it go on.
    #[cfg(unix)]
    pub fn flow(&self, goes_on: bool) {
        use rustix::termios::{Action, tcflow};
        let terminal = std::fs::File::open(self.host.file().unwrap()).unwrap();
        tcflow(terminal, if goes_on { Action::OOn } else { Action::OOff }).unwrap();
    }

    /// A figure of the program's memory in KiB: `VmRSS`, now; `VmHWM`, the most so far.
    #[cfg(target_os = "linux")]
    pub fn memory(&self, what: &str) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.pid())).unwrap();
        let line = status.lines().find_map(|l| l.strip_prefix(what)?.strip_prefix(':')).unwrap();
        line.trim().trim_end_matches(" kB").parse().unwrap()
    }

    /// The program's process.
    pub fn pid(&self) -> u32 {
        self.host.pid()
    }

    /// Waits until the program has ended; returns whether it says that it went well.
    pub fn ended(&mut self) -> bool {
        let is_well = until(|| self.host.ended());
        // What was written last may still be on its way.
        sleep(Duration::from_millis(50));
        is_well.unwrap_or_else(|| panic!("it did not end:\n{}", self.screen()))
    }

    /// Waits until the screen is as asked; false: the program ended before.
    pub fn reach(&mut self, is_so: impl Fn(&str) -> bool) -> bool {
        loop {
            if is_so(&self.screen()) {
                return true;
            }
            if self.host.ended().is_some() {
                // What it wrote last may still be on its way.
                sleep(Duration::from_millis(30));
                return is_so(&self.screen());
            }
            sleep(Duration::from_millis(1));
        }
    }

    /// Types at once; where the program is gone, nobody reads it.
    pub fn write(&mut self, keys: &str) -> &mut Self {
        let _ = self.host.write(keys.as_bytes());
        self
    }

    /// Sends a signal to the program (not to a shell round it).
    pub fn signal(&self, signal: &str) {
        kill(signal, self.host.pid());
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        // A failed test leaves no program behind.
        if self.host.ended().is_none() {
            self.host.kill();
        }
    }
}

/// Runs the binary (or, with `-c` first, a shell that becomes it) in a terminal until a text is there, then closes
/// the terminal; returns whether the program has ended, and well: what it says goes to the same terminal.
#[cfg(unix)]
pub fn closed_under(dir: &Path, args: &[&str], text: &str) -> bool {
    let pair = native_pty_system().openpty(PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 }).unwrap();
    let mut command = CommandBuilder::new(if args.first() == Some(&"-c") { "sh" } else { binary() });
    command.args(args);
    command.cwd(dir);
    command.env("P", binary());
    command.env("TERM", "xterm-256color");
    own_places(dir).iter().for_each(|(name, place)| command.env(name, place));
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    // Read here and not on a thread: a clone that a thread holds would keep the terminal open.
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut seen = parser(24, 80);
    let mut bytes = [0; 8192];
    while !seen.screen().contents().contains(text) {
        let n = reader.read(&mut bytes).unwrap();
        assert!(n > 0, "it ended:\n{}", seen.screen().contents());
        seen.process(&bytes[..n]);
    }
    drop(reader);
    drop(pair.master);
    let Some(status) = until(|| child.try_wait().unwrap()) else {
        let _ = child.kill();
        return false;
    };
    assert!(status.success(), "{args:?}: {status:?}");
    true
}

/// Ends a process: there are no signals here.
#[cfg(windows)]
pub fn kill(_signal: &str, pid: u32) {
    super::host::kill(pid);
}

/// Sends a signal to a process.
#[cfg(unix)]
pub fn kill(signal: &str, pid: u32) {
    assert!(Command::new("kill").args([format!("-{signal}"), pid.to_string()]).status().unwrap().success());
}

/// Runs the binary without a terminal; gives its success and what it wrote.
pub fn run(dir: &Path, args: &[&str]) -> (bool, String) {
    let mut command = Command::new(binary());
    command.envs(own_places(dir));
    let output = command.args(args).current_dir(dir).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), one_way(String::from_utf8(said).unwrap()))
}

/// The record's folder of the January meeting in a test's folder.
pub fn record(dir: &Path) -> PathBuf {
    dir.join("meetings").join(AGENDA).with_extension("")
}

//! A pretended terminal with the program in it.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::thread::sleep;
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use punktlig::lang::Lang;

pub const AGENDA: &str = "2025-01-15-direktionen.toml";

/// Lets keys record that come faster than anybody types. The guard against bursts of typing has tests of its own, with
/// the program as it is: [`Pty::as_it_is`].
const NO_GAP: &str = "--burst-gap=0";

/// A terminal.
pub struct Pty {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
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
        let mut command = CommandBuilder::new(binary());
        command.args(args);
        Self::run(command, dir, size)
    }

    /// Starts a shell script in which `$P` is the binary, and `$GAP` the option that lets keys come as fast as they
    /// like.
    pub fn shell(dir: &Path, script: &str, size: (u16, u16)) -> Self {
        let mut command = CommandBuilder::new("sh");
        command.args(["-c", script]);
        command.env("P", binary());
        command.env("GAP", NO_GAP);
        Self::run(command, dir, size)
    }

    fn run(mut command: CommandBuilder, dir: &Path, (cols, rows): (u16, u16)) -> Self {
        let pair = native_pty_system().openpty(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
        command.cwd(dir);
        command.env("TERM", "xterm-256color");
        command.env("TZ", "Europe/Copenhagen");
        command.env("XDG_CONFIG_HOME", config_home(dir));
        command.env("APPDATA", config_home(dir));
        command.env("XDG_STATE_HOME", dir.join(".state"));
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let seen = Arc::new(Mutex::new(Seen { raw: Vec::new(), screen: parser(rows, cols) }));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let sink = Arc::clone(&seen);
        std::thread::spawn(move || {
            let mut bytes = [0; 8192];
            while let Ok(n @ 1..) = reader.read(&mut bytes) {
                let mut seen = sink.lock().unwrap();
                seen.raw.extend_from_slice(&bytes[..n]);
                seen.screen.process(&bytes[..n]);
            }
        });
        Self { master: pair.master, writer, child, seen, ended_in_esc: false }
    }

    /// What is on the screen.
    pub fn screen(&self) -> String {
        self.seen.lock().unwrap().screen.screen().contents()
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
                let terminal = std::fs::File::open(self.master.tty_name().unwrap()).unwrap();
                until(|| (rustix::io::ioctl_fionread(&terminal).unwrap() == 0).then_some(()));
            }
        }
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
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
        self.master.resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
    }

    /// Writes as another program does that has the same terminal.
    #[cfg(target_os = "linux")]
    pub fn scribble(&self, text: &str) {
        let mut terminal = std::fs::OpenOptions::new().write(true).open(self.master.tty_name().unwrap()).unwrap();
        terminal.write_all(text.as_bytes()).unwrap();
    }

    /// Changes the terminal's settings, or asks for them, as `stty` does from outside.
    #[cfg(unix)]
    pub fn stty(&self, args: &[&str]) -> String {
        let terminal = std::fs::File::open(self.master.tty_name().unwrap()).unwrap();
        let said = Command::new("stty").args(args).stdin(terminal).output().unwrap();
        assert!(said.status.success(), "{said:?}");
        String::from_utf8(said.stdout).unwrap()
    }

    /// Stops what the program writes from going anywhere, as `Ctrl-S` does in a shell, or lets it go on.
    #[cfg(unix)]
    pub fn flow(&self, goes_on: bool) {
        use rustix::termios::{Action, tcflow};
        let terminal = std::fs::File::open(self.master.tty_name().unwrap()).unwrap();
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
        self.child.process_id().unwrap()
    }

    /// Waits until the program has ended; returns whether it says that it went well.
    pub fn ended(&mut self) -> bool {
        let status = until(|| self.child.try_wait().unwrap());
        // What was written last may still be on its way.
        sleep(Duration::from_millis(50));
        status.unwrap_or_else(|| panic!("it did not end:\n{}", self.screen())).success()
    }

    /// Waits until the screen is as asked; false: the program ended before.
    #[cfg(unix)]
    pub fn reach(&mut self, is_so: impl Fn(&str) -> bool) -> bool {
        loop {
            if is_so(&self.screen()) {
                return true;
            }
            if !matches!(self.child.try_wait(), Ok(None)) {
                // What it wrote last may still be on its way.
                sleep(Duration::from_millis(30));
                return is_so(&self.screen());
            }
            sleep(Duration::from_millis(1));
        }
    }

    /// Types at once; where the program is gone, nobody reads it.
    #[cfg(unix)]
    pub fn write(&mut self, keys: &str) -> &mut Self {
        let _ = self.writer.write_all(keys.as_bytes()).and_then(|()| self.writer.flush());
        self
    }

    /// Sends a signal to the program (not to a shell round it).
    pub fn signal(&self, signal: &str) {
        let pid = self.child.process_id().unwrap();
        kill(signal, pid);
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        // A failed test leaves no program behind.
        if matches!(self.child.try_wait(), Ok(None)) {
            let _ = self.child.kill();
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
    command.env("XDG_CONFIG_HOME", config_home(dir));
    command.env("APPDATA", config_home(dir));
    command.env("XDG_STATE_HOME", dir.join(".state"));
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

/// Sends a signal to a process.
pub fn kill(signal: &str, pid: u32) {
    assert!(Command::new("kill").args([format!("-{signal}"), pid.to_string()]).status().unwrap().success());
}

/// Runs the binary without a terminal; gives its success and what it wrote.
pub fn run(dir: &Path, args: &[&str]) -> (bool, String) {
    let mut command = Command::new(binary());
    command
        .env("XDG_CONFIG_HOME", config_home(dir))
        .env("APPDATA", config_home(dir))
        .env("XDG_STATE_HOME", dir.join(".state"));
    let output = command.args(args).current_dir(dir).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(said).unwrap())
}

/// The record's folder of the January meeting in a test's folder.
pub fn record(dir: &Path) -> PathBuf {
    dir.join("meetings").join(AGENDA).with_extension("")
}

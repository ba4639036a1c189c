//! The program in a console under wine, which interprets no control sequences: `.ci/wine/console.c` says how that goes.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};

use super::{Host, Program};

/// Names the program that makes the console; without it a pseudo-terminal is taken.
const CONSOLE: &str = "PUNKTLIG_TEST_CONSOLE";

/// Starts a program in a console; none: this is not wine.
pub(super) fn start(program: &Program) -> Option<(Box<dyn Host>, Box<dyn Read + Send>)> {
    let (cols, rows) = program.size;
    let mut child = Command::new(std::env::var_os(CONSOLE)?)
        .args([cols.to_string(), rows.to_string()])
        .args(&program.command)
        .envs(program.env.iter().cloned())
        // The window has the fonts of Windows Terminal.
        .env("WT_SESSION", "1")
        .current_dir(program.dir)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut reader = BufReader::new(child.stdout.take().unwrap());
    let mut first = String::new();
    reader.read_line(&mut first).unwrap();
    let pid = first.trim().strip_prefix("pid ").unwrap_or_else(|| panic!("the console did not start: {first:?}"));
    let commands = child.stdin.take().unwrap();
    Some((Box::new(Console { pid: pid.parse().unwrap(), commands, child }), Box::new(reader)))
}

/// Ends a process as if it had failed; wine's `taskkill` says that it went well.
pub fn kill(pid: u32) {
    let pid = pid.to_string();
    let ended = match std::env::var_os(CONSOLE) {
        Some(console) => Command::new(console).args(["kill", &pid]).output(),
        None => Command::new("taskkill").args(["/F", "/PID", &pid]).output(),
    };
    let ended = ended.unwrap();
    assert!(ended.status.success(), "{ended:?}");
}

struct Console {
    child: Child,
    commands: ChildStdin,
    pid: u32,
}

impl Host for Console {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        writeln!(self.commands, "t {hex}").and_then(|()| self.commands.flush())
    }

    fn resize(&self, cols: u16, rows: u16) {
        let mut commands = &self.commands;
        writeln!(commands, "s {cols} {rows}").and_then(|()| commands.flush()).unwrap();
    }

    fn pid(&self) -> u32 {
        self.pid
    }

    fn ended(&mut self) -> Option<bool> {
        self.child.try_wait().unwrap().map(|status| status.success())
    }

    fn kill(&mut self) {
        let _ = self.child.kill();
    }
}

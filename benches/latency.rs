//! What a minute-taker waits for, measured on a pseudo-terminal next to vim and nano: first paint, a typed key, and
//! what idling costs; and how long the chair's screen waits for the minute-taker's key.
//!
//! `cargo bench --bench latency [-- paint|keys|idle|chair]`; docs/performance.md says what came out. It asserts
//! nothing: times are the machine's as much as the program's.

#![allow(clippy::disallowed_methods, reason = "measuring reads the clock")]
#![allow(clippy::unwrap_used, reason = "a measurement that fails has nothing to go on with")]

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const SIZE: PtySize = PtySize { rows: 28, cols: 100, pixel_width: 0, pixel_height: 0 };
const AGENDA: &str = "2025-01-15-direktionen.toml";
/// Output has ended when nothing came for so long.
const QUIET: Duration = Duration::from_millis(50);
const STARTS: usize = 200;
/// As many as fit the editor without scrolling: a scrolled line may hold the awaited letter already.
const KEYS: usize = 600;
const IDLE: Duration = Duration::from_secs(60);
/// Keys of the minute-taker that the chair's screen follows.
const FOLLOWED: usize = 200;

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with('-')).collect();
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|w| w == name);
    let meetings = Meetings::copy();
    if is_wanted("paint") {
        first_paint(&meetings);
    }
    if is_wanted("keys") {
        keys(&meetings);
    }
    if is_wanted("idle") {
        idle(&meetings);
    }
    if is_wanted("chair") {
        chair(&meetings);
    }
}

/// A copy of the samples, so that no record lands among them.
struct Meetings(tempfile::TempDir);

impl Meetings {
    fn copy() -> Self {
        // On the disk of the build, not in memory: what is synced is to cost what it costs.
        let copy = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("meetings");
        std::fs::create_dir(copy.path().join("bodies")).unwrap();
        for name in [AGENDA, "bodies/direktionen.toml"] {
            std::fs::copy(samples.join(name), copy.path().join(name)).unwrap();
        }
        Self(copy)
    }

    fn agenda(&self) -> PathBuf {
        self.0.path().join(AGENDA)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

/// A program on a pseudo-terminal of its own.
struct Program {
    started: Instant,
    child: Box<dyn Child + Send + Sync>,
    input: Box<dyn Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    _master: Box<dyn MasterPty + Send>,
}

impl Program {
    fn start(program: &str, args: &[&str]) -> Self {
        let pty = native_pty_system().openpty(SIZE).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(args);
        command.env("TERM", "xterm-256color");
        command.env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"));
        let mut reader = pty.master.try_clone_reader().unwrap();
        let input = pty.master.take_writer().unwrap();
        let (sender, output) = mpsc::channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 64 * 1024];
            while let Ok(n @ 1..) = reader.read(&mut buffer) {
                if sender.send((Instant::now(), buffer[..n].to_vec())).is_err() {
                    return;
                }
            }
        });
        let started = Instant::now();
        let child = pty.slave.spawn_command(command).unwrap();
        Self { started, child, input, output, _master: pty.master }
    }

    /// Waits until the output has been quiet for a while; gives when its last bytes came, and how many there were.
    ///
    /// It sleeps and looks, and is woken by nothing: whoever writes in small pieces would pay for it.
    fn settle(&mut self) -> (Instant, usize) {
        let (mut last, mut bytes) = (self.started, 0);
        // The first bytes may take as long as they like.
        while last.elapsed() < if bytes == 0 { Duration::from_secs(10) } else { QUIET } {
            std::thread::sleep(QUIET / 2);
            while let Ok((at, chunk)) = self.output.try_recv() {
                (last, bytes) = (at, bytes + chunk.len());
            }
        }
        (last, bytes)
    }

    fn press(&mut self, keys: &str) -> Instant {
        self.input.write_all(keys.as_bytes()).unwrap();
        self.input.flush().unwrap();
        Instant::now()
    }

    /// Measures from the writing of a letter until the output with the letter in it.
    fn echo(&mut self, letter: u8) -> Option<Duration> {
        let before = Instant::now();
        self.press(std::str::from_utf8(&[letter]).unwrap());
        while let Ok((at, chunk)) = self.output.recv_timeout(Duration::from_millis(500)) {
            if chunk.contains(&letter) {
                return Some(at - before);
            }
        }
        None
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn punktlig() -> &'static str {
    env!("CARGO_BIN_EXE_punktlig")
}

fn first_paint(meetings: &Meetings) {
    let agenda = meetings.agenda();
    let agenda = agenda.to_str().unwrap();
    let record = agenda.trim_end_matches(".toml");
    let programs: &[(&str, &str, &[&str])] = &[
        ("punktlig run", punktlig(), &["run", agenda]),
        ("punktlig rehearse", punktlig(), &["rehearse", agenda, "--from", "11.00"]),
        ("nano", "nano", &[agenda]),
        ("vim -u NONE", "vim", &["-u", "NONE", agenda]),
    ];
    let mut times = vec![Vec::new(); programs.len()];
    // In turns, so that whatever else the machine does meets all alike.
    for _ in 0..STARTS {
        for ((_, program, args), times) in programs.iter().zip(&mut times) {
            let mut running = Program::start(program, args);
            let (last, _) = running.settle();
            times.push(last - running.started);
            drop(running);
            let _ = std::fs::remove_dir_all(record);
            let _ = std::fs::remove_file(meetings.file(&format!(".{AGENDA}.swp")));
        }
    }
    println!("first paint, exec to the last byte of the first frame, {STARTS} starts");
    for ((name, ..), times) in programs.iter().zip(times) {
        println!("  {name:20} {}", spread(times));
    }
}

fn keys(meetings: &Meetings) {
    let agenda = meetings.agenda();
    let agenda = agenda.to_str().unwrap();
    let new = meetings.file("new.txt");
    let mut ours = Program::start(punktlig(), &["rehearse", agenda, "--from", "11.00"]);
    ours.settle();
    // "b" opens the decision editor.
    ours.press("b");
    ours.settle();
    let mut vim = Program::start("vim", &["-u", "NONE", new.to_str().unwrap()]);
    vim.settle();
    vim.press("i");
    vim.settle();
    let (mut here, mut there) = (Vec::new(), Vec::new());
    // Letters that end no escape sequence, so that seeing one means that it is painted.
    for (n, letter) in b"kovwxyz".iter().cycle().take(KEYS).enumerate() {
        for (program, times) in [(&mut ours, &mut here), (&mut vim, &mut there)] {
            times.extend(program.echo(*letter));
            // A hand types some ten keys a second; so the output has ended, and the next key meets a program at rest.
            std::thread::sleep(Duration::from_millis(8 + n as u64 % 7));
            while program.output.try_recv().is_ok() {}
            if n % 6 == 5 {
                program.press(if n % 42 == 41 { "\r" } else { " " });
                std::thread::sleep(Duration::from_millis(10));
            }
        }
    }
    println!("a typed key, written to the terminal until painted, {KEYS} keys in turns");
    println!("  {:20} {}", "punktlig, decision", spread(here));
    println!("  {:20} {}", "vim -u NONE, insert", spread(there));
}

fn idle(meetings: &Meetings) {
    let agenda = meetings.agenda();
    let mut running = Program::start(punktlig(), &["rehearse", agenda.to_str().unwrap(), "--from", "11.00"]);
    running.settle();
    let pid = running.child.process_id().unwrap();
    let Some(before) = cpu(pid) else {
        println!("idle: this system has no /proc to read it from");
        return;
    };
    let (mut writes, mut bytes) = (0, 0);
    let begun = Instant::now();
    while let Some(left) = IDLE.checked_sub(begun.elapsed()) {
        if let Ok((_, chunk)) = running.output.recv_timeout(left) {
            (writes, bytes) = (writes + 1, bytes + chunk.len());
        }
    }
    let used = cpu(pid).unwrap() - before;
    let share = used.as_secs_f64() / begun.elapsed().as_secs_f64() * 100.0;
    println!("a slot runs, the clock ticks at speed 1, {} s", IDLE.as_secs());
    println!("  {:20} {used:.1?}: {share:.3} % of a core", "processor");
    println!("  {:20} {bytes} bytes in {writes} reads", "written");
    for name in ["VmRSS", "VmHWM", "RssAnon", "RssFile"] {
        println!("  {name:20} {}", memory(pid, name).unwrap_or_default());
    }
}

/// From the minute-taker's key, over the journal and its sync, to the chair's screen.
fn chair(meetings: &Meetings) {
    let (agenda, keep) = (meetings.agenda(), meetings.file("keep"));
    let keep = keep.to_str().unwrap();
    let mut minutes =
        Program::start(punktlig(), &["rehearse", agenda.to_str().unwrap(), "--from", "11.00", "--keep", keep]);
    minutes.settle();
    let chair = Program::start(punktlig(), &["chair", keep]);
    let rows = std::num::NonZero::new(SIZE.rows).unwrap();
    let cols = std::num::NonZero::new(SIZE.cols).unwrap();
    let mut screen = vt100::Parser::new(rows, cols, 0);
    let mut is_paused = |chunk: &[u8]| {
        screen.process(chunk);
        screen.screen().contents().contains("pause siden")
    };
    // Let it paint first, and keep what it painted.
    while let Ok((_, chunk)) = chair.output.recv_timeout(Duration::from_millis(1500)) {
        if is_paused(&chunk) || chair.started.elapsed() > Duration::from_secs(3) {
            break;
        }
    }
    let (mut times, mut missed) = (Vec::new(), 0);
    for n in 0..FOLLOWED {
        // Keys that record are a person's pace apart, and fall on every place between two looks of the chair's loop.
        std::thread::sleep(Duration::from_millis(300 + n as u64 * 37 % 101));
        while minutes.output.try_recv().is_ok() {}
        while let Ok((_, chunk)) = chair.output.try_recv() {
            is_paused(&chunk);
        }
        let before = Instant::now();
        minutes.press("p");
        loop {
            match chair.output.recv_timeout(Duration::from_secs(3).saturating_sub(before.elapsed())) {
                Ok((at, chunk)) if is_paused(&chunk) == (n % 2 == 0) => {
                    times.push(at - before);
                    break;
                }
                Ok(_) => {}
                Err(_) => {
                    missed += 1;
                    break;
                }
            }
        }
    }
    println!(
        "the minute-taker's key, written to the terminal until the chair's screen shows what it did, {FOLLOWED} keys"
    );
    println!("  {:20} {}", "punktlig chair", spread(times));
    if missed > 0 {
        println!("  {missed} were not seen within three seconds");
    }
    let Some(before) = cpu(chair.child.process_id().unwrap()) else { return };
    minutes.settle();
    let begun = Instant::now();
    while let Some(left) = (IDLE / 2).checked_sub(begun.elapsed()) {
        let _ = chair.output.recv_timeout(left);
    }
    let used = cpu(chair.child.process_id().unwrap()).unwrap() - before;
    let share = used.as_secs_f64() / begun.elapsed().as_secs_f64() * 100.0;
    println!("  {:20} {used:.1?} in {} s, its clock ticking: {share:.3} % of a core", "processor", IDLE.as_secs() / 2);
}

/// The processor time of all threads.
fn cpu(pid: u32) -> Option<Duration> {
    let mut nanoseconds = 0;
    for task in std::fs::read_dir(format!("/proc/{pid}/task")).ok()? {
        let stat = std::fs::read_to_string(task.ok()?.path().join("schedstat")).ok()?;
        nanoseconds += stat.split(' ').next()?.parse::<u64>().ok()?;
    }
    Some(Duration::from_nanos(nanoseconds))
}

fn memory(pid: u32, name: &str) -> Option<String> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find(|l| l.split(':').next() == Some(name))?;
    Some(line.split(':').nth(1)?.trim().to_owned())
}

fn spread(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let at = |share: f64| times.get(((times.len() as f64 - 1.0) * share).round() as usize).copied().unwrap_or_default();
    let ms = |d: Duration| d.as_secs_f64() * 1000.0;
    format!(
        "median {:7.3} ms · p90 {:7.3} · p99 {:7.3} · worst {:7.3} ({})",
        ms(at(0.5)),
        ms(at(0.9)),
        ms(at(0.99)),
        ms(at(1.0)),
        times.len()
    )
}

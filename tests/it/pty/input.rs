//! Standard input that is not a terminal: keys come from the terminal all the same.

use super::terminal::{AGENDA, Pty, closed_under, folder};
use crate::kit::faults::size;

#[test]
fn input_from_nowhere_does_not_keep_the_screen_from_its_terminal() {
    let dir = folder();
    // Standard input at its end, or a pipe: keys come from the terminal all the same.
    for input in ["</dev/null", "<<x\nq\nx"] {
        let script = format!("\"$P\" $GAP rehearse meetings/{AGENDA} --from 11.00 {input}\necho \"ended $?\"");
        let mut pty = Pty::shell(dir.path(), &script, (100, 30));
        pty.wait("Pause").send(" ").wait("Begyndt");
        pty.send("\x03").wait("Vil du forlade").send("2");
        pty.wait("ended 0");
    }
}

#[test]
fn a_terminal_that_is_closed_ends_the_program_also_when_its_input_is_another() {
    let dir = folder();
    let script = format!("exec \"$P\" rehearse meetings/{AGENDA} --from 11.00 </dev/null");
    for _ in 0..size(2, 20) {
        assert!(closed_under(dir.path(), &["-c", &script], "Pause"));
    }
}

#[test]
#[cfg(unix)]
fn two_esc_that_come_at_once_as_tmux_sends_them_are_two() {
    let dir = folder();
    let mut pty = Pty::start(dir.path(), &["rehearse", &format!("meetings/{AGENDA}"), "--from", "11.00"], (100, 30));
    pty.wait("Pause").send("f").wait("alle til stede").send("b").wait("Årsag til afbud");
    pty.write("\x1b\x1b").gone("Årsag til afbud").gone("alle til stede");
}

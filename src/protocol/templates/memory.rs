//! A watch over the memory that a body's own template takes.
//!
//! The template engine counts steps and not bytes, and thirty steps that double a text fill any machine. There is no way to stop it from
//! outside; so the program ends before the machine does. What was recorded is on disk. Only where the system tells how much is used.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crate::error;
use crate::lang::Lang;
use crate::msg;

/// How much more memory than before a template may take, in MiB: many times what the largest protocol does.
const MOST: u64 = 768;

/// How often it is looked.
const LOOK: Duration = Duration::from_millis(2);

/// The watch; dropping it ends it.
pub(super) struct Watch(Arc<AtomicBool>);

impl Watch {
    /// Watches from now on; `template` is the one that is told of.
    pub(super) fn begin(template: String, lang: Lang) -> Self {
        let ended = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&ended);
        if let Some(before) = used() {
            std::thread::spawn(move || {
                while !told.load(Ordering::Relaxed) {
                    if used().is_some_and(|now| now.saturating_sub(before) > MOST) {
                        let said = msg!("hostile-template-memory", path = template, most = MOST);
                        error::end_at_once(&said, Some(&msg!("hostile-template-memory-help")), lang);
                    }
                    std::thread::sleep(LOOK);
                }
            });
        }
        Self(ended)
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// The memory that this process holds, in MiB; none: the system does not tell.
fn used() -> Option<u64> {
    let told = std::fs::read_to_string("/proc/self/statm").ok()?;
    // In pages, of which none is smaller than this.
    Some(told.split(' ').nth(1)?.parse::<u64>().ok()? / 256)
}

//! Signals: a handler sets a flag, the loop looks at it.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::system;

/// The signals that were sent to this process.
#[derive(Debug, Default)]
pub struct Signals {
    pub(super) end: Arc<AtomicBool>,
    pub(super) interrupt: Arc<AtomicBool>,
    pub(super) suspend: Arc<AtomicBool>,
    pub(super) resumed: Arc<AtomicBool>,
    pub(super) resized: Arc<AtomicBool>,
}

impl Signals {
    /// Starts to listen.
    ///
    /// # Errors
    ///
    /// When the system refuses.
    pub fn listen() -> io::Result<Self> {
        let signals = Self::default();
        system::process::listen(&signals)?;
        Ok(signals)
    }

    /// Returns whether a signal came that asks the process to end, or whether to.
    #[must_use]
    pub fn has_come(&self) -> bool {
        self.is_to_end() || self.interrupt.load(Ordering::Relaxed)
    }

    /// Returns whether the process is to end.
    #[must_use]
    pub fn is_to_end(&self) -> bool {
        self.end.load(Ordering::Relaxed)
    }

    /// Tells once that somebody interrupted the process from the keyboard.
    #[must_use]
    pub fn was_interrupted(&self) -> bool {
        self.interrupt.swap(false, Ordering::Relaxed)
    }

    /// Tells once that the process is to suspend itself.
    #[must_use]
    pub fn is_to_suspend(&self) -> bool {
        self.suspend.swap(false, Ordering::Relaxed)
    }

    /// Tells once that the process was suspended and goes on.
    #[must_use]
    pub fn was_resumed(&self) -> bool {
        self.resumed.swap(false, Ordering::Relaxed)
    }

    /// Tells once that the terminal has another size.
    #[must_use]
    pub fn was_resized(&self) -> bool {
        self.resized.swap(false, Ordering::Relaxed)
    }
}

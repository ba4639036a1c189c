//! The shell around the program: the terminal, the session with its event loop, the saving of drafts, and what is said
//! outside the screen.

pub mod alerts;
mod drafts;
mod session;
pub mod terminal;
pub mod title;
pub mod window;

pub use session::{EventLoop, Session, SessionExit};
pub use terminal::Screen;
pub use window::Window;

//! Paths as they are shown.

/// A text with paths as Unix writes them: they are shown as the system does.
pub fn one_way(text: String) -> String {
    if cfg!(windows) { text.replace('\\', "/") } else { text }
}

//! The protocol: its view model, its Markdown, and what the public one never holds.

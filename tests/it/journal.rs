//! The journal over a fake disk and a real one.

//! The real binary on a pseudo-terminal, through whole meetings.

//! Whole screens, as snapshots.

//! The fold and the forecast, by scenario files and by properties.

//! A machine whose clocks a test sets.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use punktlig::time::{Reading, Source, Stamp};

/// A machine: its clocks stand until a test lets time pass.
#[derive(Clone, Debug)]
pub struct Machine(Arc<Mutex<Reading>>);

impl Source for Machine {
    fn read(&self) -> Reading {
        *self.0.lock().unwrap()
    }
}

impl Machine {
    /// Makes a machine at a time.
    pub fn at(time: Stamp) -> Self {
        Self(Arc::new(Mutex::new(Reading { run: Duration::from_secs(1000), wall: time.to_utc() })))
    }

    /// What the wall clock shows.
    pub fn read_wall(&self) -> DateTime<Utc> {
        self.read().wall
    }

    /// Lets time pass.
    pub fn pass(&self, length: Duration) -> &Self {
        let mut now = self.0.lock().unwrap();
        now.run += length;
        now.wall += TimeDelta::from_std(length).unwrap();
        drop(now);
        self
    }

    /// Sets the wall clock ahead, or back.
    pub fn set(&self, seconds: i64) -> &Self {
        self.0.lock().unwrap().wall += TimeDelta::seconds(seconds);
        self
    }
}

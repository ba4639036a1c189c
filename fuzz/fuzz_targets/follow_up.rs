//! Fuzzes `targets::follow_up`.

#![no_main]

#[path = "../targets.rs"]
#[allow(dead_code, reason = "the targets share a file, and each binary is one of them")]
mod targets;

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::follow_up(data));

//! Fuzzes `targets::follow_up`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| punktlig_fuzz::follow_up(data));

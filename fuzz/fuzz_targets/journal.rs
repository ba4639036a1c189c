//! Fuzzes `targets::journal`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| punktlig_fuzz::journal(data));

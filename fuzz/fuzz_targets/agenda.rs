//! Fuzzes `targets::agenda`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| punktlig_fuzz::agenda(data));

//! Fuzzes `targets::dates`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| punktlig_fuzz::dates(data));

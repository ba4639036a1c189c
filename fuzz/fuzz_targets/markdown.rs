//! Fuzzes `targets::markdown`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| punktlig_fuzz::markdown(data));

//! Fuzzes `targets::import_text`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| punktlig_fuzz::import_text(data));

//! Fuzzes `targets::import_odt`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| punktlig_fuzz::import_odt(data));

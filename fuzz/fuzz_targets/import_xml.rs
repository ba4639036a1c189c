//! Fuzzes `targets::import_xml`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| punktlig_fuzz::import_xml(data));

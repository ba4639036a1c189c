//! Fuzzes `targets::import_docx`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| punktlig_fuzz::import_docx(data));

//! Fuzzes `targets::import_pdf`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    // A font that is not known panics, and its page is left out; that is not to end the run.
    let _ = std::panic::take_hook();
    punktlig_fuzz::import_pdf(data);
});

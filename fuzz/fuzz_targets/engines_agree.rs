#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| idchip_fuzz::targets::engines_agree::run(input));

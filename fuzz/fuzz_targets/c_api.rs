#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| idchip_fuzz::c_api::run(input));

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    idchip_fuzz::targets::compact_equals_rustcrypto::run(input)
});

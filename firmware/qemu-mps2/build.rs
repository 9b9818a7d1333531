//! Puts the memory layout of the board where the linker finds it.

use std::path::PathBuf;
use std::{env, fs};

fn main() {
    let target = env::var("TARGET").expect("cargo sets it");
    let board = if target.starts_with("thumbv6m") { "microbit" } else { "mps2-an386" };
    let layout = format!("memory-{board}.x");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    fs::copy(&layout, out.join("memory.x")).expect("the layout is beside build.rs");
    fs::write(out.join("device.x"), "").expect("no interrupt has a handler of its own");
    println!("cargo::rustc-check-cfg=cfg(microbit)");
    if board == "microbit" {
        println!("cargo::rustc-cfg=microbit");
    }
    println!("cargo::rustc-link-search={}", out.display());
    println!("cargo::rerun-if-changed={layout}");
}

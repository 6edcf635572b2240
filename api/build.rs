//! Asks the linker to keep one of the functions that are the same machine code: generic code makes many, and each page of
//! them that is touched is memory.

#![expect(
    clippy::disallowed_methods,
    reason = "cargo tells a build script what it builds in the environment"
)]

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|found| found == value);
    // where rustc links with its own lld, which can
    if is("PROFILE", "release") && is("TARGET", "x86_64-unknown-linux-gnu") {
        println!("cargo::rustc-link-arg-bins=-Wl,--icf=all");
    }
}

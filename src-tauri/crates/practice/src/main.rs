//! Runs the practice instance alone.
fn main() {}

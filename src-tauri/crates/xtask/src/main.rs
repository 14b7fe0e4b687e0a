//! Commands of the README.
fn main() {}

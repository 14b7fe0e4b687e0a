//! The operating system's keychain behind one thread, one lock and a deadline

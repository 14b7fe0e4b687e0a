//! A practice instance in a process of its own.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use make_api::{Address, Key};
use secrecy::SecretString;

/// The instance, ended when it is dropped.
pub(crate) struct Server {
    process: Child,
    pub(crate) url: String,
    pub(crate) key: String,
}

impl Server {
    /// Starts it with these further arguments.
    pub(crate) fn start(arguments: &[&str]) -> Self {
        let program = std::env::var_os("GATEHOUSE_PRACTICE_BIN").expect("started by `cargo xtask bench`");
        let mut command = Command::new(program);
        command.args(["--size", "big", "--port", "0"]).args(arguments).stdout(Stdio::piped());
        let mut process = command.spawn().expect("the practice instance starts");
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let (url, key) = line.trim().split_once(' ').expect("its address and its key");
        Self { process, url: url.to_owned(), key: key.to_owned() }
    }

    pub(crate) fn address(&self) -> Address {
        Address::understand(&self.url).unwrap()
    }

    pub(crate) fn secret(&self) -> Key {
        Key::new(SecretString::from(self.key.clone()))
    }

    /// Where a page of people is.
    pub(crate) fn page(&self, limit: usize, offset: usize) -> String {
        let query = format!("pg%5Blimit%5D={limit}&pg%5Boffset%5D={offset}&pg%5BsortBy%5D=id&pg%5BsortDir%5D=asc");
        format!("{}/api/v2/admin/users-detail?{query}", self.url)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

//! Watches what connections the processes of the web view have, by asking the system again and again while a journey goes
//! on. A connection that is only tried for a moment may slip through; journeys hold a listening server against that.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

/// The two kinds of process that a page could speak through.
const WEB: [&str; 2] = ["WebKitWebProces", "WebKitNetworkPr"];
/// Every kind of socket that leaves this process's own computer or could.
const TABLES: [&str; 6] = ["tcp", "tcp6", "udp", "udp6", "raw", "raw6"];

/// Where the application leads everything that its pages would send: nobody listens there.
const NOWHERE: &str = "0100007F:0009";

/// A tap on the processes of one world.
pub(crate) struct Tap {
    ends: Arc<AtomicBool>,
    looks: Arc<AtomicUsize>,
    seen: Arc<Mutex<BTreeSet<String>>>,
    watcher: Option<JoinHandle<()>>,
}

impl Tap {
    /// Watches the web view of whatever runs with this home folder, from now on.
    pub(crate) fn on(home: &Path) -> Self {
        let home = format!("HOME={}\0", home.display());
        let of_world = move |id: u32| {
            let name = fs::read_to_string(format!("/proc/{id}/comm")).unwrap_or_default();
            WEB.contains(&name.trim_end()) && holds(&format!("/proc/{id}/environ"), home.as_bytes())
        };
        Self::watching(of_world)
    }

    /// Watches the processes that this is true of.
    pub(crate) fn watching(wanted: impl Fn(u32) -> bool + Send + 'static) -> Self {
        let (ends, looks) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        let seen = Arc::new(Mutex::new(BTreeSet::new()));
        let (end, look, found) = (Arc::clone(&ends), Arc::clone(&looks), Arc::clone(&seen));
        let watcher = std::thread::spawn(move || {
            while !end.load(Ordering::Relaxed) {
                for id in processes().into_iter().filter(|id| wanted(*id)) {
                    look.fetch_add(1, Ordering::Relaxed);
                    found.lock().expect("nobody panicked").extend(connections(id));
                }
                std::thread::sleep(Duration::from_millis(15));
            }
        });
        Self { ends, looks, seen, watcher: Some(watcher) }
    }

    /// Stops watching: how often a process was looked at, and every connection that was seen.
    pub(crate) fn end(mut self) -> (usize, Vec<String>) {
        self.ends.store(true, Ordering::Relaxed);
        self.watcher.take().expect("ended once").join().expect("the watcher ends");
        let seen = self.seen.lock().expect("nobody panicked").iter().cloned().collect();
        (self.looks.load(Ordering::Relaxed), seen)
    }
}

impl Drop for Tap {
    fn drop(&mut self) {
        self.ends.store(true, Ordering::Relaxed);
    }
}

fn processes() -> Vec<u32> {
    let all = fs::read_dir("/proc").expect("/proc").flatten();
    all.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect()
}

fn holds(file: &str, part: &[u8]) -> bool {
    fs::read(file).is_ok_and(|bytes| bytes.windows(part.len()).any(|window| window == part))
}

/// The process's sockets that stand in a table of the network: whose they are, and from where to where.
fn connections(id: u32) -> Vec<String> {
    let files = fs::read_dir(format!("/proc/{id}/fd")).into_iter().flatten().flatten();
    let targets = files.filter_map(|file| fs::read_link(file.path()).ok());
    let sockets: BTreeSet<String> = targets
        .filter_map(|target| Some(target.to_str()?.strip_prefix("socket:[")?.strip_suffix(']')?.to_owned()))
        .collect();
    if sockets.is_empty() {
        return Vec::new();
    }
    let name = fs::read_to_string(format!("/proc/{id}/comm")).unwrap_or_default();
    let inspector = inspector_of(id);
    let of_table = |table: &&str| {
        let text = fs::read_to_string(format!("/proc/{id}/net/{table}")).unwrap_or_default();
        text.lines()
            .skip(1)
            .filter_map(|line| own(line, &sockets))
            .filter(|way| !inspector.as_ref().is_some_and(|end| way.ends_with(end)))
            .map(|way| format!("{} {table} {way}", name.trim_end()))
            .collect::<Vec<_>>()
    };
    TABLES.iter().flat_map(of_table).collect()
}

/// Where the driver of the tests listens, as the end of a way: the web view reports to it in every test and nowhere else.
fn inspector_of(id: u32) -> Option<String> {
    let environment = fs::read(format!("/proc/{id}/environ")).ok()?;
    let entry =
        environment.split(|byte| *byte == 0).find_map(|entry| entry.strip_prefix(b"WEBKIT_INSPECTOR_SERVER="))?;
    let port = std::str::from_utf8(entry).ok()?.strip_prefix("127.0.0.1:")?;
    Some(format!("-> 0100007F:{port}"))
}

/// From where to where a line of a table goes, if it is about one of these sockets.
fn own(line: &str, sockets: &BTreeSet<String>) -> Option<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let (from, to, inode) = (words.get(1)?, words.get(2)?, words.get(9)?);
    let wanted = sockets.contains(*inode) && *to != NOWHERE;
    wanted.then(|| format!("{} -> {}", readable(from), readable(to)))
}

/// The port of `0100007F:1F90`, with the address as it stands there.
fn readable(end: &str) -> String {
    let (address, port) = end.split_once(':').unwrap_or((end, "0"));
    format!("{address}:{}", u16::from_str_radix(port, 16).unwrap_or(0))
}

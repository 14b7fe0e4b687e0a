//! Looking for a secret: how it may be spelled, and where it stands in the memory of a process.

use std::fs::{self, File};
use std::os::unix::fs::FileExt as _;

const PAGE: u64 = 4096;
/// So many pages are read at once; what stands across the end of such a stretch is missed.
const MANY: u64 = 16_384;

/// A secret as it stands in files and memory: itself, as two bytes for each letter, in base64 at each of the three places
/// where it may begin, and in hexadecimal digits. Keys need no escapes in addresses and in JSON.
pub(crate) fn spellings(secret: &str) -> Vec<Vec<u8>> {
    let bytes = secret.as_bytes();
    let wide = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let hex = bytes.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).collect();
    let inner = (0..3).map(|before| {
        let shifted: Vec<u8> = std::iter::repeat_n(0, before).chain(bytes.iter().copied()).collect();
        let whole = &shifted[..shifted.len() / 3 * 3];
        base64(whole)[4..].to_vec()
    });
    [bytes.to_vec(), wide, hex].into_iter().chain(inner).collect()
}

fn base64(bytes: &[u8]) -> Vec<u8> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits = bytes.chunks_exact(3).flat_map(|three| {
        let number = three.iter().fold(0_usize, |number, byte| number << 8 | usize::from(*byte));
        [18, 12, 6, 0].map(|shift| LETTERS[number >> shift & 63])
    });
    digits.collect()
}

/// How often any of these stands in the memory that a process really uses; `None` where the system lets nobody look.
pub(crate) fn count_in(process: u32, wanted: &[Vec<u8>]) -> Option<usize> {
    let memory = File::open(format!("/proc/{process}/mem")).ok()?;
    let pages = File::open(format!("/proc/{process}/pagemap")).ok()?;
    let maps = fs::read_to_string(format!("/proc/{process}/maps")).ok()?;
    let mut found = 0;
    for (start, end) in maps.lines().filter(|line| line.contains(" rw")).filter_map(range) {
        for stretch in present(&pages, start / PAGE, end / PAGE) {
            let mut bytes = vec![0; usize::try_from((stretch.1 - stretch.0) * PAGE).ok()?];
            // A page may go between two looks.
            if memory.read_exact_at(&mut bytes, stretch.0 * PAGE).is_ok() {
                found += wanted.iter().map(|one| memchr::memmem::find_iter(&bytes, one).count()).sum::<usize>();
            }
        }
    }
    Some(found)
}

/// `start-end` of a line of the map.
fn range(line: &str) -> Option<(u64, u64)> {
    let (start, end) = line.split_whitespace().next()?.split_once('-')?;
    Some((u64::from_str_radix(start, 16).ok()?, u64::from_str_radix(end, 16).ok()?))
}

/// Stretches of pages that are in memory or swapped out; what was only reserved is left out.
fn present(pages: &File, mut from: u64, end: u64) -> Vec<(u64, u64)> {
    let mut found: Vec<(u64, u64)> = Vec::new();
    let mut entries = vec![0; 8 * 65_536];
    while from < end {
        let count = (end - from).min(65_536);
        let part = &mut entries[..usize::try_from(count).unwrap_or(0) * 8];
        if pages.read_exact_at(part, from * 8).is_err() {
            break;
        }
        for (place, entry) in (from..).zip(part.chunks_exact(8)) {
            // The highest two of the eight bytes' bits.
            if entry[7] & 0b1100_0000 == 0 {
                continue;
            }
            match found.last_mut() {
                Some((start, last)) if *last == place && place - *start < MANY => *last += 1,
                _ => found.push((place, place + 1)),
            }
        }
        from += count;
    }
    found
}

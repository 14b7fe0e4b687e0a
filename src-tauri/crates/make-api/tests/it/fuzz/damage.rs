//! Damage to a documented answer, all of it decided by one number.

/// A small generator (splitmix64): the same number gives the same damage on every machine.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// 0 to below `end`; 0 where there is nothing to choose.
    pub(super) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.roll() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }

    pub(super) fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }
}

/// Values that answers are not expected to hold.
const TOKENS: [&str; 30] = [
    "null",
    "true",
    "false",
    "-1",
    "0",
    "0.0",
    "1e999",
    "1.50",
    "7.000",
    "18446744073709551615",
    "18446744073709551616",
    "-9223372036854775809",
    "\"\"",
    "\"12\"",
    "\" 7 \"",
    "\"\\ud800\"",
    "\"\\u0000\"",
    "\"\\\"\"",
    "\"2023-01-03T11:24:25.460Z\"",
    "\"pending\"",
    "{}",
    "[]",
    "[null]",
    "{\"id\":1}",
    "[{\"id\":1},{\"id\":1}]",
    "{\"message\":{\"message\":\"m\"}}",
    "{\"\":\"\"}",
    "nul",
    "\u{feff}",
    "\u{202e}",
];

/// Names that mean something somewhere.
const NAMES: [&str; 16] = [
    "id",
    "name",
    "usersRoleId",
    "userRoleId",
    "users",
    "license",
    "teams",
    "invitation",
    "code",
    "detail",
    "suberrors",
    "message",
    "pg",
    "scope",
    "operations",
    "deleted",
];

/// The body with one to four kinds of damage; one in a hundred stays as it is.
pub(super) fn damaged(body: &[u8], other: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = body.to_vec();
    if dice.one_in(100) {
        return bytes;
    }
    for _ in 0..=dice.below(4) {
        hurt(&mut bytes, other, dice);
    }
    if dice.one_in(10_000) {
        blow_up(&mut bytes, dice);
    }
    bytes
}

fn hurt(bytes: &mut Vec<u8>, other: &[u8], dice: &mut Dice) {
    let place = dice.below(bytes.len());
    match dice.below(14) {
        0 => flip(bytes, place, dice),
        1 => bytes.truncate(place),
        2 => splice(bytes, place, other, dice),
        3 => drop(bytes.drain(place..(place + dice.below(40)).min(bytes.len()))),
        4 => repeat(bytes, place, dice),
        5 => bytes.insert(place, u8::try_from(dice.below(256)).unwrap()),
        6..=8 => put_value(bytes, TOKENS[dice.below(TOKENS.len())].as_bytes(), dice),
        9..=10 => rename(bytes, dice),
        11 => nest(bytes, dice),
        12 => wrap(bytes, dice),
        _ => put_value(bytes, format!("\"{}\"", "ä".repeat(dice.below(3000))).as_bytes(), dice),
    }
}

fn flip(bytes: &mut [u8], place: usize, dice: &mut Dice) {
    if let Some(byte) = bytes.get_mut(place) {
        *byte ^= 1 << dice.below(8);
    }
}

fn splice(bytes: &mut Vec<u8>, place: usize, other: &[u8], dice: &mut Dice) {
    bytes.truncate(place);
    bytes.extend_from_slice(&other[dice.below(other.len())..]);
}

fn repeat(bytes: &mut Vec<u8>, place: usize, dice: &mut Dice) {
    let end = (place + dice.below(200)).min(bytes.len());
    let piece = bytes[place.min(end)..end].to_vec();
    bytes.splice(end..end, piece);
}

/// Where the values of objects begin and, roughly, end.
fn value(bytes: &[u8], dice: &mut Dice) -> Option<(usize, usize)> {
    let starts: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at] == b':').map(|at| at + 1).collect();
    let start = *starts.get(dice.below(starts.len()))?;
    let length = bytes[start..].iter().position(|byte| matches!(byte, b',' | b'}' | b'\n')).unwrap_or(0);
    Some((start, start + length))
}

fn put_value(bytes: &mut Vec<u8>, token: &[u8], dice: &mut Dice) {
    if let Some((start, end)) = value(bytes, dice) {
        bytes.splice(start..end, token.iter().copied());
    }
}

/// Gives a key another key's name, so that keys go missing and come twice.
fn rename(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let Some((start, _)) = value(bytes, dice) else { return };
    let Some(end) = bytes[..start].iter().rposition(|byte| *byte == b'"') else { return };
    let Some(begin) = bytes[..end].iter().rposition(|byte| *byte == b'"') else { return };
    bytes.splice(begin + 1..end, NAMES[dice.below(NAMES.len())].bytes());
}

/// Nests a value around the depth that is still read.
fn nest(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let depth = if dice.one_in(3) { dice.below(3000) } else { 115 + dice.below(20) };
    let (open, close) = if dice.one_in(2) { ("[", "]") } else { ("{\"a\":", "}") };
    let text = format!("{}1{}", open.repeat(depth), close.repeat(depth));
    put_value(bytes, text.as_bytes(), dice);
}

/// Puts the whole answer into something, or takes it out of its wrapping.
fn wrap(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let text = [("[", "]"), ("{\"data\":", "}"), ("\u{feff}", ""), (" \n", "\t"), ("{\"pg\":{},\"users\":", "}")];
    let (before, after) = text[dice.below(text.len())];
    bytes.splice(0..0, before.bytes());
    bytes.extend_from_slice(after.as_bytes());
}

/// Some hundred kilobytes: many rows, or one object with very many keys.
fn blow_up(bytes: &mut Vec<u8>, dice: &mut Dice) {
    if dice.one_in(2) {
        let row = bytes.clone();
        while bytes.len() < 200_000 && !row.is_empty() {
            bytes.push(b',');
            bytes.extend_from_slice(&row);
        }
        bytes.splice(0..0, *b"{\"users\":[");
        bytes.extend_from_slice(b"]}");
    } else {
        let keys: Vec<String> = (0..10_000).map(|key| format!("\"k{}\":{key}", key % 9000)).collect();
        put_value(bytes, format!("{{{}}}", keys.join(",")).as_bytes(), dice);
    }
}

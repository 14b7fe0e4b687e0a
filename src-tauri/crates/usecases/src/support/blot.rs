//! Blots out what must not leave: emails, keys and other long random texts, addresses.

/// Texts of letters and digits from this length on may be keys, unless they are plain words.
const LONG: usize = 20;

/// A line without what must not leave.
pub fn blot(line: &str) -> String {
    let mut clean = String::with_capacity(line.len());
    let mut word = String::new();
    for letter in line.chars() {
        if ends_word(letter) {
            clean.push_str(&blotted(&word));
            word.clear();
            clean.push(if letter.is_control() { ' ' } else { letter });
        } else {
            word.push(letter);
        }
    }
    clean.push_str(&blotted(&word));
    clean
}

fn ends_word(letter: char) -> bool {
    letter.is_whitespace() || letter.is_control() || "\"'`<>()[]{},;|=".contains(letter)
}

fn blotted(word: &str) -> String {
    if word.contains('@') {
        return "(email)".to_owned();
    }
    if word.contains("://") {
        return "(address)".to_owned();
    }
    if is_host(word) {
        return "(host)".to_owned();
    }
    // A run, a snapshot and a key are all written alike; only a key opens anything, and nobody can tell them apart.
    if is_random(word) {
        return "(id)".to_owned();
    }
    word.to_owned()
}

/// Long, without blanks, with digits among letters: also with the dashes of a UUID, in base64 or as bytes in hex.
fn is_random(word: &str) -> bool {
    let plain: Vec<char> = word.chars().filter(char::is_ascii_alphanumeric).collect();
    let digits = plain.iter().filter(|letter| letter.is_ascii_digit()).count();
    let is_time = word.starts_with("20") && word.contains('T') && word.contains(':');
    plain.len() >= LONG && digits >= 3 && !is_time
}

/// `eu.flowline.example`, also with a port; file names of the program's own code are none.
fn is_host(word: &str) -> bool {
    let name = word.split([':', '/']).next().unwrap_or_default().trim_end_matches('.');
    let labels: Vec<&str> = name.split('.').collect();
    let code = ["rs", "sqlite", "log", "json", "html", "txt", "db"];
    let last = labels.last().copied().unwrap_or_default();
    let is_label =
        |label: &&str| !label.is_empty() && label.chars().all(|letter| letter.is_alphanumeric() || letter == '-');
    let is_number = labels.len() == 4 && labels.iter().all(|label| label.parse::<u8>().is_ok());
    is_number
        || (labels.len() >= 2
            && labels.iter().all(is_label)
            && last.len() >= 2
            && last.chars().all(char::is_alphabetic)
            && !code.contains(&last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emails_keys_addresses_and_hosts_are_blotted_out_wherever_they_stand() {
        for (line, clean) in [
            ("asked mara@nordlicht.example for it", "asked (email) for it"),
            ("<mara@nordlicht.example>,\"a@b\"", "<(email)>,\"(email)\""),
            ("key=0a1b2c3d-1111-4222-8333-444455556666!", "key=(id)"),
            ("GET https://eu.flowline.example/api/v2/users?x=1", "GET (address)=1"),
            ("host eu.flowline.example:8443 refused 10.0.0.7", "host (host) refused (host)"),
            ("hash 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b", "hash (id)"),
        ] {
            assert_eq!(blot(line), clean);
        }
    }

    #[test]
    fn what_helps_stays() {
        for line in [
            "2026-11-22T09:41:00.123+01:00 WARN usecases::runs::cut: a run could not be looked at",
            "case 3: CustomerLeaves, NeedsYou, over: false",
            "saved instances: 3",
            "error in step.rs:42 of gatehouse.sqlite",
        ] {
            assert_eq!(blot(line), line);
        }
    }

    #[test]
    fn lines_cannot_be_forged_and_terminals_not_spoken_to() {
        assert_eq!(blot("a\u{1b}[31mb\rc"), "a [31mb c");
    }
}

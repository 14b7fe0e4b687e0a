//! Proposes what a customer is called: Make knows organizations and people, but no customers.

use crate::view::leave::{Proposed, ProposedBecause};

/// Words that more than half of the organizations share, else the mail domain, else the person's own name.
pub(crate) fn propose(organizations: &[&str], email: &str, person: &str) -> Proposed {
    if let Some(text) = common_words(organizations) {
        return Proposed { text, because: ProposedBecause::CommonWords };
    }
    if let Some(text) = company(email) {
        return Proposed { text, because: ProposedBecause::EmailDomain };
    }
    Proposed { text: person.trim().to_owned(), because: ProposedBecause::PersonName }
}

/// The longest run of words that stands in more than half of the names, at least in two; spelled as in the first.
fn common_words(names: &[&str]) -> Option<String> {
    let split: Vec<Vec<&str>> = names.iter().map(|name| words(name)).collect();
    if let [only] = split.as_slice() {
        return Some(only.join(" ")).filter(|text| !text.is_empty());
    }
    let needed = (names.len() / 2 + 1).max(2);
    let mut best: Option<(usize, String)> = None;
    for words in &split {
        for start in 0..words.len() {
            for end in start + 1..=words.len() {
                let run = &words[start..end];
                let letters: usize = run.iter().map(|word| word.chars().count()).sum();
                let longer = best.as_ref().is_none_or(|(length, _)| letters > *length);
                if longer && letters > 2 && split.iter().filter(|other| holds(other, run)).count() >= needed {
                    best = Some((letters, run.join(" ")));
                }
            }
        }
    }
    best.map(|(_, text)| text)
}

fn words(name: &str) -> Vec<&str> {
    let bare = |word: &&str| word.chars().any(char::is_alphanumeric);
    name.split_whitespace().map(|word| word.trim_matches([',', ';', ':', '|', '(', ')'])).filter(bare).collect()
}

fn holds(words: &[&str], run: &[&str]) -> bool {
    words
        .windows(run.len())
        .any(|part| part.iter().zip(run).all(|(one, other)| one.to_lowercase() == other.to_lowercase()))
}

/// `mara@nordlicht.example` → `Nordlicht`; nothing for mail services that anyone may use.
fn company(email: &str) -> Option<String> {
    const ANYONE: [&str; 12] = [
        "gmail",
        "googlemail",
        "outlook",
        "hotmail",
        "live",
        "yahoo",
        "icloud",
        "gmx",
        "web",
        "proton",
        "protonmail",
        "aol",
    ];
    const SECOND: [&str; 6] = ["co", "com", "org", "net", "ac", "gov"];
    let (_, domain) = email.trim().rsplit_once('@')?;
    let labels: Vec<&str> = domain.split('.').filter(|label| !label.is_empty()).collect();
    let (_, rest) = labels.split_last()?;
    let label = match rest {
        [.., name, second] if SECOND.contains(second) => name,
        [.., name] => name,
        [] => return None,
    };
    if ANYONE.contains(&label.to_lowercase().as_str()) || label.starts_with("xn--") {
        return None;
    }
    let mut letters = label.chars();
    let first = letters.next()?;
    Some(first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(organizations: &[&str], email: &str) -> (String, ProposedBecause) {
        let proposed = propose(organizations, email, "Mara Lindqvist");
        (proposed.text, proposed.because)
    }

    #[test]
    fn words_that_most_organizations_share_name_the_customer() {
        let all =
            ["Nordlicht Catering Kitchen", "Nordlicht Catering Events", "Nordlicht catering Sandbox", "Mara private"];
        assert_eq!(text(&all, "m@x.example"), ("Nordlicht Catering".to_owned(), ProposedBecause::CommonWords));
        assert_eq!(text(&["Atelier Sommer"], "m@x.example").0, "Atelier Sommer");
    }

    #[test]
    fn else_the_mail_domain_does() {
        for (email, name) in
            [("mara@nordlicht.example", "Nordlicht"), ("a@mail.blueharbor.co.uk", "Blueharbor"), ("x@Acme.io", "Acme")]
        {
            assert_eq!(text(&["North", "South"], email), (name.to_owned(), ProposedBecause::EmailDomain), "{email}");
        }
    }

    #[test]
    fn else_the_person_does() {
        for email in ["mara@gmail.com", "mara", "mara@localhost", "mara@xn--bcher-kva.example"] {
            assert_eq!(text(&[], email), ("Mara Lindqvist".to_owned(), ProposedBecause::PersonName), "{email}");
        }
    }

    #[test]
    fn two_letters_in_common_are_not_a_name() {
        assert_eq!(text(&["My Kitchen", "My Events"], "a@acme.example").0, "Acme");
    }
}

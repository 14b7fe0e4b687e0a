//! What Make takes as a name, an email, a password. Asked before anything is sent, and again by the instance.

/// Longest name of a person, an organization or a team.
const LONGEST: usize = 250;

/// A name of a person: something to read, and not too long.
pub fn is_name(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= LONGEST && !text.contains(char::is_control)
}

/// A name of an organization or a team: letters, digits, spaces and `' - . ( ) * + , @ _ /`, no space at either end.
pub fn is_place_name(text: &str) -> bool {
    let allowed = |letter: char| letter.is_alphanumeric() || " '-.()*+,@_/".contains(letter);
    is_name(text) && text.trim() == text && text.chars().all(allowed)
}

/// Something before and after one last `@`, and nothing that cannot be seen.
pub fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.rsplit_once('@') else { return false };
    let strange = |letter: char| letter.is_whitespace() || letter.is_control();
    !name.is_empty() && host.len() > 2 && !host.starts_with('.') && !host.ends_with('.') && !text.contains(strange)
}

/// Make's documented rule: at least 10 characters with a digit, an upper-case letter and a special character.
pub fn is_strong_password(text: &str) -> bool {
    text.chars().count() >= 10
        && text.chars().any(|letter| letter.is_ascii_digit())
        && text.chars().any(char::is_uppercase)
        && text.chars().any(|letter| !letter.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_email_has_a_name_and_a_host() {
        assert!(is_email("holding@house.example"));
        for text in ["", "holding", "@house.example", "holding@", "a b@c.example", "a@.example", "a@b."] {
            assert!(!is_email(text), "{text}");
        }
    }

    #[test]
    fn a_place_is_called_with_the_letters_that_make_takes() {
        for text in ["Łódź Catering (EU) 2/3", "a@b_c*", "O'Neil, Ltd."] {
            assert!(is_place_name(text), "{text}");
        }
        for text in ["", " ", " Kitchen", "Kitchen ", "Kitchen!", "a&b", "a\nb", "<b>"] {
            assert!(!is_place_name(text), "{text}");
        }
    }

    #[test]
    fn each_part_of_the_password_rule_counts() {
        assert!(is_strong_password("Correct-horse7"));
        for text in ["Corr-hor7", "correct-horse7", "Correct-horse", "Correcthorse7", ""] {
            assert!(!is_strong_password(text), "{text}");
        }
    }
}

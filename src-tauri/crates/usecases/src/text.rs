//! Texts of people made comparable: folded for searching and for sorting. Nothing folded is ever shown or sent.

use icu_normalizer::DecomposingNormalizerBorrowed;

/// Case, accents and compatibility forms do not count: `Łukasz Núñez` and `LUKASZ NUNEZ` are the same.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Like [`fold`], appended to what is there.
pub(crate) fn fold_into(text: &str, folded: &mut String) {
    if text.is_ascii() {
        folded.extend(
            text.chars().map(|letter| if letter.is_ascii_control() { ' ' } else { letter.to_ascii_lowercase() }),
        );
        return;
    }
    let letters = DecomposingNormalizerBorrowed::new_nfkd().normalize_iter(text.chars());
    for letter in letters.filter(|letter| !is_mark(*letter)).flat_map(char::to_lowercase) {
        match plain(letter) {
            Some(plain) => folded.push_str(plain),
            // A folded text holds no control characters, so they are free to separate texts.
            None if letter.is_control() => folded.push(' '),
            // Lower case can bring a mark of its own, as that of `İ` does.
            None if is_mark(letter) => {}
            None => folded.push(letter),
        }
    }
}

/// Accents and other marks that combine with the letter before them, and marks that cannot be seen.
fn is_mark(letter: char) -> bool {
    matches!(u32::from(letter), 0x0300..=0x036f | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff | 0x200b..=0x200f
        | 0x202a..=0x202e | 0x2060..=0x2069 | 0x20d0..=0x20ff | 0xfe00..=0xfe0f | 0xfe20..=0xfe2f | 0xfeff)
}

/// Letters that have no decomposition and are typed without their stroke by most people.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ħ' => "h",
        'ı' => "i",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_accents_do_not_count() {
        for (one, other) in [
            ("Łukasz Núñez", "LUKASZ NUNEZ"),
            ("Søren Kjærgård", "soren kjaergard"),
            ("Straße", "STRASSE"),
            ("İpek Işık", "ipek isik"),
            ("e\u{301}clair", "\u{e9}clair"),
            ("ﬁona", "fiona"),
        ] {
            assert_eq!(fold(one), fold(other), "{one}");
        }
    }

    #[test]
    fn other_scripts_stay_as_they_are() {
        assert_eq!(fold("Мара 東京"), "мара 東京");
    }

    #[test]
    fn marks_that_cannot_be_seen_hide_nobody() {
        assert_eq!(fold("ma\u{200b}ra\u{202e}"), "mara");
    }
}

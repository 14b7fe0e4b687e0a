//! How a text looks to a reader: its skeleton by the tables of UTS 39, which is the same for all texts that can be mistaken
//! for each other. Skeletons are compared and never shown.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hasher as _};
use std::sync::LazyLock;

use icu_normalizer::DecomposingNormalizerBorrowed;
use unicode_security::mixed_script::AugmentedScriptSet;
use unicode_security::{MixedScript as _, skeleton};

/// What kind of text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Writing {
    /// Spaces, apostrophes and dashes are typed in many ways and do not count.
    Name,
    /// Case does not count, everything else does.
    Email,
}

/// How it looks, as a number. `None` for what is too short to be anybody's name.
pub(super) fn look(writing: Writing, text: &str) -> Option<u64> {
    let text = cased(writing, text);
    text.chars().nth(1)?;
    let mut seen = String::with_capacity(text.len() * 2);
    if text.is_ascii() {
        text.bytes().for_each(|byte| seen.push_str(ASCII.get(usize::from(byte)).map_or("", String::as_str)));
    } else {
        seen.extend(skeleton(&text));
    }
    let mut look = DefaultHasher::new();
    look.write(seen.as_bytes());
    Some(look.finish())
}

/// The skeleton of each ASCII character. Nearly all texts are made of these alone, and looking them up takes a tenth of the time.
static ASCII: LazyLock<Vec<String>> =
    LazyLock::new(|| (0..0x80_u8).map(|byte| skeleton(char::from(byte).encode_utf8(&mut [0; 4])).collect()).collect());

/// Whether two texts that look the same are the same.
pub(super) fn is_same(writing: Writing, one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    match writing {
        Writing::Name => letters(one).eq(letters(other)),
        Writing::Email => cased(writing, one) == cased(writing, other),
    }
}

fn cased(writing: Writing, text: &str) -> Cow<'_, str> {
    match writing {
        Writing::Email if !text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) => {
            text.to_lowercase().into()
        }
        Writing::Name | Writing::Email => text.into(),
    }
}

fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    let all = DecomposingNormalizerBorrowed::new_nfd().normalize_iter(text.chars());
    all.filter(|letter| !letter.is_whitespace() && !is_ornament(*letter))
}

fn is_ornament(letter: char) -> bool {
    matches!(letter, '\'' | '`' | '"' | '-' | '´' | '\u{2bc}' | '\u{2010}'..='\u{201f}')
}

/// Whether a word mixes letters of different alphabets. Latin letters beside Chinese, Japanese or Korean ones are usual.
pub(crate) fn mixes(text: &str) -> bool {
    !text.is_ascii() && words(text).any(|word| !word.is_single_script() && !is_east_asian(word))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| letter.is_whitespace() || (letter.is_ascii() && !letter.is_ascii_alphanumeric()))
}

/// Without its Latin letters it is Chinese, Japanese or Korean.
fn is_east_asian(word: &str) -> bool {
    let latin = AugmentedScriptSet::for_char('a');
    let is_latin = |letter: &char| {
        let mut both = AugmentedScriptSet::for_char(*letter);
        both.intersect_with(latin);
        !both.is_empty()
    };
    let rest: String = word.chars().filter(|letter| !is_latin(letter)).collect();
    let scripts = AugmentedScriptSet::for_str(&rest);
    scripts.hanb || scripts.jpan || scripts.kore
}

#[cfg(test)]
mod swaps;

#[cfg(test)]
mod tests {
    use super::*;

    fn looks_like(one: &str, other: &str) -> bool {
        let seen = look(Writing::Name, one);
        seen.is_some() && seen == look(Writing::Name, other) && !is_same(Writing::Name, one, other)
    }

    #[test]
    fn other_letters_of_the_same_look_are_found() {
        for (one, other) in [
            ("Mara Lindqvist", "M\u{430}ra Lindqvist"),
            ("John Doe", "J\u{3bf}hn Doe"),
            ("Bill Miller", "Bi1l Miller"),
            ("Ilse Berg", "llse Berg"),
            ("Anna Doe", "An\u{200b}na Doe"),
            ("Nordlicht 01", "Nordlicht O1"),
            ("Marnie", "Mamie"),
            ("Ольга", "Oльга"),
        ] {
            assert!(looks_like(one, other), "{one} {other}");
        }
    }

    #[test]
    fn other_names_and_other_ways_of_typing_one_are_not() {
        for (one, other) in [
            ("Mara Lindqvist", "Mara Lindquist"),
            ("Müller", "Muller"),
            ("Zoë", "Zoe"),
            ("Łukasz", "Lukasz"),
            ("O'Brien", "O\u{2019}Brien"),
            ("Anna-Lena Doe", "Anna\u{2010}Lena Doe"),
            ("Mara Lindqvist", "Mara\u{a0}Lindqvist"),
            ("No\u{eb}l", "Noe\u{308}l"),
            ("M", "М"),
            ("", ""),
        ] {
            assert!(!looks_like(one, other), "{one} {other}");
        }
    }

    #[test]
    fn in_emails_case_does_not_count_and_dashes_do() {
        let same = |one: &str, other: &str| is_same(Writing::Email, one, other);
        assert!(same("Mara@Nordlicht.example", "mara@nordlicht.example"));
        assert!(!same("ann-doe@x.example", "ann\u{2010}doe@x.example"));
        assert_eq!(look(Writing::Email, "MARA@x.example"), look(Writing::Email, "m\u{430}ra@x.example"));
    }

    #[test]
    fn a_word_of_two_alphabets_is_told_from_names_in_two_languages() {
        for mixed in ["M\u{430}ra", "P\u{3bf}rt", "Anna Do\u{435}", "mara@nord\u{4cf}icht.example", "Արaм"] {
            assert!(mixes(mixed), "{mixed}");
        }
        for usual in [
            "Мария (Maria) Иванова",
            "ООО Yandex",
            "株式会社Acme",
            "김Kim 이",
            "さくら健太",
            "Zoë\u{301} 🌿 3",
            "नोवा",
            "א1",
        ] {
            assert!(!mixes(usual), "{usual}");
        }
    }
}

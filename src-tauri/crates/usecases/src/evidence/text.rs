//! Text of an instance on a page: escaped, each value isolated, and whatever cannot be seen shown as a mark.

use std::fmt::Write as _;

/// A value from outside, ready to stand in a page.
pub(super) fn shown(text: &str) -> String {
    let mut page = String::with_capacity(text.len() + 16);
    page.push_str("<bdi>");
    text.chars().for_each(|letter| push(&mut page, letter));
    page.push_str("</bdi>");
    page
}

/// Text of several lines: each line is a value of its own.
pub(super) fn shown_lines(text: &str) -> String {
    text.lines().map(|line| shown(&line.replace('\t', " "))).collect::<Vec<_>>().join("<br>")
}

fn push(page: &mut String, letter: char) {
    match letter {
        '&' => page.push_str("&amp;"),
        '<' => page.push_str("&lt;"),
        '>' => page.push_str("&gt;"),
        '"' => page.push_str("&quot;"),
        '\'' => page.push_str("&#39;"),
        letter if is_unseen(letter) => {
            // Writing to a String cannot fail.
            let _ = write!(page, "<span class=\"mark\">U+{:04X}</span>", u32::from(letter));
        }
        letter => page.push(letter),
    }
}

/// The same JSON with everything that cannot be seen as `\u` escapes; such characters stand only inside of texts.
pub(super) fn visible_json(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for letter in json.chars() {
        if letter.is_ascii() || !is_unseen(letter) {
            text.push(letter);
        } else {
            letter.encode_utf16(&mut [0; 2]).iter().for_each(|unit| {
                let _ = write!(text, "\\u{unit:04x}");
            });
        }
    }
    text
}

/// Control characters, direction marks, zero-width and tag characters, fillers that look like nothing.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(u32::from(letter), 0xad | 0x34f | 0x61c | 0x115f..=0x1160 | 0x17b4..=0x17b5 | 0x180b..=0x180f
            | 0x200b..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f | 0x2800 | 0x3164 | 0xfe00..=0xfe0e | 0xfeff | 0xffa0
            | 0xfff0..=0xfffb | 0x1d173..=0x1d17a | 0xe0000..=0xe0fff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_text() {
        assert_eq!(
            shown(r#"<img src=x onerror="a('&')">"#),
            "<bdi>&lt;img src=x onerror=&quot;a(&#39;&amp;&#39;)&quot;&gt;</bdi>"
        );
    }

    #[test]
    fn what_cannot_be_seen_becomes_a_mark() {
        let hostile = ('\u{0}'..='\u{1f}')
            .chain('\u{7f}'..='\u{9f}')
            .chain('\u{200b}'..='\u{200f}')
            .chain('\u{202a}'..='\u{202e}')
            .chain('\u{2060}'..='\u{206f}')
            .chain('\u{e0000}'..='\u{e007f}')
            .chain(['\u{ad}', '\u{feff}', '\u{61c}', '\u{3164}']);
        for letter in hostile {
            let page = shown(&format!("a{letter}b"));
            assert!(!page.contains(letter) && page.contains("U+"), "{:x}", u32::from(letter));
        }
    }

    #[test]
    fn a_note_keeps_its_lines_and_nothing_else_of_its_shape() {
        assert_eq!(shown_lines("a\r\n\n\t<b>"), "<bdi>a</bdi><br><bdi></bdi><br><bdi> &lt;b&gt;</bdi>");
    }

    #[test]
    fn names_in_other_scripts_stay_as_they_are() {
        assert_eq!(shown("Lucía Мара 東京 مارا"), "<bdi>Lucía Мара 東京 مارا</bdi>");
    }

    #[test]
    fn json_with_unseen_characters_still_says_the_same() {
        let json = serde_json::to_string("a\u{202e}b\u{e0041}c").unwrap();
        let visible = visible_json(&json);
        assert!(visible.is_ascii());
        assert_eq!(serde_json::from_str::<String>(&visible).unwrap(), "a\u{202e}b\u{e0041}c");
    }
}

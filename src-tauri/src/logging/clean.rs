//! One line of the log as it may be kept and handed on.

/// Longer lines are cut; an instance may say as much as it likes.
const LONGEST: usize = 2_000;
/// Stands where an email stood.
const EMAIL: &str = "[email]";

/// One line, whatever was in it: line ends, escape sequences and unseen characters are written out, emails are taken out,
/// and what is too long is cut. A line end at the very end stays one.
pub fn clean(line: &str) -> String {
    let (text, end) = line.strip_suffix('\n').map_or((line, ""), |text| (text, "\n"));
    let mut kept = without_emails(&visible(text));
    if let Some((place, _)) = kept.char_indices().nth(LONGEST) {
        kept.truncate(place);
        kept.push_str(" [cut]");
    }
    kept + end
}

/// Every character that is not simply seen, written as `\u{1b}`.
fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_unseen(letter) {
            shown.extend(letter.escape_unicode());
        } else {
            shown.push(letter);
        }
    }
    shown
}

fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(letter, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Takes out every word around an `@`, also where it is written as `%40` or as its wide sign.
fn without_emails(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for word in text.split_inclusive(is_gap) {
        let bare = word.trim_end_matches(is_gap);
        if ["@", "%40", "＠", "﹫"].iter().any(|sign| bare.contains(sign)) {
            kept.push_str(EMAIL);
            kept.push_str(&word[bare.len()..]);
        } else {
            kept.push_str(word);
        }
    }
    kept
}

fn is_gap(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, '"' | '\'' | '<' | '>' | '(' | ')' | '[' | ']' | '{' | '}' | ',' | ';' | '=' | '|')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_stays_one_line_and_moves_no_terminal() {
        assert_eq!(clean("a\r\nWARN forged\n"), "a\\u{d}\\u{a}WARN forged\n");
        assert_eq!(clean("\u{1b}[2Jgone \u{9b}31m\n"), "\\u{1b}[2Jgone \\u{9b}31m\n");
        assert_eq!(clean("ann\u{202e}moc \u{200b}\u{e0041}\n"), "ann\\u{202e}moc \\u{200b}\\u{e0041}\n");
        assert_eq!(clean("Zoë 🌿 名前\n"), "Zoë 🌿 名前\n");
    }

    #[test]
    fn emails_are_taken_out_however_they_are_written() {
        for line in [
            "no answer for mara@nordlicht.example",
            "\"mara@nordlicht.example\" exists",
            "<mara+tag@nordlicht.example>, again",
            "email=mara%40nordlicht.example&x",
            "mara＠nordlicht.example",
            "url: /users?email=mara@nordlicht.example",
            "\"Mara L\"@nordlicht.example",
        ] {
            let kept = clean(line);
            assert!(kept.contains(EMAIL) && !kept.contains("nordlicht"), "{kept}");
        }
        assert_eq!(clean("run 4711 of step 3: code=IM003"), "run 4711 of step 3: code=IM003");
    }

    #[test]
    fn what_is_too_long_is_cut_between_letters() {
        let kept = clean(&"ä".repeat(100_000));
        assert!(kept.ends_with("ä [cut]") && kept.chars().count() < LONGEST + 10);
    }
}

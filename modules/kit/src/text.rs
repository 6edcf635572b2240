//! What texts that people enter are made of.

use crate::error::{Error, Result};

/// Whether a character does not show what it is, so that two texts look alike or one looks like another: control characters,
/// ends of lines among them, characters of format (Cf of Unicode, such as blanks without width and changes of direction), and
/// those of private use, which each font draws as it likes.
pub fn unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{890}'..='\u{891}' | '\u{8e2}'
            | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{110bd}' | '\u{110cd}' | '\u{13430}'..='\u{1343f}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0001}' | '\u{e0020}'..='\u{e007f}'
            | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}')
}

/// Whether a text has characters that are [`unseen`], ends of lines aside.
pub fn hides(text: &str) -> bool {
    text.chars().any(|c| unseen(c) && !matches!(c, '\n' | '\r'))
}

/// Why something is done, in words: trimmed, 4 to 200 characters that are seen.
///
/// # Errors
/// BAD_USER_INPUT at `path`, with the advice.
pub fn reason(text: &str, path: &str, advice: &str) -> Result<String> {
    let text = text.trim();
    match (4..=200).contains(&text.chars().count()) && !hides(text) {
        true => Ok(text.to_owned()),
        false => Err(Error::bad_input(path, format!("{advice}, in 4 to 200 characters that are seen"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_told_apart() {
        for hidden in
            ['\0', '\n', '\u{7f}', '\u{85}', '\u{ad}', '\u{200b}', '\u{200e}', '\u{2028}', '\u{202e}']
        {
            assert!(unseen(hidden), "{hidden:?}");
        }
        for hidden in ['\u{2066}', '\u{feff}', '\u{e000}', '\u{e0041}', '\u{f0000}', '\u{10fffd}'] {
            assert!(unseen(hidden), "{hidden:?}");
        }
        for seen in "陈·𠀀 a-1，。\u{3000}é\u{301}\u{fe0f}".chars() {
            assert!(!unseen(seen), "{seen:?}");
        }
    }

    #[test]
    fn a_reason_may_have_lines() {
        assert_eq!(reason(" one\r\ntwo ", "p", "say why").unwrap(), "one\r\ntwo");
        for wrong in ["", "one", "one \u{202e}two", "one\ttwo"] {
            assert!(reason(wrong, "p", "say why").is_err(), "{wrong:?}");
        }
    }
}

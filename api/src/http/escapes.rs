//! Escapes of strings that the parser does not know: `\u{1F600}` and surrogate pairs (the September 2025 edition,
//! section 2.10.4). They are written out before it sees the document; columns behind them shift.

use super::tokens::{Token, Tokens};
use std::borrow::Cow;

/// The document without these escapes. What is wrong in them stays, for the parser to refuse.
pub(super) fn written_out(text: &str) -> Cow<'_, str> {
    if !text.contains("\\u") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut copied = 0;
    for (token, end) in Tokens::new(text).with_ends() {
        if let Token::Text(string) = token
            && !string.starts_with("\"\"\"")
        {
            out.push_str(&text[copied..end - string.len()]);
            write_string(string, &mut out);
            copied = end;
        }
    }
    out.push_str(&text[copied..]);
    Cow::Owned(out)
}

fn write_string(mut string: &str, out: &mut String) {
    while let Some(at) = string.find('\\') {
        out.push_str(&string[..at]);
        string = &string[at..];
        match character(string) {
            Some((c, length)) => {
                push(c, out);
                string = &string[length..];
            }
            None => {
                let length = 1 + string[1..].chars().next().map_or(0, char::len_utf8);
                out.push_str(&string[..length]);
                string = &string[length..];
            }
        }
    }
    out.push_str(string);
}

/// The character of an escape that the parser does not know, and the escape's length.
fn character(escape: &str) -> Option<(char, usize)> {
    if let Some(rest) = escape.strip_prefix("\\u{") {
        let (digits, _) = rest.split_once('}')?;
        return Some((char::from_u32(hex(digits)?)?, digits.len() + 4));
    }
    let (high, low) = (unit(escape)?, unit(escape.get(6..)?)?);
    let pair = char::decode_utf16([high, low]).next()?.ok()?;
    (pair > '\u{ffff}').then_some((pair, 12))
}

fn unit(escape: &str) -> Option<u16> {
    u16::try_from(hex(escape.strip_prefix("\\u")?.get(..4)?)?).ok()
}

fn hex(digits: &str) -> Option<u32> {
    let only_digits = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_hexdigit());
    if only_digits { u32::from_str_radix(digits, 16).ok() } else { None }
}

fn push(c: char, out: &mut String) {
    if c < ' ' || c == '"' || c == '\\' {
        out.push_str(&format!("\\u{:04X}", u32::from(c)));
    } else {
        out.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_and_pairs_are_written_out() {
        assert_eq!(written_out(r#"{ a(b: "x\u{1F600}y\uD83D\uDE00z") }"#), "{ a(b: \"x😀y😀z\") }");
        assert_eq!(written_out(r#"{ a(b: "\u{22}\u{5c}\u{A}") }"#), r#"{ a(b: "\u0022\u005C\u000A") }"#);
    }

    #[test]
    fn everything_else_stays() {
        for text in [
            r#"{ a(b: "\u0041\n\\u{41}") }"#,
            r#"{ a(b: "\u{110000}\u{}\uD83D\u{zz}\uD83Dx") }"#,
            r#"{ a(b: """\u{41}""") } # "\u{41}"#,
            r#"{ a(b: "\u{41"#,
            r#"{ a(b: "\u"#,
        ] {
            assert_eq!(written_out(text), text);
        }
    }

    #[test]
    fn the_parser_takes_what_is_written_out() {
        let text = r#"{ a(b: "\u{22}\uD83D\uDE00") }"#;
        assert!(async_graphql::parser::parse_query(text).is_err());
        assert!(async_graphql::parser::parse_query(written_out(text)).is_ok());
    }
}

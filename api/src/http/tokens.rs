//! Lexical tokens of a GraphQL document (October 2021 edition, section 2.1), as far as a first look needs them.

use async_graphql::Pos;

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `(`, `[` or `{`.
    Open(char),
    /// `)`, `]` or `}`.
    Close(char),
    /// `:`.
    Colon,
    /// A name.
    Name(&'a str),
    /// A string with its quotes.
    Text(&'a str),
    /// A number, or another punctuator.
    Other,
}

/// The tokens of a text with their places; never fails, the parser does that.
pub(super) struct Tokens<'a> {
    rest: &'a str,
    line: usize,
    column: usize,
}

impl<'a> Tokens<'a> {
    /// The tokens of this text.
    pub(super) fn new(text: &'a str) -> Self {
        Self { rest: text, line: 1, column: 1 }
    }

    /// The tokens with the byte at which each ends.
    pub(super) fn with_ends(mut self) -> impl Iterator<Item = (Token<'a>, usize)> {
        let length = self.rest.len();
        std::iter::from_fn(move || self.next().map(|(token, _)| (token, length - self.rest.len())))
    }

    fn skip_ignored(&mut self) {
        loop {
            let blank = length_while(self.rest, |c| c.is_whitespace() || c == ',' || c == '\u{feff}');
            self.advance(blank);
            if !self.rest.starts_with('#') {
                return;
            }
            let comment = length_while(self.rest, |c| c != '\n' && c != '\r');
            self.advance(comment);
        }
    }

    fn advance(&mut self, bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(bytes);
        for c in taken.chars() {
            if c == '\n' {
                self.line += 1;
                self.column = 1;
            } else {
                self.column += 1;
            }
        }
        self.rest = rest;
        taken
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = (Token<'a>, Pos);

    fn next(&mut self) -> Option<Self::Item> {
        self.skip_ignored();
        let first = self.rest.chars().next()?;
        let pos = Pos { line: self.line, column: self.column };
        let length = match first {
            '"' => string_length(self.rest),
            c if c == '-' || c.is_ascii_digit() => 1 + length_while(&self.rest[1..], is_of_number),
            c if is_word(c) => length_while(self.rest, is_word),
            '.' if self.rest.starts_with("...") => 3,
            c => c.len_utf8(),
        };
        let text = self.advance(length);
        let token = match first {
            '(' | '[' | '{' => Token::Open(first),
            ')' | ']' | '}' => Token::Close(first),
            ':' => Token::Colon,
            '"' => Token::Text(text),
            c if c.is_ascii_alphabetic() || c == '_' => Token::Name(text),
            _ => Token::Other,
        };
        Some((token, pos))
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

fn is_of_number(c: char) -> bool {
    is_word(c) || c == '.' || c == '+' || c == '-'
}

fn length_while(text: &str, fits: impl Fn(char) -> bool) -> usize {
    text.find(|c| !fits(c)).unwrap_or(text.len())
}

fn string_length(text: &str) -> usize {
    let block = text.starts_with("\"\"\"");
    let quote = if block { "\"\"\"" } else { "\"" };
    let mut at = quote.len();
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with(quote) {
            return at + quote.len();
        }
        let escaped = if block { rest.starts_with("\\\"\"\"") } else { rest.starts_with('\\') };
        let step = if escaped && block {
            4
        } else if escaped {
            1 + char_length(&rest[1..])
        } else {
            char_length(rest)
        };
        at += step;
    }
    text.len()
}

fn char_length(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<&str> {
        Tokens::new(text).filter_map(|(t, _)| if let Token::Name(n) = t { Some(n) } else { None }).collect()
    }

    #[test]
    fn strings_are_one_token_whatever_is_in_them() {
        assert_eq!(names(r#"a "b \" c" d """e " \""" f""" g "\\" h"#), ["a", "d", "g", "h"]);
        assert_eq!(Tokens::new(r#""网格" a"#).count(), 2);
    }

    #[test]
    fn an_open_string_ends_with_the_text() {
        assert_eq!(Tokens::new("a \"b c").count(), 2);
        assert_eq!(Tokens::new("\"\\").count(), 1);
    }

    #[test]
    fn places_count_lines_and_columns_from_one() {
        let last = Tokens::new("a\n  b").last().unwrap();
        assert_eq!(last, (Token::Name("b"), Pos { line: 2, column: 3 }));
    }

    #[test]
    fn numbers_spreads_and_comments() {
        assert_eq!(Tokens::new("-1.5e-3 ...a # b c\n 1.5").count(), 4);
    }
}

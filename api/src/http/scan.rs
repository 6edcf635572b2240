//! A first look at a document's text, before any parser recurses into it: it counts tokens, bounds the nesting, and
//! refuses what the parser lets pass (repeated input fields, empty lists of variables).

use super::limits::{Limits, over};
use super::problem::problem_at;
use super::tokens::{Token, Tokens};
use async_graphql::{Pos, ServerError};
use kit::Code;
use std::collections::HashSet;

/// Brackets of all kinds inside each other; the parser recurses as deep.
const NESTING: usize = 64;

/// Refuses a document that has too many tokens, nests too deep or repeats an input field.
pub(super) fn scan(text: &str, limits: &Limits) -> Result<(), ServerError> {
    let mut open: Vec<Bracket<'_>> = Vec::new();
    let mut count = 0;
    let mut before = Token::Other;
    let mut name = None;
    for (token, pos) in Tokens::new(text) {
        count += 1;
        if count > limits.tokens {
            return Err(over("tokens", limits.tokens, "send a shorter document"));
        }
        match token {
            Token::Open(kind) => {
                if open.len() == NESTING {
                    return Err(problem_at(
                        Code::LimitExceeded,
                        format!("over {NESTING} nested brackets"),
                        pos,
                    ));
                }
                open.push(Bracket { kind, names: HashSet::new() });
            }
            Token::Close(_) => {
                if before == Token::Open('(') {
                    return Err(bad("empty parentheses: leave them out", pos));
                }
                open.pop();
            }
            Token::Colon => {
                if let Some(name) = name.filter(|_| inside_an_object(&open)) {
                    note(&mut open, name, pos)?;
                }
            }
            _ => {}
        }
        name = if let Token::Name(text) = token { Some(text) } else { None };
        before = token;
    }
    Ok(())
}

struct Bracket<'a> {
    kind: char,
    names: HashSet<&'a str>,
}

/// Braces below parentheses are an input object, never a selection.
fn inside_an_object(open: &[Bracket<'_>]) -> bool {
    open.last().is_some_and(|b| b.kind == '{') && open.iter().any(|b| b.kind == '(')
}

fn note<'a>(open: &mut [Bracket<'a>], name: &'a str, pos: Pos) -> Result<(), ServerError> {
    if open.last_mut().is_some_and(|object| !object.names.insert(name)) {
        return Err(bad(&format!("the input field `{name}` is given twice"), pos));
    }
    Ok(())
}

fn bad(message: &str, pos: Pos) -> ServerError {
    problem_at(Code::BadUserInput, message, pos)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        scan(text, &Limits { tokens: 40, ..Limits::default() }).unwrap_err().message
    }

    #[test]
    fn an_ordinary_document_passes() {
        let text = "query A($a: In = {x: 1, y: {x: 2}}) { a: f(in: {x: 1, l: [{x: 1}, {x: 1}]}) { a: b } }";
        assert!(scan(text, &Limits::default()).is_ok());
    }

    #[test]
    fn tokens_are_counted_and_comments_are_not() {
        let text = format!("{{ a # {}\n }}", "b ".repeat(100));
        assert!(scan(&text, &Limits { tokens: 3, ..Limits::default() }).is_ok());
        assert!(refused(&"a ".repeat(41)).contains("`tokens`, which is 40"));
    }

    #[test]
    fn a_repeated_input_field_is_refused() {
        assert_eq!(refused("{ f(in: {x: 1, x: 2}) }"), "the input field `x` is given twice");
    }

    #[test]
    fn empty_parentheses_are_refused() {
        assert_eq!(refused("query () { a }"), "empty parentheses: leave them out");
    }

    #[test]
    fn deep_brackets_are_refused_before_the_parser_sees_them() {
        let text = format!("{{ f(a: {}) }}", "[".repeat(3_000));
        assert!(scan(&text, &Limits::default()).unwrap_err().message.contains("nested brackets"));
    }
}

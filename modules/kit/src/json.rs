//! Answers as JSON. What a list answers can be text already while the rest is still a tree of values: it leaves as it is.

use async_graphql::Value;
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use std::io;

/// In the data of a request: its answer leaves through [`write()`], and its document has no key twice at one place, so that
/// nobody looks into the objects of the answer again, and they can be text.
#[derive(Clone, Copy, Debug)]
pub struct AsText;

/// Writes an answer, or a part of one.
///
/// # Errors
/// When `to` takes no more.
pub fn write(to: impl io::Write, answer: &impl Serialize) -> serde_json::Result<()> {
    answer.serialize(&mut Serializer::with_formatter(to, Whole))
}

/// A value that is this JSON text.
pub(crate) fn text(json: Vec<u8>) -> Value {
    Value::Binary(json.into())
}

/// Takes bytes for JSON: no scalar of the graph is bytes.
struct Whole;

impl Formatter for Whole {
    fn write_byte_array<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: &[u8]) -> io::Result<()> {
        writer.write_all(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use async_graphql::value;

    #[test]
    fn what_is_text_already_stands_among_values() {
        let mut answer = vec![value!({"name": "\"网格\"\n", "size": 3, "of": null})];
        answer.push(text(br#"{"name":"b"}"#.to_vec()));
        let mut written = Vec::new();
        write(&mut written, &answer).unwrap();
        let written = String::from_utf8(written).unwrap();
        assert_eq!(written, r#"[{"name":"\"网格\"\n","size":3,"of":null},{"name":"b"}]"#);
    }
}

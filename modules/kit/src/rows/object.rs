//! An object of the answer while it is made: a tree of values, or text at once where nobody looks into it again.

use crate::json::{self, AsText};
use async_graphql::indexmap::IndexMap;
use async_graphql::{ContextSelectionSet, Name, Value};
use std::borrow::Cow;

/// An object that is being made.
pub(super) enum Object {
    Tree(IndexMap<Name, Value>),
    Text(Vec<u8>),
}

/// Bytes that a field takes, about.
const FIELD: usize = 32;

/// Are the objects of this answer text?
pub(super) fn as_text(ctx: &ContextSelectionSet<'_>) -> bool {
    ctx.data_opt::<AsText>().is_some()
}

impl Object {
    /// Of so many fields.
    pub(super) fn new(as_text: bool, fields: usize) -> Self {
        if as_text {
            Self::Text(Vec::with_capacity(fields * FIELD))
        } else {
            Self::Tree(IndexMap::with_capacity(fields))
        }
    }

    /// Adds a field, whose key it does not have yet.
    pub(super) fn put(&mut self, key: &Name, value: Cow<'_, Value>) {
        match self {
            Self::Tree(fields) => drop(fields.insert(key.clone(), value.into_owned())),
            Self::Text(text) => {
                text.extend_from_slice(if text.is_empty() { b"{\"" } else { b",\"" });
                // a name has no character that is written otherwise
                text.extend_from_slice(key.as_bytes());
                text.extend_from_slice(b"\":");
                json::write(text, &*value).expect("values are JSON, and memory takes them");
            }
        }
    }

    /// The object.
    pub(super) fn done(self) -> Value {
        match self {
            Self::Tree(fields) => Value::Object(fields),
            Self::Text(mut text) => {
                text.extend_from_slice(if text.is_empty() { b"{}" } else { b"}" });
                json::text(text)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use async_graphql::value;

    #[test]
    fn text_and_tree_are_one_answer() {
        let fields =
            [("name", value!("\"一\"")), ("grids", value!([{"code": "1"}, null])), ("size", value!(3))];
        let [tree, text] = [false, true].map(|as_text| {
            let mut object = Object::new(as_text, fields.len());
            for (key, value) in &fields {
                object.put(&Name::new(key), Cow::Borrowed(value));
            }
            let mut written = Vec::new();
            json::write(&mut written, &object.done()).unwrap();
            written
        });
        assert_eq!(String::from_utf8(tree).unwrap(), String::from_utf8(text).unwrap());
    }

    #[test]
    fn an_object_without_fields_is_one() {
        let mut written = Vec::new();
        json::write(&mut written, &Object::new(true, 0).done()).unwrap();
        assert_eq!(written, b"{}");
    }
}

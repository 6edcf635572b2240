//! Documents that were found right before: programs send the same few again and again, with other variables.

use super::distinct::keys_differ;
use async_graphql::parser::types::ExecutableDocument;
use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Bytes of document text kept; a parsed document takes many times its text.
const MOST_TEXT: usize = 256 * 1024;

/// A valid document.
pub(super) struct Valid {
    pub(super) document: ExecutableDocument,
    /// Is each key of the answer there once at its place?
    pub(super) keys_differ: bool,
}

impl Valid {
    /// Of a document that was found right.
    pub(super) fn new(document: ExecutableDocument) -> Self {
        Self { keys_differ: keys_differ(&document), document }
    }
}

/// Valid documents by their text. Whether a document is valid does not depend on its variables.
#[derive(Default)]
pub(super) struct Known(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    documents: FxHashMap<String, Arc<Valid>>,
    text: usize,
}

impl Known {
    /// The document of this text, if it was valid before.
    pub(super) fn get(&self, text: &str) -> Option<Arc<Valid>> {
        self.kept().documents.get(text).cloned()
    }

    /// Remembers a valid document. When the room is used up, all others are forgotten.
    pub(super) fn put(&self, text: &str, document: &Arc<Valid>) {
        let mut kept = self.kept();
        if kept.text + text.len() > MOST_TEXT {
            *kept = Kept::default();
        }
        if text.len() <= MOST_TEXT && kept.documents.insert(text.to_owned(), Arc::clone(document)).is_none() {
            kept.text += text.len();
        }
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use async_graphql::parser::parse_query;

    #[test]
    fn a_document_is_known_by_its_text() {
        let known = Known::default();
        let document = Arc::new(Valid::new(parse_query("{ a }").unwrap()));
        known.put("{ a }", &document);
        assert!(Arc::ptr_eq(&known.get("{ a }").unwrap(), &document));
        assert!(known.get("{a}").is_none());
    }

    #[test]
    fn memory_is_bounded() {
        let known = Known::default();
        let document = Arc::new(Valid::new(parse_query("{ a }").unwrap()));
        for n in 0..3 * MOST_TEXT / 10_000 {
            known.put(&format!("{n:10000}"), &document);
            assert!(known.kept().text <= MOST_TEXT);
        }
        known.put(&"x".repeat(MOST_TEXT + 1), &document);
        let kept = known.kept();
        assert_eq!((kept.text, kept.documents.len()), (0, 0));
    }
}

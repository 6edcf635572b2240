//! What a mutation answers: the record, read again through the caller's access.

use async_graphql::Context;
use kit::Result;
use kit::access::{Ask, Written};
use kit::record::{Record, Row, Selection};

/// The record that was written, with the fields that the payload's field `path` selects.
///
/// # Errors
/// When the database fails.
pub async fn read_back<T: Record>(
    ctx: &Context<'_>,
    written: &Written,
    path: &str,
) -> Result<Option<Row<T>>> {
    let path = camel(path);
    ctx.access().by_id(&written.id, Selection::of::<T>(ctx, &[&path])).await
}

/// The name of a field in the graph.
fn camel(name: &str) -> String {
    let mut parts = name.split('_');
    let mut camel = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut letters = part.chars();
        camel.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        camel.push_str(letters.as_str());
    }
    camel
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_of_two_words_is_found() {
        assert_eq!([camel("matter_kind"), camel("grid")], ["matterKind", "grid"]);
    }
}

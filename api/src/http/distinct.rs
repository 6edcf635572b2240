//! Whether a document has no key of the answer twice at one place: then nothing of the answer has to be merged.

use async_graphql::Name;
use async_graphql::parser::types::{ExecutableDocument, Selection, SelectionSet};
use rustc_hash::FxHashSet;

/// Is each key of a valid document there once at its place? Not where two fragments of different types have the same one,
/// though only one of them answers.
pub(super) fn keys_differ(document: &ExecutableDocument) -> bool {
    let operations = document.operations.iter().map(|(_, operation)| &operation.node.selection_set.node);
    let fragments = document.fragments.values().map(|fragment| &fragment.node.selection_set.node);
    operations.chain(fragments).all(|set| differ(document, set))
}

/// In a selection and in those below its fields.
fn differ(document: &ExecutableDocument, set: &SelectionSet) -> bool {
    add(document, set, &mut FxHashSet::default()) && below(document, set)
}

/// Adds the keys of a selection, those of its fragments among them; false at the first that is there already. Every fragment
/// has a key, so that this ends with the number of keys.
fn add<'a>(document: &'a ExecutableDocument, set: &'a SelectionSet, keys: &mut FxHashSet<&'a Name>) -> bool {
    set.items.iter().all(|item| match &item.node {
        Selection::Field(field) => keys.insert(&field.node.response_key().node),
        Selection::InlineFragment(fragment) => add(document, &fragment.node.selection_set.node, keys),
        Selection::FragmentSpread(spread) => {
            let fragment = document.fragments.get(&spread.node.fragment_name.node);
            fragment.is_some_and(|fragment| add(document, &fragment.node.selection_set.node, keys))
        }
    })
}

/// In the selections below the fields of a selection; those of named fragments are looked at by themselves.
fn below(document: &ExecutableDocument, set: &SelectionSet) -> bool {
    set.items.iter().all(|item| match &item.node {
        Selection::Field(field) => differ(document, &field.node.selection_set.node),
        Selection::InlineFragment(fragment) => below(document, &fragment.node.selection_set.node),
        Selection::FragmentSpread(_) => true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use async_graphql::parser::parse_query;

    #[test]
    fn a_key_that_is_there_twice_is_found_wherever_it_stands() {
        for (query, expected) in [
            ("{ a b { a } c { a } }", true),
            ("{ a a: b }", false),
            ("{ a x: a }", true),
            ("{ b { a { c d: c c } } }", false),
            ("{ a ... { a } }", false),
            ("{ b { ...F } } fragment F on T { a { x } ...G } fragment G on T { c }", true),
            ("{ b { ...F c } } fragment F on T { a ...G } fragment G on T { c }", false),
            ("{ b { ...F } } fragment F on T { a { x x } }", false),
            ("{ b { ... on T { a { x x } } } }", false),
            ("{ b { ...F ...F } } fragment F on T { a }", false),
            ("query A { a } query B { a a }", false),
        ] {
            assert_eq!(keys_differ(&parse_query(query).unwrap()), expected, "{query}");
        }
    }
}

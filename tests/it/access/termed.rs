//! What stands for something of the field is named in Chinese, too: who works with it searches for that word.

use super::modules;
use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{TypeDefinition, TypeKind, TypeSystemDefinition};
use kit::schema;

/// Types that follow from others: what a mutation answers and what came of it, and the pages of lists.
const DERIVED: &[&str] = &["Payload", "Outcome", "Connection", "Edge"];

/// Types of GraphQL and Relay themselves. The list only shrinks.
const OF_THE_PROTOCOL: &[&str] = &["Mutation", "Node", "PageInfo", "Query", "Subscription"];

/// Inputs and filters take what the objects have; scalars are forms of values.
fn stands_for_something(known: &TypeDefinition) -> bool {
    let name = known.name.node.as_str();
    match known.kind {
        TypeKind::InputObject(_) | TypeKind::Scalar => false,
        TypeKind::Object(_) | TypeKind::Interface(_) | TypeKind::Union(_) | TypeKind::Enum(_) => {
            !DERIVED.iter().any(|end| name.ends_with(end))
        }
    }
}

fn has_a_term(known: &TypeDefinition) -> bool {
    let description = known.description.as_ref().map_or("", |text| text.node.as_str());
    description.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}'))
}

#[test]
fn every_type_that_stands_for_something_has_its_chinese_term() {
    let sdl = schema::build(&modules::all(), |builder| builder).sdl();
    let mut lacking = Vec::new();
    for definition in parse_schema(sdl).unwrap().definitions {
        let TypeSystemDefinition::Type(known) = definition else { continue };
        if stands_for_something(&known.node) && !has_a_term(&known.node) {
            lacking.push(known.node.name.node.to_string());
        }
    }
    lacking.sort();
    assert_eq!(lacking, OF_THE_PROTOCOL);
}

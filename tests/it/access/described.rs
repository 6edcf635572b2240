//! Descriptions are the documentation for people outside: every part of the schema has one.

use super::modules;
use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{FieldDefinition, InputValueDefinition, TypeKind, TypeSystemDefinition};
use async_graphql::{Name, Positioned};
use kit::schema;

/// What the library writes without one. The list only shrinks.
const UNDESCRIBED: &[&str] = &["@include(if)", "@skip(if)", "@specifiedBy(url)"];

/// The parts that lack one, by their names.
#[derive(Default)]
struct Missing(Vec<String>);

impl Missing {
    fn note(&mut self, description: Option<&Positioned<String>>, name: impl FnOnce() -> String) {
        if description.is_none_or(|text| text.node.trim().is_empty()) {
            self.0.push(name());
        }
    }

    fn definition(&mut self, definition: &TypeSystemDefinition) {
        match definition {
            TypeSystemDefinition::Schema(_) => {}
            TypeSystemDefinition::Directive(directive) => {
                let name = format!("@{}", directive.node.name.node);
                self.note(directive.node.description.as_ref(), || name.clone());
                self.arguments(&name, &directive.node.arguments);
            }
            TypeSystemDefinition::Type(known) => {
                let name = &known.node.name.node;
                self.note(known.node.description.as_ref(), || name.to_string());
                self.parts(name, &known.node.kind);
            }
        }
    }

    fn parts(&mut self, of: &Name, kind: &TypeKind) {
        match kind {
            TypeKind::Scalar | TypeKind::Union(_) => {}
            TypeKind::Object(object) => self.fields(of, &object.fields),
            TypeKind::Interface(interface) => self.fields(of, &interface.fields),
            TypeKind::Enum(closed) => {
                for value in &closed.values {
                    let name = || format!("{of}.{}", value.node.value.node);
                    self.note(value.node.description.as_ref(), name);
                }
            }
            TypeKind::InputObject(input) => {
                for part in &input.fields {
                    self.note(part.node.description.as_ref(), || format!("{of}.{}", part.node.name.node));
                }
            }
        }
    }

    fn fields(&mut self, of: &Name, fields: &[Positioned<FieldDefinition>]) {
        for field in fields {
            let name = format!("{of}.{}", field.node.name.node);
            self.note(field.node.description.as_ref(), || name.clone());
            self.arguments(&name, &field.node.arguments);
        }
    }

    fn arguments(&mut self, of: &str, arguments: &[Positioned<InputValueDefinition>]) {
        for argument in arguments {
            self.note(argument.node.description.as_ref(), || format!("{of}({})", argument.node.name.node));
        }
    }
}

#[test]
fn every_part_of_the_schema_is_described() {
    let sdl = schema::build(&modules::all(), |builder| builder).sdl();
    let mut missing = Missing::default();
    for definition in &parse_schema(sdl).unwrap().definitions {
        missing.definition(definition);
    }
    missing.0.sort();
    assert_eq!(missing.0, UNDESCRIBED);
}

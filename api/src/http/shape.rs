//! The types of a schema as the edge needs them to measure and check an operation, read from its SDL.

use super::introspection::Introspection;
use async_graphql::Name;
use async_graphql::parser::types::{
    BaseType, FieldDefinition, InputValueDefinition, OperationType, Type, TypeDefinition, TypeKind,
    TypeSystemDefinition,
};
use async_graphql::parser::{self, Positioned};
use rustc_hash::{FxHashMap, FxHashSet};

/// The types of one schema.
#[derive(Debug, Default)]
pub(super) struct Shape {
    roots: FxHashMap<&'static str, Name>,
    composites: FxHashMap<Name, Composite>,
    inputs: FxHashMap<Name, Input>,
    enums: FxHashMap<Name, FxHashSet<Name>>,
    directives: FxHashMap<Name, Inputs>,
    /// What introspection answers of it.
    pub(super) introspection: Introspection,
    /// Fields of the root that an operation may have one of, and once.
    pub(super) lone: FxHashSet<&'static str>,
    /// What fields of the root cost beside their selection.
    pub(super) heavy: FxHashMap<&'static str, u64>,
}

/// Arguments or input fields by name.
pub(super) type Inputs = FxHashMap<Name, InputValueDefinition>;

/// An object or an interface; a union has no fields.
#[derive(Debug, Default)]
pub(super) struct Composite {
    /// Its fields.
    pub(super) fields: FxHashMap<Name, FieldShape>,
    /// Whether it is a page of a list: it has `pageInfo`, and `edges` or `nodes`.
    pub(super) is_connection: bool,
}

/// A field of an object.
#[derive(Debug)]
pub(super) struct FieldShape {
    /// What it answers.
    pub(super) ty: Type,
    /// What it takes.
    pub(super) arguments: Inputs,
}

/// An input object.
#[derive(Debug)]
pub(super) struct Input {
    /// Its fields.
    pub(super) fields: Inputs,
    /// Whether exactly one of them must be given.
    pub(super) one_of: bool,
}

impl Shape {
    /// Reads the types of this SDL.
    ///
    /// # Errors
    /// The text is not SDL.
    pub(super) fn read(sdl: &str) -> Result<Self, parser::Error> {
        let definitions = parser::parse_schema(sdl)?.definitions;
        let mut shape = Self { introspection: Introspection::read(&definitions)?, ..Self::default() };
        for definition in definitions {
            match definition {
                TypeSystemDefinition::Schema(schema) => {
                    let schema = schema.node;
                    shape.root("query", schema.query);
                    shape.root("mutation", schema.mutation);
                    shape.root("subscription", schema.subscription);
                }
                TypeSystemDefinition::Type(definition) => shape.add(definition.node),
                TypeSystemDefinition::Directive(directive) => {
                    shape.directives.insert(directive.node.name.node, inputs(directive.node.arguments));
                }
            }
        }
        Ok(shape)
    }

    fn root(&mut self, kind: &'static str, name: Option<Positioned<Name>>) {
        if let Some(name) = name {
            self.roots.insert(kind, name.node);
        }
    }

    fn add(&mut self, definition: TypeDefinition) {
        let name = definition.name.node;
        match definition.kind {
            TypeKind::Object(object) => {
                self.composites.insert(name, composite(object.fields));
            }
            TypeKind::Interface(interface) => {
                self.composites.insert(name, composite(interface.fields));
            }
            TypeKind::Enum(values) => {
                let values = values.values.into_iter().map(|v| v.node.value.node).collect();
                self.enums.insert(name, values);
            }
            TypeKind::InputObject(input) => {
                let one_of = definition.directives.iter().any(|d| d.node.name.node == "oneOf");
                self.inputs.insert(name, Input { fields: inputs(input.fields), one_of });
            }
            TypeKind::Scalar | TypeKind::Union(_) => {}
        }
    }

    /// The type of an operation's root.
    pub(super) fn root_of(&self, kind: OperationType) -> Option<&Name> {
        let kind = match kind {
            OperationType::Query => "query",
            OperationType::Mutation => "mutation",
            OperationType::Subscription => "subscription",
        };
        self.roots.get(kind)
    }

    /// An object or interface by name.
    pub(super) fn composite(&self, name: &str) -> Option<&Composite> {
        self.composites.get(name)
    }

    /// A field of an object or interface.
    pub(super) fn field(&self, of: &str, name: &str) -> Option<&FieldShape> {
        self.composites.get(of)?.fields.get(name)
    }

    /// An input object by name.
    pub(super) fn input(&self, name: &str) -> Option<&Input> {
        self.inputs.get(name)
    }

    /// The values of an enum.
    pub(super) fn values(&self, name: &str) -> Option<&FxHashSet<Name>> {
        self.enums.get(name)
    }

    /// The arguments of a directive.
    pub(super) fn directive(&self, name: &str) -> Option<&Inputs> {
        self.directives.get(name)
    }
}

/// The name inside all lists.
pub(super) fn named(ty: &Type) -> &Name {
    match &ty.base {
        BaseType::Named(name) => name,
        BaseType::List(inner) => named(inner),
    }
}

fn composite(fields: Vec<Positioned<FieldDefinition>>) -> Composite {
    let fields: FxHashMap<_, _> = fields
        .into_iter()
        .map(|f| f.node)
        .map(|f| (f.name.node, FieldShape { ty: f.ty.node, arguments: inputs(f.arguments) }))
        .collect();
    let has = |name: &str| fields.contains_key(name);
    let is_connection = has("pageInfo") && (has("edges") || has("nodes"));
    Composite { is_connection, fields }
}

fn inputs(list: Vec<Positioned<InputValueDefinition>>) -> Inputs {
    list.into_iter().map(|i| (i.node.name.node.clone(), i.node)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::toy;

    #[test]
    fn the_toy_schema_is_read_whole() {
        let shape = Shape::read(&toy::schema().sdl()).unwrap();
        assert_eq!(shape.root_of(OperationType::Query).unwrap(), "Query");
        assert_eq!(shape.root_of(OperationType::Subscription).unwrap(), "Events");
        let field = shape.field("Query", "things").unwrap();
        assert!(field.arguments.contains_key("first"));
        assert!(shape.composite(named(&field.ty)).unwrap().is_connection);
        assert_eq!(shape.input("ThingInput").unwrap().fields["size"].ty.to_string(), "Int!");
        assert!(shape.values("Colour").unwrap().contains("RED"));
        assert!(shape.directive("skip").unwrap().contains_key("if"));
    }

    #[test]
    fn what_is_not_sdl_is_refused() {
        assert!(Shape::read("type {").is_err());
    }
}

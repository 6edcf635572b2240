//! The schema as its SDL tells it.

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{
    BaseType, FieldDefinition, InputValueDefinition, TypeKind, TypeSystemDefinition,
};
use std::collections::{BTreeMap, BTreeSet};

/// The scalars that every schema has.
const BUILT_IN: [&str; 5] = ["Boolean", "Float", "ID", "Int", "String"];

/// The object types with their fields.
pub(crate) struct Graph {
    objects: BTreeMap<String, BTreeMap<String, Shown>>,
    enums: BTreeSet<String>,
    scalars: BTreeSet<String>,
}

/// The type of a field, without what wraps it.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    pub(crate) named: String,
    pub(crate) list: bool,
    /// It has an argument that has to be given.
    pub(crate) asks: bool,
}

impl Graph {
    /// Reads the SDL.
    pub(crate) fn read(sdl: &str) -> Self {
        let mut graph = Self {
            objects: BTreeMap::new(),
            enums: BTreeSet::new(),
            scalars: BUILT_IN.map(String::from).into(),
        };
        for definition in parse_schema(sdl).unwrap().definitions {
            let TypeSystemDefinition::Type(of) = definition else { continue };
            let name = of.node.name.node.to_string();
            match of.node.kind {
                TypeKind::Object(object) => {
                    let asks = |argument: &InputValueDefinition| {
                        !argument.ty.node.nullable && argument.default_value.is_none()
                    };
                    let shown = |field: &FieldDefinition| Shown {
                        named: named(&field.ty.node.base),
                        list: matches!(field.ty.node.base, BaseType::List(_)),
                        asks: field.arguments.iter().any(|argument| asks(&argument.node)),
                    };
                    let fields = object.fields.iter();
                    let fields = fields.map(|f| (f.node.name.node.to_string(), shown(&f.node)));
                    graph.objects.insert(name, fields.collect());
                }
                TypeKind::Enum(_) => drop(graph.enums.insert(name)),
                TypeKind::Scalar => drop(graph.scalars.insert(name)),
                _ => {}
            }
        }
        graph
    }

    /// Every object type, the roots among them.
    pub(crate) fn objects(&self) -> impl Iterator<Item = &str> {
        self.objects.keys().map(String::as_str)
    }

    /// The fields of an object type with their types.
    pub(crate) fn fields(&self, of: &str) -> &BTreeMap<String, Shown> {
        self.objects.get(of).unwrap_or_else(|| panic!("the schema has no type {of}"))
    }

    /// Is it an enum?
    pub(crate) fn is_enum(&self, name: &str) -> bool {
        self.enums.contains(name)
    }

    /// Is it a scalar?
    pub(crate) fn is_scalar(&self, name: &str) -> bool {
        self.scalars.contains(name)
    }

    /// Is it an object type?
    pub(crate) fn is_object(&self, name: &str) -> bool {
        self.objects.contains_key(name)
    }
}

fn named(base: &BaseType) -> String {
    match base {
        BaseType::Named(name) => name.to_string(),
        BaseType::List(of) => named(&of.base),
    }
}

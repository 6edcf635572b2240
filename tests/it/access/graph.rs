//! The schema as its SDL tells it.

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{BaseType, Type, TypeKind, TypeSystemDefinition};
use std::collections::{BTreeMap, BTreeSet};

/// The object types with their fields.
pub(crate) struct Graph {
    objects: BTreeMap<String, BTreeMap<String, Shown>>,
    enums: BTreeSet<String>,
}

/// The type of a field, without what wraps it.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    pub(crate) named: String,
    pub(crate) list: bool,
}

impl Graph {
    /// Reads the SDL.
    pub(crate) fn read(sdl: &str) -> Self {
        let mut graph = Self { objects: BTreeMap::new(), enums: BTreeSet::new() };
        for definition in parse_schema(sdl).unwrap().definitions {
            let TypeSystemDefinition::Type(of) = definition else { continue };
            let name = of.node.name.node.to_string();
            match of.node.kind {
                TypeKind::Object(object) => {
                    let shown = |ty: &Type| Shown {
                        named: named(&ty.base),
                        list: matches!(ty.base, BaseType::List(_)),
                    };
                    let fields = object.fields.iter();
                    let fields = fields.map(|f| (f.node.name.node.to_string(), shown(&f.node.ty.node)));
                    graph.objects.insert(name, fields.collect());
                }
                TypeKind::Enum(_) => drop(graph.enums.insert(name)),
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

//! How much introspection answers: its lists as they are in this schema, so that their cost is known before they run.
//!
//! Introspection never waits for anything, so no time limit ends it, and its lists lead back to each other: each
//! `possibleTypes { interfaces {` multiplies. The types of the schema are therefore a graph, and a selection moves a
//! [`Population`] over it.

use async_graphql::Name;
use async_graphql::parser::types::{
    BaseType, DirectiveDefinition, FieldDefinition, InputValueDefinition, Type, TypeDefinition, TypeKind,
    TypeSystemDefinition,
};
use async_graphql::parser::{self, Positioned};
use rustc_hash::FxHashMap;

/// Fields answered for each thing that the schema has; the standard introspection query needs about a dozen.
const FIELDS_EACH: u64 = 30;

/// The types that describe types (October 2021 edition, section 4.2): they are in `types`, but not in the SDL.
const OWN: &str = include_str!("introspection.graphql");

/// Where each field of introspection leads to.
#[derive(Debug, Default)]
pub(super) struct Introspection {
    nodes: Vec<FxHashMap<&'static str, Vec<usize>>>,
    types: FxHashMap<String, usize>,
    schema: usize,
}

/// What the selection at hand is answered for, and how often.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Population(FxHashMap<usize, u64>);

impl Population {
    /// How often a field of it is answered.
    pub(super) fn size(&self) -> u64 {
        self.0.values().fold(0, |sum, often| sum.saturating_add(*often))
    }
}

impl Introspection {
    /// The graph of these definitions.
    ///
    /// # Errors
    /// Never, but for the text of introspection's own types.
    pub(super) fn read(definitions: &[TypeSystemDefinition]) -> Result<Self, parser::Error> {
        let mut graph = Self::default();
        graph.schema = graph.node();
        let own = parser::parse_schema(OWN)?.definitions;
        for definition in definitions.iter().chain(&own) {
            match definition {
                TypeSystemDefinition::Schema(schema) => {
                    let schema = &schema.node;
                    let roots = [
                        ("queryType", &schema.query),
                        ("mutationType", &schema.mutation),
                        ("subscriptionType", &schema.subscription),
                    ];
                    for (field, root) in roots {
                        let root = root.as_ref().map(|name| graph.named(&name.node));
                        graph.link(graph.schema, field, root);
                    }
                }
                TypeSystemDefinition::Type(definition) => graph.add(&definition.node),
                TypeSystemDefinition::Directive(directive) => graph.directive(&directive.node),
            }
        }
        let named = graph.types.iter().filter(|(name, _)| !name.ends_with(['!', ']']));
        let named: Vec<usize> = named.map(|(_, node)| *node).collect();
        graph.link(graph.schema, "types", named);
        Ok(graph)
    }

    /// Fields of introspection that one operation may be answered.
    pub(super) fn most(&self) -> u64 {
        FIELDS_EACH * self.nodes.len() as u64
    }

    /// `__schema`.
    pub(super) fn whole(&self) -> Population {
        Population([(self.schema, 1)].into_iter().collect())
    }

    /// `__type(name:)`; empty when there is no such type.
    pub(super) fn one(&self, name: &str) -> Population {
        Population(self.types.get(name).map(|node| (*node, 1)).into_iter().collect())
    }

    /// What the selection below a field is answered for.
    pub(super) fn below(&self, from: &Population, field: &str) -> Population {
        let mut below = Population::default();
        for (node, often) in &from.0 {
            for target in self.nodes[*node].get(field).into_iter().flatten() {
                let sum = below.0.entry(*target).or_default();
                *sum = sum.saturating_add(*often);
            }
        }
        below
    }

    fn node(&mut self) -> usize {
        self.nodes.push(FxHashMap::default());
        self.nodes.len() - 1
    }

    fn link(&mut self, from: usize, field: &'static str, to: impl IntoIterator<Item = usize>) {
        self.nodes[from].entry(field).or_default().extend(to);
    }

    fn named(&mut self, name: &Name) -> usize {
        self.typed(name.to_string()).0
    }

    fn typed(&mut self, written: String) -> (usize, bool) {
        if let Some(known) = self.types.get(&written) {
            return (*known, false);
        }
        let node = self.node();
        self.types.insert(written, node);
        (node, true)
    }

    /// A type as it is written: each `!` and each pair of brackets is a type around another.
    fn written(&mut self, ty: &Type) -> usize {
        let (node, new) = self.typed(ty.to_string());
        let inner = match (&ty.base, ty.nullable) {
            _ if !new => None,
            (_, false) => Some(self.written(&Type { base: ty.base.clone(), nullable: true })),
            (BaseType::List(inner), true) => Some(self.written(inner)),
            (BaseType::Named(_), true) => None,
        };
        self.link(node, "ofType", inner);
        node
    }

    fn add(&mut self, definition: &TypeDefinition) {
        let ty = self.named(&definition.name.node);
        match &definition.kind {
            TypeKind::Object(object) => self.composite(ty, &object.implements, &object.fields),
            TypeKind::Interface(interface) => self.composite(ty, &interface.implements, &interface.fields),
            TypeKind::Union(union) => {
                let members: Vec<_> = union.members.iter().map(|m| self.named(&m.node)).collect();
                self.link(ty, "possibleTypes", members);
            }
            TypeKind::Enum(values) => {
                let values: Vec<_> = values.values.iter().map(|_| self.node()).collect();
                self.link(ty, "enumValues", values);
            }
            TypeKind::InputObject(input) => self.inputs(ty, "inputFields", &input.fields),
            TypeKind::Scalar => {}
        }
    }

    fn composite(
        &mut self,
        ty: usize,
        implements: &[Positioned<Name>],
        fields: &[Positioned<FieldDefinition>],
    ) {
        for interface in implements {
            let interface = self.named(&interface.node);
            self.link(ty, "interfaces", [interface]);
            self.link(interface, "possibleTypes", [ty]);
        }
        for field in fields {
            let node = self.node();
            let answers = self.written(&field.node.ty.node);
            self.link(node, "type", [answers]);
            self.inputs(node, "args", &field.node.arguments);
            self.link(ty, "fields", [node]);
        }
    }

    fn directive(&mut self, directive: &DirectiveDefinition) {
        let node = self.node();
        self.inputs(node, "args", &directive.arguments);
        self.link(self.schema, "directives", [node]);
    }

    fn inputs(&mut self, of: usize, field: &'static str, inputs: &[Positioned<InputValueDefinition>]) {
        for input in inputs {
            let node = self.node();
            let takes = self.written(&input.node.ty.node);
            self.link(node, "type", [takes]);
            self.link(of, field, [node]);
        }
    }
}

#[cfg(test)]
mod tests;

//! Mutations by their names, refusals after which nothing has changed, and days that pass.

use super::stage::{Stage, codes};
use crate::harness::before::Before;
use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{BaseType, FieldDefinition, Type, TypeKind, TypeSystemDefinition};
use kit::access::Access;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::LazyLock;

const DAY: i64 = 86_400_000;

/// The type of a mutation's input, the first field of its payload, and whether that has fields of its own.
struct Shape {
    input: String,
    record: String,
    deep: bool,
}

/// The mutations of the reviewed schema.
static SHAPES: LazyLock<HashMap<String, Shape>> = LazyLock::new(|| {
    let schema = parse_schema(include_str!("../../../schema.graphql")).unwrap();
    let kinds = schema.definitions.into_iter().filter_map(|definition| match definition {
        TypeSystemDefinition::Type(kind) => Some((kind.node.name.node.to_string(), kind.node.kind)),
        _ => None,
    });
    let kinds: HashMap<String, TypeKind> = kinds.collect();
    let fields = |name: &str| match &kinds[name] {
        TypeKind::Object(object) => &object.fields,
        _ => panic!("{name} is an object"),
    };
    let shape = |mutation: &FieldDefinition| {
        let input = mutation.arguments.iter().find(|argument| argument.node.name.node == "input")?;
        let record = &fields(named(&mutation.ty.node)).first()?.node;
        let deep = matches!(
            kinds.get(named(&record.ty.node)),
            Some(TypeKind::Object(_) | TypeKind::Interface(_) | TypeKind::Union(_))
        );
        let input = named(&input.node.ty.node).to_owned();
        Some(Shape { input, record: record.name.node.to_string(), deep })
    };
    let mutations = fields("Mutation").iter();
    mutations.filter_map(|field| Some((field.node.name.node.to_string(), shape(&field.node)?))).collect()
});

fn named(of: &Type) -> &str {
    match &of.base {
        BaseType::Named(name) => name,
        BaseType::List(inner) => named(inner),
    }
}

/// The document of a mutation that takes `input`, and shows these fields of its payload's first record.
pub(crate) fn document(mutation: &str, fields: &str) -> String {
    let Shape { input, record, deep } = &SHAPES[mutation];
    let shown = if *deep { format!("{record} {{ {fields} }}") } else { record.clone() };
    format!("mutation($input: {input}!) {{ {mutation}(input: $input) {{ {shown} }} }}")
}

/// A record with its version, and more, as an input.
pub(crate) fn of(record: &Value, more: Value) -> Value {
    let mut input = json!({ "id": record["id"], "version": record["version"] });
    add(&mut input, &more);
    input
}

/// Adds the fields of `more` to an input.
pub(crate) fn add(input: &mut Value, more: &Value) {
    for (key, value) in more.as_object().unwrap() {
        input[key] = value.clone();
    }
}

impl Stage<'_> {
    /// Does a mutation, and answers the record of its payload.
    pub(crate) async fn does(&self, who: &Access, mutation: &str, fields: &str, input: Value) -> Value {
        let document = document(mutation, fields);
        let mut data = Box::pin(self.ask_with(who, &document, json!({ "input": input }))).await;
        data[mutation].as_object_mut().unwrap().values_mut().next().unwrap().take()
    }

    /// A mutation is refused with this code, and nothing changes; answers where and why.
    pub(crate) async fn refused(&self, who: &Access, mutation: &str, input: Value, code: &str) -> Value {
        let before = Before::now(self.database, &[]).await;
        let document = document(mutation, "__typename");
        let (mut answer, _) = Box::pin(self.send(who, &document, json!({ "input": input }))).await;
        assert_eq!(codes(&answer), [code], "{mutation} {input}: {answer:#}");
        before.assert_same().await;
        answer["errors"][0].take()
    }

    /// A mutation is refused as bad input at this path, and nothing changes.
    pub(crate) async fn wrong(&self, who: &Access, mutation: &str, input: Value, path: &str) {
        let told = self.refused(who, mutation, input, "BAD_USER_INPUT").await;
        assert_eq!(told["extensions"]["fields"][0]["path"], path, "{told}");
    }

    /// What a list holds.
    pub(crate) async fn nodes(&self, who: &Access, list: &str, fields: &str) -> Vec<Value> {
        let data = self.ask(who, &format!("{{ list: {list} {{ nodes {{ {fields} }} }} }}")).await;
        data["list"]["nodes"].as_array().unwrap().clone()
    }

    /// How many of a list there are on its first page.
    pub(crate) async fn number(&self, who: &Access, list: &str) -> usize {
        self.nodes(who, list, "id").await.len()
    }

    /// A record as it is now.
    pub(crate) async fn now(&self, who: &Access, of: &Value, kind: &str, fields: &str) -> Value {
        let document = format!("{{ node(id: {}) {{ ... on {kind} {{ {fields} }} }} }}", of["id"]);
        self.ask(who, &document).await["node"].take()
    }

    /// Somebody with a role in an area and its department's line.
    pub(crate) async fn officer(&self, role: &str, line: &str, area: &str) -> Access {
        let account = self.account(role, area).await;
        self.database.execute(&format!("UPDATE post SET line = '{line}' WHERE id = {account}")).await;
        self.platform.caller(account).await.unwrap().unwrap()
    }

    /// Lets days pass.
    pub(crate) fn days(&self, days: i64) {
        self.clock.forward(days * DAY);
    }

    /// The day so many days from today.
    pub(crate) fn day(&self, days: i64) -> String {
        (self.platform.system().today() + chrono::TimeDelta::days(days)).to_string()
    }

    /// This year.
    pub(crate) fn year(&self) -> i32 {
        self.day(0)[..4].parse().unwrap()
    }

    /// The modules hear what happened, and what they tell themselves.
    pub(crate) async fn told(&self) {
        for _ in 0..2 {
            self.platform.sequence("test").await.unwrap();
            self.platform.run_hooks(&self.modules).await.unwrap();
        }
    }
}

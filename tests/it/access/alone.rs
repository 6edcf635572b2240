//! Each field alone: of every record type, each field is selected by itself in a list, and has the value that it has beside
//! all others. What a field needs of its row is then read with it, whatever is read besides: a field that finds its value in
//! another one of the same column, which is hidden, would fail here. A new record is covered as soon as the walk has rows.

use super::graph::{Graph, Shown};
use super::oracle::{KINDS, Kind, Row, Who, global_id};
use super::world::{World, kinds};
use crate::harness::TestDatabase;
use crate::harness::content::Content;
use serde_json::{Map, Value};
use wangge_core::demo::all_accounts;

/// Rows of a list that are looked at.
const ROWS: usize = 3;
/// Records through whose fields a list is looked for.
const PARENTS: usize = 8;

/// Records of which no list is found, or none with rows: each with the reason.
const WITHOUT: &[(&str, &str)] = &[];

/// What is the client's own each time it asks.
const EACH_TIME: &[(&str, &str)] = &[("Attachment", "url")];

/// A way to rows of a record type: what stands before and after the selection of its fields, and where the rows are in
/// the answer.
#[derive(Clone)]
struct Way {
    before: String,
    after: String,
    path: Vec<&'static str>,
}

impl Way {
    /// The document of a selection, under this name.
    fn with(&self, alias: &str, fields: &str) -> String {
        format!("{alias}: {}{fields}{}", self.before, self.after)
    }

    /// The rows of an answer.
    fn rows(&self, answer: &Value) -> Vec<Value> {
        let mut at = answer;
        for step in &self.path {
            at = &at[*step];
        }
        match at {
            Value::Array(rows) => rows.iter().map(node).collect(),
            Value::Null => Vec::new(),
            one => vec![one.clone()],
        }
    }
}

/// A row of a list, which an edge holds.
fn node(row: &Value) -> Value {
    if row.get("node").is_some() { row["node"].clone() } else { row.clone() }
}

/// How rows of `kind` can be reached from an object type by one of its fields, without arguments but of the page. The newest
/// come first where others are written meanwhile, so that the last ones are asked for.
fn fields_to(graph: &Graph, on: &str, kind: &Kind) -> Vec<Way> {
    let connection = format!("{}Connection", kind.name);
    let way = |before: String, after: &str, path: &[&'static str]| Way {
        before,
        after: after.to_owned(),
        path: path.to_vec(),
    };
    let mut found = Vec::new();
    for (field, shown) in graph.fields(on).iter().filter(|(_, shown)| !shown.asks) {
        if shown.named == connection {
            let page = format!("{field}(last: {ROWS})");
            found.push(way(format!("{page} {{ nodes "), " }", &["nodes"]));
            found.push(way(format!("{page} {{ edges {{ node "), " } }", &["edges"]));
        } else if shown.named == kind.name {
            found.push(way(format!("{field} "), "", &[]));
        }
    }
    found
}

/// Every way to rows of a kind that can be tried: lists of the root, lists of other records, single links, and at last each
/// by its own id.
fn ways(world: &World, kind: &'static Kind) -> Vec<Way> {
    let graph = &world.graph;
    let mut ways = fields_to(graph, "Query", kind);
    for parent in kinds(graph) {
        let fields = fields_to(graph, parent.name, kind);
        let rows = if fields.is_empty() { Vec::new() } else { some(world, parent) };
        for row in rows {
            ways.extend(fields.iter().map(|field| Way {
                before: format!(
                    "node(id: \"{}\") {{ ... on {} {{ x: {}",
                    global_id(parent, row),
                    parent.name,
                    field.before
                ),
                after: format!("{} }} }}", field.after),
                path: [vec!["x"], field.path.clone()].concat(),
            }));
        }
    }
    ways.extend(some(world, kind).into_iter().map(|row| Way {
        before: format!("node(id: \"{}\") {{ ... on {} ", global_id(kind, row), kind.name),
        after: " }".to_owned(),
        path: Vec::new(),
    }));
    ways.sort_by_key(|way| !matches!(way.path.last(), Some(&("nodes" | "edges"))));
    ways
}

/// Some rows of a kind, from all over its table.
fn some<'w>(world: &'w World, kind: &Kind) -> Vec<&'w Row> {
    let rows = world.facts.rows(kind.table);
    rows.iter().step_by(rows.len() / PARENTS + 1).collect()
}

/// What is selected of a field of this type; None for one with arguments that have to be given.
fn selection(graph: &Graph, field: &str, shown: &Shown, deep: usize) -> Option<String> {
    if shown.asks {
        return None;
    }
    if !graph.is_object(&shown.named) {
        // an interface tells its type
        let is_scalar = graph.is_enum(&shown.named) || graph.is_scalar(&shown.named);
        return Some(if is_scalar { field.to_owned() } else { format!("{field} {{ __typename }}") });
    }
    let is_record = KINDS.iter().any(|kind| kind.name == shown.named);
    if is_record {
        return Some(format!("{field} {{ __typename }}"));
    }
    if shown.named.ends_with("Connection") {
        return Some(format!("{field}(first: 2) {{ nodes {{ __typename }} }}"));
    }
    if deep == 0 {
        return Some(format!("{field} {{ __typename }}"));
    }
    let below = graph.fields(&shown.named).iter();
    let below: Vec<String> = below.filter_map(|(name, of)| selection(graph, name, of, deep - 1)).collect();
    Some(format!("{field} {{ __typename {} }}", below.join(" ")))
}

/// The fields of a kind, each with its selection.
fn fields(graph: &Graph, kind: &Kind) -> Vec<(String, String)> {
    let all =
        graph.fields(kind.name).iter().filter(|(name, _)| !EACH_TIME.contains(&(kind.name, name.as_str())));
    all.filter_map(|(name, shown)| Some((name.clone(), selection(graph, name, shown, 1)?))).collect()
}

/// An account that has every post of every demo account of staff.
async fn everything(world: &World) -> Who {
    let account = 599;
    let mut sql = format!(
        "INSERT INTO account (id, name, title, kind, area_code, totp_confirmed_at, status, version, created_at, changed_at) \
         VALUES ({account}, 'everything', 'x', 'staff', '34', 1700000000000, 'active', 1, 0, 0)"
    );
    let accounts = all_accounts(world.platform.policy());
    for (nth, demo) in accounts.iter().filter(|demo| demo.kind == "staff").enumerate() {
        let line = demo.line.map_or("NULL".to_owned(), |line| format!("'{line}'"));
        // its own, and one for wherever it is in the district
        let district = demo.area.get(..6).unwrap_or(&demo.area);
        for (at, area) in [demo.area.as_str(), district].into_iter().enumerate() {
            sql += &format!(
                "; INSERT INTO post (id, account_id, role, area_code, line, from_on, version, created_at, changed_at) \
                 VALUES ({}, {account}, '{}', '{area}', {line}, '2025-01-01', 1, 0, 0)",
                599_000 + 2 * nth + at,
                demo.role
            );
        }
    }
    world.database.execute(&sql).await;
    Who { name: "everything".to_owned(), account: Some(account), posts: Vec::new(), line: None }
}

/// The first way of these on which this caller finds rows.
async fn found(world: &World, who: &Who, ways: Vec<Way>) -> Option<Way> {
    for some in ways.chunks(24) {
        let asked = some.iter().enumerate().map(|(at, way)| way.with(&format!("w{at}"), "{ __typename }"));
        let answer = world.ask(who, &format!("{{ {} }}", asked.collect::<Vec<_>>().join("\n"))).await;
        let data = &answer["data"];
        let there =
            |(at, way): &(usize, &Way)| way.rows(&data[format!("w{at}")]).iter().any(|row| !row.is_null());
        if let Some((_, way)) = some.iter().enumerate().find(there) {
            return Some(way.clone());
        }
    }
    None
}

/// What differs between each field alone and all of them at once.
async fn differences(world: &World, who: &Who, kind: &Kind, way: &Way) -> Vec<String> {
    let fields = fields(&world.graph, kind);
    let all: Vec<&str> = fields.iter().map(|(_, text)| text.as_str()).collect();
    let whole =
        world.ask(who, &format!("{{ {} }}", way.with("all", &format!("{{ {} }}", all.join(" "))))).await;
    let rows = way.rows(&whole["data"]["all"]);
    let alone = fields.iter().enumerate();
    let alone = alone.map(|(at, (_, text))| way.with(&format!("f{at}"), &format!("{{ {text} }}")));
    let document = format!("{{ {} }}", alone.collect::<Vec<_>>().join("\n"));
    let answer = world.ask(who, &document).await;
    let mut differences = Vec::new();
    for text in [&whole, &answer] {
        let errors = text["errors"].as_array().map(Vec::as_slice).unwrap_or_default();
        let broken = errors.iter().filter(|error| error["extensions"]["code"] == "INTERNAL");
        differences.extend(broken.map(|error| format!("{}: {}", kind.name, error["path"])));
    }
    for (at, (name, _)) in fields.iter().enumerate() {
        let single = way.rows(&answer["data"][format!("f{at}")]);
        let of = |row: &Value| row.as_object().unwrap_or(&Map::new()).get(name).cloned().unwrap_or_default();
        let (one, other): (Vec<Value>, Vec<Value>) =
            (rows.iter().map(of).collect(), single.iter().map(of).collect());
        if one != other {
            differences.push(format!("{}.{name}: {other:?} alone, {one:?} beside others", kind.name));
        }
    }
    differences
}

#[tokio::test]
async fn each_field_of_each_record_has_its_value_when_it_is_selected_alone() {
    let world = World::create(TestDatabase::sqlite_with(Content::Demo).await).await;
    // who has every post finds nearly all; what is an account's own is found by that account
    let mut callers = vec![everything(&world).await];
    callers.extend(world.everybody.iter().cloned());
    let (mut wrong, mut without) = (Vec::new(), Vec::new());
    for kind in kinds(&world.graph) {
        let mut seen = false;
        for who in &callers {
            let ways = ways(&world, kind).into_iter();
            let (edges, lists): (Vec<Way>, Vec<Way>) =
                ways.partition(|way| way.path.last() == Some(&"edges"));
            for ways in [lists, edges] {
                if let Some(way) = found(&world, who, ways).await {
                    seen = true;
                    wrong.extend(differences(&world, who, kind, &way).await);
                }
            }
            if seen {
                break;
            }
        }
        if !seen {
            without.push(kind.name);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(without, WITHOUT.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    world.close().await;
}

//! The three ledgers of a grid are views of its records; modules fill the special one.

use super::on_empty_grids;
use crate::access::modules;
use crate::harness::TestDatabase;
use crate::places::stage::Stage;
use crate::places::town::COMMUNITY;
use async_graphql::Request;
use kit::access::policy::{Action, Grant, Part, Reach, Resource};
use kit::module::{Module, Modules, Parts};
use kit::special::SpecialGroup;
use people::People;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use serde_json::{Value, json};
use wangge_core::Core;

/// A toy module: who is older than eighty is invited to tea.
struct Tea;

impl Module for Tea {
    fn id(&self) -> &'static str {
        "tea"
    }

    fn policy(&self) -> Part {
        Part {
            resources: &[Resource { code: "tea", title: "guests" }],
            grants: &[Grant {
                roles: &["grid-leader"],
                resources: &["tea"],
                actions: &[Action::Read],
                reach: Reach::Area,
            }],
            ..Part::default()
        }
    }

    fn schema(&self, parts: &mut Parts<'_>) {
        parts.special_group(SpecialGroup {
            code: "tea-guests",
            title: "Tea guests",
            chinese: "茶客",
            resource: "tea",
            members: |today| {
                let eighty = today.checked_sub_months(chrono::Months::new(12 * 80));
                Condition::all().add(Expr::col("birth_on").lte(eighty))
            },
        });
    }
}

fn with_tea() -> Modules {
    let modules = Modules::default().with(Core, true).unwrap().with(People, true).unwrap();
    modules.with(Tea, true).unwrap()
}

async fn as_role(stage: &Stage<'_>, database: &TestDatabase, role: &str, document: &str) -> Value {
    let modules = with_tea();
    let grid = stage.grids().await.remove(0);
    let account = stage.account(role, &grid).await;
    let platform = database.platform(modules.policy().clone(), &stage.clock).await;
    let access = platform.caller(account).await.unwrap().unwrap();
    let schema = kit::schema::build(&modules, |builder| builder);
    let answer = schema.execute(kit::schema::prepare(Request::new(document), &access)).await;
    let answer = serde_json::to_value(answer).unwrap();
    assert!(answer.get("errors").is_none(), "{answer:#}");
    answer["data"]["grids"]["nodes"][0]["ledgers"].clone()
}

#[tokio::test]
async fn ledgers_are_what_the_records_say() {
    on_empty_grids(async |stage| {
        let grids = stage.grids().await;
        let clerk = stage.caller("community-clerk", COMMUNITY).await;
        let person = |name: &str, kind: &str, born: &str| {
            json!({ "grid": grids[0], "kind": kind, "name": name, "sex": "MALE", "birthOn": born })
        };
        let old = stage.enter(&clerk, person("甲", "REGISTERED", "1930-01-01")).await;
        stage.enter(&clerk, person("乙", "AWAY", "1990-01-01")).await;
        stage.enter(&clerk, person("丙", "FLOATING", "1940-01-01")).await;
        stage.act(&clerk, "createHousehold", "household { id }", json!({ "grid": grids[0], "kind": "FAMILY" })).await;
        let document = "{ grids { nodes { ledgers { basic { people households residents { nodes { name } } } \
            special { code title chineseTitle people residents { nodes { name } } } \
            floating { people residents { nodes { name } } } } } } }";
        let leader = as_role(stage, stage.database, "grid-leader", document).await;
        let basic = json!({ "people": 2, "households": 1, "residents": { "nodes": [{ "name": "甲" }, { "name": "乙" }] } });
        assert_eq!(leader["basic"], basic);
        assert_eq!(leader["floating"], json!({ "people": 1, "residents": { "nodes": [{ "name": "丙" }] } }));
        let guests = json!([{
            "code": "tea-guests", "title": "Tea guests", "chineseTitle": "茶客", "people": 2,
            "residents": { "nodes": [{ "name": "甲" }, { "name": "丙" }] },
        }]);
        assert_eq!(leader["special"], guests);
        let member = as_role(stage, stage.database, "grid-member", document).await;
        assert_eq!((&member["basic"], &member["special"]), (&basic, &json!([])), "the group has a right of its own");
        let end = json!({ "id": old["id"], "version": 1, "reason": "DIED" });
        stage.act(&clerk, "endResidence", "resident { id }", end).await;
        let leader = as_role(stage, stage.database, "grid-leader", document).await;
        assert_eq!((&leader["basic"]["people"], &leader["special"][0]["people"]), (&json!(1), &json!(1)));
        let many = "{ grids(first: 200) { nodes { ledgers { basic { people residents { nodes { name } } } \
            floating { people residents { nodes { name } } } } } } }";
        let (answer, statements) = stage.send(&clerk, many, json!({})).await;
        assert!(answer.get("errors").is_none() && statements == 4, "{statements}: grids, counts, and two pages");
    })
    .await;
}

#[test]
fn a_group_is_registered_once_and_never_by_key_groups() {
    let twice = with_tea().with(Again, true).unwrap_err();
    assert_eq!(twice, "module `again`: special group `tea-guests` is already taken");
    assert!(modules::all().special_groups().modules().all(|module| module != "key-groups"));
}

/// Registers the same group again.
struct Again;

impl Module for Again {
    fn id(&self) -> &'static str {
        "again"
    }

    fn policy(&self) -> Part {
        Part::default()
    }

    fn schema(&self, parts: &mut Parts<'_>) {
        Tea.schema(parts);
    }
}

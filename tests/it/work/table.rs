//! The table: every stage, every act, every role. What the oracle refuses is refused with its code and changes nothing,
//! and what is shown as possible is what the oracle says.

use super::oracle::{Actor, Held, mutation, possible, procedure, shown};
use super::states::states;
use super::town::{LINE, TOWN, Town, Worker, acting, in_a_town, input_of, worker};
use crate::access::oracle::{Printed, Row, rows};
use crate::access::policy::POLICY;
use crate::harness::before::Before;
use crate::harness::command::project;
use crate::places::town::COMMUNITY;
use kit::access::Access;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use work::procedure::Act;

/// Somebody of the table.
struct Player {
    name: String,
    access: Access,
    account: Option<i64>,
    posts: Vec<Held>,
}

/// Every act that is a mutation on a matter.
fn acts() -> Vec<Act> {
    let names = [
        Act::Accept,
        Act::Refuse,
        Act::Escalate,
        Act::Dispatch,
        Act::Return,
        Act::HandOver,
        Act::Receive,
        Act::Decline,
        Act::Arbitrate,
        Act::Track,
        Act::Finish,
        Act::Pass,
        Act::Deny,
        Act::Grant,
        Act::Announce,
        Act::EndAnnouncement,
        Act::Appeal,
        Act::Verify,
        Act::Rework,
        Act::File,
        Act::Urge,
        Act::TakeOver,
        Act::AskPause,
        Act::AllowPause,
        Act::DenyPause,
        Act::Resume,
        Act::Cancel,
        Act::Join,
        Act::Reopen,
        Act::Rate,
    ];
    names.into()
}

impl Town<'_> {
    /// Puts a matter in each state.
    async fn lay_out(&self, both: &Worker) {
        for (at, (kind, set)) in states(self, both).into_iter().enumerate() {
            let reporter = if at % 3 == 0 { &self.resident } else { &self.clerk };
            let served = if at % 2 == 0 { json!({ "served": self.residence }) } else { json!({}) };
            let served = if at % 3 == 0 { json!({}) } else { served };
            let input = self.reported(kind, served);
            let answer = self.send(reporter, "reportMatter", input).await;
            assert!(answer.get("errors").is_none(), "{answer:#}");
            let step = "CASE stage WHEN 'done' THEN 6 ELSE step END";
            let newest = "(SELECT max(id) FROM matter)";
            let database = self.stage.database;
            database.execute(&format!("UPDATE matter SET {set} WHERE id = {newest}")).await;
            database.execute(&format!("UPDATE matter SET step = {step} WHERE id = {newest}")).await;
        }
        let sheet = format!(
            "INSERT INTO work_sheet (district_code, id, grid_code, grid_id, matter_id, from_line, line, unit_code, number, \
             task, state, version, created_at, changed_at) SELECT district_code, id, grid_code, grid_id, id, line, '{LINE}', \
             '{TOWN}', 'n', 't', 'sent', 1, 0, 0 FROM matter WHERE stage = 'receipt'"
        );
        self.stage.database.execute(&sheet).await;
        let sat = format!(
            "INSERT INTO matter_step (district_code, id, grid_code, grid_id, matter_id, seq, act, signs, from_stage, to_stage, \
             account_id, stands_in, unit_code, late, at) SELECT district_code, id, grid_code, grid_id, id, 9, 'pass', '', \
             'first_review', 'review', {}, FALSE, unit_code, FALSE, 0 FROM matter \
             WHERE procedure = 'approval' AND ((stage = 'review' AND appealed) OR returns = 9)",
            both.account
        );
        self.stage.database.execute(&sat).await;
    }

    /// The matters as the oracle sees them.
    async fn matters(&self) -> Vec<Row> {
        let mut matters = rows(self.stage.database, "matter").await;
        let steps = rows(self.stage.database, "matter_step").await;
        for row in &mut matters {
            row.insert("sheet_unit".to_owned(), json!(TOWN));
            let passed = |step: &&Row| step["matter_id"] == row["id"] && step["act"] == "pass";
            let sat = steps.iter().filter(passed);
            let sat: Value = sat
                .map(|step| json!({ "account": step["account_id"], "stage": step["from_stage"] }))
                .collect();
            row.insert("sat".to_owned(), sat);
        }
        matters.sort_by_key(|row| row["id"].as_i64());
        matters
    }

    /// An account with a post at each desk of an approval.
    async fn at_every_desk(&self) -> Worker {
        let both = worker(self.stage, "community-clerk", COMMUNITY, None).await;
        let both = self.also(&both, "town-clerk", TOWN).await;
        self.also(&both, "district-command", super::town::DISTRICT).await
    }

    /// One for each role of the policy, those with a line at two levels, one with several posts, and nobody.
    async fn players(&self, policy: &Printed, both: &Worker) -> Vec<Player> {
        let mut players = Vec::new();
        let mut add = |name: &str, role: &str, area: &str, line: Option<&str>, who: &Worker| {
            let post = Held {
                id: who.account,
                role: role.to_owned(),
                area: area.to_owned(),
                line: line.map(str::to_owned),
            };
            let (access, account) = (who.access.clone(), Some(who.account));
            players.push(Player { name: name.to_owned(), access, account, posts: vec![post] });
        };
        let district = super::town::DISTRICT;
        let grid = self.grid.as_str();
        add("leader", "grid-leader", grid, None, &self.leader);
        add("clerk", "community-clerk", COMMUNITY, None, &self.clerk);
        add("director", "community-director", COMMUNITY, None, &self.director);
        add("town clerk", "town-clerk", TOWN, None, &self.town_clerk);
        add("town leader", "town-leader", TOWN, None, &self.town_leader);
        add("officer", "line-officer", TOWN, Some(LINE), &self.officer);
        add("reviewer", "line-reviewer", TOWN, Some(LINE), &self.reviewer);
        add("police", "line-officer", TOWN, Some("police"), &self.police);
        add("district officer", "line-officer", district, Some(LINE), &self.district_officer);
        add("district reviewer", "line-reviewer", district, Some(LINE), &self.district_reviewer);
        add("command", "district-command", district, None, &self.command);
        add("service", "service", district, None, &self.service);
        add("resident", "resident", grid, None, &self.resident);
        let there = worker(self.stage, "town-leader", "371102100", None).await;
        add("town leader elsewhere", "town-leader", "371102100", None, &there);
        let known: BTreeSet<String> = players.iter().map(|player| player.posts[0].role.clone()).collect();
        for role in policy.roles().filter(|role| !known.contains(*role)) {
            let area = match role {
                "auditor" | "system-administrator" | "security-administrator" => district,
                "city" => "3407",
                _ => grid,
            };
            let who = worker(self.stage, role, area, None).await;
            let post = Held { id: who.account, role: role.to_owned(), area: area.to_owned(), line: None };
            let account = Some(who.account);
            players.push(Player { name: role.to_owned(), access: who.access, account, posts: vec![post] });
        }
        let posts = rows(self.stage.database, "post").await;
        let held =
            posts.iter().filter(|post| post["account_id"].as_i64() == Some(both.account)).map(|post| {
                let text = |column: &str| post[column].as_str().unwrap().to_owned();
                Held {
                    id: post["id"].as_i64().unwrap(),
                    role: text("role"),
                    area: text("area_code"),
                    line: None,
                }
            });
        let (access, account) = (both.access.clone(), Some(both.account));
        players.push(Player { name: "at every desk".to_owned(), access, account, posts: held.collect() });
        let access = self.stage.platform.anonymous();
        players.push(Player { name: "anonymous".to_owned(), access, account: None, posts: Vec::new() });
        players
    }

    /// The codes of acts on one matter, in one request.
    async fn try_all(&self, player: &Player, row: &Row, acts: &[Act]) -> Vec<String> {
        let (mut document, mut variables, mut heads) = (String::new(), json!({}), Vec::new());
        let id = kit::node::GlobalId::placed(
            "Matter",
            row["district_code"].as_str().unwrap(),
            row["id"].as_i64().unwrap(),
        );
        let matter = json!({ "id": id.to_string(), "version": row["version"] });
        for (at, act) in acts.iter().enumerate() {
            let field = mutation(*act).unwrap();
            heads.push(format!("$i{at}: {}!", input_of(field)));
            let more = match act {
                Act::AskPause => json!({ "until": "2026-02-01" }),
                Act::Join => json!({ "into": matter["id"] }),
                Act::HandOver => json!({ "line": "police" }),
                Act::Announce => json!({ "name": "Mr L*", "result": "A stall" }),
                _ => json!({}),
            };
            variables[format!("i{at}")] = acting(field, &matter, more);
            write!(document, " a{at}: {field}(input: $i{at}) {{ __typename }}").unwrap();
        }
        let document = format!("mutation({}) {{{document} }}", heads.join(", "));
        let (answer, _) = self.stage.send(&player.access, &document, variables).await;
        let errors = answer["errors"].as_array().cloned().unwrap_or_default();
        let of = |at: usize| {
            let mine = errors.iter().find(|error| error["path"][0] == format!("a{at}"));
            mine.map_or("-", |error| error["extensions"]["code"].as_str().unwrap_or("?")).to_owned()
        };
        (0..acts.len()).map(of).collect()
    }
}

impl Player {
    /// The code that the act must answer, or None where it is allowed.
    fn wanted(&self, policy: &Printed, row: &Row, act: Act) -> Option<&'static str> {
        if self.account.is_none() {
            return Some("UNAUTHENTICATED");
        }
        let somewhere = |resource: &str, action: &str| {
            self.posts.iter().any(|post| {
                let reaches = policy.reaches(resource, action, &post.role);
                reaches.iter().any(|reach| reach != "line" || post.line.is_some())
            })
        };
        let (resource, action) = policy.rule("Mutation", mutation(act).unwrap()).unwrap();
        if !somewhere(resource, action) || !somewhere("matter", "read") {
            return Some("FORBIDDEN");
        }
        self.actor(policy).ruling(row, act).code()
    }

    fn actor<'a>(&'a self, policy: &'a Printed) -> Actor<'a> {
        Actor { policy, account: self.account, posts: &self.posts }
    }
}

/// Is the player one of those that try what the stage does not have? Three do so everywhere, each other one in every fifth
/// state, so that each state has several.
fn tries_all(player: &Player, nth: usize) -> bool {
    ["clerk", "police", "resident"].contains(&player.name.as_str()) || nth.is_multiple_of(5)
}

#[tokio::test]
async fn what_is_not_allowed_is_refused_to_everybody_in_every_stage() {
    in_a_town(async |town| {
        let policy = Printed::read(&std::fs::read_to_string(project().join(POLICY)).unwrap());
        let both = town.at_every_desk().await;
        let players = town.players(&policy, &both).await;
        town.lay_out(&both).await;
        let matters = town.matters().await;
        let before = Before::now(town.stage.database, &[]).await;
        let (mut problems, mut refusals) = (Vec::new(), 0);
        for (nth, row) in matters.iter().enumerate() {
            for (of, player) in players.iter().enumerate() {
                let all = tries_all(player, nth + of);
                let wanted = acts().into_iter().filter(|act| possible(row, *act).is_some() || all);
                let wanted: Vec<(Act, &str)> =
                    wanted.filter_map(|act| Some((act, player.wanted(&policy, row, act)?))).collect();
                let acts: Vec<Act> = wanted.iter().map(|(act, _)| *act).collect();
                if acts.is_empty() {
                    continue;
                }
                refusals += acts.len();
                for ((act, code), got) in wanted.iter().zip(town.try_all(player, row, &acts).await) {
                    if *code != got {
                        let (procedure, stage) = (&row["procedure"], &row["stage"]);
                        problems.push(format!(
                            "{} {procedure} {stage} {act:?}: wanted {code}, got {got}",
                            player.name
                        ));
                    }
                }
            }
        }
        problems.sort();
        problems.dedup();
        assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
        assert!(refusals > 5_000, "{refusals}");
        before.assert_same().await;
    })
    .await;
}

#[tokio::test]
async fn only_who_deals_with_matters_settles_one_on_the_spot_in_their_own_reach() {
    in_a_town(async |town| {
        let policy = Printed::read(&std::fs::read_to_string(project().join(POLICY)).unwrap());
        let both = town.at_every_desk().await;
        let players = town.players(&policy, &both).await;
        let grid = Row::from_iter([
            ("grid_code".to_owned(), json!(town.grid)),
            ("line".to_owned(), json!(LINE)),
            ("asked_line".to_owned(), Value::Null),
            ("procedure".to_owned(), json!("general")),
            ("unit_code".to_owned(), json!(town.grid)),
            ("post_id".to_owned(), Value::Null),
            ("account_id".to_owned(), Value::Null),
        ]);
        let step = procedure(&grid).moves().find(|step| step.act == Act::Settle).unwrap();
        let settles = async |player: &Player| {
            let input = json!({ "report": town.reported("lamp", json!({})), "result": "a new lamp" });
            let document =
                "mutation($input: SettleMatterInput!) { settleMatter(input: $input) { __typename } }";
            let (answer, _) = town.stage.send(&player.access, document, json!({ "input": input })).await;
            answer.get("errors").is_none()
        };
        let (may, others): (Vec<&Player>, Vec<&Player>) =
            players.iter().partition(|player| player.actor(&policy).may(&grid, step));
        assert!(may.len() > 8 && others.len() > 10, "{} {}", may.len(), others.len());
        let before = Before::now(town.stage.database, &[]).await;
        for player in others {
            assert!(!settles(player).await, "{}", player.name);
        }
        before.assert_same().await;
        for player in may {
            assert!(settles(player).await, "{}", player.name);
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_shown_as_possible_is_what_the_oracle_says() {
    in_a_town(async |town| {
        let policy = Printed::read(&std::fs::read_to_string(project().join(POLICY)).unwrap());
        let both = town.at_every_desk().await;
        let players = town.players(&policy, &both).await;
        town.lay_out(&both).await;
        let matters = town.matters().await;
        let mut problems = Vec::new();
        for player in players
            .iter()
            .filter(|player| player.wanted(&policy, &matters[0], Act::Cancel) != Some("UNAUTHENTICATED"))
        {
            let (answer, _) = town
                .stage
                .send(&player.access, "{ matters(first: 200) { nodes { id actions } } }", json!({}))
                .await;
            let nodes = answer["data"]["matters"]["nodes"].as_array().cloned().unwrap_or_default();
            for row in &matters {
                let id = kit::node::GlobalId::placed(
                    "Matter",
                    row["district_code"].as_str().unwrap(),
                    row["id"].as_i64().unwrap(),
                );
                let Some(node) = nodes.iter().find(|node| node["id"] == id.to_string()) else { continue };
                // what is looked at only when it is done
                let late = ["sheet_unit", "sat"];
                let unit = Row::from_iter(
                    row.clone().into_iter().filter(|(column, _)| !late.contains(&column.as_str())),
                );
                let wanted: Value = player.actor(&policy).acts(&unit).into_iter().map(shown).collect();
                if node["actions"] != wanted {
                    problems.push(format!(
                        "{} {} {} {}: shown {}, wanted {wanted}",
                        player.name, row["procedure"], row["stage"], row["status"], node["actions"]
                    ));
                }
            }
        }
        assert!(problems.is_empty(), "{}", problems.join("\n"));
    })
    .await;
}

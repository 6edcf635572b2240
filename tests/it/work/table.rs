//! The table: every stage, every act, every role. What the oracle refuses is refused with its code and changes nothing,
//! and what is shown as possible is what the oracle says.

use super::oracle::{mutation, possible, procedure, shown};
use super::players::Player;
use super::states::{ASKED, COVERED, REFUSED, states};
use super::town::{LINE, TOWN, Town, Worker, acting, in_a_town, input_of};
use crate::access::oracle::{Printed, Row, rows};
use crate::access::policy::POLICY;
use crate::harness::before::Before;
use crate::harness::command::project;
use kit::sources::Clock;
use sea_orm::DbBackend;
use serde_json::{Value, json};
use std::fmt::Write as _;
use work::procedure::Act;

/// Every act that is a mutation on a matter.
pub(super) fn acts() -> Vec<Act> {
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
    /// Puts a matter in each state, or in each of one kind.
    async fn lay_out(&self, both: &Worker, only: Option<&str>) {
        let database = self.stage.database;
        for (at, (kind, set)) in states(self, both).into_iter().enumerate() {
            if only.is_some_and(|only| only != kind) {
                continue;
            }
            let reporter = if at % 3 == 0 { &self.resident } else { &self.clerk };
            let served = if at % 2 == 0 { json!({ "served": self.residence }) } else { json!({}) };
            let served = if at % 3 == 0 { json!({}) } else { served };
            let input = self.reported(kind, served);
            let answer = self.send(reporter, "reportMatter", input).await;
            assert!(answer.get("errors").is_none(), "{answer:#}");
            let newest = "(SELECT max(id) FROM matter)";
            // the day before: a resident reports so many on a day and no more
            let set = format!("{set}, reported_at = reported_at - 86400000");
            database.execute(&format!("UPDATE matter SET {set} WHERE id = {newest}")).await;
        }
        let now = self.stage.clock.now();
        let ends = format!("UPDATE matter SET step = 6, closed_at = {now} WHERE stage = 'done'");
        database.execute(&ends).await;
        let sheet = format!(
            "INSERT INTO work_sheet (district_code, id, grid_code, grid_id, matter_id, from_line, line, unit_code, number, \
             task, state, version, created_at, changed_at) SELECT district_code, id, grid_code, grid_id, id, line, '{LINE}', \
             '{TOWN}', 'n', 't', 'sent', 1, 0, 0 FROM matter WHERE stage = 'receipt'"
        );
        database.execute(&sheet).await;
        let (both, town_clerk, director) = (both.account, self.town_clerk.account, self.director.account);
        let at_desks = "procedure = 'approval' AND ((stage = 'review' AND appealed) OR returns = 9)";
        let at_desks = format!("{at_desks} AND urged <> {REFUSED}");
        self.sign(&at_desks, "pass", "first_review", (both, both)).await;
        self.sign(&format!("urged = {REFUSED}"), "deny", "review", (town_clerk, town_clerk)).await;
        self.sign(&format!("urged = {ASKED}"), "ask_pause", "handle", (director, director)).await;
        // by who covers the post of the director
        let officer = self.officer.account;
        let covered = format!("urged = {COVERED} AND procedure");
        self.sign(&format!("{covered} <> 'approval'"), "finish", "handle", (officer, director)).await;
        self.sign(&format!("{covered} = 'approval'"), "grant", "decide", (officer, director)).await;
    }

    /// Signs something with these matters, by account and post, before all that is done with them.
    async fn sign(&self, which: &str, act: &str, from: &str, (account, post): (i64, i64)) {
        let sql = format!(
            "INSERT INTO matter_step (district_code, id, grid_code, grid_id, matter_id, seq, act, signs, from_stage, to_stage, \
             account_id, post_id, stands_in, unit_code, late, at) SELECT district_code, id, grid_code, grid_id, id, 0, '{act}', \
             '', '{from}', stage, {account}, {post}, FALSE, unit_code, FALSE, 0 FROM matter WHERE {which}"
        );
        self.stage.database.execute(&sql).await;
    }

    /// The matters as the oracle sees them.
    async fn matters(&self) -> Vec<Row> {
        let mut matters = rows(self.stage.database, "matter").await;
        let steps = rows(self.stage.database, "matter_step").await;
        for row in &mut matters {
            row.insert("sheet_unit".to_owned(), json!(TOWN));
            let id = row["id"].clone();
            let by = |acts: &'static [&'static str]| {
                let done = move |step: &&Row| acts.iter().any(|act| step["act"] == *act);
                steps.iter().filter(|step| step["matter_id"] == id).filter(done)
            };
            let sat = by(&["pass", "deny", "grant"]).map(|step| {
                json!({ "act": step["act"], "account": step["account_id"], "stage": step["from_stage"] })
            });
            let sat: Value = sat.collect();
            let handled = by(&["settle", "finish", "grant"]).next_back().map(|step| step["post_id"].clone());
            let asked = by(&["ask_pause"]).next_back().map(|step| step["account_id"].clone());
            row.insert("sat".to_owned(), sat);
            row.insert("handled_post".to_owned(), json!(handled));
            row.insert("pause_asked_by".to_owned(), json!(asked));
        }
        matters.sort_by_key(|row| row["id"].as_i64());
        matters
    }

    /// The codes of acts on one matter, in one request; `other` is what it is joined to.
    pub(super) async fn try_all(
        &self,
        player: &Player,
        row: &Row,
        acts: &[Act],
        other: Option<&Row>,
    ) -> Vec<String> {
        let (mut document, mut variables, mut heads) = (String::new(), json!({}), Vec::new());
        let matter = json!({ "id": id_of(row), "version": row["version"] });
        let into = id_of(other.unwrap_or(row));
        let of_police = player.posts.iter().any(|post| post.line.as_deref() == Some("police"));
        for (at, act) in acts.iter().enumerate() {
            let field = mutation(*act).unwrap();
            heads.push(format!("$i{at}: {}!", input_of(field)));
            let more = match act {
                Act::AskPause => json!({ "until": "2026-02-01" }),
                Act::Join => json!({ "into": into }),
                Act::Dispatch | Act::Arbitrate => json!({ "unit": TOWN, "line": LINE }),
                Act::HandOver => json!({ "line": if of_police { LINE } else { "police" } }),
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

/// Does the player try what the stage does not have, too? Everybody does in every state. Nothing of it depends on the database,
/// so that on PostgreSQL three do everywhere, and each other one in every fifth state.
fn tries_all(backend: DbBackend, player: &Player, nth: usize) -> bool {
    let everywhere = ["clerk", "police", "resident"].contains(&player.name.as_str());
    backend == DbBackend::Sqlite || everywhere || nth.is_multiple_of(5)
}

/// The global id of a matter.
fn id_of(row: &Row) -> String {
    let (district, id) = (row["district_code"].as_str().unwrap(), row["id"].as_i64().unwrap());
    kit::node::GlobalId::placed("Matter", district, id).to_string()
}

/// In every state of a kind, what the oracle refuses is refused to everybody, and what it allows is accepted.
async fn in_every_state(kind: &str) {
    in_a_town(async |town| {
        let policy = Printed::read(&std::fs::read_to_string(project().join(POLICY)).unwrap());
        let both = town.at_every_desk().await;
        let players = town.players(&policy, &both).await;
        town.lay_out(&both, Some(kind)).await;
        let matters = town.matters().await;
        let nths = states(town, &both).into_iter().enumerate().filter(|(_, (of, _))| *of == kind);
        let nths: Vec<usize> = nths.map(|(nth, _)| nth).collect();
        assert_eq!(nths.len(), matters.len());
        let before = Before::now(town.stage.database, &[]).await;
        let (mut problems, mut refusals) = (Vec::new(), 0);
        for (nth, row) in nths.into_iter().zip(&matters) {
            for (of, player) in players.iter().enumerate() {
                let all = tries_all(town.stage.database.backend(), player, nth + of);
                let wanted = acts().into_iter().filter(|act| possible(row, *act).is_some() || all);
                let wanted: Vec<(Act, &str)> =
                    wanted.filter_map(|act| Some((act, player.wanted(&policy, row, act)?))).collect();
                let acts: Vec<Act> = wanted.iter().map(|(act, _)| *act).collect();
                if acts.is_empty() {
                    continue;
                }
                refusals += acts.len();
                for ((act, code), got) in wanted.iter().zip(town.try_all(player, row, &acts, None).await) {
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
        assert!(refusals > 1_000, "{refusals}");
        before.assert_same().await;
        town.accepts(&policy, &players, &matters).await;
    })
    .await;
}

// a test for each kind, so that they run beside each other

#[tokio::test]
async fn what_is_not_allowed_of_a_general_matter_is_refused_to_everybody_in_every_stage() {
    in_every_state("lamp").await;
}

#[tokio::test]
async fn what_is_not_allowed_of_a_coordination_matter_is_refused_to_everybody_in_every_stage() {
    in_every_state("spoil").await;
}

#[tokio::test]
async fn what_is_not_allowed_of_an_emergency_is_refused_to_everybody_in_every_stage() {
    in_every_state("leak").await;
}

#[tokio::test]
async fn what_is_not_allowed_along_the_chain_of_the_district_is_refused_to_everybody_in_every_stage() {
    in_every_state("stall-district").await;
}

#[tokio::test]
async fn what_is_not_allowed_along_the_chain_of_the_street_is_refused_to_everybody_in_every_stage() {
    in_every_state("stall-street").await;
}

#[tokio::test]
async fn what_is_not_allowed_along_the_chain_of_the_department_is_refused_to_everybody_in_every_stage() {
    in_every_state("stall-department").await;
}

#[tokio::test]
async fn what_is_not_allowed_along_the_chain_of_a_line_is_refused_to_everybody_in_every_stage() {
    in_every_state("stall-line").await;
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
        town.lay_out(&both, None).await;
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
                let Some(node) = nodes.iter().find(|node| node["id"] == id_of(row)) else { continue };
                let wanted: Value = player.actor(&policy).acts(row).into_iter().map(shown).collect();
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

//! Who tries what in the table: one of each role, and some with several posts.

use super::oracle::{Actor, Held, mutation};
use super::town::{LINE, TOWN, Town, Worker, worker};
use crate::access::oracle::{Printed, Row, rows};
use crate::places::town::COMMUNITY;
use kit::access::Access;
use std::collections::BTreeSet;
use work::procedure::Act;

/// Somebody of the table.
pub(super) struct Player {
    pub(super) name: String,
    pub(super) access: Access,
    account: Option<i64>,
    pub(super) posts: Vec<Held>,
}

impl Player {
    /// The code that the act must answer, or None where it is allowed.
    pub(super) fn wanted(&self, policy: &Printed, row: &Row, act: Act) -> Option<&'static str> {
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

    pub(super) fn actor<'a>(&'a self, policy: &'a Printed) -> Actor<'a> {
        Actor { policy, account: self.account, posts: &self.posts }
    }
}

impl Town<'_> {
    /// An account with a post at each desk of an approval.
    pub(super) async fn at_every_desk(&self) -> Worker {
        let both = worker(self.stage, "community-clerk", COMMUNITY, None).await;
        let both = self.also(&both, "town-clerk", TOWN).await;
        self.also(&both, "district-command", super::town::DISTRICT).await
    }

    /// One for each role of the policy, those with a line at two levels, one with several posts, and nobody.
    pub(super) async fn players(&self, policy: &Printed, both: &Worker) -> Vec<Player> {
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
}

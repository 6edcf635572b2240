//! A person joins another household without leaving the grid.

use super::desks::{Desks, Household};
use crate::civil_affairs::scene::{Office, in_the_office, of};
use crate::harness::before::Before;
use kit::node::GlobalId;
use serde_json::{Value, json};

/// What is shown of a grant.
const GRANT: &str = "state stopReason suspendedOn reviewDueOn bankAccount household { id } resident { id }";
/// Tables that change with a grant that goes on with somebody else, and with the news.
const BESIDE: &[&str] = &["assistance_grant", "audit", "history", "lease", "outbox", "stream_head"];

impl Desks {
    /// More that departments have of the holder: a care record, a visit, a file, and the letter of guarantee for the building.
    async fn more(&self, office: &Office<'_>, household: &Household) {
        let holder = &household.holder["id"];
        let care = json!({ "resident": holder, "kind": "LIVING_ALONE", "plan": "代购药品", "needs": "无" });
        office.does(&office.clerk, "openCareRecord", "id", care).await;
        let post = office.member.principal().caller().unwrap().posts[0].id;
        let visit = json!({ "resident": holder, "post": GlobalId::global("Post", post).to_string(),
            "dueOn": office.day(7) });
        office.does(&office.community, "assignVisit", "", visit).await;
        Box::pin(self.file(office, &household.holder)).await;
        let archive = json!({ "household": household.id, "number": "001", "leader": "王建国", "supervisor": "李志强",
            "landPaper": "HELD", "planningPaper": "MISSING", "keptAt": "档案柜" });
        let archive = office.does(&office.leader, "createBuildingArchive", "id version", archive).await;
        let paper = of(&archive, json!({ "paper": "GUARANTEE", "signer": holder }));
        office.does(&office.leader, "fileArchivePaper", "id", paper).await;
    }
}

#[tokio::test]
async fn who_joins_another_household_of_the_grid_leaves_its_grant_with_it_and_nothing_else() {
    in_the_office(async |office| {
        let desks = Box::pin(Desks::open(office)).await;
        let household = Box::pin(desks.household(office)).await;
        Box::pin(desks.more(office, &household)).await;
        let (_, other) = office.household(1).await;
        office.told().await;
        let changes = async |change: Value| {
            let now = office.now(&office.community, &household.holder, "Resident", "id version").await;
            office.does(&office.community, "changeResident", "id", of(&now, change)).await;
        };
        let told = async || {
            let told = "SELECT event FROM outbox WHERE event = 'moved' AND record_type = 'Resident'";
            office.stage.database.texts(told).await.len()
        };
        let seen = async |grant: &Value| office.now(&office.decider, grant, "AssistanceGrant", GRANT).await;
        let own = seen(&household.own).await;
        // what else is changed of a residence concerns no department
        changes(json!({ "particulars": { "occupation": "工人" } })).await;
        assert_eq!(told().await, 0);
        changes(json!({ "home": { "household": other["id"] } })).await;
        assert_eq!(told().await, 1);
        let before = Before::now(office.stage.database, BESIDE).await;
        office.told().await;
        before.assert_same().await;
        let today = office.day(0);
        let with_head = json!({
            "state": "SUSPENDED", "stopReason": "MOVED", "suspendedOn": today, "reviewDueOn": today, "bankAccount": null,
            "household": { "id": household.id }, "resident": { "id": household.head["id"] },
        });
        assert_eq!(seen(&household.shared).await, with_head);
        assert_eq!(own["state"], "ACTIVE");
        assert_eq!(seen(&household.own).await, own);
        // who comes back finds it with the head
        changes(json!({ "home": { "household": household.id } })).await;
        office.told().await;
        assert_eq!(seen(&household.shared).await, with_head);
    })
    .await;
}

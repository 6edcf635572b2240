//! What an edition may take away, and what it leaves alone.

use super::{imported, nbs, system, table};
use crate::harness::before::Before;
use crate::harness::{TestDatabase, on_each_database};
use kit::error::Code;
use wangge_core::divisions::import::{Allow, Edition, Stranded, Summary, import};

/// One town with so many communities.
fn communities(count: usize) -> String {
    let rows: Vec<String> = (1..=count).map(|n| format!("340705005{n:03},社区{n}\n")).collect();
    format!("code,name\n34,安徽省\n3407,铜陵市\n340705,铜官区\n340705005,镇\n{}", rows.concat())
}

#[tokio::test]
async fn a_part_of_an_edition_is_refused_with_figures() {
    on_each_database(async |database| {
        let access = system(database).await;
        imported(&access, "1", &communities(100)).await;
        let before = Before::now(database, &[]).await;
        let part = table(&communities(79));
        let refused = import(&access, &nbs("2"), &part, &mut |_| ()).await.unwrap_err();
        assert_eq!(refused.code(), Code::Conflict);
        assert!(refused.message().contains("21 of 100 communities"), "{}", refused.message());
        before.assert_same().await;
        let allow = Allow { mass_retirement: true, ..Allow::default() };
        let summary = import(&access, &Edition { allow, ..nbs("2") }, &part, &mut |_| ()).await.unwrap();
        assert_eq!(summary, Summary { rows: 83, retired: 21, ..Summary::default() });
        let few = imported(&access, "3", &communities(75)).await;
        assert_eq!(few.retired, 4, "a few of a level are always taken");
    })
    .await;
}

#[tokio::test]
async fn an_older_version_is_refused() {
    on_each_database(async |database| {
        let access = system(database).await;
        imported(&access, "2.6.1", &communities(3)).await;
        imported(&access, "2.10.0", &communities(4)).await;
        let before = Before::now(database, &[]).await;
        let old = table(&communities(2));
        let refused = import(&access, &nbs("2.7.0"), &old, &mut |_| ()).await.unwrap_err();
        assert_eq!(refused.code(), Code::Conflict);
        assert!(refused.message().contains("older than 2.10.0"), "{}", refused.message());
        before.assert_same().await;
        let allow = Allow { older: true, ..Allow::default() };
        let summary = import(&access, &Edition { allow, ..nbs("2.7.0") }, &old, &mut |_| ()).await.unwrap();
        assert_eq!(summary.retired, 2);
    })
    .await;
}

#[tokio::test]
async fn what_was_entered_between_editions_stays_until_an_edition_had_it() {
    on_each_database(async |database| {
        let access = system(database).await;
        imported(&access, "1", &communities(3)).await;
        database.execute("UPDATE division SET edition = 'local' WHERE code = '340705005003'").await;
        let insert = "INSERT INTO division (code, level, parent_code, name, edition, name_edition, version, changed_at) \
                      VALUES ('340705005777', 5, '340705005', '新社区', 'local', 'local', 1, 0)";
        database.execute(insert).await;
        let summary = imported(&access, "2", &communities(2)).await;
        assert_eq!(summary.retired, 0);
        let adopted = imported(&access, "3", &communities(3)).await;
        assert_eq!((adopted.added, adopted.revived), (0, 0), "it is there already");
        let left = imported(&access, "4", &communities(2)).await;
        assert_eq!(left.retired, 1, "an edition had it, and this one lacks it");
        let valid = "SELECT code || ' ' || edition FROM division WHERE level = 5 AND retired_edition IS NULL \
                     ORDER BY code";
        assert_eq!(database.texts(valid).await, ["340705005001 1", "340705005002 1", "340705005777 local"]);
    })
    .await;
}

async fn enter_grid(database: &TestDatabase, id: i64, code: &str, status: &str) {
    let insert = format!(
        "INSERT INTO grid (district_code, id, grid_code, name, kind, opened_on, retired_on, status, version, created_at, \
         changed_at) VALUES ('340705', {id}, '{code}', '网格', 'residential', '2020-01-01', NULL, '{status}', 1, 0, 0)"
    );
    database.execute(&insert).await;
}

#[tokio::test]
async fn what_is_left_in_retired_divisions_is_told() {
    on_each_database(async |database| {
        let access = system(database).await;
        imported(&access, "1", &communities(3)).await;
        for (id, grid, status) in [(1, "340705005002001", "active"), (2, "340705005003001", "retired")] {
            enter_grid(database, id, grid, status).await;
        }
        let summary = imported(&access, "2", &communities(1)).await;
        assert_eq!(summary.retired, 2);
        let code = "340705005002".to_owned();
        assert_eq!(summary.stranded, [Stranded { code, grids: 1, divisions: 0 }]);
    })
    .await;
}

/// Somebody with a post in three communities, of which the second has a grid, and one that ran out; in the third there are a
/// liaison and a body with a member, too.
const SERVED: &str = "\
    INSERT INTO account (id, name, title, kind, area_code, status, version, created_at, changed_at) \
        VALUES (1, 'a', 'a', 'staff', '340705', 'active', 1, 0, 0); \
    INSERT INTO post (id, account_id, role, area_code, from_on, to_on, version, created_at, changed_at) VALUES \
        (1, 1, 'community-clerk', '340705005001', '2020-01-01', NULL, 1, 0, 0), \
        (2, 1, 'community-clerk', '340705005002', '2020-01-01', NULL, 1, 0, 0), \
        (3, 1, 'community-clerk', '340705005003', '2020-01-01', NULL, 1, 0, 0), \
        (4, 1, 'community-clerk', '340705005003', '2020-01-01', '2020-12-31', 1, 0, 0); \
    INSERT INTO liaison (id, account_id, area_code, from_on, version, created_at, changed_at) \
        VALUES (5, 1, '340705005003', '2020-01-01', 1, 0, 0); \
    INSERT INTO body (id, area_code, kind, name, from_on, version, created_at, changed_at) \
        VALUES (6, '340705005003', 'residents_committee', '居委会', '2020-01-01', 1, 0, 0); \
    INSERT INTO body_member (id, body_id, area_code, function, account_id, from_on, version, created_at, changed_at) \
        VALUES (7, 6, '340705005003', 'leader', 1, '2020-01-01', 1, 0, 0)";

#[tokio::test]
async fn what_serves_a_retired_division_ends_with_it() {
    on_each_database(async |database| {
        let access = system(database).await;
        imported(&access, "1", &communities(3)).await;
        database.execute(SERVED).await;
        enter_grid(database, 1, "340705005002001", "active").await;
        let live = async || {
            let mut live = Vec::new();
            for table in ["post", "liaison", "body", "body_member"] {
                let sql = format!("SELECT CAST(id AS text) FROM {table} WHERE ended_at IS NULL ORDER BY id");
                live.extend(database.texts(&sql).await);
            }
            live
        };
        let epoch = "SELECT CAST(sum(epoch) AS text) FROM rights_epoch";
        let before = database.texts(epoch).await;
        assert_eq!(imported(&access, "2", &communities(3)).await.ended, 0);
        assert_eq!(live().await, ["1", "2", "3", "4", "5", "6", "7"]);
        assert_eq!(database.texts(epoch).await, before);
        let summary = imported(&access, "3", &communities(1)).await;
        assert_eq!((summary.retired, summary.ended), (2, 3));
        assert_eq!(live().await, ["1", "2", "4"], "where a grid is in force, somebody sees to it");
        assert_ne!(database.texts(epoch).await, before, "rights that are kept are dropped");
        let kinds = ["Post 3", "Liaison 5", "BodyMember 7", "Body 6"];
        let why = kinds.map(|kind| format!("{kind} end the division is retired: edition 3 of nbs"));
        let audit = "SELECT record_type || ' ' || record_id || ' ' || action || ' ' || reason FROM audit \
                     WHERE reason IS NOT NULL ORDER BY id";
        assert_eq!(database.texts(audit).await, why);
        let history = "SELECT record_type || ' ' || record_id FROM history WHERE action = 'end' ORDER BY id";
        assert_eq!(database.texts(history).await, kinds);
        database.execute("UPDATE grid SET status = 'retired'").await;
        assert_eq!(imported(&access, "4", &communities(1)).await.ended, 1);
        assert_eq!(live().await, ["1", "4"]);
    })
    .await;
}

#[tokio::test]
async fn the_word_for_what_is_between_editions_names_no_edition() {
    on_each_database(async |database| {
        let access = system(database).await;
        let refused = import(&access, &nbs("local"), &table(&communities(1)), &mut |_| ()).await.unwrap_err();
        assert_eq!(refused.code(), Code::BadUserInput);
    })
    .await;
}

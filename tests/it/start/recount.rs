//! `wangge recount`: its exit codes, and what it prints.

use crate::harness::command::text;
use crate::harness::process::Home;
use sea_orm::{ConnectionTrait, Database};

/// A district with one grid in which more is counted than there is.
const DAMAGED: &str = "INSERT INTO district_setting (code, levels, zone, size_kinds, version, changed_at) \
     VALUES ('340705', 3, 'Asia/Shanghai', '', 1, 0); \
     INSERT INTO grid (district_code, id, grid_code, name, kind, opened_on, status, version, created_at, changed_at) \
     VALUES ('340705', 1, '340705001001001', 'one', 'residential', '2025-01-01', 'active', 1, 0, 0); \
     INSERT INTO household (district_code, id, grid_code, grid_id, kind, people, status, version, created_at, changed_at) \
     VALUES ('340705', 2, '340705001001001', 1, 'family', 4, 'active', 1, 0, 0)";

#[tokio::test]
async fn a_check_tells_differences_and_a_recount_makes_them_right() {
    let home = Home::new();
    for command in [&["keys", "init"][..], &["migrate"]] {
        assert!(home.run(command, "").await.status.success());
    }
    let whole = home.run(&["recount", "--check"], "").await;
    assert!(whole.status.success() && text(&whole).contains("all counts are right"), "{}", text(&whole));
    let file = home.path().join("wangge.db");
    let connection = Database::connect(format!("sqlite://{}", file.display())).await.unwrap();
    connection.execute_unprepared(DAMAGED).await.unwrap();
    connection.close().await.unwrap();
    let lines = "340705001001001 grid_stat.households: 0, and the records say 1\n\
        340705001001001 household.people of 2: 4, and the records say 0\n";
    for _ in 0..2 {
        let check = home.run(&["recount", "--check"], "").await;
        assert_eq!(check.status.code(), Some(4), "{}", text(&check));
        assert_eq!(String::from_utf8(check.stdout).unwrap(), lines);
    }
    let repaired = home.run(&["recount"], "").await;
    assert!(repaired.status.success(), "{}", text(&repaired));
    assert_eq!(String::from_utf8(repaired.stdout).unwrap(), lines);
    let whole = home.run(&["recount", "--check"], "").await;
    assert!(whole.status.success() && whole.stdout.is_empty(), "{}", text(&whole));
}

use super::{DELTA, DEMO, FIXTURE, imported, system};
use crate::harness::before::Before;
use crate::harness::on_each_database;
use crate::harness::platform::Hands;
use kit::access::Policy;
use std::collections::BTreeMap;
use wangge_core::divisions::import::Summary;

const NAMES: &str = "SELECT code || ' ' || name FROM division WHERE retired_edition IS NULL ORDER BY code";

/// The changes of the delta file: code, kind, old and new name.
fn delta() -> Vec<[&'static str; 4]> {
    let rows =
        DELTA.lines().filter(|l| !l.starts_with('#')).skip(1).map(|l| l.split(',').collect::<Vec<_>>());
    rows.map(|r| [r[2], r[0], r[4], r[5]]).collect()
}

/// The demo's divisions as they were in the edition of 2022.
fn before() -> String {
    let rows = DEMO.lines().filter(|l| !l.starts_with('#')).skip(1).map(|l| l.split(',').collect::<Vec<_>>());
    let mut names: BTreeMap<&str, &str> = rows.map(|r| (r[0], r[3])).collect();
    for [code, kind, old, _] in delta() {
        match kind {
            "ADD" => names.remove(code),
            _ => names.insert(code, old),
        };
    }
    let rows: Vec<String> = names.iter().map(|(code, name)| format!("{code},{name}\n")).collect();
    format!("code,name\n{}", rows.concat())
}

#[tokio::test]
async fn every_oddity_is_stored_as_it_was_issued() {
    on_each_database(async |database| {
        let summary = imported(&system(database).await, "2023", FIXTURE).await;
        assert_eq!(summary, Summary { rows: 344, added: 344, ..Summary::default() });
        let stored = database.texts(NAMES).await;
        let rows =
            FIXTURE.lines().filter(|l| !l.starts_with('#')).skip(1).map(|l| l.split(',').collect::<Vec<_>>());
        assert_eq!(stored, rows.map(|r| format!("{} {}", r[0], r[3])).collect::<Vec<_>>());
        let above = "SELECT d.code FROM division d LEFT JOIN division p ON p.code = d.parent_code \
                     AND p.level = d.level - 1 WHERE d.level > 1 AND p.code IS NULL";
        assert_eq!(database.texts(above).await, Vec::<String>::new());
        let town = "SELECT parent_code || ' ' || CAST(level AS text) FROM division WHERE code = '441900003'";
        assert_eq!(database.texts(town).await, ["441900 4"]);
        let search = "SELECT CAST(count(*) AS text) FROM division_search";
        assert_eq!(database.texts(search).await, ["344"]);
    })
    .await;
}

#[tokio::test]
async fn the_same_edition_again_changes_nothing() {
    on_each_database(async |database| {
        let access = system(database).await;
        imported(&access, "2023", FIXTURE).await;
        let before = Before::now(database, &[]).await;
        let again = imported(&access, "2023", FIXTURE).await;
        assert_eq!(again, Summary { rows: 344, known_already: true, ..Summary::default() });
        before.assert_same().await;
    })
    .await;
}

#[tokio::test]
async fn each_import_is_on_record_once() {
    on_each_database(async |database| {
        let access = system(database).await;
        let audit = "SELECT action || ' ' || record_type || ' ' || (SELECT issuer || ' ' || e.edition \
                     FROM division_edition e WHERE CAST(e.id AS text) = audit.record_id) || ' ' || district_code \
                     FROM audit ORDER BY audit.id";
        for (edition, rows) in [("1", 1), ("1", 1), ("2", 2)] {
            let list = format!("code,name\n34,安徽省\n3407,铜陵市{edition}\n");
            imported(&access, edition, &list).await;
            let told = ["import DivisionEdition nbs 1 000000", "import DivisionEdition nbs 2 000000"];
            assert_eq!(database.texts(audit).await, told[..rows]);
        }
        let platform = database.platform(Policy::default(), &Hands::default()).await;
        platform.sequence("one").await.unwrap();
        assert_eq!(platform.verify_audit("000000").await.unwrap(), Ok(2));
    })
    .await;
}

#[tokio::test]
async fn the_next_edition_adds_retires_and_renames() {
    on_each_database(async |database| {
        let access = system(database).await;
        imported(&access, "2022", &before()).await;
        let summary = imported(&access, "2023", DEMO).await;
        let counts = (summary.added, summary.retired, summary.renamed, summary.revived);
        assert_eq!(counts, (48, 43, 12, 0));
        let told = "SELECT code || ' ' || kind || ' ' || COALESCE(old_name, '') || ' ' || COALESCE(new_name, '') \
                    FROM division_change WHERE edition = '2023' ORDER BY code";
        let kinds = [("ADD", "added"), ("DELETE", "retired"), ("RENAME", "renamed")];
        let mut wanted: Vec<String> = delta()
            .iter()
            .map(|[code, op, old, new]| {
                let kind = kinds.iter().find(|(o, _)| o == op).unwrap().1;
                format!("{code} {kind} {old} {new}")
            })
            .collect();
        wanted.sort();
        assert_eq!(database.texts(told).await, wanted);
        assert_eq!(database.texts(NAMES).await.len(), 5_898);
        let gone = "SELECT name || ' ' || edition || ' ' || retired_edition FROM division WHERE code = '410103002'";
        assert_eq!(database.texts(gone).await, ["解放路街道 2022 2023"]);
        let renamed = "SELECT name || ' ' || edition || ' ' || name_edition || ' ' || CAST(version AS text) \
                       FROM division WHERE code = '640423100011'";
        assert_eq!(database.texts(renamed).await, ["东关社区 2022 2023 2"]);
    })
    .await;
}

#[tokio::test]
async fn what_comes_back_is_revived() {
    on_each_database(async |database| {
        let access = system(database).await;
        imported(&access, "1", "code,name\n34,安徽省\n3407,铜陵市\n3408,安庆市\n").await;
        imported(&access, "2", "code,name\n34,安徽省\n3408,安庆市\n").await;
        let summary = imported(&access, "3", "code,name\n34,安徽省\n3407,铜陵新市\n3408,安庆市\n").await;
        assert_eq!(summary, Summary { rows: 3, revived: 1, ..Summary::default() });
        let row = "SELECT name || ' ' || name_edition || ' ' || COALESCE(retired_edition, 'current') \
                   FROM division WHERE code = '3407'";
        assert_eq!(database.texts(row).await, ["铜陵新市 3 current"]);
        let kinds = "SELECT kind FROM division_change WHERE code = '3407' ORDER BY id";
        assert_eq!(database.texts(kinds).await, ["retired", "revived"]);
    })
    .await;
}

#[tokio::test]
async fn a_division_is_found_by_its_name_of_now() {
    on_each_database(async |database| {
        let access = system(database).await;
        imported(&access, "1", "code,name\n34,安徽省\n3407,铜陵市\n").await;
        imported(&access, "2", "code,name\n34,安徽省\n3407,铜官市\n").await;
        let every = |apart: &str| apart.split(' ').map(|c| format!("'{c}'")).collect::<Vec<_>>().join(" & ");
        for (characters, wanted) in [("铜 官", vec!["3407"]), ("陵", vec![]), ("徽", vec!["34"])] {
            let sql = match database.backend() {
                sea_orm::DbBackend::Postgres => {
                    format!(
                        "SELECT code FROM division_search WHERE terms @@ $q${}$q$::tsquery",
                        every(characters)
                    )
                }
                _ => format!(
                    "SELECT CAST(rowid AS text) FROM division_search WHERE terms MATCH '\"{characters}\"'"
                ),
            };
            assert_eq!(database.texts(&sql).await, wanted, "{characters}");
        }
    })
    .await;
}

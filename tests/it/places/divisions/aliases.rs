use super::{FIXTURE, imported, system, table};
use crate::harness::on_each_database;
use wangge_core::divisions::import::{Allow, Edition, Summary, import};

fn mca(edition: &str) -> Edition {
    Edition { issuer: "mca".into(), edition: edition.into(), governing: false, allow: Allow::default() }
}

#[tokio::test]
async fn codes_of_another_issuer_are_aliases_beside_the_divisions() {
    on_each_database(async |database| {
        let access = system(database).await;
        imported(&access, "2023", FIXTURE).await;
        let first = table("code,name\n34,安徽省\n3407,铜陵市\n340705,铜官区\n340705100,另一个镇\n");
        let summary = import(&access, &mca("2023"), &first, &mut |_| ()).await.unwrap();
        assert_eq!(summary, Summary { rows: 4, added: 4, ..Summary::default() });
        let next = table("code,name\n34,安徽\n3407,铜陵市\n340705,铜官区\n");
        let summary = import(&access, &mca("2024"), &next, &mut |_| ()).await.unwrap();
        assert_eq!(summary, Summary { rows: 3, retired: 1, renamed: 1, ..Summary::default() });
        let aliases = "SELECT issuer || ' ' || code || ' ' || name || ' ' || COALESCE(retired_edition, '-') \
                       FROM division_alias ORDER BY code";
        assert_eq!(
            database.texts(aliases).await,
            ["mca 34 安徽 -", "mca 3407 铜陵市 -", "mca 340705 铜官区 -", "mca 340705100 另一个镇 2024"]
        );
        let divisions = "SELECT CAST(count(*) AS text) FROM division WHERE name_edition = '2023'";
        assert_eq!(database.texts(divisions).await, ["344"], "the divisions are as they were");
    })
    .await;
}

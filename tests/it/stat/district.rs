//! The made-up district of the bench is what the program itself would have written, as far as a recount tells.

#[path = "../../examples/district/fill.rs"]
mod fill;

use crate::access::modules;
use crate::harness::on_each_database;
use crate::places::stage::Stage;
use kit::recount::Recount;

#[tokio::test]
async fn the_district_of_the_bench_is_counted_right() {
    on_each_database(async |database| {
        let modules = modules::all();
        fill::fill(database.url(), 2, modules.policy()).await.unwrap();
        let stage = Stage::whole(database, 0).await;
        let access = stage.platform.system();
        let mut recount = Recount::new(&access, fill::DISTRICT, false);
        for module in modules.iter() {
            module.on_recount(&mut recount).await.unwrap();
        }
        assert_eq!(recount.found(), []);
        // and whoever lives there is found by name, as many as there are of that name
        let area = format!("{}001001001", fill::DISTRICT);
        let member = stage.caller("grid-member", &area).await;
        let named = format!(
            "SELECT CAST(count(*) AS text) FROM resident WHERE grid_code = '{area}' AND name = '王伟' AND status = 'active'"
        );
        let named = stage.database.texts(&named).await;
        let found = stage.ask(&member, "{ residents(filter: { name: \"王伟\" }) { totalCount } }").await;
        assert_eq!(named, [found["residents"]["totalCount"].to_string()]);
        assert_ne!(named, ["0"]);
    })
    .await;
}

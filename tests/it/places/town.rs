//! A community of the demo, and what is written in it.

use super::stage::Stage;
use crate::harness::database::on_each_demo;
use kit::access::Access;
use serde_json::{Value, json};

/// A community of Tongguan with several grids that have boundaries.
pub(crate) const COMMUNITY: &str = "340705005002";

/// A grid of another district.
pub(crate) const ELSEWHERE: &str = "371102100260001";

/// Runs `test` on a copy of the demo in each database.
pub(crate) async fn on_a_copy(test: impl AsyncFn(&Stage<'_>)) {
    on_each_demo(async |database| {
        let stage = Stage::open(database).await;
        // ids are made from the time: the demo's are of the hour before
        stage.clock.forward(3_600_000);
        stage.platform.read_districts().await.unwrap();
        test(&stage).await;
    })
    .await;
}

impl Stage<'_> {
    /// Gives an account one more post.
    pub(crate) async fn post(&self, account: i64, role: &str, area: &str) {
        let id = self.platform.system().new_id();
        let sql = format!(
            "INSERT INTO post (id, account_id, role, area_code, from_on, version, created_at, changed_at) \
             VALUES ({id}, {account}, '{role}', '{area}', '2020-01-01', 1, 0, 0)"
        );
        self.database.execute(&sql).await;
    }

    /// Somebody who keeps the people of the community, of another district, and of the area `beside`.
    pub(crate) async fn mover(&self, beside: Option<&str>) -> Access {
        let account = self.account("community-clerk", COMMUNITY).await;
        for area in [Some(&ELSEWHERE[..12]), beside].into_iter().flatten() {
            self.post(account, "community-clerk", area).await;
        }
        self.platform.caller(account).await.unwrap().unwrap()
    }

    /// Codes of the community's grids.
    pub(crate) async fn grids(&self) -> Vec<String> {
        let sql =
            format!("SELECT grid_code FROM grid WHERE grid_code LIKE '{COMMUNITY}%' ORDER BY grid_code");
        self.database.texts(&sql).await
    }

    /// Longitude and latitude of a point inside a grid.
    pub(crate) async fn inside(&self, grid: &str) -> Value {
        let sql = |column: &str| {
            let column = format!("SELECT CAST({column} AS text) FROM place_shape");
            format!("{column} WHERE record_type = 'Grid' AND grid_code = '{grid}'")
        };
        let number = async |column| self.database.texts(&sql(column)).await[0].parse::<f64>().unwrap();
        json!({ "longitude": number("lon").await, "latitude": number("lat").await })
    }
}

//! What is possible is accepted: in every state each act, by one of those who may. The matter is put back after it.

use super::players::Player;
use super::table::acts;
use super::town::Town;
use crate::access::oracle::{Printed, Row};
use serde_json::json;

/// Tables that an act on a matter changes, with the column that names the matter.
const TABLES: [(&str, &str); 3] =
    [("matter", "id"), ("matter_step", "matter_id"), ("work_sheet", "matter_id")];

impl Town<'_> {
    /// Each act that the oracle allows is accepted. Where something else has to be done first, that is told as a conflict.
    pub(super) async fn accepts(&self, policy: &Printed, players: &[Player], matters: &[Row]) {
        for (table, _) in TABLES {
            let keep = format!("CREATE TABLE kept_{table} AS SELECT * FROM {table}");
            self.stage.database.execute(&keep).await;
        }
        let (mut problems, mut tried, mut done) = (Vec::new(), 0, 0);
        for (nth, kept) in matters.iter().enumerate() {
            let mut row = kept.clone();
            let another = |other: &&Row| other["id"] != kept["id"] && other["status"] == "open";
            let other = matters.iter().find(another);
            for act in acts() {
                let may = players.iter().filter(|player| player.wanted(policy, &row, act).is_none());
                let may: Vec<&Player> = may.collect();
                if may.is_empty() {
                    continue;
                }
                let player = may[nth % may.len()];
                tried += 1;
                match self.try_all(player, &row, &[act], other).await.remove(0).as_str() {
                    "-" => {
                        done += 1;
                        self.put_back(&mut row).await;
                    }
                    "CONFLICT" => {}
                    got => {
                        let (procedure, stage) = (&row["procedure"], &row["stage"]);
                        problems.push(format!("{} {procedure} {stage} {act:?}: {got}", player.name));
                    }
                }
            }
        }
        assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
        assert!(tried > 40 && done * 10 > tried * 7, "{done} of {tried}");
    }

    /// Puts a matter back as it was kept, at a version that it did not have.
    async fn put_back(&self, row: &mut Row) {
        let (id, version) = (row["id"].clone(), row["version"].as_i64().unwrap() + 10);
        let again = TABLES.map(|(table, column)| {
            format!("INSERT INTO {table} SELECT * FROM kept_{table} WHERE {column} = {id}; ")
        });
        let sql = format!(
            "DELETE FROM matter WHERE id = {id}; {} UPDATE matter SET version = {version} WHERE id = {id}; \
             UPDATE work_sheet SET version = {version} WHERE matter_id = {id}",
            again.concat()
        );
        self.stage.database.execute(&sql).await;
        row.insert("version".to_owned(), json!(version));
    }
}

//! Counts: statistics, figures for everybody, coverage, ledgers, and the recount.

mod coverage;
mod district;
mod ledgers;
mod public;
mod recount;
mod size;
mod statistics;

use crate::places::stage::Stage;
use crate::places::town::on_a_copy;

/// Runs `test` on a copy of the demo in each database, in which nobody lives and nothing is counted.
async fn on_empty_grids(test: impl AsyncFn(&Stage<'_>)) {
    on_a_copy(async |stage| {
        for table in ["grid_stat", "grid_quarter", "resident", "household"] {
            stage.database.execute(&format!("DELETE FROM {table}")).await;
        }
        test(stage).await;
    })
    .await;
}

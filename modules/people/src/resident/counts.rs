//! What residences count for in their grids, and how many members their households have.

use entities::people::resident::Model;
use kit::Result;
use kit::access::{Permit, Tx};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use std::collections::BTreeMap;
use wangge_core::stat::{Deltas, Quarter};

/// The quarter that a moment lies in.
pub(crate) fn quarter(at: i64) -> Quarter {
    Quarter::of(kit::platform::day_of(at))
}

/// What a transaction changes of the counts: collected, and written once as its last thing, in the order of the keys, so
/// that two transactions never wait for each other in a circle.
#[derive(Debug, Default)]
pub(crate) struct Counting {
    deltas: Deltas,
    members: BTreeMap<(String, i64), i32>,
}

impl Counting {
    /// A new residence, which is verified by its entry.
    pub(crate) fn entered(&mut self, row: &Model) {
        let quarter = quarter(row.created_at);
        self.deltas.of(&row.grid_code, row.grid_id).entered(quarter, 1).verified(quarter, 1);
        self.count(row, 1);
    }

    /// A residence that changed.
    pub(crate) fn changed(&mut self, before: &Model, after: &Model) {
        self.count(before, -1);
        self.count(after, 1);
    }

    /// A residence that ended at this moment.
    pub(crate) fn ended(&mut self, row: &Model, now: i64) {
        self.deltas.of(&row.grid_code, row.grid_id).ended(quarter(now), 1);
        self.count(row, -1);
    }

    fn count(&mut self, row: &Model, number: i32) {
        let grid = self.deltas.of(&row.grid_code, row.grid_id);
        grid.residents(&row.kind, &row.sex, row.birth_on, number);
        if let (Some(district), Some(id)) = (&row.household_district_code, row.household_id) {
            *self.members.entry((district.clone(), id)).or_default() += number;
        }
    }

    /// Writes them.
    pub(crate) async fn write(self, tx: &Tx, permit: &Permit) -> Result<()> {
        for ((district, id), number) in self.members.iter().filter(|(_, number)| **number != 0) {
            let mut update = Query::update();
            update
                .table("household")
                .value("people", Expr::col("people").add(*number))
                .and_where(Expr::col("district_code").eq(district.as_str()))
                .and_where(Expr::col("id").eq(*id));
            tx.execute(permit, &update).await?;
        }
        self.deltas.write(tx, permit).await
    }
}

//! What is told of a person whose number another record has already: whose office to ask, and nothing of the record.

use super::record::Resident;
use kit::access::{Permit, Tx, Written};
use kit::node::GlobalId;
use kit::record::Record;
use kit::vault::RevealRules;
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use wangge_core::places::division::Division;

/// A residence of the person, and the grid that it lies in.
pub(super) struct Elsewhere {
    pub(super) id: i64,
    pub(super) grid_code: String,
}

impl Elsewhere {
    /// The residence that answers for a person.
    ///
    /// # Errors
    /// When the database fails; NOT_FOUND when no residence answers for the person any more.
    pub(super) async fn of(tx: &Tx, person: i64) -> Result<Self> {
        let mut own = Query::select();
        own.columns(["district_code", "resident_id"]).from("person").and_where(Expr::col("id").eq(person));
        let rows = tx.rows(&own).await?;
        let row = rows.first().ok_or_else(|| Error::not_found("person"))?;
        let (district, id): (String, i64) =
            (row.try_get_by("district_code")?, row.try_get_by("resident_id")?);
        let mut residence = Query::select();
        residence
            .column("grid_code")
            .from("resident")
            .and_where(Expr::col("district_code").eq(district))
            .and_where(Expr::col("id").eq(id));
        let rows = tx.rows(&residence).await?;
        let row = rows.first().ok_or_else(|| Error::not_found("person"))?;
        Ok(Self { id, grid_code: row.try_get_by("grid_code")? })
    }

    /// Tells the town whose office is to be asked. It is on record, and counts as a value that was revealed.
    ///
    /// # Errors
    /// LIMIT_EXCEEDED when the caller was told enough today.
    pub(super) async fn tell(self, tx: &Tx, permit: &Permit, rules: RevealRules) -> Result<Written> {
        tx.spend_reveals(1, rules).await?;
        tx.audit("identify", Resident::TYPE, &self.id.to_string(), &self.grid_code, None).await?;
        let town = self.grid_code.get(..9).unwrap_or_default();
        Ok(Written::of(permit, GlobalId::global(Division::TYPE, town), 0))
    }
}

/// Was nothing written, because another record has the person already?
pub(super) fn is_elsewhere(written: &Written) -> bool {
    written.id.record_type == Division::TYPE
}

//! What is told of a person whose number another record has already: whose office to ask, and nothing of the record.

use super::record::Resident;
use entities::people::resident::Model;
use kit::access::{Action, Permit, Tx, Written};
use kit::node::GlobalId;
use kit::record::Record;
use kit::vault::RevealRules;
use kit::{About, Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use wangge_core::places::division::Division;

/// A residence of the person, and the grid that it lies in.
pub(super) struct Elsewhere {
    id: GlobalId,
    grid_code: String,
    person: i64,
}

impl Elsewhere {
    /// This residence.
    pub(super) fn at(residence: &Model) -> Self {
        Self {
            id: GlobalId::placed(Resident::TYPE, &residence.district_code, residence.id),
            grid_code: residence.grid_code.clone(),
            person: residence.person_id,
        }
    }

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
            .and_where(Expr::col("district_code").eq(district.as_str()))
            .and_where(Expr::col("id").eq(id));
        let rows = tx.rows(&residence).await?;
        let row = rows.first().ok_or_else(|| Error::not_found("person"))?;
        let id = GlobalId::placed(Resident::TYPE, &district, id);
        Ok(Self { id, grid_code: row.try_get_by("grid_code")?, person })
    }

    /// What the audit says of a look that found the person.
    pub(super) fn about(&self) -> About<'_> {
        About { id: &self.id, area: &self.grid_code, person: self.person, fields: "" }
    }

    /// Tells the town whose office is to be asked, to who enters the number in the grid `asked`. It is on record, and
    /// counts as a value that was revealed.
    ///
    /// # Errors
    /// LIMIT_EXCEEDED when the caller was told enough today.
    pub(super) async fn tell(
        self,
        tx: &Tx,
        permit: &Permit,
        (asked, action): (&str, Action),
        rules: RevealRules,
    ) -> Result<Written> {
        tx.spend_reveals(1, rules).await?;
        tx.audit_about("identify", self.about(), (Resident::RESOURCE, action, asked), None).await?;
        let town = self.grid_code.get(..9).unwrap_or_default();
        Ok(Written::of(permit, GlobalId::global(Division::TYPE, town), 0))
    }
}

/// Was nothing written, because another record has the person already?
pub(super) fn is_elsewhere(written: &Written) -> bool {
    written.id.record_type == Division::TYPE
}

//! What is told of a person whose number another record has already: whose office to ask, and nothing of the record.

use super::answering::answering;
use super::record::Resident;
use async_graphql::Value;
use entities::people::resident::Model;
use kit::access::{Permit, Tx, Written};
use kit::node::GlobalId;
use kit::record::{Record, Selection};
use kit::{About, Result};
use wangge_core::places::division::Division;

/// A residence of the person, and the grid that it lies in.
pub(crate) struct Elsewhere {
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
        Ok(Self::at(&answering(tx, person).await?))
    }

    /// What the audit says of a look that found the person.
    pub(super) fn about(&self) -> About<'_> {
        About { id: &self.id, area: &self.grid_code, person: self.person, fields: "" }
    }

    /// Code of the town whose office is to be asked.
    fn town(&self) -> GlobalId {
        GlobalId::global(Division::TYPE, self.grid_code.get(..9).unwrap_or_default())
    }

    /// The town whose office is to be asked, in place of what was to be written. The look that found it is on record.
    pub(super) fn told(&self, permit: &Permit) -> Written {
        Written::of(permit, self.town(), 0)
    }

    /// The town whose office is to be asked: its name and code.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn office(&self, tx: &Tx) -> Result<String> {
        let town = self.town();
        let selection = Selection::default().with::<Division>("name");
        let row = tx.access().by_id::<Division>(&town, selection).await?;
        match row.as_ref().and_then(|row| row.value("name")) {
            Some(Value::String(name)) => Ok(format!("{name} ({})", town.key)),
            _ => Ok(town.key),
        }
    }
}

/// Was nothing written, because another record has the person already?
pub(super) fn is_elsewhere(written: &Written) -> bool {
    written.id.record_type == Division::TYPE
}

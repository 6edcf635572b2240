//! Looks at restricted records: on record for the person whom each tells of, and of nothing more for who reads the audit.

use super::{Access, Action};
use crate::error::Result;
use crate::record::{Record, Row};
use std::collections::BTreeMap;

impl Access {
    /// Puts on record, once for each person, that the caller looked at rows of its own about somebody else. Who looks at
    /// what tells of oneself leaves nothing.
    pub(super) async fn on_record_of_persons<T: Record>(
        &self,
        rows: &[Row<T>],
        right: &'static str,
    ) -> Result<()> {
        if self.inside || self.account().is_none() {
            return Ok(());
        }
        let seen = rows.iter().filter(|row| row.owner == self.account());
        let person = |row: &Row<T>| T::PERSON.and_then(|column| row.link(column));
        let persons: BTreeMap<Option<i64>, String> =
            seen.map(|row| (person(row), row.area().to_owned())).collect();
        if persons.is_empty() {
            return Ok(());
        }
        let about: Vec<_> = persons.into_iter().map(|(person, area)| (area, person)).collect();
        let tx = self.begin().await?;
        tx.audit_discreetly("read", &about, (right, Action::Read)).await?;
        tx.commit_quietly().await
    }
}

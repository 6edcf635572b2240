//! Taking many records out of the platform: few enough at once and on a day, and on record for each of them.

use crate::access::{Action, Tx};
use crate::error::{Error, Result};
use crate::record::{Record, Row};
use crate::trace::Trace;
use crate::vault::Budget;
use entities::platform::audit;
use serde::{Deserialize, Serialize};

/// How many records may be exported.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ExportRules {
    /// Records at once, at most 1,000.
    pub at_once: u64,
    /// Records by one account on one day (UTC+8).
    pub daily: i32,
}

impl Default for ExportRules {
    fn default() -> Self {
        Self { at_once: 1_000, daily: 10_000 }
    }
}

impl Tx {
    /// Counts records against the caller's number of the day; answers how many are left.
    ///
    /// # Errors
    /// LIMIT_EXCEEDED when there are none.
    pub async fn spend_exports(&self, number: usize, rules: ExportRules) -> Result<i32> {
        let of = "records are exported by one account";
        self.spend(Budget { table: "export_budget", daily: rules.daily, of }, number).await
    }

    /// Records that these records were taken out, all in one row of the audit and each in one of its own, so that a
    /// person finds it. `about` is the number of the export and its area, `fields` the names of the fields.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn exported<T: Record>(
        &self,
        rows: &[Row<T>],
        about: (&str, &str),
        fields: &str,
        reason: &str,
    ) -> Result<()> {
        let (number, area) = about;
        let all = format!("{reason} ({} records)", rows.len());
        let whole = audit_row::<T>(self, (number, area), None, fields, &all);
        let each = rows
            .iter()
            .map(|row| audit_row::<T>(self, (row.key(), row.area()), person_of(row), fields, reason));
        let rows: Vec<audit::Model> = std::iter::once(whole).chain(each).collect();
        self.audit_all(&rows).await
    }
}

/// The person whom a record is about.
fn person_of<T: Record>(row: &Row<T>) -> Option<i64> {
    T::PERSON.and_then(|column| row.link(column))
}

fn audit_row<T: Record>(
    tx: &Tx,
    (id, area): (&str, &str),
    person: Option<i64>,
    fields: &str,
    reason: &str,
) -> audit::Model {
    let access = tx.access();
    let post = access.principal().post_for(access.policy(), T::RESOURCE, Action::Export, area);
    let district = crate::access::district_of(area);
    let trace = Trace {
        district,
        area,
        record_type: T::TYPE,
        record_id: id,
        person,
        verb: "export",
        post,
        reason: Some(reason),
    };
    trace.row(tx, fields)
}

/// The fields of `T` with these names that an export may have; all of them without names.
///
/// # Errors
/// BAD_USER_INPUT at `path` for what is no such field.
pub fn fields_of<T: Record>(names: Option<&[String]>, path: &str) -> Result<Vec<&'static str>> {
    let open = || T::FIELDS.iter().filter(|field| field.shown && field.resource.is_none());
    let Some(names) = names else { return Ok(open().map(|field| field.name).collect()) };
    if names.is_empty() {
        return Err(Error::bad_input(path, "name at least one field, or none at all for every field"));
    }
    let mut fields = Vec::with_capacity(names.len());
    for name in names {
        let field = open().find(|field| field.name == name);
        let field =
            field.ok_or_else(|| Error::bad_input(path, format!("a {} has no field `{name}`", T::TYPE)))?;
        if !fields.contains(&field.name) {
            fields.push(field.name);
        }
    }
    Ok(fields)
}

use super::super::diff::Change;
use super::statements::{Target, adopt, find, note, unfind};
use super::{Edition, Summary};
use crate::bulk::JsonRows;
use kit::access::Tx;
use kit::error::{Error, Result};
use kit::search::division_terms;
use sea_orm::Value;
use serde_json::Error as JsonError;

/// Rows of one statement.
const ROWS: usize = 5_000;

/// Changes on their way to the database.
pub(super) struct Batch<'a> {
    tx: &'a Tx,
    what: &'a Edition,
    note_additions: bool,
    now: i64,
    rows: Rows,
    summary: Summary,
}

#[derive(Default)]
struct Rows {
    added: JsonRows,
    named: JsonRows,
    retired: JsonRows,
    found: JsonRows,
    unfound: JsonRows,
    noted: JsonRows,
}

impl<'a> Batch<'a> {
    pub(super) fn new(tx: &'a Tx, what: &'a Edition, note_additions: bool) -> Self {
        let (now, rows, summary) = (tx.access().now(), Rows::default(), Summary::default());
        Self { tx, what, note_additions, now, rows, summary }
    }

    /// Adds a change; true when the changes so far went to the database.
    pub(super) async fn add(&mut self, change: &Change<'_>) -> Result<bool> {
        self.collect(change).map_err(Error::internal)?;
        let full = self.rows.added.count().max(self.rows.noted.count()) >= ROWS;
        if full {
            self.write().await?;
        }
        Ok(full)
    }

    /// Takes over what was entered between editions and is in this one: from now on it comes and goes with editions.
    pub(super) async fn adopt(&self, codes: &[String]) -> Result<()> {
        let mut rows = JsonRows::default();
        for code in codes {
            rows.push(&[code]).map_err(Error::internal)?;
        }
        self.run(adopt(self.tx.backend()), &mut rows, &[self.what.edition.as_str().into()]).await
    }

    pub(super) async fn finish(mut self) -> Result<Summary> {
        self.write().await?;
        Ok(self.summary)
    }

    fn collect(&mut self, change: &Change<'_>) -> Result<(), JsonError> {
        let rows = &mut self.rows;
        let (code, kind, old, new) = match change {
            Change::Added { code, name } => {
                self.summary.added += 1;
                rows.added.push(&(code.as_str(), name))?;
                (code.as_str(), "added", None, Some(*name))
            }
            Change::Retired { code, name } => {
                self.summary.retired += 1;
                rows.retired.push(&[code.as_str()])?;
                (code.as_str(), "retired", Some(*name), None)
            }
            Change::Renamed { code, old, new } => {
                self.summary.renamed += 1;
                rows.named.push(&(code.as_str(), new))?;
                (code.as_str(), "renamed", Some(*old), Some(*new))
            }
            Change::Revived { code, old, new } => {
                self.summary.revived += 1;
                rows.named.push(&(code.as_str(), new))?;
                (code.as_str(), "revived", Some(*old), Some(*new))
            }
        };
        if old.is_some() && new.is_some() {
            rows.unfound.push(&[code])?;
        }
        if let Some(name) = new {
            rows.found.push(&(code, division_terms(code, name)))?;
        }
        if old.is_none() && !self.note_additions {
            return Ok(());
        }
        rows.noted.push(&(self.tx.access().new_id().to_string(), code, kind, old, new))
    }

    async fn write(&mut self) -> Result<()> {
        let (target, backend) = (Target::of(self.what), self.tx.backend());
        let mut rows = std::mem::take(&mut self.rows);
        let values = target.values(self.what, self.now);
        self.run(target.add(backend), &mut rows.added, &values).await?;
        self.run(target.rename(backend), &mut rows.named, &values).await?;
        self.run(target.retire(backend), &mut rows.retired, &values).await?;
        if target == Target::Divisions {
            self.run(unfind(backend), &mut rows.unfound, &[]).await?;
            self.run(find(backend), &mut rows.found, &[]).await?;
        }
        let values = [self.what.issuer.as_str().into(), self.what.edition.as_str().into(), self.now.into()];
        self.run(note(backend), &mut rows.noted, &values).await
    }

    async fn run(&self, sql: String, rows: &mut JsonRows, more: &[Value]) -> Result<()> {
        if rows.count() == 0 {
            return Ok(());
        }
        let values = std::iter::once(Value::from(rows.take())).chain(more.iter().cloned()).collect();
        self.tx.bulk(sql, values).await.map(drop)
    }
}

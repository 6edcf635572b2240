use super::super::LOCAL;
use super::{Edition, Summary};
use entities::places::division_edition;
use kit::access::{Access, Tx};
use kit::error::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, Func, Order, Query, SelectStatement};
use sea_orm::{DbBackend, EntityTrait, QueryResult, QueryTrait};

/// The longest name of an issuer or an edition, in characters.
const LONGEST: usize = 40;

/// What changed the divisions so far: a mark by which any change since is noticed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Before {
    editions: Vec<Known>,
    /// Changes that were noted: each of a mutation is, and none is ever deleted.
    changes: i64,
}

#[derive(Debug, PartialEq, Eq)]
struct Known {
    issuer: String,
    edition: String,
    governing: bool,
    sha256: String,
}

impl Before {
    /// Reads it.
    pub(super) async fn read(access: &Access) -> Result<Self> {
        let editions = access.system_rows(&editions()).await?;
        Self::of(&editions, &access.system_rows(&changes()).await?)
    }

    /// Reads it, and keeps whoever else changes divisions away until the transaction ends.
    pub(super) async fn hold(tx: &Tx) -> Result<Self> {
        if tx.backend() == DbBackend::Postgres {
            tx.bulk("LOCK TABLE division_edition IN EXCLUSIVE MODE", vec![]).await?;
            tx.bulk("LOCK TABLE division IN SHARE ROW EXCLUSIVE MODE", vec![]).await?;
        }
        let editions = tx.rows(&editions()).await?;
        Self::of(&editions, &tx.rows(&changes()).await?)
    }

    fn of(editions: &[QueryResult], changes: &[QueryResult]) -> Result<Self> {
        let known = |row: &QueryResult| {
            Ok(Known {
                issuer: row.try_get_by("issuer")?,
                edition: row.try_get_by("edition")?,
                governing: row.try_get_by("governing")?,
                sha256: row.try_get_by("sha256")?,
            })
        };
        let editions = editions.iter().map(known).collect::<Result<_>>()?;
        let changes = changes.first().map(|row| row.try_get_by_index(0)).transpose()?;
        Ok(Self { editions, changes: changes.unwrap_or(0) })
    }

    /// Was an edition of this issuer imported?
    pub(super) fn has(&self, issuer: &str) -> bool {
        self.editions.iter().any(|k| k.issuer == issuer)
    }

    /// Refuses a version that is older than one that was imported, unless it may be.
    pub(super) fn check_age(&self, what: &Edition) -> Result<()> {
        let Some(age) = version(&what.edition) else { return Ok(()) };
        let own = self.editions.iter().filter(|k| k.issuer == what.issuer);
        match own.filter_map(|k| Some((version(&k.edition)?, &k.edition))).max() {
            Some((newest, name)) if newest > age && !what.allow.older => Err(Error::conflict(format!(
                "edition {} is older than {name}, which was imported before; to go back to it, say --allow-older",
                what.edition
            ))),
            _ => Ok(()),
        }
    }

    /// Was exactly this imported? An error when it contradicts what was.
    pub(super) fn knows(&self, what: &Edition, sha256: &str) -> Result<bool> {
        if let Some(other) =
            self.editions.iter().find(|k| k.governing && k.issuer != what.issuer && what.governing)
        {
            let message =
                format!("the governing issuer is {}; import {} as another issuer", other.issuer, what.issuer);
            return Err(Error::conflict(message));
        }
        if self.editions.iter().any(|k| k.issuer == what.issuer && k.governing != what.governing) {
            let word = if what.governing { "as not governing" } else { "as governing" };
            return Err(Error::conflict(format!("{} was imported {word} before", what.issuer)));
        }
        match self.editions.iter().find(|k| k.issuer == what.issuer && k.edition == what.edition) {
            None => Ok(false),
            Some(known) if known.sha256 == sha256 => Ok(true),
            Some(_) => {
                let edition = &what.edition;
                let message =
                    format!("edition {edition} was imported with other rows; give this file another edition");
                Err(Error::conflict(message))
            }
        }
    }
}

fn editions() -> SelectStatement {
    let mut select = Query::select();
    select.columns(["issuer", "edition", "governing", "sha256"]).from("division_edition");
    select.order_by("id", Order::Asc);
    select
}

fn changes() -> SelectStatement {
    Query::select().expr(Func::count(Expr::col("id"))).from("division_change").to_owned()
}

/// A version as packages have it; a name such as `2023` has no order.
fn version(edition: &str) -> Option<Vec<u64>> {
    let parts: Option<Vec<u64>> = edition.split('.').map(|part| part.parse().ok()).collect();
    parts.filter(|parts| parts.len() > 1)
}

/// Are the names of the issuer and the edition fit to be stored?
pub(super) fn check_names(what: &Edition) -> Result<()> {
    for (path, name) in [("issuer", &what.issuer), ("edition", &what.edition)] {
        let count = name.chars().count();
        if count == 0 || count > LONGEST || name.chars().any(|c| c.is_control() || c.is_whitespace()) {
            return Err(Error::bad_input(
                path,
                format!("give a name of 1 to {LONGEST} characters without spaces"),
            ));
        }
        if name == LOCAL {
            return Err(Error::bad_input(path, format!("`{LOCAL}` is what is entered between editions")));
        }
    }
    Ok(())
}

/// Notes the edition and what it did, also in the audit: for no area, since it is about all.
pub(super) async fn record(tx: &Tx, what: &Edition, sha256: &str, done: &Summary) -> Result<()> {
    let (id, count) = (tx.access().new_id(), |n: usize| Set(i64::try_from(n).unwrap_or(i64::MAX)));
    let row = division_edition::ActiveModel {
        id: Set(id),
        issuer: Set(what.issuer.clone()),
        edition: Set(what.edition.clone()),
        governing: Set(what.governing),
        sha256: Set(sha256.to_owned()),
        rows_read: count(done.rows),
        added: count(done.added + done.revived),
        retired: count(done.retired),
        renamed: count(done.renamed),
        imported_at: Set(tx.access().now()),
    };
    tx.bulk_execute(&division_edition::Entity::insert(row).into_query()).await?;
    tx.audit("import", "DivisionEdition", &id.to_string(), "", None).await
}

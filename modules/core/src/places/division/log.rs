//! What editions of the divisions there are, what each changed, and how other issuers name a division.

use async_graphql::SimpleObject;
use kit::Result;
use kit::access::{Access, texts_in};
use kit::loaders::Batch;
use kit::scalar::Instant;
use kit::text_enum;
use sea_orm::QueryResult;
use sea_orm::sea_query::{Order, Query, SelectStatement};
use std::collections::HashMap;
use std::sync::Arc;

text_enum! {
    /// What happened to a division (区划变更类型).
    DivisionChangeKind {
        /// An edition has it that the one before lacked.
        Added = "added",
        /// It was entered between editions.
        Created = "created",
        /// It is no longer valid.
        Retired = "retired",
        /// It has a new name.
        Renamed = "renamed",
        /// It had been retired and is valid again.
        Revived = "revived",
    }
}

/// A change of a division (区划变更).
#[derive(Clone, Debug, SimpleObject)]
pub struct DivisionChange {
    /// What happened.
    kind: Option<DivisionChangeKind>,
    /// Who issued the edition.
    issuer: String,
    /// The edition; `local` for a change between editions.
    edition: String,
    /// Name before.
    old_name: Option<String>,
    /// Name after.
    new_name: Option<String>,
    /// When it was applied here.
    at: Instant,
}

/// An entry of another issuer's list (区划代码对照); its code carries no reach.
#[derive(Clone, Debug, SimpleObject)]
pub struct DivisionAlias {
    /// Who issued it.
    issuer: String,
    /// The code there.
    code: String,
    /// Edition.
    edition: String,
    /// Name there.
    name: String,
    /// First edition that lacks it; null while it is valid.
    retired_edition: Option<String>,
}

/// An edition of the divisions that was imported (区划版本).
#[derive(Clone, Debug, SimpleObject)]
pub struct DivisionEdition {
    /// Who issued it.
    issuer: String,
    /// Its name.
    edition: String,
    /// Its codes carry reach; those of other issuers are aliases.
    governing: bool,
    /// Rows of its file.
    rows: i64,
    /// Divisions that it added.
    added: i64,
    /// Divisions that it lacks.
    retired: i64,
    /// Divisions to which it gave a new name.
    renamed: i64,
    /// When it was imported.
    imported_at: Instant,
}

/// The imported editions, newest first.
pub(super) async fn editions(access: &Access) -> Result<Vec<DivisionEdition>> {
    let mut select = Query::select();
    select
        .columns([
            "issuer",
            "edition",
            "governing",
            "rows_read",
            "added",
            "retired",
            "renamed",
            "imported_at",
        ])
        .from("division_edition")
        .order_by("id", Order::Desc)
        .limit(200);
    let edition = |row: &QueryResult| {
        Ok(DivisionEdition {
            issuer: row.try_get_by("issuer")?,
            edition: row.try_get_by("edition")?,
            governing: row.try_get_by("governing")?,
            rows: row.try_get_by("rows_read")?,
            added: row.try_get_by("added")?,
            retired: row.try_get_by("retired")?,
            renamed: row.try_get_by("renamed")?,
            imported_at: Instant(row.try_get_by("imported_at")?),
        })
    };
    access.reference_rows("division", &select).await?.iter().map(edition).collect()
}

/// The changes of divisions, newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Changes;

impl Batch for Changes {
    type Key = String;
    type Value = Arc<Vec<DivisionChange>>;

    async fn load(&self, access: &Access, keys: &[String]) -> Result<HashMap<String, Self::Value>> {
        let mut select = Query::select();
        select
            .columns(["code", "kind", "issuer", "edition", "old_name", "new_name", "at"])
            .from("division_change")
            .and_where(texts_in(access.backend(), "code", keys))
            .order_by("id", Order::Desc);
        by_code(access, &select, |row| {
            Ok(DivisionChange {
                kind: DivisionChangeKind::of(&row.try_get_by::<String, _>("kind")?),
                issuer: row.try_get_by("issuer")?,
                edition: row.try_get_by("edition")?,
                old_name: row.try_get_by("old_name")?,
                new_name: row.try_get_by("new_name")?,
                at: Instant(row.try_get_by("at")?),
            })
        })
        .await
    }
}

/// The entries of other issuers under the same code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Aliases;

impl Batch for Aliases {
    type Key = String;
    type Value = Arc<Vec<DivisionAlias>>;

    async fn load(&self, access: &Access, keys: &[String]) -> Result<HashMap<String, Self::Value>> {
        let mut select = Query::select();
        select
            .columns(["code", "issuer", "edition", "name", "retired_edition"])
            .from("division_alias")
            .and_where(texts_in(access.backend(), "code", keys))
            .order_by("issuer", Order::Asc);
        by_code(access, &select, |row| {
            Ok(DivisionAlias {
                code: row.try_get_by("code")?,
                issuer: row.try_get_by("issuer")?,
                edition: row.try_get_by("edition")?,
                name: row.try_get_by("name")?,
                retired_edition: row.try_get_by("retired_edition")?,
            })
        })
        .await
    }
}

async fn by_code<V>(
    access: &Access,
    select: &SelectStatement,
    read: impl Fn(&QueryResult) -> Result<V>,
) -> Result<HashMap<String, Arc<Vec<V>>>> {
    let mut found: HashMap<String, Vec<V>> = HashMap::new();
    for row in access.reference_rows("division", select).await? {
        found.entry(row.try_get_by("code")?).or_default().push(read(&row)?);
    }
    Ok(found.into_iter().map(|(code, list)| (code, Arc::new(list))).collect())
}

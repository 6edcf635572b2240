use super::Edition;
use crate::bulk::source;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{DbBackend, Value};

const LEVEL: &str = "CASE length(c0) WHEN 2 THEN 1 WHEN 4 THEN 2 WHEN 6 THEN 3 WHEN 9 THEN 4 ELSE 5 END";
const PARENT: &str = "CASE length(c0) WHEN 2 THEN NULL WHEN 4 THEN substr(c0, 1, 2) WHEN 6 THEN substr(c0, 1, 4) \
                      WHEN 9 THEN substr(c0, 1, 6) ELSE substr(c0, 1, 9) END";

/// Where an issuer's divisions are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// The governing issuer's: the divisions.
    Divisions,
    /// Another issuer's: aliases, without reach.
    Aliases,
}

/// A statement; parameter `$1` takes the rows, `$2` the edition, `$3` the time or, for aliases, the issuer.
impl Target {
    pub(super) fn of(what: &Edition) -> Self {
        if what.governing { Self::Divisions } else { Self::Aliases }
    }

    /// A page of what is stored after this code, in code order.
    pub(super) fn page(self, what: &Edition, after: &str, rows: u64) -> SelectStatement {
        let mut page = Query::select();
        page.columns(["code", "name", "edition", "retired_edition"]).and_where(Expr::col("code").gt(after));
        match self {
            Self::Divisions => page.from("division"),
            Self::Aliases => {
                page.from("division_alias").and_where(Expr::col("issuer").eq(what.issuer.as_str()))
            }
        };
        page.order_by("code", Order::Asc).limit(rows);
        page
    }

    /// What the statements below take after their rows.
    pub(super) fn values(self, what: &Edition, now: i64) -> Vec<Value> {
        match self {
            Self::Divisions => vec![what.edition.as_str().into(), now.into()],
            Self::Aliases => vec![what.edition.as_str().into(), what.issuer.as_str().into()],
        }
    }

    /// Enters new divisions: code, name.
    pub(super) fn add(self, backend: DbBackend) -> String {
        let rows = source(backend, 2);
        match self {
            Self::Divisions => format!(
                "INSERT INTO division (code, level, parent_code, name, edition, name_edition, version, changed_at) \
                 SELECT c0, {LEVEL}, {PARENT}, c1, $2, $2, 1, $3 FROM {rows}"
            ),
            Self::Aliases => {
                format!(
                    "INSERT INTO division_alias (issuer, code, edition, name) SELECT $3, c0, $2, c1 FROM {rows}"
                )
            }
        }
    }

    /// Gives divisions the name of the edition, and life: code, name.
    pub(super) fn rename(self, backend: DbBackend) -> String {
        let rows = source(backend, 2);
        match self {
            Self::Divisions => format!(
                "UPDATE division SET name = c1, retired_edition = NULL, version = version + 1, changed_at = $3, \
                 name_edition = CASE WHEN name = c1 THEN name_edition ELSE $2 END FROM {rows} WHERE code = c0"
            ),
            Self::Aliases => format!(
                "UPDATE division_alias SET name = c1, edition = $2, retired_edition = NULL FROM {rows} \
                 WHERE issuer = $3 AND code = c0"
            ),
        }
    }

    /// Retires divisions: code.
    pub(super) fn retire(self, backend: DbBackend) -> String {
        let rows = source(backend, 1);
        match self {
            Self::Divisions => format!(
                "UPDATE division SET retired_edition = $2, version = version + 1, changed_at = $3 FROM {rows} \
                 WHERE code = c0"
            ),
            Self::Aliases => {
                format!(
                    "UPDATE division_alias SET retired_edition = $2 FROM {rows} WHERE issuer = $3 AND code = c0"
                )
            }
        }
    }
}

/// Makes divisions that were entered between editions those of this edition: code; `$2` is the edition.
pub(super) fn adopt(backend: DbBackend) -> String {
    format!("UPDATE division SET edition = $2 FROM {} WHERE code = c0", source(backend, 1))
}

/// Notes changes: id, code, kind, old name, new name; `$2` is the issuer, `$3` the edition, `$4` the time.
pub(super) fn note(backend: DbBackend) -> String {
    format!(
        "INSERT INTO division_change (id, code, issuer, edition, kind, old_name, new_name, at) \
         SELECT CAST(c0 AS bigint), c1, $2, $3, c2, c3, c4, $4 FROM {}",
        source(backend, 5)
    )
}

/// Makes divisions findable: code, characters of the name and areas that it lies in.
pub(super) fn find(backend: DbBackend) -> String {
    let (columns, values) = match backend {
        DbBackend::Postgres => ("code, terms", "c0, array_to_tsvector(string_to_array(c1, ' '))"),
        _ => ("rowid, terms", "CAST(c0 AS integer), c1"),
    };
    format!("INSERT INTO division_search ({columns}) SELECT {values} FROM {}", source(backend, 2))
}

/// Forgets the search rows of divisions: code.
pub(super) fn unfind(backend: DbBackend) -> String {
    let (column, key) = match backend {
        DbBackend::Postgres => ("code", "c0"),
        _ => ("rowid", "CAST(c0 AS integer)"),
    };
    format!("DELETE FROM division_search WHERE {column} IN (SELECT {key} FROM {})", source(backend, 1))
}

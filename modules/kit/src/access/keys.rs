//! Lists of keys as one bound value, so that no list is too long for a statement and every length is one plan.

use sea_orm::DbBackend;
use sea_orm::sea_query::{ArrayType, Expr, ExprTrait, Func, Query, SelectStatement, Value};

/// `column` is one of `ids`.
pub fn ids_in(backend: DbBackend, column: &'static str, ids: &[i64]) -> Expr {
    let list = ids.iter().map(|id| Value::from(*id)).collect();
    one_of(backend, Expr::col(column), ArrayType::BigInt, list, || serde_json::to_string(ids))
}

/// `column` is one of the ids that a statement finds: they are found first, and the rows by them. PostgreSQL otherwise takes
/// it that soon some row will do, and reads on through all of them when none does.
pub fn ids_found(backend: DbBackend, column: &'static str, found: SelectStatement) -> Expr {
    if backend == DbBackend::Postgres {
        let found = Expr::SubQuery(None, Box::new(found.into()));
        return Expr::cust_with_exprs("$1 = ANY(ARRAY $2)", [Expr::col(column), found]);
    }
    Expr::col(column).in_subquery(found)
}

/// `column` is one of `texts`.
pub fn texts_in(backend: DbBackend, column: &'static str, texts: &[String]) -> Expr {
    text_in(backend, Expr::col(column), texts)
}

/// The first `digits` characters of `column` are one of `texts`.
pub fn prefixes_in(backend: DbBackend, column: &'static str, digits: usize, texts: &[String]) -> Expr {
    text_in(backend, prefix(column, digits), texts)
}

/// The first `digits` characters of `column`.
pub(crate) fn prefix(column: &'static str, digits: usize) -> Expr {
    let digits = i32::try_from(digits).unwrap_or(i32::MAX);
    Func::cust("substr")
        .arg(Expr::col(column))
        .arg(Expr::cust("1"))
        .arg(Expr::cust(digits.to_string()))
        .into()
}

fn text_in(backend: DbBackend, of: Expr, texts: &[String]) -> Expr {
    let list = texts.iter().map(|text| Value::from(text.as_str())).collect();
    one_of(backend, of, ArrayType::String, list, || serde_json::to_string(texts))
}

fn one_of(
    backend: DbBackend,
    key: Expr,
    of: ArrayType,
    list: Vec<Value>,
    json: impl FnOnce() -> Result<String, serde_json::Error>,
) -> Expr {
    if backend == DbBackend::Postgres {
        let array = Value::Array(of, Some(Box::new(list)));
        return Expr::cust_with_exprs("$1 = ANY($2)", [key, Expr::val(array)]);
    }
    let json = json().unwrap_or_else(|_| "[]".to_owned());
    let values =
        Query::select().column("value").from_function(Func::cust("json_each").arg(json), "keys").to_owned();
    key.in_subquery(values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postgres_finds_the_ids_first() {
        let mut found = Query::select();
        found.column("id").from("resident");
        let of = |backend| {
            let mut select = Query::select();
            select.column("id").from("matter").and_where(ids_found(backend, "concerned_id", found.clone()));
            backend.build(&select).sql
        };
        let (postgres, sqlite) = (of(DbBackend::Postgres), of(DbBackend::Sqlite));
        assert!(
            postgres.ends_with(r#"WHERE "concerned_id" = ANY(ARRAY (SELECT "id" FROM "resident"))"#),
            "{postgres}"
        );
        assert!(sqlite.ends_with(r#"WHERE "concerned_id" IN (SELECT "id" FROM "resident")"#), "{sqlite}");
    }
}

//! Divisions by name: most of the country's 665,276 have the character 村, so a search never collects all it finds.

use super::ask::{SPACES, checked, matches};
use super::{district_token, terms};
use crate::access::{Access, Find};
use crate::code::AreaCode;
use crate::error::Result;
use crate::record::Record;
use sea_orm::DbBackend;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Func, Query, SelectStatement};

/// Names found above this are many: so common a text is met soon in the order of the codes, without the index.
const MANY: u64 = 2_000;

/// What a division is found by: the characters of its name, and the tokens of the divisions that it lies in, so that
/// an area is part of the match.
pub fn division_terms(code: &str, name: &str) -> String {
    let areas = [2, 4, 6, 9].into_iter().filter_map(|digits| code.get(..digits)).map(district_token);
    terms(name).into_iter().chain(areas).collect::<Vec<_>>().join(" ")
}

impl Access {
    /// Whether so many divisions in `area` have `text` in their name that [`Find::division_named`] better looks at the
    /// names one by one. PostgreSQL decides that by itself.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_common(&self, text: &str, area: Option<&AreaCode>) -> Result<bool> {
        if self.backend() == DbBackend::Postgres {
            return Ok(false);
        }
        let mut some = found(self.backend(), text, area);
        some.limit(MANY + 1);
        let mut select = Query::select();
        select.expr_as(Expr::cust("COUNT(*)"), "n").from_subquery(some, "some");
        let rows = self.shared.db.rows(self.meter(), &select).await?;
        let count: i64 = rows.first().map(|row| row.try_get_by("n")).transpose()?.unwrap_or(0);
        Ok(u64::try_from(count).is_ok_and(|count| count > MANY))
    }
}

impl<T: Record> Find<'_, T> {
    /// Only divisions whose name has `text` in it, whatever the spaces and the case. `area` is the one that the rows
    /// are limited to already; `common` is what [`Access::is_common`] says of both.
    pub fn division_named(self, text: &str, area: Option<&AreaCode>, common: bool) -> Self {
        let backend = self.access.backend();
        if common {
            return self.filter(has(text));
        }
        let find = self.filter(Expr::col("code").in_subquery(found(backend, text, area)));
        if backend == DbBackend::Postgres { find.filter(checked(text)) } else { find }
    }
}

fn found(backend: DbBackend, text: &str, area: Option<&AreaCode>) -> SelectStatement {
    let mut select = Query::select();
    match backend {
        DbBackend::Postgres => select.column("code"),
        _ => select.expr(Expr::col("rowid").cast_as("text")),
    };
    let area = area.map(AreaCode::as_str).filter(|code| code.len() < 12).map(district_token);
    let tokens: Vec<String> = area.into_iter().collect();
    select.from("division_search").and_where(matches(backend, "division_search", text, &tokens));
    select
}

/// SQLite: the name has the text as it was given, or in lower case.
pub(super) fn has(text: &str) -> Condition {
    let given: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let name = SPACES.chars().fold(Expr::col("name"), |name, space| {
        Expr::from(Func::cust("replace").args([name, Expr::val(space.to_string()), Expr::val("")]))
    });
    let has = |name: Expr, text: String| Expr::from(Func::cust("instr").args([name, Expr::val(text)])).gt(0);
    let lower = Expr::from(Func::lower(name.clone()));
    Condition::any().add(has(lower, terms(text).concat())).add(has(name, given))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_division_is_found_in_each_area_that_it_lies_in() {
        assert_eq!(division_terms("34", "安徽"), "安 徽 d34");
        assert_eq!(division_terms("340705005002", "A 村"), "a 村 d34 d3407 d340705 d340705005");
    }
}

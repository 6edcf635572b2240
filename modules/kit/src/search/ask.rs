//! The asking side of the index of names.

use super::divisions::has;
use super::people::{COMMUNITY, PEOPLE, community_token};
use super::{district_token, terms};
use crate::access::Find;
use crate::record::{Place, Record};
use sea_orm::DbBackend;
use sea_orm::sea_query::{BinOper, Condition, Expr, ExprTrait, Func, Query, SelectStatement};

/// Most areas that are named in a question; a wider reach is left to the statement around it.
const MOST_AREAS: usize = 64;
/// What is left out of a name before it is compared.
pub(super) const SPACES: &str = " \t\u{a0}\u{3000}";

impl<T: Record> Find<'_, T> {
    /// Only rows whose `name` has `text` in it, whatever the spaces and the case; for divisions and placed records.
    pub fn named(self, text: &str) -> Self {
        let backend = self.access.backend();
        let areas = self.areas();
        let found = match T::PLACE {
            Place::Code => return self.division_named(text, None, false),
            _ if backend == DbBackend::Postgres => Expr::tuple([Expr::col("district_code"), Expr::col("id")])
                .in_subquery(placed(backend, T::SEARCH, text, &areas)),
            _ => Expr::col("id").in_subquery(placed(backend, T::SEARCH, text, &areas)),
        };
        let find = self.filter(found);
        if backend == DbBackend::Postgres { find.filter(checked(text)) } else { find }
    }

    /// The same by the names in the rows themselves: for those that are in the index no longer.
    pub fn named_beside_the_index(self, text: &str) -> Self {
        let backend = self.access.backend();
        self.filter(if backend == DbBackend::Postgres { checked(text) } else { has(text) })
    }

    /// The tokens of the areas that the search is limited to; none when it is not, or when they are many.
    fn areas(&self) -> Vec<String> {
        if self.scope.is_all() || self.scope.own() || T::PLACE == Place::Code {
            return Vec::new();
        }
        if T::SEARCH == PEOPLE && self.scope.areas().iter().all(|area| area.as_str().len() >= COMMUNITY) {
            let tokens = self.scope.areas().iter().map(|area| community_token(area.as_str()));
            let mut tokens: Vec<String> = tokens.collect();
            tokens.dedup();
            return if tokens.len() > MOST_AREAS { Vec::new() } else { tokens };
        }
        let known = self.access.districts();
        let mut districts: Vec<String> =
            self.scope.areas().iter().flat_map(|a| known.of(a.as_str())).collect();
        districts.dedup();
        if districts.len() > MOST_AREAS {
            return Vec::new();
        }
        districts.iter().map(|district| district_token(district)).collect()
    }
}

fn placed(backend: DbBackend, index: &'static str, text: &str, areas: &[String]) -> SelectStatement {
    let mut select = Query::select();
    match backend {
        DbBackend::Postgres => select.columns(["district_code", "record_id"]),
        _ => select.column("rowid"),
    };
    select.from(index).and_where(matches(backend, index, text, areas));
    select
}

/// The characters of `text`, and one of the areas' tokens: a run of them on SQLite; on PostgreSQL all of them in any
/// order, to be checked on the name.
pub(super) fn matches(backend: DbBackend, table: &'static str, text: &str, tokens: &[String]) -> Expr {
    if backend == DbBackend::Postgres {
        let quoted = |term: &String| format!("'{}'", term.replace('\\', "\\\\").replace('\'', "''"));
        let mut parts: Vec<String> = terms(text).iter().map(quoted).collect();
        if !tokens.is_empty() {
            parts.push(format!("({})", tokens.iter().map(quoted).collect::<Vec<_>>().join(" | ")));
        }
        let asked = Expr::val(parts.join(" & ")).cast_as("tsquery");
        return Expr::col("terms").binary(BinOper::Custom("@@"), asked);
    }
    let quoted = |term: &String| format!("\"{}\"", term.replace('"', "\"\""));
    let mut asked = quoted(&terms(text).join(" "));
    if !tokens.is_empty() {
        asked = format!("{asked} AND ({})", tokens.iter().map(quoted).collect::<Vec<_>>().join(" OR "));
    }
    Expr::col(table).binary(BinOper::Custom("MATCH"), Expr::val(asked))
}

/// The name has the text as it was given, or in lower case.
pub(super) fn checked(text: &str) -> Condition {
    let given: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let name =
        || Expr::from(Func::cust("translate").args([Expr::col("name"), Expr::val(SPACES), Expr::val("")]));
    let has = |name: Expr, text: String| Expr::from(Func::cust("strpos").args([name, Expr::val(text)])).gt(0);
    Condition::any().add(has(Expr::from(Func::lower(name())), terms(text).concat())).add(has(name(), given))
}

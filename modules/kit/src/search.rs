//! Names in Chinese, found from one character on: their characters apart in an index of the database's own kind
//! (storage rule 13).

mod ask;
mod divisions;
mod people;

pub use divisions::division_terms;
pub use people::{PEOPLE, Person, initials, person_initials};

use crate::access::{Permit, Tx};
use crate::error::Result;
use sea_orm::sea_query::Value;
use sea_orm::{DbBackend, Statement};

/// The characters of a name, in lower case and without spaces: what is found by is exactly one of them or a run.
pub fn terms(name: &str) -> Vec<String> {
    name.to_lowercase().chars().filter(|c| !c.is_whitespace()).map(String::from).collect()
}

/// The token of a district: no name has it, since a name's tokens are single characters. A search in districts asks
/// for it beside the characters, so that reach is part of the match.
pub fn district_token(district: &str) -> String {
    format!("d{district}")
}

/// Where a name is entered.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// District of the record.
    pub district: &'a str,
    /// Type of the record.
    pub record_type: &'a str,
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: &'a str,
}

impl Tx {
    /// Enters the name of a placed record in the index, in place of the one before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn enter_name(&self, permit: &Permit, named: Named<'_>) -> Result<()> {
        self.remove_name(permit, named).await?;
        let key: [Value; 3] = [named.district.into(), named.record_type.into(), named.id.into()];
        let mut terms = terms(named.name);
        terms.push(district_token(named.district));
        let (sql, value): (&str, Value) = match self.backend() {
            DbBackend::Postgres => (
                "INSERT INTO place_search (district_code, record_type, record_id, terms) VALUES ($1, $2, $3, array_to_tsvector(ARRAY(SELECT DISTINCT unnest($4::text[]))))",
                Value::Array(
                    sea_orm::sea_query::ArrayType::String,
                    Some(Box::new(terms.into_iter().map(Value::from).collect())),
                ),
            ),
            _ => (
                "INSERT INTO place_search (district_code, record_type, record_id, rowid, terms) VALUES (?1, ?2, ?3, ?3, ?4)",
                terms.join(" ").into(),
            ),
        };
        self.run(permit, sql, key.into_iter().chain([value])).await
    }

    /// Takes the name of a placed record out of the index.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remove_name(&self, permit: &Permit, named: Named<'_>) -> Result<()> {
        let sql = match self.backend() {
            DbBackend::Postgres => "DELETE FROM place_search WHERE district_code = $1 AND record_id = $2",
            _ => "DELETE FROM place_search WHERE district_code = ? AND rowid = ?",
        };
        self.run(permit, sql, [named.district.into(), named.id.into()]).await
    }

    /// Enters the name of the division with this code, in place of the one before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn enter_division(&self, permit: &Permit, code: &str, name: &str) -> Result<()> {
        let (delete, insert, key, terms) = match self.backend() {
            DbBackend::Postgres => (
                "DELETE FROM division_search WHERE code = $1",
                "INSERT INTO division_search (code, terms) VALUES ($1, array_to_tsvector(ARRAY(SELECT DISTINCT unnest(string_to_array($2, ' ')))))",
                Value::from(code),
                division_terms(code, name),
            ),
            _ => (
                "DELETE FROM division_search WHERE rowid = ?",
                "INSERT INTO division_search (rowid, terms) VALUES (?, ?)",
                Value::from(code.parse::<i64>().map_err(crate::Error::internal)?),
                division_terms(code, name),
            ),
        };
        self.run(permit, delete, [key.clone()]).await?;
        self.run(permit, insert, [key, terms.into()]).await
    }

    async fn run(&self, _permit: &Permit, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<()> {
        let statement = Statement::from_sql_and_values(self.backend(), sql, values);
        self.open.raw(self.access().meter(), statement).await.map(drop)
    }
}

//! The reason that is stated in a row of the audit: free text, which can be erased while the chain stays whole.

use crate::access::{Permit, Tx};
use crate::error::Result;
use crate::scalar::FromColumn;
use crate::secrets::Secrets;
use async_graphql::Value;
use entities::platform::audit;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use sea_orm::{DbErr, QueryResult};

/// What stands before the keyed hash that is left of a reason.
const ERASED: char = '\u{1}';

/// A reason as a field shows it; null once it was erased.
#[derive(Clone, Copy, Debug)]
pub struct Reason;

impl FromColumn for Reason {
    type Shown = Option<String>;
    fn read(row: &QueryResult, column: usize) -> std::result::Result<Value, DbErr> {
        let text: Option<String> = row.try_get_by(column)?;
        Ok(text.filter(|text| !text.starts_with(ERASED)).map_or(Value::Null, Value::String))
    }
}

/// A reason as it is written: nobody writes one that looks erased.
pub(crate) fn stated(text: &str) -> String {
    text.trim_start_matches(ERASED).to_owned()
}

/// What the hash of a row covers of its reason: a keyed hash, which stays when the text goes.
pub(crate) fn covered(secrets: &Secrets, row: &audit::Model) -> Option<String> {
    let text = row.reason.as_deref()?;
    Some(if text.starts_with(ERASED) { text.to_owned() } else { left(secrets, row.id, text) })
}

/// What is left of the reason of the row with this id.
fn left(secrets: &Secrets, row: i64, text: &str) -> String {
    format!("{ERASED}{}", secrets.mac("audit reason", format!("{row} {text}").as_bytes()))
}

impl Tx {
    /// Erases the reasons in the audit rows about a person, and about those who turned out to be that person: only a
    /// keyed hash is left of each, so that the chain stays whole.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn erase_reasons(&self, permit: &Permit, person: i64) -> Result<()> {
        let merged = Query::select()
            .column("id")
            .from("person")
            .and_where(Expr::col("merged_into").eq(person))
            .to_owned();
        let about = Condition::any()
            .add(Expr::col("person_id").eq(person))
            .add(Expr::col("person_id").in_subquery(merged));
        let mut select = Query::select();
        select
            .columns(["district_code", "id", "reason"])
            .from("audit")
            .cond_where(about)
            .and_where(Expr::col("reason").is_not_null());
        for row in self.rows(&select).await? {
            let (district, id): (String, i64) = (row.try_get_by("district_code")?, row.try_get_by("id")?);
            let reason: String = row.try_get_by("reason")?;
            if reason.starts_with(ERASED) {
                continue;
            }
            let mut update = Query::update();
            update
                .table("audit")
                .value("reason", left(&self.access().shared.secrets, id, &reason))
                .and_where(Expr::col("district_code").eq(district))
                .and_where(Expr::col("id").eq(id));
            self.execute(permit, &update).await?;
        }
        Ok(())
    }
}

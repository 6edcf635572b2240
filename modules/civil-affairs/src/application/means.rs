//! The income that an amount follows from. It is opened for the computation, and answered nowhere.

use super::record::AssistanceApplication;
use super::visit::HouseholdVisit;
use entities::civil_affairs::assistance_application::Model;
use kit::access::Tx;
use kit::vault::PersonKey;
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query};

/// What the last visit says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    /// There was a visit.
    pub(crate) visited: bool,
    /// The income of a month in fen: that of the last visit which found one, otherwise the one that was stated.
    pub(crate) income: Option<i64>,
}

/// What was found for an application.
///
/// # Errors
/// INTERNAL when a sealed value does not fit its key; when the database fails.
pub(crate) async fn income_of(tx: &Tx, key: &PersonKey, application: &Model) -> Result<Found> {
    let mut select = Query::select();
    select
        .column("income_cipher")
        .from("household_visit")
        .and_where(Expr::col("district_code").eq(application.district_code.as_str()))
        .and_where(Expr::col("application_id").eq(application.id))
        .order_by("visited_on", Order::Desc)
        .order_by("id", Order::Desc);
    let visits = tx.rows(&select).await?;
    let mut found = None;
    for visit in &visits {
        let cipher: Option<String> = visit.try_get_by("income_cipher")?;
        if let Some(cipher) = cipher {
            found = Some(number(&key.opened::<HouseholdVisit>("incomeFen", &cipher)?)?);
            break;
        }
    }
    if found.is_none()
        && let Some(cipher) = &application.income_cipher
    {
        found = Some(number(&key.opened::<AssistanceApplication>("incomeFen", cipher)?)?);
    }
    Ok(Found { visited: !visits.is_empty(), income: found })
}

fn number(text: &str) -> Result<i64> {
    text.parse().map_err(Error::internal)
}

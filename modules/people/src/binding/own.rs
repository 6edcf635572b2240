//! What residents see of their own record.

use crate::household::Household;
use crate::policy::OWN_HOUSEHOLD;
use crate::resident::Resident;
use async_graphql::{Context, Object, SimpleObject, Value};
use kit::access::{Access, Ask, ids_in};
use kit::loaders::Batch;
use kit::paging::{Connection, Paging};
use kit::record::Row;
use kit::schema::QueryRoot;
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait};
use std::collections::HashMap;

/// The queries of one's own record.
pub(super) struct OwnQueries;

impl From<&QueryRoot> for OwnQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl OwnQueries {
    /// The residences of the person to whom your account is bound (本人档案), also those that are over since it was bound.
    /// Sensitive values are masked. `bindAccount` binds it.
    async fn my_residences(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Resident>>> {
        let paging = Paging::new::<Resident>(ctx, first, after, last, before)?;
        let account = ctx.access().account().ok_or_else(Error::unauthenticated)?;
        let find = || Ok(ctx.access().find::<Resident>()?.filter(Expr::col("account_id").eq(account)));
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}

/// The household of one's own residence (本人所在户), without the others in it.
#[derive(Clone, Debug, SimpleObject)]
struct OwnHousehold {
    /// Number of its register book (户号).
    number: Option<String>,
    /// Address, where no dwelling says it.
    address: Option<String>,
    /// Members, oneself among them.
    people: Option<i32>,
}

/// What belongs to one's own residence.
pub(super) struct OwnHome {
    own: Option<i64>,
    household: Option<(String, i64)>,
}

impl From<&Row<Resident>> for OwnHome {
    fn from(resident: &Row<Resident>) -> Self {
        let household = match resident.value("household_district_code") {
            Some(Value::String(district)) => resident.link("household_id").map(|id| (district.clone(), id)),
            _ => None,
        };
        Self { own: resident.owner(), household }
    }
}

#[Object]
impl OwnHome {
    /// The household of your own residence (本人所在户): its size, and nothing of the others in it. Null for the
    /// residences of other people.
    async fn own_household(&self, ctx: &Context<'_>) -> Result<Option<OwnHousehold>> {
        let own = self.own.is_some() && self.own == ctx.access().account();
        match self.household.clone().filter(|_| own) {
            Some(key) => ctx.loaders().load(Households, key).await,
            None => Ok(None),
        }
    }
}

/// The households of one's own residences.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Households;

impl Batch for Households {
    type Key = (String, i64);
    type Value = OwnHousehold;

    async fn load(&self, access: &Access, keys: &[Self::Key]) -> Result<HashMap<Self::Key, Self::Value>> {
        let ids: Vec<i64> = keys.iter().map(|(_, id)| *id).collect();
        let districts = keys.iter().map(|(district, _)| district.as_str());
        let find = access.find_as::<Household>(OWN_HOUSEHOLD)?;
        let find = find.filter(Expr::col("district_code").is_in(districts));
        let rows = find.filter(ids_in(access.backend(), "id", &ids)).all().await?;
        let text = |row: &Row<Household>, field| match row.value(field) {
            Some(Value::String(text)) => Some(text.clone()),
            _ => None,
        };
        let people = |row: &Row<Household>| match row.value("people") {
            Some(Value::Number(number)) => number.as_i64().and_then(|number| i32::try_from(number).ok()),
            _ => None,
        };
        let shown = |row: &Row<Household>| OwnHousehold {
            number: text(row, "number"),
            address: text(row, "address"),
            people: people(row),
        };
        rows.iter().map(|row| Ok(((row.district().to_owned(), row.id()?), shown(row)))).collect()
    }
}

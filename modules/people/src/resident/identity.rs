//! Who a person is: the identity number, and the sex and day of birth that follow from it.

use super::record::Sex;
use chrono::NaiveDate;
use kit::access::{Access, Tx};
use kit::identity_number::IdentityNumber;
use kit::scalar::Date;
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Query};

/// What was entered of who a person is.
#[derive(Debug)]
pub(super) struct Identity {
    pub(super) number: Option<IdentityNumber>,
    pub(super) sex: &'static str,
    pub(super) birth_on: Option<NaiveDate>,
}

impl Identity {
    /// Checked: sex and day of birth follow from the number where there is one, and may not contradict it.
    ///
    /// # Errors
    /// BAD_USER_INPUT; nothing of the number is repeated.
    pub(super) fn of(
        number: Option<&str>,
        sex: Option<Sex>,
        birth_on: Option<Date>,
        today: NaiveDate,
    ) -> Result<Self> {
        if let Some(day) = birth_on
            && day.0 > today
        {
            return Err(Error::bad_input("input.birthOn", "not a day in the future"));
        }
        let Some(number) = number else {
            let sex =
                sex.ok_or_else(|| Error::bad_input("input.sex", "say it, or give the identity number"))?;
            return Ok(Self { number: None, sex: sex.code(), birth_on: birth_on.map(|day| day.0) });
        };
        let number = IdentityNumber::parse(number, today)
            .map_err(|error| Error::bad_input("input.identityNumber", error.to_string()))?;
        if sex.is_some_and(|sex| sex.code() != number.sex()) {
            return Err(Error::bad_input("input.sex", "contradicts the identity number"));
        }
        if birth_on.is_some_and(|day| day.0 != number.birth_on()) {
            return Err(Error::bad_input("input.birthOn", "contradicts the identity number"));
        }
        Ok(Self { sex: number.sex(), birth_on: Some(number.birth_on()), number: Some(number) })
    }

    /// The keyed hash of the number.
    pub(super) fn mac(&self, access: &Access) -> Option<String> {
        self.number.as_ref().map(|number| number_mac(access, number))
    }
}

/// The keyed hash by which a person is found again without the number.
pub fn number_mac(access: &Access, number: &IdentityNumber) -> String {
    number.mac(access)
}

/// A person who is entered already.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub(crate) person: i64,
}

/// The person with this keyed hash, held until the transaction ends.
pub(crate) async fn known(tx: &Tx, mac: Option<&str>) -> Result<Option<Known>> {
    let Some(mac) = mac else { return Ok(None) };
    let mut select = Query::select();
    select.columns(["id", "merged_into"]).from("person");
    select.and_where(Expr::col("number_mac").eq(mac)).lock(LockType::Update);
    let rows = tx.rows(&select).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let merged: Option<i64> = row.try_get_by("merged_into")?;
    Ok(Some(Known { person: merged.map_or_else(|| row.try_get_by("id"), Ok)? }))
}

//! How long districts keep what is over.

use chrono::{Months, NaiveDate};
use kit::Result;
use kit::platform::Platform;
use sea_orm::QueryResult;
use sea_orm::sea_query::Query;

/// The times to keep of a district: what ended by these days is due to be erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keep {
    /// Code of the district.
    pub district: String,
    /// The day for what is personal.
    pub all: NaiveDate,
    /// The day for sensitive values.
    pub sensitive: NaiveDate,
}

impl Keep {
    /// Those of every district.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of_districts(platform: &Platform) -> Result<Vec<Self>> {
        let access = platform.system();
        let mut select = Query::select();
        select.columns(["code", "keep_months", "keep_sensitive_months"]).from("district_setting");
        let before = |months: i16| {
            let months = Months::new(u32::try_from(months).unwrap_or(0));
            access.today().checked_sub_months(months).unwrap_or(NaiveDate::MIN)
        };
        let keep = |row: &QueryResult| {
            Ok(Self {
                district: row.try_get_by("code")?,
                all: before(row.try_get_by("keep_months")?),
                sensitive: before(row.try_get_by("keep_sensitive_months")?),
            })
        };
        access.system_rows(&select).await?.iter().map(keep).collect()
    }
}

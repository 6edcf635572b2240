//! What clients send about the settings of districts.

use super::record::Kinds;
use super::zone::is_known;
use crate::places::grid::GridKind;
use async_graphql::{InputObject, MaybeUndefined};
use entities::places::district_setting::{ActiveModel, Model};
use kit::code::DivisionCode;
use kit::node::GlobalId;
use kit::{Error, Result};
use sea_orm::ActiveValue::{self, Set};

/// Most households or people that a limit can be.
const MOST: i32 = 1_000_000;

/// What a district decides; what is left out stays as it is, or is the default of the platform.
#[derive(Clone, Debug, Default, InputObject)]
pub struct DistrictSettingInput {
    /// 3, 4 or 5 levels in its view: street, community, grid; with the district before; or district, office,
    /// community, compound, building. Default 3.
    pub levels: Option<i32>,
    /// Time zone, a name of the tz database (IANA), for programs that show times. Days of records are those of
    /// China (UTC+8) in every district. Default `Asia/Shanghai`.
    pub zone: Option<String>,
    /// Kinds of grid that the size policy is for; an empty list switches it off. Default residential.
    pub size_kinds: Option<Vec<GridKind>>,
    /// Fewest households of a grid; null for no limit. Default 300.
    pub households_min: MaybeUndefined<i32>,
    /// Most households of a grid; null for no limit. Default 500.
    pub households_max: MaybeUndefined<i32>,
    /// Fewest people of a grid; null for no limit. Default 1,000.
    pub people_min: MaybeUndefined<i32>,
    /// Most people of a grid; null for no limit. Default 1,500.
    pub people_max: MaybeUndefined<i32>,
    /// Months after which the record of a resident is to be verified again, 1 to 24. Default 3.
    pub verify_months: Option<i32>,
    /// Months after the end of a residence for which what is personal about it is kept, 1 to 600. Default 36, in which
    /// civil claims expire (Civil Code, article 188).
    pub keep_months: Option<i32>,
    /// Months after the end of a residence for which its sensitive values are kept, 1 to 600, never longer than
    /// `keepMonths`. Default 6.
    pub keep_sensitive_months: Option<i32>,
}

/// A district that begins to use the platform.
#[derive(Debug, InputObject)]
pub struct OpenDistrictInput {
    /// Its six digits; in a city without districts the city's four digits and 00.
    pub code: DivisionCode,
    /// What it decides.
    pub setting: Option<DistrictSettingInput>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A change of what a district has decided.
#[derive(Debug, InputObject)]
pub struct ChangeDistrictSettingInput {
    /// The setting.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// What is new.
    pub setting: DistrictSettingInput,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// What a district has as long as it has decided nothing: the sources' figures.
pub(super) fn defaults(code: &DivisionCode, now: i64) -> Model {
    Model {
        code: code.to_string(),
        levels: 3,
        zone: "Asia/Shanghai".to_owned(),
        size_kinds: GridKind::Residential.as_str().to_owned(),
        households_min: Some(300),
        households_max: Some(500),
        people_min: Some(1_000),
        people_max: Some(1_500),
        verify_months: 3,
        keep_months: 36,
        keep_sensitive_months: 6,
        version: 1,
        changed_at: now,
    }
}

impl DistrictSettingInput {
    /// What it changes of `before`.
    ///
    /// # Errors
    /// BAD_USER_INPUT below `input.setting`.
    pub(super) fn changes(&self, before: &Model) -> Result<ActiveModel> {
        let mut row = ActiveModel::default();
        if let Some(levels) = self.levels {
            let levels = i16::try_from(levels).ok().filter(|levels| (3..=5).contains(levels));
            row.levels = Set(levels.ok_or_else(|| Error::bad_input("input.setting.levels", "3, 4 or 5"))?);
        }
        if let Some(zone) = &self.zone {
            if !is_known(zone) {
                let text = "no such time zone; give its IANA name, such as Asia/Shanghai";
                return Err(Error::bad_input("input.setting.zone", text));
            }
            row.zone = Set(zone.clone());
        }
        if let Some(kinds) = &self.size_kinds {
            row.size_kinds = Set(Kinds::write(kinds));
        }
        if let Some(months) = self.verify_months {
            let months = i16::try_from(months).ok().filter(|months| (1..=24).contains(months));
            let months = months.ok_or_else(|| Error::bad_input("input.setting.verifyMonths", "1 to 24"))?;
            row.verify_months = Set(months);
        }
        if let Some(months) = self.keep_months {
            row.keep_months = Set(kept(months, "keepMonths")?);
        }
        if let Some(months) = self.keep_sensitive_months {
            row.keep_sensitive_months = Set(kept(months, "keepSensitiveMonths")?);
        }
        let all = *row.keep_months.try_as_ref().unwrap_or(&before.keep_months);
        if *row.keep_sensitive_months.try_as_ref().unwrap_or(&before.keep_sensitive_months) > all {
            let text = "sensitive values are not kept longer than the rest";
            return Err(Error::bad_input("input.setting.keepSensitiveMonths", text));
        }
        let households = Limits { least: self.households_min, most: self.households_max, of: "households" };
        households.set(
            (before.households_min, before.households_max),
            (&mut row.households_min, &mut row.households_max),
        )?;
        let people = Limits { least: self.people_min, most: self.people_max, of: "people" };
        people.set((before.people_min, before.people_max), (&mut row.people_min, &mut row.people_max))?;
        Ok(row)
    }
}

/// Months for which something is kept.
fn kept(months: i32, field: &str) -> Result<i16> {
    let months = i16::try_from(months).ok().filter(|months| (1..=600).contains(months));
    months.ok_or_else(|| Error::bad_input(format!("input.setting.{field}"), "1 to 600"))
}

/// The two limits of one figure.
struct Limits {
    least: MaybeUndefined<i32>,
    most: MaybeUndefined<i32>,
    of: &'static str,
}

type Column = ActiveValue<Option<i32>>;

impl Limits {
    fn set(self, before: (Option<i32>, Option<i32>), row: (&mut Column, &mut Column)) -> Result<()> {
        let least = self.limit(self.least, before.0, row.0, "Min")?;
        let most = self.limit(self.most, before.1, row.1, "Max")?;
        match (least, most) {
            (Some(least), Some(most)) if least > most => {
                let path = format!("input.setting.{}Min", self.of);
                Err(Error::bad_input(path, format!("{least} is more than the most, {most}")))
            }
            _ => Ok(()),
        }
    }

    fn limit(
        &self,
        given: MaybeUndefined<i32>,
        before: Option<i32>,
        column: &mut Column,
        which: &str,
    ) -> Result<Option<i32>> {
        let limit = match given {
            MaybeUndefined::Undefined => return Ok(before),
            MaybeUndefined::Null => None,
            MaybeUndefined::Value(limit) if (1..=MOST).contains(&limit) => Some(limit),
            MaybeUndefined::Value(_) => {
                let path = format!("input.setting.{}{which}", self.of);
                return Err(Error::bad_input(path, format!("1 to {MOST}")));
            }
        };
        *column = Set(limit);
        Ok(limit)
    }
}

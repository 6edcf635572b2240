//! Where a row lies, and its values by the names of their columns and fields.

use super::condition::NO_DISTRICT;
use crate::error::{Error, Result};
use crate::node::GlobalId;
use crate::record::{Class, Place, Record};
use sea_orm::sea_query::Value;
use sea_orm::{ActiveModelTrait, ActiveValue, EntityTrait, IdenStatic, Iterable};
use std::collections::BTreeMap;

/// Where a record lies.
pub(super) struct Located {
    pub(super) id: GlobalId,
    pub(super) district: String,
    pub(super) area: String,
    pub(super) person: Option<i64>,
    /// The account whose own record it is.
    pub(super) owner: Option<i64>,
}

impl Located {
    pub(super) fn of<T: Record>(values: &BTreeMap<&'static str, Value>) -> Result<Self> {
        let text = |column: &str| match values.get(column) {
            Some(Value::String(Some(text))) => Ok(text.to_string()),
            _ => Err(Error::internal(Missing(column.to_owned()))),
        };
        let id = || number(values.get("id")).ok_or_else(|| Error::internal(Missing("id".to_owned())));
        let of = |column: Option<&str>| column.and_then(|column| number(values.get(column)));
        let (person, owner) = (of(T::PERSON), of(T::OWNER));
        Ok(match T::PLACE {
            Place::Grid | Place::Grids(_) => {
                let district = text("district_code")?;
                Self {
                    id: GlobalId::placed(T::TYPE, &district, id()?),
                    district,
                    area: text("grid_code")?,
                    person,
                    owner,
                }
            }
            Place::Log => {
                let district = text("district_code")?;
                Self {
                    id: GlobalId::placed(T::TYPE, &district, id()?),
                    district,
                    area: text("area_code")?,
                    person,
                    owner,
                }
            }
            Place::Area => {
                let area = text("area_code")?;
                Self {
                    id: GlobalId::global(T::TYPE, id()?),
                    district: district_of(&area).to_owned(),
                    area,
                    person,
                    owner,
                }
            }
            Place::Code => {
                let code = text(key_columns(T::PLACE)[0])?;
                Self {
                    id: GlobalId::global(T::TYPE, &code),
                    district: district_of(&code).to_owned(),
                    area: code,
                    person,
                    owner,
                }
            }
        })
    }
}

/// The district of an area, by its code, whose log tells of it; [`NO_DISTRICT`], in which no place lies, of a wider one.
pub fn district_of(area: &str) -> &str {
    area.get(..6).unwrap_or(NO_DISTRICT)
}

pub(super) fn key_columns(place: Place) -> &'static [&'static str] {
    match place {
        Place::Grid | Place::Grids(_) | Place::Log => &["district_code", "id"],
        Place::Area => &["id"],
        Place::Code => &["code"],
    }
}

pub(super) fn number(value: Option<&Value>) -> Option<i64> {
    if let Some(Value::BigInt(number)) = value { *number } else { None }
}

pub(crate) type Values = BTreeMap<&'static str, Value>;

pub(super) fn set_values<E: EntityTrait>(row: &E::ActiveModel) -> Values
where
    E::ActiveModel: ActiveModelTrait<Entity = E>,
{
    collect::<E>(row, |value| if let ActiveValue::Set(value) = value { Some(value) } else { None })
}

pub(crate) fn all_values<E: EntityTrait>(row: &E::ActiveModel) -> Values
where
    E::ActiveModel: ActiveModelTrait<Entity = E>,
{
    collect::<E>(row, ActiveValue::into_value)
}

fn collect<E: EntityTrait>(row: &E::ActiveModel, pick: impl Fn(ActiveValue<Value>) -> Option<Value>) -> Values
where
    E::ActiveModel: ActiveModelTrait<Entity = E>,
{
    E::Column::iter().filter_map(|column| Some((column.as_str(), pick(row.get(column))?))).collect()
}

/// The changes by the name of their field: the values of what is public or internal, nothing of what is about people, and
/// of what is hidden, such as the number of a person, that it changed.
pub(super) fn shown<T: Record>(values: &Values) -> BTreeMap<&'static str, serde_json::Value> {
    let told = |column: &str| T::FIELDS.iter().any(|field| field.shown && field.column == column);
    let fields = T::FIELDS.iter().filter(|field| field.shown || !told(field.column)).filter_map(|field| {
        let value = values.get(field.column)?;
        let open = field.shown && field.class <= Class::Internal;
        Some((field.name, if open { plain(value) } else { serde_json::Value::Null }))
    });
    fields.collect()
}

/// A value as it stands in the history.
fn plain(value: &Value) -> serde_json::Value {
    match value {
        // which would come in the quotes of a statement
        Value::ChronoDate(Some(day)) => serde_json::Value::String(day.to_string()),
        value => sea_orm::sea_query::sea_value_to_json_value(value),
    }
}

#[derive(Debug)]
struct Missing(String);

impl std::fmt::Display for Missing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "column {} is not set", self.0)
    }
}

impl std::error::Error for Missing {}

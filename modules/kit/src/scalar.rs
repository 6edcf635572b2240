//! Scalars of the graph and how each is read from a column.

use async_graphql::{InputValueError, InputValueResult, Name, OutputType, Scalar, ScalarType, Value};
use chrono::{DateTime, Datelike, NaiveDate, SecondsFormat};
use sea_orm::{DbErr, QueryResult};
use std::marker::PhantomData;
use std::ops::RangeInclusive;

/// Years that are taken: whatever is worked out from a day or a moment stays within what can be said.
const YEARS: RangeInclusive<i32> = 1900..=2199;

/// A value that a column holds and a field shows.
pub trait FromColumn {
    /// GraphQL type that it is shown as.
    type Shown: OutputType;
    /// Reads it from the column at this position of the row.
    fn read(row: &QueryResult, column: usize) -> Result<Value, DbErr>;
}

/// An instant (ISO 8601, UTC), to the millisecond.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(pub i64);

/// A moment in time, e.g. `2026-03-01T08:00:00.000Z`; as input of the years 1900 to 2199.
#[Scalar(name = "DateTime", specified_by_url = "https://scalars.graphql.org/andimarek/date-time")]
impl ScalarType for Instant {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else { return Err(InputValueError::expected_type(value)) };
        match DateTime::parse_from_rfc3339(text) {
            Ok(at) if YEARS.contains(&at.to_utc().year()) => Ok(Self(at.timestamp_millis())),
            Ok(_) => Err(InputValueError::custom("not of the years 1900 to 2199")),
            Err(_) => Err(InputValueError::custom("not a moment like 2026-03-01T08:00:00Z")),
        }
    }

    fn to_value(&self) -> Value {
        let at = DateTime::from_timestamp_millis(self.0).unwrap_or_default();
        Value::String(at.to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}

/// A day (ISO 8601).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(pub NaiveDate);

/// A day, e.g. `2026-03-01`, in China (UTC+8); as input of the years 1900 to 2199.
#[Scalar(name = "Date", specified_by_url = "https://scalars.graphql.org/andimarek/local-date")]
impl ScalarType for Date {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else { return Err(InputValueError::expected_type(value)) };
        match text.parse::<NaiveDate>() {
            Ok(day) if YEARS.contains(&day.year()) => Ok(Self(day)),
            Ok(_) => Err(InputValueError::custom("not of the years 1900 to 2199")),
            Err(_) => Err(InputValueError::custom("not a day like 2026-03-01")),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

/// GeoJSON (RFC 7946).
#[derive(Clone, Debug, PartialEq)]
pub struct GeoJson(pub Value);

impl GeoJson {
    /// As JSON text.
    ///
    /// # Errors
    /// INTERNAL for a value that JSON cannot hold.
    pub fn text(&self) -> crate::Result<String> {
        serde_json::to_string(&self.0).map_err(crate::Error::internal)
    }
}

/// A GeoJSON geometry (RFC 7946): longitude and latitude in degrees, CGCS2000, which is WGS 84 to within 0.1 m.
#[Scalar(name = "GeoJSON", specified_by_url = "https://www.rfc-editor.org/rfc/rfc7946")]
impl ScalarType for GeoJson {
    fn parse(value: Value) -> InputValueResult<Self> {
        match value {
            Value::Object(_) => Ok(Self(value)),
            Value::String(text) => match serde_json::from_str(&text) {
                Ok(value) => Ok(Self(value)),
                Err(error) => {
                    let at = format!("line {}, column {}", error.line(), error.column());
                    Err(InputValueError::custom(format!("the text is no JSON from {at} on")))
                }
            },
            other => Err(InputValueError::expected_type(other)),
        }
    }

    fn to_value(&self) -> Value {
        self.0.clone()
    }
}

macro_rules! from_column {
    ($($kind:ty => $shown:ty, |$value:ident: $stored:ty| $show:expr;)*) => { $(
        impl FromColumn for $kind {
            type Shown = $shown;
            fn read(row: &QueryResult, column: usize) -> Result<Value, DbErr> {
                let $value: $stored = row.try_get_by(column)?;
                Ok($show)
            }
        }

        impl FromColumn for Option<$kind> {
            type Shown = Option<$shown>;
            fn read(row: &QueryResult, column: usize) -> Result<Value, DbErr> {
                let value: Option<$stored> = row.try_get_by(column)?;
                Ok(value.map_or(Value::Null, |$value| $show))
            }
        }
    )* };
}

from_column! {
    String => String, |value: String| Value::String(value);
    bool => bool, |value: bool| Value::Boolean(value);
    i16 => i32, |value: i16| Value::from(value);
    i32 => i32, |value: i32| Value::from(value);
    f64 => f64, |value: f64| Value::from(value);
    Instant => Instant, |value: i64| Instant(value).to_value();
    Date => Date, |value: NaiveDate| Date(value).to_value();
    crate::code::DivisionCode => crate::code::DivisionCode, |value: String| Value::String(value);
    crate::code::GridCode => crate::code::GridCode, |value: String| Value::String(value);
    crate::code::BuildingCode => crate::code::BuildingCode, |value: String| Value::String(value);
    crate::code::AreaCode => crate::code::AreaCode, |value: String| Value::String(value);
    Counter => i32, |value: i64| Value::from(value);
    Key => String, |value: i64| Value::from(value);
}

/// A 64-bit count that fits a GraphQL `Int`.
#[derive(Clone, Copy, Debug)]
pub struct Counter;

/// A 64-bit key that is not shown, only used to find related records.
#[derive(Clone, Copy, Debug)]
pub struct Key;

/// A column of a closed list that can be empty.
#[derive(Clone, Copy, Debug)]
pub struct Maybe<T>(PhantomData<fn() -> T>);

impl<T: FromColumn> FromColumn for Maybe<T> {
    type Shown = Option<T::Shown>;
    fn read(row: &QueryResult, column: usize) -> Result<Value, DbErr> {
        let stored: Option<String> = row.try_get_by(column)?;
        if stored.is_some_and(|text| !text.is_empty()) { T::read(row, column) } else { Ok(Value::Null) }
    }
}

/// The name of an enum's value in GraphQL for a stored text: its capitals.
pub fn enum_value(stored: &str) -> Value {
    Value::Enum(Name::new(stored.to_uppercase()))
}

/// A closed list that is stored as text: the enum, its stored texts and how a column of it is read.
#[macro_export]
macro_rules! text_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$item_doc:meta])* $item:ident = $stored:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, async_graphql::Enum)]
        pub enum $name { $($(#[$item_doc])* $item,)* }

        impl $name {
            /// As it is stored.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$item => $stored,)* }
            }

            /// From what is stored.
            pub fn of(stored: &str) -> Option<Self> {
                match stored { $($stored => Some(Self::$item),)* _ => None }
            }
        }

        impl $crate::scalar::FromColumn for $name {
            type Shown = Self;
            fn read(row: &sea_orm::QueryResult, column: usize) -> Result<async_graphql::Value, sea_orm::DbErr> {
                let stored: String = row.try_get_by(column)?;
                Ok($crate::scalar::enum_value(&stored))
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_moments_are_of_our_years() {
        for day in ["1900-01-01", "2026-03-01", "2199-12-31"] {
            assert!(Date::parse(Value::from(day)).is_ok(), "{day}");
            assert!(Instant::parse(Value::from(format!("{day}T12:00:00Z"))).is_ok(), "{day}");
        }
        for day in
            ["1899-12-31", "2200-01-01", "-262143-01-01", "+262142-12-31", "9999-12-31", "2026-02-30", ""]
        {
            assert!(Date::parse(Value::from(day)).is_err(), "{day}");
            assert!(Instant::parse(Value::from(format!("{day}T12:00:00Z"))).is_err(), "{day}");
        }
        assert!(Instant::parse(Value::from("2199-12-31T23:00:00-02:00")).is_err(), "of 2200 in UTC");
    }
}

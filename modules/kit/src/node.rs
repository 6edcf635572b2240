//! Global ids: the type, the district and the id in one opaque text, so that a look-up reads one shard.

use crate::error::{Error, Result};
use data_encoding::BASE64URL_NOPAD;
use std::fmt;
use std::str::FromStr;

/// Id of a record anywhere in the graph.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct GlobalId {
    /// GraphQL type.
    pub record_type: String,
    /// District of a placed record; empty for others.
    pub district: String,
    /// The id, or the code of a record that is known by its code.
    pub key: String,
}

impl GlobalId {
    /// Id of a placed record.
    pub fn placed(record_type: &str, district: &str, id: i64) -> Self {
        Self { record_type: record_type.into(), district: district.into(), key: id.to_string() }
    }

    /// Id of a record that is not placed.
    pub fn global(record_type: &str, key: impl ToString) -> Self {
        Self { record_type: record_type.into(), district: String::new(), key: key.to_string() }
    }

    /// The numeric id.
    pub fn id(&self) -> Result<i64> {
        self.key.parse().map_err(|_| bad())
    }

    /// This id, if it is one of `record_type`.
    pub fn of(self, record_type: &str, path: &str) -> Result<Self> {
        if self.record_type == record_type {
            return Ok(self);
        }
        Err(Error::bad_input(
            path,
            format!("this is the id of a {}, not of a {record_type}", self.record_type),
        ))
    }
}

/// The text of a global id.
pub(crate) fn text(record_type: &str, district: &str, key: &str) -> String {
    BASE64URL_NOPAD.encode(format!("{record_type}:{district}:{key}").as_bytes())
}

impl fmt::Display for GlobalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&text(&self.record_type, &self.district, &self.key))
    }
}

impl FromStr for GlobalId {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self> {
        let plain = BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| bad())?;
        let plain = String::from_utf8(plain).map_err(|_| bad())?;
        let mut parts = plain.splitn(3, ':');
        let (Some(record_type), Some(district), Some(key)) = (parts.next(), parts.next(), parts.next())
        else {
            return Err(bad());
        };
        if !district.bytes().chain(key.bytes()).all(|b| b.is_ascii_digit()) || key.is_empty() {
            return Err(bad());
        }
        Ok(Self { record_type: record_type.into(), district: district.into(), key: key.into() })
    }
}

fn bad() -> Error {
    Error::bad_input("id", "not an id of this platform; use one that an answer gave")
}

#[async_graphql::Scalar(name = "ID")]
impl async_graphql::ScalarType for GlobalId {
    fn parse(value: async_graphql::Value) -> async_graphql::InputValueResult<Self> {
        match &value {
            async_graphql::Value::String(text) => text
                .parse()
                .map_err(|e: Error| async_graphql::InputValueError::custom(e.message().to_owned())),
            _ => Err(async_graphql::InputValueError::expected_type(value)),
        }
    }

    fn to_value(&self) -> async_graphql::Value {
        async_graphql::Value::String(self.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_comes_back_as_it_went() {
        let id = GlobalId::placed("Grid", "340705", 42);
        assert_eq!(id.to_string().parse::<GlobalId>().unwrap(), id);
        assert!("R3JpZA".parse::<GlobalId>().is_err());
        assert!(id.of("Building", "id").is_err());
    }
}

//! Codes of places as types that cannot hold a bad code.
//!
//! Structure: NBS statistical division codes (2, 4, 6, 9 or 12 digits; a strict prefix hierarchy, never padded);
//! a grid adds three digits to its community (DB11, DB6101/T 3185-2024), a building five to its grid.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Why a text is no code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadCode {
    /// What kind of code was wanted, with its article.
    pub wanted: &'static str,
}

impl fmt::Display for BadCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not {}", self.wanted)
    }
}

impl std::error::Error for BadCode {}

/// The least text greater than every text that begins with `prefix` (ASCII digits): the upper end of a range.
pub fn after(prefix: &str) -> String {
    let mut bytes = prefix.as_bytes().to_vec();
    match bytes.last_mut() {
        Some(last) => *last += 1,
        None => bytes.push(b':'),
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

macro_rules! code_type {
    ($(#[$doc:meta])* $name:ident, $wanted:literal, |$digits:ident| $valid:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Box<str>);

        impl $name {
            /// The digits.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The least text greater than every code below this one.
            pub fn after(&self) -> String {
                after(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = BadCode;
            fn from_str($digits: &str) -> Result<Self, BadCode> {
                let ok = $digits.bytes().all(|b| b.is_ascii_digit()) && !$digits.starts_with("00") && $valid;
                if ok { Ok(Self($digits.into())) } else { Err(BadCode { wanted: $wanted }) }
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadCode;
            fn try_from(text: String) -> Result<Self, BadCode> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> String {
                code.0.into()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        $(#[$doc])*
        #[async_graphql::Scalar]
        impl async_graphql::ScalarType for $name {
            fn parse(value: async_graphql::Value) -> async_graphql::InputValueResult<Self> {
                match &value {
                    async_graphql::Value::String(text) => Ok(text.parse()?),
                    _ => Err(async_graphql::InputValueError::expected_type(value)),
                }
            }

            fn to_value(&self) -> async_graphql::Value {
                async_graphql::Value::String(self.0.to_string())
            }
        }
    };
}

code_type! {
    /// Code of an administrative division (行政区划代码): 2 digits for a province, 4 for a city, 6 for a district,
    /// 9 for a street or town, 12 for a community or village. Never padded with zeros.
    DivisionCode, "a division code: 2, 4, 6, 9 or 12 digits", |d| matches!(d.len(), 2 | 4 | 6 | 9 | 12)
}
code_type! {
    /// Code of a responsibility grid (网格编码): its community's 12 digits and three more, 001 to 999.
    GridCode, "a grid code: the community's 12 digits and 001 to 999", |d| d.len() == 15 && !d.ends_with("000")
}
code_type! {
    /// Code of a building (楼栋编码): its grid's 15 digits and five more, 00001 to 99999.
    BuildingCode, "a building code: the grid's 15 digits and 00001 to 99999",
    |d| d.len() == 20 && !d.ends_with("00000") && &d[12..15] != "000"
}
code_type! {
    /// Code of an area (区域代码): a division's or a grid's. A place lies in an area when its code begins with the
    /// area's.
    AreaCode, "an area code: a division's 2, 4, 6, 9 or 12 digits or a grid's 15",
    |d| matches!(d.len(), 2 | 4 | 6 | 9 | 12) || (d.len() == 15 && !d.ends_with("000"))
}

/// Level of an area (区域层级), from the length of its code.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, async_graphql::Enum,
)]
pub enum AreaLevel {
    /// Province (省), 2 digits.
    Province,
    /// City (市), 4 digits.
    City,
    /// District or county (区县), 6 digits.
    District,
    /// Street or town (街道、乡镇), 9 digits.
    Town,
    /// Community or village (社区、村), 12 digits.
    Community,
    /// Grid (网格), 15 digits.
    Grid,
}

impl AreaLevel {
    /// Number of digits of a code of this level.
    pub const fn digits(self) -> usize {
        match self {
            Self::Province => 2,
            Self::City => 4,
            Self::District => 6,
            Self::Town => 9,
            Self::Community => 12,
            Self::Grid => 15,
        }
    }

    /// The level of a code with this many digits.
    pub fn of_digits(digits: usize) -> Option<Self> {
        [Self::Province, Self::City, Self::District, Self::Town, Self::Community, Self::Grid]
            .into_iter()
            .find(|level| level.digits() == digits)
    }
}

impl AreaCode {
    /// The level.
    pub fn level(&self) -> AreaLevel {
        AreaLevel::of_digits(self.0.len()).unwrap_or(AreaLevel::Grid)
    }

    /// Does a place with `code` lie in this area?
    pub fn covers(&self, code: &str) -> bool {
        code.starts_with(&*self.0)
    }

    /// The district's six digits, or `None` for a city or a province.
    pub fn district(&self) -> Option<&str> {
        self.0.get(..6)
    }

    /// The division that the area is or lies in: a grid's community, otherwise the area itself.
    pub fn division(&self) -> DivisionCode {
        DivisionCode(self.0[..self.0.len().min(12)].into())
    }
}

impl DivisionCode {
    /// The level.
    pub fn level(&self) -> AreaLevel {
        AreaLevel::of_digits(self.0.len()).unwrap_or(AreaLevel::Community)
    }

    /// The division above, or `None` for a province.
    pub fn parent(&self) -> Option<Self> {
        let digits = [9, 6, 4, 2].into_iter().find(|n| *n < self.0.len())?;
        Some(Self(self.0[..digits].into()))
    }

    /// The divisions from the province down to the parent.
    pub fn ancestors(&self) -> Vec<Self> {
        [2, 4, 6, 9].into_iter().filter(|n| *n < self.0.len()).map(|n| Self(self.0[..n].into())).collect()
    }
}

impl From<DivisionCode> for AreaCode {
    fn from(code: DivisionCode) -> Self {
        Self(code.0)
    }
}

impl From<GridCode> for AreaCode {
    fn from(code: GridCode) -> Self {
        Self(code.0)
    }
}

impl GridCode {
    /// The grid with this number in `community`; `None` unless it is a community and the number is 1 to 999.
    pub fn numbered(community: &DivisionCode, number: u32) -> Option<Self> {
        (community.level() == AreaLevel::Community && (1..=999).contains(&number))
            .then(|| Self(format!("{community}{number:03}").into()))
    }

    /// The district's six digits.
    pub fn district(&self) -> &str {
        &self.0[..6]
    }

    /// The community or village.
    pub fn community(&self) -> DivisionCode {
        DivisionCode(self.0[..12].into())
    }
}

impl BuildingCode {
    /// The building with this number in `grid`; `None` unless the number is 1 to 99999.
    pub fn numbered(grid: &GridCode, number: u32) -> Option<Self> {
        (1..=99_999).contains(&number).then(|| Self(format!("{grid}{number:05}").into()))
    }

    /// The grid.
    pub fn grid(&self) -> GridCode {
        GridCode(self.0[..15].into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_code_cannot_be_held() {
        for bad in ["", "3", "340", "34070", "3407051", "34070500", "00", "３４", "34a705", "340705 "] {
            assert!(bad.parse::<DivisionCode>().is_err(), "{bad}");
        }
        assert!("340705001001000".parse::<GridCode>().is_err());
        assert!("34070500100100100000".parse::<BuildingCode>().is_err());
        assert!("34070500100100000001".parse::<BuildingCode>().is_err());
        assert_eq!("340705001001001".parse::<AreaCode>().map(|a| a.level()), Ok(AreaLevel::Grid));
        let told = "3".parse::<AreaCode>().unwrap_err().to_string();
        assert!(told.starts_with("not an area code: "), "{told}");
    }

    #[test]
    fn a_range_ends_after_every_code_below() {
        let area: AreaCode = "340799".parse().unwrap();
        assert!(area.after().as_str() > "340799999999999");
        assert!(area.after().as_str() <= "340800");
        assert_eq!(after("34"), "35");
        assert_eq!(after("39"), "3:");
    }

    #[test]
    fn ancestors_go_from_the_province_down() {
        let village: DivisionCode = "340705001002".parse().unwrap();
        let codes: Vec<_> = village.ancestors().iter().map(|d| d.to_string()).collect();
        assert_eq!(codes, ["34", "3407", "340705", "340705001"]);
        assert_eq!(village.parent().unwrap().as_str(), "340705001");
        assert_eq!("34".parse::<DivisionCode>().unwrap().parent(), None);
    }
}

//! The 3-, 4- or 5-level view of the hierarchy (requirements G1): the same tree, looked at from the district.

use super::record::DistrictSetting;
use async_graphql::{Context, Enum, SimpleObject, Value};
use kit::Result;
use kit::access::Ask;
use kit::code::DivisionCode;
use kit::links::One;
use kit::record::{Row, Selection};

/// A level of a view (层级类型), from the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
pub enum ViewKind {
    /// District or county (区县).
    District,
    /// Office of a street, or a town (街道、乡镇).
    Town,
    /// Community or village (社区、村).
    Community,
    /// Grid (网格).
    Grid,
    /// Compound (小区).
    Compound,
    /// Building (楼栋).
    Building,
}

/// A level of the hierarchy as a district looks at it (视图层级).
#[derive(Clone, Copy, Debug, PartialEq, Eq, SimpleObject)]
pub struct ViewLevel {
    /// Which level.
    pub kind: ViewKind,
    /// Its name in English.
    pub name: &'static str,
    /// Its name in Chinese.
    pub chinese: &'static str,
}

const DISTRICT: ViewLevel = ViewLevel { kind: ViewKind::District, name: "district", chinese: "区" };
const STREET: ViewLevel = ViewLevel { kind: ViewKind::Town, name: "street", chinese: "街道" };
const OFFICE: ViewLevel = ViewLevel { kind: ViewKind::Town, name: "office", chinese: "办事处" };
const COMMUNITY: ViewLevel = ViewLevel { kind: ViewKind::Community, name: "community", chinese: "社区" };
const GRID: ViewLevel = ViewLevel { kind: ViewKind::Grid, name: "grid", chinese: "网格" };
const COMPOUND: ViewLevel = ViewLevel { kind: ViewKind::Compound, name: "compound", chinese: "小区" };
const BUILDING: ViewLevel = ViewLevel { kind: ViewKind::Building, name: "building", chinese: "楼栋" };

impl ViewLevel {
    /// The levels of the view of the district that this code lies in; None above districts and where the district does
    /// not use the platform.
    pub(crate) async fn at(ctx: &Context<'_>, code: &DivisionCode) -> Result<Option<Vec<Self>>> {
        let Some(district) = code.as_str().get(..6) else { return Ok(None) };
        let one = One::<DistrictSetting>::new(Selection::default().with::<DistrictSetting>("levels"));
        let setting = ctx.loaders().load(one, (String::new(), district.to_owned())).await?;
        Ok(setting.map(|setting| Self::of(&setting)))
    }

    /// The levels of a setting, from the top; its `levels` must have been read.
    fn of(setting: &Row<DistrictSetting>) -> Vec<Self> {
        match setting.value("levels") {
            Some(Value::Number(levels)) => Self::levels(levels.as_i64().unwrap_or(3)),
            _ => Self::levels(3),
        }
    }

    /// The levels of a view of so many.
    pub fn levels(levels: i64) -> Vec<Self> {
        match levels {
            5 => vec![DISTRICT, OFFICE, COMMUNITY, COMPOUND, BUILDING],
            4 => vec![DISTRICT, STREET, COMMUNITY, GRID],
            _ => vec![STREET, COMMUNITY, GRID],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_has_as_many_levels_as_its_setting_says() {
        for levels in 3..=5 {
            assert_eq!(ViewLevel::levels(levels).len() as i64, levels);
        }
        assert_eq!(ViewLevel::levels(5)[1].chinese, "办事处");
    }
}

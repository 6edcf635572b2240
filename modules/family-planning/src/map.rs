//! The household map: figures of compounds, in tens.

use crate::birth::BirthRegistrationState;
use crate::policy::MAP;
use async_graphql::{Context, Object, SimpleObject};
use chrono::{Months, NaiveDate};
use kit::Result;
use kit::access::{Action, Ask};
use kit::code::AreaCode;
use kit::module::Parts;
use kit::record::{Row, Selection};
use kit::schema::QueryRoot;
use people::compound::{households, people_born, rows_of_people};
use sea_orm::sea_query::{Expr, ExprTrait};
use wangge_core::places::compound::Compound;
use wangge_core::stat::tens;

/// The most compounds at once.
const MOST: u64 = 1_000;
/// Digits of a community, the smallest area that a map is of.
const COMMUNITY: usize = 12;

/// What the map adds to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.queries::<FamilyMapQueries>();
}

/// A compound of the household map (小区家庭分布), with figures in tens; null where they are less than ten. Each figure is of
/// the whole compound, whatever area was asked for, and no child is in two of them.
#[derive(SimpleObject)]
struct FamilyPlanningCompound {
    /// The compound.
    compound: Row<Compound>,
    /// Households.
    households: Option<i64>,
    /// Children under 3 who live there.
    children_under_3: Option<i64>,
    /// Children of 3 to 6.
    children_3_to_6: Option<i64>,
    /// Children of 7 to 14.
    children_7_to_14: Option<i64>,
    /// Registered births of people who live there.
    registrations: Option<i64>,
    /// A figure is left out, because it is less than ten or nothing.
    withheld: bool,
}

/// The query of the map.
struct FamilyMapQueries;

impl From<&QueryRoot> for FamilyMapQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl FamilyMapQueries {
    /// The household map by compound (家庭分布图): the compounds in an area whose community is wholly within your reach, in the
    /// order of their entry, each with figures in tens. LIMIT_EXCEEDED for more than 1,000: ask for a smaller area.
    async fn family_planning_map(
        &self,
        ctx: &Context<'_>,
        area: AreaCode,
    ) -> Result<Option<Vec<FamilyPlanningCompound>>> {
        let access = ctx.access();
        let scope = access.require(MAP, Action::Read)?;
        let today = access.today();
        let years = |years: u32| today.checked_sub_months(Months::new(12 * years)).unwrap_or(NaiveDate::MIN);
        let after = |years_ago: u32| years(years_ago).succ_opt().unwrap_or(NaiveDate::MAX);
        let registered =
            Expr::col(("birth_registration", "state")).eq(BirthRegistrationState::Registered.as_str());
        let columns = vec![
            ("figure_households", households()),
            ("figure_under_3", people_born(after(3), after(0))),
            ("figure_3_to_6", people_born(after(7), after(3))),
            ("figure_7_to_14", people_born(after(15), after(7))),
            ("figure_registrations", rows_of_people("birth_registration", registered)),
        ];
        let selection = Selection::of::<Compound>(ctx, &["compound"]);
        let in_force = Expr::col("status").eq("active");
        let find = access.find::<Compound>()?.in_area(&area).filter(in_force).select(selection);
        let mut shown = Vec::new();
        for (compound, figures) in find.beside(columns, MOST).await? {
            let community = compound.area().get(..COMMUNITY).unwrap_or_default();
            if !scope.covers(community) {
                continue;
            }
            let figure = |name: &str| Ok::<_, kit::Error>(tens(figures.try_get_by::<i64, _>(name)?));
            let row = FamilyPlanningCompound {
                households: figure("figure_households")?,
                children_under_3: figure("figure_under_3")?,
                children_3_to_6: figure("figure_3_to_6")?,
                children_7_to_14: figure("figure_7_to_14")?,
                registrations: figure("figure_registrations")?,
                withheld: false,
                compound,
            };
            shown.push(row.marked());
        }
        Ok(Some(shown))
    }
}

impl FamilyPlanningCompound {
    fn marked(mut self) -> Self {
        let all = [
            self.households,
            self.children_under_3,
            self.children_3_to_6,
            self.children_7_to_14,
            self.registrations,
        ];
        self.withheld = all.iter().any(Option::is_none);
        self
    }
}

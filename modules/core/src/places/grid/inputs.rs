//! What clients send about grids.

use super::check::UnitCheckInput;
use super::record::GridKind;
use crate::places::text;
use async_graphql::{InputObject, MaybeUndefined};
use entities::places::grid::ActiveModel;
use kit::Result;
use kit::code::DivisionCode;
use kit::node::GlobalId;
use kit::scalar::{Date, GeoJson};
use sea_orm::ActiveValue::Set;

/// The service areas that a grid follows.
#[derive(Clone, Debug, Default, InputObject)]
pub struct ServiceAreasInput {
    /// Residents' group or party branch (居民小组、党支部).
    pub residents_group: MaybeUndefined<String>,
    /// Property management (物业管理).
    pub property_service: MaybeUndefined<String>,
    /// Sanitation and urban management (环卫城管).
    pub sanitation: MaybeUndefined<String>,
    /// Health service (卫生服务).
    pub health_service: MaybeUndefined<String>,
    /// Policing and household registration (警务户籍).
    pub police: MaybeUndefined<String>,
    /// Primary-school district (小学学区).
    pub primary_school: MaybeUndefined<String>,
}

impl ServiceAreasInput {
    pub(super) fn set(&self, row: &mut ActiveModel) -> Result<()> {
        let columns = [
            (&self.residents_group, &mut row.residents_group, "residentsGroup"),
            (&self.property_service, &mut row.property_service, "propertyService"),
            (&self.sanitation, &mut row.sanitation, "sanitation"),
            (&self.health_service, &mut row.health_service, "healthService"),
            (&self.police, &mut row.police, "police"),
            (&self.primary_school, &mut row.primary_school, "primarySchool"),
        ];
        for (given, column, name) in columns {
            match given {
                MaybeUndefined::Undefined => {}
                MaybeUndefined::Null => *column = Set(None),
                MaybeUndefined::Value(value) => {
                    *column = Set(text::line(value, &format!("input.serviceAreas.{name}"), 100)?);
                }
            }
        }
        Ok(())
    }
}

/// A new grid.
#[derive(Debug, InputObject)]
pub struct CreateGridInput {
    /// Code of the community or village that it belongs to.
    pub community: DivisionCode,
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: GridKind,
    /// Households that the community declares, 0 or more.
    pub declared_households: Option<i32>,
    /// People that the community declares, 0 or more.
    pub declared_people: Option<i32>,
    /// Service areas.
    pub service_areas: Option<ServiceAreasInput>,
    /// First day, not in the future; today when left out.
    pub opened_on: Option<Date>,
    /// The check of its five conditions: for a unit grid, and only for one.
    pub unit_check: Option<UnitCheckInput>,
    /// Boundary: a polygon or several, GeoJSON geometry.
    pub boundary: Option<GeoJson>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A change of a grid; what is left out stays.
#[derive(Debug, InputObject)]
pub struct ChangeGridInput {
    /// The grid.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Name.
    pub name: Option<String>,
    /// Kind. To make it a unit grid, give `unitCheck`.
    pub kind: Option<GridKind>,
    /// Households that the community declares, 0 or more.
    pub declared_households: MaybeUndefined<i32>,
    /// People that the community declares, 0 or more.
    pub declared_people: MaybeUndefined<i32>,
    /// Service areas; those left out stay.
    pub service_areas: Option<ServiceAreasInput>,
    /// The check of the five conditions.
    pub unit_check: Option<UnitCheckInput>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// The end of a grid.
#[derive(Debug, InputObject)]
pub struct RetireGridInput {
    /// The grid.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// First day on which it is no longer valid, not in the future nor before its first one; today when left out.
    pub on: Option<Date>,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A check of a unit grid.
#[derive(Debug, InputObject)]
pub struct RecordUnitCheckInput {
    /// The grid.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// The check. When a condition does not hold, the grid stays a unit grid until it is changed or retired, and the
    /// answer of `unitChecks` shows it.
    pub check: UnitCheckInput,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

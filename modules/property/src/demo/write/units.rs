use super::Writer;
use crate::demo::types::PlannedUnit;
use entities::property::{credit_code, unit};
use kit::search::initials;
use sea_orm::ActiveValue::Set;

impl Writer<'_> {
    pub(super) fn units(&self) -> Vec<unit::ActiveModel> {
        let row = |(planned, id): (&PlannedUnit, &i64)| {
            let grid = &self.place.grids[planned.grid];
            unit::ActiveModel {
                district_code: Set(grid.district().to_owned()),
                id: Set(*id),
                grid_code: Set(grid.code.clone()),
                grid_id: Set(grid.id),
                building_id: Set(planned.building),
                name: Set(planned.name.clone()),
                name_initials: Set(initials(&planned.name)),
                credit_code: Set(planned.code.clone()),
                kind: Set(planned.kind.as_str().to_owned()),
                management: Set(planned.management.clone()),
                key_place: Set(planned.key_place.map(|kind| kind.as_str().to_owned())),
                trade: Set(Some(planned.trade.to_owned())),
                telephone: Set(planned.telephone.clone()),
                address: Set(planned.address.clone()),
                status: Set("active".to_owned()),
                retired_on: Set(None),
                verified_at: Set(Some(self.now)),
                verified_by: Set(grid.leader),
                version: Set(1),
                created_at: Set(self.now),
                changed_at: Set(self.now),
            }
        };
        self.plan.units.iter().zip(&self.units).map(row).collect()
    }

    pub(super) fn codes(&self) -> Vec<credit_code::ActiveModel> {
        let row = |(planned, id): (&PlannedUnit, &i64)| {
            let code = planned.code.clone()?;
            let district = self.place.grids[planned.grid].district().to_owned();
            Some(credit_code::ActiveModel {
                code: Set(code),
                unit_district_code: Set(district),
                unit_id: Set(*id),
            })
        };
        self.plan.units.iter().zip(&self.units).filter_map(row).collect()
    }
}

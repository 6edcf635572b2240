use super::Writer;
use entities::people::household;
use entities::property::dwelling;
use sea_orm::ActiveValue::Set;

impl Writer<'_> {
    pub(super) fn home(&self, at: usize) -> dwelling::ActiveModel {
        let home = &self.plan.homes[at];
        let grid = &self.grids[home.grid];
        dwelling::ActiveModel {
            district_code: Set(grid.district().to_owned()),
            id: Set(self.homes[at]),
            grid_code: Set(grid.code.clone()),
            grid_id: Set(grid.id),
            building_id: Set(grid.buildings[home.building].id),
            number: Set(home.number.clone()),
            floor: Set(i16::try_from(home.floor).ok()),
            area_dm2: Set(i32::try_from(home.area_dm2).ok()),
            usage: Set(home.usage.to_owned()),
            status: Set("active".to_owned()),
            retired_on: Set(None),
            verified_at: Set(Some(self.now)),
            verified_by: Set(grid.leader),
            version: Set(1),
            created_at: Set(self.now),
            changed_at: Set(self.now),
        }
    }

    /// The building of a dwelling.
    pub(super) fn building(&self, home: Option<usize>) -> Option<i64> {
        let home = &self.plan.homes[home?];
        Some(self.grids[home.grid].buildings[home.building].id)
    }

    pub(super) fn household(&self, at: usize) -> household::ActiveModel {
        let household = &self.plan.households[at];
        let grid = &self.grids[household.grid];
        let head = &self.plan.residences[household.head];
        household::ActiveModel {
            district_code: Set(grid.district().to_owned()),
            id: Set(self.households[at]),
            grid_code: Set(grid.code.clone()),
            grid_id: Set(grid.id),
            building_id: Set(self.building(household.home)),
            dwelling_id: Set(household.home.map(|home| self.homes[home])),
            kind: Set(if household.collective { "collective" } else { "family" }.to_owned()),
            number: Set(Some(format!("{:08}", household.number))),
            address: Set(household.address.clone()),
            head_district_code: Set(Some(self.grids[head.grid].district().to_owned())),
            head_id: Set(Some(self.residences[household.head])),
            people: Set(i32::try_from(household.people).unwrap_or(i32::MAX)),
            status: Set("active".to_owned()),
            retired_on: Set(None),
            verified_at: Set(Some(self.now)),
            verified_by: Set(grid.leader),
            version: Set(1),
            created_at: Set(self.now),
            changed_at: Set(self.now),
        }
    }
}

use super::Writer;
use crate::demo::types::{Owner, PlannedCheck, PlannedOwnership, PlannedTenancy};
use crate::party::PartyKind;
use crate::tenancy::CheckResult;
use entities::property::{ownership, tenancy, tenancy_check, tenancy_tenant};
use sea_orm::ActiveValue::Set;

impl Writer<'_> {
    /// Kind, district, id and name of who owns or lets.
    fn party(&self, owner: &Owner) -> (String, Option<String>, Option<i64>, Option<String>) {
        let linked = |kind: PartyKind, grid: usize, id: i64| {
            let district = self.place.grids[grid].district().to_owned();
            (kind.as_str().to_owned(), Some(district), Some(id), None)
        };
        match owner {
            Owner::Resident(at) => {
                let person = &self.place.people[*at];
                linked(PartyKind::Resident, person.grid, person.id)
            }
            Owner::Unit(at) => linked(PartyKind::Unit, self.plan.units[*at].grid, self.units[*at]),
            Owner::Named(name) => (PartyKind::Named.as_str().to_owned(), None, None, Some(name.clone())),
        }
    }

    pub(super) fn ownership(&self, planned: &PlannedOwnership) -> ownership::ActiveModel {
        let home = &self.place.homes[planned.home];
        let grid = &self.place.grids[home.grid];
        let (kind, district, id, name) = self.party(&planned.owner);
        ownership::ActiveModel {
            district_code: Set(grid.district().to_owned()),
            id: Set(self.access.new_id()),
            grid_code: Set(grid.code.clone()),
            grid_id: Set(grid.id),
            building_id: Set(home.building),
            dwelling_id: Set(home.id),
            party_kind: Set(kind),
            party_district_code: Set(district),
            party_id: Set(id),
            party_name: Set(name),
            share: Set(planned.share),
            from_on: Set(planned.from),
            status: Set("active".to_owned()),
            retired_on: Set(None),
            version: Set(1),
            created_at: Set(self.now),
            changed_at: Set(self.now),
        }
    }

    pub(super) fn tenancy(&self, planned: &PlannedTenancy, id: i64) -> tenancy::ActiveModel {
        let home = &self.place.homes[planned.home];
        let grid = &self.place.grids[home.grid];
        let (kind, party_district, party, name) = self.party(&planned.landlord);
        let last = planned.checks.last();
        tenancy::ActiveModel {
            district_code: Set(grid.district().to_owned()),
            id: Set(id),
            grid_code: Set(grid.code.clone()),
            grid_id: Set(grid.id),
            building_id: Set(home.building),
            dwelling_id: Set(home.id),
            party_kind: Set(kind),
            party_district_code: Set(party_district),
            party_id: Set(party),
            party_name: Set(name),
            purpose: Set(planned.purpose.as_str().to_owned()),
            from_on: Set(planned.from),
            to_on: Set(planned.to),
            checked_on: Set(last.map(|check| check.on)),
            check_due_on: Set(Some(last.map_or(planned.from, |check| check.due))),
            status: Set("active".to_owned()),
            retired_on: Set(None),
            version: Set(1),
            created_at: Set(self.now),
            changed_at: Set(self.now),
        }
    }

    pub(super) fn tenants(&self, planned: &PlannedTenancy, tenancy: i64) -> Vec<tenancy_tenant::ActiveModel> {
        let home = &self.place.homes[planned.home];
        let grid = &self.place.grids[home.grid];
        let row = |who: &usize| tenancy_tenant::ActiveModel {
            district_code: Set(grid.district().to_owned()),
            id: Set(self.access.new_id()),
            grid_code: Set(grid.code.clone()),
            grid_id: Set(grid.id),
            building_id: Set(home.building),
            tenancy_id: Set(tenancy),
            resident_id: Set(self.place.people[*who].id),
        };
        planned.tenants.iter().map(row).collect()
    }

    /// What was found.
    pub(super) fn checks(&self, planned: &PlannedTenancy, tenancy: i64) -> Vec<tenancy_check::ActiveModel> {
        let home = &self.place.homes[planned.home];
        let grid = &self.place.grids[home.grid];
        let checker = self.place.checker(home.grid);
        let row = |check: &PlannedCheck| {
            let item = |at: usize| match check.hazard {
                Some((hazard, _)) if hazard == at => Set(CheckResult::Hazard.as_str().to_owned()),
                _ => Set(CheckResult::Passed.as_str().to_owned()),
            };
            Some(tenancy_check::ActiveModel {
                district_code: Set(grid.district().to_owned()),
                id: Set(self.access.new_id()),
                grid_code: Set(grid.code.clone()),
                grid_id: Set(grid.id),
                building_id: Set(home.building),
                tenancy_id: Set(tenancy),
                checked_on: Set(check.on),
                account_id: Set(checker?),
                fire: item(0),
                electricity: item(1),
                gas: item(2),
                structure: item(3),
                exits: item(4),
                crowding: item(5),
                hazards: Set(check.hazard.map(|(_, text)| text.to_owned())),
                next_due_on: Set(check.due),
                version: Set(1),
                created_at: Set(self.now),
                changed_at: Set(self.now),
            })
        };
        planned.checks.iter().filter_map(row).collect()
    }
}

use super::super::plan::{Building, Compound, Grid};
use super::Writer;
use entities::places::{building, compound};
use sea_orm::ActiveValue::Set;

impl Writer<'_> {
    pub(super) fn compounds(&self) -> Vec<compound::ActiveModel> {
        let row = |(at, id): (&Compound, &i64)| {
            let area = self.area(&at.grids);
            compound::ActiveModel {
                district_code: Set(area[..6].to_owned()),
                id: Set(*id),
                grid_code: Set(area),
                name: Set(at.name.clone()),
                kind: Set(at.kind.to_owned()),
                age: Set(at.age.to_owned()),
                address: Set(Some(at.address.clone())),
                manager: Set(at.manager.clone()),
                status: Set("active".to_owned()),
                retired_on: Set(None),
                version: Set(1),
                created_at: Set(self.now),
                changed_at: Set(self.now),
            }
        };
        self.plan.compounds.iter().zip(&self.compound_ids).map(row).collect()
    }

    pub(super) fn buildings(&self) -> Vec<building::ActiveModel> {
        let mut rows = Vec::new();
        for (grid, id) in self.plan.grids.iter().zip(&self.grid_ids) {
            let numbered = grid.buildings.iter().enumerate();
            rows.extend(numbered.map(|(i, at)| self.building(grid, *id, i + 1, at)));
        }
        rows
    }

    fn building(&self, grid: &Grid, grid_id: i64, number: usize, at: &Building) -> building::ActiveModel {
        let households = (at.households > 0).then_some(at.households);
        building::ActiveModel {
            district_code: Set(grid.community[..6].to_owned()),
            id: Set(self.tx.access().new_id()),
            grid_code: Set(grid.code()),
            grid_id: Set(grid_id),
            compound_id: Set(at.compound.map(|c| self.compound_ids[c])),
            code: Set(format!("{}{number:05}", grid.code())),
            name: Set(at.name.clone()),
            address: Set(Some(at.address.clone())),
            management: Set(at.management.to_owned()),
            floors: Set(i16::try_from(at.floors).ok()),
            entrances: Set(i16::try_from(at.entrances).ok()),
            declared_households: Set(households.and_then(|n| i32::try_from(n).ok())),
            lon: Set(at.at.map(|p| p.longitude())),
            lat: Set(at.at.map(|p| p.latitude())),
            status: Set("active".to_owned()),
            retired_on: Set(None),
            version: Set(1),
            created_at: Set(self.now),
            changed_at: Set(self.now),
        }
    }
}

use super::super::plan::{Grid, GridKind, Road};
use super::Writer;
use chrono::NaiveDate;
use entities::places::{code_counter, facility, grid, place_grid, road, unit_check};
use sea_orm::ActiveValue::{NotSet, Set};
use std::collections::BTreeMap;

impl Writer<'_> {
    pub(super) fn grids(&self) -> Vec<grid::ActiveModel> {
        let row = |(at, id): (&Grid, &i64)| grid::ActiveModel {
            district_code: Set(at.community[..6].to_owned()),
            id: Set(*id),
            grid_code: Set(at.code()),
            name: Set(at.name.clone()),
            kind: Set(kind(at.kind).to_owned()),
            declared_households: Set(i32::try_from(at.households).ok()),
            declared_people: Set(i32::try_from(at.people).ok()),
            residents_group: Set(Some(at.services.residents_group.clone())),
            property_service: Set(Some(at.services.property_service.clone())),
            sanitation: Set(Some(at.services.sanitation.clone())),
            health_service: Set(Some(at.services.health_service.clone())),
            police: Set(Some(at.services.police.clone())),
            primary_school: Set(Some(at.services.primary_school.clone())),
            opened_on: Set(opening()),
            status: Set("active".to_owned()),
            retired_on: Set(None),
            version: Set(1),
            created_at: Set(self.now),
            changed_at: Set(self.now),
        };
        self.plan.grids.iter().zip(&self.grid_ids).map(row).collect()
    }

    /// Each unit grid meets its five conditions.
    pub(super) fn unit_checks(&self) -> Vec<unit_check::ActiveModel> {
        let units = self.plan.grids.iter().zip(&self.grid_ids).filter(|(g, _)| g.kind == GridKind::Unit);
        let row = |(at, id): (&Grid, &i64)| unit_check::ActiveModel {
            district_code: Set(at.community[..6].to_owned()),
            id: Set(self.tx.access().new_id()),
            grid_code: Set(at.code()),
            grid_id: Set(*id),
            whole_and_large: Set(true),
            non_residential: Set(true),
            clear_borders: Set(true),
            stable: Set(true),
            able: Set(true),
            note: NotSet,
            checked_on: Set(opening()),
            account_id: NotSet,
            created_at: Set(self.now),
        };
        units.map(row).collect()
    }

    pub(super) fn roads(&self) -> Vec<road::ActiveModel> {
        let row = |(at, id): (&Road, &i64)| {
            let area = self.area(&at.grids);
            road::ActiveModel {
                district_code: Set(area[..6].to_owned()),
                id: Set(*id),
                grid_code: Set(area),
                name: Set(at.name.clone()),
                kind: Set(at.kind.to_owned()),
                length_m: Set(Some(at.line.length().round() as i32)),
                status: Set("active".to_owned()),
                retired_on: Set(None),
                version: Set(1),
                created_at: Set(self.now),
                changed_at: Set(self.now),
            }
        };
        self.plan.roads.iter().zip(&self.road_ids).map(row).collect()
    }

    pub(super) fn facilities(&self) -> Vec<facility::ActiveModel> {
        let mut rows = Vec::new();
        for (grid, id) in self.plan.grids.iter().zip(&self.grid_ids) {
            rows.extend(grid.facilities.iter().map(|at| facility::ActiveModel {
                district_code: Set(grid.community[..6].to_owned()),
                id: Set(self.tx.access().new_id()),
                grid_code: Set(grid.code()),
                grid_id: Set(Some(*id)),
                name: Set(at.name.clone()),
                kind: Set(at.kind.to_owned()),
                lon: Set(at.at.longitude()),
                lat: Set(at.at.latitude()),
                status: Set("active".to_owned()),
                retired_on: Set(None),
                version: Set(1),
                created_at: Set(self.now),
                changed_at: Set(self.now),
            }));
        }
        rows
    }

    /// Which grids each compound and each road lies in.
    pub(super) fn place_grids(&self) -> Vec<place_grid::ActiveModel> {
        let row = |grid: usize, compound: Option<i64>, road: Option<i64>| {
            let code = self.plan.grids[grid].code();
            place_grid::ActiveModel {
                district_code: Set(code[..6].to_owned()),
                id: Set(self.tx.access().new_id()),
                grid_code: Set(code),
                grid_id: Set(self.grid_ids[grid]),
                compound_id: Set(compound),
                road_id: Set(road),
            }
        };
        let compounds = self.plan.compounds.iter().zip(&self.compound_ids);
        let roads = self.plan.roads.iter().zip(&self.road_ids);
        compounds
            .flat_map(|(compound, id)| compound.grids.iter().map(move |g| (*g, Some(*id), None)))
            .chain(roads.flat_map(|(road, id)| road.grids.iter().map(move |g| (*g, None, Some(*id)))))
            .map(|(grid, compound, road)| row(grid, compound, road))
            .collect()
    }

    /// The last grid number of each community and the last building number of each grid.
    pub(super) fn counters(&self) -> Vec<code_counter::ActiveModel> {
        let mut last = BTreeMap::new();
        for grid in &self.plan.grids {
            last.insert(grid.community.clone(), grid.number);
            last.insert(grid.code(), grid.buildings.len());
        }
        last.retain(|_, number| *number > 0);
        let row = |(code, number): (String, usize)| code_counter::ActiveModel {
            district_code: Set(code[..6].to_owned()),
            id: Set(self.tx.access().new_id()),
            grid_code: Set(code),
            last_number: Set(i32::try_from(number).unwrap_or(i32::MAX)),
            version: Set(i64::try_from(number).unwrap_or(i64::MAX)),
        };
        last.into_iter().map(row).collect()
    }

    /// The area that holds all of these grids: the grid itself, or the longest division that they have in common.
    pub(super) fn area(&self, grids: &[usize]) -> String {
        let mut codes = grids.iter().map(|g| self.plan.grids[*g].code());
        let first = codes.next().unwrap_or_default();
        let same = codes.fold(first.len(), |same, code| {
            let alike = first.bytes().zip(code.bytes()).take_while(|(a, b)| a == b).count();
            same.min(alike)
        });
        let digits = [15, 12, 9, 6].into_iter().find(|n| *n <= same).unwrap_or(0);
        first[..digits].to_owned()
    }
}

fn kind(kind: GridKind) -> &'static str {
    match kind {
        GridKind::Residential => "residential",
        GridKind::Unit => "unit",
        GridKind::VillagerGroup => "villager_group",
    }
}

/// The day on which the demo's grids were opened.
pub(super) fn opening() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 3, 1).unwrap_or_default()
}

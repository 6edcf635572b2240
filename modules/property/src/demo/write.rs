//! Gives the plan ids and writes it, in few large statements.

use super::place::Place;
use super::types::{Owner, Plan, PlannedCheck, PlannedOwnership, PlannedTenancy};
use crate::party::PartyKind;
use crate::tenancy::CheckResult;
use crate::unit::Unit;
use entities::property::{credit_code, ownership, tenancy, tenancy_check, tenancy_tenant, unit};
use kit::access::{Access, Action, Tx};
use kit::error::{Error, Result};
use kit::record::Record;
use kit::search::initials;
use sea_orm::ActiveValue::Set;
use wangge_core::bulk::{JsonRows, insert_texts, source};
use wangge_core::stat::Deltas;

/// What every row needs to know.
struct Writer<'a> {
    access: &'a Access,
    place: &'a Place,
    plan: &'a Plan,
    now: i64,
    units: Vec<i64>,
    tenancies: Vec<i64>,
}

/// Writes everything.
pub(super) async fn write(tx: &Tx, place: &Place, plan: &Plan) -> Result<()> {
    let access = tx.access();
    let ids = |count: usize| (0..count).map(|_| access.new_id()).collect::<Vec<_>>();
    let (units, tenancies) = (ids(plan.units.len()), ids(plan.tenancies.len()));
    let writer = Writer { access, place, plan, now: access.now(), units, tenancies };
    insert_texts(tx, writer.units()).await?;
    insert_texts(tx, writer.codes()).await?;
    employ(tx, &writer).await?;
    insert_texts(tx, plan.ownerships.iter().map(|of| writer.ownership(of)).collect()).await?;
    let tenancies = || writer.plan.tenancies.iter().zip(&writer.tenancies);
    insert_texts(tx, tenancies().map(|(of, id)| writer.tenancy(of, *id)).collect()).await?;
    insert_texts(tx, tenancies().flat_map(|(of, id)| writer.tenants(of, *id)).collect()).await?;
    insert_texts(tx, tenancies().flat_map(|(of, id)| writer.checks(of, *id)).collect()).await?;
    count(tx, &writer).await
}

/// Counts the units, by the list that every count is made of.
async fn count(tx: &Tx, writer: &Writer<'_>) -> Result<()> {
    let Some(first) = writer.place.grids.first() else { return Ok(()) };
    let permit = tx.permit(Unit::RESOURCE, Action::Create, &first.code)?;
    let mut deltas = Deltas::default();
    for unit in &writer.plan.units {
        let grid = &writer.place.grids[unit.grid];
        deltas.of(&grid.code, grid.id).units(unit.key_place.is_some(), 1);
    }
    deltas.write(tx, &permit).await
}

/// Says of those who work in a unit which one it is.
async fn employ(tx: &Tx, writer: &Writer<'_>) -> Result<()> {
    let mut rows = JsonRows::default();
    for (person, unit) in &writer.plan.workers {
        let (person, planned) = (&writer.place.people[*person], &writer.plan.units[*unit]);
        let district = writer.place.grids[person.grid].district();
        let row = (district, person.id.to_string(), writer.units[*unit].to_string(), &planned.name);
        rows.push(&row).map_err(Error::internal)?;
    }
    let sql = format!(
        "UPDATE resident SET unit_district_code = r.c0, unit_id = CAST(r.c2 AS bigint), workplace = r.c3 FROM {} \
         WHERE resident.district_code = r.c0 AND resident.id = CAST(r.c1 AS bigint)",
        source(tx.backend(), 4)
    );
    tx.bulk(sql, vec![rows.take().into()]).await.map(drop)
}

impl Writer<'_> {
    fn units(&self) -> Vec<unit::ActiveModel> {
        let row = |(planned, id): (&super::types::PlannedUnit, &i64)| {
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
                version: Set(1),
                created_at: Set(self.now),
                changed_at: Set(self.now),
            }
        };
        self.plan.units.iter().zip(&self.units).map(row).collect()
    }

    fn codes(&self) -> Vec<credit_code::ActiveModel> {
        let row = |(planned, id): (&super::types::PlannedUnit, &i64)| {
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

    fn ownership(&self, planned: &PlannedOwnership) -> ownership::ActiveModel {
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

    fn tenancy(&self, planned: &PlannedTenancy, id: i64) -> tenancy::ActiveModel {
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

    fn tenants(&self, planned: &PlannedTenancy, tenancy: i64) -> Vec<tenancy_tenant::ActiveModel> {
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

    /// What the leader of the grid found.
    fn checks(&self, planned: &PlannedTenancy, tenancy: i64) -> Vec<tenancy_check::ActiveModel> {
        let home = &self.place.homes[planned.home];
        let grid = &self.place.grids[home.grid];
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
                account_id: Set(grid.leader?),
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

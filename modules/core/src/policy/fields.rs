//! What each field asks of its caller, one table for each part of the core.

mod staff;

use kit::access::policy::{Action, FieldRule};
use staff::STAFF;

/// Every rule of the core.
pub(super) const FIELDS: &[FieldRule] = &joined::<{ PLACES.len() + STAFF.len() }>(PLACES, STAFF);

/// The rules of places.
const PLACES: &[FieldRule] = &[
    rule("Query", "division", "division", Action::Read),
    rule("Query", "divisions", "division", Action::Read),
    rule("Query", "divisionEditions", "division", Action::Read),
    rule("Division", "level", "division", Action::Read),
    rule("Division", "townKind", "division", Action::Read),
    rule("Division", "villageKind", "division", Action::Read),
    rule("Division", "parent", "division", Action::Read),
    rule("Division", "ancestors", "division", Action::Read),
    rule("Division", "children", "division", Action::Read),
    rule("Division", "boundary", "division", Action::Read),
    rule("Division", "centre", "division", Action::Read),
    rule("Division", "changes", "division", Action::Read),
    rule("Division", "aliases", "division", Action::Read),
    rule("Division", "history", "history", Action::Read),
    rule("Division", "setting", "district-setting", Action::Read),
    rule("Division", "view", "district-setting", Action::Read),
    rule("Division", "nextLevel", "district-setting", Action::Read),
    rule("DistrictSetting", "district", "division", Action::Read),
    rule("DistrictSetting", "view", "district-setting", Action::Read),
    rule("DistrictSetting", "history", "history", Action::Read),
    rule("Division", "grids", "grid", Action::Read),
    rule("Mutation", "createDivision", "division", Action::Create),
    rule("Mutation", "renameDivision", "division", Action::Change),
    rule("Mutation", "retireDivision", "division", Action::Change),
    rule("Query", "grid", "grid", Action::Read),
    rule("Query", "grids", "grid", Action::Read),
    rule("Query", "gridAt", "grid-map", Action::Read),
    rule("Query", "map", "division", Action::Read),
    rule("Query", "places", "grid", Action::Read),
    rule("Query", "gridsOutsidePolicy", "grid-size", Action::Read),
    rule("Grid", "community", "division", Action::Read),
    rule("Grid", "boundary", "grid-map", Action::Read),
    rule("Grid", "centre", "grid-map", Action::Read),
    rule("Grid", "earlierCodes", "grid", Action::Read),
    rule("Grid", "unitChecks", "grid", Action::Read),
    rule("Grid", "size", "grid-size", Action::Read),
    rule("Grid", "compounds", "compound", Action::Read),
    rule("Grid", "buildings", "building", Action::Read),
    rule("Grid", "roads", "road", Action::Read),
    rule("Grid", "facilities", "facility", Action::Read),
    rule("Grid", "attachments", "grid", Action::Read),
    rule("Grid", "history", "history", Action::Read),
    rule("Mutation", "createGrid", "grid", Action::Create),
    rule("Mutation", "changeGrid", "grid", Action::Change),
    rule("Mutation", "retireGrid", "grid", Action::Change),
    rule("Mutation", "recordUnitCheck", "grid", Action::Change),
    rule("Mutation", "setBoundary", "boundary", Action::Change),
    rule("Query", "compounds", "compound", Action::Read),
    rule("Compound", "grids", "grid", Action::Read),
    rule("Compound", "buildings", "building", Action::Read),
    rule("Compound", "boundary", "compound", Action::Read),
    rule("Compound", "centre", "compound", Action::Read),
    rule("Compound", "attachments", "compound", Action::Read),
    rule("Compound", "history", "history", Action::Read),
    rule("Mutation", "createCompound", "compound", Action::Create),
    rule("Mutation", "changeCompound", "compound", Action::Change),
    rule("Mutation", "retireCompound", "compound", Action::Change),
    rule("Query", "building", "building", Action::Read),
    rule("Query", "buildings", "building", Action::Read),
    rule("Building", "grid", "grid", Action::Read),
    rule("Building", "compound", "compound", Action::Read),
    rule("Building", "boundary", "building", Action::Read),
    rule("Building", "position", "building", Action::Read),
    rule("Building", "earlierCodes", "building", Action::Read),
    rule("Building", "attachments", "building", Action::Read),
    rule("Building", "history", "history", Action::Read),
    rule("Mutation", "createBuilding", "building", Action::Create),
    rule("Mutation", "changeBuilding", "building", Action::Change),
    rule("Mutation", "moveBuilding", "building", Action::Change),
    rule("Mutation", "retireBuilding", "building", Action::Change),
    rule("Query", "roads", "road", Action::Read),
    rule("Road", "grids", "grid", Action::Read),
    rule("Road", "line", "road", Action::Read),
    rule("Road", "centre", "road", Action::Read),
    rule("Road", "attachments", "road", Action::Read),
    rule("Road", "history", "history", Action::Read),
    rule("Mutation", "createRoad", "road", Action::Create),
    rule("Mutation", "changeRoad", "road", Action::Change),
    rule("Mutation", "retireRoad", "road", Action::Change),
    rule("Query", "facilities", "facility", Action::Read),
    rule("Facility", "grid", "grid", Action::Read),
    rule("Facility", "position", "facility", Action::Read),
    rule("Facility", "attachments", "facility", Action::Read),
    rule("Facility", "history", "history", Action::Read),
    rule("Mutation", "createFacility", "facility", Action::Create),
    rule("Mutation", "changeFacility", "facility", Action::Change),
    rule("Mutation", "retireFacility", "facility", Action::Change),
    rule("Query", "districtSetting", "district-setting", Action::Read),
    rule("Mutation", "openDistrict", "district-setting", Action::Create),
    rule("Mutation", "changeDistrictSetting", "district-setting", Action::Change),
    rule("Subscription", "placeChanged", "grid", Action::Read),
    rule("Query", "statistics", "statistics", Action::Read),
    rule("Query", "publicFigures", "public-figures", Action::Read),
    rule("Query", "coverage", "statistics", Action::Read),
    rule("Division", "statistics", "statistics", Action::Read),
    rule("Grid", "statistics", "statistics", Action::Read),
    rule("Grid", "coverage", "statistics", Action::Read),
];

const fn rule(on: &'static str, field: &'static str, resource: &'static str, action: Action) -> FieldRule {
    FieldRule { on, field, resource, action }
}

/// Two tables as one.
const fn joined<const N: usize>(first: &[FieldRule], second: &[FieldRule]) -> [FieldRule; N] {
    let mut all = [first[0]; N];
    let mut at = 0;
    while at < N {
        all[at] = if at < first.len() { first[at] } else { second[at - first.len()] };
        at += 1;
    }
    all
}

//! What each field asks of its caller, one table for each part of the core.

use kit::access::policy::{Action, FieldRule};

/// Every rule of the core.
pub(super) const FIELDS: &[FieldRule] = &[
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
    rule("Division", "setting", "district-setting", Action::Read),
    rule("Division", "view", "district-setting", Action::Read),
    rule("DistrictSetting", "district", "division", Action::Read),
    rule("DistrictSetting", "view", "district-setting", Action::Read),
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
    rule("Grid", "history", "history", Action::Read),
    rule("Mutation", "createGrid", "grid", Action::Create),
    rule("Mutation", "changeGrid", "grid", Action::Change),
    rule("Mutation", "retireGrid", "grid", Action::Change),
    rule("Mutation", "recordUnitCheck", "grid", Action::Change),
    rule("Mutation", "setBoundary", "boundary", Action::Change),
    rule("Query", "districtSetting", "district-setting", Action::Read),
    rule("Mutation", "openDistrict", "district-setting", Action::Create),
    rule("Mutation", "changeDistrictSetting", "district-setting", Action::Change),
    rule("Subscription", "placeChanged", "grid", Action::Read),
];

const fn rule(on: &'static str, field: &'static str, resource: &'static str, action: Action) -> FieldRule {
    FieldRule { on, field, resource, action }
}

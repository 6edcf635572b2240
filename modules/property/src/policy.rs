//! Who may do what with property, and how far.

use kit::access::policy::Action::{Change, Create, Decide, Read};
use kit::access::policy::Reach::Area;
use kit::access::policy::{Action, FieldRule, Grant, Part, Resource};

/// What property adds to the policy.
pub(crate) const PART: Part =
    Part { resources: RESOURCES, roles: &[], departments: &[], grants: GRANTS, fields: FIELDS };

const RESOURCES: &[Resource] = &[
    Resource { code: "dwelling", title: "dwellings" },
    Resource { code: "ownership", title: "who owns dwellings" },
    Resource { code: "tenancy", title: "tenancies with landlord and tenants" },
    Resource { code: "tenancy-check", title: "safety checks of let dwellings" },
    Resource { code: "unit", title: "units and key places" },
    Resource { code: "property-history", title: "earlier versions of property records" },
];

const RECORDS: &[&str] = &["dwelling", "ownership", "tenancy", "tenancy-check", "unit"];
/// Those in a grid who know its property.
const KNOW: &[&str] = &["grid-leader", "grid-member", "police-officer"];
/// Those above the grids who work with it.
const OFFICES: &[&str] =
    &["community-clerk", "community-director", "town-clerk", "town-leader", "district-command", "service"];
/// Those who keep the records.
const KEEP: &[&str] = &[
    "grid-leader",
    "grid-member",
    "community-clerk",
    "community-director",
    "town-clerk",
    "town-leader",
    "service",
];
/// Those who answer for a community or a town.
const ANSWER: &[&str] = &["community-director", "town-leader"];

const GRANTS: &[Grant] = &[
    Grant { roles: KNOW, actions: &[Read], resources: RECORDS, reach: Area },
    Grant { roles: OFFICES, actions: &[Read], resources: RECORDS, reach: Area },
    Grant { roles: KEEP, actions: &[Create, Change], resources: RECORDS, reach: Area },
    Grant { roles: &["police-officer"], actions: &[Create], resources: &["tenancy-check"], reach: Area },
    Grant { roles: ANSWER, actions: &[Read], resources: &["property-history"], reach: Area },
];

const fn rule(on: &'static str, field: &'static str, resource: &'static str, action: Action) -> FieldRule {
    FieldRule { on, field, resource, action }
}

const FIELDS: &[FieldRule] = &[
    rule("Query", "dwellings", "dwelling", Read),
    rule("Grid", "dwellings", "dwelling", Read),
    rule("Building", "dwellings", "dwelling", Read),
    rule("Resident", "dwelling", "dwelling", Read),
    rule("Household", "dwelling", "dwelling", Read),
    rule("Dwelling", "grid", "grid", Read),
    rule("Dwelling", "building", "building", Read),
    rule("Dwelling", "residents", "resident", Read),
    rule("Dwelling", "households", "household", Read),
    rule("Dwelling", "ownerships", "ownership", Read),
    rule("Dwelling", "tenancies", "tenancy", Read),
    rule("Dwelling", "verifiedBy", "dwelling", Read),
    rule("Dwelling", "history", "property-history", Read),
    rule("Mutation", "createDwelling", "dwelling", Create),
    rule("Mutation", "changeDwelling", "dwelling", Change),
    rule("Mutation", "verifyDwelling", "dwelling", Change),
    rule("Mutation", "retireDwelling", "dwelling", Change),
    rule("Ownership", "dwelling", "dwelling", Read),
    rule("Ownership", "ownerResident", "resident", Read),
    rule("Ownership", "ownerUnit", "unit", Read),
    rule("Ownership", "history", "property-history", Read),
    rule("Mutation", "recordOwnership", "ownership", Create),
    rule("Mutation", "endOwnership", "ownership", Change),
    rule("Mutation", "eraseOwnerName", "erasure", Decide),
    rule("Query", "tenancies", "tenancy", Read),
    rule("Tenancy", "dwelling", "dwelling", Read),
    rule("Tenancy", "landlordResident", "resident", Read),
    rule("Tenancy", "landlordUnit", "unit", Read),
    rule("Tenancy", "tenants", "resident", Read),
    rule("Tenancy", "checks", "tenancy-check", Read),
    rule("Tenancy", "history", "property-history", Read),
    rule("TenancyCheck", "tenancy", "tenancy", Read),
    rule("Mutation", "startTenancy", "tenancy", Create),
    rule("Mutation", "changeTenancy", "tenancy", Change),
    rule("Mutation", "checkTenancy", "tenancy-check", Create),
    rule("Mutation", "endTenancy", "tenancy", Change),
    rule("Mutation", "eraseLandlordName", "erasure", Decide),
    rule("Query", "units", "unit", Read),
    rule("Grid", "units", "unit", Read),
    rule("Building", "units", "unit", Read),
    rule("Resident", "unit", "unit", Read),
    rule("Unit", "grid", "grid", Read),
    rule("Unit", "building", "building", Read),
    rule("Unit", "workers", "resident", Read),
    rule("Unit", "verifiedBy", "unit", Read),
    rule("Unit", "history", "property-history", Read),
    rule("Mutation", "createUnit", "unit", Create),
    rule("Mutation", "changeUnit", "unit", Change),
    rule("Mutation", "verifyUnit", "unit", Change),
    rule("Mutation", "retireUnit", "unit", Change),
    rule("Mutation", "setWorkplace", "resident", Change),
];

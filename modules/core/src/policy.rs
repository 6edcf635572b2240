//! Who may do what with places and staff, and how far.

mod departments;
mod fields;
mod grants;
mod roles;

use kit::access::policy::{Part, Resource};

/// What the core adds to the policy.
pub const PART: Part = Part {
    resources: RESOURCES,
    roles: roles::ROLES,
    departments: departments::DEPARTMENTS,
    grants: grants::GRANTS,
    fields: fields::FIELDS,
};

const RESOURCES: &[Resource] = &[
    Resource { code: "division", title: "administrative divisions, their boundaries and editions" },
    Resource { code: "grid-map", title: "codes, names and boundaries of grids, as a map shows them" },
    Resource { code: "grid", title: "grids with their service areas and checks" },
    Resource { code: "grid-size", title: "declared figures of grids and what the size policy says of them" },
    Resource { code: "statistics", title: "what was counted in grids and areas, exactly" },
    Resource { code: "public-figures", title: "figures of areas, none below 10" },
    Resource { code: "compound", title: "compounds" },
    Resource { code: "building", title: "buildings" },
    Resource { code: "road", title: "roads" },
    Resource { code: "facility", title: "facilities" },
    Resource { code: "boundary", title: "boundaries and lines, for those who draw them" },
    Resource { code: "district-setting", title: "levels, size policy and zone of a district" },
    Resource { code: "history", title: "earlier versions of places" },
    Resource {
        code: "history-entry",
        title: "a version by its own id: for nobody, it is read through its record",
    },
    Resource { code: "account", title: "accounts" },
    Resource { code: "post", title: "posts" },
    Resource { code: "post-pair", title: "which posts cover each other during leave" },
    Resource { code: "notice-board", title: "notice boards of grids, which everybody may read" },
    Resource {
        code: "contact-card",
        title: "contact cards of posts that are on a board, which everybody may read",
    },
    Resource { code: "leave", title: "leaves from posts" },
    Resource { code: "liaison", title: "who contacts an area" },
    Resource { code: "body", title: "bodies of areas with their members" },
    Resource { code: "staff-history", title: "earlier versions of accounts and posts" },
    Resource { code: "role", title: "the list of roles" },
    Resource { code: "department", title: "the list of departments" },
    Resource { code: "self", title: "one's own account and posts" },
    Resource { code: "audit", title: "who did what" },
    Resource {
        code: "break-glass",
        title: "emergencies in which people's records beyond the own area are read",
    },
];

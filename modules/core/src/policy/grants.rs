//! The table: roles x resource x actions -> reach.

use super::roles::TEAM;
use kit::access::policy::Action::{Change, Create, Decide, Read};
use kit::access::policy::Reach::{All, Area, Own};
use kit::access::policy::{ACCOUNT, ANONYMOUS, Action, FIRST_LOGIN, Grant, Reach};

const fn may(
    roles: &'static [&'static str],
    actions: &'static [Action],
    resources: &'static [&'static str],
    reach: Reach,
) -> Grant {
    Grant { roles, resources, actions, reach }
}

/// Those above the grids who work with the records of places.
const OFFICES: &[&str] = &[
    "community-clerk",
    "community-director",
    "town-clerk",
    "town-leader",
    "line-officer",
    "line-reviewer",
    "district-command",
    "city",
    "service",
];
/// Those of department lines who only need to know where something is.
const LINE_READERS: &[&str] = &["line-reader", "line-system"];
/// Those who answer for the size of grids.
const SIZE: &[&str] = &[
    "grid-leader",
    "community-clerk",
    "community-director",
    "town-clerk",
    "town-leader",
    "district-command",
    "city",
    "service",
];
/// Those who read what was counted, exactly.
const COUNTING: &[&str] = &[
    "grid-leader",
    "grid-member",
    "police-officer",
    "community-clerk",
    "community-director",
    "town-clerk",
    "town-leader",
    "district-command",
    "city",
    "service",
];
/// Those who keep the records of a community.
const KEEPERS: &[&str] =
    &["community-clerk", "community-director", "town-clerk", "town-leader", "district-command"];
/// Those who keep the records of a grid.
const GRID_KEEPERS: &[&str] = &["grid-leader", "grid-member"];
/// Those who lay out grids.
const PLANNERS: &[&str] = &["town-leader", "district-command"];
/// Those who look back.
const REVIEWERS: &[&str] = &["community-director", "town-leader", "district-command", "city"];
/// Those who appoint.
const APPOINTERS: &[&str] =
    &["community-director", "town-leader", "district-command", "security-administrator"];
/// Those who keep what everybody may read of a grid.
const BOARD_KEEPERS: &[&str] = &["grid-leader", "community-clerk", "community-director"];
/// Those to whom grid teams answer.
const SUPERIORS: &[&str] = &["community-director", "town-leader", "district-command"];
/// Those to whom the superiors of grid teams answer.
const SUPERIORS_OF_SUPERIORS: &[&str] = &["town-leader", "district-command", "city"];
/// The records of places.
const PLACES: &[&str] = &["grid", "compound", "building", "road", "facility"];
/// The records of what stands in grids.
const CONTENTS: &[&str] = &["compound", "building", "road", "facility"];

pub(super) const GRANTS: &[Grant] = &[
    may(&[ANONYMOUS], &[Read], &["division", "grid-map", "notice-board", "contact-card"], All),
    may(&["system-administrator"], &[Create, Change], &["division"], Area),
    may(TEAM, &[Read], PLACES, Area),
    may(OFFICES, &[Read], PLACES, Area),
    may(LINE_READERS, &[Read], PLACES, Area),
    may(PLANNERS, &[Create, Change], &["grid"], Area),
    may(&["community-director"], &[Change], &["grid"], Area),
    may(SIZE, &[Read], &["grid-size"], Area),
    may(COUNTING, &[Read], &["statistics"], Area),
    may(&[ANONYMOUS], &[Read], &["public-figures"], All),
    may(KEEPERS, &[Create, Change], CONTENTS, Area),
    may(GRID_KEEPERS, &[Change], &["building"], Area),
    may(GRID_KEEPERS, &[Create, Change], &["facility"], Area),
    may(PLANNERS, &[Change], &["boundary"], Area),
    may(&[ACCOUNT], &[Read], &["district-setting"], All),
    may(&["district-command", "system-administrator"], &[Create, Change], &["district-setting"], Area),
    may(REVIEWERS, &[Read], &["history"], Area),
    may(&["security-administrator"], &[Read, Create, Change], &["account"], Area),
    may(&[ACCOUNT, FIRST_LOGIN], &[Read], &["account"], Own),
    may(APPOINTERS, &[Read], &["account", "staff-history"], Area),
    may(APPOINTERS, &[Read, Create, Change], &["post"], Area),
    may(&[ACCOUNT, FIRST_LOGIN], &[Read], &["post"], Own),
    may(TEAM, &[Read], &["post"], Area),
    may(OFFICES, &[Read], &["post"], Area),
    may(SUPERIORS, &[Change], &["post-pair"], Area),
    may(TEAM, &[Read], &["liaison", "body"], Area),
    may(OFFICES, &[Read], &["liaison", "body"], Area),
    may(PLANNERS, &[Create, Change], &["liaison"], Area),
    may(KEEPERS, &[Create, Change], &["body"], Area),
    may(BOARD_KEEPERS, &[Create, Change], &["notice-board"], Area),
    may(BOARD_KEEPERS, &[Change], &["contact-card"], Area),
    may(SUPERIORS, &[Read, Create, Change], &["leave"], Area),
    may(&[ACCOUNT], &[Read, Create, Change], &["leave"], Own),
    may(&[ACCOUNT], &[Read], &["role", "department"], All),
    may(&[ACCOUNT, FIRST_LOGIN], &[Read, Change], &["self"], Own),
    may(&["auditor"], &[Read], &["audit"], Area),
    may(SUPERIORS, &[Read, Create], &["break-glass"], Own),
    may(SUPERIORS_OF_SUPERIORS, &[Read, Decide], &["break-glass"], Area),
    may(&["auditor"], &[Read], &["break-glass"], Area),
];

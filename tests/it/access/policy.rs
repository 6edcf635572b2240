//! The policy and the schema as files that a person reviews.

use super::modules;
use crate::harness::reviewed::assert_reviewed;
use kit::access::print;
use kit::schema;

/// Where the reviewed policy is.
pub(super) const POLICY: &str = "tests/it/snapshots/policy.txt";

#[test]
fn the_policy_is_the_reviewed_file() {
    assert_reviewed(POLICY, &print(modules::all().policy()));
}

#[test]
fn the_schema_is_the_reviewed_file() {
    assert_reviewed("schema.graphql", &schema::build(&modules::all(), |builder| builder).sdl());
}

//! The policy and the schema as files that a person reviews.

use super::modules;
use crate::harness::reviewed::assert_reviewed;
use kit::access::{Action, Caller, Kind, Post, Principal, print};
use kit::schema;
use std::sync::Arc;

/// Where the reviewed policy is.
pub(crate) const POLICY: &str = "tests/it/snapshots/policy.txt";

#[test]
fn the_policy_is_the_reviewed_file() {
    assert_reviewed(POLICY, &print(modules::all().policy()));
}

#[test]
fn the_schema_is_the_reviewed_file() {
    assert_reviewed("schema.graphql", &schema::build(&modules::all(), |builder| builder).sdl());
}

#[test]
fn the_quick_look_says_what_the_scope_says() {
    let modules = modules::all();
    let policy = modules.policy();
    let post = |role: &str, area: &str| Post {
        id: 1,
        role: role.to_owned(),
        area: area.parse().unwrap(),
        line: None,
        stands_in: false,
        break_glass: None,
    };
    let roles =
        policy.roles().flat_map(|role| ["340705005002001", "340705"].map(|area| vec![post(role.code, area)]));
    for posts in roles.chain([Vec::new()]) {
        for kind in [Kind::Staff, Kind::Service, Kind::Resident] {
            let caller = Caller {
                account: 1,
                name: String::new(),
                kind,
                posts: posts.clone(),
                second_factor_missing: false,
                initial_password: false,
                changes_at: i64::MAX,
            };
            let principal = Principal::Caller(Arc::new(caller));
            for (resource, action) in policy.resources().flat_map(|resource| {
                use Action::{Change, Create, Decide, Export, Read, Reveal};
                [Read, Create, Change, Decide, Export, Reveal].map(|action| (resource.code, action))
            }) {
                let wide = !principal.scope(policy, resource, action).is_empty();
                let told = principal.may(policy, resource, action);
                assert_eq!(told, wide, "{kind:?} {posts:?} {resource} {action:?}");
            }
        }
    }
}

//! The policy and the schema as files that a person reviews.

use super::modules;
use crate::harness::reviewed::assert_reviewed;
use kit::access::policy::{Reach, Role};
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

#[test]
fn who_sees_what_is_restricted_is_appointed_by_those_who_make_no_accounts() {
    let modules = modules::all();
    let policy = modules.policy();
    // a helper, and the police, see what they are assigned to by who sees it
    let restricted = ["key-file-justice", "key-file-health", "key-file-rehabilitation", "health-care-plan"];
    let sees = |role: &&Role| {
        let other =
            |of, resource, reach| of == role.code && restricted.contains(&resource) && reach != Reach::Own;
        policy.cells().any(|(of, resource, _, reach)| other(of, resource, reach))
    };
    let seeing: Vec<&Role> = policy.roles().filter(sees).collect();
    assert_eq!(seeing.len(), 10, "two people and a system of each authority, and the nurse");
    let command = policy.role("district-command").unwrap();
    for role in seeing.into_iter().chain([command]) {
        let appointers: Vec<&str> = policy
            .roles()
            .filter(|own| policy.may_appoint(own.code, role.code))
            .map(|own| own.code)
            .collect();
        assert_eq!(appointers, ["district-command"], "{}", role.code);
        assert!(policy.may_remove("security-administrator", role.code), "{}", role.code);
    }
    let makes_accounts = |role: &str| policy.reaches(role, "account", Action::Create).next().is_some();
    assert!(!makes_accounts("district-command") && makes_accounts("security-administrator"));
}

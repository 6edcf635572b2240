//! Who may do what with dogs.

use kit::access::policy::Action::{Create, Decide, Read};
use kit::access::policy::{Action, Department, FieldRule, Grant, Part, Reach, Resource, Role};

const LINE: &str = "dogs";

const fn may(
    roles: &'static [&'static str],
    actions: &'static [Action],
    resources: &'static [&'static str],
) -> Grant {
    Grant { roles, actions, resources, reach: Reach::Area }
}

const fn rule(on: &'static str, field: &'static str, resource: &'static str, action: Action) -> FieldRule {
    FieldRule { on, field, resource, action }
}

const STAFF: &[&str] = &["dogs-clerk", "dogs-reviewer", "dogs-decider"];

/// What dogs add to the policy.
pub(super) const PART: Part = Part {
    resources: &[
        Resource { code: "dog-licence", title: "licences of dogs" },
        Resource { code: "dogs-statistics", title: "how many dogs there are" },
    ],
    roles: &[
        Role::clerk(LINE, "dogs-clerk", "dog clerk", "养犬专干"),
        Role::reviewer(LINE, "dogs-reviewer", "dog reviewer", "养犬审核员"),
        Role::decider(LINE, "dogs-decider", "dog decider", "养犬审批员"),
        Role::reader(LINE, "dogs-reader", "dog reader", "养犬查阅员"),
        Role::system(LINE, "dogs-system", "system of dogs", "养犬业务系统"),
    ],
    departments: &[Department { code: LINE, title: "dogs", chinese: "养犬管理", discreet: false }],
    grants: &[
        may(STAFF, &[Read], &["resident", "dog-licence", "dogs-statistics"]),
        may(&["dogs-clerk"], &[Create], &["dog-licence"]),
        may(&["dogs-decider"], &[Decide], &["dog-licence"]),
        may(&["grid-leader"], &[Read], &["dogs-statistics"]),
    ],
    fields: &[
        rule("Query", "dogLicences", "dog-licence", Read),
        rule("DogLicence", "resident", "resident", Read),
        rule("DogLicence", "matter", "matter", Read),
        rule("Mutation", "applyForDogLicence", "dog-licence", Create),
        rule("Mutation", "issueDogLicence", "dog-licence", Decide),
        rule("Resident", "dogLicences", "dog-licence", Read),
        rule("Grid", "dogs", "dogs-statistics", Read),
        rule("Subscription", "dogsChanged", "dog-licence", Read),
    ],
};

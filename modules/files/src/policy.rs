//! Who may upload. Who may attach and read is the right to the record, which the record's own module grants.

use kit::access::policy::Action::{Change, Create, Read};
use kit::access::policy::Reach::Own;
use kit::access::policy::{ACCOUNT, Action, FieldRule, Grant, Part, Resource};

/// What files add to the policy.
pub(crate) const PART: Part =
    Part { resources: RESOURCES, roles: &[], departments: &[], grants: GRANTS, fields: FIELDS };

const RESOURCES: &[Resource] = &[
    Resource {
        code: "file",
        title: "uploading files, and attaching them to records; each record has its own right",
    },
    Resource {
        code: "attachment",
        title: "an attachment by its own id: for nobody, it is read through its record",
    },
];

const GRANTS: &[Grant] =
    &[Grant { roles: &[ACCOUNT], actions: &[Read, Create, Change], resources: &["file"], reach: Own }];

const fn rule(on: &'static str, field: &'static str, action: Action) -> FieldRule {
    FieldRule { on, field, resource: "file", action }
}

const FIELDS: &[FieldRule] = &[
    rule("Attachment", "url", Read),
    rule("Mutation", "attachFile", Change),
    rule("Mutation", "removeAttachment", Change),
];

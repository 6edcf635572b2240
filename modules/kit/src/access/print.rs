//! The policy as text that a person can review.

use super::Kind;
use super::policy::{Action, Policy};
use std::fmt::Write;

/// The whole policy: roles, departments, the table role x resource x action -> reach, and what each record and each field asks.
pub fn print(policy: &Policy) -> String {
    let mut out = String::from("# Roles\n");
    for role in policy.roles() {
        let levels: Vec<_> = role.levels.iter().map(|l| format!("{l:?}").to_lowercase()).collect();
        let _ = write!(out, "{} | {} {} | {}", role.code, role.title, role.chinese, levels.join(" "));
        if role.kind != Kind::Staff {
            let _ = write!(out, " | for {} accounts", role.kind.as_str());
        }
        for (yes, word) in
            [(role.line, "line"), (role.second_factor, "second-factor"), (role.restricted, "restricted")]
        {
            if yes {
                let _ = write!(out, " | {word}");
            }
        }
        for (word, code) in [("of", role.department), ("like", role.like)] {
            if let Some(code) = code {
                let _ = write!(out, " | {word} {code}");
            }
        }
        if !role.appointed_by.is_empty() {
            let _ = write!(out, " | appointed by {}", role.appointed_by.join(" "));
        }
        if !role.appoints.is_empty() {
            let _ = write!(out, " | appoints {}", role.appoints.join(" "));
        }
        out.push('\n');
    }
    out.push_str("\n# Departments\n");
    for department in policy.departments() {
        let discreet = if department.discreet { " | discreet" } else { "" };
        let _ = writeln!(out, "{} | {} {}{discreet}", department.code, department.title, department.chinese);
    }
    out.push_str("\n# Resources\n");
    for resource in policy.resources() {
        let _ = writeln!(out, "{} | {}", resource.code, resource.title);
    }
    out.push_str("\n# Who may do what how far\n");
    let mut cells: Vec<_> = policy.cells().collect();
    cells.sort_by_key(|(role, resource, action, reach)| (*resource, *action, *role, *reach));
    for (role, resource, action, reach) in cells {
        let _ = writeln!(out, "{resource} | {} | {role} | {}", action.as_str(), reach.as_str());
    }
    out.push_str("\n# What reading each record asks\n");
    for (on, resource) in policy.records() {
        let _ = writeln!(out, "{on} | {resource}");
    }
    out.push_str("\n# What each field asks, where it is not what its record asks\n");
    for (on, field, resource, action) in policy.rules() {
        let _ = writeln!(out, "{on}.{field} | {resource} | {}", Action::as_str(action));
    }
    out
}

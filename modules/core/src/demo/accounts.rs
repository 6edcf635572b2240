//! The demo's accounts: one for each role in two places, Tongguan District and Heshan Town.

use crate::policy::PART;
use kit::access::policy::{Policy, Role};
use kit::code::AreaLevel;

/// An account with one post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoAccount {
    /// Login name, e.g. `tongguan-grid-leader`.
    pub name: String,
    /// What people call the holder.
    pub title: String,
    /// `staff`, `service` or `resident`.
    pub kind: &'static str,
    /// Code of the role of its post.
    pub role: &'static str,
    /// Code of the post's area.
    pub area: String,
    /// Department line of the post.
    pub line: Option<&'static str>,
    /// The role asks for a second factor.
    pub second_factor: bool,
}

/// The two places: the prefix of the names, and a grid whose code leads to the area of each level.
const PLACES: [(&str, &str, &str); 2] =
    [("tongguan", "铜官", "340705005002001"), ("heshan", "河山", "371102100260001")];

/// Department line of the demo's line officers.
const LINE: &str = "urban-management";

/// One account for each of these roles in each place.
fn accounts_of(roles: &[&Role]) -> Vec<DemoAccount> {
    let of_place = |(prefix, place, grid): &(&str, &str, &str)| {
        let account = |role: &Role| DemoAccount {
            name: format!("{prefix}-{}", role.code),
            title: format!("{place}{}", role.chinese),
            kind: role.kind.as_str(),
            role: role.code,
            area: grid[..level(role.levels).digits()].to_owned(),
            line: role.line.then_some(role.department.unwrap_or(LINE)),
            second_factor: role.second_factor,
        };
        roles.iter().map(|role| account(role)).collect::<Vec<_>>()
    };
    PLACES.iter().flat_map(of_place).collect()
}

/// One account for each role that every deployment has, in each place.
pub fn accounts() -> Vec<DemoAccount> {
    accounts_of(&PART.roles.iter().collect::<Vec<_>>())
}

/// One account for each role of the modules that are on, in each place: those of every deployment first.
pub fn all_accounts(policy: &Policy) -> Vec<DemoAccount> {
    let of_a_module = |role: &&Role| PART.roles.iter().all(|own| own.code != role.code);
    let of_modules: Vec<_> = policy.roles().filter(of_a_module).collect();
    accounts().into_iter().chain(accounts_of(&of_modules)).collect()
}

/// The level at which a role's demo post is: the smallest area, but for service accounts a district.
fn level(levels: &[AreaLevel]) -> AreaLevel {
    let smallest = levels.iter().copied().max().unwrap_or(AreaLevel::District);
    if levels.len() > 3 { AreaLevel::District } else { smallest }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_an_account_in_both_places() {
        let accounts = accounts();
        assert_eq!(accounts.len(), 2 * PART.roles.len());
        let leader = accounts.iter().find(|a| a.name == "heshan-grid-leader").unwrap();
        assert_eq!((leader.area.as_str(), leader.kind), ("371102100260001", "staff"));
        assert!(accounts.iter().any(|a| a.role == "district-command" && a.area == "340705"));
        assert!(accounts.iter().any(|a| a.role == "service" && a.area == "371102"));
    }
}

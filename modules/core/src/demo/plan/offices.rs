//! Who works in the units above the grids: in each community, at the desks of the lines, and in the command centres.

use super::names::Community;
use super::staff::add_account;
use super::types::{Plan, Post};
use crate::dice::Dice;
use crate::policy::PART;

/// Lines with a desk in each street, beside those whose staff contact communities.
const TOWN_LINES: [&str; 7] = [
    "civil-affairs",
    "housing",
    "market",
    "emergency",
    "illegal-construction",
    "social-security",
    "family-planning",
];

/// Adds them for these communities, in the order of their codes. Each department has a desk in each district.
pub(super) fn add(plan: &mut Plan, communities: &[Community], seed: u64) {
    let mut dice = Dice::part(seed, "offices");
    for district in communities.chunk_by(|a, b| a.code[..6] == b.code[..6]) {
        let area = &district[0].code[..6];
        post(plan, format!("command-{area}"), area, ("district-command", None), &mut dice);
        for department in PART.departments {
            let line = department.code;
            post(plan, format!("line-{area}-{line}"), area, ("line-officer", Some(line)), &mut dice);
            post(plan, format!("review-{area}-{line}"), area, ("line-reviewer", Some(line)), &mut dice);
        }
        for street in district.chunk_by(|a, b| a.code[..9] == b.code[..9]) {
            let area = &street[0].code[..9];
            for line in TOWN_LINES {
                post(plan, format!("line-{area}-{line}"), area, ("line-officer", Some(line)), &mut dice);
            }
            for Community { code, .. } in street {
                post(plan, format!("clerk-{code}"), code, ("community-clerk", None), &mut dice);
                post(plan, format!("director-{code}"), code, ("community-director", None), &mut dice);
            }
        }
    }
}

/// Adds an account with its post; answers the account's place.
pub(super) fn post(
    plan: &mut Plan,
    name: String,
    area: &str,
    (role, line): (&'static str, Option<&'static str>),
    dice: &mut Dice,
) -> usize {
    let account = add_account(plan, name, area, dice);
    let (area, full_time) = (area.to_owned(), true);
    let (card, telephone, covered_by) = (None, None, None);
    plan.staff.posts.push(Post { account, role, area, line, full_time, card, telephone, covered_by });
    account
}

//! The states that the table tries.

use super::town::{DISTRICT, LINE, TOWN, Town, Worker};
use crate::places::town::COMMUNITY;
use work::procedure::Stage;

/// Kinds of each procedure, and states beside the plain stages: what is set. `both` has a post at each desk.
pub(super) fn states(town: &Town<'_>, both: &Worker) -> Vec<(&'static str, String)> {
    let mut states = Vec::new();
    let (officer, clerk, town_clerk) = (town.officer.account, town.clerk.account, town.town_clerk.account);
    for kind in ["lamp", "spoil", "leak", "stall-district", "stall-street", "stall-department", "stall-line"]
    {
        for stage in Stage::ALL.into_iter().filter(|stage| *stage != Stage::Done) {
            let unit = match stage {
                Stage::Accept | Stage::FirstReview | Stage::Dispatch => COMMUNITY,
                Stage::Decide if kind != "stall-street" => DISTRICT,
                _ => TOWN,
            };
            let more = match stage {
                Stage::Receipt => format!(", post_id = {officer}, line = 'police', asked_line = '{LINE}'"),
                Stage::Verify => format!(", handled_by = {clerk}"),
                Stage::Decide => format!(", reviewed_by = {town_clerk}"),
                _ => String::new(),
            };
            states.push((kind, format!("stage = '{}', unit_code = '{unit}'{more}", stage.as_str())));
        }
        for status in ["closed", "refused", "cancelled", "joined"] {
            states.push((kind, format!("stage = 'done', status = '{status}'")));
        }
    }
    for kind in ["lamp", "spoil", "leak"] {
        let grid = &town.grid;
        states.push((kind, format!("stage = 'handle', unit_code = '{grid}'")));
        states.push((kind, format!("stage = 'handle', unit_code = '{TOWN}', post_id = {officer}")));
        for paused in ["asked", "on"] {
            states.push((kind, format!("stage = 'handle', unit_code = '{COMMUNITY}', paused = '{paused}'")));
        }
        states.push((kind, format!("stage = 'handle', unit_code = '{TOWN}', arbitrated = TRUE")));
        states.push((kind, "stage = 'done', status = 'closed', reopened = TRUE, rating = 4".to_owned()));
    }
    // asked of a service team that the officer leads
    states.push(("lamp", format!("stage = 'accept', unit_code = '{TOWN}', post_id = {officer}")));
    states.push(("stall-district", "stage = 'done', status = 'refused', appealed = TRUE".to_owned()));
    let both = both.account;
    let review = format!("stage = 'review', unit_code = '{TOWN}'");
    let decide = format!("stage = 'decide', unit_code = '{DISTRICT}'");
    for set in [
        format!("{review}, reviewed_by = {both}"),
        // passed by `both` at the desk before; see `lay_out`
        format!("{review}, appealed = TRUE, reviewed_by = {town_clerk}"),
        format!("{decide}, reviewed_by = {both}"),
        format!("{decide}, reviewed_by = {town_clerk}, returns = 9"),
        format!("{review}, reported_by = {both}"),
        format!("{review}, account_id = {both}"),
    ] {
        states.push(("stall-district", set));
    }
    // signed as `lay_out` says
    let verify =
        format!("stage = 'verify', unit_code = '{COMMUNITY}', handled_by = {officer}, urged = {COVERED}");
    let asked = format!("stage = 'handle', unit_code = '{COMMUNITY}', paused = 'asked', urged = {ASKED}");
    for kind in ["lamp", "spoil", "leak"] {
        states.extend([(kind, verify.clone()), (kind, asked.clone())]);
    }
    states.push(("stall-district", verify));
    let refused = format!("{review}, appealed = TRUE, reviewed_by = {clerk}, urged = {REFUSED}");
    states.push(("stall-district", refused));
    states
}

/// Marks what was dealt with by the post of the director, which somebody covered.
pub(super) const COVERED: i32 = 7;
/// Marks what the director asked a suspension of.
pub(super) const ASKED: i32 = 8;
/// Marks what the town's clerk refused at the review.
pub(super) const REFUSED: i32 = 9;

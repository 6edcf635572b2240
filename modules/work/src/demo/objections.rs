//! What is objected to announcements of the demo, as staff wrote it down: some that are over had an objection, which was
//! answered while they ran, and some that run have one that waits for its answer.

use super::place::Place;
use crate::announce::AnnouncementState;
use chrono::TimeDelta;
use entities::work::{announcement, objection};
use kit::access::Access;
use kit::platform::start_of;
use sea_orm::{ActiveModelTrait, IntoActiveModel};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
/// Of the announcements that are over, one in so many had an objection.
const OVER: i64 = 40;
/// Of those that run.
const RUN: usize = 3;
/// What is objected.
const BODY: &str = "反映申请情况与公示内容不一致，请核实。";
/// The answer.
const ANSWER: &str = "经入户核实，申请情况属实，异议不成立。";

/// The objections to announcements that are written.
pub(super) fn to(
    access: &Access,
    place: &Place,
    announced: &[announcement::Model],
) -> Vec<objection::ActiveModel> {
    let (over, run): (Vec<_>, Vec<_>) = announced.iter().partition(|one| is_over(one));
    let over = over.into_iter().filter(|one| one.created_at / MINUTE % OVER == 0);
    let some = over.chain(run.into_iter().step_by(RUN));
    let rows = some.filter_map(|one| objection(access, place, one));
    rows.map(|row| row.into_active_model().reset_all()).collect()
}

fn is_over(announced: &announcement::Model) -> bool {
    announced.state == AnnouncementState::Over.as_str()
}

/// An objection of the day after: the community writes it down, and the town answers it a day later.
fn objection(access: &Access, place: &Place, to: &announcement::Model) -> Option<objection::Model> {
    let clerk = place.staff.of("community-clerk", &to.community_code).ok()?;
    let town = place.staff.of("town-clerk", &to.town_code).ok()?;
    let morning = start_of(to.from_on + TimeDelta::days(1)) + 10 * HOUR;
    let at = morning.min(place.now - MINUTE).max(to.created_at);
    let answered = is_over(to).then_some(at + 26 * HOUR);
    Some(objection::Model {
        district_code: to.district_code.clone(),
        id: access.new_id(),
        grid_code: to.grid_code.clone(),
        grid_id: to.grid_id,
        matter_id: to.matter_id,
        announcement_id: to.id,
        account_id: Some(clerk.account),
        name: Some("居民李某某".to_owned()),
        body: BODY.to_owned(),
        answer: answered.map(|_| ANSWER.to_owned()),
        upheld: false,
        answered_by: answered.map(|_| town.account),
        answered_at: answered,
        version: if answered.is_some() { 2 } else { 1 },
        created_at: at,
        changed_at: answered.unwrap_or(at),
    })
}

//! The desk of an approval chain whose turn it is, and the unit that has an application there.

use super::standing::Standing;
use crate::procedure::{Desk, FIRST_DESK, Stage, chain};
use entities::work::matter::Model;

/// The desk whose turn it is.
pub(super) fn desk_of(matter: &Standing) -> Option<Desk> {
    let chain = chain(matter.chain.as_deref()?)?;
    match matter.stage? {
        Stage::FirstReview => Some(FIRST_DESK),
        Stage::Review => Some(chain.review),
        Stage::Decide => Some(chain.decide),
        _ => None,
    }
}

/// Puts an application on the desk of its stage; announcements, verification and filing are the community's.
pub(crate) fn put_on_desk(matter: &mut Model) {
    let digits = desk_of(&Standing::of(matter)).unwrap_or(FIRST_DESK).level.digits();
    matter.grid_code.get(..digits).unwrap_or_default().clone_into(&mut matter.unit_code);
    matter.post_id = None;
}

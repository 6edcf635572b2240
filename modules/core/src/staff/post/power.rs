//! Who may appoint and remove: the holder of a post whose area covers the other's, and whose role names the other's.

use super::record::Post;
use kit::access::{Access, Action, Principal, Target, Tx};
use kit::node::GlobalId;
use kit::{Error, Result};

/// Refuses unless one post of the caller may appoint to `role` in `area`. The platform itself may always.
///
/// # Errors
/// FORBIDDEN.
pub(super) fn may_appoint(access: &Access, role: &str, area: &str) -> Result<()> {
    one_post(access, area, |own| access.policy().may_appoint(own, role))
}

/// Refuses unless one post of the caller may remove from `role` in `area`. The platform itself may always.
///
/// # Errors
/// FORBIDDEN.
pub(super) fn may_remove(access: &Access, role: &str, area: &str) -> Result<()> {
    one_post(access, area, |own| access.policy().may_remove(own, role))
}

/// Refuses unless the role of one post of the caller that covers `area` may.
fn one_post(access: &Access, area: &str, may: impl Fn(&str) -> bool) -> Result<()> {
    if matches!(access.principal(), Principal::System) {
        return Ok(());
    }
    let posts = access.principal().caller().map(|caller| caller.posts.as_slice()).unwrap_or_default();
    let mut here = posts.iter().filter(|post| post.area.covers(area));
    if here.any(|post| may(&post.role)) { Ok(()) } else { Err(Error::forbidden()) }
}

/// Refuses what somebody does for themself.
///
/// # Errors
/// FORBIDDEN.
pub(super) fn not_own(access: &Access, account: i64) -> Result<()> {
    if access.account() == Some(account) { Err(Error::forbidden()) } else { Ok(()) }
}

/// The post with this id that was not taken away, where the caller may change `resource`, a part of posts that has a
/// right of its own.
///
/// # Errors
/// NOT_FOUND, FORBIDDEN; CONFLICT when it was taken away.
pub(in crate::staff) async fn governed_as(tx: &Tx, id: &GlobalId, resource: &str) -> Result<Target<Post>> {
    let post = tx.target_as::<Post>(id, resource, Action::Change).await?;
    if post.ended_at.is_some() { Err(Error::conflict("the post was taken away already")) } else { Ok(post) }
}

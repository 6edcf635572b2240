//! Who may do a step now: the post by which it is signed.

use super::before::Past;
use super::desk::desk_of;
use super::standing::Standing;
use crate::procedure::{By, Move, Stage};
use kit::access::policy::Reach;
use kit::access::{Access, Post, Principal};
use kit::{Code, Error, Result};

/// The post by which the caller signs this step; None for who acts without one, such as the person served.
///
/// # Errors
/// FORBIDDEN when the caller may not, with the reason.
pub(crate) fn may(access: &Access, matter: &Standing, step: &Move, past: &Past) -> Result<Option<Post>> {
    let account = access.account();
    match (access.principal(), step.by) {
        (Principal::System, _) => return Ok(None),
        (_, By::Served | By::Filer) if !in_reach(access, matter, step) => return Err(Error::forbidden()),
        (_, By::Served) => return own(account.is_some() && account == matter.account, SERVED),
        (_, By::Filer) => {
            let filed = account.is_some() && (account == matter.account || account == matter.reported_by);
            return own(filed, FILED);
        }
        (_, By::Clock) => return Err(Error::forbidden()),
        _ => {}
    }
    if step.by == By::Checker && account == matter.handled_by {
        return Err(refused("who dealt with it does not verify it"));
    }
    if step.by == By::Desk {
        if account == matter.reported_by {
            return Err(refused("who filed an application does not review or decide it"));
        }
        if account == matter.account {
            return Err(refused(APPLIES));
        }
        if matter.stage == Some(Stage::Review) && !matter.appealed && account == matter.reviewed_by {
            return Err(refused("who passed the first review of an application does not review it again"));
        }
        if matter.stage == Some(Stage::Decide) && account == matter.reviewed_by {
            return Err(refused("who reviewed an application does not decide it"));
        }
    }
    let (resource, action) = matter.right(step);
    if access.scope(resource, action).is_empty() {
        return Err(Error::forbidden());
    }
    let mut posts: Vec<&Post> = with_right(access, matter, step).collect();
    if posts.is_empty() {
        return Err(Error::forbidden());
    }
    posts.retain(|post| fits(post, matter, step.by, past));
    let post = posts.into_iter().min_by_key(|post| (post.break_glass, post.stands_in));
    let post = post.ok_or_else(|| refused(wanted(step.by)))?;
    match past.forbids(step, (matter.stage.unwrap_or(Stage::Done), matter.appealed), account) {
        Some(text) => Err(refused(text)),
        None => Ok(Some(post.clone())),
    }
}

/// Has the caller a post of the line that is being asked to sign a receipt?
pub(super) fn asked(access: &Access, matter: &Standing) -> bool {
    let posts = access.principal().caller().map(|caller| caller.posts.as_slice()).unwrap_or_default();
    matter.asked_line.is_some() && posts.iter().any(|post| post.line == matter.asked_line)
}

/// What the person served by an application is told at a desk.
pub(super) const APPLIES: &str = "who applies does not review or decide the own application";
const SERVED: &str = "only the person served may do this";
const FILED: &str = "only who reported it, or the person served, may do this";

fn own(is: bool, text: &'static str) -> Result<Option<Post>> {
    if is { Ok(None) } else { Err(refused(text)) }
}

fn refused(text: &'static str) -> Error {
    Error::new(Code::Forbidden, text)
}

fn wanted(by: By) -> &'static str {
    match by {
        By::Holder | By::Taker => "it is with another post; see `post` and `unitCode`",
        By::Unit => "it is with another unit; see `unitCode`",
        By::Above => "only a post above the one that has it may do this",
        By::Sheet => "only the side that the work sheet was sent to may sign for it",
        By::Desk => "it is at another desk of its chain",
        By::Checker => "the post by which it was dealt with does not verify it; another one does",
        By::Anyone | By::Served | By::Filer | By::Clock => "you may not do this",
    }
}

/// Has the caller the right that the step asks for, at the matter?
fn in_reach(access: &Access, matter: &Standing, step: &Move) -> bool {
    let (resource, action) = matter.right(step);
    let scope = access.scope(resource, action);
    let own = scope.own() && matter.account.is_some() && matter.account == access.account();
    let mut lines = [Some(matter.line.as_str()), matter.asked_line.as_deref()].into_iter().flatten();
    own || scope.covers(&matter.grid_code) || lines.any(|line| scope.covers_line(&matter.grid_code, line))
}

/// The caller's posts that have the right where the matter lies.
fn with_right<'a>(access: &'a Access, matter: &'a Standing, step: &Move) -> impl Iterator<Item = &'a Post> {
    let (resource, action) = matter.right(step);
    let posts = access.principal().caller().map(|caller| caller.posts.as_slice()).unwrap_or_default();
    posts.iter().filter(move |post| {
        let here = post.area.covers(&matter.grid_code);
        access.policy().reaches(&post.role, resource, action).any(|reach| match reach {
            Reach::All => true,
            Reach::Area | Reach::Grid => here,
            Reach::Line => here && of_line(post, matter),
            Reach::Own => false,
        })
    })
}

/// Does the matter belong to the line of the post?
fn of_line(post: &Post, matter: &Standing) -> bool {
    post.line.as_deref().is_some_and(|line| line == matter.line || Some(line) == matter.asked_line.as_deref())
}

fn fits(post: &Post, matter: &Standing, by: By, past: &Past) -> bool {
    let in_unit = |unit: &str| post.area.as_str() == unit;
    match by {
        By::Anyone => true,
        By::Checker => past.handled_post.is_none_or(|handled| post.id != handled),
        By::Holder | By::Taker => match matter.post {
            Some(holder) => post.id == holder,
            None => in_unit(&matter.unit_code),
        },
        By::Unit => in_unit(&matter.unit_code),
        By::Above => {
            // a line that is only asked is not above the one that has it
            let of_line = post.line.as_deref().is_none_or(|line| line == matter.line);
            of_line && Some(post.id) != matter.post && post.area.covers(&matter.unit_code)
        }
        By::Sheet => past.sheet.as_ref().is_some_and(|sheet| match sheet.post {
            Some(asked) => post.id == asked,
            None => in_unit(&sheet.unit) && post.line.as_deref() == Some(sheet.line.as_str()),
        }),
        By::Desk => desk_of(matter).is_some_and(|desk| {
            let first = matter.stage == Some(Stage::FirstReview);
            let of_line = post.line.as_deref() == Some(matter.line.as_str());
            let sits = if desk.line { of_line } else { post.line.is_none() || (first && of_line) };
            post.area.level() == desk.level && sits
        }),
        By::Served | By::Filer | By::Clock => false,
    }
}

//! Glass is broken: by who may, with a second factor, in an area of the post's district, for a short time.

use super::inputs::BreakGlassInput;
use super::record::BreakGlass;
use super::rules::BreakGlassRules;
use crate::places::text;
use crate::staff::area;
use entities::people::break_glass::ActiveModel;
use kit::access::{Access, Action, Post, Tx, Written};
use kit::record::Record;
use kit::{Code, Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Query};

const DAY: i64 = 86_400_000;

/// Writes it; the account's rights change at once.
pub(super) async fn open(tx: &mut Tx, input: BreakGlassInput, rules: BreakGlassRules) -> Result<Written> {
    let access = tx.access().clone();
    let account = access.account().ok_or_else(Error::unauthenticated)?;
    let (post, district) = allowing(&access, input.area.as_str())?;
    with_second_factor(tx, account).await?;
    if input.area.as_str().len() < 9 {
        let rule = format!("a town, a community or a grid of {district}, not the whole of it");
        return Err(Error::bad_input("input.area", rule));
    }
    area::in_force(tx, &input.area, "input.area").await?;
    let reason = text::passage(&input.reason, "input.reason", 500)?;
    let reason = reason.filter(|reason| reason.chars().count() >= 10);
    let reason =
        reason.ok_or_else(|| Error::bad_input("input.reason", "say why in 10 characters or more"))?;
    not_too_often(tx, account, rules).await?;
    let now = access.now();
    let row = ActiveModel {
        id: Set(access.new_id()),
        account_id: Set(account),
        post_id: Set(post.id),
        review_code: Set(above_both(input.area.as_str(), post.area.as_str()).to_owned()),
        area_code: Set(input.area.to_string()),
        reason: Set(reason.clone()),
        from_at: Set(now),
        to_at: Set(now + rules.minutes * 60_000),
        reviewed_by: Set(None),
        reviewed_at: Set(None),
        finding: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.because(reason);
    let written = tx.create::<BreakGlass>(row).await?;
    tx.rights_change().await?;
    Ok(written)
}

/// The caller's post that allows it, and its district; an area of no such district is not there.
fn allowing<'a>(access: &'a Access, area: &str) -> Result<(&'a Post, &'a str)> {
    access.require(BreakGlass::RESOURCE, Action::Create)?;
    let posts = access.principal().caller().map(|caller| caller.posts.as_slice()).unwrap_or_default();
    let allows = |post: &&Post| {
        let mut reaches = access.policy().reaches(&post.role, BreakGlass::RESOURCE, Action::Create);
        reaches.next().is_some() && !post.stands_in && post.break_glass.is_none()
    };
    let within = |post: &'a Post| {
        let district = post.area.district()?;
        // a wider area is told what is wrong with it
        let near = area.starts_with(district) || district.starts_with(area);
        near.then_some((post, district))
    };
    posts.iter().filter(allows).find_map(within).ok_or_else(|| Error::not_found("area"))
}

/// Refuses an account without a second factor; held until the transaction ends, so that it breaks one glass at a time.
async fn with_second_factor(tx: &Tx, account: i64) -> Result<()> {
    let mut select = Query::select();
    select.column("totp_confirmed_at").from("account").and_where(Expr::col("id").eq(account));
    let rows = tx.rows(select.lock(LockType::Update)).await?;
    let confirmed: Option<i64> =
        rows.first().map(|row| row.try_get_by("totp_confirmed_at")).transpose()?.flatten();
    match confirmed {
        Some(_) => Ok(()),
        None => Err(Error::new(Code::Forbidden, "this needs a second factor: enrol one with `enrolTotp`")),
    }
}

/// Refuses a second one beside the first, and too many a day.
async fn not_too_often(tx: &Tx, account: i64, rules: BreakGlassRules) -> Result<()> {
    let now = tx.access().now();
    let mut select = Query::select();
    select.column("to_at").from("break_glass").and_where(Expr::col("account_id").eq(account));
    select.and_where(Expr::col("from_at").gt(now - DAY));
    let rows = tx.rows(&select).await?;
    for row in &rows {
        if row.try_get_by::<i64, _>("to_at")? > now {
            return Err(Error::conflict("you have broken glass already, and it is not over yet"));
        }
    }
    if rows.len() as u64 >= rules.daily {
        let text = format!("no more than {} times in 24 hours", rules.daily);
        return Err(Error::new(Code::LimitExceeded, text));
    }
    Ok(())
}

/// The smallest area above both: who covers it is the superior.
fn above_both<'a>(area: &'a str, post: &str) -> &'a str {
    let shorter = area.len().min(post.len());
    let above = [12, 9, 6, 4, 2].into_iter().filter(|digits| *digits < shorter);
    let common = |digits: &usize| area.get(..*digits) == post.get(..*digits);
    let digits = above.into_iter().find(common).unwrap_or(2);
    area.get(..digits).unwrap_or(area)
}

#[cfg(test)]
mod tests {
    use super::above_both;

    #[test]
    fn the_superior_is_above_both() {
        for (area, post, above) in [
            ("340705005003", "340705005002", "340705005"),
            ("340705005003001", "340705005002", "340705005"),
            ("340705006001", "340705005002", "340705"),
            ("340705005", "340705005002", "340705"),
            ("340705005002", "340705005", "340705"),
            ("340705005002", "340705", "3407"),
        ] {
            assert_eq!(above_both(area, post), above, "{area} {post}");
        }
    }
}

//! Opening a matter again, once, because the person served is not content.

use super::engine::{Doing, procedure_of};
use super::inputs::MatterReasonInput;
use super::plain::reason;
use crate::matter::MatterStatus;
use crate::procedure::Act;
use entities::work::matter::Model;
use kit::Result;
use kit::access::{Tx, Written};
use sea_orm::sea_query::{Expr, ExprTrait, Query};

/// Back to who dealt with it. What was joined to another matter is a matter of its own again: the other one, and whether
/// the person served by that is content, stays as it is.
pub(super) async fn reopen(tx: &mut Tx, input: MatterReasonInput) -> Result<Written> {
    let reason = reason(&input.reason, "input.reason")?;
    let mut doing = Doing::begin(tx, &input.id, input.version, Act::Reopen).await?;
    if doing.matter.status == MatterStatus::Joined.as_str() {
        take_apart(&mut doing)?;
    }
    at_its_place(tx, &mut doing.matter).await?;
    let matter = &mut doing.matter;
    matter.reopened = true;
    (matter.rating, matter.rating_text, matter.verified_by) = (None, None, None);
    doing.done(tx, reason).await
}

/// With the unit that answers now for where it is: its building may lie elsewhere since it ended, and a grid that is in force
/// no more has no unit, so that its community has the matter. A post of another unit has it no longer.
async fn at_its_place(tx: &Tx, matter: &mut Model) -> Result<()> {
    let mut digits = matter.unit_code.len();
    if digits == 15 && !grid_goes_on(tx, matter).await? {
        digits = 12;
    }
    let unit = matter.grid_code.get(..digits).unwrap_or_default().to_owned();
    if unit != matter.unit_code {
        (matter.unit_code, matter.post_id) = (unit, None);
    }
    Ok(())
}

/// Is the grid of the matter in force?
async fn grid_goes_on(tx: &Tx, matter: &Model) -> Result<bool> {
    let mut select = Query::select();
    select
        .column("id")
        .from("grid")
        .and_where(Expr::col("district_code").eq(matter.district_code.as_str()))
        .and_where(Expr::col("id").eq(matter.grid_id))
        .and_where(Expr::col("status").eq("active"));
    Ok(!tx.rows(&select).await?.is_empty())
}

/// With the unit that the report went to, and not with who joined it.
fn take_apart(doing: &mut Doing) -> Result<()> {
    let digits = procedure_of(&doing.matter)?.unit;
    let matter = &mut doing.matter;
    matter.grid_code.get(..digits).unwrap_or_default().clone_into(&mut matter.unit_code);
    (matter.joined_to, matter.post_id, matter.asked_post_id) = (None, None, None);
    // what it has was the other one's
    matter.result = None;
    // where the procedure has a stage before it is dealt with
    doing.second = true;
    Ok(())
}

//! A superior reviews a use of broken glass.

use super::inputs::ReviewBreakGlassInput;
use super::record::BreakGlass;
use crate::places::text;
use entities::people::break_glass::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;

/// Writes the finding: not about one's own, and only by who answers for the area above.
pub(super) async fn review(tx: &mut Tx, input: ReviewBreakGlassInput) -> Result<Written> {
    let target = tx.target::<BreakGlass>(&input.id, Action::Decide).await?;
    let scope = tx.access().scope(BreakGlass::RESOURCE, Action::Decide);
    if tx.access().account() == Some(target.account_id) || !scope.covers(&target.review_code) {
        return Err(Error::forbidden());
    }
    if target.reviewed_at.is_some() {
        return Err(Error::conflict("this was reviewed already"));
    }
    let finding = text::passage(&input.finding, "input.finding", 1_000)?;
    let finding = finding.filter(|finding| finding.chars().count() >= 2);
    let row = ActiveModel {
        reviewed_by: Set(tx.access().account()),
        reviewed_at: Set(Some(tx.access().now())),
        finding: Set(Some(finding.ok_or_else(|| {
            Error::bad_input("input.finding", "say what you found in 2 characters or more")
        })?)),
        ..Default::default()
    };
    tx.change::<BreakGlass>(target, row, input.version.into(), "review").await
}

//! The site is checked.

use super::inputs::CheckViolationSiteInput;
use super::record::ViolationState;
use super::step::{ViolationStepKind, ViolationStepOutcome};
use super::steps::{Doing, Step};
use crate::archive::area;
use kit::Result;
use kit::access::{Action, Tx, Written};
use sea_orm::ActiveValue::Set;
use wangge_core::places::text;
use work::steps::told;

pub(super) async fn check(tx: &mut Tx, input: CheckViolationSiteInput) -> Result<Written> {
    let key = (&input.id, input.version);
    let doing = Doing::begin(tx, key, Action::Change, ViolationStepKind::SiteCheck).await?;
    if input.founded {
        doing.under_way(tx).await?;
    }
    let before = told(&input.site_before, "input.siteBefore")?;
    let storeys = text::small(input.storeys, "input.storeys", 200)?;
    let area = area(input.area_dm2)?;
    let photos = text::optional(input.photos_at.as_deref(), "input.photosAt", 200)?;
    let (outcome, state) = match input.founded {
        true => (ViolationStepOutcome::Founded, ViolationState::Checked),
        false => (ViolationStepOutcome::Unfounded, ViolationState::Unfounded),
    };
    let on = doing.day(tx, input.on)?;
    let step = Step {
        outcome: Some(outcome),
        note: Some(before.clone()),
        ..Step::on(ViolationStepKind::SiteCheck, on)
    };
    doing
        .done(tx, step, Some(state), |row| {
            row.site_before = Set(Some(before));
            if storeys.is_some() {
                row.storeys = Set(storeys);
            }
            if area.is_some() {
                row.area_dm2 = Set(area);
            }
            if photos.is_some() {
                row.photos_at = Set(photos);
            }
        })
        .await
}

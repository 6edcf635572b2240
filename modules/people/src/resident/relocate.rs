//! A person moves to another grid: a new residence begins, and the one before ends, in one transaction.

use super::counts::Counting;
use super::inputs::MoveResidentInput;
use super::record::{EndReason, Resident};
use super::{along, answering, end, freshness, home, register, siblings};
use crate::certificate;
use crate::correction::follow;
use crate::erase::hold_along;
use crate::merge::households::follow_head;
use crate::person::hold;
use entities::people::resident::Model;
use kit::access::{Action, Tx, Written};
use kit::hooks::Moved;
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::{ActiveModelTrait, IntoActiveModel, TryIntoModel};
use wangge_core::places::retire::in_force;
use wangge_core::places::standing::ground;

/// Moves the person.
pub(super) async fn relocate(tx: &mut Tx, input: MoveResidentInput) -> Result<Written> {
    let target = tx.target::<Resident>(&input.id, Action::Change).await?;
    in_force(&target.status, "residence")?;
    let before = Model::clone(&target);
    let grid = ground(tx, (Resident::RESOURCE, Action::Create), &input.grid, "input.grid").await?;
    if grid.id == before.grid_id && grid.code.as_str() == before.grid_code {
        return Err(Error::bad_input("input.grid", "the person lives in this grid already"));
    }
    let today = tx.access().today();
    let day = input.on.map_or(today, |day| day.0);
    if day > today || day < before.from_on {
        return Err(Error::bad_input("input.on", "from the first day of the residence before until today"));
    }
    hold(tx, [before.person_id]).await?;
    register::once_in(&siblings::beside(tx, &before).await?, &grid)?;
    let mut counting = Counting::default();
    end::end(tx, target, input.version.into(), (EndReason::Moved, day), &mut counting).await?;
    let now = tx.access().now();
    let next = Model {
        district_code: grid.code.district().to_owned(),
        id: tx.access().new_id(),
        grid_code: grid.code.to_string(),
        grid_id: grid.id,
        kind: input.kind.map_or(before.kind.clone(), |kind| kind.as_str().to_owned()),
        building_id: None,
        dwelling_id: None,
        from_on: day,
        verified_at: Some(now),
        verified_by: tx.access().account(),
        due_on: freshness::due_on(tx, grid.code.district()).await?,
        version: 1,
        created_at: now,
        changed_at: now,
        ..before.clone()
    };
    let after = next.clone();
    let mut row = next.into_active_model().reset_all();
    if let Some(given) = &input.home {
        home::enter(tx, given, (&grid, Some(&before)), &mut row).await?;
    }
    let residence = row.clone().try_into_model().map_err(Error::internal)?;
    let written = register::write(tx, row, &mut counting).await?;
    certificate::go_along(tx, written.permit(), &before, &residence).await?;
    along::go_along(tx, written.permit(), &before, &residence).await?;
    hold_along(tx, written.permit(), &before, &residence).await?;
    // where it is the one before that answered for the person
    let answered = (before.person_id, (before.district_code.as_str(), before.id));
    answering::name(tx, written.permit(), answered, (grid.code.district(), after.id)).await?;
    let permit = written.permit().clone();
    counting.write(tx, &permit).await?;
    follow(tx, &permit, &before, &after).await?;
    follow_head(tx, &permit, &before, Some(&residence)).await?;
    let moved = Moved {
        record_type: Resident::TYPE.to_owned(),
        before: before.id,
        after: after.id,
        from: before.grid_code,
        to: grid.code.to_string(),
    };
    files::follow(tx, written.permit(), &moved).await?;
    tx.tell_moved(&moved).await?;
    Ok(written)
}

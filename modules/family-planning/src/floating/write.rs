//! Services are offered, answered and given.

use super::inputs::{AnswerFamilyServiceInput, CompleteFamilyServiceInput, OfferFamilyServiceInput};
use super::record::{FamilyService, FamilyServiceAnswer as Answer};
use crate::policy::DISCREET;
use chrono::NaiveDate;
use entities::family_planning::family_service::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::record::Record;
use kit::{Error, Result};
use people::entry::{day, of_person, residence};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use wangge_core::links::mutations;

mutations! {
    /// A service that was written.
    FamilyServicePayload { service: FamilyService }
    ServiceMutations {
        /// Offers a service to somebody who comes from elsewhere (提供服务). What tells of the family is not offered by the grid.
        offer_family_service(OfferFamilyServiceInput) = offer;
        /// Records what the family said. To decline needs no reason.
        answer_family_service(AnswerFamilyServiceInput) = answer;
        /// Records that a service was given (完成服务).
        complete_family_service(CompleteFamilyServiceInput) = complete;
    }
}

async fn offer(tx: &mut Tx, input: OfferFamilyServiceInput) -> Result<Written> {
    let right = (FamilyService::RESOURCE, Action::Create);
    let (permit, resident) = residence(tx, (&input.resident, "input.resident"), right).await?;
    if input.kind.is_discreet() {
        tx.require(DISCREET, Action::Read, &resident.grid_code)?;
    }
    if resident.kind != "floating" {
        return Err(Error::bad_input(
            "input.resident",
            "somebody who lives here and is registered elsewhere",
        ));
    }
    let on = day(tx, input.on, None, "input.on")?;
    let mut open = Query::select();
    open.column("id")
        .from("family_service")
        .cond_where(of_person(&resident.district_code, resident.person_id))
        .and_where(Expr::col("kind").eq(input.kind.as_str()))
        .and_where(Expr::col("answer").eq(Answer::Open.as_str()));
    if !tx.rows(&open).await?.is_empty() {
        return Err(Error::conflict("this service is offered already"));
    }
    let now = tx.access().now();
    let row = ActiveModel {
        district_code: Set(resident.district_code),
        id: Set(tx.access().new_id()),
        grid_code: Set(resident.grid_code),
        grid_id: Set(resident.grid_id),
        resident_id: Set(resident.id),
        person_id: Set(resident.person_id),
        kind: Set(input.kind.as_str().to_owned()),
        offered_on: Set(on),
        offered_by: Set(tx.access().account()),
        answer: Set(Answer::Open.as_str().to_owned()),
        answered_on: Set(None),
        done_on: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create_belonging::<FamilyService>(&permit, row).await
}

async fn answer(tx: &mut Tx, input: AnswerFamilyServiceInput) -> Result<Written> {
    let target = tx.target::<FamilyService>(&input.id, Action::Change).await?;
    if target.answer != Answer::Open.as_str() {
        return Err(Error::conflict("the family answered already"));
    }
    let on = day(tx, input.on, Some(target.offered_on), "input.on")?;
    let row = answered(if input.taken { Answer::Taken } else { Answer::Declined }, on);
    tx.change::<FamilyService>(target, row, input.version.into(), "answer").await
}

async fn complete(tx: &mut Tx, input: CompleteFamilyServiceInput) -> Result<Written> {
    let target = tx.target::<FamilyService>(&input.id, Action::Change).await?;
    if target.answer != Answer::Taken.as_str() || target.done_on.is_some() {
        return Err(Error::conflict("the family does not take it, or it was given already"));
    }
    let on = day(tx, input.on, target.answered_on, "input.on")?;
    let row = ActiveModel { done_on: Set(Some(on)), ..ActiveModel::default() };
    tx.change::<FamilyService>(target, row, input.version.into(), "complete").await
}

/// What changes when nobody will answer any more.
pub(crate) fn lapsed(on: NaiveDate) -> ActiveModel {
    answered(Answer::Lapsed, on)
}

fn answered(answer: Answer, on: NaiveDate) -> ActiveModel {
    ActiveModel {
        answer: Set(answer.as_str().to_owned()),
        answered_on: Set(Some(on)),
        ..ActiveModel::default()
    }
}

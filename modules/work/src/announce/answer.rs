//! Answering objections.

use super::inputs::AnswerObjectionInput;
use super::objection::Objection;
use crate::matter::passage;
use entities::work::objection::{ActiveModel, Model};
use kit::access::{Action, Tx, Written};
use kit::{Code, Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use wangge_core::links::mutations;

mutations! {
    /// What answering an objection answers.
    AnswerPayload { objection: Objection }
    AnswerMutations {
        /// Answers an objection, once (答复异议). Who filed the application cannot.
        answer_objection(AnswerObjectionInput) = answer;
    }
}

async fn answer(tx: &mut Tx, input: AnswerObjectionInput) -> Result<Written> {
    let text = passage(Some(&input.answer), "input.answer", 2_000)?;
    let text = text.ok_or_else(|| Error::bad_input("input.answer", "must not be empty"))?;
    let target = tx.target::<Objection>(&input.id, Action::Decide).await?;
    if filed(tx, &target).await? {
        return Err(Error::new(Code::Forbidden, "who filed an application does not answer objections to it"));
    }
    if target.answered_at.is_some() {
        return Err(Error::conflict("this objection is answered already"));
    }
    let row = ActiveModel {
        answer: Set(Some(text)),
        upheld: Set(input.upheld),
        answered_by: Set(tx.access().account()),
        answered_at: Set(Some(tx.access().now())),
        ..Default::default()
    };
    tx.change::<Objection>(target, row, input.version.into(), "answer").await
}

/// Did the caller file what is objected to?
async fn filed(tx: &Tx, objection: &Model) -> Result<bool> {
    let mut select = Query::select();
    select
        .column("id")
        .from("matter")
        .and_where(Expr::col("district_code").eq(objection.district_code.as_str()))
        .and_where(Expr::col("id").eq(objection.matter_id))
        .and_where(Expr::col("reported_by").eq(tx.access().account()));
    Ok(!tx.rows(&select).await?.is_empty())
}

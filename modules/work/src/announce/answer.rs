//! Answering objections.

use super::applicant::{application, applies};
use super::inputs::AnswerObjectionInput;
use super::objection::Objection;
use crate::matter::passage;
use entities::work::objection::{ActiveModel, Model};
use kit::access::{Action, Tx, Written};
use kit::{Code, Error, Result};
use sea_orm::ActiveValue::Set;
use wangge_core::links::mutations;

mutations! {
    /// What answering an objection answers.
    AnswerPayload { objection: Objection }
    AnswerMutations {
        /// Answers an objection, once (答复异议), which closes it. Who filed the application, and who applies, cannot.
        answer_objection(AnswerObjectionInput) = answer;
    }
}

async fn answer(tx: &mut Tx, input: AnswerObjectionInput) -> Result<Written> {
    let text = passage(Some(&input.answer), "input.answer", 2_000)?;
    let text = text.ok_or_else(|| Error::bad_input("input.answer", "must not be empty"))?;
    let target = tx.target::<Objection>(&input.id, Action::Decide).await?;
    if filed(tx, &target).await? {
        return Err(Error::new(
            Code::Forbidden,
            "who filed an application, or applies, does not answer objections to it",
        ));
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

/// Is it the caller's own application, or one that the caller filed?
async fn filed(tx: &Tx, objection: &Model) -> Result<bool> {
    let application = application(tx, &objection.district_code, objection.matter_id).await?;
    let account = tx.access().account();
    Ok((account.is_some() && application.reported_by == account) || applies(tx, &application).await?)
}

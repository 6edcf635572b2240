//! Objections: the person makes one, and somebody of the authority who did not propose the file decides it.

use crate::full::OBJECTION_TYPE;
use crate::inputs::{DecideKeyObjectionInput, ObjectToKeyFileInput};
use crate::open::another;
use crate::own;
use crate::policy::OWN_FILE;
use crate::renew::closed;
use crate::row::Act;
use crate::seal::{ANSWER, OBJECTION, key_of, passage, stated};
use crate::sight::{is_open, to_keep};
use entities::key_groups::key_file::Model;
use entities::key_groups::key_objection::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};

/// The person objects to the own file.
pub(crate) async fn object(tx: &mut Tx, input: ObjectToKeyFileInput) -> Result<Written> {
    let permit = tx.permit_own(OWN_FILE, Action::Create)?;
    let row = own::open(tx, &input.id).await?;
    if !open_ones(tx, &row).await?.is_empty() {
        return Err(Error::conflict("you objected already; the decision is still to come"));
    }
    let key = key_of(tx, row.person_id).await?;
    let (today, now) = (tx.access().today(), tx.access().now());
    let objection = ActiveModel {
        district_code: Set(row.district_code.clone()),
        id: Set(tx.access().new_id()),
        grid_code: Set(row.grid_code.clone()),
        grid_id: Set(row.grid_id),
        resident_id: Set(row.resident_id),
        person_id: Set(row.person_id),
        file_id: Set(row.id),
        made_on: Set(today),
        text_cipher: Set(Some(passage(tx.access(), &key, OBJECTION, (&input.text, "input.text"))?)),
        upheld: Set(None),
        decided_by: Set(None),
        decided_on: Set(None),
        answer_cipher: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.insert(&permit, objection).await?;
    Act { tx, permit: &permit, row: &row, verb: "object" }.change(|_| ()).await
}

/// Decides an objection; one that is upheld closes the file.
pub(crate) async fn decide(tx: &mut Tx, input: DecideKeyObjectionInput) -> Result<Written> {
    let (seen, permit) = to_keep(tx, &input.id, input.version, Action::Decide).await?;
    let row = &seen.row;
    if row.state == "handed" {
        // nobody here has read the file yet
        is_open(row)?;
    }
    let id = input.objection.clone().of(OBJECTION_TYPE, "input.objection")?.id()?;
    if !open_ones(tx, row).await?.contains(&id) {
        return Err(Error::conflict("there is no such objection that is still to be decided"));
    }
    another(row.proposed_by, tx.access().account())?;
    let answer = stated(&input.answer, "input.answer")?;
    let key = key_of(tx, row.person_id).await?;
    let mut update = Query::update();
    update
        .table("key_objection")
        .value("upheld", input.upheld)
        .value("decided_by", tx.access().account())
        .value("decided_on", tx.access().today())
        .value("answer_cipher", key.seal(tx.access(), ANSWER, &answer)?)
        .value("version", Expr::col("version").add(1))
        .value("changed_at", tx.access().now())
        .and_where(Expr::col("district_code").eq(row.district_code.as_str()))
        .and_where(Expr::col("id").eq(id));
    tx.execute(&permit, &update).await?;
    if input.upheld {
        return closed(tx, &permit, row, Some(answer)).await;
    }
    Act { tx, permit: &permit, row, verb: "decide_objection" }.keep(|_| ()).await
}

/// The objections to a file that are still to be decided.
pub(crate) async fn open_ones(tx: &Tx, row: &Model) -> Result<Vec<i64>> {
    let mut select = Query::select();
    select
        .column("id")
        .from("key_objection")
        .and_where(Expr::col("district_code").eq(row.district_code.as_str()))
        .and_where(Expr::col("file_id").eq(row.id))
        .and_where(Expr::col("decided_on").is_null());
    tx.rows(&select).await?.iter().map(|row| Ok(row.try_get_by("id")?)).collect()
}

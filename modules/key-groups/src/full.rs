//! All that a file shows, read for one answer.

use crate::content::Content;
use crate::kind::KeyAuthority;
use crate::row::{id_of, sealed_on};
use crate::seal::{ANSWER, NOTE, OBJECTION, PURPOSE, opened};
use crate::shown::{
    KeyAim, KeyFile, KeyFileBasis, KeyFileState, KeyFileView, KeyHelper, KeyInformed, KeyInformedWay,
    KeyObjection, KeyVisit,
};
use entities::key_groups::{key_file::Model, key_helper, key_objection, key_view, key_visit};
use kit::Result;
use kit::access::Tx;
use kit::node::GlobalId;
use kit::scalar::{Date, Instant};
use kit::stream::columns_of;
use kit::vault::PersonKey;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query};
use sea_orm::{EntityName, EntityTrait, FromQueryResult};
use work::visit::{VisitResult, paid};

/// Name of a visit in ids.
pub(crate) const VISIT_TYPE: &str = "KeyVisit";
/// Name of an objection in ids.
pub(crate) const OBJECTION_TYPE: &str = "KeyObjection";

/// What the file says; None when the person's key was destroyed, or the time to keep it is over.
pub(crate) async fn full(tx: &Tx, row: &Model, authority: KeyAuthority) -> Result<Option<KeyFile>> {
    let (Some(key), Some(cipher)) = (tx.person_key(row.person_id).await?, row.content_cipher.as_deref())
    else {
        return Ok(None);
    };
    let content = Content::open(&key, cipher)?;
    let (today, by_birth) = (tx.access().today(), sealed_on(tx, row).await?);
    Ok(Some(KeyFile {
        id: id_of(row),
        resident: GlobalId::placed("Resident", &row.district_code, row.resident_id),
        kind: content.kind()?,
        authority,
        state: KeyFileState::of(&row.state)
            .filter(|_| row.review_on >= today)
            .unwrap_or(KeyFileState::Closed),
        basis: KeyFileBasis {
            kind: content.basis_kind()?,
            number: content.basis.number.clone(),
            authority: content.basis.authority.clone(),
            dated_on: Date(content.basis.dated_on),
        },
        need: content.need.clone(),
        aims: aims(&content),
        informed: informed(&content),
        proposed_by: row.proposed_by.map(account),
        confirmed_by: row.confirmed_by.map(account),
        opened_on: row.opened_on.map(Date),
        review_on: Date(row.review_on),
        renewal_on: row.renewal_on.map(Date),
        seal_on: row.seal_on.map(Date),
        seal_on_by_birth: by_birth.filter(|day| row.seal_on != Some(*day)).map(Date),
        closed_on: row.closed_on.map(Date),
        close_reason: content.closed.clone(),
        helpers: helpers(tx, row).await?,
        visits: visits(tx, row, &key).await?,
        objections: objections(tx, row, &key).await?,
        views: views(tx, row, &key).await?,
        version: i32::try_from(row.version).unwrap_or(i32::MAX),
    }))
}

/// The global id of an account.
pub(crate) fn account(id: i64) -> GlobalId {
    GlobalId::global("Account", id)
}

fn aims(content: &Content) -> Vec<KeyAim> {
    let shown = |aim: &crate::content::Aim| KeyAim {
        text: aim.text.clone(),
        by: aim.by.map(Date),
        reached_on: aim.reached_on.map(Date),
    };
    content.aims.iter().map(shown).collect()
}

fn informed(content: &Content) -> Option<KeyInformed> {
    let informed = content.informed.as_ref()?;
    Some(KeyInformed { on: Date(informed.on), way: KeyInformedWay::of(&informed.way)? })
}

/// Rows that belong to a file, newest first.
pub(crate) async fn below<E>(tx: &Tx, row: &Model, most: u64) -> Result<Vec<E::Model>>
where
    E: EntityTrait + EntityName,
{
    let mut select = Query::select();
    select
        .columns(columns_of::<E>())
        .from(E::default().table_name())
        .and_where(Expr::col("district_code").eq(row.district_code.as_str()))
        .and_where(Expr::col("file_id").eq(row.id))
        .order_by("id", Order::Desc)
        .limit(most);
    let rows = tx.rows(&select).await?;
    rows.iter().map(|row| Ok(E::Model::from_query_result(row, "")?)).collect()
}

async fn helpers(tx: &Tx, row: &Model) -> Result<Vec<KeyHelper>> {
    let rows = below::<key_helper::Entity>(tx, row, 100).await?;
    let now = rows.into_iter().filter(|helper| helper.to_on.is_none());
    let shown = |helper: key_helper::Model| KeyHelper {
        account: account(helper.account_id),
        role_code: helper.role,
        from_on: Date(helper.from_on),
    };
    Ok(now.map(shown).collect())
}

async fn visits(tx: &Tx, row: &Model, key: &PersonKey) -> Result<Vec<KeyVisit>> {
    let rows = below::<key_visit::Entity>(tx, row, 100).await?;
    let tasks: Vec<i64> = rows.iter().filter_map(|visit| visit.task_id).collect();
    let paid = paid(tx, &row.district_code, &tasks).await?;
    let shown = |visit: &key_visit::Model| {
        let by_task = visit.task_id.and_then(|task| paid.get(&task));
        Ok(KeyVisit {
            id: GlobalId::placed(VISIT_TYPE, &visit.district_code, visit.id),
            due_on: Date(visit.due_on),
            by_task: visit.task_id.is_some(),
            done_on: visit.done_on.or(by_task.map(|task| task.on)).map(Date),
            result: visit.result.as_deref().and_then(VisitResult::of).or(by_task.map(|task| task.result)),
            note: opened(key, NOTE, visit.note_cipher.as_deref())?,
        })
    };
    rows.iter().map(shown).collect()
}

async fn objections(tx: &Tx, row: &Model, key: &PersonKey) -> Result<Vec<KeyObjection>> {
    let rows = below::<key_objection::Entity>(tx, row, 20).await?;
    let shown = |objection: &key_objection::Model| {
        Ok(KeyObjection {
            id: GlobalId::placed(OBJECTION_TYPE, &objection.district_code, objection.id),
            made_on: Date(objection.made_on),
            text: opened(key, OBJECTION, objection.text_cipher.as_deref())?,
            upheld: objection.upheld,
            decided_on: objection.decided_on.map(Date),
            answer: opened(key, ANSWER, objection.answer_cipher.as_deref())?,
        })
    };
    rows.iter().map(shown).collect()
}

async fn views(tx: &Tx, row: &Model, key: &PersonKey) -> Result<Vec<KeyFileView>> {
    let rows = below::<key_view::Entity>(tx, row, 50).await?;
    let shown = |view: &key_view::Model| {
        Ok(KeyFileView {
            at: Instant(view.created_at),
            role_code: view.role.clone(),
            purpose: opened(key, PURPOSE, Some(&view.purpose_cipher))?,
        })
    };
    rows.iter().map(shown).collect()
}

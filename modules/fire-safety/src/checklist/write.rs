//! An edition is drafted, changed while it is a draft, and put into use.

use super::inputs::{
    ChangeFireChecklistInput, DraftFireChecklistInput, FireChecklistItemInput, UseFireChecklistInput,
};
use super::record::{FireChecklist, FireChecklistKind, FireChecklistState};
use entities::fire_safety::fire_checklist::{ActiveModel, Entity, Model};
use entities::fire_safety::fire_checklist_item;
use kit::access::{Action, Permit, Target, Tx, Written};
use kit::code::AreaLevel;
use kit::record::Record;
use kit::stream::columns_of;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use std::collections::BTreeSet;
use wangge_core::links::mutations;
use wangge_core::places::text;

/// Most items of an edition.
const MOST: usize = 100;

mutations! {
    /// An edition of a check list that was written.
    FireChecklistPayload { checklist: FireChecklist }
    FireChecklistMutations {
        /// Drafts a new edition of a check list of a district (编制检查表).
        draft_fire_checklist(DraftFireChecklistInput) = draft;
        /// Changes a draft. An edition in use is never changed: draft the next one.
        change_fire_checklist(ChangeFireChecklistInput) = change;
        /// Puts a draft into use (启用检查表); the edition that was in use is replaced.
        use_fire_checklist(UseFireChecklistInput) = put_into_use;
    }
}

async fn draft(tx: &mut Tx, input: DraftFireChecklistInput) -> Result<Written> {
    if input.area.level() != AreaLevel::District {
        return Err(Error::bad_input("input.area", "a district"));
    }
    let area = input.area.to_string();
    tx.require(FireChecklist::RESOURCE, Action::Create, &area)?;
    let items = items(&input.items)?;
    let before = editions(tx, &area, input.kind).await?;
    if before.iter().any(|edition| edition.state == FireChecklistState::Draft.as_str()) {
        return Err(Error::conflict("the district has a draft of this kind already; change that one"));
    }
    let edition = before.iter().map(|edition| edition.edition).max().unwrap_or(0);
    let (id, now) = (tx.access().new_id(), tx.access().now());
    let row = ActiveModel {
        id: Set(id),
        area_code: Set(area.clone()),
        kind: Set(input.kind.as_str().to_owned()),
        edition: Set(edition.saturating_add(1)),
        title: Set(text::name(&input.title, "input.title")?),
        state: Set(FireChecklistState::Draft.as_str().to_owned()),
        from_on: Set(None),
        to_on: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    let written = tx.create::<FireChecklist>(row).await?;
    enter(tx, written.permit(), (id, &area), items).await?;
    Ok(written)
}

async fn change(tx: &mut Tx, input: ChangeFireChecklistInput) -> Result<Written> {
    let list = drafted(tx, &input.id).await?;
    let (id, area, permit) = (list.id, list.area_code.clone(), list.permit().clone());
    let mut row = ActiveModel::default();
    if let Some(title) = &input.title {
        row.title = Set(text::name(title, "input.title")?);
    }
    let version = input.version.into();
    let Some(items) = input.items.as_deref().map(items).transpose()? else {
        return tx.change::<FireChecklist>(list, row, version, "change").await;
    };
    let written = tx.change_with::<FireChecklist>(list, row, ("items", items.len().into()), version).await?;
    let mut delete = Query::delete();
    delete.from_table("fire_checklist_item").and_where(Expr::col("checklist_id").eq(id));
    tx.execute(&permit, &delete).await?;
    enter(tx, &permit, (id, &area), items).await?;
    Ok(written)
}

async fn put_into_use(tx: &mut Tx, input: UseFireChecklistInput) -> Result<Written> {
    let list = drafted(tx, &input.id).await?;
    let today = tx.access().today();
    let kind = FireChecklistKind::of(&list.kind).unwrap_or(FireChecklistKind::General);
    let permit = list.permit().clone();
    for edition in editions(tx, &list.area_code, kind).await? {
        if edition.state != FireChecklistState::InUse.as_str() {
            continue;
        }
        let row = ActiveModel {
            state: Set(FireChecklistState::Replaced.as_str().to_owned()),
            to_on: Set(Some(today)),
            ..ActiveModel::default()
        };
        let version = edition.version;
        let target = Target::<FireChecklist>::belonging(&permit, edition);
        tx.change::<FireChecklist>(target, row, version, "replace").await?;
    }
    let row = ActiveModel {
        state: Set(FireChecklistState::InUse.as_str().to_owned()),
        from_on: Set(Some(today)),
        ..ActiveModel::default()
    };
    tx.change::<FireChecklist>(list, row, input.version.into(), "use").await
}

/// The draft that is to be written.
async fn drafted(tx: &Tx, id: &kit::node::GlobalId) -> Result<Target<FireChecklist>> {
    let list = tx.target::<FireChecklist>(id, Action::Change).await?;
    match list.state == FireChecklistState::Draft.as_str() {
        true => Ok(list),
        false => Err(Error::conflict("this edition is no draft any more; draft the next one")),
    }
}

async fn editions(tx: &Tx, area: &str, kind: FireChecklistKind) -> Result<Vec<Model>> {
    let mut select = Query::select();
    select
        .columns(columns_of::<Entity>())
        .from("fire_checklist")
        .and_where(Expr::col("area_code").eq(area))
        .and_where(Expr::col("kind").eq(kind.as_str()));
    let rows = tx.rows(&select).await?;
    rows.iter().map(|row| Ok(Model::from_query_result(row, "")?)).collect()
}

/// Items that were checked: code, text and kind of hazard.
type Items = Vec<(String, String, &'static str)>;

fn items(given: &[FireChecklistItemInput]) -> Result<Items> {
    const PATH: &str = "input.items";
    if given.is_empty() || given.len() > MOST {
        return Err(Error::bad_input(PATH, format!("1 to {MOST} items")));
    }
    let mut seen = BTreeSet::new();
    let one = |(at, item): (usize, &FireChecklistItemInput)| {
        let code = text::code(&item.code, &format!("{PATH}.{at}.code"))?;
        if !seen.insert(code.clone()) {
            return Err(Error::bad_input(format!("{PATH}.{at}.code"), "another item has this code"));
        }
        let path = format!("{PATH}.{at}.text");
        let line = text::line(&item.text, &path, 200)?;
        let line = line.ok_or_else(|| Error::bad_input(path, "must not be empty"))?;
        Ok((code, line, item.hazard_kind.as_str()))
    };
    given.iter().enumerate().map(one).collect()
}

async fn enter(tx: &Tx, permit: &Permit, (checklist, area): (i64, &str), items: Items) -> Result<()> {
    let now = tx.access().now();
    for (code, line, hazard) in items {
        let row = fire_checklist_item::ActiveModel {
            id: Set(tx.access().new_id()),
            area_code: Set(area.to_owned()),
            checklist_id: Set(checklist),
            code: Set(code),
            text: Set(line),
            hazard_kind: Set(hazard.to_owned()),
            version: Set(1),
            created_at: Set(now),
            changed_at: Set(now),
        };
        tx.insert(permit, row).await?;
    }
    Ok(())
}

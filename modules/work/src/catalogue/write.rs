//! Defining an edition of a kind of matter, and ending a kind.

use super::find::first;
use super::inputs::{DefineMatterKindInput, EndMatterKindInput};
use super::record::{MatterKind, Source};
use crate::procedure::{CHAINS, ProcedureKind};
use chrono::NaiveDate;
use entities::work::matter_kind::{ActiveModel, Entity, Model};
use kit::access::{Action, Target, Tx, Written};
use kit::stream::columns_of;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Order, Query};
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use wangge_core::links::mutations;
use wangge_core::places::text;

mutations! {
    /// What a mutation of the catalogue answers.
    MatterKindPayload { matter_kind: MatterKind }
    CatalogueMutations {
        /// Defines a kind of matter, or its next edition. Matters that are open follow their own edition to their end.
        define_matter_kind(DefineMatterKindInput) = define;
        /// Ends a kind of matter: nothing of it can be reported afterwards, but by a next edition that is defined already.
        end_matter_kind(EndMatterKindInput) = end;
    }
}

async fn define(tx: &mut Tx, input: DefineMatterKindInput) -> Result<Written> {
    let permit = tx.permit("matter-kind", Action::Create, input.area.as_str())?;
    let today = tx.access().today();
    let from = input.from_on.map_or(today, |day| day.0);
    if from < today {
        return Err(Error::bad_input("input.fromOn", "not a day that is over"));
    }
    let row = checked(tx, &input, from)?;
    let before = last_edition(tx, &row).await?;
    let edition = before.as_ref().map_or(1, |last| last.edition + 1);
    if let Some(last) = before {
        if last.from_on >= from {
            let text = format!("after {}, when the edition before begins", last.from_on);
            return Err(Error::bad_input("input.fromOn", text));
        }
        if last.to_on.is_none_or(|to| to >= from) {
            let (version, ends) = (last.version, from.pred_opt());
            let change = ActiveModel { to_on: Set(ends), ..Default::default() };
            let last = Target::belonging(&permit, last);
            tx.change::<MatterKind>(last, change, version, "follow").await?;
        }
    }
    let row = Model { edition, ..row };
    tx.create::<MatterKind>(row.into_active_model().reset_all()).await
}

/// The edition before, held until the transaction ends.
async fn last_edition(tx: &Tx, row: &Model) -> Result<Option<Model>> {
    let mut select = Query::select();
    select
        .columns(columns_of::<Entity>())
        .from("matter_kind")
        .and_where(Expr::col("area_code").eq(row.area_code.as_str()))
        .and_where(Expr::col("code").eq(row.code.as_str()))
        .order_by("edition", Order::Desc)
        .limit(1)
        .lock(LockType::Update);
    first(tx, &select).await
}

/// The edition, checked; its number comes later.
fn checked(tx: &Tx, input: &DefineMatterKindInput, from: NaiveDate) -> Result<Model> {
    let area = input.area.as_str();
    if area.len() > 6 {
        return Err(Error::bad_input("input.area", "a district, a city or a province"));
    }
    let approval = input.procedure == ProcedureKind::Approval;
    let unknown = |code: &str| CHAINS.iter().all(|chain| chain.code != code);
    if approval != input.chain.is_some() || input.chain.as_deref().is_some_and(unknown) {
        return Err(Error::bad_input(
            "input.chain",
            "`district`, `street`, `department` or `line`, of an approval only",
        ));
    }
    if input.announced && !approval {
        return Err(Error::bad_input("input.announced", "only an approval is announced"));
    }
    let line = *tx.access().policy().department(&input.line, "input.line")?;
    let discreet = input.discreet || line.discreet;
    if input.announced && discreet {
        let text = "an announcement names who applies: a kind is announced or discreet";
        return Err(Error::bad_input("input.discreet", text));
    }
    if input.reporters.is_empty() {
        return Err(Error::bad_input("input.reporters", "at least one"));
    }
    let now = tx.access().now();
    Ok(Model {
        id: tx.access().new_id(),
        area_code: area.to_owned(),
        code: kind_code(&input.code, "input.code")?,
        edition: 0,
        title: text::name(&input.title, "input.title")?,
        chinese: text::name(&input.chinese, "input.chinese")?,
        category: text::code(&input.category, "input.category")?,
        line: line.code.to_owned(),
        procedure: input.procedure.as_str().to_owned(),
        chain: input.chain.clone(),
        announced: input.announced,
        announce_days: within(input.announce_days, 90, "input.announceDays")?,
        appeal_days: within(input.appeal_days, 365, "input.appealDays")?,
        returns: within(input.returns, 10, "input.returns")?,
        report_hours: input.report_hours.map(|hours| within(hours, 720, "input.reportHours")).transpose()?,
        limits: input.limits.checked("input.limits")?.to_text()?,
        standard: text::line(&input.standard, "input.standard", 500)?
            .ok_or_else(|| Error::bad_input("input.standard", "must not be empty"))?,
        attachments: titles(&input.required_attachments)?,
        reporters: joined(&input.reporters),
        admitted_only: input.admitted_only,
        discreet,
        agency: input.agency,
        from_on: from,
        to_on: None,
        version: 1,
        created_at: now,
        changed_at: now,
    })
}

/// A code of a kind.
pub(crate) fn kind_code(code: &str, path: &str) -> Result<String> {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'.');
    match (1..=40).contains(&code.len()) && code.bytes().all(plain) {
        true => Ok(code.to_owned()),
        false => Err(Error::bad_input(path, "1 to 40 of a to z, 0 to 9, `-` and `.`")),
    }
}

fn within(number: i32, most: i16, path: &str) -> Result<i16> {
    i16::try_from(number)
        .ok()
        .filter(|number| (1..=most).contains(number))
        .ok_or_else(|| Error::bad_input(path, format!("1 to {most}")))
}

fn titles(titles: &[String]) -> Result<String> {
    if titles.len() > 10 {
        return Err(Error::bad_input("input.requiredAttachments", "at most 10"));
    }
    let checked = titles.iter().enumerate();
    let checked = checked.map(|(nth, title)| text::name(title, &format!("input.requiredAttachments.{nth}")));
    serde_json::to_string(&checked.collect::<Result<Vec<_>>>()?).map_err(Error::internal)
}

fn joined(reporters: &[Source]) -> String {
    let mut names: Vec<&str> = reporters.iter().map(|source| source.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    names.join(",")
}

async fn end(tx: &mut Tx, input: EndMatterKindInput) -> Result<Written> {
    let target = tx.target_as::<MatterKind>(&input.id, "matter-kind", Action::Change).await?;
    let today = tx.access().today();
    let day = input.on.map_or(today, |day| day.0);
    if target.to_on.is_some_and(|to| to < today) {
        return Err(Error::conflict("this edition is over"));
    }
    if day < today || day < target.from_on {
        return Err(Error::bad_input("input.on", "today or later, not before its first day"));
    }
    if let Some(next) = next_begins(tx, &target).await?.filter(|next| day >= *next) {
        return Err(Error::bad_input("input.on", format!("before {next}, when the next edition begins")));
    }
    let row = ActiveModel { to_on: Set(Some(day)), ..Default::default() };
    tx.change::<MatterKind>(target, row, input.version.into(), "end").await
}

/// The first day of the edition that follows this one. One that is defined at the same time changes this one, so that one of
/// the two is told.
async fn next_begins(tx: &Tx, edition: &Model) -> Result<Option<NaiveDate>> {
    let mut select = Query::select();
    select
        .column("from_on")
        .from("matter_kind")
        .and_where(Expr::col("area_code").eq(edition.area_code.as_str()))
        .and_where(Expr::col("code").eq(edition.code.as_str()))
        .and_where(Expr::col("edition").gt(edition.edition))
        .order_by("edition", Order::Asc)
        .limit(1);
    let rows = tx.rows(&select).await?;
    Ok(rows.first().map(|row| row.try_get_by("from_on")).transpose()?)
}

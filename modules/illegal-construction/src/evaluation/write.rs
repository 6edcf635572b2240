//! A village is evaluated, and an evaluation is corrected.

use super::inputs::{EvaluateVillageInput, EvaluationItemInput, ReviseEvaluationInput};
use super::record::{EvaluatedItem, VillageEvaluation};
use crate::links::mutations;
use chrono::NaiveDate;
use entities::illegal_construction::evaluation_item;
use entities::illegal_construction::village_evaluation::ActiveModel;
use kit::access::{Action, Permit, Tx, Written};
use kit::record::Record;
use kit::{Code, Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use wangge_core::places::month::Month;
use wangge_core::places::text;

/// Digits of a village's code.
const VILLAGE: usize = 12;

mutations! {
    /// An evaluation that was written.
    VillageEvaluationPayload { village_evaluation: VillageEvaluation }
    EvaluationMutations {
        /// Evaluates a village for a month, once.
        evaluate_village(EvaluateVillageInput) = evaluate;
        /// Corrects an evaluation: a new version with the reason.
        revise_evaluation(ReviseEvaluationInput) = revise;
    }
}

/// An item, checked.
struct Item {
    item: EvaluatedItem,
    score: i16,
    reason: Option<String>,
}

async fn evaluate(tx: &mut Tx, input: EvaluateVillageInput) -> Result<Written> {
    let village = input.village.as_str();
    if village.len() != VILLAGE {
        return Err(Error::bad_input("input.village", "the code of a village or community"));
    }
    tx.require(VillageEvaluation::RESOURCE, Action::Create, village)?;
    let month = month(&input.month, tx.access().today())?;
    let items = items(&input.items)?;
    let (id, now) = (tx.access().new_id(), tx.access().now());
    let row = ActiveModel {
        id: Set(id),
        area_code: Set(village.to_owned()),
        month: Set(month),
        score: Set(items.iter().map(|item| item.score).sum()),
        summary: Set(summary(input.summary.as_deref())?),
        account_id: Set(tx.access().account()),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    let written = tx.create::<VillageEvaluation>(row).await.map_err(|error| match error.code() {
        Code::Conflict => Error::conflict("the village is evaluated for this month already; correct that"),
        _ => error,
    })?;
    enter(tx, written.permit(), (id, village), items).await?;
    Ok(written)
}

async fn revise(tx: &mut Tx, input: ReviseEvaluationInput) -> Result<Written> {
    let evaluation = tx.target::<VillageEvaluation>(&input.id, Action::Change).await?;
    let items = items(&input.items)?;
    let reason = text::line(&input.reason, "input.reason", 500)?;
    let reason = reason.ok_or_else(|| Error::bad_input("input.reason", "say why it is corrected"))?;
    tx.because(reason);
    let (id, village) = (evaluation.id, evaluation.area_code.clone());
    let permit = evaluation.permit().clone();
    let row = ActiveModel {
        score: Set(items.iter().map(|item| item.score).sum()),
        summary: Set(summary(input.summary.as_deref())?),
        account_id: Set(tx.access().account()),
        ..Default::default()
    };
    let written = tx.change::<VillageEvaluation>(evaluation, row, input.version.into(), "revise").await?;
    let mut delete = Query::delete();
    delete.from_table("evaluation_item").and_where(Expr::col("evaluation_id").eq(id));
    tx.execute(&permit, &delete).await?;
    enter(tx, &permit, (id, &village), items).await?;
    Ok(written)
}

/// A month that is not in the future.
fn month(given: &str, today: NaiveDate) -> Result<String> {
    const PATH: &str = "input.month";
    let month = Month::parse(given, PATH)?;
    if month.first > today { Err(Error::bad_input(PATH, "not in the future")) } else { Ok(month.text) }
}

fn summary(given: Option<&str>) -> Result<Option<String>> {
    given.map(|given| text::passage(given, "input.summary", 1_000)).transpose().map(Option::flatten)
}

/// Every item once, with a reason where points are missing, in their order.
fn items(given: &[EvaluationItemInput]) -> Result<Vec<Item>> {
    const PATH: &str = "input.items";
    if given.len() != EvaluatedItem::ALL.len() {
        return Err(Error::bad_input(PATH, "every item once"));
    }
    let one = |item: EvaluatedItem| {
        let at = given.iter().position(|given| given.item == item);
        let at = at.ok_or_else(|| Error::bad_input(PATH, format!("{} is missing", item.as_str())))?;
        let (path, given) = (format!("{PATH}.{at}"), &given[at]);
        let score = text::small(Some(given.score), &format!("{path}.score"), item.most())?;
        let score = score.unwrap_or_default();
        let reason = text::optional(given.reason.as_deref(), &format!("{path}.reason"), 500)?;
        if (score < item.most()) != reason.is_some() {
            let text = "say why points are missing, and only where some are";
            return Err(Error::bad_input(format!("{path}.reason"), text));
        }
        Ok(Item { item, score, reason })
    };
    EvaluatedItem::ALL.into_iter().map(one).collect()
}

async fn enter(tx: &Tx, permit: &Permit, (id, village): (i64, &str), items: Vec<Item>) -> Result<()> {
    let now = tx.access().now();
    for item in items {
        let row = evaluation_item::ActiveModel {
            id: Set(tx.access().new_id()),
            area_code: Set(village.to_owned()),
            evaluation_id: Set(id),
            item: Set(item.item.as_str().to_owned()),
            most: Set(item.item.most()),
            score: Set(item.score),
            reason: Set(item.reason),
            version: Set(1),
            created_at: Set(now),
            changed_at: Set(now),
        };
        tx.insert(permit, row).await?;
    }
    Ok(())
}

//! Verifying many matters that were dealt with on the spot, in one signed batch, of which a sample was looked at on site.

use super::engine::Doing;
use super::hold::hold;
use super::inputs::{BatchMatterInput, VerifyMattersInput};
use super::papers::complete;
use super::plain::reason;
use crate::matter::Matter;
use crate::procedure::{Act, ProcedureKind};
use crate::stat::in_order_of_counts;
use async_graphql::{Context, Object, SimpleObject};
use kit::access::{Ask, Tx, Written};
use kit::record::Row;
use kit::schema::MutationRoot;
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait};
use std::collections::{BTreeMap, BTreeSet};

/// Most matters of a batch.
const MOST: usize = 50;

/// The mutation of batches.
pub(super) struct BatchMutations;

impl From<&MutationRoot> for BatchMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

/// What verifying a batch answers.
#[derive(SimpleObject)]
struct VerifyMattersPayload {
    /// The matters as they are now, those within your reach.
    matters: Vec<Row<Matter>>,
}

#[Object]
impl BatchMutations {
    /// Verifies many matters of the general procedure in one signed batch: all or none. At least one in ten was looked at
    /// on site. Who dealt with one of them cannot verify it.
    async fn verify_matters(
        &self,
        ctx: &Context<'_>,
        input: VerifyMattersInput,
    ) -> Result<Option<VerifyMattersPayload>> {
        let key = input.idempotency_key.clone();
        let ids: BTreeSet<i64> = input
            .matters
            .iter()
            .map(|one| one.id.clone().of("Matter", "input.matters")?.id())
            .collect::<Result<_>>()?;
        kit::once::once(ctx, key.as_deref(), async |tx: &mut Tx| verify(tx, input).await).await?;
        let find = ctx.access().find::<Matter>()?.filter(Expr::col("id").is_in(ids));
        Ok(Some(VerifyMattersPayload { matters: find.all().await? }))
    }
}

async fn verify(tx: &mut Tx, input: VerifyMattersInput) -> Result<Written> {
    let note = reason(&input.note, "input.note")?;
    if input.matters.is_empty() || input.matters.len() > MOST {
        return Err(Error::bad_input("input.matters", format!("1 to {MOST} matters")));
    }
    let all: BTreeSet<String> = input.matters.iter().map(|one| one.id.to_string()).collect();
    if all.len() != input.matters.len() {
        return Err(Error::bad_input("input.matters", "each matter once"));
    }
    let sample: BTreeSet<String> = input.sample.iter().map(ToString::to_string).collect();
    if sample.len() < all.len().div_ceil(10) || !sample.is_subset(&all) {
        return Err(Error::bad_input("input.sample", "at least one in ten of the matters, and only of them"));
    }
    let mut last = None;
    for one in in_order(tx, &input.matters).await? {
        let mut doing = Doing::begin(tx, &one.id, one.version, Act::Verify).await?;
        if doing.matter.procedure != ProcedureKind::General.as_str() {
            return Err(Error::bad_input("input.matters", "only matters of the general procedure"));
        }
        complete(tx, &doing).await?;
        doing.matter.verified_by = tx.access().account();
        let seen = sample.contains(&one.id.to_string());
        let note = if seen { note.clone() } else { Some("in a batch of which a sample was seen".to_owned()) };
        last = Some(doing.done(tx, note).await?);
    }
    last.ok_or_else(|| Error::bad_input("input.matters", "at least one"))
}

/// The matters in the order of the counts that they change, all of them held: two batches at once change the same counts in
/// the same order, so that none waits for the other for ever. What there is none of is told when its turn comes.
async fn in_order<'a>(tx: &Tx, given: &'a [BatchMatterInput]) -> Result<Vec<&'a BatchMatterInput>> {
    let held = hold(tx, given.iter().map(|one| (&one.id, "input.matters"))).await?;
    let mut turns: BTreeMap<(String, i64), usize> = BTreeMap::new();
    for (turn, row) in in_order_of_counts(held)?.iter().enumerate() {
        turns.insert((row.try_get_by("district_code")?, row.try_get_by("id")?), turn);
    }
    let mut order: Vec<_> = given.iter().collect();
    order.sort_by_key(|one| {
        let id = one.id.id().unwrap_or_default();
        (turns.get(&(one.id.district.clone(), id)).copied(), id)
    });
    Ok(order)
}

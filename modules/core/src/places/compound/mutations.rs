//! What is done with compounds.

use super::inputs::{ChangeCompoundInput, CreateCompoundInput};
use super::record::Compound;
use crate::places::retire::{RetireInput, in_force};
use crate::places::standing::{Ground, Lying, grounds, refuse_while};
use crate::places::{read_back, text};
use async_graphql::{Context, Object, SimpleObject};
use entities::places::compound::{ActiveModel, Model};
use kit::access::{Action, Target, Tx, Written};
use kit::code::GridCode;
use kit::once::once;
use kit::record::{Record, Row};
use kit::schema::MutationRoot;
use kit::search::Named;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};

/// The mutations of compounds.
pub(super) struct CompoundMutations;

impl From<&MutationRoot> for CompoundMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

/// A compound that was written.
#[derive(SimpleObject)]
struct CompoundPayload {
    /// The compound as it is now; null when it is out of your reach now.
    compound: Option<Row<Compound>>,
}

impl CompoundPayload {
    async fn of(ctx: &Context<'_>, written: Written) -> Result<Option<Self>> {
        Ok(Some(Self { compound: read_back(ctx, &written, "compound").await? }))
    }
}

#[Object]
impl CompoundMutations {
    /// Enters a new compound.
    async fn create_compound(
        &self,
        ctx: &Context<'_>,
        input: CreateCompoundInput,
    ) -> Result<Option<CompoundPayload>> {
        let key = input.idempotency_key.clone();
        CompoundPayload::of(ctx, once(ctx, key.as_deref(), async |tx| create(tx, input).await).await?).await
    }

    /// Changes a compound.
    async fn change_compound(
        &self,
        ctx: &Context<'_>,
        input: ChangeCompoundInput,
    ) -> Result<Option<CompoundPayload>> {
        let key = input.idempotency_key.clone();
        CompoundPayload::of(ctx, once(ctx, key.as_deref(), async |tx| change(tx, input).await).await?).await
    }

    /// Ends a compound. Its buildings must be retired or taken out of it before.
    async fn retire_compound(
        &self,
        ctx: &Context<'_>,
        input: RetireInput,
    ) -> Result<Option<CompoundPayload>> {
        let key = input.idempotency_key.clone();
        CompoundPayload::of(ctx, once(ctx, key.as_deref(), async |tx| retire(tx, input).await).await?).await
    }
}

async fn create(tx: &mut Tx, input: CreateCompoundInput) -> Result<Written> {
    let grids = of_one_community(tx, Action::Create, &input.grids).await?;
    let community = grids[0].code.community();
    let (district, name) = (grids[0].code.district(), text::name(&input.name, "input.name")?);
    let (id, now) = (tx.access().new_id(), tx.access().now());
    let row = ActiveModel {
        district_code: Set(district.to_owned()),
        id: Set(id),
        grid_code: Set(community.to_string()),
        name: Set(name.clone()),
        kind: Set(input.kind.as_str().to_owned()),
        age: Set(input.age.as_str().to_owned()),
        address: Set(text::optional(input.address.as_deref(), "input.address", 200)?),
        manager: Set(text::optional(input.manager.as_deref(), "input.manager", 100)?),
        status: Set("active".to_owned()),
        retired_on: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    let written = tx.create::<Compound>(row).await?;
    Lying::Compound(id).lie_in(tx, written.permit(), district, &grids).await?;
    tx.enter_name(written.permit(), Named { district, record_type: Compound::TYPE, id, name: &name }).await?;
    Ok(written)
}

async fn change(tx: &mut Tx, input: ChangeCompoundInput) -> Result<Written> {
    let compound = tx.target::<Compound>(&input.id, Action::Change).await?;
    in_force(&compound.status, "compound")?;
    let district = compound.district_code.clone();
    let mut row = ActiveModel::default();
    if let Some(name) = &input.name {
        let name = text::name(name, "input.name")?;
        tx.enter_name(
            compound.permit(),
            Named { district: &district, record_type: Compound::TYPE, id: compound.id, name: &name },
        )
        .await?;
        row.name = Set(name);
    }
    if let Some(kind) = input.kind {
        row.kind = Set(kind.as_str().to_owned());
    }
    if let Some(age) = input.age {
        row.age = Set(age.as_str().to_owned());
    }
    text::replace(&input.address, &mut row.address, "input.address", 200)?;
    text::replace(&input.manager, &mut row.manager, "input.manager", 100)?;
    let version = input.version.into();
    match &input.grids {
        Some(codes) if lay(tx, &compound, codes).await? => {
            let codes = serde_json::json!(codes);
            tx.change_with::<Compound>(compound, row, ("grids", codes), version).await
        }
        _ => tx.change::<Compound>(compound, row, version, "change").await,
    }
}

/// Lays the compound into other grids; answers whether any changed.
async fn lay(tx: &Tx, compound: &Target<Compound>, codes: &[GridCode]) -> Result<bool> {
    let grids = of_one_community(tx, Action::Change, codes).await?;
    if !compound.grid_code.starts_with(grids[0].code.community().as_str()) {
        return Err(Error::bad_input("input.grids", "grids of the compound's own community"));
    }
    hold(tx, compound).await?;
    let mut select = Query::select();
    select
        .column("code")
        .from("building")
        .and_where(Expr::col("district_code").eq(compound.district_code.as_str()))
        .and_where(Expr::col("compound_id").eq(compound.id))
        .and_where(Expr::col("status").eq("active"))
        .and_where(Expr::col("grid_id").is_not_in(grids.iter().map(|grid| grid.id)))
        .limit(1);
    if let Some(row) = tx.rows(&select).await?.first() {
        let code: String = row.try_get_by("code")?;
        let text = format!("building {code} of the compound stands in a grid that is left out");
        return Err(Error::conflict(text));
    }
    Lying::Compound(compound.id).lie_in(tx, compound.permit(), &compound.district_code, &grids).await
}

/// Waits for those who put a building into the compound at this moment, and keeps others from it.
async fn hold(tx: &Tx, compound: &Model) -> Result<()> {
    let mine = Condition::all().add(Expr::col("district_code").eq(compound.district_code.as_str()));
    tx.hold("compound", mine.add(Expr::col("id").eq(compound.id))).await
}

async fn retire(tx: &mut Tx, input: RetireInput) -> Result<Written> {
    let compound = tx.target::<Compound>(&input.id, Action::Change).await?;
    in_force(&compound.status, "compound")?;
    hold(tx, &compound).await?;
    let (district, id) = (compound.district_code.clone(), compound.id);
    const FULL: &str = "the compound still has buildings; retire them or take them out of it first";
    refuse_while(tx, "building", &district, ("compound_id", id), FULL).await?;
    let day = input.day(tx)?;
    let row =
        ActiveModel { status: Set("retired".to_owned()), retired_on: Set(Some(day)), ..Default::default() };
    tx.change::<Compound>(compound, row, input.version.into(), "retire").await
}

async fn of_one_community(tx: &Tx, action: Action, codes: &[GridCode]) -> Result<Vec<Ground>> {
    let grids = grounds(tx, (Compound::RESOURCE, action), codes, "input.grids").await?;
    let community = grids[0].code.community();
    if grids.iter().any(|grid| grid.code.community() != community) {
        return Err(Error::bad_input("input.grids", "all grids must be of one community"));
    }
    Ok(grids)
}

//! What is done with divisions between the editions of their issuer.

use super::queries::number;
use super::record::Division;
use crate::divisions::LOCAL;
use crate::places::retire::Left;
use crate::places::{read_back, serving, text};
use async_graphql::{Context, InputObject, Object, SimpleObject};
use entities::places::division::ActiveModel;
use entities::places::division_change;
use kit::access::{Action, Permit, Target, Tx, Written};
use kit::code::{DivisionCode, after};
use kit::node::GlobalId;
use kit::once::once;
use kit::record::{Record, Row};
use kit::schema::MutationRoot;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Query};

/// The mutations of divisions.
pub(super) struct DivisionMutations;

impl From<&MutationRoot> for DivisionMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

/// A new division.
#[derive(Debug, InputObject)]
pub struct CreateDivisionInput {
    /// Its code. The division above must be valid, and the code must never have been given.
    pub code: DivisionCode,
    /// Name as issued.
    pub name: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A new name of a division.
#[derive(Debug, InputObject)]
pub struct RenameDivisionInput {
    /// The division.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Its new name.
    pub name: String,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// The end of a division.
#[derive(Debug, InputObject)]
pub struct RetireDivisionInput {
    /// The division.
    pub id: GlobalId,
    /// The version that the change is based on.
    pub version: i32,
    /// Sent again with the same key within 48 hours, the mutation does nothing again. 1 to 100 characters.
    pub idempotency_key: Option<String>,
}

/// A division that was written.
#[derive(SimpleObject)]
struct DivisionPayload {
    /// The division as it is now.
    division: Option<Row<Division>>,
}

impl DivisionPayload {
    async fn of(ctx: &Context<'_>, written: Written) -> Result<Option<Self>> {
        Ok(Some(Self { division: read_back(ctx, &written, "division").await? }))
    }
}

#[Object]
impl DivisionMutations {
    /// Enters a division that is valid already and that the imported editions lack (edition `local`). No edition that
    /// is imported later retires it, unless an earlier one had it.
    async fn create_division(
        &self,
        ctx: &Context<'_>,
        input: CreateDivisionInput,
    ) -> Result<Option<DivisionPayload>> {
        let key = input.idempotency_key.clone();
        DivisionPayload::of(ctx, once(ctx, key.as_deref(), async |tx| create(tx, input).await).await?).await
    }

    /// Gives a division a new name between editions.
    async fn rename_division(
        &self,
        ctx: &Context<'_>,
        input: RenameDivisionInput,
    ) -> Result<Option<DivisionPayload>> {
        let key = input.idempotency_key.clone();
        DivisionPayload::of(ctx, once(ctx, key.as_deref(), async |tx| rename(tx, input).await).await?).await
    }

    /// Ends a division between editions. Its code is never given again. The divisions and grids below it must be
    /// retired before, and the posts, liaisons and bodies of its area taken away, transferred or ended: CONFLICT says how
    /// many of these are left.
    async fn retire_division(
        &self,
        ctx: &Context<'_>,
        input: RetireDivisionInput,
    ) -> Result<Option<DivisionPayload>> {
        let key = input.idempotency_key.clone();
        DivisionPayload::of(ctx, once(ctx, key.as_deref(), async |tx| retire(tx, input).await).await?).await
    }
}

async fn create(tx: &mut Tx, input: CreateDivisionInput) -> Result<Written> {
    let (code, name) = (&input.code, text::name(&input.name, "input.name")?);
    tx.require(Division::RESOURCE, Action::Create, code.as_str())?;
    if let Some(parent) = code.parent() {
        match find(tx, parent.as_str()).await? {
            None => {
                return Err(Error::bad_input(
                    "input.code",
                    format!("there is no division {parent} above it"),
                ));
            }
            Some(true) => {
                return Err(Error::bad_input("input.code", format!("{parent} above it is retired")));
            }
            Some(false) => {}
        }
    }
    match find(tx, code.as_str()).await? {
        Some(true) => {
            return Err(Error::conflict(format!("{code} is retired; its code is never given again")));
        }
        Some(false) => return Err(Error::conflict(format!("there is a division {code} already"))),
        None => {}
    }
    let row = ActiveModel {
        code: Set(code.to_string()),
        level: Set(number(code.level())?),
        parent_code: Set(code.parent().map(|parent| parent.to_string())),
        name: Set(name.clone()),
        edition: Set(LOCAL.to_owned()),
        name_edition: Set(LOCAL.to_owned()),
        retired_edition: Set(None),
        version: Set(1),
        changed_at: Set(tx.access().now()),
    };
    let written = tx.create::<Division>(row).await?;
    tx.enter_division(written.permit(), code.as_str(), &name).await?;
    note(tx, written.permit(), code.as_str(), "created", None, Some(&name)).await?;
    Ok(written)
}

async fn rename(tx: &mut Tx, input: RenameDivisionInput) -> Result<Written> {
    let division = valid(tx.target::<Division>(&input.id, Action::Change).await?)?;
    let name = text::name(&input.name, "input.name")?;
    let (code, old) = (division.code.clone(), division.name.clone());
    let mut row = ActiveModel::default();
    if name != old {
        row.name = Set(name.clone());
        row.name_edition = Set(LOCAL.to_owned());
        tx.enter_division(division.permit(), &code, &name).await?;
        note(tx, division.permit(), &code, "renamed", Some(&old), Some(&name)).await?;
    }
    tx.change::<Division>(division, row, input.version.into(), "rename").await
}

async fn retire(tx: &mut Tx, input: RetireDivisionInput) -> Result<Written> {
    let division = valid(tx.target::<Division>(&input.id, Action::Change).await?)?;
    let code = division.code.clone();
    hold(tx, &code).await?;
    if let Some(what) = left_below(tx, &code).await? {
        return Err(Error::conflict(format!("the division still has valid {what}; retire them first")));
    }
    let mut left = Left::default();
    serving::note(tx, &code, &mut left).await?;
    left.refuse("division")?;
    note(tx, division.permit(), &code, "retired", Some(&division.name), None).await?;
    let row = ActiveModel { retired_edition: Set(Some(LOCAL.to_owned())), ..Default::default() };
    tx.change::<Division>(division, row, input.version.into(), "retire").await
}

/// Waits for those who enter something below the division at this moment, and keeps others from it.
async fn hold(tx: &Tx, code: &str) -> Result<()> {
    let mut select = Query::select();
    select.column("code").from("division").and_where(Expr::col("code").eq(code)).lock(LockType::Update);
    tx.rows(&select).await.map(drop)
}

/// What is valid below the division with this code: divisions or grids; None when nothing is.
pub(crate) async fn left_below(tx: &Tx, code: &str) -> Result<Option<&'static str>> {
    let mut below = Query::select();
    below.column("code").from("division").and_where(Expr::col("retired_edition").is_null());
    below.and_where(Expr::col("code").gt(code)).and_where(Expr::col("code").lt(after(code))).limit(1);
    if !tx.rows(&below).await?.is_empty() {
        return Ok(Some("divisions"));
    }
    let mut grids = Query::select();
    grids.column("id").from("grid").and_where(Expr::col("status").eq("active"));
    grids.and_where(Expr::col("district_code").is_in(tx.access().districts().of(code)));
    grids.and_where(Expr::col("grid_code").gte(code));
    grids.and_where(Expr::col("grid_code").lt(after(code))).limit(1);
    Ok((!tx.rows(&grids).await?.is_empty()).then_some("grids"))
}

/// Whether the division with this code is retired, until this transaction ends; None when there is none.
async fn find(tx: &Tx, code: &str) -> Result<Option<bool>> {
    let mut select = Query::select();
    select.column("retired_edition").from("division").and_where(Expr::col("code").eq(code));
    select.lock(LockType::Share);
    let rows = tx.rows(&select).await?;
    let retired =
        rows.first().map(|row| row.try_get_by::<Option<String>, _>("retired_edition")).transpose()?;
    Ok(retired.map(|edition| edition.is_some()))
}

/// Refuses a division that is retired.
///
/// # Errors
/// CONFLICT when it is.
pub(super) fn valid(division: Target<Division>) -> Result<Target<Division>> {
    match &division.retired_edition {
        None => Ok(division),
        Some(_) => Err(Error::conflict("the division is retired")),
    }
}

async fn note(
    tx: &Tx,
    permit: &Permit,
    code: &str,
    kind: &str,
    old: Option<&str>,
    new: Option<&str>,
) -> Result<()> {
    let row = division_change::ActiveModel {
        id: Set(tx.access().new_id()),
        code: Set(code.to_owned()),
        issuer: Set(LOCAL.to_owned()),
        edition: Set(LOCAL.to_owned()),
        kind: Set(kind.to_owned()),
        old_name: Set(old.map(str::to_owned)),
        new_name: Set(new.map(str::to_owned)),
        at: Set(tx.access().now()),
    };
    tx.insert(permit, row).await
}

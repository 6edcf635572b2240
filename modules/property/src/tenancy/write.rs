//! Tenancies begin, change and end; the dwelling is let meanwhile.

use super::check::check;
use super::inputs::{ChangeTenancyInput, CheckTenancyInput, EndTenancyInput, StartTenancyInput};
use super::record::Tenancy;
use super::tenants;
use crate::dwelling::{Dwelling, use_as};
use crate::erase::{EraseNameInput, erase_name};
use crate::links::mutations;
use crate::party::Party;
use chrono::NaiveDate;
use entities::property::tenancy::{ActiveModel, Model};
use entities::property::{dwelling, tenancy};
use kit::access::{Action, Tx, Written};
use kit::record::Record;
use kit::{Error, Result};
use people::dwelling::DwellingUsage;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Query};
use sea_orm::{ActiveModelTrait, FromQueryResult, IdenStatic, IntoActiveModel, Iterable};
use std::collections::BTreeSet;
use wangge_core::places::retire::in_force;
use wangge_core::places::standing::refuse_while;

mutations! {
    /// A tenancy that was written.
    TenancyPayload { tenancy: Tenancy }
    TenancyMutations {
        /// A dwelling is let: it has a tenancy from now on.
        start_tenancy(StartTenancyInput) = start;
        /// Changes a tenancy in force.
        change_tenancy(ChangeTenancyInput) = change;
        /// Records a safety check of a let dwelling, and when the next one is due.
        check_tenancy(CheckTenancyInput) = check;
        /// Ends a tenancy: the dwelling is let no longer, and nobody is its tenant.
        end_tenancy(EndTenancyInput) = end;
        /// Erases the name of a landlord outside the platform; the tenancy stays, of somebody without a name. For who decides
        /// about erasure. It is erased by itself when the tenancy ended longer ago than the district's `keepMonths`.
        erase_landlord_name(EraseNameInput) = erase_name::<Tenancy>;
    }
}

async fn start(tx: &mut Tx, input: StartTenancyInput) -> Result<Written> {
    let dwelling = tx.target_as::<Dwelling>(&input.dwelling, Tenancy::RESOURCE, Action::Create).await?;
    in_force(&dwelling.status, "dwelling")?;
    let (district, here) = (dwelling.district_code.clone(), ("dwelling_id", dwelling.id));
    refuse_while(tx, "tenancy", &district, here, "the dwelling is let already; end that tenancy first")
        .await?;
    let landlord = Party::of(tx, &input.landlord, "input.landlord").await?;
    let who = tenants::checked(tx, &district, dwelling.id, &input.tenants).await?;
    let today = tx.access().today();
    let from = input.from_on.map_or(today, |day| day.0);
    if from > today {
        return Err(Error::bad_input("input.fromOn", "not a day in the future"));
    }
    let to = input.to_on.map(|day| day.0);
    in_order(from, to)?;
    let now = tx.access().now();
    let row = Model {
        district_code: district,
        id: tx.access().new_id(),
        grid_code: dwelling.grid_code.clone(),
        grid_id: dwelling.grid_id,
        building_id: dwelling.building_id,
        dwelling_id: dwelling.id,
        party_kind: landlord.kind.as_str().to_owned(),
        party_district_code: landlord.district,
        party_id: landlord.id,
        party_name: landlord.name,
        purpose: input.purpose.as_str().to_owned(),
        from_on: from,
        to_on: to,
        checked_on: None,
        // nobody has looked at it yet
        check_due_on: Some(from),
        status: "active".to_owned(),
        retired_on: None,
        version: 1,
        created_at: now,
        changed_at: now,
    };
    let written = tx.create::<Tenancy>(row.clone().into_active_model().reset_all()).await?;
    tenants::enter(tx, dwelling.permit(), &row, who).await?;
    let permit = written.permit().clone();
    use_as(tx, &permit, dwelling::Model::clone(&dwelling), DwellingUsage::Let).await?;
    Ok(written)
}

async fn change(tx: &mut Tx, input: ChangeTenancyInput) -> Result<Written> {
    let target = tx.target::<Tenancy>(&input.id, Action::Change).await?;
    in_force(&target.status, "tenancy")?;
    let tenancy = Model::clone(&target);
    let mut row: ActiveModel = Default::default();
    if let Some(given) = &input.landlord {
        let landlord = Party::of(tx, given, "input.landlord").await?;
        row.party_kind = Set(landlord.kind.as_str().to_owned());
        (row.party_district_code, row.party_id) = (Set(landlord.district), Set(landlord.id));
        row.party_name = Set(landlord.name);
    }
    if let Some(purpose) = input.purpose {
        row.purpose = Set(purpose.as_str().to_owned());
    }
    if !input.to_on.is_undefined() {
        let to = input.to_on.value().map(|day| day.0);
        in_order(tenancy.from_on, to)?;
        row.to_on = Set(to);
    }
    let who = match &input.tenants {
        Some(ids) => Some(tenants::checked(tx, &tenancy.district_code, tenancy.dwelling_id, ids).await?),
        None => None,
    };
    let before = tenants::now(tx, &tenancy).await?;
    let Some(who) = who.filter(|who| *who != before) else {
        return tx.change::<Tenancy>(target, row, input.version.into(), "change").await;
    };
    // in the history their number is enough: each of them has a row in the audit
    let number = ("tenants", who.len().into());
    let written = tx.change_with::<Tenancy>(target, row, number, input.version.into()).await?;
    tenants::replace(tx, written.permit(), &tenancy, &who).await?;
    Ok(written)
}

async fn end(tx: &mut Tx, input: EndTenancyInput) -> Result<Written> {
    let target = tx.target::<Tenancy>(&input.id, Action::Change).await?;
    in_force(&target.status, "tenancy")?;
    if input.usage == DwellingUsage::Let {
        return Err(Error::bad_input("input.usage", "anything but let"));
    }
    let today = tx.access().today();
    let day = input.on.map_or(today, |day| day.0);
    if day > today || day < target.from_on {
        return Err(Error::bad_input("input.on", "from the first day of the term until today"));
    }
    let tenancy = tenancy::Model::clone(&target);
    let row = ActiveModel {
        status: Set("retired".to_owned()),
        retired_on: Set(Some(day)),
        check_due_on: Set(None),
        ..Default::default()
    };
    let written = tx.change::<Tenancy>(target, row, input.version.into(), "end").await?;
    let permit = written.permit().clone();
    tenants::replace(tx, &permit, &tenancy, &BTreeSet::new()).await?;
    let dwelling = dwelling_of(tx, &tenancy).await?;
    use_as(tx, &permit, dwelling, input.usage).await?;
    Ok(written)
}

/// The dwelling of a tenancy, held until the transaction ends.
async fn dwelling_of(tx: &Tx, tenancy: &Model) -> Result<dwelling::Model> {
    let mut select = Query::select();
    select
        .columns(dwelling::Column::iter().map(|column| column.as_str()))
        .from(dwelling::Entity)
        .and_where(Expr::col("district_code").eq(tenancy.district_code.as_str()))
        .and_where(Expr::col("id").eq(tenancy.dwelling_id))
        .lock(LockType::Update);
    let rows = tx.rows(&select).await?;
    let row = rows.first().ok_or_else(|| Error::not_found("dwelling"))?;
    Ok(dwelling::Model::from_query_result(row, "")?)
}

fn in_order(from: NaiveDate, to: Option<NaiveDate>) -> Result<()> {
    match to {
        Some(to) if to < from => Err(Error::bad_input("input.toOn", "not before the first day")),
        _ => Ok(()),
    }
}

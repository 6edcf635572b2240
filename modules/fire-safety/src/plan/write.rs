//! The plan of a district is set, and its premises are due by it.

use super::due::after;
use super::inputs::SetFirePlanInput;
use super::record::FirePlan;
use crate::premises::{FireRiskClass, since};
use chrono::NaiveDate;
use entities::fire_safety::fire_plan::{self, ActiveModel};
use entities::fire_safety::fire_premises;
use kit::access::{Action, Permit, Tx, Written};
use kit::code::AreaLevel;
use kit::node::GlobalId;
use kit::record::Record;
use kit::stream::columns_of;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use std::collections::BTreeMap;
use wangge_core::links::mutations;

/// Most ids of one statement.
const AT_ONCE: usize = 500;

mutations! {
    /// A plan that was written.
    FirePlanPayload { plan: FirePlan }
    FirePlanMutations {
        /// Sets how often premises of a class are inspected in a district (制定检查计划). When its premises of the class are due
        /// is worked out anew.
        set_fire_plan(SetFirePlanInput) = set;
    }
}

async fn set(tx: &mut Tx, input: SetFirePlanInput) -> Result<Written> {
    if input.area.level() != AreaLevel::District {
        return Err(Error::bad_input("input.area", "a district"));
    }
    let area = input.area.to_string();
    let months = i16::try_from(input.months).ok().filter(|months| (1..=36).contains(months));
    let months = months.ok_or_else(|| Error::bad_input("input.months", "1 to 36"))?;
    let class = input.risk_class;
    tx.require(FirePlan::RESOURCE, Action::Change, &area)?;
    let written = match (before(tx, &area, class).await?, input.version) {
        (Some(plan), Some(version)) => {
            let id = GlobalId::global(FirePlan::TYPE, plan.id);
            let target = tx.target::<FirePlan>(&id, Action::Change).await?;
            let row = ActiveModel { months: Set(months), ..ActiveModel::default() };
            tx.change::<FirePlan>(target, row, version.into(), "change").await?
        }
        (None, None) => enter(tx, &area, class, months).await?,
        (Some(_), None) => {
            let text = "the district has a plan for this class; name its version to change it";
            return Err(Error::conflict(text));
        }
        (None, Some(_)) => {
            return Err(Error::conflict(
                "the district has no plan for this class yet; leave the version out",
            ));
        }
    };
    work_out(tx, &written.permit().clone(), (&area, class), u32::try_from(months).unwrap_or(1)).await?;
    Ok(written)
}

async fn before(tx: &Tx, area: &str, class: FireRiskClass) -> Result<Option<fire_plan::Model>> {
    let mut select = Query::select();
    select
        .columns(columns_of::<fire_plan::Entity>())
        .from("fire_plan")
        .and_where(Expr::col("area_code").eq(area))
        .and_where(Expr::col("risk_class").eq(class.as_str()));
    let rows = tx.rows(&select).await?;
    rows.first().map(|row| Ok(fire_plan::Model::from_query_result(row, "")?)).transpose()
}

async fn enter(tx: &mut Tx, area: &str, class: FireRiskClass, months: i16) -> Result<Written> {
    let now = tx.access().now();
    let row = ActiveModel {
        id: Set(tx.access().new_id()),
        area_code: Set(area.to_owned()),
        risk_class: Set(class.as_str().to_owned()),
        months: Set(months),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.create::<FirePlan>(row).await
}

/// The premises of the class are due by the new interval: a statement for each day.
async fn work_out(
    tx: &Tx,
    permit: &Permit,
    (district, class): (&str, FireRiskClass),
    months: u32,
) -> Result<()> {
    let mut select = Query::select();
    select
        .columns(columns_of::<fire_premises::Entity>())
        .from("fire_premises")
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("risk_class").eq(class.as_str()))
        .and_where(Expr::col("status").eq("active"));
    let mut days: BTreeMap<NaiveDate, Vec<i64>> = BTreeMap::new();
    for row in tx.rows(&select).await? {
        let premises = fire_premises::Model::from_query_result(&row, "")?;
        days.entry(after(since(&premises), months)).or_default().push(premises.id);
    }
    for (day, ids) in days {
        for ids in ids.chunks(AT_ONCE) {
            let mut update = Query::update();
            update
                .table("fire_premises")
                .value("inspect_by", day)
                .and_where(Expr::col("district_code").eq(district))
                .and_where(Expr::col("id").is_in(ids.iter().copied()));
            tx.execute(permit, &update).await?;
        }
    }
    Ok(())
}

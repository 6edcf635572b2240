//! How inspections are found.

use super::record::{FireInspection, FireInspectionKind};
use crate::checklist::{FireChecklist, FireChecklistKind};
use crate::premises::FirePremises;
use async_graphql::{Context, InputObject, Object};
use kit::Result;
use kit::access::Ask;
use kit::code::AreaCode;
use kit::node::GlobalId;
use kit::paging::{Connection, Paging};
use kit::record::Record;
use kit::scalar::Date;
use kit::schema::QueryRoot;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use wangge_core::narrow::{days, keyed};

/// Which inspections. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct FireInspectionFilter {
    /// Of this kind.
    pub kind: Option<FireInspectionKind>,
    /// By check lists of this kind.
    pub checklist_kind: Option<FireChecklistKind>,
    /// By this edition of a check list.
    pub checklist: Option<GlobalId>,
    /// Those that found an item not in order (true), or none (false).
    pub failed: Option<bool>,
    /// Of these premises.
    pub premises: Option<GlobalId>,
    /// Made on this day or later.
    pub from: Option<Date>,
    /// Made on this day or earlier.
    pub to: Option<Date>,
}

impl FireInspectionFilter {
    fn condition(&self) -> Result<Condition> {
        let premises = (self.premises.as_ref(), ("filter.premises", "premises_id"));
        let list = match &self.checklist {
            Some(id) => Some(id.clone().of(FireChecklist::TYPE, "filter.checklist")?.id()?),
            None => None,
        };
        let found = |is: bool| if is { Expr::col("failed").gt(0) } else { Expr::col("failed").eq(0) };
        Ok(days("inspected_on", self.from, self.to)
            .add_option(self.kind.map(|kind| Expr::col("kind").eq(kind.as_str())))
            .add_option(self.checklist_kind.map(by_kind))
            .add_option(list.map(|id| Expr::col("checklist_id").eq(id)))
            .add_option(self.failed.map(found))
            .add_option(keyed(premises.0, FirePremises::TYPE, premises.1)?))
    }
}

/// The inspections by check lists of a kind.
fn by_kind(kind: FireChecklistKind) -> Expr {
    let mut lists = Query::select();
    lists.column("id").from("fire_checklist").and_where(Expr::col("kind").eq(kind.as_str()));
    Expr::col("checklist_id").in_subquery(lists)
}

/// The query of inspections.
pub(super) struct FireInspectionQueries;

impl From<&QueryRoot> for FireInspectionQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl FireInspectionQueries {
    /// The inspections for fire safety within your reach (检查记录), newest first; those of one area, and those that the filter
    /// leaves.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn fire_inspections(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<FireInspectionFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<FireInspection>>> {
        let paging = Paging::new::<FireInspection>(ctx, first, after, last, before)?;
        let which = filter.unwrap_or_default().condition()?;
        let find = || {
            let find = ctx.access().find::<FireInspection>()?.filter(which.clone());
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}

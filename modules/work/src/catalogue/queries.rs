//! How the catalogue is read.

use super::record::MatterKind;
use crate::admission::kinds_admitted;
use crate::procedure::ProcedureKind;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::code::{AreaCode, AreaLevel};
use kit::paging::{Connection, Paging};
use kit::scalar::Date;
use kit::schema::QueryRoot;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};

/// The queries of the catalogue.
pub(super) struct CatalogueQueries;

impl From<&QueryRoot> for CatalogueQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl CatalogueQueries {
    /// The kinds of matter that hold in an area on a day, by code: those of its district, and those of its city and
    /// province, over which a kind of the district with the same code has precedence. In a community or grid those that its
    /// street has not admitted are left out (`admittedOnly`): what is here can be reported there.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn matter_kinds(
        &self,
        ctx: &Context<'_>,
        area: AreaCode,
        #[graphql(desc = "The day; today when left out.")] on: Option<Date>,
        #[graphql(desc = "Only this code.")] code: Option<String>,
        #[graphql(desc = "Only this category.")] category: Option<String>,
        #[graphql(desc = "Only those that this department line answers for.")] line: Option<String>,
        #[graphql(desc = "Only kinds that go by this procedure.")] procedure: Option<ProcedureKind>,
        #[graphql(
            default,
            desc = "Every edition, also those that are over, have not begun or are not admitted."
        )]
        all_editions: bool,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<MatterKind>>> {
        let paging = Paging::new::<MatterKind>(ctx, first, after, last, before)?;
        let day = on.map_or_else(|| ctx.access().today(), |day| day.0);
        let areas: Vec<String> = [2, 4, 6]
            .into_iter()
            .filter_map(|digits| area.as_str().get(..digits))
            .map(str::to_owned)
            .collect();
        let mut which = Condition::all().add(Expr::col("area_code").is_in(areas));
        let same = [
            ("code", code),
            ("category", category),
            ("line", line),
            ("procedure", procedure.map(|kind| kind.as_str().to_owned())),
        ];
        for (column, text) in same {
            which = which.add_option(text.map(|text| Expr::col(column).eq(text)));
        }
        if !all_editions {
            which = which.add(Expr::col("from_on").lte(day));
            which = which.add(Expr::col("to_on").is_null().or(Expr::col("to_on").gte(day)));
            if area.level().digits() >= AreaLevel::Community.digits() {
                let admitted = Expr::col("code").in_subquery(kinds_admitted(area.as_str(), day));
                which = which.add(Expr::col("admitted_only").eq(false).or(admitted));
            }
        }
        let find = || Ok(ctx.access().find::<MatterKind>()?.filter(which.clone()));
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}

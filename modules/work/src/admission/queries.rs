//! How admissions are read.

use super::record::{AdmissionState, MatterAdmission};
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::code::AreaCode;
use kit::paging::{Connection, Paging};
use kit::schema::QueryRoot;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};

/// The queries of admissions.
pub(super) struct AdmissionQueries;

impl From<&QueryRoot> for AdmissionQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl AdmissionQueries {
    /// The admissions of kinds of matter, newest first; of an area those into it, into a part of it, and into the street
    /// and community that it lies in.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn matter_admissions(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        #[graphql(desc = "Only of this kind, by its code.")] kind: Option<String>,
        state: Option<AdmissionState>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<MatterAdmission>>> {
        let paging = Paging::new::<MatterAdmission>(ctx, first, after, last, before)?;
        let which = Condition::all()
            .add_option(area.as_ref().map(around))
            .add_option(kind.map(|kind| Expr::col("kind_code").eq(kind)))
            .add_option(state.map(|state| Expr::col("state").eq(state.as_str())));
        let find = || Ok(ctx.access().find::<MatterAdmission>()?.filter(which.clone()));
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}

/// Those into the area or a part of it, and into what it lies in.
fn around(area: &AreaCode) -> Condition {
    let code = area.as_str();
    let above: Vec<&str> = [9, 12].into_iter().filter_map(|digits| code.get(..digits)).collect();
    let below =
        Condition::all().add(Expr::col("area_code").gte(code)).add(Expr::col("area_code").lt(area.after()));
    let mut any = Condition::any().add(below);
    if !above.is_empty() {
        any = any.add(Expr::col("area_code").is_in(above));
    }
    any
}

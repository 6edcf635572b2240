//! How certificates are found.

use super::record::{FamilyCertificate, FamilyCertificateKind, FamilyCertificateState};
use async_graphql::{Context, InputObject, Object};
use kit::Result;
use kit::access::{Ask, Find};
use kit::code::AreaCode;
use kit::node::GlobalId;
use kit::paging::{Connection, Paging};
use kit::record::Record;
use kit::scalar::Date;
use kit::schema::QueryRoot;
use people::resident::Resident;
use sea_orm::sea_query::{Expr, ExprTrait};
use wangge_core::narrow::{days, keyed, late};

/// Which certificates. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct FamilyCertificateFilter {
    /// Of this kind.
    pub kind: Option<FamilyCertificateKind>,
    /// In this state of the check.
    pub state: Option<FamilyCertificateState>,
    /// Of this residence.
    pub resident: Option<GlobalId>,
    /// Valid no longer today (true), or valid (false).
    pub expired: Option<bool>,
    /// Valid until this day at most.
    pub valid_to: Option<Date>,
    /// Issued on this day or later.
    pub issued_from: Option<Date>,
    /// Issued on this day or earlier.
    pub issued_to: Option<Date>,
}

impl FamilyCertificateFilter {
    fn narrow<'a>(&self, find: Find<'a, FamilyCertificate>) -> Result<Find<'a, FamilyCertificate>> {
        let today = find.access().today();
        let resident = keyed(self.resident.as_ref(), Resident::TYPE, ("filter.resident", "resident_id"))?;
        let all = days("issued_on", self.issued_from, self.issued_to)
            .add_option(self.kind.map(|kind| Expr::col("kind").eq(kind.as_str())))
            .add_option(self.state.map(|state| Expr::col("state").eq(state.as_str())))
            .add_option(resident)
            .add_option(self.expired.map(|is| late("valid_to", today, is)))
            .add_option(self.valid_to.map(|day| Expr::col("valid_to").lte(day.0)));
        Ok(find.filter(all))
    }
}

/// The queries of certificates.
pub(super) struct FamilyCertificateQueries;

impl From<&QueryRoot> for FamilyCertificateQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl FamilyCertificateQueries {
    /// The certificates of families (计划生育证明) within your reach, grid by grid in the order of their entry; those of one
    /// area, and those that the filter leaves.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn family_certificates(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<FamilyCertificateFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<FamilyCertificate>>> {
        let paging = Paging::new::<FamilyCertificate>(ctx, first, after, last, before)?;
        let filter = filter.unwrap_or_default();
        let find = || {
            let find = filter.narrow(ctx.access().find::<FamilyCertificate>()?)?;
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}

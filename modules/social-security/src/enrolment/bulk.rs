//! Many enrolments at once, for the department's own system.

use super::inputs::{EnrolmentInput, PutEnrolmentsInput};
use super::record::{ContributionState, InsuranceEnrolment};
use super::write::put;
use async_graphql::{Context, Object, SimpleObject};
use kit::access::{Ask, Tx, Written};
use kit::record::{Record, Row};
use kit::schema::MutationRoot;
use kit::{Error, Result};
use people::resident::Resident;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use std::collections::{BTreeMap, BTreeSet};

/// Most enrolments of a call.
const MOST: usize = 200;

/// The mutation of many enrolments.
pub(super) struct BulkMutations;

impl From<&MutationRoot> for BulkMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

/// What setting many enrolments answers.
#[derive(SimpleObject)]
struct EnrolmentsPayload {
    /// The enrolments of these persons in these schemes and years as they are now, those within your reach.
    enrolments: Vec<Row<InsuranceEnrolment>>,
}

#[Object]
impl BulkMutations {
    /// Enters or sets many enrolments, all or none: what is there already and the same is left alone, so that sending
    /// them twice does nothing again. An error names the first that is wrong.
    async fn put_enrolments(
        &self,
        ctx: &Context<'_>,
        input: PutEnrolmentsInput,
    ) -> Result<Option<EnrolmentsPayload>> {
        let key = input.idempotency_key.clone();
        let these = these(&input.enrolments)?;
        kit::once::once(ctx, key.as_deref(), async |tx: &mut Tx| put_all(tx, &input.enrolments).await)
            .await?;
        let find = ctx.access().find::<InsuranceEnrolment>()?.filter(these);
        Ok(Some(EnrolmentsPayload { enrolments: find.all().await? }))
    }
}

async fn put_all(tx: &mut Tx, enrolments: &[EnrolmentInput]) -> Result<Written> {
    // in the order of the residences, so that no two calls wait for each other
    let mut order: Vec<usize> = (0..enrolments.len()).collect();
    order.sort_by_key(|at| enrolments[*at].resident.to_string());
    let mut last = None;
    for at in order {
        last = Some(put(tx, &enrolments[at], &format!("input.enrolments.{at}")).await?);
    }
    last.ok_or_else(|| Error::bad_input("input.enrolments", format!("1 to {MOST} enrolments")))
}

/// Those that were sent, as they lie in the table.
fn these(enrolments: &[EnrolmentInput]) -> Result<Condition> {
    const PATH: &str = "input.enrolments";
    if enrolments.is_empty() || enrolments.len() > MOST {
        return Err(Error::bad_input(PATH, format!("1 to {MOST} enrolments")));
    }
    let mut seen = BTreeSet::new();
    let mut people: BTreeMap<(String, &str, i32), Vec<i64>> = BTreeMap::new();
    for (at, one) in enrolments.iter().enumerate() {
        let id = one.resident.clone().of(Resident::TYPE, &format!("{PATH}.{at}.resident"))?;
        if !seen.insert((id.to_string(), one.scheme.as_str(), one.year)) {
            return Err(Error::bad_input(format!("{PATH}.{at}"), "each person, scheme and year once"));
        }
        people.entry((id.district.to_string(), one.scheme.as_str(), one.year)).or_default().push(id.id()?);
    }
    let mut any = Condition::any();
    for ((district, scheme, year), ids) in people {
        let mut persons = Query::select();
        persons
            .column("person_id")
            .from("resident")
            .and_where(Expr::col("district_code").eq(district.as_str()))
            .and_where(Expr::col("id").is_in(ids));
        any = any.add(
            Condition::all()
                .add(Expr::col("district_code").eq(district))
                .add(Expr::col("scheme").eq(scheme))
                .add(Expr::col("year").eq(year))
                .add(Expr::col("person_id").in_subquery(persons)),
        );
    }
    Ok(Condition::all().add(any).add(Expr::col("state").ne(ContributionState::Void.as_str())))
}

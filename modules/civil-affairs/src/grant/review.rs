//! A periodic review: what it shows, and how it is recorded.

use super::inputs::ReviewGrantInput;
use super::record::AssistanceGrant;
use super::state::{not_stopped, review_due, stopped};
use crate::programme::{self, amount, poor_enough, takes_decision};
use chrono::NaiveDate;
use entities::civil_affairs::assistance_grant::{ActiveModel as GrantRow, Model as Grant};
use entities::civil_affairs::assistance_review::ActiveModel;
use kit::access::{Action, Tx, Written};
use kit::record::{Class, Field, Mask, Order, Place, Record, Sealing};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key};
use kit::{Error, Result, text_enum};
use sea_orm::ActiveValue::Set;
use wangge_core::places::text;
use wangge_core::seal;

text_enum! {
    /// What came of a review (复核结果).
    AssistanceReviewResult {
        /// It goes on as it is (维持).
        Continued = "continued",
        /// It goes on with another amount or for another number of persons (调整).
        Changed = "changed",
        /// It stops (停发).
        Stopped = "stopped",
    }
}

/// A periodic review of a grant.
#[derive(Debug)]
pub struct AssistanceReview;

const fn of<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for AssistanceReview {
    type Entity = entities::civil_affairs::assistance_review::Entity;
    const TYPE: &'static str = "AssistanceReview";
    const ABOUT: &'static str =
        "A periodic review of a grant (定期复核). It is not changed: a later one stands beside it.";
    const RESOURCE: &'static str = "assistance-review";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::KeyDescending;
    const PERSON: Option<&'static str> = Some("person_id");
    const SUBJECT: Option<&'static str> = Some("person_id");
    const FIELDS: &'static [Field] = &[
        of::<Date>("reviewedOn", "reviewed_on", "Day of the review."),
        of::<AssistanceReviewResult>("result", "result", "What came of it."),
        of::<Counter>("beforeFen", "before_fen", "Amount before, in fen."),
        of::<Counter>("amountFen", "amount_fen", "Amount from then on, in fen."),
        Field::sealed(
            "incomeFen",
            "income_mask",
            Sealing { cipher: "income_cipher", mask: Mask::Whole },
            "Income in a month that was found, in fen, masked.",
        ),
        Field::sealed(
            "findings",
            "findings_mask",
            Sealing { cipher: "findings_cipher", mask: Mask::Whole },
            "What was found, masked.",
        ),
        of::<Option<Date>>(
            "nextDueOn",
            "next_due_on",
            "Day by which the next one is due; null where none is.",
        ),
        of::<Instant>("createdAt", "created_at", "When it was entered."),
        Field::hidden::<Key>("resident_id"),
        Field::hidden::<Key>("grant_id"),
    ];
}

/// Records a review; answers the grant.
pub(super) async fn review(tx: &mut Tx, input: ReviewGrantInput) -> Result<Written> {
    let target =
        tx.target_as::<AssistanceGrant>(&input.id, AssistanceReview::RESOURCE, Action::Create).await?;
    not_stopped(&target)?;
    let today = tx.access().today();
    let day = input.on.map_or(today, |day| day.0);
    if day > today || day < target.from_on.min(today) {
        return Err(Error::bad_input("input.on", "from the first day of the grant until today"));
    }
    if input.result != AssistanceReviewResult::Stopped && input.reason.is_some() {
        return Err(Error::bad_input("input.reason", "only where it stops"));
    }
    let grant = Grant::clone(&target);
    let programme = programme::of_id(tx, grant.programme_id).await?;
    let next = Some(())
        .filter(|()| input.result != AssistanceReviewResult::Stopped)
        .and_then(|()| review_due(&programme, day));
    let row = outcome(&input, &grant, &programme, (day, next))?;
    let key = seal::key_of(tx, grant.person_id).await?;
    let income = (input.income_fen, "input.incomeFen");
    let (income_cipher, income_mask) = seal::amount::<AssistanceReview>(tx, &key, "incomeFen", income)?;
    let findings = (input.findings.as_deref(), "input.findings");
    let (findings_cipher, findings_mask) = seal::passage::<AssistanceReview>(tx, &key, "findings", findings)?;
    let now = tx.access().now();
    let record = ActiveModel {
        district_code: Set(grant.district_code.clone()),
        id: Set(tx.access().new_id()),
        grid_code: Set(grant.grid_code.clone()),
        grid_id: Set(grant.grid_id),
        resident_id: Set(grant.resident_id),
        person_id: Set(grant.person_id),
        grant_id: Set(grant.id),
        reviewed_on: Set(day),
        result: Set(input.result.as_str().to_owned()),
        before_fen: Set(grant.amount_fen),
        amount_fen: Set(*row.amount_fen.try_as_ref().unwrap_or(&grant.amount_fen)),
        income_cipher: Set(income_cipher),
        income_mask: Set(income_mask),
        findings_cipher: Set(findings_cipher),
        findings_mask: Set(findings_mask),
        next_due_on: Set(next),
        reviewed_by: Set(tx.access().account()),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    let written = tx.change::<AssistanceGrant>(target, row, input.version.into(), "review").await?;
    tx.create::<AssistanceReview>(record).await?;
    Ok(written)
}

/// What changes of the grant.
fn outcome(
    input: &ReviewGrantInput,
    grant: &Grant,
    programme: &programme::Programme,
    (day, next): (NaiveDate, Option<NaiveDate>),
) -> Result<GrantRow> {
    let people = match text::small(input.people, "input.people", 50)? {
        Some(0) => return Err(Error::bad_input("input.people", "1 to 50")),
        people => people,
    };
    let changed = input.result == AssistanceReviewResult::Changed;
    if !changed && (people.is_some() || input.amount_fen.is_some()) {
        return Err(Error::bad_input(
            "input.result",
            "with another amount or number of persons it is `CHANGED`",
        ));
    }
    let reviewed = GrantRow { reviewed_on: Set(Some(day)), review_due_on: Set(next), ..GrantRow::default() };
    match input.result {
        AssistanceReviewResult::Continued => Ok(reviewed),
        AssistanceReviewResult::Stopped => {
            let reason = input.reason.ok_or_else(|| Error::bad_input("input.reason", "say why it stops"))?;
            Ok(GrantRow { reviewed_on: Set(Some(day)), ..stopped(reason, day) })
        }
        AssistanceReviewResult::Changed => {
            if people.is_some() && grant.household_id.is_none() {
                return Err(Error::bad_input("input.people", "the grant is for one person"));
            }
            let people = people.unwrap_or(grant.people);
            let income = input.income_fen.map(i64::from);
            if income.is_some() || !takes_decision(programme) {
                poor_enough(programme, people, income)?;
            }
            let amount_fen = amount(programme, people, income, (input.amount_fen, "input.amountFen"))?;
            Ok(GrantRow { people: Set(people), amount_fen: Set(amount_fen), ..reviewed })
        }
    }
}

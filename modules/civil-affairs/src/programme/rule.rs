//! Who is entitled by a programme, and to how much.

use super::record::AssistanceAmountRule;
use chrono::NaiveDate;
use entities::civil_affairs::assistance_programme::Model;
use kit::{Error, Result};

/// Refuses who is not of the age that the programme is for.
///
/// # Errors
/// BAD_USER_INPUT at `path`.
pub(crate) fn entitled(
    programme: &Model,
    birth: Option<NaiveDate>,
    today: NaiveDate,
    path: &str,
) -> Result<()> {
    if programme.min_age.is_none() && programme.max_age.is_none() {
        return Ok(());
    }
    let age = birth.and_then(|birth| today.years_since(birth));
    let age = age
        .ok_or_else(|| Error::bad_input(path, "the programme is for an age: enter the day of birth first"))?;
    let age = i16::try_from(age).unwrap_or(i16::MAX);
    if programme.min_age.is_some_and(|least| age < least) || programme.max_age.is_some_and(|most| age > most)
    {
        return Err(Error::bad_input(path, "the programme is for another age; see `minAge` and `maxAge`"));
    }
    Ok(())
}

/// Refuses an income of so many persons that is above the programme's limit.
///
/// # Errors
/// CONFLICT when it is; the income is not said.
pub(crate) fn poor_enough(programme: &Model, people: i16, income: Option<i64>) -> Result<()> {
    let Some(limit) = programme.income_limit_fen else { return Ok(()) };
    let income = income.ok_or_else(|| {
        Error::conflict("the programme has a limit of income, and none was stated or found")
    })?;
    if income > limit.saturating_mul(i64::from(people)) {
        return Err(Error::conflict("the income that was found is above the programme's limit"));
    }
    Ok(())
}

/// Is the amount decided, and not computed?
pub(crate) fn takes_decision(programme: &Model) -> bool {
    AssistanceAmountRule::of(&programme.amount_rule) == Some(AssistanceAmountRule::UpTo)
}

/// The amount for so many persons with this income, in fen; `decided` is what somebody decided.
///
/// # Errors
/// BAD_USER_INPUT at `path` for a decision where there is none to make, or a wrong one; CONFLICT when nothing is left to
/// grant.
pub(crate) fn amount(
    programme: &Model,
    people: i16,
    income: Option<i64>,
    (decided, path): (Option<i32>, &str),
) -> Result<i64> {
    let most = programme.amount_fen.saturating_mul(i64::from(people));
    let amount = match (AssistanceAmountRule::of(&programme.amount_rule), decided) {
        (Some(AssistanceAmountRule::UpTo), Some(decided)) if (1..=most).contains(&i64::from(decided)) => {
            i64::from(decided)
        }
        (Some(AssistanceAmountRule::UpTo), _) => {
            return Err(Error::bad_input(path, format!("say the amount that is granted, 1 to {most} fen")));
        }
        (_, Some(_)) => {
            return Err(Error::bad_input(path, "the amount follows from the programme's rule; leave it out"));
        }
        (Some(AssistanceAmountRule::TopUp), None) => {
            let income = income.ok_or_else(|| {
                Error::conflict("the amount depends on the income, and none was stated or found")
            })?;
            most - income
        }
        (_, None) => most,
    };
    match i32::try_from(amount) {
        Ok(1..) => Ok(amount),
        Ok(_) => {
            Err(Error::conflict("by the programme's rule nothing is left to grant: the income is enough"))
        }
        Err(_) => Err(Error::conflict("the amount is too large")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn programme(rule: &str) -> Model {
        let day = NaiveDate::default();
        Model {
            id: 1,
            area_code: "340705".to_owned(),
            code: "one".to_owned(),
            kind: "minimum_living".to_owned(),
            title: String::new(),
            chinese: String::new(),
            conditions: String::new(),
            for_household: true,
            amount_rule: rule.to_owned(),
            amount_fen: 70_000,
            income_limit_fen: Some(70_000),
            min_age: Some(60),
            max_age: Some(79),
            payout: "monthly".to_owned(),
            review_months: Some(6),
            needs_visit: true,
            announced: true,
            kind_code: "minimum-allowance".to_owned(),
            from_on: day,
            status: "active".to_owned(),
            retired_on: None,
            version: 1,
            created_at: 0,
            changed_at: 0,
        }
    }

    #[test]
    fn the_amount_follows_from_the_rule() {
        let amount_of =
            |rule, people, income, decided| amount(&programme(rule), people, income, (decided, "amount"));
        assert_eq!(amount_of("fixed", 3, None, None).unwrap(), 210_000);
        assert_eq!(amount_of("top_up", 2, Some(50_000), None).unwrap(), 90_000);
        assert_eq!(amount_of("up_to", 1, None, Some(70_000)).unwrap(), 70_000);
        assert!(amount_of("top_up", 2, Some(140_000), None).is_err());
        assert!(amount_of("top_up", 2, None, None).is_err());
        assert!(amount_of("up_to", 1, None, Some(70_001)).is_err());
        assert!(amount_of("up_to", 1, None, Some(0)).is_err());
        assert!(amount_of("up_to", 1, None, None).is_err());
        assert!(amount_of("fixed", 1, None, Some(1)).is_err());
    }

    #[test]
    fn an_age_and_an_income_are_conditions() {
        let today: NaiveDate = "2026-06-01".parse().unwrap();
        let born =
            |day: &str| entitled(&programme("fixed"), Some(day.parse().unwrap()), today, "resident").is_ok();
        assert!(born("1966-06-01") && born("1946-06-02"));
        assert!(!born("1966-06-02") && !born("1946-06-01"));
        assert!(entitled(&programme("fixed"), None, today, "resident").is_err());
        assert!(poor_enough(&programme("fixed"), 2, Some(140_000)).is_ok());
        assert!(poor_enough(&programme("fixed"), 2, Some(140_001)).is_err());
        assert!(poor_enough(&programme("fixed"), 2, None).is_err());
    }
}

//! Records of departments that go step by step as the law has it, each beside the matter that is its case: which step may follow
//! which is data, checked when the program starts. The steps, their documents and their terms are the department's own.

use chrono::NaiveDate;
use kit::scalar::Date;
use kit::{Error, Result};
use std::collections::BTreeSet;
use wangge_core::places::text;

/// A step that may be taken.
#[derive(Clone, Copy, Debug)]
pub struct Rule<Of: 'static, State: 'static, Step> {
    step: Step,
    of: &'static [Of],
    from: &'static [State],
    to: &'static [State],
}

/// The step of records `of` these kinds, `from` these states, and where it leads `to`; nowhere for one that leaves the state.
pub const fn rule<Of: 'static, State: 'static, Step: Copy>(
    step: Step,
    of: &'static [Of],
    from: &'static [State],
    to: &'static [State],
) -> Rule<Of, State, Step> {
    Rule { step, of, from, to }
}

/// The steps that may follow, in the order of the rules.
pub fn next<Of, State, Step>(rules: &[Rule<Of, State, Step>], of: Of, state: State) -> Vec<Step>
where
    Of: Copy + PartialEq + 'static,
    State: Copy + PartialEq + 'static,
    Step: Copy,
{
    let may = rules.iter().filter(|rule| rule.of.contains(&of) && rule.from.contains(&state));
    may.map(|rule| rule.step).collect()
}

/// Refuses a step that is not among the `next` ones, which it tells; `what` is the record, `named` how steps are stored.
///
/// # Errors
/// CONFLICT with the steps that may follow.
pub fn may<Step: Copy + PartialEq>(
    next: &[Step],
    step: Step,
    (what, state): (&str, &str),
    named: impl Fn(Step) -> &'static str,
) -> Result<()> {
    if next.contains(&step) {
        return Ok(());
    }
    let names: Vec<&str> = next.iter().map(|step| named(*step)).collect();
    let can = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
    let step = named(step);
    Err(Error::conflict(format!(
        "no `{step}` while the {what} is `{state}`; the steps that may follow: {can}"
    )))
}

/// The states that a record of this kind reaches from its first one.
pub fn reached<Of, State, Step>(rules: &[Rule<Of, State, Step>], of: &Of, first: State) -> BTreeSet<State>
where
    Of: PartialEq + 'static,
    State: Copy + Ord + 'static,
{
    let mut reached = BTreeSet::from([first]);
    loop {
        let on = |rule: &&Rule<Of, State, Step>| {
            rule.of.contains(of) && rule.from.iter().any(|state| reached.contains(state))
        };
        let to: Vec<State> = rules.iter().filter(on).flat_map(|rule| rule.to.iter().copied()).collect();
        let before = reached.len();
        reached.extend(to);
        if reached.len() == before {
            return reached;
        }
    }
}

/// Day of a document and of its service. `day` checks that of the document, which is that of the service where none was sent.
///
/// # Errors
/// BAD_USER_INPUT at `input.servedOn` for one in the future, or before the document; what `day` refuses.
pub fn service(
    today: NaiveDate,
    (on, served): (Option<Date>, Date),
    day: impl FnOnce(Option<Date>) -> Result<NaiveDate>,
) -> Result<(NaiveDate, NaiveDate)> {
    const PATH: &str = "input.servedOn";
    if served.0 > today {
        return Err(Error::bad_input(PATH, "not a day in the future"));
    }
    let on = day(Some(on.unwrap_or(served)))?;
    match served.0 < on {
        true => Err(Error::bad_input(PATH, "not before the day of the document")),
        false => Ok((on, served.0)),
    }
}

/// The number of a document, 1 to 50 characters.
///
/// # Errors
/// BAD_USER_INPUT at `input.number`.
pub fn number(given: &str) -> Result<String> {
    let path = "input.number";
    text::line(given, path, 50)?.ok_or_else(|| Error::bad_input(path, "must not be empty"))
}

/// Lines that have to be there, at most 1,000 characters.
///
/// # Errors
/// BAD_USER_INPUT at `path`.
pub fn told(given: &str, path: &str) -> Result<String> {
    text::passage(given, path, 1_000)?.ok_or_else(|| Error::bad_input(path, "must not be empty"))
}

/// Lines, if there are any, at most 1,000 characters.
///
/// # Errors
/// BAD_USER_INPUT at `input.note`.
pub fn note(given: Option<&str>) -> Result<Option<String>> {
    given.map(|given| text::passage(given, "input.note", 1_000)).transpose().map(Option::flatten)
}

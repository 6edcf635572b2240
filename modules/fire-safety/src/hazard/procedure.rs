//! Which step of a hazard may follow which: as data, checked when the program starts.

use super::record::{FireHazard, FireHazardLevel, FireHazardState};
use super::step::FireHazardStepKind;
use FireHazardLevel::{General, Major};
use FireHazardState::{
    Closed, Confirmed, Extended, Notified, Rectified, Referred, Reinspected, Reported, Unfounded,
};
use FireHazardStepKind::{
    Closing, Confirmation, Extension, Notice, PartyLeft, Rectification, Referral, Reinspection,
};
use async_graphql::{Object, Value};
use kit::Result;
use kit::record::Row;
use work::steps::{self, Rule, rule};

const ALL: &[FireHazardLevel] = &[General, Major];

/// Every step with its legal predecessors (Fire Protection Law, article 54).
const RULES: &[Rule<FireHazardLevel, FireHazardState, FireHazardStepKind>] = &[
    rule(Confirmation, ALL, &[Reported], &[Confirmed, Unfounded]),
    rule(Notice, ALL, &[Confirmed], &[Notified]),
    // once; see `next`
    rule(Extension, ALL, &[Notified], &[Extended]),
    // what is general can be put right on the spot, without a notice
    rule(Rectification, &[General], &[Confirmed, Notified, Extended, Referred], &[Rectified]),
    rule(Rectification, &[Major], &[Notified, Extended, Referred], &[Rectified]),
    // what does not pass goes back to where the party was last told to
    rule(Reinspection, ALL, &[Rectified], &[Reinspected, Confirmed, Notified, Extended, Referred]),
    rule(Referral, ALL, &[Notified, Extended], &[Referred]),
    rule(PartyLeft, ALL, &[Notified, Extended, Rectified], &[Confirmed]),
    rule(Closing, ALL, &[Reinspected], &[Closed]),
];

/// May a hazard in this state take the step? Until it is confirmed it has no level.
///
/// # Errors
/// CONFLICT with the steps that it may take.
pub fn may(
    level: Option<FireHazardLevel>,
    state: FireHazardState,
    extended: bool,
    step: FireHazardStepKind,
) -> Result<()> {
    let next = next(level, state, extended);
    steps::may(&next, step, ("hazard", state.as_str()), FireHazardStepKind::as_str)
}

/// The steps that may follow; that a party left is noted by the platform, and is none of them. A term is extended once.
#[must_use]
pub fn next(
    level: Option<FireHazardLevel>,
    state: FireHazardState,
    extended: bool,
) -> Vec<FireHazardStepKind> {
    let next = steps::next(RULES, level.unwrap_or(General), state);
    let taken = next.into_iter().filter(|step| *step != PartyLeft);
    taken.filter(|step| !extended || *step != Extension).collect()
}

/// Goes a hazard in this state back to being confirmed when its party left?
#[must_use]
pub fn goes_back(state: FireHazardState) -> bool {
    ALL.iter().any(|level| steps::next(RULES, *level, state).contains(&PartyLeft))
}

/// Each state that a level reaches is over or leads on, and each is reached.
///
/// # Errors
/// What is wrong, for the author.
pub fn check() -> std::result::Result<(), String> {
    for level in ALL {
        let reached = steps::reached(RULES, level, Reported);
        let stuck =
            |state: &&FireHazardState| !state.is_over() && next(Some(*level), **state, true).is_empty();
        if let Some(state) = reached.iter().find(stuck) {
            return Err(format!("a hazard of level {level:?} ends in {state:?}"));
        }
        if let Some(state) = FireHazardState::ALL.iter().find(|state| !reached.contains(state)) {
            return Err(format!("a hazard of level {level:?} is never {state:?}"));
        }
    }
    Ok(())
}

/// What may follow.
pub(super) struct NextFireHazardSteps(Vec<FireHazardStepKind>);

impl From<&Row<FireHazard>> for NextFireHazardSteps {
    fn from(hazard: &Row<FireHazard>) -> Self {
        let text = |field: &str| match hazard.value(field) {
            Some(Value::String(text)) => text.clone(),
            _ => String::new(),
        };
        let extended = matches!(hazard.value("was_extended"), Some(Value::Boolean(true)));
        let state = FireHazardState::of(&text("is_state"));
        let level = FireHazardLevel::of(&text("is_level"));
        Self(state.map(|state| next(level, state, extended)).unwrap_or_default())
    }
}

#[Object]
impl NextFireHazardSteps {
    /// The steps that may follow by law, whoever takes them; none when it is over.
    async fn next(&self) -> Option<&[FireHazardStepKind]> {
        Some(&self.0)
    }
}

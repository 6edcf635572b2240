//! Which step of a violation may follow which: as data, checked when the program starts.

use super::record::{Violation, ViolationKind, ViolationState};
use super::step::ViolationStepKind;
use ViolationKind::{ImperfectProcedures, RoofAddition, Unauthorised};
use ViolationState::{
    Accepted, CarriedOut, Checked, Discovered, Heard, Notified, Ordered, Stopped, Unfounded, Urged,
};
use ViolationStepKind::{
    Acceptance, CarryOut, Coordination, Hearing, HearingNotice, Order, SiteCheck, StopNotice, Urging,
};
use async_graphql::{Object, Value};
use kit::Result;
use kit::record::Row;
use work::steps::{self, Rule, rule};

/// What is punished: heard first (Law on Administrative Penalty, articles 44, 45 and 63 to 65).
const PUNISHED: &[ViolationKind] = &[Unauthorised, RoofAddition];
/// What is only made good.
const MADE_GOOD: &[ViolationKind] = &[ImperfectProcedures];
const ALL: &[ViolationKind] = &[Unauthorised, RoofAddition, ImperfectProcedures];

/// Every step with its legal predecessors.
const RULES: &[Rule<ViolationKind, ViolationState, ViolationStepKind>] = &[
    rule(SiteCheck, ALL, &[Discovered], &[Checked, Unfounded]),
    rule(StopNotice, PUNISHED, &[Checked], &[Stopped]),
    rule(HearingNotice, PUNISHED, &[Stopped], &[Notified]),
    rule(Hearing, PUNISHED, &[Notified], &[Heard]),
    rule(Order, PUNISHED, &[Heard], &[Ordered]),
    rule(Order, MADE_GOOD, &[Checked], &[Ordered]),
    rule(Urging, ALL, &[Ordered], &[Urged]),
    rule(Coordination, ALL, &[Checked, Stopped, Notified, Heard, Ordered, Urged], &[]),
    // a party may remove it of its own will before it is ordered to
    rule(CarryOut, PUNISHED, &[Stopped, Notified, Heard, Ordered, Urged], &[CarriedOut]),
    rule(CarryOut, MADE_GOOD, &[Ordered, Urged], &[CarriedOut]),
    // what does not pass goes back to the last document
    rule(Acceptance, PUNISHED, &[CarriedOut], &[Accepted, Stopped, Ordered]),
    rule(Acceptance, MADE_GOOD, &[CarriedOut], &[Accepted, Ordered]),
];

/// May a violation of this kind in this state take the step?
///
/// # Errors
/// CONFLICT with the steps that it may take.
pub fn may(kind: ViolationKind, state: ViolationState, step: ViolationStepKind) -> Result<()> {
    steps::may(&next(kind, state), step, ("violation", state.as_str()), ViolationStepKind::as_str)
}

/// The steps that may follow.
#[must_use]
pub fn next(kind: ViolationKind, state: ViolationState) -> Vec<ViolationStepKind> {
    steps::next(RULES, kind, state)
}

/// Each state that a kind reaches is over or leads on, and each is reached.
///
/// # Errors
/// What is wrong, for the author.
pub fn check() -> std::result::Result<(), String> {
    for kind in ALL {
        let reached = steps::reached(RULES, kind, Discovered);
        let stuck = reached.iter().find(|state| !state.is_over() && next(*kind, **state).is_empty());
        if let Some(state) = stuck {
            return Err(format!("a violation of kind {kind:?} ends in {state:?}"));
        }
        if !reached.contains(&Accepted) {
            return Err(format!("a violation of kind {kind:?} is never accepted"));
        }
    }
    Ok(())
}

/// What may follow.
pub(super) struct NextSteps(Vec<ViolationStepKind>);

impl From<&Row<Violation>> for NextSteps {
    fn from(violation: &Row<Violation>) -> Self {
        let text = |field: &str| match violation.value(field) {
            Some(Value::String(text)) => text.clone(),
            _ => String::new(),
        };
        let known = ViolationKind::of(&text("is_kind")).zip(ViolationState::of(&text("is_state")));
        Self(known.map(|(kind, state)| next(kind, state)).unwrap_or_default())
    }
}

#[Object]
impl NextSteps {
    /// The steps that may follow by law, whoever takes them; none when it is over.
    async fn next(&self) -> Option<&[ViolationStepKind]> {
        Some(&self.0)
    }
}

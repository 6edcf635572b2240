//! What a procedure must be like.

use super::stage::{Act, Stage};
use super::{Procedure, To};
use std::collections::{BTreeMap, BTreeSet};

/// Checks a procedure: each stage is reached, leads to the end, and lies where it is reached with the same steps signed,
/// so that none of the five can be skipped; no act is ambiguous.
///
/// # Errors
/// What is wrong, for its author.
pub fn check(procedure: &Procedure) -> Result<(), String> {
    let name = procedure.title;
    let reached = signed(procedure)?;
    for stage in reached.keys().filter(|stage| **stage != Stage::Done) {
        if !ends(procedure, *stage) {
            return Err(format!("{name}: nothing leads from `{}` to the end", stage.as_str()));
        }
    }
    for stage in Stage::ALL {
        let mut acts = BTreeSet::new();
        for act in procedure.acts(stage) {
            if !acts.insert(act) {
                return Err(format!("{name}: `{}` is there twice in `{}`", act.as_str(), stage.as_str()));
            }
        }
    }
    match reached.get(&Stage::Done) {
        Some(5) => Ok(()),
        Some(step) => Err(format!("{name}: it can be filed with {step} of five steps signed")),
        None => Err(format!("{name}: it is never filed")),
    }
}

/// How many of the five steps are signed at least in each stage that is reached; for `Done`, when it is filed.
fn signed(procedure: &Procedure) -> Result<BTreeMap<Stage, u8>, String> {
    let mut least = BTreeMap::from([(procedure.begins.0, last(0, procedure.begins.1)?)]);
    let mut waiting = vec![procedure.begins.0];
    for settled in procedure.moves().filter(|m| m.act == Act::Settle) {
        if let To::Stage(stage) = settled.to {
            least.insert(stage, last(0, settled.signs)?);
            waiting.push(stage);
        }
    }
    while let Some(stage) = waiting.pop() {
        let so_far = least.get(&stage).copied().unwrap_or_default();
        for step in procedure.moves().filter(|m| m.from.contains(&stage) && stage != Stage::Done) {
            let signs =
                if step.signs.first().is_some_and(|first| *first <= so_far) { &[] } else { step.signs };
            let after = last(so_far, signs)?;
            for to in targets(step.to) {
                // other ends than filing need no steps
                if to == Stage::Done && step.act != Act::File {
                    continue;
                }
                if least.get(&to).is_none_or(|known| after < *known) {
                    least.insert(to, after);
                    waiting.push(to);
                }
            }
        }
    }
    Ok(least)
}

/// The last step that is signed after these, which must follow it one by one.
fn last(so_far: u8, signs: &[u8]) -> Result<u8, String> {
    signs.iter().try_fold(so_far, |before, step| {
        if *step == before + 1 {
            Ok(*step)
        } else {
            Err(format!("step {step} is signed after step {before}"))
        }
    })
}

fn targets(to: To) -> impl Iterator<Item = Stage> {
    let (first, second) = match to {
        To::Same => (None, None),
        To::Stage(stage) => (Some(stage), None),
        To::Either(first, second) => (Some(first), Some(second)),
    };
    first.into_iter().chain(second)
}

/// Does something lead from `stage` to the end?
fn ends(procedure: &Procedure, stage: Stage) -> bool {
    let (mut seen, mut waiting) = (BTreeSet::new(), vec![stage]);
    while let Some(stage) = waiting.pop() {
        if !seen.insert(stage) {
            continue;
        }
        for step in procedure.moves().filter(|m| m.from.contains(&stage)) {
            if step.act == Act::File {
                return true;
            }
            waiting.extend(targets(step.to));
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::common::go;
    use super::super::{By, Move, ProcedureKind};
    use super::*;
    use kit::access::Action;

    const RIGHT: (&str, Action) = ("matter", Action::Change);

    fn with(moves: &'static [Move]) -> Result<(), String> {
        let begins = (Stage::Accept, &[1][..]);
        let kind = ProcedureKind::General;
        check(&Procedure { kind, title: "p", chinese: "", begins, unit: 15, moves })
    }

    #[test]
    fn every_procedure_is_sound() {
        for procedure in Procedure::ALL {
            check(procedure).unwrap();
        }
    }

    #[test]
    fn a_skipped_step_is_found() {
        const SKIPS: &[Move] = &[
            go(Act::Accept, &[Stage::Accept], Stage::Handle, &[2], By::Unit, RIGHT),
            go(Act::Finish, &[Stage::Handle], Stage::File, &[3], By::Unit, RIGHT),
            go(Act::File, &[Stage::File], Stage::Done, &[5], By::Unit, RIGHT),
        ];
        assert_eq!(with(SKIPS).unwrap_err(), "step 5 is signed after step 3");
    }

    #[test]
    fn a_dead_end_is_found() {
        const ENDS: &[Move] = &[go(Act::Accept, &[Stage::Accept], Stage::Handle, &[2], By::Unit, RIGHT)];
        assert!(with(ENDS).unwrap_err().contains("nothing leads from `accept` to the end"));
    }
}

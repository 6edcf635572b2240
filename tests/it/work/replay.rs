//! A matter's signed steps, done again by the rules of its procedure alone.

use kit::access::{Action, Policy};
use serde_json::Value;
use std::collections::BTreeMap;
use work::procedure::{Act, By, Move, Procedure, ProcedureKind, Stage, To};

/// What is followed of a matter.
#[derive(Default)]
struct Standing {
    stage: Option<Stage>,
    reporter: Value,
    handler: Value,
    reviewer: Value,
    /// Who passed or refused it, at which desk.
    sat: Vec<(Act, Stage, Value)>,
    appealed: bool,
    signed: Vec<u64>,
    at: i64,
    status: &'static str,
    rated: bool,
}

/// Replays the steps of a matter in their order; answers what is wrong with the first that is not allowed.
pub(crate) fn replay(matter: &Value, steps: &[Value], policy: &Policy) -> Result<(), String> {
    let kind = ProcedureKind::of(text(matter, "procedure")).ok_or("no such procedure")?;
    let procedure = Procedure::of(kind);
    let mut standing = Standing { status: "open", ..Standing::default() };
    for (nth, step) in steps.iter().enumerate() {
        let act = Act::of(text(step, "act")).ok_or("no such act")?;
        let wrong = |what: &str| Err(format!("step {}, `{}`: {what}", nth + 1, act.as_str()));
        if step["seq"] != nth + 1 {
            return wrong("it has another number");
        }
        let at = step["at"].as_i64().unwrap_or_default();
        if at < standing.at {
            return wrong("it is earlier than the one before");
        }
        let found = match standing.stage {
            None => begin(procedure, act),
            Some(stage) => {
                procedure.find(act, stage).map(|step| (targets(step, stage), step.signs, Some(step)))
            }
        };
        let Some((targets, signs, rule)) = found else { return wrong("its stage does not allow it") };
        let to = Stage::of(text(step, "to_stage")).ok_or("no such stage")?;
        if text(step, "from_stage") != standing.stage.map_or("", Stage::as_str) || !targets.contains(&to) {
            return wrong("it leads elsewhere");
        }
        let written: Vec<String> = signs.iter().map(u8::to_string).collect();
        if text(step, "signs") != written.join(",") {
            return wrong("it signs other steps");
        }
        if let Some(rule) = rule {
            who(rule, step, &standing, matter, policy).or_else(|what| wrong(&what))?;
            states(act, step, &standing).or_else(|what| wrong(&what))?;
        }
        standing.follow(act, step, signs, to, at);
    }
    standing.ends_as(matter, steps.len())
}

/// What a report leads to.
fn begin(
    procedure: &'static Procedure,
    act: Act,
) -> Option<(Vec<Stage>, &'static [u8], Option<&'static Move>)> {
    match act {
        Act::Report => Some((vec![procedure.begins.0], procedure.begins.1, None)),
        Act::Settle => {
            let step = procedure.moves().find(|step| step.act == act)?;
            Some((targets(step, Stage::Done), step.signs, None))
        }
        _ => None,
    }
}

fn targets(step: &Move, stage: Stage) -> Vec<Stage> {
    match step.to {
        To::Same => vec![stage],
        To::Stage(to) => vec![to],
        To::Either(one, other) => vec![one, other],
    }
}

fn text<'v>(row: &'v Value, column: &str) -> &'v str {
    row[column].as_str().unwrap_or_default()
}

/// May who signed it?
fn who(
    rule: &Move,
    step: &Value,
    standing: &Standing,
    matter: &Value,
    policy: &Policy,
) -> Result<(), String> {
    let (account, role) = (&step["account_id"], text(step, "role"));
    let by_itself = matches!(rule.act, Act::Resume | Act::EndAnnouncement) && account.is_null();
    let clock = rule.by == By::Clock || by_itself;
    if clock || matches!(rule.by, By::Served | By::Filer) {
        return if role.is_empty() { Ok(()) } else { Err("it is signed by a post".to_owned()) };
    }
    if rule.reason && text(step, "note").is_empty() {
        return Err("it has no reason".to_owned());
    }
    let (resource, action): (&str, Action) = rule.right;
    if account.is_null() || policy.reaches(role, resource, action).next().is_none() {
        return Err(format!("`{role}` may not"));
    }
    let unit = text(step, "area");
    if !text(matter, "grid_code").starts_with(unit) {
        return Err(format!("{unit} does not answer for the grid"));
    }
    match rule.by {
        By::Checker if *account == standing.handler => Err("who dealt with it verifies it".to_owned()),
        By::Desk if *account == standing.reporter => Err("who filed it reviews it".to_owned()),
        By::Desk if standing.stage == Some(Stage::Decide) && *account == standing.reviewer => {
            Err("who reviewed it decides it".to_owned())
        }
        By::Desk => standing.sits(account),
        _ => Ok(()),
    }
}

/// Does it fit what was done before?
fn states(act: Act, _: &Value, standing: &Standing) -> Result<(), String> {
    let settled = ["closed", "joined"].contains(&standing.status);
    match act {
        Act::Rate if standing.rated || !settled => Err("it cannot be rated".to_owned()),
        Act::Reopen if !settled => Err("it is neither closed nor joined".to_owned()),
        Act::Appeal if standing.status != "refused" => Err("it is not refused".to_owned()),
        _ => Ok(()),
    }
}

impl Standing {
    /// Sits this account at no other desk of it, and refused nothing before an appeal?
    fn sits(&self, account: &Value) -> Result<(), String> {
        for (act, stage, _) in self.sat.iter().filter(|(.., who)| who == account) {
            if self.stage != Some(*stage) {
                return Err(format!("who sat at the desk of `{}` sits at another one", stage.as_str()));
            }
            if self.appealed && *act == Act::Deny {
                return Err("who refused it looks at it again after the appeal".to_owned());
            }
        }
        Ok(())
    }

    fn follow(&mut self, act: Act, step: &Value, signs: &[u8], to: Stage, at: i64) {
        let account = step["account_id"].clone();
        if let (Act::Pass | Act::Deny | Act::Grant, Some(stage)) = (act, self.stage) {
            self.sat.push((act, stage, account.clone()));
        }
        self.appealed |= act == Act::Appeal;
        match act {
            Act::Report => self.reporter = account,
            Act::Settle => (self.reporter, self.handler) = (account.clone(), account),
            Act::Finish | Act::Grant | Act::Deny => self.handler = account,
            Act::Pass => self.reviewer = account,
            Act::Rate => self.rated = true,
            _ => {}
        }
        self.signed.extend(signs.iter().map(|step| u64::from(*step)));
        if to == Stage::Done && self.stage != Some(Stage::Done) {
            self.status = match act {
                Act::Refuse | Act::Deny => "refused",
                Act::Cancel => "cancelled",
                Act::Join => "joined",
                _ => "closed",
            };
        } else if to != Stage::Done {
            self.status = "open";
        }
        (self.stage, self.at) = (Some(to), at);
    }

    /// Is the matter where its steps led?
    fn ends_as(&self, matter: &Value, steps: usize) -> Result<(), String> {
        let stage = self.stage.ok_or("it has no step")?;
        let is = BTreeMap::from([
            ("stage", stage.as_str().into()),
            ("status", self.status.into()),
            ("step", stage.step().into()),
            ("version", steps.into()),
            ("reported_by", self.reporter.clone()),
            ("handled_by", self.handler.clone()),
        ]);
        for (column, wanted) in is {
            if matter[column] != wanted {
                return Err(format!("its {column} is {}, and its steps say {wanted}", matter[column]));
            }
        }
        let all = (1..=5).all(|step| self.signed.contains(&step));
        if self.status == "closed" && !all {
            Err("it is closed without all five steps".to_owned())
        } else {
            Ok(())
        }
    }
}

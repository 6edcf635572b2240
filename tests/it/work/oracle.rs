//! Who may do what with a matter, worked out from the procedures and the printed policy by code that shares nothing with
//! the platform's own.

use crate::access::oracle::{Printed, Row, flag};
use serde_json::Value;
use work::procedure::{Act, By, Move, Procedure, ProcedureKind, Stage, chain};

/// A post, as the oracle needs it.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    pub(crate) id: i64,
    pub(crate) role: String,
    pub(crate) area: String,
    pub(crate) line: Option<String>,
}

/// Somebody who acts.
pub(crate) struct Actor<'a> {
    pub(crate) policy: &'a Printed,
    pub(crate) account: Option<i64>,
    pub(crate) posts: &'a [Held],
}

/// What an act must answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ruling {
    /// It is done.
    Done,
    /// The matter does not exist for the actor.
    Absent,
    /// The matter's stage or state does not have it.
    Impossible,
    /// The actor may not.
    Forbidden,
}

impl Ruling {
    /// The code of the error.
    pub(crate) fn code(self) -> Option<&'static str> {
        match self {
            Self::Done => None,
            Self::Absent => Some("NOT_FOUND"),
            Self::Impossible => Some("CONFLICT"),
            Self::Forbidden => Some("FORBIDDEN"),
        }
    }
}

fn text<'a>(row: &'a Row, column: &str) -> &'a str {
    row[column].as_str().unwrap_or_default()
}

/// The procedure of a matter.
pub(crate) fn procedure(row: &Row) -> &'static Procedure {
    let kind = [
        ("general", ProcedureKind::General),
        ("coordination", ProcedureKind::Coordination),
        ("emergency", ProcedureKind::Emergency),
        ("approval", ProcedureKind::Approval),
    ];
    Procedure::of(kind.iter().find(|(name, _)| *name == text(row, "procedure")).unwrap().1)
}

fn stage(row: &Row) -> Stage {
    Stage::ALL.into_iter().find(|stage| stage.as_str() == text(row, "stage")).unwrap()
}

/// The transition, if the stage of the matter and its state have it.
pub(crate) fn possible(row: &Row, act: Act) -> Option<&'static Move> {
    let (status, paused) = (text(row, "status"), row["paused"].as_str());
    let so = match act {
        Act::Reopen => ["closed", "joined"].contains(&status) && !flag(&row["reopened"]),
        Act::Inform => status == "joined",
        Act::Rate => ["closed", "joined"].contains(&status) && row["rating"].is_null(),
        Act::Appeal => status == "refused" && !flag(&row["appealed"]),
        Act::Return | Act::Decline => !flag(&row["arbitrated"]),
        Act::HandOver => !flag(&row["arbitrated"]) && paused != Some("on"),
        Act::AskPause => paused.is_none(),
        Act::AllowPause | Act::DenyPause => paused == Some("asked"),
        Act::Resume => paused == Some("on"),
        Act::Finish | Act::Pass | Act::Grant | Act::Deny => paused != Some("on"),
        _ => true,
    };
    let mut moves = procedure(row).moves();
    moves.find(|step| so && step.act == act && step.from.contains(&stage(row)))
}

impl Actor<'_> {
    /// What comes of the act.
    pub(crate) fn ruling(&self, row: &Row, act: Act) -> Ruling {
        if !self.reaches(row, "matter", "read") || !self.finds(row) {
            return Ruling::Absent;
        }
        match possible(row, act) {
            None => Ruling::Impossible,
            Some(step) if self.may(row, step) => Ruling::Done,
            Some(_) => Ruling::Forbidden,
        }
    }

    /// Is it no discreet matter, or one that the actor handles, reported or is served by?
    pub(crate) fn finds(&self, row: &Row) -> bool {
        let has = |column: &str, post: &Held| row[column].as_i64() == Some(post.id);
        let takes_up = |post: &Held| {
            let mut rights = ["matter-accept", "matter-handle"].into_iter();
            rights.any(|right| !self.policy.reaches(right, "change", &post.role).is_empty())
        };
        let waits = text(row, "status") == "open" && row["post_id"].is_null();
        let of_unit = |post: &Held| {
            let line = post.line.as_deref().is_none_or(|line| row["line"] == line);
            waits && line && post.area == text(row, "unit_code") && takes_up(post)
        };
        let handles = |post: &Held| has("post_id", post) || has("asked_post_id", post) || of_unit(post);
        !flag(&row["discreet"])
            || self.reaches(row, "matter-discreet", "read")
            || self.is(row, "reported_by")
            || self.posts.iter().any(handles)
    }

    /// What the actor may do with it now, as it is shown.
    pub(crate) fn acts(&self, row: &Row) -> Vec<Act> {
        let moves = procedure(row).moves().filter(|step| step.from.contains(&stage(row)));
        let acts = moves.map(|step| step.act);
        acts.filter(|act| possible(row, *act).is_some_and(|step| self.may(row, step))).collect()
    }

    /// Does the actor reach the matter for this, as the person served or by a post?
    fn reaches(&self, row: &Row, resource: &str, action: &str) -> bool {
        self.own(row, resource, action)
            || self.posts.iter().any(|post| self.holds(post, row, resource, action))
    }

    fn own(&self, row: &Row, resource: &str, action: &str) -> bool {
        let resident = self.posts.iter().any(|post| post.role == "resident");
        let own = self.policy.reaches(resource, action, "resident").iter().any(|reach| reach == "own");
        resident && own && self.is(row, "account_id")
    }

    /// Did the actor sit at another desk of the application, or refuse it before an appeal? The signatures are there only
    /// where they count.
    fn sat_elsewhere(&self, row: &Row) -> bool {
        let sat = row.get("sat").and_then(Value::as_array).into_iter().flatten();
        let mut own = sat.filter(|sat| sat["account"].as_i64() == self.account);
        own.any(|sat| sat["stage"] != row["stage"] || (flag(&row["appealed"]) && sat["act"] == "deny"))
    }

    fn asked_for_pause(&self, row: &Row) -> bool {
        self.account.is_some() && row.get("pause_asked_by").and_then(Value::as_i64) == self.account
    }

    fn is(&self, row: &Row, column: &str) -> bool {
        self.account.is_some() && row[column].as_i64() == self.account
    }

    /// Does the post give the right at the matter?
    fn holds(&self, post: &Held, row: &Row, resource: &str, action: &str) -> bool {
        let here = text(row, "grid_code").starts_with(&post.area);
        let line = |column: &str| post.line.is_some() && row[column].as_str() == post.line.as_deref();
        self.policy.reaches(resource, action, &post.role).iter().any(|reach| match reach.as_str() {
            "all" => true,
            "area" => here,
            "grid" => here && post.area.len() == 15,
            "line" => here && (line("line") || line("asked_line")),
            _ => false,
        })
    }

    /// May the actor do this step of the matter?
    pub(crate) fn may(&self, row: &Row, step: &Move) -> bool {
        let (resource, action) = right(row, step);
        match step.by {
            By::Clock => return false,
            By::Served => return self.reaches(row, resource, action) && self.is(row, "account_id"),
            By::Filer => {
                let filed = self.is(row, "account_id") || self.is(row, "reported_by");
                return self.reaches(row, resource, action) && filed;
            }
            By::Checker if self.is(row, "handled_by") => return false,
            By::Above if step.act == Act::AllowPause && self.asked_for_pause(row) => return false,
            By::Desk if self.is(row, "reported_by") || self.is(row, "account_id") => return false,
            By::Desk if self.sat_elsewhere(row) => return false,
            By::Desk
                if stage(row) == Stage::Review && !flag(&row["appealed"]) && self.is(row, "reviewed_by") =>
            {
                return false;
            }
            By::Desk if stage(row) == Stage::Decide && self.is(row, "reviewed_by") => return false,
            _ => {}
        }
        let posts = self.posts.iter().filter(|post| self.holds(post, row, resource, action));
        posts.into_iter().any(|post| fits(post, row, step.by))
    }
}

/// The right that a step asks for: who has what was asked of a service team accepts it by dealing with it.
fn right(row: &Row, step: &Move) -> (&'static str, &'static str) {
    match step.by {
        By::Taker if !row["post_id"].is_null() => ("matter-handle", "change"),
        _ => (step.right.0, step.right.1.as_str()),
    }
}

/// Is it the post whose turn it is?
fn fits(post: &Held, row: &Row, by: By) -> bool {
    let unit = text(row, "unit_code");
    let holder = row["post_id"].as_i64();
    match by {
        By::Anyone => true,
        By::Checker => row.get("handled_post").and_then(Value::as_i64) != Some(post.id),
        By::Unit => post.area == unit,
        By::Holder | By::Taker => holder.map_or(post.area == unit, |holder| holder == post.id),
        By::Above => {
            let line = post.line.as_deref().is_none_or(|line| row["line"] == line);
            line && Some(post.id) != holder && unit.starts_with(&post.area)
        }
        By::Sheet => {
            let unit = row.get("sheet_unit").and_then(Value::as_str);
            let asked = row["asked_line"].as_str().is_some_and(|line| Some(line) == post.line.as_deref());
            asked && unit.is_none_or(|unit| unit == post.area)
        }
        By::Desk => desk(row) == Some((post.area.len(), post.line.clone())),
        By::Served | By::Filer | By::Clock => false,
    }
}

/// Digits of the area of the desk, and its line.
fn desk(row: &Row) -> Option<(usize, Option<String>)> {
    let line = |line: bool| line.then(|| text(row, "line").to_owned());
    let chain = chain(row["chain"].as_str()?)?;
    let digits = |desk: work::procedure::Desk| (desk.level.digits(), line(desk.line));
    match stage(row) {
        Stage::FirstReview => Some((12, None)),
        Stage::Review => Some(digits(chain.review)),
        Stage::Decide => Some(digits(chain.decide)),
        _ => None,
    }
}

/// The act's name in the graph.
pub(crate) fn shown(act: Act) -> Value {
    Value::from(act.as_str().to_uppercase())
}

/// The mutation of an act, where it is one.
pub(crate) fn mutation(act: Act) -> Option<&'static str> {
    Some(match act {
        Act::Accept => "acceptMatter",
        Act::Refuse => "refuseMatter",
        Act::Escalate => "escalateMatter",
        Act::Dispatch => "dispatchMatter",
        Act::Return => "returnMatter",
        Act::HandOver => "handOverMatter",
        Act::Receive => "receiveMatter",
        Act::Decline => "declineMatter",
        Act::Arbitrate => "arbitrateMatter",
        Act::Track => "trackMatter",
        Act::Finish => "finishMatter",
        Act::Pass => "passMatter",
        Act::Deny => "denyMatter",
        Act::Grant => "grantMatter",
        Act::Announce => "announceMatter",
        Act::EndAnnouncement => "endAnnouncement",
        Act::Appeal => "appealMatter",
        Act::Verify => "verifyMatter",
        Act::Rework => "reworkMatter",
        Act::File => "fileMatter",
        Act::Urge => "urgeMatter",
        Act::TakeOver => "takeOverMatter",
        Act::AskPause => "askMatterPause",
        Act::AllowPause => "allowMatterPause",
        Act::DenyPause => "denyMatterPause",
        Act::Resume => "resumeMatter",
        Act::Cancel => "cancelMatter",
        Act::Join => "joinMatter",
        Act::Reopen => "reopenMatter",
        Act::Rate => "rateMatter",
        // on no matter that there is, and what the platform does by itself
        Act::Report | Act::Settle | Act::Warn | Act::Overdue | Act::Unassign | Act::Inform => return None,
    })
}

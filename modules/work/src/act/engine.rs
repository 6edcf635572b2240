//! The engine: it finds the transition, looks who may, keeps the clock, signs, and counts.

use super::before::{Past, dropped};
use super::enter::{enter, restarts};
use super::sign::{Signed, sign};
use super::standing::Standing;
use super::who;
use crate::announce;
use crate::calendar::days;
use crate::catalogue;
use crate::clock::Limits;
use crate::matter::{Matter, Told, person};
use crate::procedure::{Act, By, Move, Procedure, ProcedureKind, Stage, To};
use crate::sheet;
use crate::stat;
use entities::work::matter::Model;
use entities::work::{matter_kind, work_sheet};
use kit::access::{Permit, Post, Target, Tx, Written};
use kit::node::GlobalId;
use kit::{Error, Result};
use sea_orm::{ActiveModelTrait, IntoActiveModel};

/// Something that is being done with a matter.
#[derive(Debug)]
pub(crate) struct Doing {
    /// The matter; what is changed here is written by [`Doing::done`].
    pub(crate) matter: Model,
    /// The edition of the catalogue that it follows.
    pub(crate) kind: matter_kind::Model,
    /// The post by which it is done.
    pub(crate) post: Option<Post>,
    /// The work sheet whose receipt is missing, where it is about that.
    pub(crate) sheet: Option<work_sheet::Model>,
    /// The stage that it leads to, where the transition has two.
    pub(crate) second: bool,
    before: Model,
    target: Target<Matter>,
    step: &'static Move,
}

/// The procedure that a matter follows.
///
/// # Errors
/// INTERNAL for one that this build does not have.
pub(crate) fn procedure_of(matter: &Model) -> Result<&'static Procedure> {
    ProcedureKind::of(&matter.procedure)
        .map(Procedure::of)
        .ok_or_else(|| Error::internal(Unknown(matter.procedure.clone())))
}

impl Doing {
    /// Begins `act` on the matter at this version.
    ///
    /// # Errors
    /// NOT_FOUND out of reach; CONFLICT when it was changed meanwhile or its stage does not allow the act; FORBIDDEN for
    /// who may not.
    pub(crate) async fn begin(tx: &mut Tx, id: &GlobalId, version: i32, act: Act) -> Result<Self> {
        let target = tx
            .target_by::<Matter>(id, |matter| Ok(Standing::of(matter).right(step_of(matter, version, act)?)))
            .await?;
        let matter = Model::clone(&target);
        let step = step_of(&matter, version, act)?;
        let sheet = match step.by {
            By::Sheet => sheet::waiting(tx, &matter).await?,
            _ => None,
        };
        let past = Past::of(tx, &matter, step, sheet.as_ref()).await?;
        let post = who::may(tx.access(), &Standing::of(&matter), step, &past)?;
        dropped(tx, &matter, step).await?;
        tx.by_post(post.as_ref());
        let kind = catalogue::edition(tx, matter.kind_id).await?;
        let before = matter.clone();
        Ok(Self { matter, kind, post, sheet, second: false, before, target, step })
    }

    /// Begins what the platform does by itself with another matter, because of what is done with one that the caller may
    /// write, which `permit` proves. The matter is held already.
    ///
    /// # Errors
    /// CONFLICT when its stage does not allow the act.
    pub(crate) async fn following(tx: &Tx, permit: &Permit, matter: Model, act: Act) -> Result<Self> {
        let step = step_of(&matter, i32::try_from(matter.version).map_err(Error::internal)?, act)?;
        let kind = catalogue::edition(tx, matter.kind_id).await?;
        let (before, target) = (matter.clone(), Target::belonging(permit, matter.clone()));
        Ok(Self { matter, kind, post: None, sheet: None, second: false, before, target, step })
    }

    /// Proof that the caller may write what belongs to the matter.
    pub(crate) fn permit(&self) -> Permit {
        self.target.permit().clone()
    }

    /// Writes what was done: the stage, its clock, the signature and the counts.
    ///
    /// # Errors
    /// CONFLICT when somebody else was faster.
    pub(crate) async fn done(mut self, tx: &mut Tx, note: Option<String>) -> Result<Written> {
        let now = tx.access().now();
        let from = Stage::of(&self.before.stage).unwrap_or(Stage::Done);
        let was_late = self.was_late(from, now);
        let to = match self.step.to {
            To::Same => from,
            To::Stage(stage) => stage,
            To::Either(first, second) => {
                if self.second {
                    second
                } else {
                    first
                }
            }
        };
        self.matter.late |= was_late;
        self.enter(tx, from, to, now).await?;
        let act = self.step.act;
        let (version, permit) = (self.before.version, self.target.permit().clone());
        if from == Stage::Announced && to == Stage::Done {
            announce::withdraw(tx, &permit, &self.matter).await?;
        }
        let row = self.matter.clone().into_active_model().reset_all();
        let told = Told::text(tx, Some(&self.before), &self.matter).await?;
        tx.event_says(told);
        let also = ("steps", serde_json::Value::from(act.as_str()));
        let written = tx.change_as::<Matter>(self.target, row, also, version, act.as_str()).await?;
        self.matter.version = written.version;
        let signed =
            Signed::new(&self.matter, act, (from.as_str(), self.step.signs), self.post.as_ref(), note);
        sign(tx, &permit, &signed.late(was_late)).await?;
        stat::count(tx, &permit, &self.kind, Some(&self.before), &self.matter).await?;
        if from != Stage::Done && to == Stage::Done {
            person::over(tx, &self.matter).await?;
        }
        Ok(written)
    }

    /// Has its limit passed? That of an announcement runs only while objections wait, which its light shows.
    fn was_late(&self, from: Stage, now: i64) -> bool {
        match from {
            Stage::Announced => self.matter.light == "red",
            _ if self.before.paused.as_deref() == Some("on") => false,
            _ => self.before.due_at.is_some_and(|due| due <= now),
        }
    }

    /// Puts the matter in its stage, and its clock with it.
    async fn enter(&mut self, tx: &Tx, from: Stage, to: Stage, now: i64) -> Result<()> {
        let act = self.step.act;
        let clock = match restarts(procedure_of(&self.matter)?.kind, act, from, to) {
            true => {
                let days = days(tx, &self.matter.district_code).await?;
                Some((Limits::parse(&self.kind.limits)?, days))
            }
            false => None,
        };
        let clock = clock.as_ref().map(|(limits, days)| (limits, days));
        enter(&mut self.matter, act, (from, to), clock, now);
        Ok(())
    }
}

/// The transition, if the matter is still as the caller saw it and its stage has it.
fn step_of(matter: &Model, version: i32, act: Act) -> Result<&'static Move> {
    if matter.version != i64::from(version) {
        let text =
            format!("this matter was changed meanwhile and is at version {}; read it again", matter.version);
        return Err(Error::conflict(text));
    }
    let procedure = procedure_of(matter)?;
    let stage = Stage::of(&matter.stage).unwrap_or(Stage::Done);
    let standing = Standing::of(matter);
    let step = procedure.find(act, stage).filter(|step| standing.allows(step.act));
    step.ok_or_else(|| {
        let names: Vec<&str> =
            procedure.acts(stage).filter(|act| standing.allows(*act)).map(Act::as_str).collect();
        let text = format!(
            "a matter of the {} in stage `{}` with status `{}` does not allow `{}`; it allows: {}",
            procedure.title,
            stage.as_str(),
            matter.status,
            act.as_str(),
            names.join(", "),
        );
        Error::conflict(text)
    })
}

#[derive(Debug)]
struct Unknown(String);

impl std::fmt::Display for Unknown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "no procedure `{}`", self.0)
    }
}

impl std::error::Error for Unknown {}

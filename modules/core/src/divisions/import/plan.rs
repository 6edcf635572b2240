use super::super::diff::{Change, Diff};
use super::super::file::DivisionTable;
use super::super::packed::PackedCode;
use super::batch::Batch;
use super::edition::{self, Before};
use super::losses::{self, Losses};
use super::stored::stored;
use super::{Edition, Progress, Summary};
use kit::access::Access;
use kit::error::{Error, Result};
use std::ops::Range;

/// What an edition changes, compared with what is stored. Nothing is written yet, and nobody who writes has waited.
#[derive(Debug)]
pub struct Plan<'a> {
    what: &'a Edition,
    divisions: &'a DivisionTable,
    sha256: String,
    before: Before,
    known_already: bool,
    /// Codes of the edition that were entered between editions.
    adopted: Vec<String>,
    steps: Vec<Step>,
    /// Rows of the edition that something has to be done about.
    waiting: usize,
}

/// Rows of the edition that are new, and what happens to the stored division after them.
#[derive(Debug)]
struct Step {
    added: Range<usize>,
    then: Option<Planned>,
}

/// A change of a stored division, without the name that the edition has.
#[derive(Debug)]
enum Planned {
    Retired(PackedCode, Box<str>),
    Renamed(PackedCode, Box<str>),
    Revived(PackedCode, Box<str>),
}

impl Planned {
    /// `None` for a new one.
    fn of(change: &Change<'_>) -> Option<Self> {
        match *change {
            Change::Added { .. } => None,
            Change::Retired { code, name } => Some(Self::Retired(code, name.into())),
            Change::Renamed { code, old, .. } => Some(Self::Renamed(code, old.into())),
            Change::Revived { code, old, .. } => Some(Self::Revived(code, old.into())),
        }
    }

    fn change<'a>(&'a self, divisions: &'a DivisionTable) -> Change<'a> {
        let name = |code| divisions.name(code).unwrap_or_default();
        match self {
            Self::Retired(code, name) => Change::Retired { code: *code, name },
            Self::Renamed(code, old) => Change::Renamed { code: *code, old, new: name(code) },
            Self::Revived(code, old) => Change::Revived { code: *code, old, new: name(code) },
        }
    }
}

impl<'a> Plan<'a> {
    /// Compares an edition with what is stored, outside of any transaction.
    ///
    /// # Errors
    /// As [`super::import`].
    pub async fn make(
        access: &Access,
        what: &'a Edition,
        divisions: &'a DivisionTable,
        progress: Progress<'_>,
    ) -> Result<Self> {
        edition::check_names(what)?;
        let sha256 = divisions.sha256();
        let before = Before::read(access).await?;
        let known_already = before.knows(what, &sha256)?;
        let (adopted, steps, waiting) = (Vec::new(), Vec::new(), 0);
        let mut plan = Self { what, divisions, sha256, before, known_already, adopted, steps, waiting };
        if !known_already {
            plan.before.check_age(what)?;
            plan.compare(access, progress).await?;
        }
        Ok(plan)
    }

    async fn compare(&mut self, access: &Access, progress: Progress<'_>) -> Result<()> {
        let divisions = self.divisions;
        let mut diff = Diff::new(divisions.rows());
        let mut losses = Losses::default();
        let mut from = Some(String::new());
        while let Some(after) = from {
            let page = stored(access, self.what, &after).await?;
            for division in &page.divisions {
                losses.count(division, divisions.name(&division.code).is_some());
                let first = divisions.len() - diff.left();
                let (mut new, mut then) = (0, None);
                for change in diff.until(division.known()) {
                    match Planned::of(&change) {
                        None => new += 1,
                        planned => then = planned,
                    }
                }
                self.step(first..first + new, then);
            }
            // rows that stay as they are need nothing more
            progress(divisions.len() - diff.left() - self.waiting);
            from = page.next;
        }
        losses.check(self.what.allow)?;
        self.adopted = losses.adopted;
        self.step(divisions.len() - diff.left()..divisions.len(), None);
        Ok(())
    }

    fn step(&mut self, added: Range<usize>, then: Option<Planned>) {
        self.waiting +=
            added.len() + usize::from(matches!(then, Some(Planned::Renamed(..) | Planned::Revived(..))));
        if !added.is_empty() || then.is_some() {
            self.steps.push(Step { added, then });
        }
    }

    /// Carries it out in one transaction.
    ///
    /// # Errors
    /// CONFLICT when the divisions were changed since they were compared; UNAVAILABLE when somebody else writes for too
    /// long. Then nothing was changed.
    pub async fn carry_out(&self, access: &Access, progress: Progress<'_>) -> Result<Summary> {
        let (what, rows) = (self.what, self.divisions.len());
        if self.known_already {
            return Ok(Summary { rows, known_already: true, ..Summary::default() });
        }
        let mut tx = access.begin().await?;
        if Before::hold(&tx).await? != self.before {
            return Err(Error::conflict("the divisions were changed while they were compared; import again"));
        }
        let mut batch = Batch::new(&tx, what, self.before.has(&what.issuer));
        batch.adopt(&self.adopted).await?;
        let mut waiting = self.waiting;
        for change in self.changes() {
            waiting -= usize::from(!matches!(change, Change::Retired { .. }));
            if batch.add(&change).await? {
                progress(rows - waiting);
            }
        }
        let mut summary = batch.finish().await?;
        summary.rows = rows;
        if what.governing && summary.retired > 0 {
            summary.stranded = losses::stranded(&tx, what).await?;
        }
        if what.governing {
            summary.ended = losses::closed(&mut tx, what).await?;
        }
        edition::record(&tx, what, &self.sha256, &summary).await?;
        tx.commit().await?;
        progress(rows);
        Ok(summary)
    }

    fn changes(&self) -> impl Iterator<Item = Change<'_>> {
        let divisions = self.divisions;
        self.steps.iter().flat_map(move |step| {
            let added = Diff::new(divisions.part(step.added.clone())).rest();
            added.chain(step.then.iter().map(move |planned| planned.change(divisions)))
        })
    }
}

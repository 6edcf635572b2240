//! Looks for a person by the identity number: each is on record and counts as a value that was revealed, whatever it
//! finds and whatever comes of the request. Otherwise numbers could be guessed one after the other, and nobody would know.

use super::elsewhere::Elsewhere;
use super::identity::{Known, known};
use super::record::Resident;
use async_graphql::Context;
use kit::Result;
use kit::access::{Access, Action, Ask, Tx, Written};
use kit::record::Record;
use kit::vault::RevealRules;

/// What a look leaves in the audit.
const VERB: &str = "identify";

/// A look for the number with a keyed hash.
#[derive(Clone, Debug)]
pub(super) struct Look {
    pub(super) mac: String,
    /// Code of the area for which the caller asks.
    pub(super) asked: String,
    /// What the caller means to do there.
    pub(super) action: Action,
}

impl Look {
    /// Counts it and puts it on record, with the person who has the number, if there is one.
    ///
    /// # Errors
    /// LIMIT_EXCEEDED when the caller looked enough today: then nothing was looked for.
    pub(super) async fn keep(&self, access: &Access, rules: RevealRules) -> Result<()> {
        let tx = access.begin().await?;
        tx.spend_reveals(1, rules).await?;
        match known(&tx, Some(&self.mac)).await? {
            Some(known) => self.found(&tx, &known).await?,
            None => {
                let right = (Resident::RESOURCE, self.action, self.asked.as_str());
                tx.audit_nobody(VERB, Resident::TYPE, right).await?;
            }
        }
        tx.commit().await
    }

    /// Puts on record that somebody was found; the person can read it.
    async fn found(&self, tx: &Tx, known: &Known) -> Result<()> {
        let at = Elsewhere::of(tx, known.person).await?;
        let right = (Resident::RESOURCE, self.action, self.asked.as_str());
        tx.audit_about(VERB, at.about(), right, None).await
    }
}

/// The look that a mutation may take. It stays on record also when the mutation is refused afterwards.
#[derive(Debug)]
#[must_use]
pub(crate) struct Looks {
    rules: RevealRules,
    taken: Option<Look>,
}

impl Looks {
    /// None yet.
    pub(crate) fn of(ctx: &Context<'_>) -> Self {
        Self { rules: ctx.data_opt::<RevealRules>().copied().unwrap_or_default(), taken: None }
    }

    /// Looks. Whatever else was sent is checked before, so that what is mistyped costs nothing.
    ///
    /// # Errors
    /// LIMIT_EXCEEDED when the caller looked enough today: then nothing was looked for.
    pub(super) async fn look(&mut self, tx: &Tx, look: Look) -> Result<Option<Known>> {
        tx.spend_reveals(1, self.rules).await?;
        let look = self.taken.insert(look);
        let known = known(tx, Some(&look.mac)).await?;
        if let Some(known) = &known {
            look.found(tx, known).await?;
        }
        Ok(known)
    }

    /// Does not count the look: nobody was found, and who was entered in place of it is on record.
    ///
    /// # Errors
    /// When the database fails.
    pub(super) async fn spare(&self, tx: &Tx) -> Result<()> {
        tx.spare_reveal(self.rules).await
    }

    /// Answers what came of the mutation once its look is on record: where its transaction was undone, and the look with
    /// it, in another one.
    ///
    /// # Errors
    /// What came of the mutation; LIMIT_EXCEEDED in its place when the caller looked enough meanwhile.
    pub(crate) async fn kept(self, ctx: &Context<'_>, came: Result<Written>) -> Result<Written> {
        if let (Err(_), Some(look)) = (&came, &self.taken) {
            look.keep(ctx.access(), self.rules).await?;
        }
        came
    }
}

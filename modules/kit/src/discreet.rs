//! What is done with restricted data (受限数据) is on record without telling of it. The person whom it is about reads all: who did
//! what and what for. Who reads the audit learns that an account did something restricted in a district, and when, once for
//! each act of its staff, and neither what nor about whom nor of how many; and nothing at all of what a person does with the
//! own data, or of what the platform does by itself, since that happens when something else happens that the audit names.

use crate::access::{Access, Action, Permit, Post, Tx, district_of};
use crate::db::Meter;
use crate::error::Result;
use crate::trace::Trace;
use entities::RESTRICTED;
use entities::platform::audit;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use std::collections::BTreeSet;
use tokio::sync::OwnedMutexGuard;

/// What the audit says in place of the type of a record that it must not tell of.
const TYPE: &str = "Restricted";
/// What it says in place of what was done.
const VERB: &str = "act";

/// The districts of which a transaction told the auditor, and its request before it.
#[derive(Debug, Default)]
pub(crate) struct Told {
    now: BTreeSet<String>,
    before: Option<OwnedMutexGuard<BTreeSet<String>>>,
}

impl Told {
    /// Those of which the request told before. Of several that look at once, such as the fields of a query, the others wait
    /// from here on until this one has ended: they tell nothing where it did, and the first of them where it failed.
    async fn before(&mut self, meter: &Meter) -> &BTreeSet<String> {
        let before = match self.before.take() {
            Some(before) => before,
            None => meter.told().await,
        };
        self.before.insert(before)
    }

    /// What it told lasts: the request told it.
    pub(crate) async fn lasts(self, meter: &Meter) {
        if self.now.is_empty() {
            return;
        }
        let mut before = match self.before {
            Some(before) => before,
            None => meter.told().await,
        };
        before.extend(self.now);
    }
}

/// The rows that who reads the audit may know of: none that names a person beside restricted data, also of modules that are
/// off. The others are in the chain all the same.
pub fn told(_: &Access) -> Option<Condition> {
    let nobody = Expr::col("record_type").eq(TYPE).and(Expr::col("person_id").is_null());
    Some(open().add(nobody))
}

/// The rows that tell of nothing restricted; others may be added.
pub fn open() -> Condition {
    let types = RESTRICTED.iter().copied().chain([TYPE]);
    Condition::any().add(Expr::col("record_type").is_not_in(types))
}

impl Tx {
    /// Puts a look at what must not be told of on record: for each person whom it is about, and once for the auditor. `about`
    /// names the codes of the areas and the persons; the right is a resource and what is done with it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audit_discreetly(
        &self,
        verb: &str,
        about: &[(String, Option<i64>)],
        (resource, action): (&str, Action),
    ) -> Result<()> {
        for (area, _) in about {
            self.tell_auditor(district_of(area), self.post_at(area, (resource, action)), action).await?;
        }
        self.audit_unasked(verb, about, (resource, action)).await
    }

    /// Puts what was done by the right that the permit comes from on record, as [`Tx::audit_discreetly`] does. What a person
    /// does with the own data, by [`Tx::permit_own`], and what the platform does by itself the auditor is not told.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audit_discreetly_by(
        &self,
        permit: &Permit,
        verb: &str,
        about: &[(String, Option<i64>)],
    ) -> Result<()> {
        let by = permit.post(self.access());
        if let Some(post) = by {
            for (area, _) in about {
                self.tell_auditor(district_of(area), post, Action::Change).await?;
            }
        }
        self.audit_persons(verb, about, |_| by.flatten()).await
    }

    /// Puts on record for each person that somebody was shown what nobody asked for at that moment, such as by a stream: when
    /// it is shown follows from what happened, so that the auditor is not told.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audit_unasked(
        &self,
        verb: &str,
        about: &[(String, Option<i64>)],
        right: (&str, Action),
    ) -> Result<()> {
        self.audit_persons(verb, about, |area| self.post_at(area, right)).await
    }

    async fn audit_persons<'a>(
        &self,
        verb: &str,
        about: &[(String, Option<i64>)],
        post: impl Fn(&str) -> Option<&'a Post>,
    ) -> Result<()> {
        let row = |(area, person): &(String, Option<i64>)| {
            let person = Some((*person)?);
            let trace = Trace { person, ..discreet(district_of(area), verb, post(area)) };
            Some(trace.row(self, ""))
        };
        let rows: Vec<audit::Model> = about.iter().filter_map(row).collect();
        self.audit_all(&rows).await
    }

    /// Tells the auditor that staff does something restricted in a district: once in a transaction, and for looks once in a
    /// request, so that nobody counts by it what was found.
    pub(crate) async fn tell_auditor(
        &self,
        district: &str,
        post: Option<&Post>,
        action: Action,
    ) -> Result<()> {
        if self.access().account().is_none() {
            return Ok(());
        }
        let mut told = self.told.lock().await;
        let looked = action == Action::Read && told.before(self.access().meter()).await.contains(district);
        if looked || !told.now.insert(district.to_owned()) {
            return Ok(());
        }
        discreet(district, VERB, post).audit(self, "").await
    }

    fn post_at(&self, area: &str, (resource, action): (&str, Action)) -> Option<&Post> {
        self.access().principal().post_for(self.access().policy(), resource, action, area)
    }
}

/// What is said of whatever is restricted.
fn discreet<'a>(district: &'a str, verb: &'a str, post: Option<&'a Post>) -> Trace<'a> {
    Trace {
        district,
        area: district,
        record_type: TYPE,
        record_id: "",
        person: None,
        verb,
        post,
        reason: None,
    }
}

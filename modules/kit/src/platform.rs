//! The platform: what a process holds once. Only `api` and the tests have it; a request has an `Access`.

use crate::access::{Access, Districts, Policy, Principal, rights::Rights};
use crate::db::{Db, Meter};
use crate::error::Result;
use crate::id::Ids;
use crate::secrets::Secrets;
use crate::sources::Sources;
use arc_swap::ArcSwap;
use chrono::{DateTime, NaiveDate, TimeDelta};
use sea_orm::sea_query::Query;
use std::sync::Arc;
use tokio::sync::watch;

/// What a process holds once; cheap to clone.
#[derive(Clone, Debug)]
pub struct Platform(Arc<Shared>);

#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) db: Db,
    pub(crate) policy: Policy,
    pub(crate) sources: Sources,
    pub(crate) ids: Ids,
    pub(crate) secrets: Secrets,
    pub(crate) districts: ArcSwap<Districts>,
    pub(crate) rights: Rights,
    pub(crate) events: watch::Sender<u64>,
}

impl Platform {
    /// The platform on an open and migrated database.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn open(db: Db, policy: Policy, sources: Sources, secrets: Secrets) -> Result<Self> {
        let ids = Ids::new(sources.clone());
        let shared = Shared {
            db,
            policy,
            ids,
            sources,
            secrets,
            districts: ArcSwap::default(),
            rights: Rights::default(),
            events: watch::channel(0).0,
        };
        let platform = Self(Arc::new(shared));
        platform.read_districts().await?;
        Ok(platform)
    }

    pub(crate) fn shared(&self) -> &Shared {
        &self.0
    }

    /// Reads the list of districts again: after the demo was loaded by hand. A district that is opened in the graph is
    /// noticed by itself.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn read_districts(&self) -> Result<()> {
        self.0.read_districts().await
    }

    /// Reads the ring of keys again, where another process may have added one.
    ///
    /// # Errors
    /// When the key file cannot be read: the keys before stay in use.
    pub fn read_ring(&self) -> Result<()> {
        self.0.secrets.ring_again().map(drop)
    }

    /// The platform as `principal` reaches it.
    pub fn access(&self, principal: Principal) -> Access {
        Access::new(self.0.clone(), principal)
    }

    /// The platform as the process itself reaches it: for commands, the demo and background jobs.
    pub fn system(&self) -> Access {
        self.access(Principal::System)
    }

    /// The platform as nobody reaches it.
    pub fn anonymous(&self) -> Access {
        self.access(Principal::Anonymous)
    }

    /// The platform as an account reaches it just now; None when the account is not active.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn caller(&self, account: i64) -> Result<Option<Access>> {
        let caller = self.0.rights.caller(&self.0, account).await?;
        Ok(caller.map(|caller| self.access(Principal::Caller(caller))))
    }

    /// Looks whether rights changed; to be called twice a second. Answers the epoch.
    ///
    /// # Errors
    /// When the database fails: then the cache is bypassed until it answers again.
    pub async fn poll_rights(&self) -> Result<i64> {
        self.0.rights.poll(&self.0).await
    }

    /// The epoch of rights, while it is certain that it is still this one: what was read of an account or a session
    /// at this epoch is still so.
    pub fn certain_epoch(&self) -> Option<i64> {
        self.0.rights.certain_epoch(self.0.sources.now())
    }

    /// Tells of each change of rights: the epoch.
    pub fn rights_changes(&self) -> watch::Receiver<i64> {
        self.0.rights.changes()
    }

    /// Tells of commits in this process.
    pub fn events(&self) -> watch::Receiver<u64> {
        self.0.events.subscribe()
    }

    /// How many listen to commits in this process: each feed does from the moment at which it has its position.
    pub fn listeners(&self) -> usize {
        self.0.events.receiver_count()
    }

    /// The injected sources.
    pub fn sources(&self) -> &Sources {
        &self.0.sources
    }

    /// The policy.
    pub fn policy(&self) -> &Policy {
        &self.0.policy
    }

    /// Answers when the database does.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<()> {
        self.0.db.ping().await
    }

    /// Closes the database.
    ///
    /// # Errors
    /// When the database reports one.
    pub async fn close(&self) -> Result<()> {
        self.0.db.clone().close().await
    }
}

impl Shared {
    /// Reads the list of districts.
    pub(crate) async fn read_districts(&self) -> Result<()> {
        let select = Query::select().column("code").from("district_setting").to_owned();
        let rows = self.db.rows(&Meter::default(), &select).await?;
        let codes: Result<Vec<String>, _> = rows.iter().map(|row| row.try_get_by("code")).collect();
        self.districts.store(Arc::new(Districts::new(codes?)));
        Ok(())
    }
}

/// The day in China (UTC+8) at this moment.
pub fn day_of(now: i64) -> NaiveDate {
    let utc = DateTime::from_timestamp_millis(now).unwrap_or_default();
    (utc.naive_utc() + TimeDelta::hours(8)).date()
}

/// The moment at which a day begins in China (UTC+8), in milliseconds since 1970.
pub fn start_of(day: NaiveDate) -> i64 {
    let midnight = day.and_time(chrono::NaiveTime::MIN) - TimeDelta::hours(8);
    midnight.and_utc().timestamp_millis()
}

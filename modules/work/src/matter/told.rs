//! What the event of a matter says to streams beside the matter: where it was and is, so that a stream chooses without a
//! statement whom it tells. It names no person: accounts are keyed hashes.

use super::about;
use super::discreet::{self, Hands};
use super::queues::{DEALT_WITH, MatterQueue};
use super::record::Matter;
use crate::procedure::Stage;
use entities::work::matter::Model;
use kit::access::{Access, Action, Scope, Tx};
use kit::record::Record;
use kit::{Error, Result};
use serde::{Deserialize, Serialize};

/// Characters of the hash of an account.
const HASH: usize = 32;

/// What the event of a matter says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Told {
    was: Option<Stand>,
    is: Stand,
    procedure: String,
    served: Option<String>,
    reported: Option<String>,
    /// Those from whom it is withheld because of whom it is about, who do not hear of it by a post; with blanks between.
    #[serde(default)]
    concerned: Option<String>,
    #[serde(default)]
    discreet: bool,
}

/// Who had it, before or after what happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Stand {
    unit: String,
    post: Option<i64>,
    asked_post: Option<i64>,
    line: String,
    asked: Option<String>,
    open: bool,
    receipt: bool,
    /// It waits for its verification or filing.
    #[serde(default)]
    dealt_with: bool,
    red: bool,
}

impl Stand {
    fn of(matter: &Model) -> Self {
        Self {
            unit: matter.unit_code.clone(),
            post: matter.post_id,
            asked_post: matter.asked_post_id,
            line: matter.line.clone(),
            asked: matter.asked_line.clone(),
            open: matter.status == "open",
            receipt: matter.stage == Stage::Receipt.as_str(),
            dealt_with: DEALT_WITH.iter().any(|stage| stage.as_str() == matter.stage),
            red: matter.light == "red",
        }
    }

    /// Is it within `scope`, for a matter that lies in `area`?
    fn within(&self, scope: &Scope, area: &str) -> bool {
        let lines = [Some(&self.line), self.asked.as_ref()];
        scope.covers(area) || lines.into_iter().flatten().any(|line| scope.covers_line(area, line))
    }

    /// Is it with a post or unit of the caller's?
    fn in_hand(&self, access: &Access) -> bool {
        let waits = self.open && self.post.is_none();
        let unit = waits.then_some((self.unit.as_str(), self.line.as_str()));
        discreet::in_hand(access, &Hands { posts: [self.post, self.asked_post], unit })
    }
}

/// The keyed hash of an account, by which an event names it.
pub(crate) fn hashed(access: &Access, account: i64) -> String {
    let mut hash = access.mac("matter-account", &account.to_be_bytes());
    hash.truncate(HASH);
    hash
}

impl Told {
    /// Of a change, as it goes into the outbox; without `was` of a report.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn text(tx: &Tx, was: Option<&Model>, is: &Model) -> Result<String> {
        let (access, concerned) = (tx.access(), about::accounts(tx, is).await?);
        let concerned: Vec<String> = concerned.into_iter().map(|account| hashed(access, account)).collect();
        let told = Self {
            was: was.map(Stand::of),
            is: Stand::of(is),
            procedure: is.procedure.clone(),
            served: is.account_id.map(|account| hashed(access, account)),
            reported: is.reported_by.map(|account| hashed(access, account)),
            concerned: (!concerned.is_empty()).then(|| concerned.join(" ")),
            discreet: is.discreet,
        };
        serde_json::to_string(&told).map_err(Error::internal)
    }

    /// What an event says, if it says anything.
    pub(crate) fn read(detail: Option<&str>) -> Option<Self> {
        serde_json::from_str(detail?).ok()
    }

    /// The procedure that the matter follows.
    pub(crate) fn procedure(&self) -> &str {
        &self.procedure
    }

    /// Could the caller read the matter, before or after what happened? It lies in `area`.
    pub(crate) fn concerns(&self, access: &Access, area: &str) -> bool {
        let scope = access.scope(Matter::RESOURCE, Action::Read);
        let own = scope.own() && self.served.is_some() && self.served == mine(access);
        let seen = |stand: &Stand| self.within(access, &scope, stand, area);
        own || seen(&self.is) || self.was.as_ref().is_some_and(seen)
    }

    /// Does the caller find by a post what stands so?
    fn within(&self, access: &Access, scope: &Scope, stand: &Stand, area: &str) -> bool {
        let withheld = self.concerned.as_deref().zip(mine(access));
        let withheld = withheld.is_some_and(|(all, mine)| all.split(' ').any(|one| one == mine));
        !withheld && stand.within(scope, area) && self.open_to(access, stand, area)
    }

    /// May the caller know of a matter that stands so, within reach, if it is a discreet one?
    fn open_to(&self, access: &Access, stand: &Stand, area: &str) -> bool {
        if !self.discreet {
            return true;
        }
        let reported = self.reported.is_some() && self.reported == mine(access);
        let scope = access.scope(discreet::RESOURCE, Action::Read);
        reported || stand.within(&scope, area) || stand.in_hand(access)
    }

    /// The caller's queues that it came into and that it left.
    pub(crate) fn moved(&self, access: &Access, area: &str) -> (Vec<MatterQueue>, Vec<MatterQueue>) {
        let was = self.was.as_ref().map(|was| self.queues(was, access, area)).unwrap_or_default();
        let is = self.queues(&self.is, access, area);
        let not_in = |queues: &[MatterQueue], others: &[MatterQueue]| {
            queues.iter().filter(|queue| !others.contains(queue)).copied().collect()
        };
        (not_in(&is, &was), not_in(&was, &is))
    }

    /// The caller's queues in which it stands so.
    fn queues(&self, stand: &Stand, access: &Access, area: &str) -> Vec<MatterQueue> {
        if !stand.open {
            return Vec::new();
        }
        let scope = access.scope(Matter::RESOURCE, Action::Read);
        let posts = access.principal().caller().map(|caller| caller.posts.as_slice()).unwrap_or_default();
        let within = self.within(access, &scope, stand, area);
        let posts = if within { posts } else { &[] };
        let mine = mine(access);
        let mut queues = Vec::new();
        let mut add = |queue, is: bool| {
            if is {
                queues.push(queue);
            }
        };
        let has = posts.iter().any(|post| Some(post.id) == stand.post);
        add(MatterQueue::Mine, has && !stand.dealt_with);
        let of_unit = |post| super::queues::is_of_unit(post, &stand.unit, &stand.line);
        add(MatterQueue::Unit, stand.post.is_none() && posts.iter().any(of_unit));
        let asked = stand.receipt && stand.asked.is_some();
        add(MatterQueue::Receipts, asked && posts.iter().any(|post| post.line == stand.asked));
        let own = scope.own() && mine.is_some() && self.served == mine;
        add(MatterQueue::Reported, mine.is_some() && self.reported == mine && (within || own));
        add(MatterQueue::Own, own);
        let below = stand.red && posts.iter().any(|post| super::queues::is_below(post, &stand.unit));
        add(MatterQueue::OverdueBelow, below);
        queues
    }
}

fn mine(access: &Access) -> Option<String> {
    access.account().map(|account| hashed(access, account))
}

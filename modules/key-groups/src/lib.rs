//! Key groups (重点人群服务): help for people under community correction, released from prison, with severe mental illness or in
//! drug rehabilitation, under the strictest privacy of all.
//!
//! A file needs a legal basis, is proposed by one person of its authority and opened by another, and has a care plan with
//! aims, helpers and visits. It closes by itself after its review date, six months on at most, unless two people renew it.
//! The person is informed, sees the file, who helps and who looked at it, may object, and gets an answer.
//!
//! Each kind has its authority (justice, health, drug rehabilitation), which sees no other one's files. A file is no record of
//! the graph (`kit::module::Parts::record`): nothing finds it by a global id, a name or a list of another module, it has no
//! history, no event, no attachment and no count. Those who may read one ask for it by its id, one case in a request, for a
//! purpose that is on record. What it says lies sealed with the person's key, and the authority as a keyed hash. Others see
//! at most a visit task, which says nothing of why and which people without a file have, too.

mod clock;
mod content;
pub mod demo;
mod follow;
mod full;
mod hand_over;
mod helpers;
mod inputs;
mod kind;
mod known;
mod list;
mod mutations;
mod near;
mod objections;
mod open;
mod own;
mod plan;
mod policy;
mod queries;
mod renew;
mod row;
mod seal;
mod shown;
mod sight;
mod stream;
mod view;
mod visits;

pub use kind::{KeyAuthority, KeyBasisKind, KeyGroupKind};

use kit::Result;
use kit::access::Tx;
use kit::access::policy::Part;
use kit::hooks::{Ended, Erased, Merged, Moved};
use kit::module::{Module, Parts};

/// The module of key groups.
#[derive(Clone, Copy, Debug, Default)]
pub struct KeyGroups;

#[async_trait::async_trait]
impl Module for KeyGroups {
    fn id(&self) -> &'static str {
        "key-groups"
    }

    fn policy(&self) -> Part {
        policy::PART
    }

    fn schema(&self, parts: &mut Parts<'_>) {
        queries::add(parts);
        mutations::add(parts);
        near::add(parts);
        stream::add(parts);
    }

    fn keeps_time(&self) -> bool {
        true
    }

    async fn on_clock(&self, tx: &mut Tx) -> Result<u64> {
        clock::due(tx).await
    }

    async fn on_moved(&self, tx: &mut Tx, moved: &Moved) -> Result<()> {
        follow::moved(tx, moved).await
    }

    async fn on_merged(&self, tx: &mut Tx, merged: &Merged) -> Result<()> {
        follow::merged(tx, merged).await
    }

    async fn on_ended(&self, tx: &mut Tx, ended: &Ended) -> Result<()> {
        follow::ended(tx, ended).await
    }

    async fn on_erased(&self, tx: &mut Tx, erased: &Erased) -> Result<()> {
        follow::erased(tx, erased).await
    }
}

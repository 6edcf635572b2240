//! A seventh department, made by the steps of CONTRIBUTING.md and nothing else: the licences of dogs (养犬管理). It has the
//! files of every department, so that the steps are known to be enough.

mod along;
mod case;
mod entity;
mod follow;
mod licence;
mod near;
mod policy;
mod stat;
mod stream;

use entities::{Kind, Table, Tie};
use kit::Result;
use kit::access::Tx;
use kit::access::policy::Part;
use kit::hooks::Moved;
use kit::module::{Module, Parts};

/// The module of dogs.
#[derive(Clone, Copy, Debug, Default)]
struct Dogs;

#[async_trait::async_trait]
impl Module for Dogs {
    fn id(&self) -> &'static str {
        "dogs"
    }

    fn policy(&self) -> Part {
        policy::PART
    }

    fn schema(&self, parts: &mut Parts<'_>) {
        parts.table(Table::new("dog_licence", Kind::Placed).tied(Tie::Person));
        licence::add(parts);
        near::add(parts);
        stat::add(parts);
        stream::add(parts);
    }

    async fn on_moved(&self, tx: &mut Tx, moved: &Moved) -> Result<()> {
        follow::moved(tx, moved).await
    }
}

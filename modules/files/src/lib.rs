//! Files: photos, forms and papers that are attached to records.
//!
//! A file is uploaded first, by a route of its own, and attached to a record by a mutation. It is as readable as its
//! record and no further: there is no address of a file but a path that is signed for one account and five minutes,
//! and the reach of that account is looked at again when it is followed. What a camera writes into a picture beside
//! the picture never reaches the store. Each object is encrypted with a key of its own; the key of what is about a
//! person is sealed with the person's key, so that who destroys that has erased the file.
//!
//! A module lets files be attached to a record of its own with one line, [`carry`], [`carry_papers`] or
//! [`carry_case`].

mod attach;
pub mod carrier;
mod clean;
pub mod content;
mod fields;
mod follow;
mod inputs;
pub mod link;
mod mutations;
mod policy;
mod record;
mod reseal;
pub mod serve;
mod standing;
pub mod store;
pub mod upload;

pub use attach::replace;
pub use carrier::{Carrier, Carriers, Holder, Keeping, carry, carry_case, carry_papers};
pub use clean::clean;
pub use follow::follow;
pub use record::{Attachment, AttachmentKind, AttachmentStatus};
pub use reseal::reseal;
pub use standing::{has_files, names_of};
pub use store::{FileRules, FileStore};

use kit::Result;
use kit::access::Tx;
use kit::access::policy::Part;
use kit::hooks::{Erased, Merged};
use kit::module::{Module, Parts};

/// The module of files.
#[derive(Clone, Copy, Debug, Default)]
pub struct Files;

#[async_trait::async_trait]
impl Module for Files {
    fn id(&self) -> &'static str {
        "files"
    }

    fn policy(&self) -> Part {
        policy::PART
    }

    fn schema(&self, parts: &mut Parts<'_>) {
        parts
            .record::<Attachment>()
            .fields_of::<Attachment, fields::AttachmentFields>()
            .mutations::<mutations::FileMutations>();
    }

    async fn on_merged(&self, tx: &mut Tx, merged: &Merged) -> Result<()> {
        follow::join(tx, merged).await
    }

    async fn on_erased(&self, tx: &mut Tx, erased: &Erased) -> Result<()> {
        follow::erase(tx, erased).await
    }
}

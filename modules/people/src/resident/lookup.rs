//! Looks for a person by the identity number: each is on record and counts as a value that was revealed, whatever it
//! finds. Otherwise numbers could be guessed one after the other, and nobody would know.

use super::elsewhere::Elsewhere;
use super::identity::known;
use super::record::Resident;
use kit::Result;
use kit::access::{Access, Action, Tx};
use kit::record::Record;
use kit::vault::RevealRules;

/// What a look leaves in the audit.
const VERB: &str = "identify";

/// Counts a look for the number with this keyed hash, and puts it on record with the person who has it, if there is one.
/// `asked` is the code of the area for which the caller asks.
///
/// # Errors
/// LIMIT_EXCEEDED when the caller looked enough today: then nothing was looked for.
pub(super) async fn look(
    access: &Access,
    mac: &str,
    asked: &str,
    action: Action,
    rules: RevealRules,
) -> Result<()> {
    let tx = access.begin().await?;
    tx.spend_reveals(1, rules).await?;
    let right = (Resident::RESOURCE, action, asked);
    match known(&tx, Some(mac)).await? {
        Some(known) => {
            let at = Elsewhere::of(&tx, known.person).await?;
            tx.audit_about(VERB, at.about(), right, None).await?;
        }
        None => tx.audit_nobody(VERB, Resident::TYPE, right).await?,
    }
    tx.commit().await
}

//! What follows where somebody else sets the password of an account, in other modules.

use kit::Result;
use kit::access::{Permit, Tx};
use std::pin::Pin;

/// What a module does with an account; it is known by its id.
pub type Follow =
    for<'a> fn(&'a mut Tx, &'a Permit, i64) -> Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;

/// What modules do in the transaction in which somebody else sets the password of an account. A module adds a line for it
/// to the shelf: `parts.shelf::<Resets>(|resets| resets.add(..))`.
#[derive(Clone, Debug, Default)]
pub struct Resets(Vec<Follow>);

impl Resets {
    /// Adds it.
    pub fn add(&mut self, follow: Follow) {
        self.0.push(follow);
    }

    /// The password of this account is set by somebody else.
    pub(super) async fn follow(&self, tx: &mut Tx, permit: &Permit, account: i64) -> Result<()> {
        for follow in &self.0 {
            follow(tx, permit, account).await?;
        }
        Ok(())
    }
}

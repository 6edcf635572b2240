//! Sealed values of the demo's people.

use crate::seal::Columns;
use kit::access::Tx;
use kit::error::Result;
use kit::record::Record;
use kit::vault::PersonKey;
use std::collections::HashMap;

/// The keys of people, each read once.
#[derive(Default)]
pub(super) struct Keys(HashMap<i64, PersonKey>);

impl Keys {
    /// A text for the sealed field `name` of `T` of a person.
    pub(super) async fn sealed<T: Record>(
        &mut self,
        tx: &Tx,
        person: i64,
        name: &'static str,
        text: &str,
    ) -> Result<Columns> {
        if !self.0.contains_key(&person) {
            let key = crate::seal::key_of(tx, person).await?;
            self.0.insert(person, key);
        }
        match self.0.get(&person) {
            Some(key) => crate::seal::sealed::<T>(tx, key, name, Some(text)),
            None => Ok((None, None)),
        }
    }
}

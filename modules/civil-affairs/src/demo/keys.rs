//! Sealed values of the demo's people.

use kit::access::Tx;
use kit::error::Result;
use kit::record::Record;
use kit::vault::PersonKey;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use wangge_core::seal::Columns;

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
        let key = match self.0.entry(person) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(wangge_core::seal::key_of(tx, person).await?),
        };
        wangge_core::seal::sealed::<T>(tx, key, name, Some(text))
    }
}

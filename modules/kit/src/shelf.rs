//! What a module keeps for others to add to, by its type: one of each, put together with the modules.

use rustc_hash::FxHashMap;
use std::any::{Any, TypeId};
use std::sync::Arc;

/// One value of each type, such as the list of records that files can be attached to.
#[derive(Clone, Default)]
pub struct Shelf(FxHashMap<TypeId, Arc<dyn Any + Send + Sync>>);

impl Shelf {
    /// The value of this type; its default where nobody added to it.
    pub fn get<V: Default + Clone + Send + Sync + 'static>(&self) -> V {
        let found = self.0.get(&TypeId::of::<V>()).and_then(|value| value.downcast_ref::<V>());
        found.cloned().unwrap_or_default()
    }

    /// Changes the value of this type.
    pub(crate) fn change<V: Default + Clone + Send + Sync + 'static>(&mut self, change: impl FnOnce(&mut V)) {
        let mut value = self.get::<V>();
        change(&mut value);
        self.0.insert(TypeId::of::<V>(), Arc::new(value));
    }
}

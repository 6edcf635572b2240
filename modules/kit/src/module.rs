//! What a module is, and the set of modules that are on.

use crate::access::Tx;
use crate::access::policy::{Part, Policy};
use crate::error::Result;
use crate::ext::{Additions, Adds};
use crate::hooks::{Bound, Ended, Erased, Merged, Moved};
use crate::open::Implementers;
use crate::person::Records;
use crate::record::{Record, Row, class_of};
use crate::recount::Recount;
use crate::schema::{MutationRoot, QueryRoot, SubscriptionParts};
use crate::shelf::Shelf;
use crate::special::{SpecialGroup, SpecialGroups};
use crate::vault::Revealers;
use async_graphql::{OutputType, SubscriptionType};
use entities::Table;
use sea_orm::{ActiveModelTrait, EntityName, EntityTrait, IdenStatic, IntoActiveModel, Iterable};
use std::sync::Arc;

/// A part of the platform with its own records, policy and fields.
#[async_trait::async_trait]
pub trait Module: Send + Sync + 'static {
    /// Stable id, e.g. `civil-affairs`.
    fn id(&self) -> &'static str;

    /// Its resources, roles, grants and what its fields ask.
    fn policy(&self) -> Part;

    /// Checks the data that the module is made of, such as state machines: with a mistake in it the process does not start.
    ///
    /// # Errors
    /// What is wrong, for the module's author.
    fn check(&self) -> Result<(), String> {
        Ok(())
    }

    /// Its records, and the fields that it adds.
    fn schema(&self, parts: &mut Parts<'_>);

    /// Places moved: a re-division, or a move between districts or within one; or somebody is of another household of the same
    /// grid, and both codes are the same. The codes of all placed rows have been changed already, also this module's; here
    /// it decides the hand-over of its own cases.
    async fn on_moved(&self, _tx: &mut Tx, _moved: &Moved) -> Result<()> {
        Ok(())
    }

    /// Two records turned out to be one person.
    async fn on_merged(&self, _tx: &mut Tx, _merged: &Merged) -> Result<()> {
        Ok(())
    }

    /// A record is over: who lived there died or left. What the module does for that person there stops.
    async fn on_ended(&self, _tx: &mut Tx, _ended: &Ended) -> Result<()> {
        Ok(())
    }

    /// A person has another account: what the module shows an account as its own goes with the person.
    async fn on_bound(&self, _tx: &mut Tx, _bound: &Bound) -> Result<()> {
        Ok(())
    }

    /// A record is erased: what the module holds of it goes, too.
    async fn on_erased(&self, _tx: &mut Tx, _erased: &Erased) -> Result<()> {
        Ok(())
    }

    /// Does it do something by itself when its time has come? Then [`Module::on_clock`] is called.
    fn keeps_time(&self) -> bool {
        false
    }

    /// Does what is due now, in batches; answers how many things that were. It is called again until nothing is due, at
    /// least once a minute by one process. What is over by a day must count as over where it is read, too: a clock that
    /// stands still keeps nothing open.
    async fn on_clock(&self, _tx: &mut Tx) -> Result<u64> {
        Ok(0)
    }

    /// A district is counted again: what the module derives from its records is compared with them.
    async fn on_recount(&self, _recount: &mut Recount<'_>) -> Result<()> {
        Ok(())
    }
}

/// Where a module puts what it adds.
#[derive(Debug)]
pub struct Parts<'a> {
    module: &'static str,
    set: &'a mut Modules,
    problem: Option<String>,
}

impl Parts<'_> {
    /// A record type: found by `node(id:)`, member of its interfaces. The policy tells what reading it asks for.
    pub fn record<T: Record>(&mut self) -> &mut Self
    where
        <T::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = T::Entity> + Send,
        <T::Entity as EntityTrait>::Model: IntoActiveModel<<T::Entity as EntityTrait>::ActiveModel>,
    {
        self.set.implementers.add::<T>();
        self.set.records.add::<T>();
        let table = <T::Entity as Default>::default();
        for column in <T::Entity as EntityTrait>::Column::iter() {
            if class_of(T::FIELDS, table.table_name(), column.as_str()).is_none() {
                let text = format!("`{}.{}` has no class", table.table_name(), column.as_str());
                self.problem.get_or_insert(text);
            }
        }
        if T::FIELDS.iter().any(|field| field.sealing.is_some()) {
            if T::PERSON.is_none() {
                let text = format!("module `{}`: `{}` has sealed fields and no person", self.module, T::TYPE);
                self.problem.get_or_insert(text);
            }
            self.set.revealers.add::<T>();
        }
        if T::RESTRICTED.is_some() != entities::RESTRICTED.contains(&T::TYPE) {
            let text =
                format!("`{}` is restricted here or in `entities::RESTRICTED`, and not in both", T::TYPE);
            self.problem.get_or_insert(text);
        }
        let narrower = T::FIELDS.iter().filter_map(|field| Some((field.name, field.resource?)));
        if let Err(problem) = self.set.policy.show(self.module, T::TYPE, T::RESOURCE, narrower) {
            self.problem.get_or_insert(problem);
        }
        self
    }

    /// Fields of `E`, added to type `P`.
    pub fn fields<P: OutputType + 'static, E: Adds<P>>(&mut self) -> &mut Self {
        self.set.additions.extend::<P, E>(self.module);
        self
    }

    /// Fields of `E`, or the link `E`, added to the record type `T`.
    pub fn fields_of<T: Record, E: Adds<Row<T>>>(&mut self) -> &mut Self {
        self.fields::<Row<T>, E>()
    }

    /// A table that is not in `entities::TABLES`, as that of a module that lies outside of this workspace. Its rows go along
    /// with what they are tied to while the module is on.
    pub fn table(&mut self, table: Table) -> &mut Self {
        self.set.policy.table(table);
        self
    }

    /// Adds to what another module keeps by this type.
    pub fn shelf<V: Default + Clone + Send + Sync + 'static>(
        &mut self,
        change: impl FnOnce(&mut V),
    ) -> &mut Self {
        self.set.shelf.change(change);
        self
    }

    /// Queries.
    pub fn queries<E: Adds<QueryRoot>>(&mut self) -> &mut Self {
        self.fields::<QueryRoot, E>()
    }

    /// Mutations.
    pub fn mutations<E: Adds<MutationRoot>>(&mut self) -> &mut Self {
        self.fields::<MutationRoot, E>()
    }

    /// A group of people entitled to care, for the ledgers of grids.
    pub fn special_group(&mut self, group: SpecialGroup) -> &mut Self {
        if let Err(problem) = self.set.special_groups.add(self.module, group) {
            self.problem.get_or_insert(problem);
        }
        self
    }

    /// Subscriptions.
    pub fn subscriptions<S: SubscriptionType + Default + 'static>(&mut self) -> &mut Self {
        self.set.subscriptions.add::<S>(self.module);
        self
    }
}

/// The modules that are on, and all that they add.
#[derive(Clone, Default)]
pub struct Modules {
    list: Vec<Arc<dyn Module>>,
    pub(crate) additions: Additions,
    pub(crate) implementers: Implementers,
    pub(crate) revealers: Revealers,
    records: Records,
    pub(crate) subscriptions: SubscriptionParts,
    pub(crate) shelf: Shelf,
    pub(crate) special_groups: SpecialGroups,
    policy: Policy,
}

impl Modules {
    /// With this module, if it is `on`.
    ///
    /// # Errors
    /// When it clashes with one before it; the message is for its author.
    pub fn with(mut self, module: impl Module, on: bool) -> Result<Self, String> {
        if on {
            module.check().map_err(|problem| format!("module `{}`: {problem}", module.id()))?;
            self.policy.add(module.id(), &module.policy())?;
            let mut parts = Parts { module: module.id(), set: &mut self, problem: None };
            module.schema(&mut parts);
            if let Some(problem) = parts.problem {
                return Err(problem);
            }
            self.list.push(Arc::new(module));
        }
        Ok(self)
    }

    /// The modules, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = &dyn Module> {
        self.list.iter().map(|module| &**module)
    }

    /// The record types of all of them.
    pub fn records(&self) -> &Records {
        &self.records
    }

    /// What modules keep for others to add to.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// The special groups that they register.
    pub fn special_groups(&self) -> &SpecialGroups {
        &self.special_groups
    }

    /// The policy of all of them.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }
}

impl std::fmt::Debug for Modules {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter().map(Module::id)).finish()
    }
}

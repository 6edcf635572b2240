//! Open interfaces: `Node` and others that take implementers from modules.

use crate::access::{Access, Companions};
use crate::error::Result;
use crate::node::GlobalId;
use crate::record::{Record, Row, Selection};
use async_graphql::indexmap::{IndexMap, IndexSet};
use async_graphql::parser::types::Field as AstField;
use async_graphql::registry::{MetaField, MetaType, MetaTypeId, Registry};
use async_graphql::resolver_utils::{ContainerType, Fields};
use async_graphql::{Context, ContextSelectionSet, OutputType, Positioned, ServerResult, Value};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;

/// An interface that modules can implement.
pub trait Open: Send + Sync + 'static {
    /// Its name.
    const NAME: &'static str;
    /// Description for clients.
    const ABOUT: &'static str;
    /// Its fields: name, description and type.
    fn fields(registry: &mut Registry) -> Vec<(&'static str, &'static str, String)>;
}

/// The interface of everything that has a global id (Relay).
#[derive(Debug)]
pub struct Node;

impl Open for Node {
    const NAME: &'static str = "Node";
    const ABOUT: &'static str = "Anything with a global id.";

    fn fields(registry: &mut Registry) -> Vec<(&'static str, &'static str, String)> {
        vec![("id", "Global id.", <GlobalId as OutputType>::create_type_info(registry))]
    }
}

type Answer<'a> = Pin<Box<dyn Future<Output = ServerResult<Value>> + Send + 'a>>;
type Found<'a> = Pin<Box<dyn Future<Output = Result<Option<Box<dyn AnyRow>>>> + Send + 'a>>;

type Exists<'a> = Pin<Box<dyn Future<Output = Result<bool>> + Send + 'a>>;

/// A row of whatever record.
pub trait AnyRow: Send + Sync {
    /// Name of its type.
    fn record_type(&self) -> &'static str;
    /// Its answer.
    fn answer<'a>(&'a self, ctx: &'a ContextSelectionSet<'a>, field: &'a Positioned<AstField>) -> Answer<'a>;
    /// Collects its selected fields.
    fn collect<'a>(&'a self, ctx: &ContextSelectionSet<'a>, fields: &mut Fields<'a>) -> ServerResult<()>;
}

impl<T: Record> AnyRow for Row<T> {
    fn record_type(&self) -> &'static str {
        T::TYPE
    }

    fn answer<'a>(&'a self, ctx: &'a ContextSelectionSet<'a>, field: &'a Positioned<AstField>) -> Answer<'a> {
        OutputType::resolve(self, ctx, field)
    }

    fn collect<'a>(&'a self, ctx: &ContextSelectionSet<'a>, fields: &mut Fields<'a>) -> ServerResult<()> {
        fields.add_set(ctx, self)
    }
}

/// How a record type is found by its global id, and how it looks.
struct Implementer {
    record_type: &'static str,
    type_info: fn(&mut Registry) -> String,
    interfaces: &'static [&'static str],
    resource: &'static str,
    /// The right that some of its rows have of their own.
    guard: Option<&'static str>,
    exists: for<'a> fn(&'a Access, &'a GlobalId) -> Exists<'a>,
    find: for<'a> fn(&'a Access, GlobalId, &'a Context<'a>) -> Found<'a>,
}

impl Implementer {
    fn is<I: Open>(&self) -> bool {
        I::NAME == Node::NAME || self.interfaces.contains(&I::NAME)
    }
}

/// The record types of the modules that are on.
#[derive(Clone, Default)]
pub struct Implementers(FxHashMap<&'static str, Arc<Implementer>>);

impl Implementers {
    /// Makes `T` findable by its global id, and a member of its interfaces.
    pub fn add<T: Record>(&mut self) {
        let implementer = Implementer {
            record_type: T::TYPE,
            type_info: <Row<T> as OutputType>::create_type_info,
            interfaces: T::INTERFACES,
            resource: T::RESOURCE,
            guard: T::GUARDED.map(|guarded| guarded.resource),
            exists: |access, id| Box::pin(exists::<T>(access, id)),
            find: |access, id, ctx| Box::pin(find::<T>(access, id, ctx)),
        };
        self.0.insert(T::TYPE, Arc::new(implementer));
    }

    /// The record with this global id, if it is within reach.
    ///
    /// # Errors
    /// As for reading the record; BAD_USER_INPUT when no module has its type.
    pub async fn find(&self, access: &Access, id: GlobalId, ctx: &Context<'_>) -> Result<Option<Any<Node>>> {
        self.find_of::<Node>(access, id, ctx).await
    }

    /// The types that implement `I`.
    pub fn types_of<I: Open>(&self) -> Vec<&'static str> {
        let mut types: Vec<_> = self.0.values().filter(|i| i.is::<I>()).map(|i| i.record_type).collect();
        types.sort_unstable();
        types
    }

    /// May the caller read every record of this type that lies in `area`?
    pub fn reaches(&self, access: &Access, record_type: &str, area: &str) -> bool {
        let found = self.0.get(record_type);
        let reads = |resource| access.scope(resource, crate::access::Action::Read).covers(area);
        found.is_some_and(|i| reads(i.resource) && i.guard.is_none_or(reads))
    }

    /// Is there a record with this global id within reach?
    ///
    /// # Errors
    /// When the database fails.
    pub async fn exists(&self, access: &Access, id: &GlobalId) -> Result<bool> {
        match self.0.get(&*id.record_type) {
            Some(implementer) => (implementer.exists)(access, id).await,
            None => Ok(false),
        }
    }

    /// The record with this global id, if it is within reach and implements `I`.
    ///
    /// # Errors
    /// As for reading the record.
    pub async fn find_of<I: Open>(
        &self,
        access: &Access,
        id: GlobalId,
        ctx: &Context<'_>,
    ) -> Result<Option<Any<I>>> {
        match self.0.get(&*id.record_type).filter(|implementer| implementer.is::<I>()) {
            Some(implementer) => Ok((implementer.find)(access, id, ctx).await?.map(Any::of)),
            None => Ok(None),
        }
    }

    /// Runs `build` with these implementers in view, as `Additions::building` does.
    pub fn building<R>(&self, build: impl FnOnce() -> R) -> R {
        CURRENT.with_borrow_mut(|current| *current = self.clone());
        let built = build();
        CURRENT.with_borrow_mut(|current| *current = Self::default());
        built
    }
}

async fn exists<T: Record>(access: &Access, id: &GlobalId) -> Result<bool> {
    let resource = T::THROUGH.map_or(T::RESOURCE, |through| through.resource);
    if access.scope(resource, crate::access::Action::Read).is_empty() {
        return Ok(false);
    }
    Ok(access.by_id::<T>(id, Selection::default()).await?.is_some())
}

async fn find<T: Record>(
    access: &Access,
    id: GlobalId,
    ctx: &Context<'_>,
) -> Result<Option<Box<dyn AnyRow>>> {
    let selection = Selection::of::<T>(ctx, &[""]);
    let companions = Companions::of::<T>(ctx, &[""]);
    let row = access.by_id_with::<T>(&id, selection, Some(&companions)).await?;
    Ok(row.map(|row| Box::new(row) as Box<dyn AnyRow>))
}

thread_local! {
    static CURRENT: RefCell<Implementers> = RefCell::new(Implementers::default());
}

/// A record behind an open interface.
pub struct Any<I> {
    row: Box<dyn AnyRow>,
    interface: PhantomData<fn() -> I>,
}

impl<I: Open> Any<I> {
    /// The row behind the interface.
    pub fn of(row: Box<dyn AnyRow>) -> Self {
        Self { row, interface: PhantomData }
    }
}

#[async_trait::async_trait]
impl<I: Open> OutputType for Any<I> {
    fn type_name() -> Cow<'static, str> {
        I::NAME.into()
    }

    fn introspection_type_name(&self) -> Cow<'static, str> {
        self.row.record_type().into()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        registry.create_output_type::<Self, _>(MetaTypeId::Interface, |registry| {
            let mut fields = IndexMap::new();
            for (name, about, of) in I::fields(registry) {
                let mut field = MetaField::new(name, of);
                field.description = Some(about.to_owned());
                fields.insert(name.to_owned(), field);
            }
            let mut current: Vec<_> = CURRENT.with_borrow(|current| current.0.values().cloned().collect());
            current.sort_by_key(|implementer| implementer.record_type);
            let mut possible_types = IndexSet::new();
            for implementer in current {
                if implementer.is::<I>() {
                    (implementer.type_info)(registry);
                    possible_types.insert(implementer.record_type.to_owned());
                }
            }
            interface::<I>(fields, possible_types)
        })
    }

    async fn resolve(
        &self,
        ctx: &ContextSelectionSet<'_>,
        field: &Positioned<AstField>,
    ) -> ServerResult<Value> {
        self.row.answer(ctx, field).await
    }
}

#[async_trait::async_trait]
impl<I: Open> ContainerType for Any<I> {
    async fn resolve_field(&self, _: &Context<'_>) -> ServerResult<Option<Value>> {
        Ok(None)
    }

    fn collect_all_fields<'a>(
        &'a self,
        ctx: &ContextSelectionSet<'a>,
        fields: &mut Fields<'a>,
    ) -> ServerResult<()> {
        self.row.collect(ctx, fields)
    }
}

fn interface<I: Open>(fields: IndexMap<String, MetaField>, possible_types: IndexSet<String>) -> MetaType {
    MetaType::Interface {
        name: I::NAME.to_owned(),
        description: Some(I::ABOUT.to_owned()),
        fields,
        possible_types,
        extends: false,
        keys: None,
        visible: None,
        inaccessible: false,
        tags: Vec::new(),
        rust_typename: Some(std::any::type_name::<Any<I>>()),
        directive_invocations: Vec::new(),
        requires_scopes: Vec::new(),
    }
}

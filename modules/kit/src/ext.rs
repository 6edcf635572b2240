//! Fields that modules add to types of the graph, with ordinary `#[Object]` code and no dependency from the type to
//! the module.
//!
//! It touches doc-hidden parts of async-graphql, whose version is pinned; ARCHITECTURE.md lists all files that do.

use crate::access::{Access, Companion, Policy};
use crate::error::Error;
use async_graphql::indexmap::IndexMap;
use async_graphql::registry::{MetaField, MetaType, Registry};
use async_graphql::{Context, ObjectType, OutputType, SelectionField, ServerError, ServerResult, Value};
use futures_util::future::BoxFuture;
use rustc_hash::FxHashMap;
use std::any::{Any, TypeId};
use std::cell::RefCell;
use std::marker::PhantomData;
use std::sync::{Arc, OnceLock};

/// What an added field is for one parent.
pub(crate) type Resolved<'a> = BoxFuture<'a, ServerResult<Option<Value>>>;

/// What an added field is for each of many parents; None where it is resolved for one after another.
pub(crate) type Followed<'a> = BoxFuture<'a, Option<Vec<ServerResult<Value>>>>;

/// What can be added to the fields of `P`: an `#[Object]` type that is made from it, or a link (`follow.rs`).
pub trait Adds<P> {
    /// What tells and resolves the fields.
    fn adder() -> Adder<P>;
}

impl<P: Sync + 'static, E: ObjectType + for<'p> From<&'p P> + 'static> Adds<P> for E {
    fn adder() -> Adder<P> {
        Adder(Arc::new(Of::<E>(PhantomData)))
    }
}

/// Fields that are added to `P`, without the type that they come from.
pub struct Adder<P>(pub(crate) Arc<dyn Resolve<P>>);

pub(crate) trait Resolve<P>: Send + Sync {
    fn fields(&self, registry: &mut Registry) -> IndexMap<String, MetaField>;

    fn resolve<'a>(&'a self, parent: &'a P, ctx: &'a Context<'_>) -> Resolved<'a>;

    /// One field for many parents at once, each with its place in the answer.
    fn follow<'a>(&'a self, _: &'a [&'a P], _: &'a [Context<'a>]) -> Followed<'a> {
        Box::pin(std::future::ready(None))
    }

    /// What a field leads to, to be read in the statement of the parents; None where it is found by itself.
    fn along<'a>(&self, _: &'a Access, _: &SelectionField<'_>) -> Option<Box<dyn Companion + 'a>> {
        None
    }
}

struct Of<E>(PhantomData<fn() -> E>);

impl<P: Sync, E: ObjectType + for<'p> From<&'p P> + 'static> Resolve<P> for Of<E> {
    fn fields(&self, registry: &mut Registry) -> IndexMap<String, MetaField> {
        fields_of::<E>(registry)
    }

    fn resolve<'a>(&'a self, parent: &'a P, ctx: &'a Context<'_>) -> Resolved<'a> {
        let added = E::from(parent);
        Box::pin(async move { added.resolve_field(ctx).await })
    }
}

/// The fields of an object type that is itself not in the graph.
pub(crate) fn fields_of<E: OutputType>(registry: &mut Registry) -> IndexMap<String, MetaField> {
    match registry.create_fake_output_type::<E>() {
        MetaType::Object { fields, .. } => fields,
        _ => IndexMap::new(),
    }
}

/// Where an added field is resolved.
struct Place {
    adder: usize,
    nullable: bool,
}

/// What the modules add to type P.
struct Added<P> {
    adders: Vec<(&'static str, Arc<dyn Resolve<P>>)>,
    places: OnceLock<FxHashMap<String, Place>>,
}

impl<P: OutputType + 'static> Added<P> {
    /// The added fields, beside those that P `has` itself.
    ///
    /// # Panics
    /// When two modules add the same field: the process must not start.
    fn fields(
        &self,
        registry: &mut Registry,
        has: &IndexMap<String, MetaField>,
    ) -> IndexMap<String, MetaField> {
        let mut fields = IndexMap::new();
        let mut places = FxHashMap::default();
        for (adder, (module, added)) in self.adders.iter().enumerate() {
            for (name, field) in added.fields(registry) {
                let free = !fields.contains_key(&name) && !has.contains_key(&name);
                assert!(free, "module `{module}`: field `{}.{name}` is already taken", P::type_name());
                check_rule(module, &P::type_name(), &name);
                places.insert(name.clone(), Place { adder, nullable: !field.ty.ends_with('!') });
                fields.insert(name, field);
            }
        }
        // the schema may be built again; the fields are the same every time
        let _ = self.places.set(places);
        fields
    }
}

/// What the modules that are on add to the types of the graph. One for each schema.
#[derive(Clone, Default)]
pub struct Additions {
    types: FxHashMap<TypeId, Arc<dyn Any + Send + Sync>>,
    policy: Arc<Policy>,
}

impl Additions {
    /// Adds the fields of `E` to type `P` in the name of `module`.
    pub fn extend<P: OutputType + 'static, E: Adds<P>>(&mut self, module: &'static str) {
        let old = self.types.get(&TypeId::of::<P>()).and_then(|added| added.downcast_ref::<Added<P>>());
        let mut adders = old.map(|added| added.adders.clone()).unwrap_or_default();
        adders.push((module, E::adder().0));
        self.types.insert(TypeId::of::<P>(), Arc::new(Added::<P> { adders, places: OnceLock::new() }));
    }

    /// From now on a field without a rule in `policy` is refused when the schema is built.
    pub(crate) fn govern(&mut self, policy: &Policy) {
        self.policy = Arc::new(policy.clone());
    }

    fn get<P: 'static>(&self) -> Option<&Added<P>> {
        self.types.get(&TypeId::of::<P>())?.downcast_ref()
    }

    /// Runs `build` with these additions in view: the type information of async-graphql comes from functions without
    /// a receiver, so the set travels in a thread local while the schema is built.
    pub fn building<R>(&self, build: impl FnOnce() -> R) -> R {
        struct Reset;
        impl Drop for Reset {
            fn drop(&mut self) {
                CURRENT.with_borrow_mut(|current| *current = None);
            }
        }
        CURRENT.with_borrow_mut(|current| *current = Some(self.clone()));
        let _reset = Reset;
        build()
    }
}

thread_local! {
    static CURRENT: RefCell<Option<Additions>> = const { RefCell::new(None) };
}

/// The fields that the schema which is being built adds to `P`, beside those that it `has` itself.
pub(crate) fn added_fields<P: OutputType + 'static>(
    registry: &mut Registry,
    has: &IndexMap<String, MetaField>,
) -> IndexMap<String, MetaField> {
    let current = CURRENT.with_borrow(|current| current.clone()).unwrap_or_default();
    current.get::<P>().map(|added| added.fields(registry, has)).unwrap_or_default()
}

/// Refuses a field that has no rule in the policy.
///
/// # Panics
/// When there is none: the process must not start.
pub(crate) fn check_rule(module: &str, on: &str, field: &str) {
    let ruled = CURRENT.with_borrow(|c| c.as_ref().is_some_and(|c| c.policy.rule(on, field).is_some()));
    let open = module == "kit" && on == "Query" && field == "node";
    assert!(ruled || open, "module `{module}`: `{on}.{field}` has no rule in its policy.rs");
}

/// An added field of `P`: what resolves it, whether it is nullable, and the error of a caller who may not have it anywhere.
struct Found<'a, P> {
    adder: &'a dyn Resolve<P>,
    nullable: bool,
    refused: Option<Error>,
}

/// The added field that `ctx` is at; None when no module adds it.
fn find<'a, P: OutputType + 'static>(ctx: &Context<'a>) -> Option<Found<'a, P>> {
    named(ctx, ctx.item.node.name.node.as_str())
}

/// What the field ahead of `ctx` adds to the statement that reads the parents.
pub(crate) fn along<'a, P: OutputType + 'static>(
    ctx: &Context<'a>,
    field: &SelectionField<'_>,
) -> Option<Box<dyn Companion + 'a>> {
    let Found { adder, refused: None, .. } = named::<P>(ctx, field.name())? else { return None };
    adder.along(ctx.data_unchecked(), field)
}

fn named<'a, P: OutputType + 'static>(ctx: &Context<'a>, name: &str) -> Option<Found<'a, P>> {
    let added = ctx.data_unchecked::<Additions>().get::<P>()?;
    let place = added.places.get()?.get(name)?;
    let (module, adder) = &added.adders[place.adder];
    let refused = || crate::access::check_field(ctx, &P::type_name(), name).err();
    let refused = if *module == "kit" { None } else { refused() };
    Some(Found { adder: &**adder, nullable: place.nullable, refused })
}

/// Resolves an added field of `parent`; None when no module adds it. An error in a nullable field makes that field
/// null and spares its siblings, as the specification says.
pub(crate) async fn resolve_added<P: OutputType + 'static>(
    parent: &P,
    ctx: &Context<'_>,
) -> ServerResult<Option<Value>> {
    let Some(Found { adder, nullable, refused }) = find::<P>(ctx) else { return Ok(None) };
    let resolved = match refused {
        None => adder.resolve(parent, ctx).await,
        Some(error) => Err(located(ctx, error)),
    };
    match resolved {
        Err(error) if nullable => {
            ctx.add_error(error);
            Ok(Some(Value::Null))
        }
        resolved => resolved,
    }
}

/// The same for many parents at once, each with its place in the answer; None where it has to be resolved for one after
/// another, which also tells each what the caller may not have.
pub(crate) async fn follow_added<P: OutputType + 'static>(
    parents: &[&P],
    fields: &[Context<'_>],
) -> Option<Vec<ServerResult<Value>>> {
    let Found { adder, nullable, refused } = find::<P>(fields.first()?)?;
    let followed = if refused.is_none() { adder.follow(parents, fields).await } else { None };
    let spared = |(value, ctx): (ServerResult<Value>, &Context<'_>)| match value {
        Err(error) if nullable => {
            ctx.add_error(error);
            Ok(Value::Null)
        }
        value => value,
    };
    Some(followed?.into_iter().zip(fields).map(spared).collect())
}

/// An error at the field that `ctx` is at.
pub(crate) fn located(ctx: &Context<'_>, error: Error) -> ServerError {
    ctx.set_error_path(async_graphql::Error::from(error).into_server_error(ctx.item.pos))
}

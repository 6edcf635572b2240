//! The roots of the graph, whose fields are all added by modules, and how the schema is put together.

mod arguments;

use crate::access::{Access, Ask, check_field};
use crate::error::Result;
use crate::ext::{added_fields, resolve_added};
use crate::module::Modules;
use crate::node::GlobalId;
use crate::open::{Any, Implementers, Node};
use async_graphql::indexmap::IndexMap;
use async_graphql::parser::types::Field as AstField;
use async_graphql::registry::{MetaField, MetaType, MetaTypeId, ObjectBuilder, Registry};
use async_graphql::resolver_utils::{ContainerType, resolve_container};
use async_graphql::{
    Context, ContextSelectionSet, Object, ObjectType, OutputType, Positioned, Response, SchemaBuilder,
    ServerResult, SubscriptionType, Value,
};
use futures_util::Stream;
use std::borrow::Cow;
use std::pin::Pin;
use std::sync::Arc;

/// The schema of the platform.
pub type Schema = async_graphql::Schema<QueryRoot, MutationRoot, SubscriptionRoot>;

/// A schema that is being put together.
pub type Builder = SchemaBuilder<QueryRoot, MutationRoot, SubscriptionRoot>;

/// Puts together the schema of the modules that are on.
///
/// # Panics
/// When two modules add the same field, or a field has no rule in the policy: the process must not start.
pub fn build(modules: &Modules, more: impl FnOnce(Builder) -> Builder) -> Schema {
    let mut additions = modules.additions.clone();
    additions.extend::<QueryRoot, NodeQueries>("kit");
    additions.govern(modules.policy());
    let subscriptions = modules.subscriptions.clone();
    let build = || {
        SUBSCRIPTIONS.with_borrow_mut(|current| *current = subscriptions.clone());
        let builder = Schema::build(QueryRoot, MutationRoot, SubscriptionRoot)
            .data(additions.clone())
            .data(modules.implementers.clone())
            .data(modules.revealers.clone())
            .data(modules.records().clone())
            .data(modules.shelf.clone())
            .data(modules.special_groups.clone())
            .data(subscriptions.clone());
        more(builder).finish()
    };
    additions.building(|| modules.implementers.building(build))
}

macro_rules! root {
    ($(#[$doc:meta])* $root:ident, $name:literal, $about:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default)]
        pub struct $root;

        #[async_trait::async_trait]
        impl OutputType for $root {
            fn type_name() -> Cow<'static, str> {
                $name.into()
            }

            fn create_type_info(registry: &mut Registry) -> String {
                let root = registry.create_output_type::<Self, _>(MetaTypeId::Object, |registry| {
                    let fields = added_fields::<Self>(registry, &IndexMap::new());
                    let about = Some($about.to_owned());
                    ObjectBuilder::new($name, fields).description(about).rust_typename(stringify!($root)).build()
                });
                arguments::describe(registry);
                root
            }

            async fn resolve(&self, ctx: &ContextSelectionSet<'_>, _: &Positioned<AstField>) -> ServerResult<Value> {
                resolve_container(ctx, self).await
            }
        }

        #[async_trait::async_trait]
        impl ContainerType for $root {
            async fn resolve_field(&self, ctx: &Context<'_>) -> ServerResult<Option<Value>> {
                resolve_added(self, ctx).await
            }
        }

        impl ObjectType for $root {}
    };
}

root! {
    /// The root of queries.
    QueryRoot, "Query", "What can be read."
}
root! {
    /// The root of mutations.
    MutationRoot, "Mutation", "What can be done. Each takes an idempotency key: sent again, it does nothing again."
}

/// The look-ups that every module's records share.
#[derive(Debug)]
struct NodeQueries;

impl From<&QueryRoot> for NodeQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl NodeQueries {
    /// The record with this global id, if it is within your reach.
    async fn node(&self, ctx: &Context<'_>, id: GlobalId) -> Result<Option<Any<Node>>> {
        let found = ctx.data_unchecked::<Implementers>().find(ctx.access(), id, ctx).await;
        // whatever the type of the id, what may not be seen is absent
        match found {
            Err(error) if error.code() == crate::Code::Forbidden => Ok(None),
            Err(error) if error.code() == crate::Code::Unauthenticated => Ok(None),
            found => found,
        }
    }
}

trait Streams: Send + Sync {
    fn fields(&self, registry: &mut Registry) -> IndexMap<String, MetaField>;
    fn stream<'a>(&'a self, ctx: &'a Context<'_>) -> Option<Events<'a>>;
}

type Events<'a> = Pin<Box<dyn Stream<Item = Response> + Send + 'a>>;

struct Of<S>(S);

impl<S: SubscriptionType> Streams for Of<S> {
    fn fields(&self, registry: &mut Registry) -> IndexMap<String, MetaField> {
        match registry.create_fake_subscription_type::<S>() {
            MetaType::Object { fields, .. } => fields,
            _ => IndexMap::new(),
        }
    }

    fn stream<'a>(&'a self, ctx: &'a Context<'_>) -> Option<Events<'a>> {
        self.0.create_field_stream(ctx)
    }
}

/// The subscriptions that modules add.
#[derive(Clone, Default)]
pub struct SubscriptionParts(Vec<(&'static str, Arc<dyn Streams>)>);

impl SubscriptionParts {
    pub(crate) fn add<S: SubscriptionType + Default + 'static>(&mut self, module: &'static str) {
        self.0.push((module, Arc::new(Of(S::default()))));
    }
}

thread_local! {
    static SUBSCRIPTIONS: std::cell::RefCell<SubscriptionParts> = std::cell::RefCell::default();
}

/// The root of subscriptions.
#[derive(Clone, Copy, Debug, Default)]
pub struct SubscriptionRoot;

impl SubscriptionType for SubscriptionRoot {
    fn type_name() -> Cow<'static, str> {
        "Subscription".into()
    }

    fn is_empty() -> bool {
        SUBSCRIPTIONS.with_borrow(|current| current.0.is_empty())
    }

    fn create_type_info(registry: &mut Registry) -> String {
        let root = registry.create_subscription_type::<Self, _>(|registry| {
            let mut fields = IndexMap::new();
            for (module, streams) in SUBSCRIPTIONS.with_borrow(Clone::clone).0 {
                for (name, field) in streams.fields(registry) {
                    crate::ext::check_rule(module, "Subscription", &name);
                    let taken = fields.insert(name.clone(), field).is_some();
                    assert!(!taken, "module `{module}`: field `Subscription.{name}` is already taken");
                }
            }
            let about = Some("What can be followed as it happens.".to_owned());
            ObjectBuilder::new("Subscription", fields).description(about).is_subscription(true).build()
        });
        arguments::describe(registry);
        root
    }

    fn create_field_stream<'a>(&'a self, ctx: &'a Context<'_>) -> Option<Events<'a>> {
        let name = ctx.item.node.name.node.as_str();
        if let Err(error) = check_field(ctx, "Subscription", name) {
            let error = ctx.set_error_path(async_graphql::Error::from(error).into_server_error(ctx.item.pos));
            return Some(Box::pin(futures_util::stream::once(async { Response::from_errors(vec![error]) })));
        }
        ctx.data_unchecked::<SubscriptionParts>().0.iter().find_map(|(_, streams)| streams.stream(ctx))
    }
}

/// What one operation of `access` carries in its request.
pub fn prepare(request: async_graphql::Request, access: &Access) -> async_graphql::Request {
    request.data(crate::loaders::Loaders::new(access.clone())).data(access.clone())
}

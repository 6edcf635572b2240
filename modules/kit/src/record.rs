//! Records: a type of the graph whose plain fields are columns of one table, declared once with their class.
//!
//! The table of fields is the whole declaration: it names the column, the GraphQL type, the class and, where it is
//! narrower than the record's, the resource. Only selected columns are read. Fields with arguments and links to other
//! records are added by modules, like those of any other module (`ext.rs`).

use crate::access::{Access, Through};
use crate::error::{Error, Result};
use crate::ext::{added_fields, located, resolve_added};
use crate::node::{self, GlobalId};
use async_graphql::indexmap::IndexMap;
use async_graphql::parser::types::Field as AstField;
use async_graphql::registry::{MetaField, MetaTypeId, ObjectBuilder, Registry};
use async_graphql::resolver_utils::{ContainerType, resolve_container};
use async_graphql::{Context, ContextSelectionSet, ObjectType, OutputType, Positioned, ServerResult, Value};
use sea_orm::{DbErr, EntityTrait, QueryResult};
use std::borrow::Cow;
use std::marker::PhantomData;

use crate::scalar::FromColumn;
pub use crate::selection::Selection;
pub(crate) use crate::selection::Slots;
pub use crate::vault::{Mask, Sealing};
pub use entities::class::Class;

/// Where rows of a record lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A placed table: key `(district_code, id)`, area in `grid_code`.
    Grid,
    /// Placed, and it can lie in several grids: `place_grid` names them in this column.
    Grids(&'static str),
    /// A table of events or versions: key `(district_code, id)`, area in `area_code`.
    Log,
    /// A platform table: key `id`, area in `area_code`.
    Area,
    /// A reference table whose key `code` is its area.
    Code,
}

/// Order of lists; with the key as the last word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// By this text column.
    Text(&'static str),
    /// By key.
    Key,
    /// By key, newest first.
    KeyDescending,
}

/// A plain field of a record.
#[derive(Clone, Copy)]
pub struct Field {
    /// Name in the graph.
    pub name: &'static str,
    /// Column.
    pub column: &'static str,
    /// Class.
    pub class: Class,
    /// Description for clients.
    pub about: &'static str,
    /// Resource that reading it asks for, where it is not the record's.
    pub resource: Option<&'static str>,
    /// Shown in the graph; hidden ones are only for finding related records.
    pub shown: bool,
    /// How a sensitive value is stored; `column` then holds its masked form.
    pub sealing: Option<Sealing>,
    type_info: fn(&mut Registry) -> String,
    pub(crate) read: fn(&QueryResult, usize) -> Result<Value, DbErr>,
}

impl Field {
    /// A field that shows `column` as `C`. A sensitive one does not compile this way: it is [`Field::sealed`].
    pub const fn of<C: FromColumn>(
        name: &'static str,
        column: &'static str,
        class: Class,
        about: &'static str,
    ) -> Self {
        assert!(!matches!(class, Class::Sensitive), "a sensitive field is declared with Field::sealed");
        let type_info = <C::Shown as OutputType>::create_type_info;
        Self {
            name,
            column,
            class,
            about,
            resource: None,
            shown: true,
            sealing: None,
            type_info,
            read: C::read,
        }
    }

    /// A sensitive value: encrypted in `cipher` with the key of its person, and shown in its masked form, which is in
    /// `mask`. Only `reveal` shows the value.
    pub const fn sealed(
        name: &'static str,
        mask: &'static str,
        sealing: Sealing,
        about: &'static str,
    ) -> Self {
        let mut field = Self::of::<Option<String>>(name, mask, Class::Personal, about);
        field.class = Class::Sensitive;
        field.sealing = Some(sealing);
        field
    }

    /// A key that is read with every row and not shown.
    pub const fn hidden<C: FromColumn>(column: &'static str) -> Self {
        let mut field = Self::of::<C>(column, column, Class::Internal, "");
        field.shown = false;
        field
    }

    /// A hidden field under a name of its own, where a shown field has the name of the column.
    pub const fn hidden_as<C: FromColumn>(name: &'static str, column: &'static str) -> Self {
        let mut field = Self::hidden::<C>(column);
        field.name = name;
        field
    }

    /// Reading it asks for this resource instead of the record's. The field must be nullable.
    pub const fn needs(mut self, resource: &'static str) -> Self {
        self.resource = Some(resource);
        self
    }

    fn meta(&self, registry: &mut Registry) -> MetaField {
        let mut meta = MetaField::new(self.name, (self.type_info)(registry));
        meta.description = Some(self.about.to_owned());
        meta
    }
}

/// The class of a column of a table with these fields: what the field that shows it declares, or what
/// [`entities::class`] says of a column that no field shows; None when nobody says it.
pub fn class_of(fields: &[Field], table: &str, column: &str) -> Option<Class> {
    let sealed = |field: &&Field| field.sealing.is_some_and(|sealing| sealing.cipher == column);
    if fields.iter().any(|field| sealed(&field)) {
        return Some(Class::Sensitive);
    }
    let declared = fields.iter().filter(|field| field.column == column).max_by_key(|field| field.shown);
    match declared {
        // a hidden one says only that it is read
        Some(field) if !field.shown => entities::class::of_column(table, column).or(Some(field.class)),
        Some(field) => Some(field.class),
        None => entities::class::of_column(table, column),
    }
}

/// Rows of a record that have a right of their own beside the record's: all but those that are open. Who may not read them
/// finds neither them nor their number, in lists, links, sums and streams alike.
#[derive(Clone, Copy, Debug)]
pub struct Guarded {
    /// What a row meets that has none.
    pub open: fn() -> sea_orm::Condition,
    /// Resource of the policy that reading them asks for, too.
    pub resource: &'static str,
    /// Those that the caller reads without it, such as what is with one of the caller's posts.
    pub but: Option<fn(&Access) -> sea_orm::Condition>,
}

/// A type of the graph that is a row of one table.
pub trait Record: Send + Sync + Sized + 'static {
    /// The table.
    type Entity: EntityTrait;
    /// Name of the type.
    const TYPE: &'static str;
    /// Description for clients.
    const ABOUT: &'static str;
    /// Resource of the policy that its rows are.
    const RESOURCE: &'static str;
    /// Where its rows lie.
    const PLACE: Place;
    /// Order of its lists.
    const ORDER: Order;
    /// Its plain fields, beside `id`.
    const FIELDS: &'static [Field];
    /// Column that holds the account whose own record it is.
    const OWNER: Option<&'static str> = None;
    /// Columns that hold the department lines which work with a row: hidden fields, so that each row carries them.
    const LINES: &'static [&'static str] = &[];
    /// Column that holds the person whom a row tells of: the account that is bound to the person sees it as its own.
    const SUBJECT: Option<&'static str> = None;
    /// What a row must meet on a day to be there for who reaches it only because everybody does: what is public for a
    /// time. A post that reaches its area, and its owner, see it always.
    const PUBLIC_WHILE: Option<fn(chrono::NaiveDate) -> sea_orm::Condition> = None;
    /// Its rows that have a right of their own.
    const GUARDED: Option<Guarded> = None;
    /// What a row must meet to be found by this caller at all, whatever the caller's posts reach: such as not to be about
    /// the caller. None for who finds all that is within reach.
    const WITHHELD: Option<fn(&Access) -> Option<sea_orm::Condition>> = None;
    /// The index of names that its rows are found in by name.
    const SEARCH: &'static str = "place_search";
    /// Column that holds the person whose key seals its sensitive fields.
    const PERSON: Option<&'static str> = None;
    /// Is each look at a row by its owner on record for the person, and does the audit tell nobody else of what is done with it
    /// (`kit::discreet`)? Then [`entities::RESTRICTED`] names it, this is the resource by whose right the owner has the post in
    /// the area, and a hidden field of the column [`Record::PERSON`] names the person. Of whom it tells reads it only with an
    /// account that is confirmed to be the person's own.
    const RESTRICTED: Option<&'static str> = None;
    /// What stands in a column of a person that cannot be null, once it was erased. A column that is no field and is
    /// about the person is named here, too.
    const BLANKS: &'static [(&'static str, &'static str)] = &[];
    /// How a row is read by its id where it is as readable as the record that it belongs to, and nobody has its resource.
    const THROUGH: Option<Through> = None;
    /// Open interfaces that it implements, beside `Node`.
    const INTERFACES: &'static [&'static str] = &[];
}

/// A row of a record, with the fields that were selected.
#[derive(Debug)]
pub struct Row<T> {
    pub(crate) district: Box<str>,
    pub(crate) key: Box<str>,
    pub(crate) area: Box<str>,
    pub(crate) order: Box<str>,
    pub(crate) owner: Option<i64>,
    /// Of the fields that were read.
    pub(crate) values: Vec<Value>,
    pub(crate) slots: Slots,
    pub(crate) record: PhantomData<fn() -> T>,
}

impl<T: Record> Row<T> {
    /// Global id.
    pub fn global_id(&self) -> GlobalId {
        GlobalId { record_type: T::TYPE.into(), district: (&*self.district).into(), key: (&*self.key).into() }
    }

    /// Global id, as an answer has it.
    pub(crate) fn id_text(&self) -> String {
        node::text(T::TYPE, &self.district, &self.key)
    }

    /// The id.
    ///
    /// # Errors
    /// INTERNAL for a record that is known by a code.
    pub fn id(&self) -> Result<i64> {
        self.key.parse().map_err(Error::internal)
    }

    /// District of a placed record; empty for others.
    pub fn district(&self) -> &str {
        &self.district
    }

    /// Code of the area that it lies in.
    pub fn area(&self) -> &str {
        &self.area
    }

    /// Code of a record that is known by its code, otherwise its id.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Value of a field that was selected; hidden ones always are.
    pub fn value(&self, field: &str) -> Option<&Value> {
        // a column that is both shown and hidden is there under one name: the one that was read
        let mut named = T::FIELDS.iter().enumerate().filter(|(_, f)| f.name == field);
        named.find_map(|(at, _)| self.values.get(self.slots.at(at)?))
    }

    /// Id in a hidden key field.
    pub fn link(&self, field: &str) -> Option<i64> {
        match self.value(field)? {
            Value::Number(id) => id.as_i64(),
            _ => None,
        }
    }

    /// The value of a plain field for an answer; the caller has checked the permission.
    pub(crate) fn shown(&self, at: usize) -> ServerResult<&Value> {
        let value = self.slots.at(at).and_then(|slot| self.values.get(slot));
        value.ok_or_else(|| {
            async_graphql::Error::from(Error::internal(NotRead { field: T::FIELDS[at].name }))
                .into_server_error(Default::default())
        })
    }

    /// May the caller read this plain field here?
    pub(crate) fn may_read(&self, access: &Access, field: &Field) -> bool {
        field
            .resource
            .is_none_or(|resource| self.permits(access, &access.scope(resource, crate::access::Action::Read)))
    }

    /// Does it lie within this scope of the caller? A row that no post of the caller reaches was found because it tells of
    /// the caller, and is the caller's own.
    pub(crate) fn permits(&self, access: &Access, scope: &crate::access::Scope) -> bool {
        let found = || access.scope(T::RESOURCE, crate::access::Action::Read);
        let of_caller = || scope.own() && T::SUBJECT.is_some() && !self.within(&found(), None);
        self.within(scope, access.account()) || of_caller()
    }

    /// The account whose own record it is, if it is one's.
    pub fn owner(&self) -> Option<i64> {
        self.owner
    }

    /// Does it lie within this scope of this account?
    pub(crate) fn within(&self, scope: &crate::access::Scope, account: Option<i64>) -> bool {
        let of_line = |column: &&str| match self.value(column) {
            Some(Value::String(line)) => scope.covers_line(&self.area, line),
            _ => false,
        };
        scope.covers(&self.area)
            || T::LINES.iter().any(of_line)
            || (scope.own() && self.owner.is_some() && self.owner == account)
    }
}

/// A field was asked for that the statement did not read.
#[derive(Debug)]
struct NotRead {
    field: &'static str,
}

impl std::fmt::Display for NotRead {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "field {} was not read", self.field)
    }
}

impl std::error::Error for NotRead {}

#[async_trait::async_trait]
impl<T: Record> OutputType for Row<T> {
    fn type_name() -> Cow<'static, str> {
        T::TYPE.into()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        let name = registry.create_output_type::<Self, _>(MetaTypeId::Object, |registry| {
            let mut fields = IndexMap::new();
            let mut id = MetaField::new("id", <GlobalId as OutputType>::create_type_info(registry));
            id.description = Some("Global id, for `node(id:)` and for mutations.".to_owned());
            fields.insert("id".to_owned(), id);
            for field in T::FIELDS.iter().filter(|field| field.shown) {
                let meta = field.meta(registry);
                let nullable = !meta.ty.ends_with('!');
                assert!(
                    nullable || field.resource.is_none(),
                    "`{}.{}` must be nullable",
                    T::TYPE,
                    field.name
                );
                fields.insert(field.name.to_owned(), meta);
            }
            let added = added_fields::<Self>(registry, &fields);
            fields.extend(added);
            ObjectBuilder::new(T::TYPE, fields)
                .description(Some(T::ABOUT.to_owned()))
                .rust_typename(std::any::type_name::<Self>())
                .build()
        });
        for interface in ["Node"].iter().chain(T::INTERFACES) {
            registry.add_implements(T::TYPE, interface);
        }
        name
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, _: &Positioned<AstField>) -> ServerResult<Value> {
        match crate::rows::alone(vec![(self, ctx.clone())]).await.and_then(|mut objects| objects.pop()) {
            Some(object) => object,
            None => resolve_container(ctx, self).await,
        }
    }
}

#[async_trait::async_trait]
impl<T: Record> ContainerType for Row<T> {
    async fn resolve_field(&self, ctx: &Context<'_>) -> ServerResult<Option<Value>> {
        let name = ctx.item.node.name.node.as_str();
        if name == "id" {
            return Ok(Some(Value::String(self.id_text())));
        }
        let Some(at) = T::FIELDS.iter().position(|field| field.shown && field.name == name) else {
            return resolve_added(self, ctx).await;
        };
        let access = ctx.data_unchecked::<Access>();
        if !self.may_read(access, &T::FIELDS[at]) {
            ctx.add_error(located(ctx, access.denied()));
            return Ok(Some(Value::Null));
        }
        self.shown(at).map(|value| Some(value.clone()))
    }
}

impl<T: Record> ObjectType for Row<T> {}

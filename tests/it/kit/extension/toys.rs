//! Two toy modules: lamps have a record of their own and add to grids; bells hear what happens to places.

use async_graphql::{Context, Object, SimpleObject, Subscription};
use futures_util::{Stream, stream};
use kit::access::Action::Read;
use kit::access::policy::{Department, FieldRule, Grant, Part, Reach, Resource, Role};
use kit::access::{Ask, Tx};
use kit::code::AreaLevel;
use kit::hooks::{Ended, Erased, Merged, Moved};
use kit::links::Below;
use kit::module::{Module, Parts};
use kit::paging::{Connection, Paging, selected};
use kit::record::{Class, Field, Order, Place, Record, Row, Selection};
use kit::rows::Rows;
use kit::scalar::{Date, Key};
use kit::schema::QueryRoot;
use kit::{Error, Result};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use wangge_core::links::{all, along, near, one};
use wangge_core::places::grid::Grid;

/// A street lamp: what stands in the table of facilities.
#[derive(Debug)]
pub(crate) struct Lamp;

impl Record for Lamp {
    type Entity = entities::places::facility::Entity;
    const TYPE: &'static str = "Lamp";
    const ABOUT: &'static str = "A street lamp.";
    const RESOURCE: &'static str = "lamp";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Key;
    const INTERFACES: &'static [&'static str] = &["Place"];
    const FIELDS: &'static [Field] = &[
        Field::of::<String>("name", "name", Class::Public, "Name."),
        Field::of::<String>("kind", "kind", Class::Public, "Kind."),
        Field::of::<Option<f64>>("longitude", "lon", Class::Internal, "Degrees.").needs("lamp-plan"),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<f64>("lat"),
        Field::hidden::<String>("status"),
        Field::hidden::<Option<Date>>("retired_on"),
    ];
}

const fn rule(on: &'static str, field: &'static str) -> FieldRule {
    FieldRule { on, field, resource: "lamp", action: Read }
}

const fn role(code: &'static str) -> Role {
    let levels = &[AreaLevel::District, AreaLevel::Grid];
    Role::new(code, code, code, levels)
}

const fn reads(roles: &'static [&'static str], resources: &'static [&'static str]) -> Grant {
    Grant { roles, resources, actions: &[Read], reach: Reach::Area }
}

const PART: Part = Part {
    resources: &[
        Resource { code: "lamp", title: "lamps" },
        Resource { code: "lamp-plan", title: "where lamps stand" },
    ],
    roles: &[role("keeper"), role("planner")],
    departments: &[Department { code: "lamps", title: "lamps", chinese: "路灯", discreet: false }],
    grants: &[reads(&["keeper"], &["lamp", "grid"]), reads(&["planner"], &["lamp-plan"])],
    fields: &[
        rule("Query", "lamps"),
        rule("Query", "lampList"),
        rule("Grid", "lamps"),
        rule("Grid", "darkness"),
        rule("Grid", "lampCard"),
        rule("Grid", "standing"),
        rule("Lamp", "grid"),
        rule("Lamp", "itself"),
        FieldRule { on: "Lamp", field: "planned", resource: "lamp-plan", action: Read },
        rule("Subscription", "lampLit"),
    ],
};

/// Lamps.
pub(super) struct Lamps;

impl Module for Lamps {
    fn id(&self) -> &'static str {
        "lamps"
    }

    fn policy(&self) -> Part {
        PART
    }

    fn schema(&self, parts: &mut Parts<'_>) {
        parts
            .record::<Lamp>()
            .fields_of::<Lamp, LampGrid>()
            .fields_of::<Lamp, LampItself>()
            .fields_of::<Lamp, LampPlanned>()
            .fields_of::<Grid, GridLamps>()
            .fields_of::<Grid, GridStanding>();
        parts.queries::<LampQueries>().subscriptions::<LampStreams>();
    }
}

struct LampQueries;

impl From<&QueryRoot> for LampQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl LampQueries {
    /// A page of lamps.
    async fn lamps(&self, ctx: &Context<'_>, first: Option<i32>) -> Result<Option<Connection<Lamp>>> {
        let paging = Paging::new::<Lamp>(ctx, first, None, None, None)?;
        Connection::read(ctx, &paging, || ctx.access().find::<Lamp>()).await.map(Some)
    }

    /// All lamps.
    async fn lamp_list(&self, ctx: &Context<'_>) -> Result<Option<Rows<Lamp>>> {
        let rows = ctx.access().find::<Lamp>()?.select(Selection::of::<Lamp>(ctx, &[""])).all().await?;
        Ok(Some(Rows::new(rows)))
    }
}

along! {
    /// The grid that it stands in.
    LampGrid(Lamp).grid: Grid, |row| near(row, "grid_id"), "district_code", "grid_id"
}

one! {
    /// The same lamp.
    LampItself(Lamp).itself: Lamp, itself
}

one! {
    /// The same lamp, for those who plan lamps.
    LampPlanned(Lamp).planned: Lamp, itself
}

fn itself(lamp: &Row<Lamp>) -> Option<(String, String)> {
    Some((lamp.district().to_owned(), lamp.key().to_owned()))
}

all! {
    /// Its lamps.
    GridStanding(Grid).standing: Lamp, "grid_id"
}

/// What lamps add to grids.
pub(super) struct GridLamps(Result<(String, i64)>);

impl From<&Row<Grid>> for GridLamps {
    fn from(grid: &Row<Grid>) -> Self {
        Self(grid.id().map(|id| (grid.district().to_owned(), id)))
    }
}

#[Object]
impl GridLamps {
    /// Its lamps.
    async fn lamps(&self, ctx: &Context<'_>, first: Option<i32>) -> Result<Option<Connection<Lamp>>> {
        let paging = Paging::new::<Lamp>(ctx, first, None, None, None)?;
        let below = Below::<Lamp>::new("grid_id", selected::<Lamp>(ctx), paging);
        Ok(ctx.loaders().load(below, self.0.clone()?).await?.map(Connection::of))
    }

    /// Fails always.
    async fn darkness(&self) -> Result<Option<i32>> {
        Err(Error::conflict("nobody measured it"))
    }

    /// Tells what was selected of it.
    async fn lamp_card(&self, ctx: &Context<'_>) -> Option<LampCard> {
        let asked = ["title", "asked"].into_iter().filter(|name| ctx.look_ahead().field(name).exists());
        Some(LampCard { title: "lamps".to_owned(), asked: asked.map(str::to_owned).collect() })
    }
}

#[derive(SimpleObject)]
struct LampCard {
    title: String,
    asked: Vec<String>,
}

#[derive(Default)]
struct LampStreams;

#[Subscription]
impl LampStreams {
    /// Counts to two.
    async fn lamp_lit(&self) -> impl Stream<Item = i32> {
        stream::iter([1, 2])
    }
}

/// Hears what happens to places.
#[derive(Clone, Default)]
pub(super) struct Bells {
    pub(super) told: Arc<Mutex<Vec<String>>>,
    pub(super) fails: Arc<AtomicBool>,
}

impl Bells {
    fn hear(&self, what: String) -> Result<()> {
        self.told.lock().unwrap().push(what);
        if self.fails.load(Ordering::SeqCst) { Err(Error::conflict("the bell is broken")) } else { Ok(()) }
    }
}

#[async_trait::async_trait]
impl Module for Bells {
    fn id(&self) -> &'static str {
        "bells"
    }

    fn policy(&self) -> Part {
        Part::default()
    }

    fn schema(&self, _: &mut Parts<'_>) {}

    async fn on_moved(&self, _: &mut Tx, moved: &Moved) -> Result<()> {
        let Moved { record_type, before, after, from, to } = moved;
        let what = if before == after { after.to_string() } else { format!("{before} as {after}") };
        self.hear(format!("{record_type} {what} moved from {from} to {to}"))
    }

    async fn on_merged(&self, _: &mut Tx, merged: &Merged) -> Result<()> {
        self.hear(format!("merged {} into {}", merged.gone, merged.kept))
    }

    async fn on_ended(&self, _: &mut Tx, ended: &Ended) -> Result<()> {
        self.hear(format!("{} {}", ended.reason, ended.id))
    }

    async fn on_erased(&self, _: &mut Tx, erased: &Erased) -> Result<()> {
        self.hear(format!("erased {}", erased.id))
    }
}

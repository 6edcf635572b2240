//! Connections (Relay) by keyset: the only code of pages and cursors.

use crate::access::{Ask, Companions, Find};
use crate::error::{Error, Result};
use crate::record::{Order, Place, Record, Row, Selection};
use crate::rows::{Edges, Rows};
use async_graphql::{Context, Object, SimpleObject, TypeName};
use data_encoding::BASE64URL_NOPAD;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, IntoCondition};
use std::borrow::Cow;
use std::sync::Arc;

/// Rows of a page when the client says nothing.
pub const DEFAULT: u64 = 20;
/// Most rows of a page.
pub const MOST: u64 = 200;
/// Most rows of a page for a service account.
pub const MOST_FOR_SERVICES: u64 = 1_000;

/// Which page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Paging {
    count: u64,
    backwards: bool,
    from: Option<(String, String)>,
}

impl Paging {
    /// From the four arguments of a connection.
    ///
    /// # Errors
    /// BAD_USER_INPUT when they contradict each other or a cursor is not one of this list; LIMIT_EXCEEDED when the page
    /// is too long.
    pub fn new<T: Record>(
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Self> {
        let service =
            ctx.access().principal().caller().is_some_and(|c| c.kind == crate::access::Kind::Service);
        let most = if service { MOST_FOR_SERVICES } else { MOST };
        let backwards = last.is_some() || before.is_some();
        if backwards && (first.is_some() || after.is_some()) {
            return Err(Error::bad_input("last", "take either first and after, or last and before"));
        }
        let (count, cursor, path) =
            if backwards { (last, before, "before") } else { (first, after, "after") };
        let count = match count {
            None => DEFAULT,
            Some(count) => u64::try_from(count)
                .map_err(|_| Error::bad_input(if backwards { "last" } else { "first" }, "0 or more"))?,
        };
        if count > most {
            let text = format!("a page has at most {most} rows; ask for fewer and go on with the cursor");
            return Err(Error::new(crate::Code::LimitExceeded, text));
        }
        let from = cursor.map(|cursor| decode::<T>(&cursor, path)).transpose()?;
        Ok(Self { count, backwards, from })
    }

    /// Rows to read: one more than the page, to know whether there is another.
    pub(crate) fn fetch(&self) -> u64 {
        self.count + 1
    }

    pub(crate) fn backwards(&self) -> bool {
        self.backwards
    }

    /// The rows beyond the cursor.
    pub(crate) fn condition<T: Record>(&self) -> Result<Option<Condition>> {
        let Some((order, key)) = &self.from else { return Ok(None) };
        rows_beyond::<T>(order, key, self.backwards).map(Some)
    }
}

/// The rows beyond a cursor, for a list that is no connection.
pub(crate) fn beyond<T: Record>(cursor: &str, path: &str) -> Result<Condition> {
    let (order, key) = decode::<T>(cursor, path)?;
    rows_beyond::<T>(&order, &key, false)
}

fn rows_beyond<T: Record>(order: &str, key: &str, backwards: bool) -> Result<Condition> {
    let (key_column, key): (_, sea_orm::Value) = match T::PLACE {
        Place::Code => ("code", key.into()),
        _ => ("id", key.parse::<i64>().map_err(|_| bad_cursor("after"))?.into()),
    };
    let descending = (T::ORDER == Order::KeyDescending) != backwards;
    let beyond = |at: Expr, from: Expr| if descending { at.lt(from) } else { at.gt(from) };
    let condition = match T::ORDER {
        Order::Key | Order::KeyDescending => beyond(Expr::col(key_column), Expr::val(key)),
        // compared as a pair, so that an index leads to the place in one step
        Order::Text(column) => beyond(
            Expr::tuple([Expr::col(column), Expr::col(key_column)]),
            Expr::tuple([Expr::val(order), Expr::val(key)]),
        ),
    };
    Ok(condition.into_condition())
}

/// A page of rows.
#[derive(Debug)]
pub struct Page<T> {
    rows: Vec<Row<T>>,
    more: bool,
    backwards: bool,
    started: bool,
}

impl<T: Record> Page<T> {
    /// The rows.
    pub(crate) fn rows(&self) -> &[Row<T>] {
        &self.rows
    }

    /// Cuts what was read to the page that was asked for.
    pub(crate) fn cut(mut rows: Vec<Row<T>>, paging: &Paging) -> Self {
        let wanted = usize::try_from(paging.count).unwrap_or(usize::MAX);
        let more = rows.len() > wanted;
        rows.truncate(wanted);
        if paging.backwards {
            rows.reverse();
        }
        Self { rows, more, backwards: paging.backwards, started: paging.from.is_some() }
    }
}

/// A connection: a page and, when it was selected, how many rows there are in all.
#[derive(Debug)]
pub struct Connection<T> {
    page: Arc<Page<T>>,
    total: Option<i64>,
}

impl<T: Record> Connection<T> {
    /// A page that a loader found; `totalCount` needs `with_total`.
    pub fn of(page: Arc<Page<T>>) -> Self {
        Self { page, total: None }
    }

    /// With the number of rows in all.
    #[must_use]
    pub fn with_total(mut self, total: Option<i64>) -> Self {
        self.total = total;
        self
    }

    /// Reads a page, and the count only when it is selected.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn read<'a>(
        ctx: &Context<'_>,
        paging: &Paging,
        find: impl Fn() -> Result<Find<'a, T>>,
    ) -> Result<Self> {
        Self::read_to(ctx, paging, find, None).await
    }

    /// The same; where there may be very many, they are counted to `most`, and beyond it there is no count.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn read_to<'a>(
        ctx: &Context<'_>,
        paging: &Paging,
        find: impl Fn() -> Result<Find<'a, T>>,
        most: Option<u64>,
    ) -> Result<Self> {
        let rows = find()?.select(Selection::lean::<T>(ctx, NODES)).filter_some(paging.condition::<T>()?);
        let companions = Companions::of::<T>(ctx, NODES);
        let rows = rows.take_with(paging.fetch(), paging.backwards, Some(&companions)).await?;
        let total = match (ctx.look_ahead().field("totalCount").exists(), most) {
            (true, Some(most)) => find()?.count_to(most).await?,
            (true, None) => find()?.count().await?,
            (false, _) => None,
        };
        Ok(Self { page: Arc::new(Page::cut(rows, paging)), total })
    }
}

/// Where the records of a connection are.
const NODES: &[&str] = &["nodes", "edges.node"];

/// The fields of a connection's records that a request selects.
pub fn selected<T: Record>(ctx: &Context<'_>) -> Selection {
    Selection::of::<T>(ctx, NODES)
}

/// The same for rows that only answer: their hidden fields are left out where no link is selected that may need them.
pub fn answering<T: Record>(ctx: &Context<'_>) -> Selection {
    Selection::lean::<T>(ctx, NODES)
}

impl<T: Record> TypeName for Connection<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Connection", T::TYPE).into()
    }
}

/// A page of a list, in the list's own order.
#[Object(name_type)]
impl<T: Record> Connection<T> {
    /// The records of this page.
    async fn nodes(&self) -> Rows<T, &Row<T>> {
        Rows::new(self.page.rows.iter().collect())
    }

    /// The records of this page, each with its cursor.
    async fn edges(&self) -> Edges<'_, T> {
        Edges(&self.page.rows)
    }

    /// Whether there is more, and from where to go on.
    async fn page_info(&self) -> PageInfo {
        let Page { rows, more, backwards, started } = &*self.page;
        PageInfo {
            has_next_page: if *backwards { *started } else { *more },
            has_previous_page: if *backwards { *more } else { *started },
            start_cursor: rows.first().map(encode),
            end_cursor: rows.last().map(encode),
        }
    }

    /// How many records there are in all, within your reach. Costs a count: select it only where it is shown. Null in
    /// a list below many records, and of people whom broken glass opens: they are read one by one, on record for each.
    async fn total_count(&self) -> Option<i64> {
        self.total
    }
}

/// Where a page lies in its list (Relay).
#[derive(SimpleObject, Debug)]
pub struct PageInfo {
    /// There are records after this page.
    has_next_page: bool,
    /// There are records before this page.
    has_previous_page: bool,
    /// Cursor of the first record.
    start_cursor: Option<String>,
    /// Cursor of the last record, for `after`.
    end_cursor: Option<String>,
}

/// A record of a page.
#[derive(Debug)]
pub struct Edge<'a, T>(&'a Row<T>);

impl<'a, T> Edge<'a, T> {
    pub(crate) fn of(row: &'a Row<T>) -> Self {
        Self(row)
    }
}

impl<T: Record> TypeName for Edge<'_, T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Edge", T::TYPE).into()
    }
}

/// A record of a page with its cursor.
#[Object(name_type)]
impl<T: Record> Edge<'_, T> {
    /// The record.
    async fn node(&self) -> &Row<T> {
        self.0
    }

    /// Its place in the list, for `after` and `before`.
    async fn cursor(&self) -> String {
        encode(self.0)
    }
}

/// The cursor of a row.
pub fn encode<T: Record>(row: &Row<T>) -> String {
    let plain = serde_json::to_string(&(T::TYPE, &row.order, &row.key)).unwrap_or_default();
    BASE64URL_NOPAD.encode(plain.as_bytes())
}

fn decode<T: Record>(cursor: &str, path: &str) -> Result<(String, String)> {
    let plain = BASE64URL_NOPAD.decode(cursor.as_bytes()).map_err(|_| bad_cursor(path))?;
    let (of, order, key): (String, String, String) =
        serde_json::from_slice(&plain).map_err(|_| bad_cursor(path))?;
    let digits = key.bytes().all(|b| b.is_ascii_digit());
    // no row has U+0000 in a text, and PostgreSQL takes none
    let stored = !order.contains('\0');
    if of == T::TYPE && digits && stored { Ok((order, key)) } else { Err(bad_cursor(path)) }
}

fn bad_cursor(path: &str) -> Error {
    Error::bad_input(path, "not a cursor of this list; use endCursor or startCursor of an answer")
}

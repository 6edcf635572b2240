//! Data is reached through an [`Access`] and in no other way: it holds the connection and the caller, adds the reach
//! to every statement, and writes audit and history with every change.

mod along;
mod belonging;
mod broken;
mod bulk;
mod columns;
mod condition;
mod districts;
mod each;
mod erase;
mod find;
mod granted;
mod keys;
mod located;
mod models;
mod permit;
pub mod policy;
mod principal;
mod print;
mod restricted;
pub mod rights;
mod stand_in;
mod sums;
mod system;
mod tally;
mod target;
mod through;
mod touch;
mod write;

pub use along::{Companion, Naming};
pub(crate) use along::{Companions, joined};
pub use belonging::Through;
pub use condition::{NO_DISTRICT, confirmed_persons_of, holders_of, persons_of};
pub use districts::Districts;
pub use each::Parents;
pub use erase::erased_columns;
pub use find::Find;
pub use granted::Granted;
pub use keys::{ids_found, ids_in, prefixes_in, texts_in};
pub(crate) use located::all_values;
pub use located::district_of;
pub use permit::Permit;
pub use policy::{Action, Policy};
pub use principal::{Caller, Kind, Post, Principal, Scope};
pub use print::print;
pub use tally::{Cells, Tally};
pub use target::Target;
pub use through::Link;
pub use write::{Tx, Written};

use crate::db::Meter;
use crate::error::{Error, Result};
use crate::node::GlobalId;
use crate::platform::Shared;
use crate::record::{Record, Row, Selection};
use async_graphql::Context;
use std::sync::Arc;

/// The platform as one caller reaches it; lives for one request.
///
/// A resolver has it, and no connection of the database with it. Neither what it shares with the process nor the
/// statements of the connections can be named outside kit:
///
/// ```compile_fail,E0616
/// fn resolver(access: &kit::access::Access) {
///     let connections = &access.shared;
/// }
/// ```
///
/// ```compile_fail,E0624
/// async fn resolver(db: &kit::db::Db, meter: &kit::db::Meter, all: sea_orm::sea_query::SelectStatement) {
///     let rows = db.rows(meter, &all).await;
/// }
/// ```
///
/// ```compile_fail,E0616
/// fn resolver(tx: &kit::access::Tx) {
///     let connection = &tx.open;
/// }
/// ```
///
/// What it can reach is within reach:
///
/// ```
/// async fn resolver<T: kit::record::Record>(access: &kit::access::Access, tx: &kit::access::Tx) -> kit::Result<()> {
///     let (meter, rows) = (access.meter(), tx.access().find::<T>()?.all().await?);
///     Ok(())
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Access {
    pub(crate) shared: Arc<Shared>,
    principal: Principal,
    granted: Option<Granted>,
    meter: Arc<Meter>,
    /// It reads inside a transaction.
    inside: bool,
}

impl Access {
    pub(crate) fn new(shared: Arc<Shared>, principal: Principal) -> Self {
        Self { shared, principal, granted: None, meter: Arc::default(), inside: false }
    }

    /// The same caller for another operation, with statements counted anew.
    pub fn fresh(&self) -> Self {
        Self { meter: Arc::default(), inside: false, ..self.clone() }
    }

    /// The same caller as a part of the operation of `request`, with which its statements are counted.
    pub fn within(self, request: &Self) -> Self {
        Self { meter: Arc::clone(&request.meter), ..self }
    }

    /// The same caller with no more than what its token was granted; what anybody may do stays.
    pub fn limited(self, granted: Option<Granted>) -> Self {
        Self { granted, ..self }
    }

    /// Who asks.
    pub fn principal(&self) -> &Principal {
        &self.principal
    }

    /// The account, if one is logged in.
    pub fn account(&self) -> Option<i64> {
        self.principal.account()
    }

    /// The statements of this request so far.
    pub fn meter(&self) -> &Arc<Meter> {
        &self.meter
    }

    /// The policy.
    pub fn policy(&self) -> &Policy {
        &self.shared.policy
    }

    /// Lets a request look at one case, which `key` names, and at no other beside it. It says nothing of whether there is
    /// such a case.
    ///
    /// # Errors
    /// LIMIT_EXCEEDED for another one.
    pub fn one_case(&self, key: &str) -> Result<()> {
        if self.meter.is_the_case(key) {
            return Ok(());
        }
        Err(Error::new(crate::Code::LimitExceeded, "one case in a request; ask for the other one in another"))
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub fn now(&self) -> i64 {
        self.shared.sources.now()
    }

    /// Today in China (UTC+8), where the days of posts and places begin.
    pub fn today(&self) -> chrono::NaiveDate {
        crate::platform::day_of(self.now())
    }

    /// Keyed hash of `bytes` for `purpose`, in hexadecimal.
    pub fn mac(&self, purpose: &str, bytes: &[u8]) -> String {
        self.shared.secrets.mac(purpose, bytes)
    }

    /// `N` unpredictable bytes.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        self.shared.sources.bytes()
    }

    /// A new id.
    pub fn new_id(&self) -> i64 {
        self.shared.ids.next()
    }

    /// A new id that says of when it was made the day (UTC+8) alone.
    pub fn new_id_of_today(&self) -> i64 {
        let [moment, more] = [(); 2].map(|()| u32::from_le_bytes(self.random()));
        crate::id::some_time(crate::platform::start_of(self.today()), moment, more)
    }

    /// The districts that the platform runs in.
    pub fn districts(&self) -> Arc<Districts> {
        self.shared.districts.load_full()
    }

    /// Events of committed changes, for streams that wait.
    pub fn events(&self) -> tokio::sync::watch::Receiver<u64> {
        self.shared.events.subscribe()
    }

    /// The same caller for another request: a stream makes one for each event. Rights are read again.
    ///
    /// # Errors
    /// UNAUTHENTICATED when the account is no longer active.
    pub async fn again(&self) -> Result<Self> {
        let principal = match self.principal.account() {
            None => self.principal.clone(),
            Some(account) => {
                let caller = self.shared.rights.caller(&self.shared, account).await?;
                Principal::Caller(caller.ok_or_else(Error::unauthenticated)?)
            }
        };
        Ok(Self { principal, ..self.fresh() })
    }

    /// How far the caller may do `action` with `resource`.
    pub fn scope(&self, resource: &str, action: Action) -> Scope {
        self.acting(resource, action).scope(&self.shared.policy, resource, action)
    }

    /// May the caller do `action` with `resource` at least somewhere? As `scope` says, without the areas.
    fn may(&self, resource: &str, action: Action) -> bool {
        self.acting(resource, action).may(&self.shared.policy, resource, action)
    }

    /// Whose rights count for `action` on `resource`.
    fn acting(&self, resource: &str, action: Action) -> &Principal {
        match &self.granted {
            Some(granted) if !granted.allows(resource, action) => &Principal::Anonymous,
            Some(_) | None => &self.principal,
        }
    }

    /// How far the caller may do `action` with `resource`, at least somewhere.
    ///
    /// # Errors
    /// UNAUTHENTICATED or FORBIDDEN when nowhere.
    pub fn require(&self, resource: &str, action: Action) -> Result<Scope> {
        let scope = self.scope(resource, action);
        if scope.is_empty() { Err(self.denied()) } else { Ok(scope) }
    }

    /// The error for what the caller may not do.
    pub fn denied(&self) -> Error {
        match self.principal {
            Principal::Anonymous => Error::unauthenticated(),
            Principal::Caller(_) | Principal::System => Error::forbidden(),
        }
    }

    /// The rows of `T` within reach.
    ///
    /// # Errors
    /// UNAUTHENTICATED or FORBIDDEN when the caller may read none at all.
    pub fn find<T: Record>(&self) -> Result<Find<'_, T>> {
        Ok(Find::new(self, self.require(T::RESOURCE, Action::Read)?))
    }

    /// The rows of `T` within reach of another resource: what a map or a card shows of a record.
    ///
    /// # Errors
    /// UNAUTHENTICATED or FORBIDDEN when the caller may read none at all.
    pub fn find_as<T: Record>(&self, resource: &str) -> Result<Find<'_, T>> {
        Ok(Find::new(self, self.require(resource, Action::Read)?))
    }

    /// The row with this global id, or None when there is none within reach.
    ///
    /// # Errors
    /// As for `find`.
    pub async fn by_id<T: Record>(&self, id: &GlobalId, selection: Selection) -> Result<Option<Row<T>>> {
        self.by_id_with(id, selection, None).await
    }

    /// The same, with what it leads to.
    pub(crate) async fn by_id_with<T: Record>(
        &self,
        id: &GlobalId,
        selection: Selection,
        companions: Option<&Companions<'_>>,
    ) -> Result<Option<Row<T>>> {
        let find = match &T::THROUGH {
            Some(through) => self.find_through::<T>(through, id).await?,
            None => Some(self.find::<T>()?),
        };
        let Some(find) = find else { return Ok(None) };
        find.select(selection).with_id(id)?.one_with(companions).await
    }
}

/// Refuses a field whose rule the caller does not meet anywhere.
pub(crate) fn check_field(ctx: &Context<'_>, on: &str, field: &str) -> Result<()> {
    let access = ctx.data_unchecked::<Access>();
    match access.policy().rule(on, field) {
        Some((resource, action)) if access.may(resource, action) => Ok(()),
        Some(_) => Err(access.denied()),
        None => Err(Error::forbidden()),
    }
}

/// What resolvers need of the context.
pub trait Ask<'a> {
    /// The platform as the caller reaches it.
    fn access(&self) -> &'a Access;
    /// The loaders of this request.
    fn loaders(&self) -> &'a crate::loaders::Loaders;
}

impl<'a> Ask<'a> for Context<'a> {
    fn access(&self) -> &'a Access {
        self.data_unchecked()
    }

    fn loaders(&self) -> &'a crate::loaders::Loaders {
        self.data_unchecked()
    }
}

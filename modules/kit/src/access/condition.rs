//! Reach as a condition of a statement (storage rules 6 and 7): the district beside every range of codes.

use super::{Access, Action, Principal, Scope};
use crate::code::{AreaCode, after};
use crate::record::{Place, Record};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query, SelectStatement, UnionType};

/// Rows of no district.
pub const NO_DISTRICT: &str = "000000";

/// The rows of `T` that `scope` reaches, of those with a right of their own only what the caller may read, and none that is
/// withheld from the caller.
pub(super) fn reach<T: Record>(access: &Access, scope: &Scope) -> Condition {
    let reached = reached::<T>(access, scope);
    let withheld = T::WITHHELD.filter(|_| !matches!(access.principal(), Principal::System));
    let besides = [guarded::<T>(access, scope), withheld.and_then(|but| but(access))];
    besides.into_iter().flatten().fold(reached, |all, beside| Condition::all().add(all).add(beside))
}

/// What a row must meet beside, where some have a right of their own; None where the caller has it wherever `scope` goes.
fn guarded<T: Record>(access: &Access, scope: &Scope) -> Option<Condition> {
    let guarded = T::GUARDED.filter(|_| !matches!(access.principal(), Principal::System))?;
    let own = access.scope(guarded.resource, Action::Read);
    if own.holds(scope) {
        return None;
    }
    let mut any = Condition::any().add((guarded.open)());
    if !own.is_empty() {
        any = any.add(reached::<T>(access, &own));
    }
    Some(any.add_option(guarded.but.map(|but| but(access))))
}

/// The rows of `T` that `scope` reaches, those with a right of their own among them.
fn reached<T: Record>(access: &Access, scope: &Scope) -> Condition {
    let shown = match access.principal() {
        Principal::System => None,
        _ => T::PUBLIC_WHILE.map(|shown| shown(access.today())),
    };
    if scope.is_all() && !placed(T::PLACE) && shown.is_none() {
        return Condition::all();
    }
    let mut any = Condition::any();
    if scope.is_all() {
        let mut all = Condition::all().add_option(shown);
        if placed(T::PLACE) {
            all = all.add(Expr::col("district_code").is_in(access.districts().of("")));
        }
        any = any.add(all);
    }
    for area in scope.areas() {
        any = any.add(within(access, T::PLACE, area));
    }
    for (area, line) in scope.lines() {
        let of_line = T::LINES
            .iter()
            .fold(Condition::any(), |any, column| any.add(Expr::col(*column).eq(line.as_str())));
        if !of_line.is_empty() {
            any = any.add(Condition::all().add(within(access, T::PLACE, area)).add(of_line));
        }
    }
    if let (true, Some(owner), Some(account)) = (scope.own(), T::OWNER, access.account()) {
        any = any.add(Expr::col(owner).eq(account));
    }
    if let (true, Some(subject), Some(account)) = (scope.own(), T::SUBJECT, access.account()) {
        let own = if T::RESTRICTED.is_some() { confirmed_persons_of } else { persons_of };
        any = any.add(Expr::col(subject).in_subquery(own(account)));
    }
    // an empty list of areas reaches nothing, never everything
    if any.is_empty() { any.add(Expr::val(1).eq(0)) } else { any }
}

/// The person whom an account is bound to, and those who turned out to be the same person.
pub fn persons_of(account: i64) -> SelectStatement {
    with_merged(bound_to(account))
}

/// As [`persons_of`], where it was confirmed that the account is the person's own: who reads what is restricted as its own.
pub fn confirmed_persons_of(account: i64) -> SelectStatement {
    let mut bound = bound_to(account);
    bound.and_where(Expr::col("account_confirmed_at").is_not_null());
    with_merged(bound)
}

/// The persons whom the holder of an account is: the one whom it is bound to, and the one with the identity number that was
/// entered with an account of staff. Only for what is withheld from the holder: what is one's own follows from [`persons_of`].
pub fn holders_of(account: i64) -> SelectStatement {
    let mut number = Query::select();
    number.column("holder_mac").from("account").and_where(Expr::col("id").eq(account));
    number.and_where(Expr::col("holder_mac").is_not_null());
    let mut numbered = Query::select();
    numbered.column("id").from("person").and_where(Expr::col("number_mac").in_subquery(number));
    with_merged(bound_to(account).union(UnionType::All, numbered).take())
}

fn bound_to(account: i64) -> SelectStatement {
    let mut bound = Query::select();
    bound.column("id").from("person").and_where(Expr::col("account_id").eq(account));
    bound
}

fn with_merged(mut bound: SelectStatement) -> SelectStatement {
    let mut merged = Query::select();
    merged.column("id").from("person").and_where(Expr::col("merged_into").in_subquery(bound.clone()));
    bound.union(UnionType::All, merged).take()
}

/// The rows that lie in `area`.
pub(super) fn within(access: &Access, place: Place, area: &AreaCode) -> Condition {
    match place {
        Place::Grid => placed_within(access, "grid_code", area),
        Place::Grids(link) => {
            let linked = Query::select()
                .columns(["district_code", link])
                .from("place_grid")
                .cond_where(placed_within(access, "grid_code", area))
                .and_where(Expr::col(link).is_not_null())
                .to_owned();
            let key = Expr::tuple([Expr::col("district_code"), Expr::col("id")]);
            Condition::any().add(placed_within(access, "grid_code", area)).add(key.in_subquery(linked))
        }
        Place::Log => {
            let mut districts = access.districts().of(area.as_str());
            districts.push(NO_DISTRICT.to_owned());
            Condition::all().add(Expr::col("district_code").is_in(districts)).add(range("area_code", area))
        }
        Place::Area => range("area_code", area),
        Place::Code => range("code", area),
    }
}

fn placed(place: Place) -> bool {
    matches!(place, Place::Grid | Place::Grids(_))
}

fn placed_within(access: &Access, column: &'static str, area: &AreaCode) -> Condition {
    let districts = access.districts().of(area.as_str());
    let all = Condition::all().add(match districts.as_slice() {
        [one] => Expr::col("district_code").eq(one.as_str()),
        many => Expr::col("district_code").is_in(many.iter().map(String::as_str)),
    });
    if area.as_str().len() > 6 { all.add(range(column, area)) } else { all }
}

fn range(column: &'static str, area: &AreaCode) -> Condition {
    let from = Expr::col(column).gte(area.as_str());
    Condition::all().add(from).add(Expr::col(column).lt(after(area.as_str())))
}

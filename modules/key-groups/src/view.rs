//! Looking at a file: for a purpose, on record in the same transaction, for its authority and for the person.

use crate::full::{below, full};
use crate::policy::{GLASS, VIEW};
use crate::row::is_kept;
use crate::seal::{PURPOSE, key_of};
use crate::shown::KeyFile;
use crate::sight::{Seen, Stand, to_look, to_look_by_residence};
use entities::key_groups::key_file::Model;
use entities::key_groups::key_objection;
use entities::key_groups::key_view::ActiveModel;
use entities::people::resident;
use kit::access::{Access, Action, Kind, Post, Tx};
use kit::id::first_at;
use kit::node::GlobalId;
use kit::platform::start_of;
use kit::{Code, Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use std::collections::BTreeSet;

/// Different files at most that an account looks at on a day of China and finds another one by its person.
const A_DAY: usize = 50;
/// Files at most that are found by their people at once: more is no look at a person.
pub(crate) const AT_ONCE: usize = 5;

/// What it is looked at for: 4 to 200 characters.
///
/// # Errors
/// BAD_USER_INPUT at `purpose`.
pub(crate) fn purposed(given: Option<&str>) -> Result<String> {
    kit::text::reason(given.unwrap_or_default(), "purpose", "say what you need it for")
}

/// The one file that a request looks at, by its own id or by that of the residence of its person, if the caller sees it.
pub(crate) async fn look(
    access: &Access,
    (id, resident): (Option<GlobalId>, Option<GlobalId>),
    purpose: Option<&str>,
) -> Result<Option<KeyFile>> {
    let purpose = purposed(purpose)?;
    let ((Some(of), None) | (None, Some(of))) = (&id, &resident) else {
        return Err(Error::bad_input("id", "either the file or the residence of its person"));
    };
    access.one_case(&of.to_string())?;
    let tx = access.begin().await?;
    let seen = match id.is_some() {
        true => to_look(&tx, of, "id").await?,
        false => to_look_by_residence(&tx, of, "resident").await?,
    };
    if id.is_none() {
        let found = seen.iter().map(|seen| key(&seen.row)).collect();
        few(access, &[of.district.as_str()], &[found]).await?;
    }
    let Some(seen) = seen else { return Ok(None) };
    if !is_kept(&seen.row, access.today()) && !looked_back_on(&tx, &seen.row).await? {
        return Ok(None);
    }
    // what another district handed over is read by nobody here before it is accepted
    if seen.row.state == "handed" {
        return Ok(None);
    }
    on_record(&tx, &seen, &purpose).await?;
    let file = full(&tx, &seen.row, seen.authority).await?;
    tx.commit().await?;
    Ok(file)
}

/// Do the people of its authority still look at a file that was closed? Not where the person died or left, or was right to
/// object to it.
async fn looked_back_on(tx: &Tx, row: &Model) -> Result<bool> {
    let lives = Condition::all()
        .add(Expr::col("district_code").eq(row.district_code.as_str()))
        .add(Expr::col("id").eq(row.resident_id))
        .add(Expr::col("status").eq("active"));
    let lives = !tx.models::<resident::Entity>(lives).await?.is_empty();
    let objections = below::<key_objection::Entity>(tx, row, 20).await?;
    Ok(lives && objections.iter().all(|objection| objection.upheld != Some(true)))
}

/// District and id of a file.
pub(crate) fn key(row: &Model) -> (String, i64) {
    (row.district_code.clone(), row.id)
}

/// Refuses to find files by their people to who would then have looked at more than so many on a day, whatever each look is
/// for: `asked` has the files that were found of each person, in these districts. Each person counts of whose file the caller
/// has not looked today, also one who has none, so that a refusal says nothing of whether there is one; of a list no more
/// than it shows. The authority's system, which asks for one at a time, is not limited: who has no role but those of programs.
///
/// # Errors
/// LIMIT_EXCEEDED.
pub(crate) async fn few(access: &Access, districts: &[&str], asked: &[Vec<(String, i64)>]) -> Result<()> {
    let program = |post: &Post| access.policy().role(&post.role).is_ok_and(|role| role.kind == Kind::Service);
    let posts = access.principal().caller().map(|caller| caller.posts.as_slice()).unwrap_or_default();
    if !posts.is_empty() && posts.iter().all(program) {
        return Ok(());
    }
    let midnight = start_of(access.today());
    let mut select = Query::select();
    select
        .columns(["district_code", "file_id"])
        .distinct()
        .from("key_view")
        .and_where(Expr::col("district_code").is_in(districts.iter().copied()))
        .and_where(Expr::col("id").gte(first_at(midnight)))
        .and_where(Expr::col("created_at").gte(midnight));
    let mut looked: BTreeSet<(String, i64)> = BTreeSet::new();
    for row in access.own_rows(select, "account_id").await? {
        looked.insert((row.try_get_by("district_code")?, row.try_get_by("file_id")?));
    }
    let known =
        |files: &&Vec<(String, i64)>| !files.is_empty() && files.iter().all(|file| looked.contains(file));
    let new = asked.len() - asked.iter().filter(known).count();
    if looked.len() + new.min(AT_ONCE) <= A_DAY {
        return Ok(());
    }
    let text = format!(
        "an account that looked at {A_DAY} files on a day finds no other one by its person; ask by the file's id"
    );
    Err(Error::new(Code::LimitExceeded, text))
}

/// Puts on record that the caller looked at a file.
pub(crate) async fn on_record(tx: &Tx, seen: &Seen, purpose: &str) -> Result<()> {
    let row = &seen.row;
    let key = key_of(tx, row.person_id).await?;
    let access = tx.access();
    let right = right(access, seen);
    let post = access.principal().post_for(access.policy(), right, Action::Read, &row.grid_code);
    let permit = tx.permit(VIEW, Action::Create, &row.grid_code)?;
    let now = access.now();
    let view = ActiveModel {
        district_code: Set(row.district_code.clone()),
        id: Set(access.new_id()),
        grid_code: Set(row.grid_code.clone()),
        grid_id: Set(row.grid_id),
        resident_id: Set(row.resident_id),
        person_id: Set(row.person_id),
        file_id: Set(row.id),
        account_id: Set(access.account()),
        role: Set(post.map(|post| post.role.clone())),
        purpose_cipher: Set(key.seal(access, PURPOSE, purpose)?),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    tx.insert(&permit, view).await?;
    let about = [(row.grid_code.clone(), Some(row.person_id))];
    tx.audit_discreetly("read", &about, (right, Action::Read)).await
}

/// The resource whose right lets the caller see the file.
fn right(access: &Access, seen: &Seen) -> &'static str {
    match seen.stand {
        Stand::Keeper => seen.authority.files(),
        Stand::Helper => seen.authority.help(),
        Stand::Reader if access.scope(seen.authority.files(), Action::Read).covers(&seen.row.grid_code) => {
            seen.authority.files()
        }
        Stand::Reader => GLASS,
    }
}

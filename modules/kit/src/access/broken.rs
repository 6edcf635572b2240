//! Broken glass: for a short time, and no longer than the post that allowed it, an account has the rights of the role
//! [`BREAK_GLASS`] in an area. What is so now follows from the rows as they are read, and no job ends it. Each
//! statement that reads what nothing else gives the right to leaves a row in the audit.

use super::policy::{Action, BREAK_GLASS};
use super::{Access, Post, Scope};
use crate::db::Meter;
use crate::error::{Error, Result};
use crate::platform::Shared;
use crate::record::{Record, Row, Selection};
use sea_orm::sea_query::{Expr, ExprTrait, Query};

/// The posts that broken glass is now, and the next moment at which one is over. Only a post in force allows it.
pub(super) async fn broken(
    shared: &Shared,
    account: i64,
    posts: &[Post],
    now: i64,
) -> Result<(Vec<Post>, i64)> {
    let (mut broken, mut changes_at) = (Vec::new(), i64::MAX);
    if posts.is_empty() {
        return Ok((broken, changes_at));
    }
    let mut select = Query::select();
    select
        .columns(["id", "post_id", "area_code", "to_at"])
        .from("break_glass")
        .and_where(Expr::col("account_id").eq(account))
        .and_where(Expr::col("to_at").gt(now));
    for row in shared.db.rows(&Meter::default(), &select).await? {
        let to_at: i64 = row.try_get_by("to_at")?;
        changes_at = std::cmp::min(changes_at, to_at);
        let (id, area): (i64, String) = (row.try_get_by("post_id")?, row.try_get_by("area_code")?);
        let Some(post) = posts.iter().find(|post| post.id == id && !post.stands_in) else { continue };
        broken.push(Post {
            role: BREAK_GLASS.to_owned(),
            area: area.parse().map_err(Error::internal)?,
            break_glass: Some(row.try_get_by("id")?),
            ..post.clone()
        });
    }
    Ok((broken, changes_at))
}

impl Access {
    /// Puts on record that rows of a type are read with this scope, where broken glass alone gives the right to some.
    pub(super) async fn on_record(&self, record_type: &str, scope: &Scope) -> Result<()> {
        if scope.broken().is_empty() || self.inside {
            return Ok(());
        }
        let tx = self.begin().await?;
        for area in scope.broken() {
            if let Some(post) = self.glass(area.as_str()) {
                tx.audit_broken(record_type, post).await?;
            }
        }
        tx.commit_quietly().await
    }

    /// Puts on record for each person that these rows were read with this scope, where broken glass alone gives the right
    /// to. A page reads one row more than it shows: that one counts as read, too.
    pub(super) async fn on_record_of_each<T: Record>(
        &self,
        (scope, selection): (&Scope, Selection),
        rows: &[Row<T>],
    ) -> Result<()> {
        if T::PERSON.is_none() || scope.broken().is_empty() || self.inside {
            return Ok(());
        }
        let opened = rows.iter().filter(|row| scope.broken().iter().any(|area| area.covers(row.area())));
        let read: Vec<_> = opened.filter_map(|row| Some((row, self.glass(row.area())?))).collect();
        if read.is_empty() {
            return Ok(());
        }
        let shown =
            T::FIELDS.iter().enumerate().filter(|(at, field)| field.shown && selection.reads(*at, field));
        let fields = shown.map(|(_, field)| field.name).collect::<Vec<_>>().join(",");
        let tx = self.begin().await?;
        let read: Vec<_> = read.into_iter().map(|(row, post)| tx.read_broken(row, post, &fields)).collect();
        tx.audit_all(&read).await?;
        tx.commit_quietly().await
    }

    /// The broken glass that alone gives the right to read what lies in this area.
    pub(super) fn opened_by(&self, resource: &str, area: &str) -> Option<&Post> {
        let scope = self.scope(resource, Action::Read);
        scope.broken().iter().any(|open| open.covers(area)).then(|| self.glass(area)).flatten()
    }

    /// The broken glass that covers this area.
    fn glass(&self, area: &str) -> Option<&Post> {
        let opened = |post: &&Post| post.break_glass.is_some() && post.area.covers(area);
        self.principal().caller()?.posts.iter().find(opened)
    }
}

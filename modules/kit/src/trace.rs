//! What every change leaves behind: a version in the history, a row of the audit, an event.

use crate::access::{Action, Permit, Post, Tx};
use crate::error::{Error, Result};
use crate::node::GlobalId;
use crate::reason::{covered, stated};
use crate::record::{Record, Row};
use crate::secrets::Secrets;
use entities::platform::{audit, history, outbox};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, QueryTrait};
use std::collections::BTreeMap;

/// Rows of the audit in one statement: each binds 17 values, and SQLite takes 32,766.
const BATCH: usize = 1_000;

/// A change of a record.
pub(crate) struct Trace<'a> {
    pub(crate) district: &'a str,
    pub(crate) area: &'a str,
    pub(crate) record_type: &'a str,
    pub(crate) record_id: &'a str,
    pub(crate) person: Option<i64>,
    pub(crate) verb: &'a str,
    pub(crate) post: Option<&'a Post>,
    pub(crate) reason: Option<&'a str>,
}

impl Trace<'_> {
    pub(crate) async fn history(
        &self,
        tx: &Tx,
        version: i64,
        changes: &BTreeMap<&'static str, serde_json::Value>,
    ) -> Result<()> {
        tx.insert(
            &Permit::seen(),
            history::ActiveModel {
                district_code: Set(self.district.to_owned()),
                id: Set(tx.access().new_id()),
                area_code: Set(self.area.to_owned()),
                record_type: Set(self.record_type.to_owned()),
                record_id: Set(self.record_id.to_owned()),
                version: Set(version),
                action: Set(self.verb.to_owned()),
                changes: Set(serde_json::to_string(changes).map_err(Error::internal)?),
                account_id: Set(tx.access().account()),
                post_id: Set(self.post.map(|post| post.id)),
                stands_in: Set(self.post.is_some_and(|post| post.stands_in)),
                at: Set(tx.access().now()),
            },
        )
        .await
    }

    pub(crate) async fn audit(&self, tx: &Tx, fields: &str) -> Result<()> {
        let row = self.row(tx, fields).into_active_model().reset_all();
        tx.insert(&Permit::seen(), row).await
    }

    /// The row of the audit.
    pub(crate) fn row(&self, tx: &Tx, fields: &str) -> audit::Model {
        let mut row = audit::Model {
            district_code: self.district.to_owned(),
            id: tx.access().new_id(),
            seq: None,
            at: tx.access().now(),
            account_id: tx.access().account(),
            post_id: self.post.map(|post| post.id),
            stands_in: self.post.is_some_and(|post| post.stands_in),
            action: self.verb.to_owned(),
            record_type: self.record_type.to_owned(),
            record_id: self.record_id.to_owned(),
            area_code: self.area.to_owned(),
            fields: fields.to_owned(),
            person_id: self.person,
            break_glass_id: self.post.and_then(|post| post.break_glass),
            reason: self.reason.map(stated),
            outcome: "ok".to_owned(),
            mac: String::new(),
            link: None,
        };
        row.mac = mac(&tx.access().shared.secrets, &row);
        row
    }
}

/// Writes an event; `detail` is for the hooks and streams of modules and is never sent to a client.
pub(crate) async fn event(
    tx: &Tx,
    verb: &str,
    id: &GlobalId,
    area: &str,
    detail: Option<String>,
) -> Result<()> {
    tx.insert(
        &Permit::seen(),
        outbox::ActiveModel {
            district_code: Set(crate::access::district_of(area).to_owned()),
            id: Set(tx.access().new_id()),
            seq: Set(None),
            event: Set(verb.to_owned()),
            record_type: Set(id.record_type.clone()),
            record_id: Set(id.key.clone()),
            area_code: Set(area.to_owned()),
            account_id: Set(tx.access().account()),
            detail: Set(detail),
            at: Set(tx.access().now()),
        },
    )
    .await
}

/// The hash of an audit row, by these keys.
pub(crate) fn mac(secrets: &Secrets, row: &audit::Model) -> String {
    secrets.mac("audit", content(secrets, row).as_bytes())
}

/// What the hash of an audit row covers: everything but its number and its links, and of its reason a hash. Rows about
/// no person, as all were before there was the column, have two parts; the others have a third.
fn content(secrets: &Secrets, row: &audit::Model) -> String {
    let about = (row.person_id, row.break_glass_id);
    let content = (
        (&row.district_code, row.id, row.at, row.account_id, row.post_id, row.stands_in),
        (
            &row.action,
            &row.record_type,
            &row.record_id,
            &row.area_code,
            &row.fields,
            covered(secrets, row),
            &row.outcome,
        ),
    );
    let text = match about {
        (None, None) => serde_json::to_string(&content),
        about => serde_json::to_string(&(content.0, content.1, about)),
    };
    text.unwrap_or_default()
}

/// Something that was done about a person, and that is no change of a record.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// The record.
    pub id: &'a GlobalId,
    /// Code of the area where it lies.
    pub area: &'a str,
    /// The person.
    pub person: i64,
    /// Names of the fields concerned, comma-separated; never values.
    pub fields: &'a str,
}

impl Tx {
    /// Writes an audit row for what is no change of a record and is done by no post: a login, a refused reuse of a token.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audit(
        &self,
        verb: &str,
        record_type: &str,
        record_id: &str,
        area: &str,
        reason: Option<&str>,
    ) -> Result<()> {
        let district = crate::access::district_of(area);
        let trace = Trace { district, area, record_type, record_id, person: None, verb, post: None, reason };
        trace.audit(self, "").await
    }

    /// Writes an audit row for what changes no version of a record, by the post whose right the permit comes from; where it
    /// is about a person, that person can read it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audit_by(
        &self,
        permit: &Permit,
        verb: &str,
        (id, area): (&GlobalId, &str),
        person: Option<i64>,
    ) -> Result<()> {
        let trace = Trace {
            district: crate::access::district_of(area),
            area,
            record_type: &id.record_type,
            record_id: &id.key,
            person,
            verb,
            post: permit.post(self.access()).flatten(),
            reason: None,
        };
        trace.audit(self, "").await
    }

    /// Writes an audit row for what is no change of a record and is about a person, who can read it: an export, a file
    /// that was opened, a code that was handed over. The last of the right is the code of the area where it is asked for.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audit_about(
        &self,
        verb: &str,
        about: About<'_>,
        (resource, action, at): (&str, Action, &str),
        reason: Option<&str>,
    ) -> Result<()> {
        let district = crate::access::district_of(about.area);
        let post = self.access().principal().post_for(self.access().policy(), resource, action, at);
        let trace = Trace {
            district,
            area: about.area,
            record_type: &about.id.record_type,
            record_id: &about.id.key,
            person: Some(about.person),
            verb,
            post,
            reason,
        };
        trace.audit(self, about.fields).await
    }

    /// Writes an audit row for a look for a person of whom there is no record. The right is as in `audit_about`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audit_nobody(
        &self,
        verb: &str,
        record_type: &str,
        (resource, action, at): (&str, Action, &str),
    ) -> Result<()> {
        let district = crate::access::district_of(at);
        let post = self.access().principal().post_for(self.access().policy(), resource, action, at);
        let trace =
            Trace { district, area: at, record_type, record_id: "", person: None, verb, post, reason: None };
        trace.audit(self, "").await
    }

    /// Writes these rows of the audit.
    pub(crate) async fn audit_all(&self, rows: &[audit::Model]) -> Result<()> {
        for batch in rows.chunks(BATCH) {
            let models = batch.iter().cloned().map(|row| row.into_active_model().reset_all());
            let insert = audit::Entity::insert_many(models).into_query();
            self.execute(&Permit::seen(), &insert).await?;
        }
        Ok(())
    }

    /// The audit row of a record that was read under broken glass: the person whom it is about reads it.
    pub(crate) fn read_broken<T: Record>(&self, row: &Row<T>, post: &Post, fields: &str) -> audit::Model {
        let trace = Trace {
            district: crate::access::district_of(row.area()),
            area: row.area(),
            record_type: T::TYPE,
            record_id: row.key(),
            person: T::PERSON.and_then(|column| row.link(column)),
            verb: "read",
            post: Some(post),
            reason: None,
        };
        trace.row(self, fields)
    }

    /// Writes an audit row for a statement that reads under broken glass.
    pub(crate) async fn audit_broken(&self, record_type: &str, post: &Post) -> Result<()> {
        let area = post.area.as_str();
        let district = crate::access::district_of(area);
        if entities::RESTRICTED.contains(&record_type) {
            return self.tell_auditor(district, Some(post), Action::Read).await;
        }
        let trace = Trace {
            district,
            area,
            record_type,
            record_id: "",
            person: None,
            verb: "read",
            post: Some(post),
            reason: None,
        };
        trace.audit(self, "").await
    }
}

//! What the tables of all modules hold of a person: erased with the person, also where a module is off or not built in.

use kit::Result;
use kit::access::{Permit, Tx};
use kit::person::Whose;
use kit::record::Class;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query, SelectStatement};

/// A placed table with the columns `resident_id` and `person_id`, and what it holds of the person beside them.
#[derive(Clone, Copy, Debug)]
pub struct Holding {
    /// The table.
    pub table: &'static str,
    /// Columns of sensitive values: ciphers and masks.
    pub sensitive: &'static [&'static str],
    /// Columns of what else is personal.
    pub personal: &'static [&'static str],
    /// What stands in a column that cannot be null, once it was erased.
    pub blanks: &'static [(&'static str, &'static str)],
}

const fn holding(
    table: &'static str,
    sensitive: &'static [&'static str],
    personal: &'static [&'static str],
) -> Holding {
    Holding { table, sensitive, personal, blanks: &[] }
}

impl Holding {
    const fn blank(mut self, blanks: &'static [(&'static str, &'static str)]) -> Self {
        self.blanks = blanks;
        self
    }

    /// The columns of this class and above, with what stands in them afterwards; None is null.
    fn columns(&self, least: Class) -> impl Iterator<Item = (&'static str, Option<&'static str>)> {
        let personal = if least <= Class::Personal { self.personal } else { &[] };
        let blanks = self.blanks;
        let blank = move |column| blanks.iter().find(|(name, _)| *name == column).map(|(_, text)| *text);
        self.sensitive.iter().chain(personal).map(move |column| (*column, blank(*column)))
    }

    /// Does a row hold something of this class and above?
    fn any(&self, least: Class) -> Condition {
        self.columns(least).fold(Condition::any(), |any, (column, blank)| {
            let column = Expr::col((self.table, column));
            any.add(match blank {
                Some(text) => column.ne(text),
                None => column.is_not_null(),
            })
        })
    }
}

/// THE LIST, never gated: a test compares it with what the records declare. What key groups seal is here as personal, since
/// its own rules say how long it is kept.
pub const HOLDINGS: &[Holding] = &[
    // a placed table that names a residence and holds more of a person takes a line
    holding(
        "resident_certificate",
        &["number_cipher", "number_mask"],
        &["kind", "issuer", "issued_on", "expires_on"],
    )
    .blank(&[("kind", "other")]),
    holding("correction", &["proposal_cipher"], &["note", "answer"]),
    holding("erasure", &[], &["note", "answer"]),
    holding("assistance_application", &["income_cipher", "income_mask", "means_cipher", "means_mask"], &[]),
    holding("household_visit", &["income_cipher", "income_mask", "findings_cipher", "findings_mask"], &[]),
    holding("assistance_grant", &["bank_account_cipher", "bank_account_mask"], &["note"]),
    holding("assistance_review", &["income_cipher", "income_mask", "findings_cipher", "findings_mask"], &[]),
    holding("care_record", &["needs_cipher", "needs_mask"], &["grade", "plan", "contact"]),
    holding("care_visit", &["note_cipher", "note_mask"], &[]),
    holding("birth_registration", &[], &["birthplace", "other_parent"]),
    holding("family_certificate", &[], &["number", "check_note"]).blank(&[("number", "")]),
    holding("family_support_payment", &[], &["return_reason"]),
    holding("health_care_plan", &["need_cipher", "need_mask"], &["kind"]).blank(&[("kind", "erased")]),
    holding("health_care_visit", &["note_cipher", "note_mask"], &["result"]).blank(&[("result", "erased")]),
    holding("insurance_enrolment", &[], &["amount_fen"]),
    holding("employment", &[], &["code"]).blank(&[("code", "90")]),
    holding("unemployment", &[], &["wanted"]),
    holding("job_hardship", &[], &["category"]).blank(&[("category", "other")]),
    holding("key_file", &[], &["content_cipher"]),
    holding("key_visit", &[], &["note_cipher"]),
    holding("key_objection", &[], &["text_cipher", "answer_cipher"]),
    holding("key_view", &[], &["purpose_cipher"]).blank(&[("purpose_cipher", "")]),
];

/// Erases what the tables hold of a person, or with one residence of the person, of the class `least` and above. What the
/// records of modules that are on hold was erased before, with history and event; this leaves none.
pub(super) async fn clear(tx: &Tx, permit: &Permit, whose: Whose<'_>, least: Class) -> Result<()> {
    for holding in HOLDINGS {
        let mut columns = holding.columns(least).peekable();
        if columns.peek().is_none() {
            continue;
        }
        let mut update = Query::update();
        update
            .table(holding.table)
            .value("version", Expr::col("version").add(1))
            .value("changed_at", tx.access().now())
            .cond_where(holding.any(least))
            .cond_where(whose.condition());
        for (column, blank) in columns {
            update.value(column, blank.map_or_else(Expr::null, Expr::value));
        }
        tx.execute(permit, &update).await?;
    }
    Ok(())
}

/// Whether something sensitive is held with the residence of the statement around it.
pub(super) fn sensitive_with_residence() -> Condition {
    let with = |holding: &&Holding| !holding.sensitive.is_empty();
    HOLDINGS
        .iter()
        .filter(with)
        .fold(Condition::any(), |any, holding| any.add(Expr::exists(rows_with(holding))))
}

fn rows_with(holding: &Holding) -> SelectStatement {
    let same = |column, of| Expr::col((holding.table, column)).equals(("resident", of));
    Query::select()
        .column((holding.table, "id"))
        .from(holding.table)
        .and_where(same("district_code", "district_code"))
        .and_where(same("resident_id", "id"))
        .cond_where(holding.any(Class::Sensitive))
        .to_owned()
}

//! The signature of what was done: a row that is never changed.

use crate::procedure::{Act, Stage};
use entities::work::matter::Model;
use entities::work::matter_step::ActiveModel;
use kit::access::{Permit, Post, Tx};
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;

/// What was done, for its signature.
#[derive(Debug)]
pub(crate) struct Signed<'a> {
    /// The matter as it is afterwards.
    matter: &'a Model,
    act: Act,
    from: &'a str,
    signs: &'a [u8],
    post: Option<&'a Post>,
    note: Option<String>,
    late: bool,
}

impl<'a> Signed<'a> {
    /// Of an act that led from a stage to where the matter is now, and signs these steps.
    pub(crate) fn new(
        matter: &'a Model,
        act: Act,
        (from, signs): (&'a str, &'a [u8]),
        post: Option<&'a Post>,
        note: Option<String>,
    ) -> Self {
        Self { matter, act, from, signs, post, note, late: false }
    }

    /// The limit of the stage had passed.
    pub(crate) fn late(self, late: bool) -> Self {
        Self { late, ..self }
    }
}

/// Writes the signature. Its number is the matter's version, so that no step is written twice.
///
/// # Errors
/// CONFLICT when somebody else signed meanwhile.
pub(crate) async fn sign(tx: &Tx, permit: &Permit, signed: &Signed<'_>) -> Result<()> {
    let matter = signed.matter;
    let steps: Vec<String> = signed.signs.iter().map(u8::to_string).collect();
    let stage = |stage: &str| Stage::of(stage).map_or("", Stage::as_str).to_owned();
    let row = ActiveModel {
        district_code: Set(matter.district_code.clone()),
        id: Set(tx.access().new_id()),
        grid_code: Set(matter.grid_code.clone()),
        grid_id: Set(matter.grid_id),
        matter_id: Set(matter.id),
        seq: Set(i32::try_from(matter.version).map_err(Error::internal)?),
        act: Set(signed.act.as_str().to_owned()),
        signs: Set(steps.join(",")),
        from_stage: Set(stage(signed.from)),
        to_stage: Set(matter.stage.clone()),
        account_id: Set(tx.access().account()),
        post_id: Set(signed.post.map(|post| post.id)),
        role: Set(signed.post.map(|post| post.role.clone())),
        stands_in: Set(signed.post.is_some_and(|post| post.stands_in)),
        unit_code: Set(matter.unit_code.clone()),
        to_post_id: Set(matter.post_id),
        note: Set(signed.note.clone()),
        late: Set(signed.late),
        at: Set(tx.access().now()),
    };
    tx.insert(permit, row).await
}

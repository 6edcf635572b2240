//! Amounts of the demo's grants, by the rules of their programmes.

use crate::programme::{self, Programme, takes_decision};
use wangge_core::dice::Dice;

/// The amount of a grant in fen, with a decision of whole hundreds of yuan where the rule asks for one; none where the
/// income is enough.
pub(super) fn amount(programme: &Programme, people: i16, income: i64, dice: &mut Dice) -> Option<i64> {
    let decided = takes_decision(programme).then(|| {
        let most = usize::try_from(programme.amount_fen / 10_000).unwrap_or(1).max(1);
        i32::try_from(dice.between(1, most) * 10_000).unwrap_or(10_000)
    });
    programme::amount(programme, people, Some(income), (decided, "amount")).ok()
}

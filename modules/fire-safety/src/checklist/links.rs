//! What an edition links to.

use super::record::{FireChecklist, FireChecklistItem};
use wangge_core::links::all;

all! {
    /// Its items, in their order.
    FireChecklistItems(FireChecklist).items: FireChecklistItem, "checklist_id"
}

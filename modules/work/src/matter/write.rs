//! The mutations that report.

use super::inputs::{ReportMatterInput, SettleMatterInput};
use super::record::Matter;
use super::report::{report, settle};
use wangge_core::links::mutations;

mutations! {
    /// What reporting a matter answers.
    ReportPayload { matter: Matter }
    MatterMutations {
        /// Reports a matter: it follows the procedure of its kind from now on. An emergency is with everybody concerned at
        /// once. The account of a resident reports at most 20 on a day.
        report_matter(ReportMatterInput) = report;
        /// Reports a matter of the general procedure that was dealt with on the spot. This signs its steps 1 to 3; it then
        /// waits until another post verifies it.
        settle_matter(SettleMatterInput) = settle;
    }
}

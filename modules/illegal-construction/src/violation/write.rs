//! The mutations of violations.

use super::inputs::{
    AcceptViolationInput, CarryOutViolationInput, CheckViolationSiteInput, CoordinateViolationInput,
    HearViolationInput, OpenViolationInput, OrderViolationInput, ServeViolationNoticeInput,
};
use super::record::Violation;
use super::{carry_out, documents, hearing, open, site};
use crate::links::mutations;

mutations! {
    /// A violation that was written.
    ViolationPayload { violation: Violation }
    ViolationMutations {
        /// Opens a violation that was discovered, and reports the matter that is its case where there is none yet.
        open_violation(OpenViolationInput) = open::open;
        /// Records a check of the site (现场检查).
        check_violation_site(CheckViolationSiteInput) = site::check;
        /// Records a notice that was served: to stop, of the right to a hearing, or urging.
        serve_violation_notice(ServeViolationNoticeInput) = documents::serve;
        /// Records how the party was heard (听证).
        hear_violation(HearViolationInput) = hearing::hear;
        /// Gives the order (决定书), by who did not check the site.
        order_violation(OrderViolationInput) = documents::order;
        /// Records what the town, the land office or the village group said (协调会商).
        coordinate_violation(CoordinateViolationInput) = hearing::coordinate;
        /// Records that it was removed, rectified or regularised (整改).
        carry_out_violation(CarryOutViolationInput) = carry_out::carry_out;
        /// Accepts the site, or not (验收), once the matter is settled; by who did not record that it was carried out.
        accept_violation(AcceptViolationInput) = carry_out::accept;
    }
}

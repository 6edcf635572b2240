//! The mutations of batches and payments.

use super::inputs::{
    AssistanceBatchInput, DraftAssistanceBatchInput, ReturnAssistancePaymentInput, SendAssistanceBatchInput,
};
use super::record::{AssistanceBatch, AssistancePayment};
use super::{draft, returned, steps};
use wangge_core::links::mutations;

mutations! {
    /// A batch that was written.
    AssistanceBatchPayload { batch: AssistanceBatch }
    BatchMutations {
        /// Drafts the payments of a programme in an area and a month (编制发放): of each grant that is in force in the
        /// month and has no payment for it yet, and of payments for earlier months that came back.
        draft_assistance_batch(DraftAssistanceBatchInput) = draft::draft;
        /// Checks a batch (复核): by somebody else than who drafted it. What was suspended or stopped since, or another
        /// amount, refuses it: discard it and draft anew.
        check_assistance_batch(AssistanceBatchInput) = steps::check;
        /// Records that a checked batch was sent to the bank (发放). What is paid once is paid out then.
        send_assistance_batch(SendAssistanceBatchInput) = steps::send;
        /// Discards a batch that was not sent (作废): another one can be drafted.
        discard_assistance_batch(AssistanceBatchInput) = steps::discard;
    }
}

mutations! {
    /// A payment that was written.
    AssistancePaymentPayload { payment: AssistancePayment }
    PaymentMutations {
        /// Records that a payment came back (退回). A later batch pays it again while its grant is in force.
        return_assistance_payment(ReturnAssistancePaymentInput) = returned::give_back;
    }
}

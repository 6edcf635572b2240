//! The mutations that do something with a matter, by whom they are for.

use super::inputs::{
    AnnounceMatterInput, ArbitrateMatterInput, AskMatterPauseInput, DispatchMatterInput, FinishMatterInput,
    HandOverMatterInput, JoinMatterInput, MatterActInput, MatterReasonInput, RateMatterInput,
};
use super::{announce, approve, dispatch, finish, handing, join, pause, plain, rate, reopen};
use crate::matter::Matter;
use wangge_core::links::mutations;

mutations! {
    /// What a step of a matter answers.
    MatterPayload { matter: Matter }
    StepMutations {
        /// Accepts a matter that its unit has: a general matter is dealt with from now on, another one is dispatched next.
        accept_matter(MatterActInput) = plain::accept;
        /// Does not accept a matter, and says why: it is over.
        refuse_matter(MatterReasonInput) = plain::refuse;
        /// Passes a matter up to the unit of the next level.
        escalate_matter(MatterReasonInput) = plain::escalate;
        /// Sends a matter to who deals with it: by catalogue, area and line when nothing is said.
        dispatch_matter(DispatchMatterInput) = dispatch::dispatch;
        /// Reports from the site of an emergency.
        track_matter(MatterReasonInput) = plain::track;
        /// Says what came of a matter; of an emergency, that it is over. Somebody else verifies it.
        finish_matter(FinishMatterInput) = finish::finish;
        /// Verifies the result of a matter. Who dealt with it cannot.
        verify_matter(MatterActInput) = plain::verify;
        /// Sends a matter back because its result does not do.
        rework_matter(MatterReasonInput) = plain::rework;
        /// Files a matter: it is over, and can be rated.
        file_matter(MatterActInput) = plain::file;
        /// Joins a matter to the one that it repeats: it is over, and the other one goes on. The person served can have it
        /// taken apart again, once: see `reopenMatter`.
        join_matter(JoinMatterInput) = join::join;
    }
}

mutations! {
    /// What handing a matter to and fro answers.
    HandingPayload { matter: Matter }
    HandingMutations {
        /// Returns a matter to the unit that dispatched it. Returned more often than its kind allows, it is before the
        /// centre, which decides who deals with it.
        return_matter(MatterReasonInput) = handing::give_back;
        /// Hands a matter to another line with a work sheet. Who had it answers for it until the receipt is signed. What was
        /// handed over already is handed on as if it were returned.
        hand_over_matter(HandOverMatterInput) = handing::hand_over;
        /// Signs the receipt of a work sheet: the matter is the line's that was asked.
        receive_matter(MatterActInput) = handing::receive;
        /// Refuses the receipt of a work sheet, and says why.
        decline_matter(MatterReasonInput) = handing::decline;
        /// Decides as the centre who deals with a matter that was returned too often. It cannot be returned any more.
        arbitrate_matter(ArbitrateMatterInput) = dispatch::arbitrate;
    }
}

mutations! {
    /// What a desk of an approval answers.
    ApprovalPayload { matter: Matter }
    ApprovalMutations {
        /// Passes the review of an application on to the next desk of its chain. Who filed it, who applies and who sat at
        /// another desk of it cannot: each desk is another account's, whatever posts it has.
        pass_matter(MatterActInput) = approve::pass;
        /// Refuses an application, and says why. It can be appealed against once.
        deny_matter(MatterReasonInput) = approve::deny;
        /// Grants an application. Who filed it, who applies and who reviewed it cannot.
        grant_matter(FinishMatterInput) = approve::grant;
        /// Announces an application in its community and its street or town at the same time, for the days of its kind
        /// (公示). It is not decided before they are over and every objection is answered.
        announce_matter(AnnounceMatterInput) = announce::announce;
        /// Ends an announcement after its last day, when every objection is answered: the application can be decided. The
        /// platform does so by itself, too.
        end_announcement(MatterActInput) = announce::end;
    }
}

mutations! {
    /// What a superior's step answers.
    SupervisePayload { matter: Matter }
    SuperviseMutations {
        /// Urges a matter (督办): who has it is told.
        urge_matter(MatterReasonInput) = plain::urge;
        /// Takes a matter over (提级办理): the superior's post has it.
        take_over_matter(MatterReasonInput) = plain::take_over;
        /// Asks for a suspension; the clock runs until a superior allows it.
        ask_matter_pause(AskMatterPauseInput) = pause::ask;
        /// Allows a suspension: the clock stands still.
        allow_matter_pause(MatterActInput) = pause::allow;
        /// Does not allow a suspension.
        deny_matter_pause(MatterReasonInput) = pause::deny;
        /// Ends a suspension: the clock goes on with what was left.
        resume_matter(MatterActInput) = pause::resume;
    }
}

mutations! {
    /// What a step of the person served answers.
    ServedPayload { matter: Matter }
    ServedMutations {
        /// Cancels a matter that was reported by mistake and is not accepted yet, or takes an application back that is not
        /// before the desk that decides: by who reported it or the person served.
        cancel_matter(MatterReasonInput) = plain::cancel;
        /// Rates a matter that is filed, or was joined to the one that it repeats: by the person served, once.
        rate_matter(RateMatterInput) = rate::rate;
        /// Has a matter dealt with again: by the person served, once. One that is filed goes back to who dealt with it. One
        /// that was joined to another is taken apart again, as a matter of its own: it is to be accepted anew by the unit
        /// that it was reported to, an emergency to be dealt with anew; the other matter stays as it is.
        reopen_matter(MatterReasonInput) = reopen::reopen;
        /// Appeals against a refusal: by who filed the application or the person served, once, in its time.
        appeal_matter(MatterReasonInput) = approve::appeal;
    }
}

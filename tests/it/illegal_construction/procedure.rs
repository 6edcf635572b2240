//! The steps of a violation: none before the one that the law has before it.

use illegal_construction::violation::ViolationKind::{ImperfectProcedures, RoofAddition, Unauthorised};
use illegal_construction::violation::ViolationState::{
    Accepted, Checked, Discovered, Notified, Stopped, Unfounded,
};
use illegal_construction::violation::ViolationStepKind::{
    CarryOut, Coordination, Hearing, Order, SiteCheck, StopNotice,
};
use illegal_construction::violation::procedure::{check, may, next};

#[test]
fn no_step_comes_before_its_legal_predecessor() {
    assert_eq!(check(), Ok(()));
    assert_eq!(next(Unauthorised, Discovered), [SiteCheck]);
    assert_eq!(next(RoofAddition, Checked), [StopNotice, Coordination]);
    assert_eq!(next(Unauthorised, Notified), [Hearing, Coordination, CarryOut]);
    assert_eq!(next(ImperfectProcedures, Checked), [Order, Coordination]);
    assert!(next(Unauthorised, Accepted).is_empty() && next(Unauthorised, Unfounded).is_empty());
    let refused = may(Unauthorised, Stopped, Order).unwrap_err();
    assert!(refused.message().contains("hearing_notice"), "{refused:?}");
    assert!(may(ImperfectProcedures, Checked, StopNotice).is_err());
}

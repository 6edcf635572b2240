//! The steps of a hazard: none before the one that the law has before it.

use fire_safety::hazard::FireHazardLevel::{General, Major};
use fire_safety::hazard::FireHazardState::{
    Closed, Confirmed, Notified, Rectified, Referred, Reinspected, Reported, Unfounded,
};
use fire_safety::hazard::FireHazardStepKind::{
    Closing, Confirmation, Extension, Notice, Rectification, Referral,
};
use fire_safety::hazard::procedure::{check, goes_back, may, next};

#[test]
fn no_step_comes_before_its_legal_predecessor() {
    assert_eq!(check(), Ok(()));
    assert_eq!(next(None, Reported, false), [Confirmation]);
    assert_eq!(next(Some(General), Confirmed, false), [Notice, Rectification]);
    assert_eq!(next(Some(Major), Confirmed, false), [Notice]);
    assert_eq!(next(Some(Major), Notified, false), [Extension, Rectification, Referral]);
    // the term is extended once, also when a re-inspection led back to the notice
    assert_eq!(next(Some(Major), Notified, true), [Rectification, Referral]);
    assert_eq!(next(Some(Major), Referred, true), [Rectification]);
    assert_eq!(next(Some(General), Reinspected, false), [Closing]);
    assert!(next(Some(General), Closed, false).is_empty() && next(None, Unfounded, false).is_empty());
    let refused = may(Some(Major), Confirmed, false, Referral).unwrap_err();
    assert!(refused.message().contains("notice"), "{refused:?}");
    assert!(may(Some(General), Rectified, false, Closing).is_err());
    assert!(goes_back(Notified) && !goes_back(Referred) && !goes_back(Reinspected));
}

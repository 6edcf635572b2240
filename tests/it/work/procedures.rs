//! The procedures as a document that a person reviews, and what a wrong one does.

use crate::harness::reviewed::assert_reviewed;
use kit::access::Action;
use kit::access::policy::Part;
use kit::module::{Module, Modules, Parts};
use work::procedure::{Act, By, Move, Procedure, ProcedureKind, Stage, To, check, document};

#[test]
fn the_document_of_the_procedures_is_the_reviewed_file() {
    assert_reviewed("docs/procedures.md", &document());
}

/// A module whose procedure leads nowhere.
struct Wrong;

const NOWHERE: Procedure = Procedure {
    kind: ProcedureKind::General,
    title: "nowhere",
    chinese: "",
    begins: (Stage::Accept, &[1]),
    unit: 15,
    moves: &[Move {
        act: Act::Accept,
        from: &[Stage::Accept],
        to: To::Stage(Stage::Handle),
        signs: &[2],
        by: By::Unit,
        right: ("matter", Action::Change),
        reason: false,
    }],
};

impl Module for Wrong {
    fn id(&self) -> &'static str {
        "wrong"
    }

    fn policy(&self) -> Part {
        Part { resources: &[], roles: &[], departments: &[], grants: &[], fields: &[] }
    }

    fn check(&self) -> Result<(), String> {
        check(&NOWHERE)
    }

    fn schema(&self, _: &mut Parts<'_>) {}
}

#[test]
fn a_wrong_procedure_stops_the_start() {
    let problem = Modules::default().with(Wrong, true).unwrap_err();
    assert_eq!(problem, "module `wrong`: nowhere: nothing leads from `accept` to the end");
    assert!(Modules::default().with(Wrong, false).is_ok(), "it is off");
}

//! The procedures as a document that a person reviews, and what a wrong one does.

use crate::harness::command::project;
use crate::harness::reviewed::assert_reviewed;
use kit::access::Action;
use kit::access::policy::Part;
use kit::module::{Module, Modules, Parts};
use std::collections::{BTreeMap, BTreeSet};
use work::procedure::{Act, By, Move, Procedure, ProcedureKind, Stage, To, check, document};

#[test]
fn the_document_of_the_procedures_is_the_reviewed_file() {
    assert_reviewed("docs/procedures.md", &document());
}

/// The stages that a procedure reaches.
fn stages(procedure: &Procedure) -> BTreeSet<Stage> {
    let mut reached = BTreeSet::from([procedure.begins.0]);
    loop {
        let before = reached.len();
        let possible =
            |step: &&Move| step.from.is_empty() || step.from.iter().any(|stage| reached.contains(stage));
        let next = procedure.moves().filter(possible).flat_map(|step| match step.to {
            To::Same => vec![],
            To::Stage(stage) => vec![stage],
            To::Either(first, second) => vec![first, second],
        });
        let next: Vec<Stage> = next.collect();
        reached.extend(next);
        if reached.len() == before {
            return reached;
        }
    }
}

#[test]
fn the_schema_says_which_stages_each_procedure_has() {
    let schema = std::fs::read_to_string(project().join("schema.graphql")).unwrap();
    let (_, kinds) = schema.split_once("enum ProcedureKind {").unwrap();
    let (kinds, _) = kinds.split_once('}').unwrap();
    // before the first description, and then a description and a value by turns
    let parts: Vec<&str> = kinds.split("\"\"\"").skip(1).collect();
    let mut said: BTreeMap<String, BTreeSet<Stage>> = BTreeMap::new();
    for pair in parts.chunks_exact(2) {
        let names = pair[0].split('`').skip(1).step_by(2);
        let named = names.map(|name| Stage::of(&name.to_lowercase()).unwrap()).collect();
        said.insert(pair[1].trim().to_lowercase(), named);
    }
    let has = |procedure: &&Procedure| (procedure.kind.as_str().to_owned(), stages(procedure));
    let reached: BTreeMap<String, BTreeSet<Stage>> = Procedure::ALL.iter().map(has).collect();
    assert_eq!(said, reached);
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

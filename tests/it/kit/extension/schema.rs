//! What a module adds is in the schema while it is on, and a clash stops the process with the names of both.

use super::toys::GridLamps;
use super::yard::modules;
use kit::access::policy::{Action, Department, FieldRule, Part, Resource, Role};
use kit::module::{Module, Modules, Parts};
use kit::schema::build;
use wangge_core::places::grid::Grid;

/// A module that adds to grids what lamps add already.
struct Clash {
    part: Part,
}

impl Module for Clash {
    fn id(&self) -> &'static str {
        "clash"
    }

    fn policy(&self) -> Part {
        self.part
    }

    fn schema(&self, parts: &mut Parts<'_>) {
        parts.fields_of::<Grid, GridLamps>();
    }
}

fn sdl(modules: &Modules) -> String {
    build(modules, |builder| builder).sdl()
}

#[test]
fn fields_appear_with_their_module_and_vanish_with_it() {
    let (with, without) = (sdl(&modules(true)), sdl(&modules(false)));
    let added = [
        "type Lamp implements Node & Place",
        "darkness: Int",
        "lampList: [Lamp!]",
        "lampLit: Int!",
        "LampConnection",
    ];
    for part in added {
        assert!(with.contains(part), "{part} is missing");
        assert!(!without.contains(part), "{part} is still there");
    }
    let kept = |line: &&str| !line.trim().is_empty();
    let with: Vec<_> = with.lines().filter(kept).collect();
    let lost: Vec<_> = without.lines().filter(kept).filter(|line| !with.contains(line)).collect();
    assert_eq!(lost, Vec::<&str>::new(), "a module only adds");
}

#[test]
#[should_panic(expected = "module `clash`: field `Grid.lamps` is already taken")]
fn two_modules_cannot_add_the_same_field() {
    sdl(&modules(true).with(Clash { part: Part::default() }, true).unwrap());
}

#[test]
#[should_panic(expected = "module `clash`: `Grid.lamps` has no rule in its policy.rs")]
fn a_field_without_a_rule_is_refused() {
    sdl(&modules(false).with(Clash { part: Part::default() }, true).unwrap());
}

#[test]
fn a_clash_of_policies_is_named() {
    const RULE: FieldRule = FieldRule { on: "Grid", field: "lamps", resource: "lamp", action: Action::Read };
    let clash = |part| modules(true).with(Clash { part }, true).unwrap_err();
    let rules = Part { fields: &[RULE], ..Part::default() };
    assert_eq!(clash(rules), "module `clash`: `Grid.lamps` is already ruled");
    let resources = Part { resources: &[Resource { code: "lamp", title: "" }], ..Part::default() };
    assert_eq!(clash(resources), "module `clash`: resource `lamp` is already taken");
    const AGAIN: Department = Department { code: "lamps", title: "", chinese: "", discreet: false };
    let departments = Part { departments: &[AGAIN], ..Part::default() };
    assert_eq!(clash(departments), "module `clash`: department `lamps` is already taken");
    const WARDEN: Role = Role::new("warden", "", "", &[]).restricted().appointed_by(&["community-director"]);
    let roles = Part { roles: &[WARDEN], ..Part::default() };
    let open =
        "module `clash`: `community-director`, which is not restricted, appoints to `warden`, which is";
    assert_eq!(clash(roles), open);
    let nothing = Part { fields: &[FieldRule { resource: "moon", ..RULE }], ..Part::default() };
    assert_eq!(clash(nothing), "module `clash`: `Grid.lamps` names no resource");
}

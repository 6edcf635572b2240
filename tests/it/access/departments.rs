//! Department modules are on or off as a deployment likes: what one adds is there while it is on, and nothing else differs.

use api::modules::{departments, modules};
use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{BaseType, Type, TypeKind, TypeSystemDefinition};
use kit::access::print;
use kit::schema::build;
use std::collections::BTreeSet;

/// What a build offers: each member of each type of its schema, and each line of its policy.
type Offer = BTreeSet<String>;

/// The offer of the modules but those that are off.
fn offer(off: &[String]) -> Offer {
    let modules = modules(off).unwrap();
    let sdl = build(&modules, |builder| builder).sdl();
    let mut offer = members(&sdl);
    let policy = print(modules.policy());
    offer.extend(policy.lines().filter(|line| line.contains(" | ")).map(|line| format!("policy: {line}")));
    offer
}

/// Each field, value and implementation of each type. Every type that is named must be there.
fn members(sdl: &str) -> Offer {
    let document = parse_schema(sdl).unwrap();
    let mut known: BTreeSet<String> = ["Int", "Float", "String", "Boolean", "ID"].map(str::to_owned).into();
    let (mut named, mut members) = (BTreeSet::new(), Offer::new());
    for definition in &document.definitions {
        let TypeSystemDefinition::Type(found) = definition else { continue };
        let name = found.node.name.node.to_string();
        known.insert(name.clone());
        members.insert(name.clone());
        let mut field = |field: String, of: &Type| {
            named.insert(base(of));
            members.insert(format!("{name}.{field}: {of}"));
        };
        match &found.node.kind {
            TypeKind::Object(object) => {
                for found in &object.fields {
                    let name = &found.node.name.node;
                    field(name.to_string(), &found.node.ty.node);
                    for argument in &found.node.arguments {
                        field(format!("{name}({})", argument.node.name.node), &argument.node.ty.node);
                    }
                }
                members.extend(object.implements.iter().map(|of| format!("{name} implements {}", of.node)));
            }
            TypeKind::Interface(interface) => {
                interface
                    .fields
                    .iter()
                    .for_each(|found| field(found.node.name.node.to_string(), &found.node.ty.node));
            }
            TypeKind::InputObject(input) => {
                input
                    .fields
                    .iter()
                    .for_each(|found| field(found.node.name.node.to_string(), &found.node.ty.node));
            }
            TypeKind::Enum(of) => {
                members.extend(of.values.iter().map(|v| format!("{name}.{}", v.node.value.node)))
            }
            TypeKind::Union(_) | TypeKind::Scalar => {}
        }
    }
    let missing: Vec<_> = named.difference(&known).collect();
    assert_eq!(missing, Vec::<&String>::new(), "types that the schema names and lacks");
    members
}

fn base(of: &Type) -> String {
    match &of.base {
        BaseType::Named(name) => name.to_string(),
        BaseType::List(of) => base(of),
    }
}

#[test]
fn every_combination_of_departments_offers_what_each_of_them_adds() {
    let departments = departments().unwrap();
    let none = offer(&departments);
    let others = |on: &dyn Fn(usize) -> bool| -> Vec<String> {
        departments.iter().enumerate().filter(|(at, _)| !on(*at)).map(|(_, name)| name.clone()).collect()
    };
    let alone: Vec<Offer> = (0..departments.len()).map(|one| offer(&others(&|at| at == one))).collect();
    for (name, alone) in departments.iter().zip(&alone) {
        assert!(
            alone.is_superset(&none),
            "{name} takes away: {:?}",
            none.difference(alone).collect::<Vec<_>>()
        );
        assert!(alone.len() > none.len(), "{name} adds nothing");
    }
    for combination in 0..1_usize << departments.len() {
        let on = |at: usize| combination & (1 << at) != 0;
        let mut expected = none.clone();
        expected.extend((0..departments.len()).filter(|at| on(*at)).flat_map(|at| alone[at].iter().cloned()));
        let found = offer(&others(&on));
        let (more, less): (Vec<_>, Vec<_>) =
            (found.difference(&expected).collect(), expected.difference(&found).collect());
        assert_eq!((more, less), (vec![], vec![]), "with {:?} off", others(&on));
    }
}

#[test]
fn what_is_always_on_cannot_be_switched_off() {
    for name in ["core", "people", "work", "nothing"] {
        let refused = modules(&[name.to_owned()]).unwrap_err();
        assert_eq!(
            refused,
            format!("module `{name}` cannot be switched off: it is always on, or not part of this build")
        );
    }
}

//! The table of settings in docs/configuration.md tells each one, with the default that it has.

use super::{Cli, Config, Failure};
use clap::{CommandFactory, Parser};
use std::collections::BTreeSet;

const PAGE: &str = include_str!("../../../docs/configuration.md");
/// Settings whose default is not one value: where they are left out, it follows from others.
const FOLLOWS: [&str; 3] = ["files.url", "keys", "suite"];
/// A setting for tests alone.
const UNTOLD: &str = "demo_one_in";

/// The configuration that a file with this text gives.
fn read(text: &str) -> Result<Config, Failure> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.toml");
    std::fs::write(&file, text).unwrap();
    Config::read(&Cli::parse_from(["wangge", "--config", file.to_str().unwrap()]))
}

/// Each setting of the table, with its default as it stands there.
fn told() -> Vec<(String, String)> {
    let (_, table) = PAGE.split_once("| setting | default | meaning |\n").unwrap();
    let rows = table.lines().skip(1).take_while(|line| line.starts_with('|'));
    rows.flat_map(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let names = names(cells[1]);
        let defaults: Vec<&str> = match names.len() {
            1 => vec![cells[2]],
            _ => cells[2].split(", ").collect(),
        };
        assert!(defaults.len() == 1 || defaults.len() == names.len(), "{row}");
        let of = |at: usize| defaults.get(at).or(defaults.first()).copied().unwrap_or_default().to_owned();
        names.into_iter().enumerate().map(|(at, name)| (name, of(at))).collect::<Vec<_>>()
    })
    .collect()
}

/// The names of a row; one that begins with a dot is of the section of the first.
fn names(cell: &str) -> Vec<String> {
    let bare = |name: &str| name.trim_matches(['`', '[', ']']).to_owned();
    let mut names: Vec<String> = cell.split(", ").map(bare).collect();
    let section = names[0].split('.').next().unwrap_or_default().to_owned();
    for name in names.iter_mut().filter(|name| name.starts_with('.')) {
        name.insert_str(0, &section);
    }
    names
}

/// A default of the table as a configuration file writes it; none where there is no value.
fn written(told: &str) -> Option<String> {
    let bare = told.trim_matches('`');
    match bare.strip_suffix(" MiB") {
        _ if bare == "none" => None,
        Some(number) => Some((number.parse::<u64>().unwrap() << 20).to_string()),
        None if bare.starts_with('[') => Some(bare.to_owned()),
        None if told.starts_with('`') => Some(format!("{bare:?}")),
        None => Some(bare.replace(',', "")),
    }
}

/// The settings that there are at the top, or in a section; none where there is no such section.
fn known(section: Option<&str>) -> Option<Vec<String>> {
    let head = section.map_or(String::new(), |section| format!("[{section}]\n"));
    let error = read(&format!("{head}nope = 1\n")).unwrap_err().to_string();
    let (_, names) = error.split_once("no setting `nope`; known are ")?;
    Some(names.split(" (").next()?.split(", ").map(str::to_owned).collect())
}

#[test]
fn the_table_has_each_setting() {
    let mut there = BTreeSet::new();
    for name in known(None).unwrap() {
        match known(Some(&name)) {
            Some(inner) => there.extend(inner.into_iter().map(|part| format!("{name}.{part}"))),
            None => drop(there.insert(name)),
        }
    }
    there.remove(UNTOLD);
    let table: BTreeSet<String> = told().into_iter().map(|(name, _)| name).collect();
    assert_eq!(table, there);
}

#[test]
fn the_table_has_the_defaults() {
    let usual = format!("{:?}", read("").unwrap());
    for (name, told) in told() {
        if FOLLOWS.contains(&name.as_str()) {
            continue;
        }
        let Some(value) = written(&told) else { continue };
        let config = read(&format!("{name} = {value}\n")).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(format!("{config:?}"), usual, "{name} is not {told} when it is left out");
    }
}

#[test]
fn the_row_of_issuers_has_each_of_their_settings() {
    let row = PAGE.lines().find(|line| line.starts_with("| `[[issuers]]`")).unwrap();
    let missing: Vec<String> = known(Some("[issuers]"))
        .unwrap()
        .into_iter()
        .filter(|name| !row.contains(&format!("`{name}")))
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn the_page_has_each_flag_that_sets_something() {
    let program = Cli::command();
    let serve = program.find_subcommand("serve").unwrap();
    for flag in program.get_arguments().chain(serve.get_arguments()).filter_map(|flag| flag.get_long()) {
        assert!(PAGE.contains(&format!("`--{flag}`")), "--{flag}");
    }
    assert!(PAGE.contains("`WANGGE_CONFIG`"));
}

//! What the tables hold of people is one list, which no module that is off is left out of.

use crate::access::modules;
use kit::record::Class;
use people::erase::{HOLDINGS, NAMINGS, tables};

#[test]
fn what_a_record_holds_of_a_person_has_its_line() {
    let modules = modules::all();
    for record in
        modules.records().iter().filter(|record| record.person.is_some() && record.name != "Resident")
    {
        let line = HOLDINGS.iter().find(|holding| holding.table == record.table);
        assert_eq!(line.map_or(&[] as &[_], |line| line.blanks), record.blanks, "{record:?}");
        for field in record.fields.iter().filter(|field| field.class >= Class::Personal) {
            let Some(line) = line else {
                panic!("add `{}` to HOLDINGS of people/erase/holding.rs", record.table)
            };
            let columns = if field.class >= Class::Sensitive { line.sensitive } else { line.personal };
            for column in
                [Some(field.column), field.sealing.map(|sealing| sealing.cipher)].into_iter().flatten()
            {
                assert!(columns.contains(&column), "{}.{column} has no place in HOLDINGS", record.table);
            }
        }
    }
}

#[test]
fn what_a_record_tells_of_a_person_otherwise_has_its_line() {
    let modules = modules::all();
    for line in NAMINGS {
        let record = modules.records().iter().find(|record| record.name == line.record).unwrap();
        assert_eq!(record.table, line.table);
        for field in record.fields.iter().filter(|field| field.class >= Class::Personal) {
            assert!(line.columns.contains(&field.column), "{}.{} of NAMINGS", line.table, field.column);
        }
    }
    // a department's record that tells of people is in one of the lists
    let always = api::modules::modules(&api::modules::departments().unwrap()).unwrap();
    for record in modules.records().iter().filter(|of| always.records().iter().all(|on| on.name != of.name)) {
        let tells = record.fields.iter().any(|field| field.class >= Class::Personal);
        let mut listed = HOLDINGS.iter().map(|line| line.table).chain(NAMINGS.iter().map(|line| line.table));
        assert!(!tells || listed.any(|table| table == record.table), "{record:?}");
    }
}

#[test]
fn the_files_of_all_tables_are_rewritten_whatever_is_on() {
    let off = api::modules::departments().unwrap();
    let some = tables(api::modules::modules(&off).unwrap().records());
    for listed in HOLDINGS.iter().map(|line| line.table).chain(NAMINGS.iter().map(|line| line.table)) {
        assert!(some.iter().any(|table| table == listed), "{listed}");
    }
}

//! What the tables hold of people is one list, which no module that is off is left out of.

use crate::access::modules;
use kit::record::Class;
use people::erase::{HOLDINGS, tables};

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
fn the_files_of_all_tables_are_rewritten_whatever_is_on() {
    let off = ["civil-affairs", "family-planning", "social-security", "key-groups"].map(str::to_owned);
    let some = tables(api::modules::modules(&off).unwrap().records());
    for holding in HOLDINGS {
        assert!(some.iter().any(|table| table == holding.table), "{}", holding.table);
    }
}

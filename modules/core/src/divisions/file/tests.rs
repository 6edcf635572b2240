use super::*;
use std::path::PathBuf;

mod flaws;
mod package;

fn data(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data").join(name)
}

#[test]
fn every_oddity_of_the_whole_country_is_read() {
    let file = read(&data("divisions_anomaly_fixture_2023.csv")).unwrap();
    let table = &file.divisions;
    assert_eq!((table.len(), file.edition), (344, None));
    let name = |code: &str| table.name(&code.parse().unwrap());
    assert_eq!(name("1101"), Some("市辖区"), "a placeholder city");
    assert_eq!(name("441900"), Some("东莞市"), "a city without counties is its own county");
    assert!(name("441900003").is_some() && name("441900003003").is_some(), "its streets hang below that");
    assert_eq!(name("330383198"), Some("龙港县直辖村级区划"));
    assert_eq!(name("5002"), Some("县"), "one character");
    assert_eq!(name("140524101209"), Some("长shan村委会"), "a syllable");
    assert_eq!(name("410711001200"), Some("杨岗村村民委员会（新乡市古龙实业公司））"), "unbalanced brackets");
    assert_eq!(name("350527000000"), Some("金门县"));
    assert_eq!(name("350527000"), Some("金门县"), "never the same as the padded code");
    let all: String = table.rows().map(|r| r.name).collect();
    assert!(all.chars().any(|c| u32::from(c) > 0xffff), "characters outside the basic plane");
    assert!(all.chars().any(|c| ('\u{e000}'..='\u{f8ff}').contains(&c)), "private-use characters");
    assert_eq!(table.rows().map(|r| r.name.chars().count()).max(), Some(33));
}

#[test]
fn divisions_come_in_code_order_each_after_the_one_above() {
    let file = read(&data("divisions_demo_2023.csv")).unwrap();
    let rows: Vec<DivisionRow<'_>> = file.divisions.rows().collect();
    assert_eq!(rows.len(), 5_898);
    assert!(rows.windows(2).all(|pair| pair[0].code.as_str() < pair[1].code.as_str()));
    let tongguan = rows.iter().filter(|r| r.code.as_str().starts_with("340705")).count();
    assert_eq!(tongguan, 74);
}

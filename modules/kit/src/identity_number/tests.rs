use super::*;

const VECTORS: &str = include_str!("../../data/gb11643_vectors.csv");

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn read(text: &str) -> Result<IdentityNumber, BadIdentityNumber> {
    IdentityNumber::parse(text, day(2026, 11, 22))
}

#[test]
fn the_vectors_of_the_standard_are_read_as_they_say() {
    let mut seen = 0;
    for line in VECTORS.lines().filter(|l| !l.starts_with('#')).skip(1) {
        let [number, expected] = [0, 1].map(|i| line.split(',').nth(i).unwrap());
        match expected {
            "invalid" => assert!(read(number).is_err(), "{number}"),
            "legacy15" => {
                let long = line.split("18-digit = ").nth(1).unwrap();
                assert_eq!(read(number).unwrap().expose(), long);
            }
            _ => assert_eq!(read(number).unwrap().expose(), number.to_uppercase()),
        }
        seen += 1;
    }
    assert_eq!(seen, 21);
}

#[test]
fn what_is_wrong_is_said() {
    use BadIdentityNumber::{Birth, Character, Check, Length};
    let bad = |text: &str| read(text).unwrap_err();
    assert_eq!(bad(""), Length);
    assert_eq!(bad("99010119760407010"), Length);
    assert_eq!(bad("99010119760407010X0"), Length);
    assert_eq!(bad("T60426199101010078"), Character);
    assert_eq!(bad("9901011976040X010X"), Character);
    assert_eq!(bad("99010176040701X"), Character);
    assert_eq!(bad("990101199902290038"), Birth);
    assert_eq!(bad("990101760431010"), Birth);
    assert_eq!(bad("990101197604070101"), Check);
    for wrong in [Length, Character, Birth, Check] {
        assert!(!wrong.to_string().is_empty());
    }
}

#[test]
fn nobody_is_born_in_the_future_or_before_1850() {
    let born = |birth: NaiveDate| IdentityNumber::compose("990101", birth, 1).unwrap();
    let today = day(2026, 11, 22);
    for birth in [day(1850, 1, 1), today] {
        assert!(IdentityNumber::parse(born(birth).expose(), today).is_ok());
    }
    for birth in [day(1849, 12, 31), day(2026, 11, 23)] {
        assert_eq!(IdentityNumber::parse(born(birth).expose(), today), Err(BadIdentityNumber::Birth));
    }
}

#[test]
fn numbers_are_read_as_people_write_them() {
    for text in
        ["990101 1976 0407 010x", "９９０１０１１９７６０４０７０１０Ｘ", "\t99010119760407010ｘ\u{3000}"]
    {
        assert_eq!(read(text).unwrap().expose(), "99010119760407010X");
    }
}

#[test]
fn birth_and_sex_are_in_the_number() {
    let woman = read("99010120000229002X").unwrap();
    assert_eq!((woman.birth_on(), woman.sex()), (day(2000, 2, 29), "2"));
    let man = read("990101202312319990").unwrap();
    assert_eq!((man.birth_on(), man.sex()), (day(2023, 12, 31), "1"));
}

#[test]
fn a_composed_number_is_valid() {
    let number = IdentityNumber::compose("990101", day(1976, 4, 7), 10).unwrap();
    assert_eq!(number.expose(), "99010119760407010X");
    assert_eq!(read(number.expose()), Ok(number));
    let bad = |area: &str, sequence| IdentityNumber::compose(area, day(1976, 4, 7), sequence).unwrap_err();
    assert_eq!(bad("9901", 1), BadIdentityNumber::Length);
    assert_eq!(bad("990101", 1_000), BadIdentityNumber::Length);
    assert_eq!(bad("99010A", 1), BadIdentityNumber::Character);
}

#[test]
fn nothing_prints_the_whole_number() {
    let number = read("99010119760407010X").unwrap();
    assert_eq!(number.mask(), "990101************");
    assert_eq!(format!("{number:?}"), number.mask());
}

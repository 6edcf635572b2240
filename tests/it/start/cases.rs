//! The cases from start to end in the pages of the departments, as they stand, with the accounts of the demo.

use super::readme;
use super::site::Site;
use crate::harness::command::{project, text};
use crate::harness::process::Home;

/// A page, the heading above its lines, and the words that each answer has, in their order.
type Page = (&'static str, &'static str, &'static [&'static str]);

const CASE: &str = "A case from start to end";

const PAGES: [Page; 6] = [
    (
        "civil-affairs",
        CASE,
        &[
            "Zhou Mei",
            "PROGRAMME nursing false",
            "APPLICATION FIRST_REVIEW",
            "visits true",
            "REVIEW",
            "DECIDE",
            "VERIFY",
            "ACTIVE 8300",
            "DRAFTED",
            "CHECKED",
            "SENT",
            "FILE",
            "DONE",
            "ACTIVE DONE 8300 SENT",
        ],
    ),
    (
        "family-planning",
        CASE,
        &[
            "Chen Lan",
            "WINDOW",
            "UNCHECKED",
            "VERIFIED",
            "SUPPORT FIRST_REVIEW",
            "REVIEW",
            "DECIDE",
            "VERIFY",
            "360000",
            "FILE",
            "DONE",
            "DRAFT",
            "CHECKED",
            "PAID",
            "CHILDCARE 360000 DONE PAID",
            "PLAN OPEN",
            "OPEN",
            "CLOSED WELL",
        ],
    ),
    (
        "social-security",
        CASE,
        &[
            "He Xiu",
            "ACTIVE",
            "He Xiu PENSION",
            "ACTIVE VISIT CONFIRMED",
            "Luo Ting",
            "Cook",
            "BENEFIT FIRST_REVIEW",
            "REVIEW",
            "DECIDE",
            "VERIFY",
            "150000 6",
            "FILE",
            "DONE",
            "UNIT",
            "VACANCY Cook",
            "PENDING",
            "HIRED",
            "EMPLOYED benefits",
        ],
    ),
    (
        "fire-safety",
        "A hazard from start to end",
        &[
            "receipt",
            "stairs CONFIRMATION",
            "CONFIRMED NOTICE",
            "ACCEPT 检查记录",
            "DISPATCH",
            "HANDLE",
            "NOTIFIED",
            "RECTIFIED REINSPECTION",
            "NOTIFIED RECTIFICATION",
            "RECTIFIED REINSPECTION",
            "REINSPECTED CLOSING",
            "检查记录",
            "VERIFY",
            "CLOSED",
            "FILE",
            "DONE",
            "CLOSED ENDED DONE NOTICE REINSPECTION CLOSING",
        ],
    ),
    (
        "illegal-construction",
        "A violation from start to end",
        &[
            "DISCOVERED SITE_CHECK ACCEPT 现场照片",
            "DISPATCH",
            "HANDLE",
            "CHECKED",
            "STOPPED",
            "NOTIFIED",
            "HEARD",
            "ORDERED",
            "CARRIED_OUT",
            "现场照片",
            "VERIFY",
            "ACCEPTED",
            "FILE",
            "DONE",
            "ACCEPTED ENDED DONE STOP_NOTICE HEARING ORDER CARRY_OUT ACCEPTANCE bare",
        ],
    ),
    (
        "key-groups",
        CASE,
        &[
            "myResidences",
            "PROPOSED",
            "OPEN",
            "OPEN",
            "HELPER",
            "OPEN",
            "OPEN",
            "OPEN",
            "VISIT Work room",
            "OPEN",
            "MEMBER",
            "OPEN",
            "TASK resident",
            "DONE",
            "OPEN",
            "OPEN",
            "MET true false",
            "closeKeyFile",
            "CLOSED Works justice helper Before my visit",
        ],
    ),
];

#[tokio::test]
async fn each_department_does_a_case_from_start_to_end() {
    let home = Home::new();
    let site = Site::start(&home, &["serve"]).await;
    for (page, title, told) in PAGES {
        let file = project().join(format!("docs/{page}.md"));
        let output = home.shell(&readme::script(&file, title, site.address())).await;
        let printed = text(&output);
        assert!(output.status.success() && !printed.contains("errors"), "{page}\n{printed}");
        let answers: Vec<&str> = printed.lines().collect();
        assert_eq!(answers.len(), told.len(), "{page}\n{printed}");
        for (answer, told) in answers.iter().zip(told) {
            let words: Vec<&str> = answer.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
            for word in told.split(' ') {
                assert!(words.contains(&word), "{page}: {word:?} in {answer}\nof\n{printed}");
            }
        }
    }
    assert!(site.stop().await.success());
}

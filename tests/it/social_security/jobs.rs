//! Employment, vacancies, introductions and training.

use super::scene::{DISTRICT, TOWN, VACANCY, in_the_office, of};
use crate::places::town::ELSEWHERE;
use serde_json::{Value, json};

#[tokio::test]
async fn what_a_person_does_follows_what_was_so_before() {
    in_the_office(async |office| {
        let person = office.person("甲", json!({})).await;
        let record =
            |state: &str, from: String| json!({ "resident": person["id"], "state": state, "fromOn": from });
        let fields = "id state code fromOn toOn";
        let first =
            office.does(&office.clerk, "recordEmployment", fields, record("WORKER", office.day(-30))).await;
        assert_eq!((&first["code"], &first["state"]), (&json!("24"), &json!("WORKER")));
        office.refused(&office.clerk, "recordEmployment", record("WORKER", office.day(0)), "CONFLICT").await;
        office
            .wrong(&office.clerk, "recordEmployment", record("JOBLESS", office.day(-31)), "input.fromOn")
            .await;
        office
            .wrong(&office.clerk, "recordEmployment", record("JOBLESS", office.day(1)), "input.fromOn")
            .await;
        office
            .refused(&office.member, "recordEmployment", record("JOBLESS", office.day(0)), "FORBIDDEN")
            .await;
        office.does(&office.community, "recordEmployment", "id", record("JOBLESS", office.day(-1))).await;
        let all = office
            .now(
                &office.clerk,
                &person,
                "Resident",
                "socialSecurity { employments { nodes { state toOn } } }",
            )
            .await;
        let wanted =
            json!([{ "state": "WORKER", "toOn": office.day(-1) }, { "state": "JOBLESS", "toOn": null }]);
        assert_eq!(all["socialSecurity"]["employments"]["nodes"], wanted);
        for (filter, wanted) in
            [("current: true", 1), ("states: [WORKER, JOBLESS]", 2), ("states: [RETIRED]", 0)]
        {
            assert_eq!(
                office.how_many(&format!("employments(filter: {{ {filter} }})")).await,
                wanted,
                "{filter}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn a_vacancy_closes_with_its_last_place_and_is_over_after_its_last_day() {
    in_the_office(async |office| {
        let unit = office.unit("机械厂").await;
        for (more, path) in [
            (json!({ "places": 0 }), "input.places"),
            (json!({ "title": " " }), "input.title"),
            (json!({ "wageFromFen": 2, "wageToFen": 1 }), "input.wageToFen"),
            (json!({ "closesOn": office.day(-1) }), "input.closesOn"),
        ] {
            let mut input = json!({ "unit": unit["id"], "title": "电工", "places": 1 });
            input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            office.wrong(&office.clerk, "openVacancy", input, path).await;
        }
        let vacancy = office.vacancy(&unit, json!({ "places": 2, "closesOn": office.day(30) })).await;
        assert_eq!((&vacancy["open"], &vacancy["employer"]), (&json!(true), &json!("机械厂")));
        let mut introduced = Vec::new();
        for name in ["甲", "乙", "丙"] {
            let person = office.person(name, json!({})).await;
            office.registers(&person).await;
            let input = json!({ "resident": person["id"], "vacancy": vacancy["id"] });
            let one =
                office.does(&office.clerk, "introduceToVacancy", "id version result", input.clone()).await;
            office.refused(&office.clerk, "introduceToVacancy", input, "CONFLICT").await;
            introduced.push((person, one));
        }
        let result = |at: usize, result: &str| of(&introduced[at].1, json!({ "result": result }));
        office.wrong(&office.clerk, "recordIntroductionResult", result(0, "PENDING"), "input.result").await;
        office.does(&office.clerk, "recordIntroductionResult", "id", result(0, "HIRED")).await;
        office.refused(&office.clerk, "recordIntroductionResult", result(0, "HIRED"), "CONFLICT").await;
        let half = office.now(&office.clerk, &vacancy, "JobVacancy", VACANCY).await;
        assert_eq!((&half["hired"], &half["open"]), (&json!(1), &json!(true)));
        let fewer = of(&half, json!({ "places": 1 }));
        office.wrong(&office.clerk, "changeVacancy", fewer, "input.places").await;
        office.does(&office.reviewer, "recordIntroductionResult", "id", result(1, "HIRED")).await;
        let full = office.now(&office.clerk, &vacancy, "JobVacancy", VACANCY).await;
        assert_eq!(
            (&full["hired"], &full["open"], &full["closeReason"]),
            (&json!(2), &json!(false), &json!("FILLED"))
        );
        // who was hired is unemployed no longer, and the third was introduced in vain
        assert_eq!(office.how_many("unemploymentRegistrations(filter: { current: true })").await, 1);
        let third = office.now(&office.clerk, &introduced[2].1, "JobIntroduction", "result resultOn").await;
        assert_eq!(third, json!({ "result": "LAPSED", "resultOn": office.day(0) }));
        let late = json!({ "resident": introduced[2].0["id"], "vacancy": vacancy["id"] });
        office.refused(&office.clerk, "introduceToVacancy", late.clone(), "CONFLICT").await;
        office.refused(&office.clerk, "closeVacancy", of(&full, json!({})), "CONFLICT").await;
        // one that nobody closed is over after its last day
        let second = office.vacancy(&unit, json!({ "closesOn": office.day(3) })).await;
        let open = "jobVacancies(filter: { open: true })";
        assert_eq!(office.how_many(open).await, 1);
        office.days(4);
        assert_eq!(office.how_many(open).await, 0);
        let late = json!({ "resident": introduced[2].0["id"], "vacancy": second["id"] });
        office.refused(&office.clerk, "introduceToVacancy", late.clone(), "CONFLICT").await;
        let longer = of(&second, json!({ "closesOn": office.day(9), "wageToFen": 400_000 }));
        office.does(&office.clerk, "changeVacancy", "id", longer).await;
        office.does(&office.clerk, "introduceToVacancy", "id", late).await;
        let now = office.now(&office.clerk, &second, "JobVacancy", "id version open").await;
        assert_eq!(now["open"], true);
        let closed = office.does(&office.clerk, "closeVacancy", VACANCY, of(&now, json!({}))).await;
        assert_eq!((&closed["open"], &closed["closeReason"]), (&json!(false), &json!("WITHDRAWN")));
        // everybody who is logged in reads vacancies; only the department reads who was introduced
        let anybody = office.stage.caller("cleaner", COMMUNITY_THERE).await;
        assert_eq!(office.nodes(&anybody, "jobVacancies", "id").await.len(), 2);
        let who = "{ jobVacancies { nodes { introductions { nodes { id } } } } }";
        assert_eq!(office.stage.codes(&anybody, who, json!({})).await, ["FORBIDDEN", "FORBIDDEN"]);
        let of_unit = "vacancies { nodes { introductions { nodes { result resident { name } } } } }";
        let of_unit = office.now(&office.clerk, &unit, "Unit", of_unit).await;
        assert_eq!(of_unit["vacancies"]["nodes"].as_array().unwrap().len(), 2);
    })
    .await;
}

/// A community of another district.
const COMMUNITY_THERE: &str = "371102100260";

#[tokio::test]
async fn a_vacancy_goes_with_its_unit_and_is_for_the_people_of_its_district() {
    in_the_office(async |office| {
        let unit = office.unit("超市").await;
        let vacancy = office.vacancy(&unit, json!({})).await;
        let there = office.stage.caller("community-clerk", COMMUNITY_THERE).await;
        let input = json!({ "grid": ELSEWHERE, "kind": "REGISTERED", "name": "远", "sex": "FEMALE", "birthOn": "1985-01-01" });
        let far = office.does(&there, "registerResident", "id", input).await;
        let clerk = office.staff("clerk", COMMUNITY_THERE).await;
        let input = json!({ "resident": far["id"], "vacancy": vacancy["id"] });
        office.wrong(&clerk, "introduceToVacancy", input, "input.vacancy").await;
        let theirs = json!({ "unit": unit["id"], "title": "x", "places": 1 });
        office.refused(&clerk, "openVacancy", theirs, "NOT_FOUND").await;
        office.refused(&clerk, "closeVacancy", of(&vacancy, json!({})), "FORBIDDEN").await;
        // where the building stands in another grid, the unit and its vacancy do
        let sql = format!(
            "UPDATE unit SET building_id = (SELECT min(id) FROM building WHERE grid_code = '{}' AND status = 'active') \
             WHERE name = '超市'",
            office.grids[0]
        );
        office.stage.database.execute(&sql).await;
        let building = "SELECT CAST(building_id AS text) FROM unit WHERE name = '超市'";
        let building = office.stage.database.texts(building).await.remove(0);
        let find = format!("{{ buildings(area: \"{}\", first: 200) {{ nodes {{ id version }} }} }}", office.grids[0]);
        let found = office.stage.ask(&office.community, &find).await;
        let mine = |node: &&Value| decoded(&node["id"]).ends_with(&format!(":{building}"));
        let building = found["buildings"]["nodes"].as_array().unwrap().iter().find(mine).unwrap().clone();
        let planner = office.stage.caller("town-leader", TOWN).await;
        let moved = of(&building, json!({ "grid": office.grids[1], "position": null }));
        office.does(&planner, "moveBuilding", "id", moved).await;
        let codes = "SELECT v.grid_code FROM job_vacancy v JOIN unit u ON u.id = v.unit_id WHERE v.grid_code = u.grid_code";
        assert_eq!(office.stage.database.texts(codes).await, [office.grids[1].clone()]);
    })
    .await;
}

/// What a global id says.
fn decoded(id: &Value) -> String {
    let bytes = data_encoding::BASE64URL_NOPAD.decode(id.as_str().unwrap().as_bytes()).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[tokio::test]
async fn people_take_part_in_courses_while_there_are_seats() {
    in_the_office(async |office| {
        let course = |more: Value| {
            let mut input = json!({ "area": TOWN, "title": "家政服务员培训班", "kind": "SKILLS", "organiser": "就业中心",
                "fromOn": office.day(5), "toOn": office.day(10), "seats": 1 });
            input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            input
        };
        office.wrong(&office.reviewer, "createTrainingCourse", course(json!({ "toOn": office.day(4) })), "input.toOn").await;
        office.wrong(&office.reviewer, "createTrainingCourse", course(json!({ "area": office.grids[0] })), "input.area").await;
        office.refused(&office.reviewer, "createTrainingCourse", course(json!({ "area": DISTRICT })), "NOT_FOUND").await;
        office.refused(&office.member, "createTrainingCourse", course(json!({})), "FORBIDDEN").await;
        let made = office.does(&office.reviewer, "createTrainingCourse", "id version", course(json!({}))).await;
        let (one, two) = (office.person("甲", json!({})).await, office.person("乙", json!({})).await);
        let enter = |who: &Value| json!({ "resident": who["id"], "course": made["id"] });
        let first = office.does(&office.clerk, "enterTraining", "id version result", enter(&one)).await;
        office.refused(&office.clerk, "enterTraining", enter(&one), "CONFLICT").await;
        office.refused(&office.clerk, "enterTraining", enter(&two), "CONFLICT").await;
        // nobody passes before the course began
        let passed = of(&first, json!({ "result": "PASSED" }));
        office.refused(&office.clerk, "recordTrainingResult", passed.clone(), "CONFLICT").await;
        let more = of(&made, json!({ "seats": 2 }));
        let made = office.does(&office.reviewer, "changeTrainingCourse", "id version", more).await;
        let second = office.does(&office.clerk, "enterTraining", "id version", enter(&two)).await;
        let out = of(&second, json!({ "result": "WITHDRAWN" }));
        office.does(&office.clerk, "recordTrainingResult", "id", out).await;
        office.days(6);
        let done = office.does(&office.clerk, "recordTrainingResult", "result resultOn", passed.clone()).await;
        assert_eq!(done, json!({ "result": "PASSED", "resultOn": office.day(0) }));
        office.refused(&office.clerk, "recordTrainingResult", passed, "CONFLICT").await;
        let taking = office.now(&office.reader, &made, "TrainingCourse", "attendances { nodes { result resident { name } } }").await;
        let results: Vec<_> = taking["attendances"]["nodes"].as_array().unwrap().iter().map(|one| &one["result"]).collect();
        assert_eq!(results, ["WITHDRAWN", "PASSED"]);
        let cancelled = office.does(&office.decider, "cancelTrainingCourse", "status", of(&made, json!({}))).await;
        assert_eq!(cancelled["status"], "RETIRED");
        office.refused(&office.clerk, "enterTraining", enter(&two), "CONFLICT").await;
        let (all, current) = ("trainingCourses", "trainingCourses(filter: { current: true })");
        assert_eq!((office.how_many(all).await, office.how_many(current).await), (1, 0));
    })
    .await;
}

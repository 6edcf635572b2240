//! The programmes of the demo, the same in each of its districts. The amounts are of the order of those of a city in Anhui.

use super::place::Place;
use crate::programme::{AssistanceAmountRule, AssistanceKind, AssistancePayout, Programme};
use chrono::TimeDelta;
use entities::civil_affairs::assistance_programme::ActiveModel;
use kit::access::Access;
use sea_orm::{ActiveModelTrait, IntoActiveModel};

/// Days before the day of loading on which the programmes came into force.
const IN_FORCE: i64 = 400;

/// A programme.
struct Written {
    code: &'static str,
    kind: AssistanceKind,
    title: (&'static str, &'static str),
    conditions: &'static str,
    household: bool,
    rule: (AssistanceAmountRule, i64, Option<i64>),
    ages: (Option<i16>, Option<i16>),
    review: Option<i16>,
    announced: bool,
    matter: &'static str,
}

const fn of(code: &'static str, kind: AssistanceKind, title: (&'static str, &'static str)) -> Written {
    Written {
        code,
        kind,
        title,
        conditions: "",
        household: false,
        rule: (AssistanceAmountRule::Fixed, 1, None),
        ages: (None, None),
        review: Some(12),
        announced: false,
        matter: "",
    }
}

const ALL: [Written; 9] = [
    Written {
        conditions: "共同生活的家庭成员人均收入低于当地最低生活保障标准，且家庭财产状况符合规定。",
        household: true,
        rule: (AssistanceAmountRule::TopUp, 76_000, Some(76_000)),
        review: Some(6),
        announced: true,
        matter: "minimum-allowance",
        ..of("minimum-living", AssistanceKind::MinimumLiving, ("minimum living allowance", "最低生活保障"))
    },
    Written {
        conditions: "无劳动能力、无生活来源、无法定赡养抚养扶养义务人的老年人、残疾人和未成年人。",
        rule: (AssistanceAmountRule::Fixed, 98_800, None),
        announced: true,
        matter: "destitute-support",
        ..of("destitute", AssistanceKind::Destitute, ("support for the destitute", "特困人员救助供养"))
    },
    Written {
        conditions: "因火灾、交通事故、突发重大疾病等原因，基本生活暂时出现严重困难的家庭和个人。",
        household: true,
        rule: (AssistanceAmountRule::UpTo, 150_000, None),
        review: None,
        matter: "temporary-relief",
        ..of("temporary", AssistanceKind::Temporary, ("temporary relief", "临时救助"))
    },
    Written {
        conditions: "最低生活保障家庭中的残疾人。",
        rule: (AssistanceAmountRule::Fixed, 8_300, None),
        matter: "disability-living-subsidy",
        ..of(
            "disability-living",
            AssistanceKind::DisabilityLiving,
            ("living subsidy for disabled people", "困难残疾人生活补贴"),
        )
    },
    Written {
        conditions: "残疾等级为一级、二级且需要长期照护的残疾人。",
        rule: (AssistanceAmountRule::Fixed, 8_300, None),
        matter: "disability-care-subsidy",
        ..of(
            "disability-care",
            AssistanceKind::DisabilityCare,
            ("nursing subsidy for disabled people", "重度残疾人护理补贴"),
        )
    },
    Written {
        conditions: "失去父母或者查找不到生父母的未成年人，以及事实无人抚养儿童。",
        rule: (AssistanceAmountRule::Fixed, 118_000, None),
        ages: (None, Some(17)),
        matter: "children-support",
        ..of(
            "children",
            AssistanceKind::Children,
            ("support for orphans and children without care", "孤儿和事实无人抚养儿童保障"),
        )
    },
    Written {
        conditions: "年满80周岁不满90周岁的户籍老年人。",
        rule: (AssistanceAmountRule::Fixed, 5_000, None),
        ages: (Some(80), Some(89)),
        announced: true,
        matter: "old-age-allowance",
        ..of("old-age-80", AssistanceKind::OldAge, ("allowance from the age of 80", "80周岁高龄津贴"))
    },
    Written {
        conditions: "年满90周岁的户籍老年人。",
        rule: (AssistanceAmountRule::Fixed, 10_000, None),
        ages: (Some(90), None),
        announced: true,
        matter: "old-age-allowance",
        ..of("old-age-90", AssistanceKind::OldAge, ("allowance from the age of 90", "90周岁高龄津贴"))
    },
    Written {
        conditions: "在乡复员军人、带病回乡退役军人、烈士遗属等优抚对象。",
        rule: (AssistanceAmountRule::Fixed, 72_000, None),
        announced: true,
        matter: "preferential-treatment",
        ..of("preferential", AssistanceKind::Preferential, ("preferential treatment", "优待抚恤"))
    },
];

/// The programmes of every district.
pub(super) fn all(place: &Place, access: &Access) -> Vec<Programme> {
    let of_district =
        |district: &String| ALL.iter().map(|one| row(one, district, place, access)).collect::<Vec<_>>();
    place.districts.iter().flat_map(of_district).collect()
}

fn row(of: &Written, district: &str, place: &Place, access: &Access) -> Programme {
    let (rule, amount_fen, limit) = of.rule;
    let payout = if of.review.is_some() { AssistancePayout::Monthly } else { AssistancePayout::Once };
    Programme {
        id: access.new_id(),
        area_code: district.to_owned(),
        code: of.code.to_owned(),
        kind: of.kind.as_str().to_owned(),
        title: of.title.0.to_owned(),
        chinese: of.title.1.to_owned(),
        conditions: of.conditions.to_owned(),
        for_household: of.household,
        amount_rule: rule.as_str().to_owned(),
        amount_fen,
        income_limit_fen: limit,
        min_age: of.ages.0,
        max_age: of.ages.1,
        payout: payout.as_str().to_owned(),
        review_months: of.review,
        needs_visit: !matches!(of.kind, AssistanceKind::OldAge),
        announced: of.announced,
        kind_code: of.matter.to_owned(),
        from_on: place.today - TimeDelta::days(IN_FORCE),
        status: "active".to_owned(),
        retired_on: None,
        version: 1,
        created_at: place.now,
        changed_at: place.now,
    }
}

/// As they are written.
pub(super) fn rows(programmes: &[Programme]) -> Vec<ActiveModel> {
    programmes.iter().map(|row| row.clone().into_active_model().reset_all()).collect()
}

/// The programme of this kind of matter for somebody of this age in a district.
pub(super) fn suits(programmes: &[Programme], district: &str, matter: &str, age: u32) -> Option<usize> {
    let age = i16::try_from(age).unwrap_or(i16::MAX);
    let fits = |programme: &Programme| {
        programme.area_code == district
            && programme.kind_code == matter
            && programme.min_age.is_none_or(|least| age >= least)
            && programme.max_age.is_none_or(|most| age <= most)
    };
    programmes.iter().position(fits)
}

//! The departments that every deployment has; modules bring others with their own part of the policy.

use kit::access::policy::Department;

const fn department(code: &'static str, title: &'static str, chinese: &'static str) -> Department {
    Department { code, title, chinese, discreet: false }
}

/// One whose matters tell of what nobody but who deals with them needs to know.
const fn discreet(code: &'static str, title: &'static str, chinese: &'static str) -> Department {
    Department { discreet: true, ..department(code, title, chinese) }
}

/// The departments whose matters reach grids. A code is kept in rows, so it never changes and is never given again.
pub(super) const DEPARTMENTS: &[Department] = &[
    department("civil-affairs", "civil affairs", "民政"),
    discreet("family-planning", "family planning", "计划生育"),
    department("social-security", "human resources and social security", "人力资源和社会保障"),
    department("fire-safety", "fire safety", "消防"),
    department("illegal-construction", "illegal construction", "违法建设治理"),
    department("urban-management", "urban management", "城市管理"),
    department("justice", "justice", "司法行政"),
    department("health", "health", "卫生健康"),
    department("police", "public security", "公安"),
    department("land", "natural resources", "自然资源"),
    department("housing", "housing and construction", "住房和城乡建设"),
    department("emergency", "emergency management", "应急管理"),
    department("environment", "ecology and environment", "生态环境"),
    department("market", "market supervision", "市场监督管理"),
    department("agriculture", "agriculture and rural affairs", "农业农村"),
    department("water", "water", "水利"),
    department("transport", "transport", "交通运输"),
    department("education", "education", "教育"),
    department("culture", "culture and tourism", "文化和旅游"),
    department("veterans", "veterans' affairs", "退役军人事务"),
    department("disabled-persons", "disabled persons' federation", "残疾人联合会"),
    department("political-legal", "political and legal affairs", "政法"),
    discreet("petitions", "letters and visits", "信访"),
];

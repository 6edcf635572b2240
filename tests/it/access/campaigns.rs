//! Campaigns and service teams of the walk: one of each at both homes.

/// What they are made of. Ids are told apart by their hundreds.
pub(super) const CAMPAIGNS: &[&str] = &[
    "INSERT INTO campaign (id, area_code, title, chinese, from_on, to_on, status, version, created_at, changed_at) VALUES \
     (721, '340705', 'a', 'a', '2020-01-01', '2099-12-31', 'running', 1, 0, 0), \
     (722, '371102100', 'b', 'b', '2020-01-01', '2099-12-31', 'running', 1, 0, 0), \
     (723, '371102100260', 'c', 'c', '2020-01-01', '2099-12-31', 'ended', 1, 0, 0)",
    "INSERT INTO campaign_action (id, area_code, campaign_id, title, chinese, fixed, version, created_at, changed_at) \
     VALUES (731, '340705', 721, 'a', 'a', TRUE, 1, 0, 0), (732, '340705005002', 721, 'x', 'x', FALSE, 1, 0, 0), \
     (733, '371102100', 722, 'b', 'b', TRUE, 1, 0, 0), (734, '371102100260', 723, 'c', 'c', TRUE, 1, 0, 0)",
    "INSERT INTO campaign_task (district_code, id, grid_code, grid_id, campaign_id, action_id, state, version, created_at, \
     changed_at) SELECT district_code, 741, grid_code, id, 721, 731, 'done', 1, 0, 0 FROM grid \
     WHERE grid_code = '340705005002001'",
    "INSERT INTO campaign_task (district_code, id, grid_code, grid_id, campaign_id, action_id, state, version, created_at, \
     changed_at) SELECT district_code, 742, grid_code, id, 722, 733, 'begun', 1, 0, 0 FROM grid \
     WHERE grid_code = '371102100260001'",
    "INSERT INTO service_team (id, area_code, name, services, line, lead_post_id, status, version, created_at, changed_at) \
     VALUES (751, '340705005002', 'a', 'a', 'civil-affairs', 1001, 'active', 1, 0, 0), \
     (752, '371102100260', 'b', 'b', NULL, NULL, 'active', 1, 0, 0), \
     (753, '371102100', 'c', 'c', NULL, NULL, 'retired', 1, 0, 0)",
    "INSERT INTO service_round (id, area_code, team_id, weekday, begins, ends, place, status, version, created_at, \
     changed_at) VALUES (761, '340705005002001', 751, 3, '08:30', '11:00', 'a', 'active', 1, 0, 0), \
     (762, '371102100260', 752, 4, '08:30', '11:00', 'b', 'active', 1, 0, 0)",
];

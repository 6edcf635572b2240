use super::super::plan::{Body, Grid, LEAVE_DAYS, Liaison, Member, Post, Staffer};
use super::Writer;
use super::places::opening;
use chrono::Days;
use entities::platform::{account, post};
use entities::staff::{body, body_member, liaison, notice_board, post_leave};
use kit::access::Access;
use sea_orm::ActiveValue::Set;

/// Ids of what the plan has of staff.
pub(super) struct StaffIds {
    accounts: Vec<i64>,
    posts: Vec<i64>,
    bodies: Vec<i64>,
}

impl Writer<'_> {
    pub(super) fn staff_ids(&self) -> StaffIds {
        let ids = |count: usize| (0..count).map(|_| self.access().new_id()).collect();
        let staff = &self.plan.staff;
        StaffIds {
            accounts: ids(staff.accounts.len()),
            posts: ids(staff.posts.len()),
            bodies: ids(staff.bodies.len()),
        }
    }

    fn access(&self) -> &Access {
        self.tx.access()
    }

    pub(super) fn accounts(&self, ids: &StaffIds) -> Vec<account::ActiveModel> {
        let staffers = self.plan.staff.accounts.iter().zip(&ids.accounts);
        let row = |(staffer, id): (&Staffer, &i64)| account::ActiveModel {
            id: Set(*id),
            name: Set(staffer.name.clone()),
            title: Set(staffer.title.clone()),
            kind: Set("staff".to_owned()),
            area_code: Set(staffer.area.clone()),
            holder_mac: Set(None),
            password_hash: Set(None),
            password_initial_at: Set(None),
            totp_secret: Set(None),
            totp_confirmed_at: Set(None),
            totp_last_step: Set(None),
            recovery_codes: Set(None),
            status: Set("active".to_owned()),
            version: Set(1),
            created_at: Set(self.now),
            changed_at: Set(self.now),
        };
        staffers.map(row).collect()
    }

    pub(super) fn posts(&self, ids: &StaffIds) -> Vec<post::ActiveModel> {
        let titles = &self.plan.staff.accounts;
        let row = |(at, id): (&Post, &i64)| post::ActiveModel {
            id: Set(*id),
            account_id: Set(ids.accounts[at.account]),
            role: Set(at.role.to_owned()),
            area_code: Set(at.area.clone()),
            line: Set(at.line.map(str::to_owned)),
            from_on: Set(opening()),
            to_on: Set(None),
            stands_in_for: Set(None),
            ended_at: Set(None),
            granted_by: Set(None),
            employment: Set(Some(if at.full_time { "full_time" } else { "part_time" }.to_owned())),
            covered_by: Set(at.covered_by.map(|by| ids.posts[by])),
            transferred_from: Set(None),
            on_board: Set(at.card.is_some()),
            public_name: Set(at.card.map(|_| titles[at.account].title.clone())),
            service_telephone: Set(at.telephone.clone()),
            photo_id: Set(None),
            work_content: Set(at.card.map(|(work, _)| work.to_owned())),
            duties: Set(at.card.map(|(_, duties)| duties.to_owned())),
            version: Set(1),
            created_at: Set(self.now),
            changed_at: Set(self.now),
        };
        self.plan.staff.posts.iter().zip(&ids.posts).map(row).collect()
    }

    /// The one leave that runs when the demo starts.
    pub(super) fn leaves(&self, ids: &StaffIds) -> Vec<post_leave::ActiveModel> {
        let today = self.access().today();
        let row = |at: usize| {
            let post = &self.plan.staff.posts[at];
            post_leave::ActiveModel {
                id: Set(self.access().new_id()),
                post_id: Set(ids.posts[at]),
                account_id: Set(ids.accounts[post.account]),
                area_code: Set(post.area.clone()),
                kind: Set("annual".to_owned()),
                from_on: Set(today),
                to_on: Set(today.checked_add_days(Days::new(LEAVE_DAYS - 1)).unwrap_or(today)),
                ended_at: Set(None),
                entered_by: Set(Some(ids.accounts[post.account])),
                version: Set(1),
                created_at: Set(self.now),
                changed_at: Set(self.now),
            }
        };
        self.plan.staff.leave.into_iter().map(row).collect()
    }

    /// A notice board for each grid.
    pub(super) fn boards(&self) -> Vec<notice_board::ActiveModel> {
        let row = |(at, id): (&Grid, &i64)| notice_board::ActiveModel {
            district_code: Set(at.community[..6].to_owned()),
            id: Set(self.access().new_id()),
            grid_code: Set(at.code()),
            grid_id: Set(*id),
            notice: Set(Some(format!("{}服务公示：有事请联系下列人员。", at.name))),
            version: Set(1),
            created_at: Set(self.now),
            changed_at: Set(self.now),
        };
        self.plan.grids.iter().zip(&self.grid_ids).map(row).collect()
    }

    pub(super) fn liaisons(&self, ids: &StaffIds) -> Vec<liaison::ActiveModel> {
        let row = |at: &Liaison| liaison::ActiveModel {
            id: Set(self.access().new_id()),
            account_id: Set(ids.accounts[at.account]),
            area_code: Set(at.area.clone()),
            line: Set(at.line.map(str::to_owned)),
            duties: Set(Some(at.duties.clone())),
            from_on: Set(opening()),
            to_on: Set(None),
            ended_at: Set(None),
            version: Set(1),
            created_at: Set(self.now),
            changed_at: Set(self.now),
        };
        self.plan.staff.liaisons.iter().map(row).collect()
    }

    pub(super) fn bodies(&self, ids: &StaffIds) -> Vec<body::ActiveModel> {
        let row = |(at, id): (&Body, &i64)| body::ActiveModel {
            id: Set(*id),
            area_code: Set(at.area.clone()),
            parent_id: Set(at.parent.map(|parent| ids.bodies[parent])),
            kind: Set(at.kind.to_owned()),
            subject: Set(at.subject.map(str::to_owned)),
            name: Set(at.name.clone()),
            from_on: Set(opening()),
            to_on: Set(None),
            ended_at: Set(None),
            version: Set(1),
            created_at: Set(self.now),
            changed_at: Set(self.now),
        };
        self.plan.staff.bodies.iter().zip(&ids.bodies).map(row).collect()
    }

    pub(super) fn body_members(&self, ids: &StaffIds) -> Vec<body_member::ActiveModel> {
        let row = |at: &Member| body_member::ActiveModel {
            id: Set(self.access().new_id()),
            body_id: Set(ids.bodies[at.body]),
            area_code: Set(self.plan.staff.bodies[at.body].area.clone()),
            function: Set(at.function.to_owned()),
            account_id: Set(None),
            name: Set(Some(at.name.clone())),
            represents: Set(at.represents.map(str::to_owned)),
            from_on: Set(opening()),
            to_on: Set(None),
            ended_at: Set(None),
            version: Set(1),
            created_at: Set(self.now),
            changed_at: Set(self.now),
        };
        self.plan.staff.members.iter().map(row).collect()
    }
}

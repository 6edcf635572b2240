//! What an account shows of its table; never a password, a secret or a code.

use async_graphql::Value;
use kit::code::AreaCode;
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, FromColumn, Instant};
use kit::text_enum;
use sea_orm::{DbErr, QueryResult};

text_enum! {
    /// Kind of account (账号类型).
    AccountKind {
        /// Works for the grid system (工作人员).
        Staff = "staff",
        /// A program (服务账号).
        Service = "service",
        /// A resident (居民).
        Resident = "resident",
    }
}

text_enum! {
    /// Whether an account can be used (账号状态).
    AccountStatus {
        /// It can log in.
        Active = "active",
        /// It cannot log in for now (停用).
        Suspended = "suspended",
        /// It will never log in again (注销); its name is given to nobody else.
        Closed = "closed",
    }
}

/// An account (账号).
#[derive(Debug)]
pub struct Account;

impl Record for Account {
    type Entity = entities::platform::account::Entity;
    const TYPE: &'static str = "Account";
    const ABOUT: &'static str = "An account (账号): who logs in. What it may do comes from its posts.";
    const RESOURCE: &'static str = "account";
    const PLACE: Place = Place::Area;
    const ORDER: Order = Order::Text("name");
    const OWNER: Option<&'static str> = Some("id");
    const FIELDS: &'static [Field] = &[
        Field::of::<String>("name", "name", Class::Internal, "Login name; unique, never given to another."),
        Field::of::<String>("title", "title", Class::Personal, "What people call the holder."),
        Field::of::<AccountKind>("kind", "kind", Class::Internal, "Kind."),
        Field::of::<AreaCode>(
            "areaCode",
            "area_code",
            Class::Internal,
            "Code of the area whose security administrators manage it.",
        ),
        Field::of::<AccountStatus>("status", "status", Class::Internal, "Whether it can be used."),
        Field::of::<IsSet>(
            "secondFactor",
            "totp_confirmed_at",
            Class::Internal,
            "A second factor (动态口令) is enrolled.",
        ),
        Field::of::<IsSet>(
            "mustChangePassword",
            "password_initial_at",
            Class::Internal,
            "Somebody else chose its password: until the holder changes it, its posts have no effect, and nothing is its \
             own.",
        ),
        Field::of::<Counter>(
            "version",
            "version",
            Class::Internal,
            "Counts the changes; name it when you change the account.",
        ),
        Field::of::<Instant>("createdAt", "created_at", Class::Internal, "When it was entered."),
        Field::of::<Instant>("changedAt", "changed_at", Class::Internal, "When it was last changed."),
    ];
}

/// Whether a moment is set.
struct IsSet;

impl FromColumn for IsSet {
    type Shown = bool;
    fn read(row: &QueryResult, column: usize) -> Result<Value, DbErr> {
        let at: Option<i64> = row.try_get_by(column)?;
        Ok(Value::Boolean(at.is_some()))
    }
}

//! What a unit shows of its table.

use entities::property::unit::{ActiveModel, Model};
use kit::record::{Class, Field, Order, Place, Record};
use kit::scalar::{Counter, Date, FromColumn, Instant, Key, Maybe};
use kit::text_enum;
use sea_orm::ActiveValue::Set;
use wangge_core::places::Status;
use wangge_core::places::building::Management;
use wangge_core::verified::Verified;

text_enum! {
    /// Kind of unit (单位类别).
    UnitKind {
        /// Office of the Party or the state (机关).
        Organ = "organ",
        /// Public institution (事业单位).
        Institution = "institution",
        /// Company (企业).
        Company = "company",
        /// Shop of one person or family (个体工商户).
        Shop = "shop",
        /// Economic collective of a village (农村集体经济组织).
        Collective = "collective",
        /// Social organisation (社会组织).
        Association = "association",
        /// Another one (其他).
        Other = "other",
    }
}

text_enum! {
    /// Kind of key place (重点场所).
    KeyPlace {
        /// School (学校).
        School = "school",
        /// Kindergarten (幼儿园).
        Kindergarten = "kindergarten",
        /// Hospital or clinic (医院、诊所).
        Hospital = "hospital",
        /// Home for the old or for children (养老院、福利院).
        CareHome = "care_home",
        /// Market (集贸市场).
        Market = "market",
        /// Shopping centre (商场、超市).
        ShoppingCentre = "shopping_centre",
        /// Hotel or guest house (宾馆、旅馆).
        Hotel = "hotel",
        /// Restaurant (餐饮场所).
        Restaurant = "restaurant",
        /// Place of entertainment (娱乐场所).
        Entertainment = "entertainment",
        /// Internet café (网吧).
        InternetCafe = "internet_cafe",
        /// Hazardous goods: made, stored or sold (危险化学品单位).
        HazardousGoods = "hazardous_goods",
        /// Filling station (加油加气站).
        FillingStation = "filling_station",
        /// Fireworks: made, stored or sold (烟花爆竹点).
        Fireworks = "fireworks",
        /// Warehouse (仓库).
        Warehouse = "warehouse",
        /// Station or port (车站、码头).
        Station = "station",
        /// Construction site (建筑工地).
        ConstructionSite = "construction_site",
        /// Another one (其他).
        Other = "other",
    }
}

/// A unit (单位).
#[derive(Debug)]
pub struct Unit;

const fn internal<C: FromColumn>(name: &'static str, column: &'static str, about: &'static str) -> Field {
    Field::of::<C>(name, column, Class::Internal, about)
}

impl Record for Unit {
    type Entity = entities::property::unit::Entity;
    const TYPE: &'static str = "Unit";
    const ABOUT: &'static str = "A unit (单位): a company, shop, school, office or other body that works in a grid; a key place where \
        `keyPlace` says so. Private numbers of its people are not recorded here.";
    const RESOURCE: &'static str = "unit";
    const PLACE: Place = Place::Grid;
    const ORDER: Order = Order::Text("grid_code");
    const FIELDS: &'static [Field] = &[
        internal::<String>("name", "name", "Name."),
        internal::<Option<String>>(
            "creditCode",
            "credit_code",
            "Unified social credit code (统一社会信用代码, GB 32100), one unit in the nation has it.",
        ),
        internal::<UnitKind>("kind", "kind", "Kind of unit."),
        internal::<Maybe<Management>>("management", "management", "How its premises are managed."),
        internal::<Maybe<KeyPlace>>(
            "keyPlace",
            "key_place",
            "Which kind of key place it is (重点场所); null for an ordinary unit.",
        ),
        internal::<Option<String>>("trade", "trade", "Trade: section letter of GB/T 4754-2017, A to T."),
        internal::<Option<String>>("telephone", "telephone", "Its service telephone, never a private one."),
        internal::<Option<String>>("address", "address", "Address."),
        internal::<Status>("status", "status", "Whether it is in force."),
        internal::<Option<Date>>("retiredOn", "retired_on", "First day on which it was no longer one."),
        internal::<Option<Instant>>(
            "verifiedAt",
            "verified_at",
            "When it was last verified: somebody looked.",
        ),
        internal::<Counter>("version", "version", "Counts the changes; name it when you change the record."),
        internal::<Instant>("createdAt", "created_at", "When it was entered."),
        internal::<Instant>("changedAt", "changed_at", "When it was last changed."),
        Field::hidden::<Key>("grid_id"),
        Field::hidden::<Option<Key>>("building_id"),
    ];
}

impl Verified for Unit {
    const NAME: &'static str = "unit";

    fn status(row: &Model) -> &str {
        &row.status
    }

    fn verified(at: i64, by: Option<i64>) -> ActiveModel {
        ActiveModel { verified_at: Set(Some(at)), verified_by: Set(by), ..ActiveModel::default() }
    }
}

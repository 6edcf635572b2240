//! What a grid member records on the way.

use kit::text_enum;

text_enum! {
    /// Kind of facility (设施类型).
    FacilityKind {
        /// Fire hydrant (消火栓).
        FireHydrant = "fire_hydrant",
        /// Street lamp (路灯).
        StreetLamp = "street_lamp",
        /// Charging point for electric bicycles or cars (充电桩).
        EvCharging = "ev_charging",
        /// Waste station (垃圾分类投放点).
        WasteStation = "waste_station",
        /// Public toilet (公共厕所).
        PublicToilet = "public_toilet",
        /// Notice board (公示栏).
        NoticeBoard = "notice_board",
        /// Fitness ground (健身点).
        FitnessGround = "fitness_ground",
        /// Bus stop (公交站).
        BusStop = "bus_stop",
        /// Parking ground (停车场).
        ParkingGround = "parking_ground",
        /// Well or manhole (窨井).
        Manhole = "manhole",
        /// Emergency shelter (应急避难点).
        EmergencyShelter = "emergency_shelter",
        /// Medical point (医疗点).
        MedicalPoint = "medical_point",
        /// Canteen for the elderly (长者食堂).
        ElderlyCanteen = "elderly_canteen",
        /// Another; its name says what it is (其他).
        Other = "other",
    }
}

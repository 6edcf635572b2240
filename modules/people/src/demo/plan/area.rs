/// The three places that the demo has people in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Area {
    Heshan,
    Xuzhuang,
    Tongguan,
}

impl Area {
    pub(super) const ALL: [Self; 3] = [Self::Heshan, Self::Xuzhuang, Self::Tongguan];

    /// The one that a grid with this code lies in.
    pub(super) fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|area| code.starts_with(area.code()))
    }

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Heshan => "371102100",
            Self::Xuzhuang => "410185107",
            Self::Tongguan => "340705",
        }
    }

    /// What workplaces are named after.
    pub(in super::super) const fn name(self) -> &'static str {
        match self {
            Self::Heshan => "河山镇",
            Self::Xuzhuang => "徐庄镇",
            Self::Tongguan => "铜官区",
        }
    }

    /// The area of its identity numbers, which no division has.
    pub(super) const fn of_numbers(self) -> &'static str {
        match self {
            Self::Heshan => "991102",
            Self::Xuzhuang => "990185",
            Self::Tongguan => "990705",
        }
    }
}

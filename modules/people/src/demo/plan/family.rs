//! Kinds of families, mixed so that ages and sizes of households come out as the census found them.

use super::super::census::Census;
use wangge_core::dice::Dice;

/// A member of a family.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member {
    pub(super) role: Role,
    pub(super) male: bool,
    pub(super) age: i32,
}

/// What somebody is in the family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Head,
    Spouse,
    Child,
    Parent,
    /// Of a collective household.
    Mate,
}

/// Of a hundred families, so many have these children up to 14, grown-ups of 15 to 59 and people of 60 and more:
/// 2.62 members on average, of whom 17.9 % are children and 18.7 % old.
const KINDS: [(u32, [usize; 3]); 12] = [
    (10, [0, 1, 0]),
    (8, [0, 0, 1]),
    (12, [0, 2, 0]),
    (12, [0, 0, 2]),
    (15, [1, 2, 0]),
    (15, [0, 3, 0]),
    (9, [2, 2, 0]),
    (6, [1, 2, 1]),
    (3, [1, 2, 2]),
    (5, [0, 2, 1]),
    (2, [1, 1, 0]),
    (3, [1, 3, 0]),
];

/// Deals families so that every hundred in a row is nearly the mixture.
#[derive(Debug)]
pub(super) struct Deck {
    at: f64,
    male: f64,
    very_old: f64,
}

/// The golden ratio's fraction: multiples of it fill the unit interval evenly.
pub(super) const TURN: f64 = 0.618_033_988_749_894_9;

impl Deck {
    pub(super) fn new(census: &Census, male: f64, dice: &mut Dice) -> Self {
        // nearly half of all people live as couples, which are even
        Self { at: dice.unit(), male: 0.5 + (male - 0.5) * 2.0, very_old: census.very_old / census.old }
    }

    /// The next family; its head first.
    pub(super) fn family(&mut self, dice: &mut Dice) -> Vec<Member> {
        self.at = (self.at + TURN).fract();
        let mut left = self.at * 100.0;
        let mut kind = KINDS[0].1;
        for (weight, counts) in KINDS {
            kind = counts;
            left -= f64::from(weight);
            if left < 0.0 {
                break;
            }
        }
        match kind {
            [0, 0, olds] => self.old(olds, dice),
            [0, 1, 0] => vec![self.member(Role::Head, age(20, 59, dice), dice)],
            _ => self.parents(kind, dice),
        }
    }

    /// People who share a dormitory.
    pub(super) fn mates(&self, count: usize, dice: &mut Dice) -> Vec<Member> {
        let role = |i| if i == 0 { Role::Head } else { Role::Mate };
        (0..count).map(|i| self.member(role(i), age(18, 40, dice), dice)).collect()
    }

    /// A grown child who is registered at home and lives elsewhere.
    pub(super) fn away(&self, head: i32, dice: &mut Dice) -> Member {
        self.member(Role::Child, age(18, 35, dice).min((head - 21).max(18)), dice)
    }

    fn member(&self, role: Role, age: i32, dice: &mut Dice) -> Member {
        Member { role, male: dice.unit() < self.male, age }
    }

    fn old(&self, count: usize, dice: &mut Dice) -> Vec<Member> {
        let (first, second) = self.old_ages(dice);
        if count == 1 {
            return vec![self.member(Role::Head, first, dice)];
        }
        vec![
            Member { role: Role::Head, male: true, age: first },
            Member { role: Role::Spouse, male: false, age: second },
        ]
    }

    /// Two ages of 60 and more, both below 65 or both not.
    fn old_ages(&self, dice: &mut Dice) -> (i32, i32) {
        if dice.unit() >= self.very_old {
            return (age(60, 64, dice), age(60, 64, dice));
        }
        let first = 65 + ((dice.unit() * dice.unit()) * 30.0) as i32;
        (first, (first - age(0, 6, dice) + 2).max(65))
    }

    /// One or two grown-ups with their children and parents.
    fn parents(&self, [young, grown, olds]: [usize; 3], dice: &mut Dice) -> Vec<Member> {
        let (first_old, second_old) = self.old_ages(dice);
        let grown_child = (grown == 3).then(|| age(15, 32, dice));
        let children: Vec<i32> = (0..young).map(|_| age(0, 14, dice)).collect();
        let eldest = children.iter().copied().chain(grown_child).max();
        let mut mother = match eldest {
            Some(child) => child + age(22, 30, dice),
            None => age(23, 58, dice),
        };
        if olds > 0 {
            mother = mother.min(first_old - 20).max(eldest.map_or(23, |child| child + 20));
        }
        let (mother, father) = (mother.min(58), (mother + age(0, 4, dice) - 1).clamp(20, 59));
        let mut family = Vec::new();
        if grown == 1 {
            family.push(self.member(Role::Head, mother, dice));
        } else {
            // one in eight has a woman at its head
            let man = Member { role: Role::Head, male: true, age: father };
            let woman = Member { role: Role::Spouse, male: false, age: mother };
            family.extend(if dice.below(8) == 0 {
                [Member { role: Role::Head, ..woman }, Member { role: Role::Spouse, ..man }]
            } else {
                [man, woman]
            });
        }
        let children = grown_child.into_iter().chain(children);
        family.extend(children.map(|age| self.member(Role::Child, age, dice)).collect::<Vec<_>>());
        if olds == 2 {
            family.push(Member { role: Role::Parent, male: true, age: first_old });
            family.push(Member { role: Role::Parent, male: false, age: second_old });
        } else if olds == 1 {
            family.push(self.member(Role::Parent, first_old, dice));
        }
        family
    }
}

/// From `low` to `high`.
pub(super) fn age(low: i32, high: i32, dice: &mut Dice) -> i32 {
    low + i32::try_from(dice.below(usize::try_from(high - low + 1).unwrap_or(1))).unwrap_or(0)
}

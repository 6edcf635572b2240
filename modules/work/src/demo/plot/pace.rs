//! When the next step is done.

use super::{Teller, Twist};
use kit::platform::{day_of, start_of};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
/// When work begins and ends, in minutes of the day.
const WORK: (i64, i64) = (8 * 60 + 30, 17 * 60 + 30);
/// One step in so many is late.
const LATE: usize = 45;

impl Teller<'_, '_> {
    /// The moment of the next step: mostly well within the limit of the stage.
    pub(super) fn later(&mut self) -> i64 {
        if self.turn.brisk && self.has(Twist::Running) {
            return self.at + self.between(8, 20) * MINUTE;
        }
        if self.turn.brisk {
            return self.at + self.between(60, 150) * MINUTE;
        }
        let late = self.dice.below(LATE) == 0;
        let next = match self.story.matter.due_at {
            Some(due) if !late && due > self.at => self.at + (due - self.at) / 1_000 * self.between(20, 450),
            Some(due) => due.max(self.at) + self.between(2, 60) * HOUR,
            None => self.at + self.between(40, 26 * 60) * MINUTE,
        };
        // what is to be done within hours does not wait for the morning
        if self.story.matter.due_at.is_some_and(|due| due - self.at < 26 * HOUR) {
            next
        } else {
            self.at_work(next)
        }
    }

    /// The moment, or the next one in working hours.
    fn at_work(&mut self, at: i64) -> i64 {
        let (mut day, begins) = (day_of(at), self.between(0, 100));
        let minute = (at - start_of(day)) / MINUTE;
        if self.story.days.works(day) && (WORK.0..WORK.1).contains(&minute) {
            return at;
        }
        if !self.story.days.works(day) || minute >= WORK.1 {
            day = self.story.days.end_of_term(day, 1);
        }
        start_of(day) + (WORK.0 + begins) * MINUTE
    }

    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let wide = usize::try_from(high - low).unwrap_or_default() + 1;
        low + i64::try_from(self.dice.below(wide)).unwrap_or_default()
    }
}

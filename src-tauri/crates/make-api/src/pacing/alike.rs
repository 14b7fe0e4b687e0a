//! Whether refusals go by the minute at all. Some instances refuse every so many requests, or at random: sending less would only take
//! longer there, so what was learned is let go of again.

/// After how many refusals with as many requests between them they do not go by the minute.
const ALIKE: u32 = 3;

/// How many requests there were between refusals.
#[derive(Debug, Default)]
pub(super) struct Alike {
    between: usize,
    times: u32,
    by_count: bool,
}

impl Alike {
    /// After a refusal with `between` accepted requests before it; `few` says that no limit is known that allows less than what was sent.
    /// True where refusals come after as many requests however few are sent a minute.
    pub(super) fn refused(&mut self, between: usize, few: bool) -> bool {
        let alike = between.abs_diff(self.between) * 4 <= self.between;
        self.times = if alike { self.times + 1 } else { 0 };
        self.between = between;
        self.by_count = self.times >= ALIKE && (self.by_count || few);
        self.by_count
    }
}

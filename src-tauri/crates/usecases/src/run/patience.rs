//! How long and how often the engine tries before it turns to a person. All of it is here, so that it can be read at
//! once.

use std::time::Duration;

/// Times and numbers of trying.
#[derive(Debug, Clone)]
pub struct Patience {
    /// Sendings of one step without a person saying so.
    pub sendings: u32,
    /// Pauses before a step is sent again because nothing had happened.
    pub before_sending_again: Duration,
    /// How often "slow down" is obeyed for one step before a person is asked.
    pub slow_downs: u32,
    /// Waited after "slow down" without a time: Make speaks of up to one minute.
    pub slow_down: Duration,
    /// How long one call of a reading may wait for a limit before the reading is begun anew: a limit that counts by the
    /// minute is over by then.
    pub within_reading: Duration,
    /// What took longer to read than this, because the instance let it wait, is read once more before anything relies on
    /// it: its beginning may be out of date.
    pub stale: Duration,
    /// Pauses before a reading that brings bad news is repeated. Together they are longer than a replica lags (FT19:
    /// 10 s), so that bad news is believed only when the whole instance agrees.
    pub bad_news: [Duration; 2],
    /// Pauses before a failed reading is repeated. The read client has tried several times by then.
    pub failed_reading: [Duration; 3],
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            sendings: 3,
            before_sending_again: Duration::from_secs(2),
            slow_downs: 5,
            slow_down: Duration::from_secs(60),
            within_reading: Duration::from_secs(65),
            stale: Duration::from_secs(10),
            bad_news: [Duration::from_secs(3), Duration::from_secs(9)],
            failed_reading: [Duration::from_secs(2), Duration::from_secs(8), Duration::from_secs(20)],
        }
    }
}

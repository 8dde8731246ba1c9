//! The org's clock, which a test can put forward.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use time::{OffsetDateTime, macros::format_description};

/// Tells the time; clones share one offset.
#[derive(Debug, Clone)]
pub struct Clock {
    source: Source,
    /// Milliseconds.
    offset: Arc<AtomicU64>,
}

#[derive(Debug, Clone, Copy)]
enum Source {
    Host(fn() -> OffsetDateTime),
    Standing(OffsetDateTime),
}

impl Clock {
    /// Goes as the given one, in UTC.
    pub fn following(host: fn() -> OffsetDateTime) -> Self {
        Self::of(Source::Host(host))
    }

    /// Stands still until it is put forward.
    pub fn standing_at(moment: OffsetDateTime) -> Self {
        Self::of(Source::Standing(moment))
    }

    fn of(source: Source) -> Self {
        Self {
            source,
            offset: Arc::default(),
        }
    }

    /// The present, in UTC.
    pub fn now(&self) -> OffsetDateTime {
        let now = match self.source {
            Source::Host(now) => now(),
            Source::Standing(moment) => moment,
        };
        now + self.offset()
    }

    /// Lets time pass, so that handles and codes can be seen to expire.
    pub fn advance(&self, by: Duration) {
        self.set_offset(self.offset().saturating_add(by));
    }

    /// How far it was put forward.
    pub fn offset(&self) -> Duration {
        Duration::from_millis(self.offset.load(Ordering::Relaxed))
    }

    /// Puts it so far forward.
    pub fn set_offset(&self, offset: Duration) {
        // A century at most: a moment that no timestamp can name is none.
        const MOST: u64 = 100 * 365 * 24 * 60 * 60 * 1000;
        let millis = u64::try_from(offset.as_millis()).map_or(MOST, |millis| millis.min(MOST));
        self.offset.store(millis, Ordering::Relaxed);
    }
}

/// A moment as IDX responses write it: `2026-01-31T08:30:00.000Z`.
pub fn timestamp(at: OffsetDateTime) -> String {
    at.format(format_description!(
        "[year]-[month]-[day]T[hour]:[minute]:[second].[subsecond digits:3]Z"
    ))
    .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timestamp_has_milliseconds_and_a_z() {
        assert_eq!(
            timestamp(OffsetDateTime::UNIX_EPOCH),
            "1970-01-01T00:00:00.000Z"
        );
    }

    #[test]
    fn clones_advance_together() {
        let clock = Clock::standing_at(OffsetDateTime::UNIX_EPOCH);
        clock.clone().advance(Duration::from_millis(60_500));
        assert_eq!(timestamp(clock.now()), "1970-01-01T00:01:00.500Z");
        clock.set_offset(Duration::ZERO);
        assert_eq!(clock.now(), OffsetDateTime::UNIX_EPOCH);
    }

    #[test]
    fn a_clock_that_follows_another_goes_on() {
        let clock = Clock::following(OffsetDateTime::now_utc);
        let before = clock.now();
        clock.advance(Duration::MAX);
        assert!(clock.now() - before >= time::Duration::days(36_000));
        assert!(!timestamp(clock.now()).is_empty());
    }
}

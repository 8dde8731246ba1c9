//! How long to wait before the next request.

use crate::protocol::response::RetryHeaders;

const NAN: f64 = f64::NAN;

/// 1 January 2026, in milliseconds.
const DATE: f64 = 1_767_225_600_000.0;

fn seconds(after: f64, at: f64, reset: f64, date: f64) -> Option<f64> {
    let headers = RetryHeaders {
        after,
        at,
        reset,
        date,
        now: DATE + 9_000.0,
    };
    headers.seconds()
}

#[test]
fn retry_after_in_seconds_comes_first() {
    for (after, expected) in [(0.0, 0.0), (7.0, 7.0), (1.5, 1.5), (-5.0, 0.0)] {
        assert_eq!(
            seconds(after, DATE + 1000.0, DATE / 1000.0 + 3.0, DATE),
            Some(expected)
        );
    }
}

#[test]
fn retry_after_as_a_date_is_compared_with_the_servers_time_or_this_machines() {
    assert_eq!(seconds(NAN, DATE + 20_000.0, NAN, DATE), Some(20.0));
    assert_eq!(seconds(NAN, DATE + 20_000.0, NAN, NAN), Some(11.0));
    assert_eq!(
        seconds(NAN, DATE - 20_000.0, NAN, DATE),
        Some(0.0),
        "it has passed"
    );
}

#[test]
fn the_reset_of_the_rate_limit_is_compared_with_the_servers_time_only() {
    let reset = DATE / 1000.0 + 42.0;
    assert_eq!(seconds(NAN, NAN, reset, DATE), Some(42.0));
    assert_eq!(seconds(NAN, NAN, reset - 100.0, DATE), Some(0.0));
    assert_eq!(seconds(NAN, NAN, reset, NAN), None, "CORS hides the date");
}

#[test]
fn no_header_and_numbers_that_are_none_say_nothing() {
    assert_eq!(seconds(NAN, NAN, NAN, DATE), None);
    assert_eq!(seconds(f64::INFINITY, NAN, NAN, DATE), None);
    assert_eq!(
        seconds(f64::INFINITY, NAN, DATE / 1000.0 + 1.0, DATE),
        Some(1.0)
    );
}

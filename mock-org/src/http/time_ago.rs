//! Times on the pages for people.

use maud::{Markup, html};
use time::{Duration, OffsetDateTime};

use crate::model::timestamp;

/// How long ago something was, with the exact time for machines and as a tooltip.
pub(super) fn time_ago(then: OffsetDateTime, now: OffsetDateTime) -> Markup {
    let exact = timestamp(then);
    html! { time datetime=(exact) title=(exact) data-changing { (in_words(now - then)) } }
}

fn in_words(passed: Duration) -> String {
    let units = [
        (passed.whole_days(), "day"),
        (passed.whole_hours(), "hour"),
        (passed.whole_minutes(), "minute"),
    ];
    match units.into_iter().find(|(count, _)| *count > 0) {
        None => "just now".into(),
        Some((1, unit)) => format!("1 {unit} ago"),
        Some((count, unit)) => format!("{count} {unit}s ago"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_unit_is_named() {
        for (seconds, words) in [
            (0, "just now"),
            (59, "just now"),
            (60, "1 minute ago"),
            (150, "2 minutes ago"),
            (3600, "1 hour ago"),
            (172_800, "2 days ago"),
        ] {
            assert_eq!(in_words(Duration::seconds(seconds)), words);
        }
    }
}

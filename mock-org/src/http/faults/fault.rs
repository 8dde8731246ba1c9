//! The kinds of faults.

use serde::{Deserialize, Serialize};

/// One way for a request to fail. In rules: `"drop"`, or `{ "delay": { "ms": 50 } }` where it takes more to say.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Fault {
    /// The connection closes without an answer; the org never sees the request.
    Drop,
    /// The connection is reset (RST) in the middle of the answer's body.
    Reset,
    /// The connection ends before the body has the length that `Content-Length` promised.
    Truncate,
    /// The answer comes late.
    Delay {
        /// By so many milliseconds.
        ms: u64,
    },
    /// A gateway's HTML page with status 502; the org never sees the request.
    BadGateway,
    /// 200 with nothing in it; the org never sees the request.
    Empty,
    /// 429 as an org says it, with `Retry-After`.
    RateLimit {
        /// Seconds to wait.
        retry_after: u32,
    },
    /// The answer itself, under another content type, or under none.
    ContentType {
        /// What it says.
        value: Option<String>,
    },
    /// The answer's JSON, with a text before it.
    Prefix {
        /// Such as the guards against its being run as a script.
        text: String,
    },
    /// A page of HTML with status 400 that quotes the request; the org never sees it.
    Echo,
    /// The answer, with every `href` in it leading elsewhere.
    Href {
        /// An address, of whatever scheme.
        to: String,
    },
    /// The answer, with scripts for paths and keys such as `__proto__` everywhere.
    Poison,
    /// A redirect; the org never sees the request.
    Redirect {
        /// 301, 302, 303, 307 or 308.
        status: u16,
        /// A path of this org, or an address elsewhere.
        to: String,
    },
    /// The answer, without what lets another origin read it.
    RefuseCors,
    /// A preflight is answered with 403 and nothing that allows anything.
    RefusePreflight,
    /// The interaction has another state handle from now on. The answer brings it.
    RotateHandles,
    /// Both handles of the interaction are dead when the request arrives.
    ExpireHandles,
}

impl Fault {
    /// Names it in logs and counts, as rules do.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Drop => "drop",
            Self::Reset => "reset",
            Self::Truncate => "truncate",
            Self::Delay { .. } => "delay",
            Self::BadGateway => "bad-gateway",
            Self::Empty => "empty",
            Self::RateLimit { .. } => "rate-limit",
            Self::ContentType { .. } => "content-type",
            Self::Prefix { .. } => "prefix",
            Self::Echo => "echo",
            Self::Href { .. } => "href",
            Self::Poison => "poison",
            Self::Redirect { .. } => "redirect",
            Self::RefuseCors => "refuse-cors",
            Self::RefusePreflight => "refuse-preflight",
            Self::RotateHandles => "rotate-handles",
            Self::ExpireHandles => "expire-handles",
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_fault_is_written_as_its_name_or_with_what_it_needs() {
        let read = |value| serde_json::from_value::<Fault>(value).ok();
        assert_eq!(read(json!("drop")), Some(Fault::Drop));
        let delay = read(json!({ "delay": { "ms": 5 } })).unwrap();
        assert_eq!((&delay, delay.name()), (&Fault::Delay { ms: 5 }, "delay"));
        assert_eq!(read(json!("explode")), None);
        assert_eq!(read(json!({ "delay": {} })), None);
    }
}

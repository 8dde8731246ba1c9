//! Reads the body of an IDX request.

use axum::{
    http::{HeaderMap, header},
    response::Response,
};
use serde_json::{Map, Value};

use super::responses;

/// A JSON object under one of the media types of the API; else the answer that says what is wrong.
#[expect(
    clippy::result_large_err,
    reason = "the error is the response, made once per request"
)]
pub(super) fn parse(headers: &HeaderMap, bytes: &[u8]) -> Result<Map<String, Value>, Response> {
    let media_type = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    if !media_type.is_some_and(is_acceptable) {
        return Err(responses::unsupported_media_type());
    }
    match serde_json::from_slice(bytes) {
        Ok(Value::Object(body)) => Ok(body),
        Ok(_) => Err(responses::malformed("it has to be a JSON object")),
        Err(_) => Err(responses::malformed("it is no JSON")),
    }
}

fn is_acceptable(media_type: &str) -> bool {
    let mut parts = media_type.split(';').map(str::trim);
    let essence = parts.next().unwrap_or_default().to_ascii_lowercase();
    let known = matches!(
        essence.as_str(),
        "application/json" | "application/ion+json" | "application/vnd.okta.v1+json"
    );
    known
        && parts.all(|part| {
            part.strip_prefix("okta-version=")
                .is_none_or(|version| version == "1.0.0")
        })
}

#[cfg(test)]
mod tests {
    use super::is_acceptable;

    #[test]
    fn json_ion_and_vendor_types_of_version_one_are_taken() {
        for good in [
            "application/json",
            "application/json; charset=utf-8",
            "application/ion+json; okta-version=1.0.0",
            "application/vnd.okta.v1+json",
            "Application/JSON; okta-version=1.0.0",
        ] {
            assert!(is_acceptable(good), "{good}");
        }
        for bad in [
            "",
            "text/plain",
            "application/x-www-form-urlencoded",
            "application/ion+json; okta-version=2.0.0",
        ] {
            assert!(!is_acceptable(bad), "{bad}");
        }
    }
}

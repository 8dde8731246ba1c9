//! The URL with which a user comes back, which anybody may have written.

use crate::protocol::flow::{Callback, FlowError, callback};

/// Reads the bytes as the URL, the redirect URI and the state, separated by 255.
pub fn of_bytes(bytes: &[u8]) {
    let mut texts = bytes
        .split(|byte| *byte == 255)
        .map(|text| String::from_utf8_lossy(text).into_owned());
    let url = texts.next().unwrap_or_default();
    let redirect_uri = texts.next().unwrap_or_default();
    of_texts(&url, &redirect_uri, texts.next().as_deref());
    // Most URLs are those of no redirect URI. These are.
    let base = url.split(['?', '#']).next().unwrap_or_default();
    of_texts(&url, base, None);
}

/// Nothing is believed of a URL that is not below the redirect URI or has another state, and what is believed is in the URL.
fn of_texts(url: &str, redirect_uri: &str, state: Option<&str>) {
    let read = callback(url, redirect_uri, state);
    let base = redirect_uri.split(['?', '#']).next().unwrap_or_default();
    match &read {
        Ok(_) => assert!(url.starts_with(base), "elsewhere"),
        Err(error) => assert!(error.as_str().starts_with("callback: ")),
    }
    let believed = match &read {
        Ok(Callback::Code { interaction_code }) => interaction_code,
        Ok(Callback::Otp { otp }) => otp,
        Ok(Callback::Error { error, .. }) => error,
        Ok(Callback::InteractionRequired) => "interaction_required",
        Ok(Callback::None) | Err(_) => return,
    };
    assert!(believed.len() <= url.len(), "more than there is");
    if let Some(state) = state {
        assert!(url.contains("state"), "without a state");
        let other = [state, "x"].concat();
        assert_eq!(
            callback(url, redirect_uri, Some(&other)),
            Err(FlowError::State),
            "under another state"
        );
    }
    assert_eq!(
        callback(url, redirect_uri, None),
        read,
        "the state changes what is read"
    );
}

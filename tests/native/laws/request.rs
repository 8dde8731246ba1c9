//! Requests, and the messages of what is not sent or not read.

use serde_json::{Value, json};

use crate::protocol::request::action;
use crate::protocol::request::{
    ConfigError, Handle, Kind, MediaType, PARAMS, Param, Params, VersionError, base_url,
    check_version, form_encoding, interact, introspect, other_scheme,
};
use crate::protocol::response::Unreadable;

/// The first strings of the bytes, in the order that the files of the corpus have. Parameters that are not listed here follow after
/// the others, so that a new one does not change what those files say.
const FIRST: [Param; 14] = [
    Param::ClientId,
    Param::Scopes,
    Param::RedirectUri,
    Param::CodeChallenge,
    Param::CodeChallengeMethod,
    Param::State,
    Param::ActivationToken,
    Param::RecoveryToken,
    Param::ClientSecret,
    Param::Issuer,
    Param::Domain,
    Param::Version,
    Param::StateHandle,
    Param::InteractionHandle,
];

/// The name of a parameter in [`Param::Parameters`].
const FURTHER: &str = "further";

/// Splits the bytes at each 255, which does not occur in UTF-8, into strings. One that begins with a zero is absent.
pub fn of_bytes(bytes: &[u8]) {
    let mut texts = bytes.split(|&byte| byte == 255).map(|text| {
        let given = text.first() != Some(&0);
        given.then(|| String::from_utf8_lossy(text).into_owned())
    });
    let mut next = || texts.next().flatten();
    let mut params = Params::default();
    for param in FIRST {
        params.set(param, next());
    }
    let [accepts, method, name, url, body] = [next(), next(), next(), next(), next()];
    let others = PARAMS.iter().map(|rule| rule.param);
    for param in others.filter(|param| !FIRST.contains(param)) {
        params.set(param, next());
    }
    // Its value is a form.
    let further = params.get(Param::Parameters).map(|text| {
        let mut form = String::new();
        form_encoding::append(&mut form, FURTHER, text);
        form
    });
    params.set(Param::Parameters, further);
    of_config(&params);
    of_action(accepts.as_deref(), method.as_deref());
    let [name, url] = [name.unwrap_or_default(), url.unwrap_or_default()];
    of_href(&url);
    of_refusals(&name, &url, accepts.as_deref(), body.as_deref());
}

/// The checks of `start`, and its two requests.
pub fn of_config(config: &Params) {
    let given = |param| config.get(param).is_some_and(|text| !text.is_empty());
    let lacks = |param| !given(Param::StateHandle) && !given(param);
    let expected = match () {
        () if config.issuer().unwrap_or_default().is_empty() && !given(Param::Domain) => {
            Err(ConfigError::Issuer)
        }
        () if lacks(Param::ClientId) => Err(ConfigError::ClientId),
        () if lacks(Param::RedirectUri) => Err(ConfigError::RedirectUri),
        () if lacks(Param::CodeChallenge) || lacks(Param::CodeChallengeMethod) => {
            Err(ConfigError::Pkce)
        }
        () => Ok(()),
    };
    assert_eq!(config.check(), expected);
    of_version(config.get(Param::Version));
    of_interact(config.issuer().unwrap_or_default(), config);
    of_introspect(config);
}

fn of_version(version: Option<&str>) {
    match check_version(version) {
        Ok(sent) => assert_eq!(version, Some(sent)),
        Err(VersionError::Missing) => assert_eq!(version.unwrap_or_default(), ""),
        // A string with other characters is not shown.
        Err(error @ VersionError::Invalid) => assert!(!error.message().contains("Unknown")),
        Err(error @ VersionError::Unknown(_)) => {
            let version = version.unwrap();
            let plain = |it: char| it.is_ascii_alphanumeric() || "._-".contains(it);
            assert!(version.chars().all(plain), "shows other characters");
            assert!(error.message().contains(version));
        }
    }
}

/// A server that decodes the body finds each given parameter, in the order of `PARAMS`.
fn of_interact(issuer: &str, params: &Params) {
    let base = base_url(issuer);
    assert!(base == issuer || base == format!("{issuer}/oauth2"));
    assert!(base.contains("/oauth2"));
    let request = interact(&base, params);
    assert_eq!(request.url, format!("{base}/v1/interact"));
    assert_eq!(request.content_type, MediaType::Form);

    let mut sent: Vec<(String, String)> = PARAMS
        .iter()
        .filter(|rule| !rule.sent_as.is_empty())
        .filter_map(|rule| {
            let value = match params.get(rule.param) {
                None if rule.param == Param::Scopes => Some("openid email"),
                Some("") if !matches!(rule.kind, Kind::Plain | Kind::Texts) => None,
                value => value,
            };
            Some((rule.sent_as.to_owned(), value?.to_owned()))
        })
        .collect();
    let further = params.get(Param::Parameters).map(parse_form);
    sent.extend(further.unwrap_or_default());
    assert_eq!(parse_form(&request.body), sent);

    let given: usize = sent.iter().map(|(_, value)| value.len()).sum();
    assert!(request.body.len() <= 3 * given + 200, "a body too long");
}

/// The body is an object with one handle, or empty.
fn of_introspect(config: &Params) {
    let domain = config.given(Param::Domain).unwrap_or_default();
    let handle = config.handle();
    let request = introspect(domain, handle);
    assert_eq!(request.url, format!("{domain}/idp/idx/introspect"));
    let state = config.given(Param::StateHandle);
    let interaction = config.get(Param::InteractionHandle);
    let expected = match (state, interaction) {
        (Some(state), _) => json!({ "stateToken": state }),
        (None, Some(interaction)) => json!({ "interactionHandle": interaction }),
        (None, None) => json!({}),
    };
    let body: Value = serde_json::from_str(&request.body).unwrap();
    assert_eq!(body, expected);
    assert!(matches!(handle, Some(Handle::State(_))) == state.is_some());
    let given = state.map_or(0, str::len) + interaction.map_or(0, str::len);
    assert!(request.body.len() <= 6 * given + 40, "a body too long");
}

/// An action is sent as a form or as JSON, or is a navigation.
fn of_action(accepts: Option<&str>, method: Option<&str>) {
    let essence = accepts.and_then(|accepts| accepts.split(';').next());
    let is_form = essence.is_some_and(|essence| {
        essence
            .trim_ascii()
            .eq_ignore_ascii_case("application/x-www-form-urlencoded")
    });
    let content_type = action::content_type(accepts);
    assert_eq!(content_type == MediaType::Form, is_form);
    assert_eq!(content_type == MediaType::Json, !is_form);
    let lower = method.map(str::to_ascii_lowercase);
    let is_navigation = matches!(lower.as_deref(), Some("get" | "head"));
    assert_eq!(action::is_navigation(method), is_navigation);
}

/// Any scheme but `https:` and `http:` is found, whatever an `href` contains.
fn of_href(href: &str) {
    let start = href.trim_start_matches(|it| it <= ' ');
    let plain: String = start.chars().filter(|it| !"\t\n\r".contains(*it)).collect();
    let scheme = plain.split_once(':').map(|(scheme, _)| scheme);
    let scheme = scheme.map(str::to_ascii_lowercase).filter(|scheme| {
        let part = |it: char| it.is_ascii_alphanumeric() || "+-.".contains(it);
        scheme.starts_with(|it: char| it.is_ascii_alphabetic()) && scheme.chars().all(part)
    });
    let other = scheme.filter(|scheme| !["http", "https"].contains(&scheme.as_str()));
    let told = other.map(|scheme| scheme.chars().take(32).collect());
    assert_eq!(other_scheme(href), told);
}

/// Messages show no query, nothing of a truncated response, and no possible token.
fn of_refusals(name: &str, url: &str, content_type: Option<&str>, body: Option<&str>) {
    let shown = shown_of(url);
    let told = action::navigate_instead(name, url);
    assert!(told.starts_with(&format!("[{name}] is a GET")));
    assert!(told.ends_with(&format!(": {shown}")));

    let broken = Unreadable {
        status: u16::try_from(url.len()).unwrap_or(u16::MAX),
        url,
        content_type,
        text: body,
        is_syntax: name.is_empty(),
    };
    let what = if name.is_empty() {
        "is not JSON"
    } else {
        "breaks off"
    };
    let mut expected = format!("the answer {what}: status {}", broken.status);
    if !url.is_empty() {
        expected += &format!(" from {shown}");
    }
    if let Some(content_type) = content_type {
        expected += &format!(", content type {content_type}");
    }
    let told = broken.message();
    let of_body = told.strip_prefix(&expected).unwrap();
    let body = body.map(str::trim_ascii);
    let whole = broken.is_shown_whole();
    match body {
        None => assert!(of_body.is_empty() && whole),
        Some("") => assert!(of_body == ", an empty body" && whole),
        Some(torn) if torn.starts_with(['{', '[', '"']) => {
            let length = format!(", a JSON text that breaks off after {} bytes", torn.len());
            assert!(of_body == length && !whole);
        }
        Some(text) => of_shown(
            text,
            of_body.strip_prefix(", starting with: ").unwrap(),
            whole,
        ),
    }
}

/// A URL without its query, its fragment, and its user name and password.
fn shown_of(url: &str) -> String {
    let shown = &url[..url.find(['?', '#']).unwrap_or(url.len())];
    let Some(first) = shown.find([':', '/', '\\']) else {
        return shown.into();
    };
    let between = |it: char| it <= ' ' || matches!(it, ':' | '/' | '\\');
    let rest = shown[first..].trim_start_matches(between);
    let (before, rest) = shown.split_at(shown.len() - rest.len());
    let (authority, path) = rest.split_at(rest.find(['/', '\\']).unwrap_or(rest.len()));
    let host = authority.rsplit('@').next().unwrap_or_default();
    format!("{before}{host}{path}")
}

/// Checks the part of a body that a message shows. `whole` tells that it claims to leave nothing out.
fn of_shown(text: &str, shown: &str, whole: bool) {
    let start: String = text.chars().take(120).collect();
    assert_eq!(whole, shown == start, "left out or not");
    assert!(shown.chars().count() <= 121, "more than the start");
    assert!(!shown.contains(['{', '[']), "JSON is shown");
    let apart = |it: char| !it.is_ascii_alphanumeric() && !"-_.~+%".contains(it);
    assert!(shown.split(apart).all(|word| word.len() < 16), "a token");
    let mut rest = text;
    for part in shown.split('…') {
        let after = rest.split_once(part);
        assert!(after.is_some(), "shows what was not there");
        rest = after.unwrap().1;
    }
}

/// Decodes a form, as a server does. Panics for what `encodeURIComponent` would not write.
fn parse_form(body: &str) -> Vec<(String, String)> {
    let pairs = body.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap();
            (decode(name), decode(value))
        })
        .collect()
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || {
                let digit = char::from(rest.next().unwrap());
                assert!(!digit.is_ascii_lowercase(), "{digit} in lower case");
                digit.to_digit(16).unwrap() as u8
            };
            let decoded = digit() << 4 | digit();
            assert!(!is_plain(decoded), "{decoded} needs no encoding");
            bytes.push(decoded);
        } else {
            assert!(is_plain(byte), "{byte} needs encoding");
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte)
}

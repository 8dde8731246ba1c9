//! Applications, and identity providers.

use serde::Deserialize;
use url::Url;

use super::Scenario;

/// An application, as registered with the org.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Client {
    /// `client_id` of RFC 6749.
    pub client_id: String,
    /// Set for a confidential client: it then has to come with `interact` and `token`.
    pub client_secret: Option<String>,
    /// Name shown in a response's `app`.
    pub label: String,
    /// Exact URIs, or `scheme://host:*` for any port and path of a host.
    pub redirect_uris: Vec<String>,
    /// Sign-in scenario; the default one where absent.
    pub scenario: Option<Scenario>,
}

impl Client {
    /// Whether a page of that origin is one that this client could return to.
    pub fn allows_origin(&self, origin: &str) -> bool {
        self.allows_redirect(origin)
            || self
                .redirect_uris
                .iter()
                .filter_map(|uri| Url::parse(uri).ok())
                .any(|uri| uri.origin().ascii_serialization() == origin)
    }

    /// Whether `redirect_uri` is one of this client's.
    pub fn allows_redirect(&self, redirect_uri: &str) -> bool {
        let Ok(uri) = Url::parse(redirect_uri) else {
            return false;
        };
        if uri.fragment().is_some() {
            return false;
        }
        self.redirect_uris.iter().any(|allowed| {
            let Some(origin) = allowed.strip_suffix(":*") else {
                return allowed == redirect_uri;
            };
            origin.split_once("://") == uri.host_str().map(|host| (uri.scheme(), host))
        })
    }
}

/// Another organisation, whose users may sign in here.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IdentityProvider {
    /// Its id in this org.
    pub id: String,
    /// Its kind, as responses name it (`GOOGLE`, `OIDC`, …).
    #[serde(rename = "type")]
    pub kind: String,
    /// What its button says.
    pub name: String,
}

#[cfg(test)]
mod tests {
    use crate::model::Config;

    #[test]
    fn a_port_wildcard_allows_any_port_and_path_of_that_host_only() {
        let client = Config::built_in().client("demo-client").cloned().unwrap();
        for uri in [
            "http://localhost:8080/callback",
            "http://127.0.0.1/",
            "http://localhost:1/a?b=c",
        ] {
            assert!(client.allows_redirect(uri), "{uri}");
        }
        for uri in [
            "https://localhost:8080/callback",
            "http://localhost.evil.example/",
            "http://evil.example:8080/",
            "http://localhost:8080/#fragment",
            "not a uri",
        ] {
            assert!(!client.allows_redirect(uri), "{uri}");
        }
    }

    #[test]
    fn without_a_wildcard_a_redirect_uri_matches_exactly() {
        let mut client = Config::built_in().clients.remove(0);
        client.redirect_uris = vec!["https://app.example/callback".into()];
        assert!(client.allows_redirect("https://app.example/callback"));
        assert!(!client.allows_redirect("https://app.example/callback/"));
    }
}

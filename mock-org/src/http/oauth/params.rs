//! The form body of an OAuth request, and the client that sends it.

use std::{collections::HashMap, sync::Arc};

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::{HeaderMap, StatusCode, header},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use url::form_urlencoded;

use super::Error;
use crate::{
    model::{Client, Config},
    store::Org,
};

/// Parameters of an `application/x-www-form-urlencoded` body; an empty one counts as absent (RFC 6749, 3.2).
pub struct Params {
    values: HashMap<String, String>,
    basic: Option<(String, String)>,
}

impl Params {
    fn parse(headers: &HeaderMap, body: &[u8]) -> Result<Self, Error> {
        let media_type = headers
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        if !essence.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
            return Err(Error::invalid_request(
                "The body has to be application/x-www-form-urlencoded.",
            ));
        }
        Ok(Self {
            values: values(body)?,
            basic: basic(headers),
        })
    }

    /// Parameters of a query.
    pub fn of_query(query: &str) -> Result<Self, Error> {
        Ok(Self {
            values: values(query.as_bytes())?,
            basic: None,
        })
    }

    /// A parameter that may be absent.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }

    /// A parameter that has to be there.
    pub fn require(&self, name: &str) -> Result<&str, Error> {
        self.get(name)
            .ok_or_else(|| Error::invalid_request(format!("The parameter '{name}' is required.")))
    }

    /// The registered client, authenticated where it has a secret. `status` is that of an `invalid_client`.
    pub fn client<'a>(&self, config: &'a Config, status: StatusCode) -> Result<&'a Client, Error> {
        let (id, secret) = match &self.basic {
            Some((id, secret)) => (id.as_str(), Some(secret.as_str())),
            None => (self.require("client_id")?, self.get("client_secret")),
        };
        let Some(client) = config.client(id) else {
            return Err(Error::invalid_client(
                status,
                "Invalid value for 'client_id' parameter.",
            ));
        };
        match &client.client_secret {
            Some(expected) if secret != Some(expected) => Err(Error::invalid_client(
                status,
                "The client secret supplied for a confidential client is invalid.",
            )),
            _ => Ok(client),
        }
    }
}

fn values(text: &[u8]) -> Result<HashMap<String, String>, Error> {
    let mut values = HashMap::new();
    for (name, value) in form_urlencoded::parse(text)
        .into_owned()
        .filter(|(_, value)| !value.is_empty())
    {
        if values.contains_key(&name) {
            return Err(Error::invalid_request(format!(
                "The parameter '{name}' is repeated."
            )));
        }
        values.insert(name, value);
    }
    Ok(values)
}

fn basic(headers: &HeaderMap) -> Option<(String, String)> {
    let given = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let text = String::from_utf8(STANDARD.decode(given.strip_prefix("Basic ")?).ok()?).ok()?;
    let (id, secret) = text.split_once(':')?;
    Some((id.into(), secret.into()))
}

impl FromRequest<Arc<Org>> for Params {
    type Rejection = Error;

    async fn from_request(request: Request, org: &Arc<Org>) -> Result<Self, Error> {
        let headers = request.headers().clone();
        let body = Bytes::from_request(request, org)
            .await
            .map_err(|_| Error::invalid_request("The body cannot be read."))?;
        Self::parse(&headers, &body)
    }
}

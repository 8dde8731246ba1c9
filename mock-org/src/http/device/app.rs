//! The authenticator app of the device: its accounts with their codes, and scanning of new ones.

use std::sync::Arc;

use axum::{
    Form, Json,
    extract::{FromRequest, Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use maud::html;
use serde::{Deserialize, Serialize};
use tracing::info;

use crate::{
    http::layout,
    model::{Totp, User},
    store::{AppAccount, MemoryStore, Org},
};

/// An account of the app, with its code.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Account {
    pub login: Option<String>,
    /// The name of the person, where the org knows the login.
    pub name: Option<String>,
    pub issuer: Option<String>,
    pub code: String,
    /// How long the code is shown.
    pub seconds_left: u64,
}

/// Everybody's accounts: those set up in the org first, then those that were only scanned.
pub(super) fn accounts(store: &MemoryStore, org: &Org) -> Vec<Account> {
    let of_users = |user: &User| Some((user.totp.clone()?, user.email.clone()));
    let set_up: Vec<_> = store.users.iter().filter_map(of_users).collect();
    let scanned = store.app_accounts.newest_first().filter(|account| {
        let secret = account.totp.secret();
        set_up.iter().all(|(totp, _)| totp.secret() != secret)
    });
    let scanned = scanned.map(|account| describe(&account.totp, account.login.clone(), store, org));
    let set_up = set_up.iter();
    let set_up = set_up.map(|(totp, login)| describe(totp, Some(login.clone()), store, org));
    set_up.chain(scanned).collect()
}

fn describe(totp: &Totp, login: Option<String>, store: &MemoryStore, org: &Org) -> Account {
    let now = org.clock.now();
    let user = login
        .as_deref()
        .and_then(|login| store.users.by_login(login));
    Account {
        name: user.map(|user| format!("{} {}", user.first_name, user.last_name)),
        login,
        issuer: totp.issuer().map(Into::into),
        code: totp.code(now),
        seconds_left: totp.seconds_left(now),
    }
}

/// What a QR code shares: its `otpauth:` address, or the secret in it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Scan {
    #[serde(default)]
    uri: String,
    #[serde(default)]
    shared_secret: String,
    /// Whose account it is. Default: the account name in the address.
    #[serde(default)]
    login: String,
}

impl Scan {
    fn account(&self) -> Result<AppAccount, &'static str> {
        let login = self.login.trim();
        let totp = match (self.uri.trim(), self.shared_secret.as_str()) {
            ("", "") => return Err("send `sharedSecret`, a secret in base32, or `uri`, an otpauth:// address"),
            ("", secret) => {
                // People write secrets in groups, and in any case.
                let secret: String = secret.split_whitespace().collect();
                Totp::new(login, &secret.to_ascii_uppercase())
                    .ok_or("`sharedSecret` is not a secret in base32 of at least 26 characters")?
            }
            (uri, "") => Totp::scanned(uri)
                .ok_or("`uri` is not an otpauth://totp/ address with a secret in base32 of at least 26 characters")?,
            _ => return Err("send `sharedSecret` or `uri`, not both"),
        };
        let login = [login, totp.account_name()].map(str::to_owned);
        Ok(AppAccount {
            login: login.into_iter().find(|login| !login.is_empty()),
            totp,
        })
    }
}

/// A scan by a program, in JSON, or by the form of the page.
pub(super) enum Scanned {
    Json(Scan),
    Form(Scan),
}

impl<S: Send + Sync> FromRequest<S> for Scanned {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let content_type = request.headers().get(header::CONTENT_TYPE);
        let is_form = content_type
            .is_some_and(|value| value.as_bytes().starts_with(b"application/x-www-form"));
        if is_form {
            let form = Form::from_request(request, state).await;
            return form
                .map(|Form(scan)| Self::Form(scan))
                .map_err(IntoResponse::into_response);
        }
        let json = Json::from_request(request, state).await;
        json.map(|Json(scan)| Self::Json(scan))
            .map_err(IntoResponse::into_response)
    }
}

/// Adds an account to the app. A program gets it with its code, and the page is shown again.
pub(super) async fn scan(State(org): State<Arc<Org>>, scanned: Scanned) -> Response {
    let add = |scan: &Scan| {
        let account = scan.account()?;
        let mut store = org.store();
        let added = describe(&account.totp, account.login.clone(), &store, &org);
        store.app_accounts.add(account);
        info!("account added to the authenticator app");
        Ok::<_, &str>(added)
    };
    match scanned {
        Scanned::Json(scan) => match add(&scan) {
            Ok(added) => (StatusCode::CREATED, Json(added)).into_response(),
            Err(why) => (StatusCode::BAD_REQUEST, format!("{why}\n")).into_response(),
        },
        Scanned::Form(scan) => match add(&scan) {
            Ok(_) => Redirect::to("../__device").into_response(),
            Err(_) => {
                let page = layout::page(
                    "Not added",
                    html! {
                        p { "This is not a secret key of an authenticator app. A key has at least 26 characters: letters and the digits 2 to 7." }
                        p { a href="../__device" { "Back" } }
                    },
                );
                (StatusCode::BAD_REQUEST, page).into_response()
            }
        },
    }
}

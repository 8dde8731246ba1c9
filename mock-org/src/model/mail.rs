//! Messages that an org would mail, text or speak.

use serde::Serialize;

/// What is to be sent.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Mail {
    /// How it would travel: `email`, `sms` or `voice`.
    pub channel: &'static str,
    /// Address or number.
    pub to: String,
    /// Login of the person it is for.
    pub login: String,
    /// What it says first.
    pub subject: &'static str,
    /// The passcode in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The link in it: a path of this org, until it is read at an address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

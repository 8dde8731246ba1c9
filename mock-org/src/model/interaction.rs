//! An interaction, as data: what a client asked for, and how far its user has come.

/// What a client asked for when it started an interaction.
#[derive(Debug, Clone)]
pub struct Authorization {
    /// The client.
    pub client_id: String,
    /// Scopes granted.
    pub scopes: Vec<String>,
    /// Id of the custom authorization server; the org's own where absent.
    pub server: Option<String>,
    /// The S256 challenge of RFC 7636.
    pub code_challenge: String,
    /// Where the browser goes in the end.
    pub redirect_uri: String,
    /// The client's own `state`, repeated there.
    pub state: Option<String>,
    /// Whether the org's own pages show the flow, so that the browser and not the page gets the code.
    pub hosted: bool,
    /// `nonce` of OpenID Connect, to be repeated in the ID token.
    pub nonce: Option<String>,
}

/// Something that a user goes through once in an interaction, after everything is proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// A password that expires.
    Password,
    /// The list of authenticators to set up.
    Enrollment,
    /// Whether the application may have what it asks for.
    Consent,
}

//! The errors of `okta-idx-wasm/flow`, and their codes.

/// The `code` of an error that `okta-idx-wasm/flow` makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum FlowErrorCode {
    /// An argument or an option is missing, of a wrong type, or has a value that cannot be used.
    Config,
    /// The state has no poll.
    NoPoll,
    /// The flow has expired while it polled.
    Expired,
    /// The state does not ask for a passcode.
    NoPasscode,
    /// There is no WebAuthn challenge, or what is given for it cannot be read.
    WebAuthn,
    /// There is no `navigator.credentials`.
    NoCredentials,
    /// The URL is no callback of this flow.
    Callback,
    /// The text is no saved state, or one of another version.
    Saved,
    /// The state has no device challenge.
    NoDeviceChallenge,
    /// The link of a device challenge would run a script.
    Scheme,
    /// The core is still loading, and the call cannot wait.
    Loading,
    /// No core can be loaded, or the core ran out of memory or stack.
    Core,
}

impl FlowErrorCode {
    /// All codes, in the order of their numbers.
    pub const ALL: [Self; 12] = [
        Self::Config,
        Self::NoPoll,
        Self::Expired,
        Self::NoPasscode,
        Self::WebAuthn,
        Self::NoCredentials,
        Self::Callback,
        Self::Saved,
        Self::NoDeviceChallenge,
        Self::Scheme,
        Self::Loading,
        Self::Core,
    ];

    /// The text that callers see.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Config => "ERR_IDX_CONFIG",
            Self::NoPoll => "ERR_IDX_NO_POLL",
            Self::Expired => "ERR_IDX_EXPIRED",
            Self::NoPasscode => "ERR_IDX_NO_PASSCODE",
            Self::WebAuthn => "ERR_IDX_WEBAUTHN",
            Self::NoCredentials => "ERR_IDX_NO_CREDENTIALS",
            Self::Callback => "ERR_IDX_CALLBACK",
            Self::Saved => "ERR_IDX_SAVED",
            Self::NoDeviceChallenge => "ERR_IDX_NO_DEVICE_CHALLENGE",
            Self::Scheme => "ERR_IDX_SCHEME",
            Self::Loading => "ERR_IDX_LOADING",
            Self::Core => "ERR_IDX_CORE",
        }
    }
}

/// An error that callers get.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum FlowError {
    /// The state has no poll.
    NoPoll,
    /// The flow has expired.
    Expired,
    /// The state has no challenge for this ceremony.
    NoChallenge,
    /// A challenge, an id or a part of a credential is not base64.
    NotBase64,
    /// A part of a credential is missing: it is of another ceremony, or none.
    NoCredential,
    /// The URL of a callback is not the redirect URI.
    RedirectUri,
    /// The `state` of a callback is not the one that the flow began with.
    State,
    /// A parameter of a callback occurs twice (RFC 6749, section 3.1).
    Repeated,
    /// A parameter of a callback is not percent-encoded UTF-8.
    Encoding,
    /// A text is no saved state.
    NotSaved,
    /// A text is a state that another version saved.
    Version,
    /// The state has no device challenge.
    NoDeviceChallenge,
    /// The link of a device challenge would run a script.
    Scheme,
}

impl FlowError {
    /// All errors, in the order of their numbers.
    pub const ALL: [Self; 13] = [
        Self::NoPoll,
        Self::Expired,
        Self::NoChallenge,
        Self::NotBase64,
        Self::NoCredential,
        Self::RedirectUri,
        Self::State,
        Self::Repeated,
        Self::Encoding,
        Self::NotSaved,
        Self::Version,
        Self::NoDeviceChallenge,
        Self::Scheme,
    ];

    /// The `code` of the error.
    pub fn code(self) -> FlowErrorCode {
        match self {
            Self::NoPoll => FlowErrorCode::NoPoll,
            Self::Expired => FlowErrorCode::Expired,
            Self::NoChallenge | Self::NotBase64 | Self::NoCredential => FlowErrorCode::WebAuthn,
            Self::RedirectUri | Self::State | Self::Repeated | Self::Encoding => {
                FlowErrorCode::Callback
            }
            Self::NotSaved | Self::Version => FlowErrorCode::Saved,
            Self::NoDeviceChallenge => FlowErrorCode::NoDeviceChallenge,
            Self::Scheme => FlowErrorCode::Scheme,
        }
    }

    /// The error message. It shows nothing of what was given, which may be secret.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoPoll => {
                "poll: the state has nothing to poll: no remediation named `poll` or `…-poll`, and no such action of its authenticator"
            }
            Self::Expired => "poll: the flow has expired (`expiresAt`): start it again",
            Self::NoChallenge => {
                "webauthn: the state has no challenge for this ceremony: look for a remediation of the authenticator `webauthn`"
            }
            Self::NotBase64 => {
                "webauthn: a challenge, an id or a part of the credential is not base64"
            }
            Self::NoCredential => {
                "webauthn: this is not the credential of this ceremony: pass what `navigator.credentials` resolved to, or its `toJSON()`"
            }
            Self::RedirectUri => "callback: the URL is not the redirect URI",
            Self::State => "callback: the `state` of the URL is not that of the flow",
            Self::Repeated => "callback: the URL has a parameter twice",
            Self::Encoding => "callback: a parameter of the URL is not percent-encoded UTF-8",
            Self::NotSaved => "resume: the text is no saved state",
            Self::Version => {
                "resume: the text is a state that another version saved: start the flow again"
            }
            Self::NoDeviceChallenge => {
                "deviceChallenge: the state has no challenge for Okta Verify: look for a remediation `device-challenge-poll` or `challenge-poll`"
            }
            Self::Scheme => "deviceChallenge: the link of the challenge would run a script",
        }
    }
}

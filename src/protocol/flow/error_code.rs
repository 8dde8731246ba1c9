//! The codes of the errors of `okta-idx-wasm/flow`.

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
pub struct FlowError {
    /// Its `code`.
    pub code: FlowErrorCode,
    /// Its `message`. It shows nothing of what was given, which may be secret.
    pub message: &'static str,
}

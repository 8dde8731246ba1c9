//! All names of forms and all keys of messages. No others can be sent, and the org lists these at
//! `/__vocabulary.json`.

use serde::{Serialize, Serializer};

/// An enum of words of the IDX API. Its list does not use the variants, so the compiler warns of a variant that nothing
/// else uses.
macro_rules! words {
    ($(#[$doc:meta])* pub enum $name:ident { $($variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $(#[doc = $word] $variant,)*
        }

        impl $name {
            /// Every word.
            pub const ALL: &[&str] = &[$($word),*];

            /// The word, as it is sent.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}

words! {
    /// The name of a form: of a remediation, or of an action inside an object.
    pub enum FormName {
        AuthenticatorEnrollmentData = "authenticator-enrollment-data",
        AuthenticatorVerificationData = "authenticator-verification-data",
        Cancel = "cancel",
        CancelPolling = "cancel-polling",
        CancelTransaction = "cancel-transaction",
        ChallengeAuthenticator = "challenge-authenticator",
        ChallengePoll = "challenge-poll",
        ChallengeWebauthnAutofillui = "challenge-webauthn-autofillui-authenticator",
        Consent = "consent",
        DeviceAppleSsoExtension = "device-apple-sso-extension",
        DeviceChallengePoll = "device-challenge-poll",
        EnrollAuthenticator = "enroll-authenticator",
        EnrollPoll = "enroll-poll",
        EnrollProfile = "enroll-profile",
        GranularConsent = "granular-consent",
        Identify = "identify",
        IdentifyRecovery = "identify-recovery",
        LaunchPasskeysAuthenticator = "launch-passkeys-authenticator",
        Poll = "poll",
        Recover = "recover",
        RedirectIdp = "redirect-idp",
        ReenrollAuthenticator = "reenroll-authenticator",
        ReenrollAuthenticatorWarning = "reenroll-authenticator-warning",
        RequestActivationEmail = "request-activation-email",
        Resend = "resend",
        ResetAuthenticator = "reset-authenticator",
        SelectAuthenticatorAuthenticate = "select-authenticator-authenticate",
        SelectAuthenticatorEnroll = "select-authenticator-enroll",
        SelectAuthenticatorUnlockAccount = "select-authenticator-unlock-account",
        SelectEnrollProfile = "select-enroll-profile",
        SelectIdentify = "select-identify",
        Skip = "skip",
        SuccessRedirect = "success-redirect",
        UnlockAccount = "unlock-account",
    }
}

words! {
    /// The i18n key of a message.
    pub enum MessageKey {
        BadRequest = "E0000020",
        PasscodeInvalid = "api.authn.error.PASSCODE_INVALID",
        PushRejected = "api.authn.poll.error.push_rejected",
        PhoneInvalid = "api.factors.error.sms.invalid_phone",
        QuestionAnswerInvalid = "authfactor.challenge.question_factor.answer_invalid",
        SoftTokenInvalid = "authfactor.challenge.soft_token.invalid_passcode",
        SoftTokenUsed = "authfactor.challenge.soft_token.used_passcode",
        FactorSuspended = "authfactor.challenge.suspended_factor",
        AssertionValidationFailure = "authfactor.webauthn.error.assertion_validation_failure",
        TransactionNotFound = "core.system.transaction_resource_not_found",
        ValidationFailed = "errors.E0000001",
        BodyNotWellFormed = "errors.E0000003",
        AuthenticationFailed = "errors.E0000004",
        UnsupportedMediaType = "errors.E0000021",
        MethodNotAllowed = "errors.E0000022",
        AccountLocked = "errors.E0000119",
        RegistrationUnavailable = "idx.error.registration.unavailable",
        UserNotAssigned = "idx.error.user.not.assigned.to.app",
        ActivationTokenExpired = "idx.expired.activation.token",
        IdentityProviderError = "idx.identity.provider.auth.error",
        RecoveryTokenInvalid = "idx.invalid.forgot.password.token",
        CancelledByUser = "idx.operation.cancelled.by.user",
        PasswordExpiring = "idx.password.expiring.message",
        ActivationEmailRequested = "idx.request.activation.email",
        SessionExpired = "idx.session.expired",
        UnknownUser = "idx.unknown.user",
        IncorrectPassword = "incorrectPassword",
        FieldBlank = "model.validation.field.blank",
        AssuranceUnsatisfiable = "oie.assurance.unsatisfiable",
        EnrollmentFailed = "oie.authenticator.enroll.error.fail",
        ResetPasswordNotAllowed = "oie.selfservice.reset.password.not.allowed",
        AccountUnlocked = "oie.selfservice.unlock_user.success.message",
        UnlockNotAllowed = "oie.selfservice.user.unlock.not.allowed",
        PasswordCommon = "password.common",
        PasswordRequirementsNotMet = "password.passwordRequirementsNotMet",
        DoesNotMatchPattern = "registration.error.doesNotMatchPattern",
        InvalidLoginEmail = "registration.error.invalidLoginEmail",
        NotUniqueWithinOrg = "registration.error.notUniqueWithinOrg",
        QuestionAnswerTooShort = "securityQuestion.answer.tooShort.arg",
        TagsNotAllowed = "tagsNotAllowed",
        TooManyRequests = "tooManyRequests",
    }
}

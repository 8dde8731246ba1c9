//! The people of the org.

use serde_json::{Value, json};

use super::{
    Assurance, Authenticator, ChallengeMethod, Passkey, Question, Random, Status, Totp, UserConfig,
};

/// An account, or the draft of one while its owner registers.
#[derive(Debug, Clone)]
pub struct User {
    /// The org's id for the user, and the `sub` of tokens.
    pub id: String,
    /// Address and login at once.
    pub email: String,
    /// `given_name`.
    pub first_name: String,
    /// `family_name`.
    pub last_name: String,
    /// The password, where there is one.
    pub password: Option<String>,
    /// Where codes are texted to, or called.
    pub phone: Option<String>,
    /// What an app computes codes from.
    pub totp: Option<Totp>,
    /// The security question.
    pub question: Option<Question>,
    /// Security keys.
    pub passkeys: Vec<Passkey>,
    /// Days until the password expires, where it does; 0 where it has.
    pub password_days: Option<u32>,
    /// Lets its bearer activate the account.
    pub activation: Option<Activation>,
    /// Lets its bearer set a new password.
    pub recovery_token: Option<String>,
    /// Whether links in emails lead back to the application, with the code.
    pub email_callback: bool,
    /// How Okta Verify on their device is asked first.
    pub fast_pass: Option<ChallengeMethod>,
    /// Authenticators set up so far.
    pub enrolled: Vec<Authenticator>,
    /// A sign-in rule of the user's own.
    pub assurance: Option<Assurance>,
    /// Whether the account is usable.
    pub status: Status,
    /// Whether the user may use the org's applications.
    pub assigned: bool,
    failed_attempts: u32,
}

impl User {
    /// A new account without any authenticator.
    pub fn new(email: &str, first_name: &str, last_name: &str, random: &Random) -> Self {
        Self {
            id: random.id("00u"),
            email: email.into(),
            first_name: first_name.into(),
            last_name: last_name.into(),
            password: None,
            phone: None,
            totp: None,
            question: None,
            passkeys: Vec::new(),
            password_days: None,
            activation: None,
            recovery_token: None,
            email_callback: false,
            fast_pass: None,
            enrolled: Vec::new(),
            assurance: None,
            status: Status::Active,
            assigned: true,
            failed_attempts: 0,
        }
    }

    /// Tries a password; too many wrong ones lock the account.
    pub fn try_password(&mut self, given: &str, lockout_attempts: u32) -> PasswordCheck {
        if self.status == Status::LockedOut {
            return PasswordCheck::LockedOut;
        }
        if self.password.as_deref() == Some(given) {
            self.failed_attempts = 0;
            return PasswordCheck::Right;
        }
        self.failed_attempts += 1;
        if self.failed_attempts >= lockout_attempts {
            self.status = Status::LockedOut;
            return PasswordCheck::LockedOut;
        }
        PasswordCheck::Wrong
    }

    /// Opens a locked account again.
    pub fn unlock(&mut self) {
        self.failed_attempts = 0;
        if self.status == Status::LockedOut {
            self.status = Status::Active;
        }
    }

    /// Makes a staged account usable; its token is used up.
    pub fn activate(&mut self) {
        self.activation = None;
        if self.status == Status::Staged {
            self.status = Status::Active;
        }
    }

    /// Sets a password, which opens a locked account again.
    pub fn set_password(&mut self, password: &str) {
        self.password = Some(password.into());
        self.password_days = None;
        self.recovery_token = None;
        self.unlock();
        self.enroll(Authenticator::Password);
    }

    /// Notes that an authenticator is set up.
    pub fn enroll(&mut self, authenticator: Authenticator) {
        if !self.enrolled.contains(&authenticator) {
            self.enrolled.push(authenticator);
        }
    }

    /// The address with its middle hidden, as responses show it.
    pub fn masked_email(&self) -> String {
        match self.email.split_once('@') {
            Some((local, domain)) => {
                let first = local.chars().next().into_iter();
                let last = local.chars().skip(1).last().into_iter();
                format!(
                    "{}***{}@{domain}",
                    first.collect::<String>(),
                    last.collect::<String>()
                )
            }
            None => "***".into(),
        }
    }

    /// The number but for its last digits, as responses show it.
    pub fn masked_phone(&self) -> String {
        let number = self.phone.as_deref().unwrap_or_default();
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        let tail = digits.len().saturating_sub(4);
        format!("+X XXX-XXX-{}", digits.get(tail..).unwrap_or_default())
    }

    /// The OpenID Connect claims of the scopes granted.
    pub fn claims(&self, scopes: &[String]) -> Vec<(&'static str, Value)> {
        let granted = |scope: &str| scopes.iter().any(|s| s == scope);
        let mut claims = Vec::new();
        if granted("email") {
            claims.push(("email", json!(self.email)));
            claims.push((
                "email_verified",
                json!(self.enrolled.contains(&Authenticator::Email)),
            ));
        }
        if granted("profile") {
            claims.push((
                "name",
                json!(format!("{} {}", self.first_name, self.last_name)),
            ));
            claims.push(("given_name", json!(self.first_name)));
            claims.push(("family_name", json!(self.last_name)));
        }
        claims.push(("preferred_username", json!(self.email)));
        claims
    }
}

impl User {
    /// The account that a configuration describes.
    pub fn of(config: &UserConfig, random: &Random) -> Self {
        Self {
            password: config.password.clone(),
            phone: config.phone.clone(),
            totp: config.totp(),
            question: config.question.clone(),
            password_days: config.password_expires_in_days,
            activation: config.activation_token.clone().map(|token| Activation {
                token,
                expired: config.activation_expired,
            }),
            recovery_token: config.recovery_token.clone(),
            email_callback: config.email_callback,
            fast_pass: config.fast_pass,
            enrolled: config.authenticators.clone(),
            assurance: config.assurance,
            status: config.status,
            assigned: config.assigned,
            ..Self::new(&config.email, &config.first_name, &config.last_name, random)
        }
    }
}

/// A token that was mailed to somebody who is to activate their account.
#[derive(Debug, Clone)]
pub struct Activation {
    /// What `interact` has to bring.
    pub token: String,
    /// Whether it is too late for it.
    pub expired: bool,
}

/// What came of a password that was tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordCheck {
    /// It is the user's.
    Right,
    /// It is not.
    Wrong,
    /// The account was locked before, or is from now on.
    LockedOut,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ada() -> User {
        let mut ada = User::new("ada@example.com", "Ada", "Lovelace", &Random::seeded(1));
        ada.set_password("right");
        ada
    }

    #[test]
    fn an_account_locks_at_the_last_attempt_and_stays_locked() {
        let mut ada = ada();
        assert_eq!(ada.try_password("wrong", 2), PasswordCheck::Wrong);
        assert_eq!(ada.try_password("wrong", 2), PasswordCheck::LockedOut);
        assert_eq!(ada.try_password("right", 2), PasswordCheck::LockedOut);
        ada.set_password("new");
        assert_eq!(ada.try_password("new", 2), PasswordCheck::Right);
    }

    #[test]
    fn a_right_password_forgives_the_wrong_ones() {
        let mut ada = ada();
        for _ in 0..3 {
            assert_eq!(ada.try_password("wrong", 2), PasswordCheck::Wrong);
            assert_eq!(ada.try_password("right", 2), PasswordCheck::Right);
        }
    }

    #[test]
    fn addresses_are_masked() {
        assert_eq!(ada().masked_email(), "a***a@example.com");
        assert_eq!(
            User::new("x@y.z", "", "", &Random::seeded(1)).masked_email(),
            "x***@y.z"
        );
    }

    #[test]
    fn numbers_are_masked() {
        let mut ada = ada();
        ada.phone = Some("+1 555-010-0199".into());
        assert_eq!(ada.masked_phone(), "+X XXX-XXX-0199");
    }
}

//! Secrets shared with an authenticator app (RFC 6238).

use time::OffsetDateTime;
use totp_rs::{Builder, Secret};

use super::Random;

/// A step before and a step after count too: clocks drift, and people type slowly.
const DRIFT: u16 = 1;

/// A secret shared with an app, and the step of the code last used.
#[derive(Clone)]
pub struct Totp {
    shared: totp_rs::Totp,
    used: Option<u64>,
}

impl std::fmt::Debug for Totp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Totp")
    }
}

/// What a code was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TotpCheck {
    /// The code of this moment.
    Right,
    /// It was right, and was used before.
    Used,
    /// Not the code of this moment.
    Wrong,
}

impl Totp {
    /// Of a secret in base32; None where it is none, or too short for the RFC.
    pub fn new(login: &str, secret: &str) -> Option<Self> {
        Self::of(login, Secret::try_from_base32(secret).ok()?)
    }

    /// Of a new secret.
    pub fn generate(login: &str, random: &Random) -> Option<Self> {
        // The length of an HMAC-SHA-1, which RFC 4226 recommends.
        Self::of(login, random.bytes::<20>().into())
    }

    /// Of the `otpauth:` address in a QR code; None where it is none, or its secret is too short.
    pub fn scanned(address: &str) -> Option<Self> {
        let shared = totp_rs::Totp::from_url(address).ok()?;
        Some(Self { shared, used: None })
    }

    fn of(login: &str, secret: Secret) -> Option<Self> {
        let shared = Builder::new()
            .with_secret(secret)
            .with_skew(DRIFT)
            // An address may have a colon, which separates the parts of a label.
            .with_account_name(login.replace(':', "."))
            .with_issuer(Some("Mock org"))
            .build();
        Some(Self {
            shared: shared.ok()?,
            used: None,
        })
    }

    /// The `otpauth:` address that an app reads from a QR code.
    pub fn url(&self) -> Option<String> {
        self.shared.to_url().ok()
    }

    /// The secret in base32, to be typed into an app.
    pub fn secret(&self) -> String {
        self.shared.secret().to_base32()
    }

    /// The code of a moment.
    pub fn code(&self, at: OffsetDateTime) -> String {
        self.shared.generate(seconds(at)).to_string()
    }

    /// For how many seconds the code of a moment is still shown.
    pub fn seconds_left(&self, at: OffsetDateTime) -> u64 {
        let now = seconds(at);
        self.shared.next_step(now) - now
    }

    /// The login in the `otpauth:` address.
    pub fn account_name(&self) -> &str {
        self.shared.account_name()
    }

    /// The organisation in the `otpauth:` address.
    pub fn issuer(&self) -> Option<&str> {
        self.shared.issuer()
    }

    /// Checks a code; a right one is used up.
    pub fn check(&mut self, code: &str, now: OffsetDateTime) -> TotpCheck {
        match self.shared.check(code, seconds(now)) {
            None => TotpCheck::Wrong,
            Some(step) if self.used.is_some_and(|used| step <= used) => TotpCheck::Used,
            Some(step) => {
                self.used = Some(step);
                TotpCheck::Right
            }
        }
    }
}

fn seconds(at: OffsetDateTime) -> u64 {
    u64::try_from(at.unix_timestamp()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_rfc_and_good_once_for_a_step_around() {
        // RFC 6238, appendix B: the ASCII secret "12345678901234567890", of which six digits are shown here.
        let mut totp = Totp::new("ada@example.com", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").unwrap();
        let at = |seconds| OffsetDateTime::from_unix_timestamp(seconds).unwrap();
        assert_eq!(totp.code(at(59)), "287082");
        assert_eq!(totp.code(at(1_111_111_109)), "081804");
        assert_eq!(totp.check("287082", at(120)), TotpCheck::Wrong);
        assert_eq!(totp.check("287082", at(89)), TotpCheck::Right);
        assert_eq!(totp.check("287082", at(89)), TotpCheck::Used);
        assert!(Totp::new("ada@example.com", "SHORT").is_none());
        assert_eq!(
            (totp.seconds_left(at(59)), totp.seconds_left(at(60))),
            (1, 30)
        );
    }

    #[test]
    fn the_address_of_a_qr_code_gives_the_same_codes() {
        let totp = Totp::generate("ada@example.com", &Random::seeded(1)).unwrap();
        let scanned = Totp::scanned(&totp.url().unwrap()).unwrap();
        let now = OffsetDateTime::UNIX_EPOCH;
        assert_eq!(scanned.code(now), totp.code(now));
        assert_eq!(scanned.account_name(), "ada@example.com");
        assert_eq!(scanned.issuer(), Some("Mock org"));
        assert!(Totp::scanned("otpauth://totp/x?secret=1").is_none());
        assert!(Totp::scanned("https://org.example").is_none());
    }
}

//! Random handles, codes and ids.

use std::sync::{Arc, Mutex, PoisonError};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use fastrand::Rng;

/// Draws whatever an org makes up. Nothing that `fastrand` draws as a `usize` is used (`choice`, `shuffle`): it depends on the
/// width of a pointer, and a seed has to give the same in WebAssembly. Clones share one sequence, which the seed decides; so it is easy to guess, and fit for
/// nothing but an org in which nothing is real.
#[derive(Debug, Clone)]
pub struct Random(Arc<Mutex<Rng>>);

impl Random {
    /// A sequence that is the same each time.
    pub fn seeded(seed: u64) -> Self {
        Self(Arc::new(Mutex::new(Rng::with_seed(seed))))
    }

    /// Where the sequence has come to, for [`Random::go_to`].
    pub fn position(&self) -> u64 {
        self.with(|rng| rng.get_seed())
    }

    /// Goes on from a position.
    pub fn go_to(&self, position: u64) {
        self.with(|rng| rng.seed(position));
    }

    /// A handle, code or token: 256 bits in base64url.
    pub fn opaque(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.bytes::<32>())
    }

    /// Bytes, for a secret or a challenge.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.with(|rng| rng.fill(&mut bytes));
        bytes
    }

    /// A passcode of six digits, as mailed or texted.
    pub fn passcode(&self) -> String {
        format!("{:06}", self.with(|rng| rng.u32(0..1_000_000)))
    }

    /// Three different numbers of two digits, in any order.
    pub fn numbers(&self) -> [u8; 3] {
        self.with(|rng| {
            // Each from a third of its own.
            let mut numbers = [rng.u8(10..40), rng.u8(40..70), rng.u8(70..100)];
            numbers.rotate_left(usize::from(rng.u8(0..3)));
            numbers
        })
    }

    /// Any one of three.
    pub fn one_of(&self, numbers: [u8; 3]) -> u8 {
        let [a, b, c] = numbers;
        match self.with(|rng| rng.u8(0..3)) {
            0 => a,
            1 => b,
            _ => c,
        }
    }

    /// An object id in the org's form: a prefix, and 17 letters or digits.
    pub fn id(&self, prefix: &str) -> String {
        const LETTERS: &[u8] = b"0123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
        let letter = |_| {
            let at = self.with(|rng| rng.u8(..)) % LETTERS.len() as u8;
            LETTERS.get(usize::from(at)).map_or('0', |b| char::from(*b))
        };
        prefix.chars().chain((0..17).map(letter)).collect()
    }

    fn with<T>(&self, draw: impl FnOnce(&mut Rng) -> T) -> T {
        draw(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Another sequence each time.
impl Default for Random {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Rng::new())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passcode_is_six_digits() {
        let random = Random::default();
        for _ in 0..100 {
            let code = random.passcode();
            let digits = code.bytes().all(|b| b.is_ascii_digit());
            assert!(code.len() == 6 && digits, "{code}");
        }
    }

    #[test]
    fn numbers_differ_and_one_of_them_is_drawn() {
        let random = Random::default();
        for _ in 0..100 {
            let numbers = random.numbers();
            let [a, b, c] = numbers;
            assert!(a != b && b != c && a != c, "{numbers:?}");
            assert!(numbers.iter().all(|number| (10..100).contains(number)));
            assert!(numbers.contains(&random.one_of(numbers)));
        }
    }

    #[test]
    fn handles_and_ids_differ_each_time() {
        let random = Random::default();
        assert_ne!(random.opaque(), random.opaque());
        assert_eq!(random.opaque().len(), 43);
        let id = random.id("00u");
        assert!(id.starts_with("00u") && id.len() == 20, "{id}");
    }

    #[test]
    fn a_seed_gives_one_sequence_and_a_position_its_rest() {
        let (one, other) = (Random::seeded(1), Random::seeded(1));
        assert_eq!(one.opaque(), other.opaque());
        assert_ne!(Random::seeded(2).opaque(), Random::seeded(1).opaque());
        let position = one.position();
        let next = one.opaque();
        one.clone().go_to(position);
        assert_eq!(one.opaque(), next);
    }
}

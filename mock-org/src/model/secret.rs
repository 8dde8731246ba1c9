//! Random handles, codes and ids.

use aws_lc_rs::rand;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    rand::fill(&mut bytes).expect("the system has a source of randomness");
    bytes
}

/// A handle, code or token that nobody can guess: 256 bits, base64url.
pub fn opaque() -> String {
    URL_SAFE_NO_PAD.encode(random::<32>())
}

/// A passcode of six digits, as mailed or texted.
pub fn passcode() -> String {
    format!("{:06}", u32::from_be_bytes(random()) % 1_000_000)
}

/// Three different numbers of two digits.
pub fn numbers() -> [u8; 3] {
    let [a, b, c] = random::<3>();
    // Each from a third of its own of 10..100, in an order that tells nothing.
    let mut numbers = [10 + a % 30, 40 + b % 30, 70 + c % 30];
    numbers.rotate_left(usize::from(a) % 3);
    numbers
}

/// Any one of three.
pub fn one_of(numbers: [u8; 3]) -> u8 {
    let [a, b, c] = numbers;
    match random::<1>() {
        [0..=84] => a,
        [85..=169] => b,
        _ => c,
    }
}

/// An object id in the org's form: a three-letter prefix and 17 letters or digits.
pub fn id(prefix: &str) -> String {
    const LETTERS: &[u8] = b"0123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    let tail = random::<17>().map(|b| char::from(LETTERS[usize::from(b) % LETTERS.len()]));
    prefix.chars().chain(tail).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passcode_is_six_digits() {
        for _ in 0..100 {
            let code = passcode();
            assert!(
                code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit()),
                "{code}"
            );
        }
    }

    #[test]
    fn handles_and_ids_differ_each_time() {
        assert_ne!(opaque(), opaque());
        assert_eq!(opaque().len(), 43);
        let id = id("00u");
        assert!(id.starts_with("00u") && id.len() == 20, "{id}");
    }
}

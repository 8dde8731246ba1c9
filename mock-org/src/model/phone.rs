//! Telephone numbers.

/// Good enough to send to: digits, with the marks that people put between them.
pub fn is_phone_number(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let marks = |c: char| c.is_ascii_digit() || " +-().".contains(c);
    (7..=15).contains(&digits) && text.chars().all(marks) && text.rfind('+').unwrap_or(0) == 0
}

#[cfg(test)]
mod tests {
    use super::is_phone_number;

    #[test]
    fn numbers_are_digits_with_marks_between() {
        for good in ["+1 555-010-0199", "+49 (30) 901820", "5550100"] {
            assert!(is_phone_number(good), "{good}");
        }
        for bad in [
            "",
            "12345",
            "+1 555 call me",
            "555+0100123",
            "1234567890123456",
        ] {
            assert!(!is_phone_number(bad), "{bad}");
        }
    }
}

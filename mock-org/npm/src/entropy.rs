//! Randomness for the crates for cryptography. The org replaces the challenges that they draw by its own, and signatures do
//! not depend on what blinds them, so nothing of this is seen: it saves asking the host, and an import for it.

use std::sync::atomic::{AtomicU64, Ordering};

use fastrand::Rng;

static CALLS: AtomicU64 = AtomicU64::new(0);

fn fill(bytes: &mut [u8]) {
    Rng::with_seed(CALLS.fetch_add(1, Ordering::Relaxed)).fill(bytes);
}

#[unsafe(no_mangle)]
unsafe extern "Rust" fn __getrandom_v03_custom(
    dest: *mut u8,
    len: usize,
) -> Result<(), getrandom::Error> {
    // SAFETY: getrandom gives a valid destination of that length, which may be uninitialised.
    unsafe {
        dest.write_bytes(0, len);
        fill(std::slice::from_raw_parts_mut(dest, len));
    }
    Ok(())
}

fn fill_0_2(bytes: &mut [u8]) -> Result<(), getrandom_0_2::Error> {
    fill(bytes);
    Ok(())
}

getrandom_0_2::register_custom_getrandom!(fill_0_2);

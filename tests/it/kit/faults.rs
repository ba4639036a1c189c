//! How large the fault tests are, what they found, and what is thrown: bounded in `cargo test`, heavy with
//! `PUNKTLIG_FAULTS=heavy`, the same once more with `PUNKTLIG_SEED=N`.

use proptest::test_runner::{Config, RngSeed};
use punktlig::time::Clock;

/// Returns the size of a test: the first for every day, the second for a heavy run.
pub fn size<N>(bounded: N, heavy: N) -> N {
    if is_heavy() { heavy } else { bounded }
}

pub fn is_heavy() -> bool {
    std::env::var_os("PUNKTLIG_FAULTS").is_some_and(|v| v == "heavy")
}

/// Returns the seed of what is thrown: `PUNKTLIG_SEED`, another one at each heavy run, or always the same, so that a
/// change fails by what it changed. It is printed; a test that fails shows it.
fn seed() -> u64 {
    let seed = match std::env::var("PUNKTLIG_SEED") {
        Ok(seed) => seed.parse().expect("PUNKTLIG_SEED is a whole number"),
        Err(_) if is_heavy() => Clock::system().now().timestamp_millis().unsigned_abs(),
        Err(_) => 20_250_115,
    };
    println!("seed: to throw the same again, run this test with PUNKTLIG_SEED={seed}");
    seed
}

/// Tries a property in so many cases. No file is kept of what failed: the seed is printed.
pub fn cases(cases: u32) -> Config {
    Config { cases, failure_persistence: None, rng_seed: RngSeed::Fixed(seed()), ..Config::default() }
}

/// Prints a row for the table in docs/durability.md; seen with `--nocapture`.
pub fn figure(fault: &str, tried: usize, lost: usize, wrong: usize) {
    println!("figure: {fault}: tried {tried}, lost {lost}, wrong {wrong}");
}

/// A row of numbers that look thrown, the same for the same seed.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Dice that fall otherwise at each heavy run; a test that fails prints how to throw the same again.
    pub fn thrown() -> Self {
        Self::new(seed())
    }

    /// Returns a number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        // splitmix64
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) >> 1).unwrap() % n.max(1)
    }
}

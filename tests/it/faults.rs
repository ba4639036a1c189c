//! How large the fault tests are, and what they found: bounded in `cargo test`, heavy with `PUNKTLIG_FAULTS=heavy`.

/// Gives the size of a test: the first for every day, the second for a heavy run.
pub fn size<N>(bounded: N, heavy: N) -> N {
    if is_heavy() { heavy } else { bounded }
}

pub fn is_heavy() -> bool {
    std::env::var_os("PUNKTLIG_FAULTS").is_some_and(|v| v == "heavy")
}

/// Prints a row for the table in docs/durability.md; seen with `--nocapture`.
pub fn figure(fault: &str, tried: usize, lost: usize, wrong: usize) {
    println!("figure: {fault}: tried {tried}, lost {lost}, wrong {wrong}");
}

/// A row of numbers that look thrown, the same at every run.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Gives a number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        // splitmix64
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) >> 1).unwrap() % n.max(1)
    }
}

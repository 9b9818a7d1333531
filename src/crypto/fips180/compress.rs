//! The compression functions (FIPS 180-4 §6).
//!
//! Values are appended, never moved from round to round: the standard's b, c and d are the values
//! of a one, two and three rounds before, and f, g and h those of e. So there are three sequences:
//! the schedule, a and e. The last two are four rounds ahead.

use super::constants::ROUNDS;
use super::{MAX_BLOCK_LENGTH, Words};

/// The number of rounds that the schedule is ahead.
const AHEAD: usize = 16;

/// Declares the compression function for one word length.
macro_rules! sha2 {
    (
        $(#[$doc:meta])* $name:ident: $word:ident, $bytes:literal bytes, $rounds:literal rounds,
        from $from:expr, to $to:expr,
        $a:literal $b:literal $c:literal, $d:literal $e:literal $f:literal,
        $g:literal $h:literal >> $i:literal, $j:literal $k:literal >> $l:literal
    ) => {
        $(#[$doc])*
        pub(super) fn $name(state: &mut Words, block: &[u8; MAX_BLOCK_LENGTH]) {
            let from: fn(u64) -> $word = $from;
            let to: fn($word) -> u64 = $to;
            let mut sequences = [0; 3 * ($rounds + AHEAD)];
            let mut rest = sequences.as_chunks_mut::<3>().0;
            for ([word, ..], bytes) in rest.iter_mut().zip(block.as_chunks::<$bytes>().0) {
                *word = $word::from_be_bytes(*bytes);
            }
            let (abcd, efgh) = state.split_at_mut(4);
            for ([_, a, e], (abcd, efgh)) in rest.iter_mut().zip(abcd.iter().zip(&*efgh).rev()) {
                (*a, *e) = (from(*abcd), from(*efgh));
            }
            for constant in ROUNDS.iter().take($rounds) {
                let Some(
                    [[now, d, h], [next, c, g], [_, b, f], [_, a, e], [_, new_a, new_e], ..,
                        [later, ..], _, _, _, _, [late, ..], _, [last, ..]],
                ) = rest.first_chunk_mut::<{ AHEAD + 1 }>() else { return };
                let first = h
                    .wrapping_add(e.rotate_right($d) ^ e.rotate_right($e) ^ e.rotate_right($f))
                    .wrapping_add(*g ^ (*e & (*f ^ *g)))
                    .wrapping_add(from(*constant))
                    .wrapping_add(*now);
                *new_e = d.wrapping_add(first);
                *new_a = first
                    .wrapping_add(a.rotate_right($a) ^ a.rotate_right($b) ^ a.rotate_right($c))
                    .wrapping_add((*a & *b) | (*c & (*a | *b)));
                *last = now
                    .wrapping_add(next.rotate_right($g) ^ next.rotate_right($h) ^ *next >> $i)
                    .wrapping_add(*later)
                    .wrapping_add(late.rotate_right($j) ^ late.rotate_right($k) ^ *late >> $l);
                rest = rest.get_mut(1..).unwrap_or_default();
            }
            for ([_, a, e], (abcd, efgh)) in rest.iter().zip(abcd.iter_mut().zip(efgh).rev()) {
                *abcd = to(from(*abcd).wrapping_add(*a));
                *efgh = to(from(*efgh).wrapping_add(*e));
            }
        }
    };
}

sha2! {
    /// SHA-224 and SHA-256 (§6.2.2).
    sha256: u32, 4 bytes, 64 rounds, from upper, to as_upper,
    2 13 22, 6 11 25, 7 18 >> 3, 17 19 >> 10
}

sha2! {
    /// SHA-384 and SHA-512 (§6.4.2).
    sha512: u64, 8 bytes, 80 rounds, from |word| word, to |word| word,
    28 34 39, 14 18 41, 1 8 >> 7, 19 61 >> 6
}

/// SHA-1 (§6.1.2).
///
/// The schedule has sixteen words; each is replaced after its use by the word needed sixteen rounds
/// later.
pub(super) fn sha1(state: &mut Words, block: &[u8; MAX_BLOCK_LENGTH]) {
    let mut schedule = [0; 16];
    for (word, bytes) in schedule.iter_mut().zip(block.as_chunks::<4>().0) {
        *word = u32::from_be_bytes(*bytes);
    }
    let mut words = state.map(upper);
    for index in 0_usize..80 {
        let [a, b, c, d, e, ..] = words;
        let (mixed, constant) = match index {
            0..20 => (d ^ (b & (c ^ d)), 0x5A82_7999),
            20..40 => (b ^ c ^ d, 0x6ED9_EBA1),
            40..60 => ((b & c) | (d & (b | c)), 0x8F1B_BCDC),
            _ => (b ^ c ^ d, 0xCA62_C1D6_u32),
        };
        let word = |later: usize| {
            schedule.get(index.wrapping_add(later) & 15).copied().unwrap_or_default()
        };
        let now = word(0);
        let first = a
            .rotate_left(5)
            .wrapping_add(mixed)
            .wrapping_add(e)
            .wrapping_add(constant)
            .wrapping_add(now);
        words = [first, a, b.rotate_left(30), c, d, 0, 0, 0];
        let later = now ^ word(2) ^ word(8) ^ word(13);
        if let Some(place) = schedule.get_mut(index & 15) {
            *place = later.rotate_left(1);
        }
    }
    for (sum, word) in state.iter_mut().zip(words) {
        *sum = as_upper(upper(*sum).wrapping_add(word));
    }
}

/// Returns the upper half.
fn upper(word: u64) -> u32 {
    let [.., a, b, c, d] = word.to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}

/// Returns a word with this one as its upper half.
fn as_upper(word: u32) -> u64 {
    u64::from(word) << 32
}

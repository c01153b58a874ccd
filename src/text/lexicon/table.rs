//! The table of the lexicon: from the hash of a word to what the word may be, without the words themselves.
//!
//! Three slots are read, and their exclusive or is the value of the word: a mark to know it by, and the row of its
//! flags. A word that is not in the lexicon finds the right mark by chance only (a *binary fuse filter*, whose slots
//! also hold a value). The file is read where it lies: nothing is unpacked, nothing is made ready.
//!
//! The file, in little-endian numbers: seed (8 bytes), length of a segment (4, a power of two), number of segments in
//! which a word may have its first slot (4), number of words (4), number of rows of flags (4), [`ROWS`] rows of flags
//! (2 each), slots ([`SLOT`] each).

/// Most rows of flags.
pub const ROWS: usize = 256;
/// Bytes of a slot.
pub const SLOT: usize = 3;
/// Where the rows start.
pub const HEAD: usize = 24;
/// Where the slots start.
pub const SLOTS: usize = HEAD + 2 * ROWS;

/// How many slots there are, and where a word has its own.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// Chosen so that the table could be made.
    pub seed: u64,
    /// Slots in a segment, a power of two.
    pub segment: u32,
    /// Segments in which a first slot may lie; two more follow.
    pub segments: u32,
}

/// Where a word has its slots, and the mark to know it by: the bits of a value above the row.
#[derive(Clone, Copy, Debug)]
pub struct Places {
    /// Indices of the three slots, all different.
    pub slots: [usize; 3],
    /// The mark, in its place in the value.
    pub mark: u32,
}

impl Layout {
    /// Number of slots.
    pub const fn total(&self) -> usize {
        (self.segments as usize + 2) * self.segment as usize
    }

    /// The places of the word of this hash.
    #[inline]
    pub fn places(&self, hash: u64) -> Places {
        let mut mixed = hash ^ self.seed;
        mixed = (mixed ^ (mixed >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        mixed = (mixed ^ (mixed >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        mixed ^= mixed >> 33;
        let firsts = u128::from(self.segments) * u128::from(self.segment);
        let first = ((u128::from(mixed) * firsts) >> 64) as usize;
        let within = self.segment as usize - 1;
        let second = (first + self.segment as usize) ^ ((mixed >> 18) as usize & within);
        let third = (first + 2 * self.segment as usize) ^ (mixed as usize & within);
        let mark = (mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48) as u32;
        Places { slots: [first, second, third], mark: mark * ROWS as u32 }
    }
}

/// A table in memory.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a> {
    layout: Layout,
    rows: [u16; ROWS],
    used: usize,
    words: usize,
    slots: &'a [u8],
}

const fn number(bytes: &[u8], at: usize, length: usize) -> u64 {
    let mut number = 0;
    let mut i = length;
    while i > 0 {
        i -= 1;
        number = (number << 8) | bytes[at + i] as u64;
    }
    number
}

impl<'a> Table<'a> {
    /// Reads the head of a file. Meant to be called while the program is compiled: it panics on what is too short.
    pub const fn read(bytes: &'a [u8]) -> Table<'a> {
        let layout = Layout {
            seed: number(bytes, 0, 8),
            segment: number(bytes, 8, 4) as u32,
            segments: number(bytes, 12, 4) as u32,
        };
        let mut rows = [0; ROWS];
        let mut row = 0;
        while row < ROWS {
            rows[row] = number(bytes, HEAD + 2 * row, 2) as u16;
            row += 1;
        }
        let (_, slots) = bytes.split_at(SLOTS);
        let (words, used) = (number(bytes, 16, 4) as usize, number(bytes, 20, 4) as usize);
        Table { layout, rows, used, words, slots }
    }

    /// Number of words.
    pub const fn words(&self) -> usize {
        self.words
    }

    /// Whether the file had as many slots as its head says.
    pub const fn whole(&self) -> bool {
        self.slots.len() == SLOT * self.layout.total()
    }

    /// The flags of the word of this hash; `None` when it is not in the table.
    #[inline]
    pub fn get(&self, hash: u64) -> Option<u16> {
        let places = self.layout.places(hash);
        let mut value = places.mark;
        for slot in places.slots {
            let bytes = self.slots.get(SLOT * slot..SLOT * slot + SLOT)?;
            let &[low, middle, high] = bytes else { return None };
            value ^= u32::from_le_bytes([low, middle, high, 0]);
        }
        // What is left is the row, provided that the marks were the same.
        let row = value as usize;
        if row < self.used { self.rows.get(row).copied() } else { None }
    }
}

//! The container of a workbook: a ZIP archive, written once, the same bytes for the same parts.

use flate2::{Compress, Compression, Crc, FlushCompress, Status};

/// A workbook that its format cannot hold: more than 4 GB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

impl std::fmt::Display for TooLarge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("more than 4 GB")
    }
}

impl std::error::Error for TooLarge {}

/// Bytes that wait for compression, at most.
const BUFFER: usize = 1 << 16;

/// A part being written: what is pushed into [`Part::text`] is compressed as it comes.
pub(super) struct Part {
    /// What is not compressed yet.
    pub(super) text: String,
    name: String,
    compress: Compress,
    crc: Crc,
    data: Vec<u8>,
}

/// A part, compressed.
#[derive(Clone, Debug)]
pub(super) struct Packed {
    name: String,
    data: Vec<u8>,
    crc: u32,
    size: u64,
}

impl Part {
    /// A part of this name in the package. `level`: how hard to compress, from 1 to 9.
    pub(super) fn new(name: impl Into<String>, level: u32) -> Self {
        let mut text = String::with_capacity(BUFFER + BUFFER / 4);
        text.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        let compress = Compress::new(Compression::new(level), false);
        Part { text, name: name.into(), compress, crc: Crc::new(), data: Vec::new() }
    }

    /// Compresses what waits, once there is enough of it.
    pub(super) fn settle(&mut self) {
        if self.text.len() >= BUFFER {
            self.feed(FlushCompress::None);
        }
    }

    fn feed(&mut self, flush: FlushCompress) {
        let bytes = self.text.as_bytes();
        self.crc.update(bytes);
        let mut rest = bytes;
        loop {
            self.data.reserve((rest.len() / 4).max(1 << 12));
            let before = self.compress.total_in();
            let status = self.compress.compress_vec(rest, &mut self.data, flush);
            let read = usize::try_from(self.compress.total_in() - before).unwrap_or(rest.len());
            rest = rest.get(read..).unwrap_or_default();
            let more_room = self.data.len() == self.data.capacity();
            match (flush, status) {
                (_, Err(_) | Ok(Status::StreamEnd)) => break,
                (FlushCompress::Finish, _) => {}
                _ if rest.is_empty() && !more_room => break,
                _ => {}
            }
        }
        self.text.clear();
    }

    /// Ends the part.
    pub(super) fn pack(mut self) -> Packed {
        self.feed(FlushCompress::Finish);
        self.data.shrink_to_fit();
        Packed { name: self.name, data: self.data, crc: self.crc.sum(), size: self.compress.total_in() }
    }
}

/// The archive.
#[derive(Debug, Default)]
pub(super) struct Archive {
    out: Vec<u8>,
    directory: Vec<u8>,
    count: usize,
    too_large: bool,
}

/// The first of January 1980, the day before which an archive knows no time.
const DAY: u16 = 0x21;

impl Archive {
    /// Adds a part.
    pub(super) fn push(&mut self, part: &Packed) {
        let sizes = (u32::try_from(part.size), u32::try_from(part.data.len()), u32::try_from(self.out.len()));
        let (Ok(size), Ok(packed), Ok(offset)) = sizes else {
            self.too_large = true;
            return;
        };
        // Version 2.0, no flag, deflate, midnight.
        let mut common = Vec::with_capacity(26);
        for half in [20, 0, 8, 0, DAY] {
            common.extend_from_slice(&u16::to_le_bytes(half));
        }
        for word in [part.crc, packed, size] {
            common.extend_from_slice(&word.to_le_bytes());
        }
        common.extend_from_slice(&u16::try_from(part.name.len()).unwrap_or_default().to_le_bytes());
        common.extend_from_slice(&[0, 0]);
        self.out.extend_from_slice(b"PK\x03\x04");
        self.out.extend_from_slice(&common);
        self.out.extend_from_slice(part.name.as_bytes());
        self.out.extend_from_slice(&part.data);
        self.directory.extend_from_slice(b"PK\x01\x02\x14\x00");
        self.directory.extend_from_slice(&common);
        // No comment, first disk, no attributes.
        self.directory.extend_from_slice(&[0; 10]);
        self.directory.extend_from_slice(&offset.to_le_bytes());
        self.directory.extend_from_slice(part.name.as_bytes());
        self.count += 1;
    }

    /// The bytes of the archive.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, TooLarge> {
        let start = u32::try_from(self.out.len()).map_err(|_| TooLarge)?;
        let length = u32::try_from(self.directory.len()).map_err(|_| TooLarge)?;
        let count = u16::try_from(self.count).map_err(|_| TooLarge)?;
        if self.too_large {
            return Err(TooLarge);
        }
        self.out.append(&mut self.directory);
        self.out.extend_from_slice(b"PK\x05\x06\x00\x00\x00\x00");
        self.out.extend_from_slice(&count.to_le_bytes());
        self.out.extend_from_slice(&count.to_le_bytes());
        self.out.extend_from_slice(&length.to_le_bytes());
        self.out.extend_from_slice(&start.to_le_bytes());
        self.out.extend_from_slice(&[0, 0]);
        Ok(self.out)
    }
}

//! Keeping what the client sends: a bug report becomes a run that anyone can repeat.

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

/// A file that keeps what is read.
#[derive(Debug)]
pub struct Recording {
    file: File,
}

impl Recording {
    /// Begins a recording. Error: a file that cannot be created.
    pub fn create(path: &Path) -> std::io::Result<Self> {
        Ok(Recording { file: File::create(path)? })
    }

    /// `source`, what is read of it being kept.
    pub fn of(self, source: impl Read + Send + 'static) -> impl Read + Send + 'static {
        Recorded { source, file: Some(self.file) }
    }
}

struct Recorded<R> {
    source: R,
    file: Option<File>,
}

impl<R: Read> Read for Recorded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.source.read(buffer)?;
        if let Some(file) = &mut self.file
            && let Err(error) = file.write_all(&buffer[..count])
        {
            // A full disk ends the recording, not the session.
            tracing::error!("the recording stops: {error}");
            self.file = None;
        }
        Ok(count)
    }
}

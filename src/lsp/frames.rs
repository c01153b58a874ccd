//! The messages in a stream of bytes. The transport ends at the first one that is not well formed: those are taken
//! out here, and answered with an error.

use std::io::{ErrorKind, Read};
use tower_lsp::jsonrpc::{Error, Id, Request, Response};

/// A message may not be longer: no text that is checked is.
const LONGEST: usize = 512 << 20;
/// A header may not be longer.
const LONGEST_HEADER: usize = 4096;

/// What was found in the stream.
#[derive(Debug)]
pub enum Frame {
    /// A message, with its header.
    Message(Vec<u8>),
    /// Something else, and what is to be answered.
    Broken(Box<Response>),
}

/// Cuts a stream into messages.
#[derive(Debug)]
pub struct Frames<R> {
    source: R,
    buffer: Vec<u8>,
    start: usize,
}

impl<R: Read> Frames<R> {
    /// Over `source`.
    pub fn new(source: R) -> Self {
        Frames { source, buffer: Vec::new(), start: 0 }
    }

    /// The next one; `None` at the end of the stream.
    pub fn next(&mut self) -> std::io::Result<Option<Frame>> {
        loop {
            let rest = self.buffer.get(self.start..).unwrap_or(&[]);
            match header(rest) {
                Header::Whole { body, length } => {
                    let end = body + length;
                    if rest.len() >= end {
                        let message = rest[..end].to_vec();
                        self.start += end;
                        return Ok(Some(judge(message, body)));
                    }
                }
                Header::Broken { skip } => {
                    self.start += skip;
                    return Ok(Some(broken(Error::parse_error())));
                }
                Header::Partial => {}
            }
            if !self.fill()? {
                return Ok(None);
            }
        }
    }

    fn fill(&mut self) -> std::io::Result<bool> {
        if self.start > 0 {
            self.buffer.drain(..self.start);
            self.start = 0;
        }
        let before = self.buffer.len();
        self.buffer.resize(before + 64 * 1024, 0);
        loop {
            match self.source.read(&mut self.buffer[before..]) {
                Ok(count) => {
                    self.buffer.truncate(before + count);
                    return Ok(count > 0);
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => {
                    self.buffer.truncate(before);
                    return Err(error);
                }
            }
        }
    }
}

enum Header {
    /// The body begins at `body`.
    Whole { body: usize, length: usize },
    /// Not the beginning of a message; the next one may begin after `skip` bytes.
    Broken { skip: usize },
    /// More is to come.
    Partial,
}

fn header(bytes: &[u8]) -> Header {
    const END: &[u8] = b"\r\n\r\n";
    const NAME: &[u8] = b"content-length:";
    let Some(end) = memchr::memmem::find(bytes, END) else {
        return match bytes.len() > LONGEST_HEADER {
            true => Header::Broken { skip: resume(bytes) },
            false => Header::Partial,
        };
    };
    let named = |line: &&[u8]| line.get(..NAME.len()).is_some_and(|head| head.eq_ignore_ascii_case(NAME));
    let mut lines = bytes[..end].split(|byte| *byte == b'\n');
    let length = lines.find(named).and_then(|line| {
        let value = std::str::from_utf8(line.get(NAME.len()..)?).ok()?;
        value.trim().parse::<usize>().ok()
    });
    match length {
        Some(length) if length <= LONGEST => Header::Whole { body: end + END.len(), length },
        _ => Header::Broken { skip: resume(bytes).min(end + END.len()) },
    }
}

/// Where another message may begin, past the first byte.
fn resume(bytes: &[u8]) -> usize {
    let rest = bytes.get(1..).unwrap_or(&[]);
    memchr::memmem::find(rest, b"Content-Length:").map_or(bytes.len(), |at| at + 1)
}

/// Only what the transport can read goes to it.
fn judge(message: Vec<u8>, body: usize) -> Frame {
    let bytes = message.get(body..).unwrap_or(&[]);
    if serde_json::from_slice::<Request>(bytes).is_ok() || serde_json::from_slice::<Response>(bytes).is_ok() {
        return Frame::Message(message);
    }
    let is_json = serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_ok();
    broken(if is_json { Error::invalid_request() } else { Error::parse_error() })
}

fn broken(error: Error) -> Frame {
    Frame::Broken(Box::new(Response::from_error(Id::Null, error)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(bytes: &[u8]) -> Vec<String> {
        let mut frames = Frames::new(bytes);
        let mut told = Vec::new();
        while let Ok(Some(frame)) = frames.next() {
            told.push(match frame {
                Frame::Message(bytes) => String::from_utf8_lossy(&bytes).replace("\r\n\r\n", "|"),
                Frame::Broken(response) => format!("{}", response.error().map_or(0, |e| e.code.code())),
            });
        }
        told
    }

    #[test]
    fn what_is_no_message_is_taken_out_and_the_next_one_is_read() {
        let good = "Content-Length: 33\r\n\r\n{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}";
        let read = "Content-Length: 33|{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}";
        for (bad, expected) in [
            ("", None),
            ("Content-Length: 3\r\n\r\n{,}", Some("-32700")),
            ("Content-Length: 2\r\n\r\n[]", Some("-32600")),
            ("content-length: 4\r\nX: y\r\n\r\nnull", Some("-32600")),
            ("Content-Length: x\r\n\r\n", Some("-32700")),
            ("Content-Length: 99999999999999999999\r\n\r\n", Some("-32700")),
            ("X: y\r\n\r\n", Some("-32700")),
            ("n'importe quoi ", Some("-32700")),
        ] {
            let text = format!("{good}{bad}{good}");
            let mut wanted = vec![read.to_owned()];
            wanted.extend(expected.map(str::to_owned));
            wanted.push(read.to_owned());
            let mut found = told(text.as_bytes());
            found.dedup_by(|next, kept| next == kept && next.starts_with('-'));
            assert_eq!(found, wanted, "{bad}");
        }
        assert_eq!(told(&good.as_bytes()[..30]), Vec::<String>::new(), "cut short");
    }
}

//! What comes in and what goes out, each on a thread of its own: neither a slow client nor a slow answer stops the
//! other direction.

use super::frames::{Frame, Frames};
use super::state::State;
use serde::Serialize;
use std::io::{Read, Write};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError, mpsc as sync};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::mpsc;
use tower_lsp::jsonrpc::Id;
use tower_lsp::ls_types::{Diagnostic, Uri};

/// What a thread reads.
pub struct Input {
    chunks: mpsc::Receiver<Vec<u8>>,
    current: Vec<u8>,
    taken: usize,
}

/// What a thread writes.
pub struct Output {
    chunks: sync::Sender<Vec<u8>>,
    target: Target,
}

/// A short way to the client for what is told of the server's own accord: past the transport, whole messages only.
pub struct Outlet {
    chunks: sync::Sender<Vec<u8>>,
    target: Target,
}

#[derive(Serialize)]
struct Notification<'a> {
    jsonrpc: &'static str,
    method: &'static str,
    params: Published<'a>,
}

#[derive(Serialize)]
struct Answer<'a, R> {
    jsonrpc: &'static str,
    id: &'a Id,
    result: &'a R,
}

#[derive(Serialize)]
struct Published<'a> {
    uri: &'a Uri,
    diagnostics: &'a [Diagnostic],
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<i32>,
}

impl Outlet {
    /// Answers a request. False when the answer cannot be written.
    pub fn answer(&self, id: &Id, result: &impl Serialize) -> bool {
        let answer = Answer { jsonrpc: "2.0", id, result };
        serde_json::to_string(&answer).is_ok_and(|body| self.chunks.send(framed(&body)).is_ok())
    }

    /// Tells the diagnostics of a document. The thread that found them writes them itself, waiting for nobody else to
    /// wake: only a client that does not read makes it wait, and then there is nothing more to find.
    pub fn publish(&self, uri: &Uri, diagnostics: &[Diagnostic], version: Option<i32>) {
        let params = Published { uri, diagnostics, version };
        let message = Notification { jsonrpc: "2.0", method: "textDocument/publishDiagnostics", params };
        match serde_json::to_string(&message) {
            Ok(body) => drop(put(&self.target, &framed(&body))),
            Err(error) => tracing::error!("diagnostics cannot be written: {error}"),
        }
    }
}

fn framed(body: &str) -> Vec<u8> {
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

impl Output {
    /// Another way to the same writer.
    pub fn outlet(&self) -> Outlet {
        Outlet { chunks: self.chunks.clone(), target: Arc::clone(&self.target) }
    }
}

/// The end of writing.
pub struct Written {
    chunks: sync::Sender<Vec<u8>>,
    done: sync::Receiver<()>,
}

impl Written {
    /// Waits until what was given to the output is written, a little while at most: the client may have gone.
    pub fn wait(&self) {
        // A thread that still reads could write: nothing is the sign of the end.
        let _ = self.chunks.send(Vec::new());
        let _ = self.done.recv_timeout(Duration::from_secs(2));
    }
}

/// Reads `source` on a thread, message by message; what is none is answered through `output`. `pace` sees each
/// message before it goes on.
pub fn reader(
    source: impl Read + Send + 'static,
    output: &Output,
    mut pace: impl FnMut(&[u8]) + Send + 'static,
) -> std::io::Result<Input> {
    let (tx, chunks) = mpsc::channel(64);
    let answers = output.chunks.clone();
    let read = move || {
        let mut frames = Frames::new(source);
        loop {
            match frames.next() {
                Ok(None) => return,
                Ok(Some(Frame::Message(message))) => {
                    pace(&message);
                    if tx.blocking_send(message).is_err() {
                        return;
                    }
                }
                Ok(Some(Frame::Broken(answer))) => {
                    tracing::warn!("not a message");
                    let Ok(body) = serde_json::to_string(&answer) else { continue };
                    if answers.send(framed(&body)).is_err() {
                        return;
                    }
                }
                Err(error) => return tracing::error!("the input ends: {error}"),
            }
        }
    };
    std::thread::Builder::new().name("input".to_owned()).spawn(read)?;
    Ok(Input { chunks, current: Vec::new(), taken: 0 })
}

/// Where messages go; nothing once the session is over.
type Target = Arc<Mutex<Option<Box<dyn Write + Send>>>>;

/// Writes whole messages. False when nobody reads them any more.
fn put(target: &Target, bytes: &[u8]) -> bool {
    let mut target = target.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(open) = target.as_mut() else { return false };
    match open.write_all(bytes).and_then(|()| open.flush()) {
        Ok(()) => true,
        Err(error) => {
            tracing::debug!("the client reads no more: {error}");
            *target = None;
            false
        }
    }
}

/// Writes to `target` on a thread. What the client does not read waits in memory, and stops nothing.
pub fn writer(target: impl Write + Send + 'static) -> std::io::Result<(Output, Written)> {
    let target: Target = Arc::new(Mutex::new(Some(Box::new(target))));
    let (chunks, rx) = sync::channel::<Vec<u8>>();
    let (finished, done) = sync::channel();
    let own = Arc::clone(&target);
    let write = move || {
        let _finished = finished;
        let mut ends = false;
        while !ends && let Ok(mut chunk) = rx.recv() {
            ends = chunk.is_empty();
            // What waits goes out together.
            while let Ok(more) = rx.try_recv() {
                ends |= more.is_empty();
                chunk.extend_from_slice(&more);
            }
            if !put(&own, &chunk) {
                return;
            }
        }
        *own.lock().unwrap_or_else(PoisonError::into_inner) = None;
    };
    std::thread::Builder::new().name("output".to_owned()).spawn(write)?;
    Ok((Output { chunks: chunks.clone(), target }, Written { chunks, done }))
}

impl AsyncRead for Input {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        if self.taken == self.current.len() {
            match self.chunks.poll_recv(cx) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(None) => return Poll::Ready(Ok(())),
                Poll::Ready(Some(chunk)) => {
                    self.current = chunk;
                    self.taken = 0;
                }
            }
        }
        let rest = self.current.get(self.taken..).unwrap_or(&[]);
        let count = rest.len().min(buffer.remaining());
        buffer.put_slice(&rest[..count]);
        self.taken += count;
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Output {
    fn poll_write(self: Pin<&mut Self>, _: &mut Context<'_>, bytes: &[u8]) -> Poll<std::io::Result<usize>> {
        let sent = self.chunks.send(bytes.to_vec());
        Poll::Ready(sent.map(|()| bytes.len()).map_err(|_| std::io::ErrorKind::BrokenPipe.into()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

/// An input that tells the state when it ends, so that nothing goes on waiting for a client that has gone.
pub struct Watched<I> {
    inner: I,
    state: Arc<State>,
}

impl<I> Watched<I> {
    /// Watches `inner`.
    pub fn new(inner: I, state: Arc<State>) -> Self {
        Watched { inner, state }
    }
}

impl<I: AsyncRead + Unpin> AsyncRead for Watched<I> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.inner).poll_read(cx, buffer);
        if matches!(&read, Poll::Ready(Ok(())) if buffer.filled().len() == before && buffer.remaining() > 0) {
            self.state.close();
        }
        read
    }
}

//! An editor without a window: it drives a language server over its pipes, and times what it waits for. It reads on
//! the thread that waits, so that no hand-over of its own is counted.

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

/// Nothing takes this long, unless it never comes.
const PATIENCE: Duration = Duration::from_secs(60);

/// A server and what was read of it.
pub struct Editor {
    child: Child,
    to: ChildStdin,
    from: ChildStdout,
    buffer: Vec<u8>,
    taken: usize,
    next: u64,
    version: i64,
    /// From the start of the process to the answer to `initialize`.
    pub ready: Duration,
    settings: Value,
    /// Diagnostics told of other documents than the one waited for.
    pub others: usize,
}

/// A message and when the whole of it was there.
struct Message {
    value: Value,
    at: Instant,
}

/// What an editor that is told its diagnostics can do.
fn capabilities() -> Value {
    json!({
        "general": { "positionEncodings": ["utf-16"] },
        "textDocument": {
            "publishDiagnostics": { "relatedInformation": true, "versionSupport": true, "tagSupport": { "valueSet": [1, 2] } },
            "completion": { "completionItem": {
                "snippetSupport": true, "documentationFormat": ["markdown"],
                "resolveSupport": { "properties": ["documentation"] }
            } },
            "hover": { "contentFormat": ["markdown"] },
            "definition": { "linkSupport": true }
        },
        "workspace": { "configuration": true, "didChangeConfiguration": {}, "workspaceFolders": true }
    })
}

impl Editor {
    /// Starts a server in `folder`, if there is one. `settings`: the answer to whoever asks for the settings of `yaml`.
    pub fn start(mut command: Command, folder: Option<&str>, settings: Value) -> Self {
        let started = Instant::now();
        let mut child = command
            .env_remove("REFERENTIEL_LANG")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        let (to, from) = (child.stdin.take().expect("its input"), child.stdout.take().expect("its output"));
        let mut editor = Editor {
            child,
            to,
            from,
            buffer: Vec::new(),
            taken: 0,
            next: 0,
            version: 1,
            ready: Duration::ZERO,
            settings,
            others: 0,
        };
        let folders = folder.map(|uri| json!([{ "uri": uri, "name": "dossier" }]));
        let params = json!({
            "processId": std::process::id(), "capabilities": capabilities(), "locale": "fr",
            "rootUri": folder, "workspaceFolders": folders
        });
        let (_, answered) = editor.ask_at("initialize", params);
        editor.ready = answered - started;
        editor.notify("initialized", json!({}));
        editor
    }

    /// The number of its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        let text = format!("Content-Length: {}\r\n\r\n{body}", body.len());
        self.to.write_all(text.as_bytes()).expect("the server reads");
    }

    /// Sends a notification.
    pub fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// A request: its result, and from writing it to having read the answer.
    pub fn ask(&mut self, method: &str, params: Value) -> (Value, Duration) {
        let start = Instant::now();
        let (result, at) = self.ask_at(method, params);
        (result, at - start)
    }

    fn ask_at(&mut self, method: &str, params: Value) -> (Value, Instant) {
        self.next += 1;
        let id = self.next;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        let answer = self.wait(method, |message| message["id"] == id && message.get("method").is_none());
        assert!(answer.value.get("error").is_none(), "{method}: {}", answer.value);
        (answer.value["result"].clone(), answer.at)
    }

    /// Opens a text, and waits until something is said of it.
    pub fn open(&mut self, uri: &str, text: &str) {
        self.version = 1;
        let item = json!({ "uri": uri, "languageId": "yaml", "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": item }));
        self.told(uri);
    }

    /// Replaces characters of a line; from writing the change to having read the diagnostics.
    pub fn type_in(&mut self, uri: &str, key: &Key) -> Duration {
        let start = Instant::now();
        self.change(uri, key);
        self.told(uri) - start
    }

    /// The same without waiting.
    pub fn change(&mut self, uri: &str, key: &Key) {
        self.version += 1;
        let at = |character: usize| json!({ "line": key.line, "character": character });
        let change = json!({ "range": { "start": at(key.from), "end": at(key.to) }, "text": key.text });
        let document = json!({ "uri": uri, "version": self.version });
        let params = json!({ "textDocument": document, "contentChanges": [change] });
        self.notify("textDocument/didChange", params);
    }

    /// Waits for the diagnostics of a text at its last version; a server that names none tells of the last one.
    pub fn told(&mut self, uri: &str) -> Instant {
        loop {
            let message =
                self.wait("diagnostics", |message| message["method"] == "textDocument/publishDiagnostics");
            let params = &message.value["params"];
            if params["uri"] != uri {
                self.others += 1;
            } else if params["version"].is_null() || params["version"] == self.version {
                return message.at;
            }
        }
    }

    fn wait(&mut self, what: &str, wanted: impl Fn(&Value) -> bool) -> Message {
        loop {
            let Some(message) = self.read(PATIENCE) else {
                panic!("{what} does not come, at version {}", self.version)
            };
            if let Some(message) = self.answered(message)
                && wanted(&message.value)
            {
                return message;
            }
        }
    }

    /// Passes over whatever comes until nothing does for a while.
    pub fn quiet(&mut self, a_while: Duration) {
        while let Some(message) = self.read(a_while) {
            self.answered(message);
        }
    }

    /// Answers a request of the server; gives anything else back.
    fn answered(&mut self, message: Message) -> Option<Message> {
        let (Some(id), Some(_)) = (message.value.get("id"), message.value.get("method")) else {
            return Some(message);
        };
        let one = |section: &Value| match section["section"] == "yaml" {
            true => self.settings.clone(),
            false => Value::Null,
        };
        let sections = message.value["params"]["items"].as_array();
        let result = sections.map(|sections| sections.iter().map(one).collect::<Value>());
        let answer = json!({ "jsonrpc": "2.0", "id": id, "result": result });
        self.send(&answer);
        None
    }

    fn read(&mut self, patience: Duration) -> Option<Message> {
        loop {
            if let Some((start, end)) = frame(&self.buffer[self.taken..]) {
                let at = Instant::now();
                let body = &self.buffer[self.taken + start..self.taken + end];
                let value = serde_json::from_slice(body).expect("JSON");
                self.taken += end;
                if self.taken == self.buffer.len() {
                    self.buffer.clear();
                    self.taken = 0;
                }
                return Some(Message { value, at });
            }
            let timeout = Timespec::try_from(patience).expect("a short time");
            let ready = poll(&mut [PollFd::new(&self.from, PollFlags::IN)], Some(&timeout)).expect("a pipe");
            if ready == 0 {
                return None;
            }
            let before = self.buffer.len();
            self.buffer.resize(before + 64 * 1024, 0);
            let count = self.from.read(&mut self.buffer[before..]).expect("a pipe");
            assert!(count > 0, "the server is gone");
            self.buffer.truncate(before + count);
        }
    }

    /// Ends the session.
    pub fn end(mut self) {
        self.ask("shutdown", Value::Null);
        self.notify("exit", Value::Null);
        let _ = self.child.wait();
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What is typed, and over what: a line and columns in UTF-16, from 0.
#[derive(Clone, Debug)]
pub struct Key {
    pub line: usize,
    pub from: usize,
    pub to: usize,
    pub text: &'static str,
}

impl Key {
    /// Types `text` at a place; takes it away again.
    pub fn and_back(line: usize, at: usize, text: &'static str) -> [Key; 2] {
        let width = text.encode_utf16().count();
        [Key { line, from: at, to: at, text }, Key { line, from: at, to: at + width, text: "" }]
    }
}

/// Where the body of the first message begins and ends, once it is whole.
fn frame(bytes: &[u8]) -> Option<(usize, usize)> {
    let head = memchr::memmem::find(bytes, b"\r\n\r\n")?;
    let text = std::str::from_utf8(&bytes[..head]).expect("a header");
    let length = text.lines().find_map(|line| line.strip_prefix("Content-Length: ")).expect("a length");
    let start = head + 4;
    let end = start + length.trim().parse::<usize>().expect("a number");
    (bytes.len() >= end).then_some((start, end))
}

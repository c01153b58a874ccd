//! A client that forgets nothing: what the server sent and the test did not read makes the test fail.

#![allow(dead_code, reason = "each test file uses some of it")]

use referentiel::lsp::{Options, serve};
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// Nothing takes this long, on a machine that is not stuck.
const PATIENCE: Duration = Duration::from_secs(60);

enum Server {
    Thread(JoinHandle<u8>),
    Process(Child),
}

/// A client and its server.
pub struct Client {
    to_server: Option<Box<dyn Write + Send>>,
    incoming: Receiver<Value>,
    server: Option<Server>,
    /// What came and was not read.
    pub unread: VecDeque<Value>,
    /// What the server asked for, and was answered at once.
    pub asked: Vec<(String, Value)>,
    /// Answers to what the server asks, by method; else `null`.
    pub answers: Vec<(String, Value)>,
    /// Methods of the server that are left without answer.
    pub silent: Vec<String>,
    /// Notifications that are passed over at the end.
    passed: Vec<String>,
    next: u64,
    /// What `initialize` answered.
    pub capabilities: Value,
}

/// A client that asks for diagnostics, as VS Code does.
pub fn pulling() -> Value {
    json!({
        "general": { "positionEncodings": ["utf-16"] },
        "textDocument": {
            "diagnostic": { "relatedInformation": true, "codeDescriptionSupport": true, "tagSupport": { "valueSet": [1, 2] } },
            "completion": { "completionItem": {
                "snippetSupport": true, "documentationFormat": ["markdown", "plaintext"],
                "resolveSupport": { "properties": ["documentation"] }
            } },
            "hover": { "contentFormat": ["markdown", "plaintext"] },
            "definition": { "linkSupport": true },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
            "codeAction": {
                "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix", "refactor", "source"] } },
                "isPreferredSupport": true, "disabledSupport": true, "dataSupport": true,
                "resolveSupport": { "properties": ["edit"] }
            },
            "foldingRange": { "lineFoldingOnly": true },
            "rename": { "prepareSupport": true }
        },
        "workspace": {
            "applyEdit": true,
            "workspaceEdit": { "documentChanges": true, "changeAnnotationSupport": { "groupsOnLabel": true } },
            "diagnostics": { "refreshSupport": true },
            "didChangeWatchedFiles": { "dynamicRegistration": true },
            "workspaceFolders": true
        },
        "window": { "workDoneProgress": true }
    })
}

/// A client that is told its diagnostics, and can do little else.
pub fn pushed() -> Value {
    json!({ "textDocument": { "publishDiagnostics": { "relatedInformation": true } } })
}

impl Client {
    /// A client with these capabilities, of a server in this process; nothing is open.
    pub fn start(capabilities: Value) -> Self {
        Client::with(json!({ "capabilities": capabilities, "locale": "fr" }), Options::default())
    }

    /// The same in a folder.
    pub fn in_folder(folder: &Path, capabilities: Value) -> Self {
        let uri = uri(folder);
        let params = json!({
            "capabilities": capabilities, "locale": "fr", "rootUri": uri,
            "workspaceFolders": [{ "uri": uri, "name": "dossier" }]
        });
        Client::with(params, Options::default())
    }

    /// A client that begins with these parameters.
    pub fn with(initialize: Value, options: Options) -> Self {
        let mut client = Client::bare(options);
        client.initialize(initialize);
        client
    }

    /// A client that has not said anything yet.
    pub fn bare(options: Options) -> Self {
        let (server_in, to_server) = std::io::pipe().expect("a pipe");
        let (from_server, server_out) = std::io::pipe().expect("a pipe");
        let server = std::thread::spawn(move || serve(server_in, server_out, options).expect("a server"));
        Client::over(from_server, to_server, Server::Thread(server))
    }

    /// The same of the real binary.
    pub fn process(args: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_referentiel"))
            .arg("server")
            .args(args)
            .env("LANG", "C")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("the binary");
        let (input, output) =
            (child.stdin.take().expect("its input"), child.stdout.take().expect("its output"));
        Client::over(output, input, Server::Process(child))
    }

    fn over(from: impl Read + Send + 'static, to: impl Write + Send + 'static, server: Server) -> Self {
        let (tx, incoming) = channel();
        std::thread::spawn(move || {
            let mut from = BufReader::new(from);
            while let Some(message) = read(&mut from) {
                if tx.send(message).is_err() {
                    return;
                }
            }
        });
        Client {
            to_server: Some(Box::new(to)),
            incoming,
            server: Some(server),
            unread: VecDeque::new(),
            asked: Vec::new(),
            answers: Vec::new(),
            silent: Vec::new(),
            passed: Vec::new(),
            next: 0,
            capabilities: Value::Null,
        }
    }

    /// Says `initialize` and `initialized`.
    pub fn initialize(&mut self, params: Value) {
        self.capabilities = self.request("initialize", params)["capabilities"].clone();
        self.notify("initialized", json!({}));
    }

    /// The process of the server.
    pub fn child(&mut self) -> &mut Child {
        match &mut self.server {
            Some(Server::Process(child)) => child,
            _ => panic!("the server is no process of its own"),
        }
    }

    /// Sends bytes as they are.
    pub fn raw(&mut self, bytes: &[u8]) {
        let to = self.to_server.as_mut().expect("an open pipe");
        to.write_all(bytes).and_then(|()| to.flush()).expect("the server reads");
    }

    /// Sends a message.
    pub fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    /// Sends a notification.
    pub fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Sends a request; gives its number.
    pub fn begin(&mut self, method: &str, params: Value) -> u64 {
        self.next += 1;
        let id = self.next;
        let mut message = json!({ "jsonrpc": "2.0", "id": id, "method": method });
        if !params.is_null() {
            message["params"] = params;
        }
        self.send(&message);
        id
    }

    /// Waits for the answer to a request: its result, or its error.
    pub fn end(&mut self, id: u64) -> Result<Value, Value> {
        let answer = self.wait(&format!("the answer to {id}"), |message| {
            message.get("method").is_none() && message["id"] == json!(id)
        });
        match answer.get("error") {
            Some(error) => Err(error.clone()),
            None => Ok(answer["result"].clone()),
        }
    }

    /// Sends a request and waits for its result.
    pub fn request(&mut self, method: &str, params: Value) -> Value {
        self.ask(method, params).unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Sends a request and waits for its result or its error.
    pub fn ask(&mut self, method: &str, params: Value) -> Result<Value, Value> {
        let id = self.begin(method, params);
        self.end(id)
    }

    /// Waits for a notification with this method; gives its parameters.
    pub fn notification(&mut self, method: &str) -> Value {
        self.wait(method, |message| message["method"] == method)["params"].clone()
    }

    /// Waits for the first message that `wanted` accepts. The others stay unread.
    pub fn wait(&mut self, what: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.unread.iter().position(&wanted) {
            return self.unread.remove(at).expect("it is there");
        }
        loop {
            let message = match self.incoming.recv_timeout(PATIENCE) {
                Ok(message) => message,
                Err(RecvTimeoutError::Timeout) => panic!("{what} does not come; unread: {:?}", self.unread),
                Err(RecvTimeoutError::Disconnected) => {
                    panic!("the server went before {what}; unread: {:?}", self.unread)
                }
            };
            if let Some(message) = self.answered(message) {
                if wanted(&message) {
                    return message;
                }
                self.unread.push_back(message);
            }
        }
    }

    /// Answers a request of the server; gives anything else back.
    fn answered(&mut self, message: Value) -> Option<Value> {
        let (Some(id), Some(method)) = (message.get("id"), message.get("method").and_then(Value::as_str))
        else {
            return Some(message);
        };
        let result = self.answers.iter().find(|(name, _)| name == method).map(|(_, value)| value.clone());
        let result = result.unwrap_or_else(|| match method {
            "workspace/configuration" => json!([null]),
            "workspace/applyEdit" => json!({ "applied": true }),
            _ => Value::Null,
        });
        if !self.silent.iter().any(|name| name == method) {
            self.send(&json!({ "jsonrpc": "2.0", "id": id, "result": result }));
        }
        self.asked.push((method.to_owned(), message["params"].clone()));
        None
    }

    /// Waits until the server asked for `method` that many times.
    pub fn until_asked(&mut self, method: &str, times: usize) {
        while self.asked.iter().filter(|(name, _)| name == method).count() < times {
            let message =
                self.incoming.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("{method} is not asked"));
            if let Some(message) = self.answered(message) {
                self.unread.push_back(message);
            }
        }
    }

    /// Opens a text.
    pub fn open(&mut self, uri: &str, text: &str) {
        let item = json!({ "uri": uri, "languageId": "referentiel", "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": item }));
    }

    /// Replaces a whole text.
    pub fn replace(&mut self, uri: &str, version: i32, text: &str) {
        self.change(uri, version, json!([{ "text": text }]));
    }

    /// Changes a text.
    pub fn change(&mut self, uri: &str, version: i32, changes: Value) {
        let params = json!({ "textDocument": { "uri": uri, "version": version }, "contentChanges": changes });
        self.notify("textDocument/didChange", params);
    }

    /// Closes a text.
    pub fn close(&mut self, uri: &str) {
        self.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    }

    /// Asks for the diagnostics of a text.
    pub fn pull(&mut self, uri: &str) -> Vec<Value> {
        let report = self.request("textDocument/diagnostic", json!({ "textDocument": { "uri": uri } }));
        report["items"].as_array().cloned().unwrap_or_default()
    }

    /// Waits for the diagnostics that are pushed for a text.
    pub fn told(&mut self, uri: &str) -> Vec<Value> {
        let message = self.wait("diagnostics", |message| {
            message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri
        });
        message["params"]["diagnostics"].as_array().cloned().unwrap_or_default()
    }

    /// Passes over notifications that may come at any time until the end.
    pub fn ignore(&mut self, method: &str) {
        self.passed.push(method.to_owned());
    }

    /// Ends the session as the protocol says, and holds the server to it: exit code 0, nothing left unread.
    pub fn finish(mut self) {
        self.request("shutdown", Value::Null);
        self.notify("exit", Value::Null);
        assert_eq!(self.exit_code(), 0, "exit code");
        while let Ok(message) = self.incoming.recv_timeout(PATIENCE) {
            if message.get("method").is_some() && message.get("id").is_some() {
                continue;
            }
            self.unread.push_back(message);
        }
        self.ignore("$/progress");
        let passed = std::mem::take(&mut self.passed);
        self.unread.retain(|message| !passed.iter().any(|method| message["method"] == *method));
        assert!(self.unread.is_empty(), "unread: {:?}", self.unread);
    }

    /// Closes the pipe to the server.
    pub fn hang_up(&mut self) {
        self.to_server = None;
    }

    /// Waits for the end of the server; gives its exit code.
    pub fn exit_code(&mut self) -> u8 {
        match self.server.take().expect("a server that runs") {
            Server::Thread(thread) => thread.join().expect("no panic"),
            Server::Process(mut child) => {
                u8::try_from(child.wait().expect("its end").code().expect("a code")).expect("a small code")
            }
        }
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        if let Some(Server::Process(child)) = &mut self.server {
            let _ = child.kill();
            let _ = child.wait();
        }
        if !std::thread::panicking() {
            assert!(self.server.is_none(), "the session was not ended");
        }
    }
}

/// Reads one message.
fn read(from: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if from.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("Content-Length:") {
            length = value.trim().parse().expect("a length");
        }
    }
    let mut body = vec![0; length];
    from.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).expect("JSON"))
}

/// The address of a path.
pub fn uri(path: &Path) -> String {
    let mut text = String::from("file://");
    for byte in path.to_str().expect("UTF-8").bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => text.push(byte as char),
            byte if byte.is_ascii_alphanumeric() => text.push(byte as char),
            byte => text.push_str(&format!("%{byte:02X}")),
        }
    }
    text
}

/// The text of a sample.
pub fn sample(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(format!("{name}.referentiel.yaml"));
    std::fs::read_to_string(path).expect("a sample")
}

/// A folder for one test, empty.
pub fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("lsp").join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).expect("a folder");
    path
}

/// The position of `$0` in a text, in UTF-16, and the text without it.
pub fn cursor(text: &str) -> (String, Value) {
    let at = text.find("$0").expect("a cursor");
    let before = &text[..at];
    let line = before.matches('\n').count();
    let column = before.rsplit('\n').next().unwrap_or("").encode_utf16().count();
    (text.replacen("$0", "", 1), json!({ "line": line, "character": column }))
}

/// Rules and lines (from 1) of diagnostics: `NUM001@12`.
pub fn codes(diagnostics: &[Value]) -> Vec<String> {
    let one = |d: &Value| {
        let line = d["range"]["start"]["line"].as_u64().unwrap_or(0) + 1;
        format!("{}@{line}", d["code"].as_str().unwrap_or("?"))
    };
    diagnostics.iter().map(one).collect()
}

//! The least a language server can do: one loop that reads a message, keeps the text as it is typed, parses it as the
//! checker does, and tells a diagnostic that says how much was read. Any request is answered with null.

use referentiel::source::parse::{drain, parse};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};

/// How a text is parsed: gives how much was read, and where the first error is.
pub type Parse = fn(&str) -> (usize, u32);

/// As the checker does, by the short way where the text allows it.
pub fn as_the_checker(text: &str) -> (usize, u32) {
    let (tree, error) = parse(text);
    (tree.nodes.len(), error.map_or(0, |error| error.span.start))
}

/// By the general YAML parser alone.
pub fn as_any_yaml(text: &str) -> (usize, u32) {
    (drain(text), 0)
}

/// Serves the standard input and output until `exit`, or the end of the input.
pub fn serve(parse: Parse) {
    let mut input = BufReader::with_capacity(64 * 1024, std::io::stdin().lock());
    let mut output = std::io::stdout().lock();
    let mut texts: HashMap<String, String> = HashMap::new();
    while let Some(message) = read(&mut input) {
        let method = message["method"].as_str().unwrap_or("");
        let params = &message["params"];
        let document = &params["textDocument"];
        let uri = document["uri"].as_str().unwrap_or("");
        match method {
            "exit" => return,
            "textDocument/didOpen" => {
                texts.insert(uri.to_owned(), document["text"].as_str().unwrap_or("").to_owned());
                write(&mut output, &told(uri, &document["version"], &texts[uri], parse));
            }
            "textDocument/didChange" => {
                let Some(text) = texts.get_mut(uri) else { continue };
                for change in params["contentChanges"].as_array().into_iter().flatten() {
                    apply(text, change);
                }
                write(&mut output, &told(uri, &document["version"], text, parse));
            }
            _ if message.get("id").is_some() => {
                let result = match method {
                    "initialize" => json!({ "capabilities": { "textDocumentSync": 2 } }),
                    _ => Value::Null,
                };
                write(&mut output, &json!({ "jsonrpc": "2.0", "id": message["id"], "result": result }));
            }
            _ => {}
        }
    }
}

fn told(uri: &str, version: &Value, text: &str, parse: Parse) -> Value {
    let (read, error) = parse(text);
    let before = text.get(..error as usize).unwrap_or("");
    let line = memchr::memchr_iter(b'\n', before.as_bytes()).count();
    let place = json!({ "line": line, "character": 0 });
    let item = json!({ "range": { "start": place, "end": place }, "message": format!("{read} read") });
    json!({
        "jsonrpc": "2.0", "method": "textDocument/publishDiagnostics",
        "params": { "uri": uri, "version": version, "diagnostics": [item] }
    })
}

fn apply(text: &mut String, change: &Value) {
    let new = change["text"].as_str().unwrap_or("");
    match change.get("range") {
        Some(range) => {
            let (start, end) = (offset(text, &range["start"]), offset(text, &range["end"]));
            text.replace_range(start..end, new);
        }
        None => new.clone_into(text),
    }
}

/// The byte at a position counted in UTF-16.
fn offset(text: &str, position: &Value) -> usize {
    let line = position["line"].as_u64().unwrap_or(0) as usize;
    let start = match line {
        0 => 0,
        line => memchr::memchr_iter(b'\n', text.as_bytes()).nth(line - 1).map_or(text.len(), |at| at + 1),
    };
    let mut left = position["character"].as_u64().unwrap_or(0) as usize;
    let mut at = start;
    for c in text[start..].chars() {
        if left < c.len_utf16() || c == '\n' {
            break;
        }
        left -= c.len_utf16();
        at += c.len_utf8();
    }
    at
}

fn read(input: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    let mut line = String::new();
    loop {
        line.clear();
        if input.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end() {
            "" => break,
            header => {
                if let Some(value) = header.strip_prefix("Content-Length: ") {
                    length = value.parse().ok()?;
                }
            }
        }
    }
    let mut body = vec![0; length];
    input.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}

fn write(output: &mut impl Write, message: &Value) {
    let body = message.to_string();
    let text = format!("Content-Length: {}\r\n\r\n{body}", body.len());
    output.write_all(text.as_bytes()).and_then(|()| output.flush()).expect("the client reads");
}

//! Paths as addresses.

/// The path as a relative reference, or as a `file` address when it starts from a root; `/` between folders.
pub fn of_path(path: &str) -> String {
    let encoded = encode(path);
    if path.starts_with('/') {
        return format!("file://{encoded}");
    }
    // `C:/dossier`: the letter of a drive is no scheme.
    match path.as_bytes() {
        [letter, b':', b'/', ..] if letter.is_ascii_alphabetic() => format!("file:///{encoded}"),
        _ => encoded,
    }
}

fn encode(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::of_path;

    #[test]
    fn what_an_address_would_misread_is_encoded() {
        for (path, address) in [
            ("a/b.referentiel.yaml", "a/b.referentiel.yaml"),
            ("été/mon titre.yaml", "%C3%A9t%C3%A9/mon%20titre.yaml"),
            ("a#1?x=50%:b,c.yaml", "a%231%3Fx%3D50%25%3Ab%2Cc.yaml"),
            ("<stdin>", "%3Cstdin%3E"),
            ("/srv/a b.yaml", "file:///srv/a%20b.yaml"),
            ("C:/a.yaml", "file:///C%3A/a.yaml"),
        ] {
            assert_eq!(of_path(path), address);
        }
    }
}

//! Examples of rules, and the faultless référentiel that surrounds them.

use super::Example;
use crate::format::Profile;
use crate::source::Encoding;

/// A complete référentiel of `profile` in which no rule finds anything.
pub const fn frame(profile: Profile) -> &'static str {
    match profile {
        Profile::Rncp => include_str!("frames/rncp.referentiel.yaml"),
        Profile::RncpDroit => include_str!("frames/rncp-droit.referentiel.yaml"),
        Profile::Tp => include_str!("frames/tp.referentiel.yaml"),
        Profile::Rs => include_str!("frames/rs.referentiel.yaml"),
    }
}

/// The whole file of an example: its sections replace those of the frame of its profile.
pub fn compose(example: &Example) -> String {
    if example.whole {
        return example.yaml.to_owned();
    }
    let own = sections(example.yaml);
    let frame = sections(frame(example.profile));
    let mut text = String::new();
    for (key, body) in &frame {
        if let Some((_, replacement)) = own.iter().find(|(k, _)| k == key) {
            text.push_str(replacement);
        } else if !example.without.contains(key) {
            text.push_str(body);
        }
    }
    for (_, body) in own.iter().filter(|(key, _)| frame.iter().all(|(k, _)| k != key)) {
        text.push_str(body);
    }
    text
}

/// The bytes of [`compose`], in the encoding of the example. A character that Windows-1252 lacks
/// becomes a question mark, as programs that save in it do.
pub fn bytes(example: &Example) -> Vec<u8> {
    let text = compose(example);
    match example.encoding {
        Encoding::Utf8 => text.into_bytes(),
        Encoding::Windows1252 => text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect(),
        Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
    }
}

/// Top-level sections of a text: key and lines. Comments go with the key below them.
fn sections(text: &str) -> Vec<(&str, String)> {
    let mut found: Vec<(&str, String)> = Vec::new();
    let mut lead = String::new();
    for line in text.split_inclusive('\n') {
        let top = !line.starts_with([' ', '\t', '#', '\n', '-', '}', ']', '<', '=', '>']);
        if line.starts_with('#') {
            lead.push_str(line);
        } else if top {
            let key = line.split(':').next().unwrap_or("").trim().trim_matches('"');
            found.push((key, std::mem::take(&mut lead) + line));
        } else if let Some((_, body)) = found.last_mut() {
            *body += &(std::mem::take(&mut lead) + line);
        } else {
            lead.push_str(line);
        }
    }
    if let Some((_, body)) = found.last_mut() {
        body.push_str(&lead);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_replace_those_of_the_frame_and_new_ones_follow() {
        let example = Example::without("# un\nniveau: 5\n# deux\nnouveau: x\n", &["handicap"]);
        let text = compose(&example);
        assert!(text.contains("# un\nniveau: 5\n") && text.ends_with("# deux\nnouveau: x\n"));
        assert!(!text.contains("niveau: 6") && !text.contains("handicap"));
        assert!(text.starts_with("intitulé:"));
    }
}

//! Makes the lexicon anew from the dictionary of Grammalecte, as src/text/lexicon/README.md tells:
//!
//! ```sh
//! cargo run --example lexicon -- /usr/share/hunspell   # the folder of fr.aff and fr.dic
//! cargo run --release --example lexicon -- --time      # what looking a word up costs
//! ```

mod construct;
mod french;
mod hunspell;
mod time;

use std::path::{Path, PathBuf};

fn main() {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("Give the folder of fr.aff and fr.dic, such as /usr/share/hunspell, or --time.");
        std::process::exit(2);
    };
    if folder.as_os_str() == "--time" {
        return time::time();
    }
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).expect("a file of the dictionary");
    let words = french::words(&read("fr.aff"), &read("fr.dic"));
    let file = french::file(&words);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text/lexicon/french.bin");
    std::fs::write(&path, &file).expect("a file that can be written");
    println!("{}: {} words, {} bytes", path.display(), words.len(), file.len());
}

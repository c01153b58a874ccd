//! What the language server costs, beside a floor server and the general YAML server, in one run:
//! `cargo bench --bench server` prints the tables, `-- --docs` also writes them into the page,
//! `-- --strict` ends with 1 when a bound is not kept.

#[cfg(unix)]
#[path = "support/editor.rs"]
mod editor;
#[path = "support/floor_server.rs"]
mod floor_server;
#[path = "support/generate.rs"]
mod generate;
#[allow(dead_code, reason = "the other benchmark uses the rest")]
#[path = "support/measure.rs"]
mod measure;
#[cfg(unix)]
#[path = "support/process.rs"]
mod process;
#[cfg(unix)]
#[path = "support/scene.rs"]
mod scene;
#[cfg(unix)]
#[path = "support/server_rows.rs"]
mod server_rows;
#[cfg(unix)]
#[path = "support/yaml_server.rs"]
mod yaml_server;

const PAGE: &str = "docs/serveur-mesures.md";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    // Called by itself: the servers that ours is compared with.
    if has("--floor") {
        return floor_server::serve(floor_server::as_the_checker);
    }
    if has("--yaml-floor") {
        return floor_server::serve(floor_server::as_any_yaml);
    }
    #[cfg(unix)]
    {
        let (tables, kept) = server_rows::measure(&arguments);
        print!("{tables}");
        if has("--docs") {
            let page = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE);
            measure::write_between_markers(&page, &tables);
        }
        if has("--strict") && !kept {
            std::process::exit(1);
        }
    }
    #[cfg(not(unix))]
    println!("{PAGE}: measured on Unix only");
}

//! What is written, in each format.

use super::{NEW, OLD, compared};
use referentiel::lang::Lang;
use referentiel::render::compare::{View, html, json, markdown, text};

fn view<'a>(comparison: &'a referentiel::compare::Comparison, lang: Lang) -> View<'a> {
    View { comparison, old_name: "avant.yaml", new_name: "après.yaml", lang, color: false, detail: false }
}

#[test]
fn the_report_says_exactly_that() {
    let comparison = compared(OLD, NEW);
    for (lang, code) in [(Lang::Fr, "fr"), (Lang::En, "en")] {
        let view = view(&comparison, lang);
        insta::assert_snapshot!(format!("text_{code}"), text::render(&view));
        insta::assert_snapshot!(format!("markdown_{code}"), markdown::render(&view));
        insta::assert_snapshot!(format!("html_{code}"), html::render(&view));
    }
    insta::assert_snapshot!("json", json::render(&view(&comparison, Lang::Fr)));
    let colored = View { color: true, detail: true, ..view(&comparison, Lang::Fr) };
    let shown = text::render(&colored);
    assert!(
        shown.contains("\u{1b}[31m[-recyclables-]\u{1b}[0m") && shown.contains("activité 2.2 → 3.2"),
        "{shown}"
    );
}

#[test]
fn no_difference_is_said() {
    let comparison = compared(OLD, OLD);
    let view = view(&comparison, Lang::Fr);
    assert_eq!(text::render(&view), "Aucune différence.\n");
    assert!(markdown::render(&view).contains("Aucune différence."));
    assert!(html::render(&view).contains("<p>Aucune différence.</p>"));
    let json: serde_json::Value = serde_json::from_str(&json::render(&view)).unwrap();
    assert_eq!((&json["different"], &json["version"]), (&serde_json::json!(false), &serde_json::json!(1)));
}

/// Everything an author can write, turned against the page.
#[test]
fn nothing_of_a_text_acts_on_the_page() {
    let attack = "<script>alert(1)</script>\" onload=\"x' <img src=x onerror=y> &amp; `code` *gras* [lien](http://x) | ~~x~~";
    let quoted = format!("'{}'", attack.replace('\'', "''"));
    let new = OLD
        .replace("Fleuriste en boutique", &quoted)
        .replace("Vente à distance", &quoted)
        .replace("Étude de cas", &quoted)
        .replace("L1:", "L<b>1:")
        .replace("Le bouquet proposé tient compte de la saison.", &quoted)
        .replace("[rigueur]", &format!("[{quoted}]"));
    let comparison = compared(OLD, &new);
    assert!(comparison.entries.len() > 3);
    let name = "<script>\"'.yaml";
    let view = View { old_name: name, new_name: name, ..view(&comparison, Lang::Fr) };
    let page = html::render(&view);
    let allowed = [
        "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "dl", "dt", "dd", "p", "table",
        "caption", "thead", "tbody", "tr", "th", "td", "span", "br", "b", "ul", "li", "details", "summary",
        "ins", "del", "!DOCTYPE",
    ];
    let body = page.split("</style>").nth(1).unwrap();
    for tag in body.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap();
        let name = tag.trim_start_matches('/').split(' ').next().unwrap();
        assert!(allowed.contains(&name), "<{tag}>");
        let attributes = tag.split_once(' ').map_or("", |(_, rest)| rest);
        let known = ["class=\"", "scope=\"", "role=\"note\""];
        assert!(attributes.is_empty() || known.iter().any(|one| attributes.starts_with(one)), "<{tag}>");
    }
    for external in ["http://", "https://", "src=", "url(", "@import", "<script", "<link"] {
        let title = page.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap();
        let head = page.split("</head>").next().unwrap().replace(title, "");
        assert!(!head.contains(external), "{external}");
    }
    assert!(page.contains("default-src 'none'"));
    let shown = markdown::render(&view);
    for line in shown.lines().filter(|line| line.contains("alert")) {
        assert!(!line.replace("`<script>", "").contains("<script") && !line.contains("[lien]("), "{line}");
    }
    let colorless = text::render(&view);
    assert!(!colorless.contains('\u{1b}'));
}

#[test]
fn the_json_is_what_the_page_says() {
    let page = include_str!("../../docs/comparaison.md");
    let schema = page.split("```json schema\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let schema: serde_json::Value = serde_json::from_str(schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let split = OLD.replace(
        "          1.2.1: Préparer une commande passée en ligne dans le délai annoncé afin de satisfaire le client\n",
        "          1.2.1: Préparer une commande passée en ligne\n          1.2.3: Tenir le délai annoncé en ligne afin de satisfaire le client\n",
    );
    for (old, new) in [(OLD, NEW), (NEW, OLD), (OLD, OLD), ("", NEW), (OLD, split.as_str())] {
        let comparison = compared(old, new);
        for lang in [Lang::Fr, Lang::En] {
            let page: serde_json::Value =
                serde_json::from_str(&json::render(&view(&comparison, lang))).unwrap();
            let errors: Vec<String> = validator.iter_errors(&page).map(|error| error.to_string()).collect();
            assert_eq!(errors, Vec::<String>::new());
        }
    }
    let comparison = compared(OLD, &split);
    let kin = comparison.entries.iter().find(|entry| entry.old.is_none()).map(|entry| entry.kin.len());
    assert_eq!(kin, Some(1), "{:#?}", comparison.entries);
}

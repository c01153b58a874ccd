//! The page of the matrix: that it says what the matrix says, and lets nothing of a document act.

use crate::markup::{Tag, hold, named, read};
use crate::{document, sample};
use referentiel::analysis::{RuleSet, analyse};
use referentiel::lang::Lang;
use referentiel::matrix::portfolio::Item;
use referentiel::matrix::{Document, Options, View, anchor};
use referentiel::render::matrix::{Imprint, html};

fn imprint() -> Imprint {
    Imprint { tool: "0.0.0".into(), revision: None, rules: "toutes".into(), date: None }
}

fn page(document: &Document) -> (String, Vec<Tag>) {
    let page = String::from_utf8(html::page(document, &imprint(), html::Setting::Alone)).expect("UTF-8");
    let tags = read(&page);
    hold(&tags);
    (page, tags)
}

fn laid_out(text: &[u8], path: &str, gaps_only: bool, lang: Lang) -> Document {
    let analysis = analyse(text.to_vec(), &RuleSet::new());
    Document::new(&analysis, path, &Options { views: &View::ALL, gaps_only, lang })
}

#[test]
fn the_pages_of_the_samples_are_whole() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    for entry in std::fs::read_dir(folder).expect("samples") {
        let text = std::fs::read(entry.expect("an entry").path()).expect("a sample");
        for (gaps_only, lang) in [(false, Lang::Fr), (false, Lang::En), (true, Lang::Fr)] {
            let document = laid_out(&text, "essai.yaml", gaps_only, lang);
            let (_, tags) = page(&document);
            for view in View::ALL {
                let section =
                    tags.iter().find(|tag| tag.attributes.get("id").is_some_and(|id| id == view.id()));
                assert_eq!(section.expect("a view").name, "section");
            }
            // Every row of every sheet is there, with its place; every code has its entry.
            let (mut rows, mut lines) = (0, 0);
            for sheet in document.sheets.iter().flat_map(|(_, sheets)| sheets) {
                rows += sheet.rows.len();
                lines += sheet.rows.iter().filter(|row| row.line > 0).count();
            }
            rows += document.remarks.len() + document.entries.len();
            let heads = |tag: &&Tag| tag.attributes.get("class").is_some_and(|class| class == "gh");
            let tables = named(&tags, "table").count();
            let groups = named(&tags, "tr").filter(heads).count();
            assert_eq!(named(&tags, "tr").count(), rows + tables + groups);
            assert!(tags.iter().filter(|tag| tag.attributes.contains_key("data-line")).count() >= lines);
            for entry in &document.entries {
                let id = anchor(entry.thing);
                let row = tags.iter().find(|tag| tag.attributes.get("id") == Some(&id)).expect("an entry");
                assert!(row.text.contains(&*entry.code) && row.text.contains(&*entry.title));
            }
            for remark in &document.remarks {
                assert!(tags.iter().any(|tag| tag.name == "tr" && tag.text.contains(&remark.message)));
            }
        }
    }
}

#[test]
fn each_table_is_a_rectangle() {
    let (_, tags) = page(&document(&sample("community-manager.referentiel.yaml")));
    let number =
        |tag: &Tag, name: &str| tag.attributes.get(name).map_or(1, |n| n.parse::<usize>().expect("a number"));
    // Cells that stick out of the rows above, column by column; the columns of the table.
    let (mut held, mut wide, mut width): (Vec<usize>, usize, Option<usize>) = (Vec::new(), 0, None);
    for tag in &tags {
        match tag.name.as_str() {
            "table" => (held, wide, width) = (Vec::new(), 0, None),
            "tr" => {
                if let Some(width) = width {
                    assert_eq!(wide, width);
                }
                width = width.or((wide > 0).then_some(wide));
                held.iter_mut().for_each(|left| *left -= 1);
                held.retain(|left| *left > 0);
                wide = held.len();
            }
            "td" | "th" => {
                wide += number(tag, "colspan");
                held.push(number(tag, "rowspan"));
            }
            _ => {}
        }
    }
}

#[test]
fn nothing_of_a_document_acts() {
    let attacks = [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "</style><script>alert(1)</script>",
        "</title></script><svg onload=alert(1)>",
        "javascript:alert(1)",
        "' onmouseover='alert(1)",
        "&lt;b&gt;",
    ];
    for attack in attacks {
        let quoted = attack.replace('\'', "''");
        let text = format!(
            "intitulé: '{quoted}'\nrépertoire: RNCP\nversion: '{quoted}'\nblocs:\n  '{quoted}':\n    intitulé: '{quoted}'\n    activités:\n      '{quoted}1':\n        intitulé: '{quoted}'\n        compétences:\n          '{quoted}2': '{quoted}'\n    épreuves:\n      E1:\n        intitulé: '{quoted}'\n        modalité: '{quoted}'\n        évalue: '{quoted}2'\n        critères:\n          '{quoted}2': ['{quoted}']\n"
        );
        let mut document = laid_out(text.as_bytes(), &format!("{attack}.yaml"), false, Lang::Fr);
        document.notes.push(attack.to_owned());
        let imprint = Imprint {
            tool: attack.into(),
            revision: Some(attack.into()),
            rules: attack.into(),
            date: Some(attack.into()),
        };
        let tags = read(
            &String::from_utf8(html::page(&document, &imprint, html::Setting::Portfolio(attack)))
                .expect("UTF-8"),
        );
        hold(&tags);
        let shown = tags.iter().find(|tag| tag.name == "h1").expect("a title");
        assert_eq!(shown.text, attack);
        let panel = html::page(&document, &imprint, html::Setting::Panel(attack));
        let tags = read(&String::from_utf8(panel).expect("UTF-8"));
        hold(&tags);
        assert_eq!(named(&tags, "body").next().expect("a body").attributes["data-uri"], attack);
        assert!(named(&tags, "footer").any(|tag| tag.text.contains(attack)));
        let items = [Item::new(0, &document)];
        let summary = html::portfolio(&items, &[attack.to_owned()], false, &imprint, Lang::En);
        let tags = read(&String::from_utf8(summary).expect("UTF-8"));
        hold(&tags);
        assert!(named(&tags, "th").any(|tag| tag.text.starts_with(attack)));
    }
}

#[test]
fn characters_that_act_unseen_are_shown() {
    let text = b"intitul\xc3\xa9: \"a\xe2\x80\xaeb\xe2\x81\xa6c\\0d\\e[1m\xed\xa0\x80\xff\"\nblocs: {}\n";
    let (page, _) = page(&laid_out(text, "a\u{202e}b\0.yaml", false, Lang::Fr));
    for c in ['\0', '\u{1b}', '\u{202e}', '\u{2066}'] {
        assert!(!page.contains(c), "{c:?}");
    }
}

#[test]
fn the_policy_lets_in_three_digests_and_nothing_else() {
    // That they are those of the two styles and of the script is held by a browser, which refuses any other.
    let (_, tags) = page(&document("intitulé: Essai\n"));
    let policy = named(&tags, "meta").find(|tag| tag.attributes.contains_key("http-equiv"));
    let policy = &policy.expect("a policy").attributes["content"];
    let rules: Vec<(&str, usize)> = policy
        .split("; ")
        .map(|rule| (rule.split(' ').next().unwrap_or(""), rule.matches("'sha256-").count()))
        .collect();
    let expected =
        [("default-src", 0), ("style-src", 2), ("script-src", 1), ("base-uri", 0), ("form-action", 0)];
    assert_eq!(rules, expected);
    assert!(policy.starts_with("default-src 'none';") && !policy.contains("unsafe"));
    // A panel has a style and a script more.
    let document = document("intitulé: Essai\n");
    let panel = html::page(&document, &imprint(), html::Setting::Panel("file:///a.referentiel.yaml"));
    let panel = read(&String::from_utf8(panel).expect("UTF-8"));
    let policy = named(&panel, "meta").find(|tag| tag.attributes.contains_key("http-equiv"));
    let policy = &policy.expect("a policy").attributes["content"];
    assert_eq!(policy.matches("'sha256-").count(), 5);
    assert!(policy.starts_with("default-src 'none';") && !policy.contains("unsafe"));
    assert_eq!((named(&panel, "style").count(), named(&panel, "script").count()), (3, 2));
    // They are in every page of a portfolio.
    for tag in named(&tags, "style").chain(named(&tags, "script")) {
        assert!(tag.text.len() < 12_500, "{} bytes of {}", tag.text.len(), tag.name);
    }
}

#[test]
fn the_same_matrix_gives_the_same_bytes() {
    let text = sample("community-manager.referentiel.yaml");
    let bytes = || html::page(&document(&text), &imprint(), html::Setting::Portfolio("index.html"));
    assert_eq!(bytes(), bytes());
}

#[test]
fn a_small_page() {
    let text = "intitulé: Essai\nrépertoire: RNCP\nversion: 2\nblocs:\n  1:\n    intitulé: Accueillir\n    activités:\n      1.1:\n        intitulé: Accueil\n        compétences:\n          1.1.1: Recevoir un client afin de le servir\n          1.1.2: Conseiller un client afin de le servir\n    épreuves:\n      E1: { intitulé: Jeu de rôle, évalue: 1.1.1, critères: { 1.1.1: [Le client est salué.] } }\n";
    let mut document = document(text);
    document.sheets.retain(|(view, _)| *view == View::Traceability);
    let (page, _) = page(&document);
    let body = &page[page.find("<header").expect("a header")..page.find("<script>").expect("a script")];
    insta::assert_snapshot!(body.replace("><", ">\n<"));
}

#[test]
fn the_page_of_a_portfolio_leads_to_each() {
    let documents = [document(&sample("community-manager.referentiel.yaml")), document("intitulé: Vide\n")];
    let items: Vec<Item> =
        documents.iter().enumerate().map(|(at, document)| Item::new(at, document)).collect();
    let hrefs = ["a/un.html".to_owned(), "deux.html".to_owned()];
    for lang in [Lang::Fr, Lang::En] {
        let page = html::portfolio(&items, &hrefs, false, &imprint(), lang);
        let tags = read(&String::from_utf8(page).expect("UTF-8"));
        hold(&tags);
        for (href, item) in hrefs.iter().zip(&items) {
            let mut links = named(&tags, "a").filter(|tag| tag.attributes.get("href") == Some(href));
            assert_eq!(links.next().expect("a link").text, format!("{} ({})", item.title, item.path));
        }
    }
}

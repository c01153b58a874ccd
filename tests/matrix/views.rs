//! What each view says of small documents and of the samples.

use crate::{document, sample, sheet, short};

#[test]
fn the_sample_has_a_row_for_each_of_its_competences() {
    let document = document(&sample("community-manager.referentiel.yaml"));
    let rows = &sheet(&document, "tracabilite").rows;
    let shown: Vec<String> = rows
        .iter()
        .map(|row| {
            let cell = |at: usize| short(&row.cells[at]);
            format!("{} {} {} {}c {}", cell(0), cell(1), cell(2), row.cells[3].lines.len(), cell(5))
        })
        .collect();
    insta::assert_snapshot!(shown.join("\n"));
}

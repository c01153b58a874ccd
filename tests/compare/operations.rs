//! A known list of operations, drawn at random, is given back exactly.

use super::{Told, compared, told};
use proptest::prelude::*;

#[derive(Clone, Debug)]
struct Competency {
    id: usize,
    number: usize,
    text: String,
}

#[derive(Clone, Debug)]
struct Activity {
    id: usize,
    title: String,
    competencies: Vec<Competency>,
}

#[derive(Clone, Debug)]
struct Block {
    id: usize,
    title: String,
    activities: Vec<Activity>,
}

#[derive(Clone, Debug)]
struct Document {
    blocks: Vec<Block>,
    next: usize,
}

/// A sentence like no other: its telling words are made from the number.
fn sentence(id: usize, salt: usize) -> String {
    let word = |at: usize| {
        let seed = id * 5 + at;
        format!("{}{}{}{}", syllable(seed), syllable(seed / 9 + 2), syllable(seed / 81 + 4), syllable(salt))
    };
    format!("{} les {} du {} à l'aide d'un {} afin de {}", word(0), word(1), word(2), word(3), word(4))
}

fn syllable(at: usize) -> &'static str {
    ["ba", "cor", "du", "fil", "gan", "jo", "ler", "mi", "nof"][at % 9]
}

impl Document {
    fn new(blocks: usize, activities: usize, competencies: usize) -> Self {
        let mut document = Document { blocks: Vec::new(), next: 1 };
        for _ in 0..blocks {
            let block = document.block(activities, competencies);
            document.blocks.push(block);
        }
        document
    }

    fn id(&mut self) -> usize {
        self.next += 1;
        self.next
    }

    fn block(&mut self, activities: usize, competencies: usize) -> Block {
        let id = self.id();
        let activities = (0..activities)
            .map(|_| {
                let id = self.id();
                let competencies = (1..=competencies)
                    .map(|number| {
                        let id = self.id();
                        Competency { id, number, text: sentence(id, 0) }
                    })
                    .collect();
                Activity { id, title: format!("Activité {}", sentence(id, 3)), competencies }
            })
            .collect();
        Block { id, title: format!("Bloc {}", sentence(id, 5)), activities }
    }

    fn yaml(&self) -> String {
        let mut text = String::from("intitulé: Essai\nblocs:\n");
        for (b, block) in self.blocks.iter().enumerate() {
            text += &format!("  {}:\n    intitulé: {}\n    activités:\n", b + 1, block.title);
            for (a, activity) in block.activities.iter().enumerate() {
                let code = format!("{}.{}", b + 1, a + 1);
                text +=
                    &format!("      {code}:\n        intitulé: {}\n        compétences:\n", activity.title);
                for one in &activity.competencies {
                    text += &format!("          {code}.{}: {}\n", one.number, one.text);
                }
            }
        }
        text
    }

    /// Every thing: kind, id, code, text, id of what it stands in.
    fn things(&self) -> Vec<(&'static str, usize, String, String, usize)> {
        let mut all = Vec::new();
        for (b, block) in self.blocks.iter().enumerate() {
            all.push(("block", block.id, (b + 1).to_string(), block.title.clone(), 0));
            for (a, activity) in block.activities.iter().enumerate() {
                let code = format!("{}.{}", b + 1, a + 1);
                all.push(("activity", activity.id, code.clone(), activity.title.clone(), block.id));
                for one in &activity.competencies {
                    all.push((
                        "competency",
                        one.id,
                        format!("{code}.{}", one.number),
                        one.text.clone(),
                        activity.id,
                    ));
                }
            }
        }
        all
    }

    fn apply(&mut self, operation: u8, at: usize, to: usize) {
        let places: Vec<(usize, usize)> = self
            .blocks
            .iter()
            .enumerate()
            .flat_map(|(b, block)| (0..block.activities.len()).map(move |a| (b, a)))
            .collect();
        let (b, a) = places[at % places.len()];
        let (other_b, other_a) = places[to % places.len()];
        let count = self.blocks[b].activities[a].competencies.len();
        match operation % 6 {
            0 => {
                let block = self.block(1, 2);
                let place = at % (self.blocks.len() + 1);
                self.blocks.insert(place, block);
            }
            1 if count > 1 => {
                let list = &mut self.blocks[b].activities[a].competencies;
                let (x, y) = (to % count, (to + 1) % count);
                let (left, right) = (list[x].number, list[y].number);
                list[x].number = right;
                list[y].number = left;
            }
            2 if count > 0 => {
                let one = &mut self.blocks[b].activities[a].competencies[to % count];
                let mut words: Vec<&str> = one.text.split(' ').collect();
                for at in (1..words.len()).step_by(6) {
                    words[at] = "autrement";
                }
                one.text = words.join(" ");
            }
            3 if count > 2 && (b, a) != (other_b, other_a) => {
                let mut one = self.blocks[b].activities[a].competencies.remove(to % count);
                let list = &mut self.blocks[other_b].activities[other_a].competencies;
                one.number = list.iter().map(|c| c.number).max().unwrap_or(0) + 1;
                list.push(one);
            }
            4 if count > 2 => {
                self.blocks[b].activities[a].competencies.remove(to % count);
            }
            5 => {
                let id = self.id();
                let list = &mut self.blocks[b].activities[a].competencies;
                let number = list.iter().map(|c| c.number).max().unwrap_or(0) + 1;
                list.push(Competency { id, number, text: sentence(id, 1) });
            }
            _ => {}
        }
    }
}

/// What should be told, from who is who.
fn expected(old: &Document, new: &Document) -> Vec<Told> {
    let (old, new) = (old.things(), new.things());
    let mut all = Vec::new();
    for (kind, id, code, text, home) in &new {
        let entry = match old.iter().find(|one| one.1 == *id) {
            None => (String::new(), code.clone(), "+".to_owned()),
            Some((_, _, was, said, stood)) => {
                let flags = [(stood != home, 'm'), (said != text, 'r'), (was != code, 'n')];
                (was.clone(), code.clone(), flags.iter().filter(|f| f.0).map(|f| f.1).collect::<String>())
            }
        };
        if !entry.2.is_empty() {
            all.push(((*kind).to_owned(), entry.0, entry.1, entry.2));
        }
    }
    for (kind, id, code, _, _) in &old {
        if !new.iter().any(|one| one.1 == *id) {
            all.push(((*kind).to_owned(), code.clone(), String::new(), "-".to_owned()));
        }
    }
    all.sort();
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]
    #[test]
    fn operations_are_given_back(
        shape in (1usize..4, 1usize..4, 2usize..6),
        operations in prop::collection::vec((0u8..6, 0usize..1000, 0usize..1000), 0..9),
    ) {
        let old = Document::new(shape.0, shape.1, shape.2);
        let mut new = old.clone();
        for (operation, at, to) in operations {
            new.apply(operation, at, to);
        }
        let (before, after) = (old.yaml(), new.yaml());
        prop_assert_eq!(told(&compared(&before, &after)), expected(&old, &new), "{}\n{}", before, after);
    }
}

#[test]
fn a_bloc_put_first_is_one_line() {
    let old = Document::new(3, 2, 3);
    let mut new = old.clone();
    new.apply(0, 0, 0);
    let comparison = compared(&old.yaml(), &new.yaml());
    let series: Vec<_> = comparison
        .series
        .iter()
        .map(|s| {
            (s.kind.id(), s.old.0.as_str(), s.old.1.as_str(), s.new.0.as_str(), s.new.1.as_str(), s.following)
        })
        .collect();
    assert_eq!(series, [("block", "1", "3", "2", "4", 24)]);
    let shown: Vec<_> = comparison.entries.iter().filter(|entry| !entry.is_told_by_series()).collect();
    assert!(shown.iter().all(|entry| entry.old.is_none()), "{shown:#?}");
}

//! What an editor asks of a file, asked of the library: a text with `$0` where the cursor is, and the answer.

mod actions;
mod actions_everywhere;
mod at_line;
mod completion;
mod damaged;
mod folding;
mod formatting;
mod hints;
mod hover;
mod lens;
mod links;
mod navigation;
mod on_type;
mod path;
mod plan;
mod rename;
mod renumber;
mod selection;
mod support;
mod symbols;
mod tokens;
mod torn;

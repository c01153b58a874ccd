//! Rules of reading: what trips people who do not program.

mod src001_wrong_encoding;
mod src002_byte_order_mark;
mod src003_merge_conflict;
mod src004_tab_in_indentation;
mod src005_colon_in_text;
mod src006_hash_in_text;
mod src007_missing_colon;
mod src008_colon_without_space;
mod src009_unclosed_quote;
mod src010_quote_inside_quotes;
mod src011_unclosed_bracket;
mod src012_dash_without_space;
mod src013_special_first_sign;
mod src014_wrong_indentation;
mod src015_no_break_space;
mod src016_comma_in_list;
mod src017_list_folded_into_text;
mod src018_hyphen_at_line_end;
mod src019_empty_item;
mod src020_alias_without_end;
mod src021_merge_key;
mod src022_second_document;
mod src023_beyond_bounds;
mod src024_no_framework;
mod src025_unreadable_line;
mod src026_key_spelling;
mod src027_empty_key;
mod src028_uneven_indentation;

use super::Rule;
use src001_wrong_encoding::SRC001;
use src002_byte_order_mark::SRC002;
use src003_merge_conflict::SRC003;
use src004_tab_in_indentation::SRC004;
use src005_colon_in_text::SRC005;
use src006_hash_in_text::SRC006;
use src007_missing_colon::SRC007;
use src008_colon_without_space::SRC008;
use src009_unclosed_quote::SRC009;
use src010_quote_inside_quotes::SRC010;
use src011_unclosed_bracket::SRC011;
use src012_dash_without_space::SRC012;
use src013_special_first_sign::SRC013;
use src014_wrong_indentation::SRC014;
use src015_no_break_space::SRC015;
use src016_comma_in_list::SRC016;
use src017_list_folded_into_text::SRC017;
use src018_hyphen_at_line_end::SRC018;
use src019_empty_item::SRC019;
use src020_alias_without_end::SRC020;
use src021_merge_key::SRC021;
use src022_second_document::SRC022;
use src023_beyond_bounds::SRC023;
use src024_no_framework::SRC024;
use src025_unreadable_line::SRC025;
use src026_key_spelling::SRC026;
use src027_empty_key::SRC027;
use src028_uneven_indentation::SRC028;

/// The family's rules.
pub const RULES: &[&Rule] = &[
    &SRC001, &SRC002, &SRC003, &SRC004, &SRC005, &SRC006, &SRC007, &SRC008, &SRC009, &SRC010, &SRC011,
    &SRC012, &SRC013, &SRC014, &SRC015, &SRC016, &SRC017, &SRC018, &SRC019, &SRC020, &SRC021, &SRC022,
    &SRC023, &SRC024, &SRC025, &SRC026, &SRC027, &SRC028,
];

//! JSON Schema, from the table.

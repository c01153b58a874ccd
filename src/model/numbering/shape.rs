//! How a code is built, whatever its letters and numbers.

/// How a code is built, letters and numbers left out: `#.#.#`, `@#@#`. A letter that sets two
/// options of one number apart is left out as well: `4A.1` is built as `4.1`.
pub fn shape(code: &str) -> String {
    shape_of(code).collect()
}

/// True when two codes have one [`shape`].
pub fn same_shape(a: &str, b: &str) -> bool {
    shape_of(a).eq(shape_of(b))
}

fn shape_of(code: &str) -> impl Iterator<Item = char> + '_ {
    // What follows the last number names a choice: `C.20-I`.
    let end = last_digit(code).map_or(code.len(), |at| at + 1);
    let mut chars = code.get(..end).unwrap_or("").chars().peekable();
    std::iter::from_fn(move || {
        let c = chars.next()?;
        if c.is_ascii_digit() {
            while chars.next_if(char::is_ascii_digit).is_some() {}
            let mut ahead = chars.clone();
            let choice = ahead.next().is_some_and(char::is_alphabetic);
            if choice && ahead.next().is_some_and(|c| !c.is_alphanumeric()) {
                chars.next();
            }
            return Some('#');
        }
        if c.is_alphabetic() {
            while chars.next_if(|c| c.is_alphabetic()).is_some() {}
            return Some('@');
        }
        Some(c)
    })
}

fn last_digit(code: &str) -> Option<usize> {
    code.bytes().rposition(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_leave_out_numbers_letters_and_choices() {
        let table = [
            ("1.1.1", "#.#.#"),
            ("A1C1", "@#@#"),
            ("A.1.1", "@.#.#"),
            ("C.18", "@.#"),
            ("RNCP35419BC03", "@#@#"),
            ("C.20-I", "@.#"),
            ("4A", "#"),
            ("4A.1.2", "#.#.#"),
            ("B", "@"),
        ];
        for (code, expected) in table {
            assert_eq!(shape(code), expected, "{code}");
        }
    }
}

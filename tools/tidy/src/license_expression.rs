//! Licence expressions as package manifests write them: SPDX, and the older `MIT/Apache-2.0`.

/// Whether the licences on the list are enough to use a package under this expression.
pub fn is_satisfied(expression: &str, allowed: &[String]) -> Result<bool, String> {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let mut reader = Reader { words: spaced.split_whitespace().peekable(), allowed };
    let satisfied = reader.any_of()?;
    match reader.words.next() {
        None => Ok(satisfied),
        Some(word) => Err(format!("{word} is not expected in the licence {expression}")),
    }
}

/// Reads an expression from left to right; AND binds closer than OR.
struct Reader<'text, Words: Iterator<Item = &'text str>> {
    words: std::iter::Peekable<Words>,
    allowed: &'text [String],
}

impl<'text, Words: Iterator<Item = &'text str>> Reader<'text, Words> {
    fn any_of(&mut self) -> Result<bool, String> {
        let mut satisfied = self.all_of()?;
        while self.words.next_if(|word| word.eq_ignore_ascii_case("or")).is_some() {
            satisfied |= self.all_of()?;
        }
        Ok(satisfied)
    }

    fn all_of(&mut self) -> Result<bool, String> {
        let mut satisfied = self.one()?;
        while self.words.next_if(|word| word.eq_ignore_ascii_case("and")).is_some() {
            satisfied &= self.one()?;
        }
        Ok(satisfied)
    }

    fn one(&mut self) -> Result<bool, String> {
        let word = self.words.next().ok_or("the licence ends too early")?;
        if word == "(" {
            let satisfied = self.any_of()?;
            return match self.words.next() {
                Some(")") => Ok(satisfied),
                _ => Err("a bracket in the licence is not closed".to_owned()),
            };
        }
        let is_operator = ["and", "or", "with"].contains(&word.to_ascii_lowercase().as_str());
        if word == ")" || is_operator {
            return Err(format!("a licence is expected before {word}"));
        }
        let mut license = word.to_owned();
        if self.words.next_if(|word| word.eq_ignore_ascii_case("with")).is_some() {
            let exception = self.words.next().ok_or("the licence ends too early")?;
            license = format!("{license} WITH {exception}");
        }
        Ok(self.allowed.contains(&license))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(expression: &str) -> Result<bool, String> {
        let allowed = ["MIT", "ISC", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned);
        is_satisfied(expression, &allowed)
    }

    #[test]
    fn a_choice_needs_one_and_a_union_needs_all() {
        let cases = [
            ("MIT", true),
            ("GPL-3.0-only", false),
            ("MIT OR GPL-3.0-only", true),
            ("GPL-3.0-only/MIT", true),
            ("GPL-3.0-only / MIT", true),
            ("MIT AND GPL-3.0-only", false),
            ("MIT AND (GPL-3.0-only OR ISC)", true),
            ("MIT OR ISC AND GPL-3.0-only", true),
            ("(MIT OR ISC) AND GPL-3.0-only", false),
            ("Apache-2.0 WITH LLVM-exception", true),
            ("Apache-2.0", false),
            ("MIT WITH LLVM-exception", false),
        ];
        for (expression, expected) in cases {
            assert_eq!(check(expression), Ok(expected), "{expression}");
        }
    }

    #[test]
    fn what_is_no_expression_is_refused() {
        for expression in ["", "MIT OR", "MIT ISC", "(MIT", "MIT)", "AND MIT", "MIT WITH"] {
            assert!(check(expression).is_err(), "{expression}");
        }
    }
}

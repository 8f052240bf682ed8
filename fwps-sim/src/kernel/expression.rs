//! Matching of names with wildcards, as file systems do it.

use fwps_sys::{BOOLEAN, UNICODE_STRING, WCHAR};

use super::string;
use crate::export::export_for_c;
use crate::kernel::irql::Range;
use crate::machine;
use crate::verify::contract::contract;

const STAR: u16 = b'*' as u16;
const ONE: u16 = b'?' as u16;
const DOT: u16 = b'.' as u16;
/// The wildcards of DOS: anything up to the last dot, one or none at a dot or the end, and a dot or the end.
const DOS_STAR: u16 = b'<' as u16;
const DOS_ONE: u16 = b'>' as u16;
const DOS_DOT: u16 = b'"' as u16;

/// Whether a name has the form of an expression: after each of its letters, at which places of the expression a match can stand.
fn matches(expression: &[u16], name: &[u16]) -> bool {
    let last_dot = name.iter().rposition(|unit| *unit == DOT);
    let end = expression.len();
    let mut places = vec![false; end + 1];
    places[0] = true;
    // What takes no letter: `*` and `<` anywhere, `>` at a dot or the end, `"` at the end.
    let spread = |places: &mut [bool], at: usize| {
        for index in 0..end {
            let nothing = match expression[index] {
                STAR | DOS_STAR => true,
                DOS_ONE => at == name.len() || name[at] == DOT,
                DOS_DOT => at == name.len(),
                _ => false,
            };
            places[index + 1] |= places[index] && nothing;
        }
    };
    spread(&mut places, 0);
    for (at, unit) in name.iter().enumerate() {
        let mut next = vec![false; end + 1];
        for index in (0..end).filter(|index| places[*index]) {
            match expression[index] {
                STAR => next[index] = true,
                // The last dot ends it, and belongs to it only where more of the expression does not want one.
                DOS_STAR => next[index] = last_dot != Some(at),
                ONE => next[index + 1] = true,
                DOS_ONE => next[index + 1] |= *unit != DOT,
                DOS_DOT => next[index + 1] |= *unit == DOT,
                literal => next[index + 1] |= literal == *unit,
            }
        }
        spread(&mut next, at + 1);
        places = next;
    }
    places[end]
}

export_for_c! {
    /// Whether a name has the form of an expression with wildcards. To ignore the case, the expression is in upper case already.
    fn FsRtlIsNameInExpression(
        Expression: *const UNICODE_STRING,
        Name: *const UNICODE_STRING,
        IgnoreCase: BOOLEAN,
        _UpcaseTable: *const WCHAR,
    ) -> BOOLEAN {
        let _call = machine::enter("FsRtlIsNameInExpression", Range::PASSIVE, contract!(382));
        let name = string::compared(Name, IgnoreCase);
        BOOLEAN::from(matches(&string::units(Expression), &name))
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn wildcards_match_as_documented() {
        let cases = [
            ("*", "", true),
            ("*.EXE", "A.EXE", true),
            ("*.EXE", "A.EXE.TXT", false),
            ("A?C", "ABC", true),
            ("A?C", "AC", false),
            ("*A*B*", "XXAYYBZZ", true),
            ("*A*B", "XXAYYBZZ", false),
            ("ABC", "ABCD", false),
            ("<.TXT", "A.B.TXT", true),
            ("<TXT", "A.TXT", false),
            (">>>", "AB", true),
            (">>.TXT", "A.TXT", true),
            ("A\"", "A", true),
            ("A\"B", "A.B", true),
            ("A\"B", "AXB", false),
        ];
        for (expression, name, expected) in cases {
            let units = |text: &str| text.encode_utf16().collect::<Vec<u16>>();
            assert_eq!(
                matches(&units(expression), &units(name)),
                expected,
                "{expression} {name}"
            );
        }
    }
}

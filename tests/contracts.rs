//! Holds `docs/contracts.md` to its word: every contract is listed once, and what a row names as proof exists.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// How many contracts there are; they are numbered without gaps from 1.
const CONTRACTS: usize = 393;

const STATUSES: [&str; 5] = ["type", "run time", "simulator", "documented", "not yet"];

/// One line of the table.
#[derive(Debug)]
struct Row {
    line: usize,
    contract: String,
    rule: String,
    status: String,
    shown_by: String,
}

/// Splits a table line at its bars, except at escaped ones.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut characters = line.trim().trim_matches('|').chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' if characters.peek() == Some(&'|') => {
                characters.next();
                cells.last_mut().expect("starts with one").push('|');
            }
            '|' => cells.push(String::new()),
            other => cells.last_mut().expect("starts with one").push(other),
        }
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

fn parse(table: &str) -> Result<Vec<Row>, String> {
    let mut rows = Vec::new();
    for (index, text) in table.lines().enumerate() {
        if !text.starts_with("| C-") {
            continue;
        }
        let line = index + 1;
        let [contract, rule, status, shown_by]: [String; 4] =
            cells(text).try_into().map_err(|cells: Vec<String>| {
                format!(
                    "line {line}: {} columns, expected 4: contract, rule, status, shown by",
                    cells.len()
                )
            })?;
        rows.push(Row {
            line,
            contract,
            rule,
            status,
            shown_by,
        });
    }
    Ok(rows)
}

/// The names of the functions under `#[test]` in a source file, and of those that a table in a macro makes:
/// `name: Bug => "C-001";`, where the macro writes `#[test]` and `fn $name()`.
fn test_functions(source: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    if source.contains("#[test]") && source.contains("fn $name()") {
        for line in source.lines().map(str::trim) {
            if let Some((name, rest)) = line.split_once(": ") {
                let is_name = name
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
                if is_name && rest.contains(" => \"") && rest.ends_with(';') {
                    found.insert(name.to_owned());
                }
            }
        }
    }
    let mut lines = source.lines().map(str::trim);
    while let Some(line) = lines.next() {
        if line != "#[test]" {
            continue;
        }
        // Between the attribute and the function there may be other attributes and comments.
        let function = lines.find(|line| !line.starts_with("#[") && !line.starts_with("//"));
        if let Some((_, after)) = function.and_then(|line| line.split_once("fn ")) {
            let end = after
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(after.len());
            found.insert(after[..end].to_owned());
        }
    }
    found
}

/// Says what is wrong with one name in the last column, if anything is.
fn check_proof(root: &Path, proof: &str) -> Result<(), String> {
    if proof.starts_with("tests/ui/") && proof.ends_with(".rs") {
        return if root.join(proof).is_file() {
            Ok(())
        } else {
            Err(format!("there is no file `{proof}`"))
        };
    }
    let Some((file, function)) = proof.split_once("::") else {
        return Err(format!("`{proof}` is not a test; expected FILE::TEST"));
    };
    let source =
        fs::read_to_string(root.join(file)).map_err(|error| format!("cannot read `{file}`: {error}"))?;
    let function = function.rsplit_once("::").map_or(function, |(_, name)| name);
    if test_functions(&source).contains(function) {
        Ok(())
    } else {
        Err(format!("`{file}` has no test named `{function}`"))
    }
}

/// Everything wrong with one row.
fn check_row(root: &Path, row: &Row, number: usize) -> Vec<String> {
    let mut wrong = Vec::new();
    let expected = format!("C-{number:03}");
    if row.contract != expected {
        wrong.push(format!("found {}, expected {expected}", row.contract));
    }
    if row.rule.is_empty() {
        wrong.push("the rule is empty".to_owned());
    }
    match row.status.as_str() {
        "type" | "run time" | "simulator" => {
            for proof in row.shown_by.split(',').map(str::trim) {
                if let Err(problem) = check_proof(root, proof) {
                    wrong.push(problem);
                }
            }
            if row.status == "type" && !row.shown_by.starts_with("tests/ui/") {
                wrong.push("type: the first name is a compile-fail case, tests/ui/RULE/CASE.rs".into());
            }
        }
        "documented" if row.shown_by.len() < 3 => {
            wrong.push("documented: the last column says where, or why no more is possible".into());
        }
        "not yet" if row.shown_by != "-" => {
            wrong.push(format!("not yet, but the last column says `{}`", row.shown_by));
        }
        "documented" | "not yet" => {}
        other => wrong.push(format!("unknown status `{other}`; expected one of {STATUSES:?}")),
    }
    wrong
}

#[test]
fn every_contract_is_listed_with_a_proof_that_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = fs::read_to_string(root.join("docs/contracts.md")).expect("docs/contracts.md");
    let rows = parse(&table).unwrap_or_else(|problem| panic!("docs/contracts.md, {problem}"));

    let mut problems = String::new();
    for (row, number) in rows.iter().zip(1..) {
        for problem in check_row(root, row, number) {
            let _ = writeln!(
                problems,
                "docs/contracts.md:{}: {}: {problem}",
                row.line, row.contract
            );
        }
    }
    if rows.len() != CONTRACTS {
        let _ = writeln!(problems, "{} rows, expected {CONTRACTS}", rows.len());
    }

    let mut counts: BTreeMap<&str, usize> = STATUSES.into_iter().map(|status| (status, 0)).collect();
    for row in &rows {
        *counts.entry(&row.status).or_default() += 1;
    }
    for (status, count) in counts {
        println!("{status}: {count}");
    }
    assert!(problems.is_empty(), "\n{problems}");
}

#[test]
fn wrong_rows_are_noticed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let wrong = [
        "| C-002 | out of order | not yet | - |",
        "| C-001 |  | not yet | - |",
        "| C-001 | unknown status | perhaps | - |",
        "| C-001 | nothing named | simulator | - |",
        "| C-001 | no such file | type | tests/ui/none/none.rs |",
        "| C-001 | not a compile-fail case | type | tests/contracts.rs |",
        "| C-001 | no such test | run time | tests/contracts.rs::no_such_test |",
        "| C-001 | not a test | run time | tests/contracts.rs::check_row |",
        "| C-001 | no reason | documented | - |",
        "| C-001 | names something | not yet | tests/contracts.rs::wrong_rows_are_noticed |",
    ];
    for line in wrong {
        let rows = parse(line).expect(line);
        assert!(!check_row(root, &rows[0], 1).is_empty(), "accepted: {line}");
    }
    assert!(parse("| C-001 | a column too few | not yet |").is_err());

    let right = "| C-001 | a \\| b | run time | tests/contracts.rs::wrong_rows_are_noticed |";
    let rows = parse(right).expect(right);
    assert_eq!(rows[0].rule, "a | b");
    assert_eq!(check_row(root, &rows[0], 1), Vec::<String>::new());
}

#[test]
fn tests_are_found_however_they_are_written() {
    let table = "macro_rules! caught { () => { #[test] fn $name() {} } }\n\
                 caught! {\n    leak: Leak => \"C-016\";\n    not a name: Leak => \"C-016\";\n}\n";
    assert_eq!(test_functions(table), BTreeSet::from(["leak".to_owned()]));
    assert!(
        test_functions("    leak: Leak => \"C-016\";").is_empty(),
        "no macro makes it"
    );

    let plain = "/// C-001: a rule.\n#[test]\n#[ignore]\n// Why.\npub fn one() {}\nfn two() {}\n";
    assert_eq!(test_functions(plain), BTreeSet::from(["one".to_owned()]));
}

//! Reads tables of comma-separated values.

use anyhow::{Context, Result, ensure};

/// A table: the names of its columns, and its rows.
#[derive(Debug)]
pub(super) struct Table {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Reads the text of a table; the first line names the columns.
    pub(super) fn parse(text: &str) -> Result<Self> {
        let mut lines = text.lines();
        let columns = split(lines.next().context("the table is empty")?)?;
        let mut rows = Vec::new();
        for (number, line) in lines.enumerate() {
            let row = split(line).with_context(|| format!("line {}", number + 2))?;
            ensure!(
                row.len() == columns.len(),
                "line {} has {} cells, but there are {} columns",
                number + 2,
                row.len(),
                columns.len()
            );
            rows.push(row);
        }
        Ok(Self { columns, rows })
    }

    /// The cells of the named columns, row by row.
    pub(super) fn rows<const N: usize>(&self, names: [&str; N]) -> Result<Vec<[String; N]>> {
        let mut places = [0; N];
        for (place, name) in places.iter_mut().zip(names) {
            let column = self.columns.iter().position(|column| column == name);
            *place = column.with_context(|| format!("there is no column {name}"))?;
        }
        let cells = |row: &Vec<String>| places.map(|place| row[place].clone());
        Ok(self.rows.iter().map(cells).collect())
    }
}

/// Cuts a line at its commas, but not at those between quotation marks.
fn split(line: &str) -> Result<Vec<String>> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for character in line.chars() {
        match character {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            other => cells.last_mut().context("no cell")?.push(other),
        }
    }
    ensure!(!quoted, "a quotation mark is not closed");
    Ok(cells)
}

#[cfg(test)]
mod tests {
    use super::{Table, split};

    #[test]
    fn commas_between_quotation_marks_do_not_cut() {
        assert_eq!(split("a,\"b, c\",").unwrap(), ["a", "b, c", ""]);
        assert!(split("a,\"b").is_err());
    }

    #[test]
    fn columns_are_found_by_name_and_rows_are_complete() {
        let table = Table::parse("x,y\n1,2\n3,4\n").unwrap();
        let expected = [["2", "1"], ["4", "3"]].map(|row| row.map(str::to_owned));
        assert_eq!(table.rows(["y", "x"]).unwrap(), expected);
        assert!(table.rows(["z"]).is_err());
        assert!(Table::parse("x,y\n1\n").is_err());
    }
}

//! The file of refused rows that `import --rejected` writes: to be mended in a spreadsheet program
//! and sent again. Rows of another table, such as a companion, go to a file beside it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use yakja_app::imports::{RefusedRow, RefusedSink};

use crate::failure::Failure;

/// A byte order mark, by which spreadsheet programs tell UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

struct Table {
    header: Arc<[String]>,
    lines: csv::Writer<std::fs::File>,
}

/// Takes refused rows into this file. It is there from now on, also where no row is refused.
pub fn sink(path: &Path) -> Result<RefusedSink, Failure> {
    let shown = path.display().to_string();
    let mut first = Some(writer(path).with_context(|| format!("can't write {shown}"))?);
    let mut tables: Vec<Table> = Vec::new();
    let path = path.to_owned();
    Ok(Box::new(move |row| {
        let known = tables.iter().position(|table| table.header == row.header);
        let index = match known {
            Some(index) => index,
            None => {
                let lines = match first.take() {
                    Some(lines) => lines,
                    None => writer(&beside(&path, tables.len() + 1))?,
                };
                tables.push(begun(row, lines)?);
                tables.len() - 1
            }
        };
        let Some(table) = tables.get_mut(index) else { return Ok(()) };
        table.lines.write_record(row.line())?;
        table.lines.flush()
    }))
}

fn begun(row: &RefusedRow, mut lines: csv::Writer<std::fs::File>) -> std::io::Result<Table> {
    lines.write_record(row.heading())?;
    Ok(Table { header: Arc::clone(&row.header), lines })
}

fn writer(path: &Path) -> std::io::Result<csv::Writer<std::fs::File>> {
    let mut file = std::fs::File::create(path)?;
    std::io::Write::write_all(&mut file, MARK)?;
    Ok(csv::Writer::from_writer(file))
}

/// `refused.csv` and 2 give `refused-2.csv`.
fn beside(path: &Path, number: usize) -> PathBuf {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let extension = path.extension().map_or_else(|| "csv".into(), |name| name.to_string_lossy());
    path.with_file_name(format!("{}-{number}.{extension}", stem.unwrap_or_default()))
}

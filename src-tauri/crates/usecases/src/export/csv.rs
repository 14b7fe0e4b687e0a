//! A sheet as comma-separated values: RFC 4180, with a mark at the beginning that tells spreadsheet programs it is UTF-8.
//!
//! Nothing in such a file has a type, so a text that could be taken for a formula gets an apostrophe before it (SE20).

use std::io::Write;

use super::sheet::{Cell, Column, looks_like_a_formula, yes_no};

/// Writes the sheet, a row at a time.
pub(super) fn write(
    out: impl Write,
    separator: u8,
    columns: &[Column],
    rows: impl Iterator<Item = Vec<Cell>>,
) -> std::io::Result<u32> {
    let mut out = std::io::BufWriter::new(out);
    out.write_all("\u{feff}".as_bytes())?;
    let mut sheet = csv::WriterBuilder::new().delimiter(separator).terminator(csv::Terminator::CRLF).from_writer(out);
    sheet.write_record(columns.iter().map(|column| guarded(column.title.clone())))?;
    let mut count = 0;
    for row in rows {
        sheet.write_record(row.into_iter().map(text))?;
        count += 1;
    }
    sheet.flush()?;
    Ok(count)
}

fn text(cell: Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => guarded(text),
        Cell::Number(number) => number.to_string(),
        Cell::YesNo(answer) => yes_no(answer).to_owned(),
        Cell::Moment(moment) => moment.format("%Y-%m-%d %H:%M:%S").to_string(),
    }
}

fn guarded(text: String) -> String {
    if looks_like_a_formula(&text) { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::super::sheet::Kind;
    use super::*;

    fn written(separator: u8, cells: Vec<Cell>) -> String {
        let columns =
            [Column { title: "Name".into(), kind: Kind::Text(20) }, Column { title: "x".into(), kind: Kind::Number }];
        let mut out = Vec::new();
        assert_eq!(write(&mut out, separator, &columns, std::iter::once(cells)).unwrap(), 1);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn quotes_separators_and_lines_are_kept_and_formulas_are_text() {
        let row = vec![Cell::Text("=cmd|' /C calc'!A0".into()), Cell::Text("a;\"b\",\nc".into())];
        assert_eq!(written(b',', row.clone()), "\u{feff}Name,x\r\n'=cmd|' /C calc'!A0,\"a;\"\"b\"\",\nc\"\r\n");
        assert!(written(b';', row).starts_with("\u{feff}Name;x\r\n"));
        assert_eq!(written(b',', vec![Cell::YesNo(true), Cell::Number(7)]), "\u{feff}Name,x\r\nYes,7\r\n");
    }
}

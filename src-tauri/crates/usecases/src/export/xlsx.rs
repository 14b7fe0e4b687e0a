//! A sheet as an Excel file with typed cells, and a second one that says what it is.
//!
//! A text is stored as a text, so nothing in it is ever a formula; where it could become one when somebody edits it, the cell carries the
//! mark that Excel itself uses for "this is text" (SE20). The row count of the format is bounded; what does not fit is refused.

use std::io::{Seek, Write};

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::sheet::{Cell, Column, Kind, looks_like_a_formula, yes_no};

/// More characters than this are in no cell of the format.
const LONGEST: usize = 32_767;

/// The formats that cells have.
struct Formats {
    head: Format,
    moment: Format,
    quoted: Format,
}

/// Writes the sheet, and `about` as pairs of words on a second one.
pub(super) fn write(
    out: impl Write + Seek + Send,
    names: [&str; 2],
    columns: &[Column],
    rows: impl Iterator<Item = Vec<Cell>>,
    about: &[(String, String)],
) -> Result<u32, XlsxError> {
    let formats = Formats {
        head: Format::new().set_bold(),
        moment: Format::new().set_num_format("yyyy-mm-dd hh:mm"),
        quoted: Format::new().set_quote_prefix(),
    };
    let mut book = Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory()?;
    sheet.set_name(names[0])?;
    let count = list(sheet, &formats, columns, rows)?;
    let sheet = book.add_worksheet();
    sheet.set_name(names[1])?;
    for (row, (what, value)) in (0..).zip(about) {
        text(sheet, &formats, row, 0, what)?;
        text(sheet, &formats, row, 1, value)?;
    }
    sheet.set_column_width(0, 28)?.set_column_width(1, 60)?;
    book.save_to_writer(out)?;
    Ok(count)
}

fn list(
    sheet: &mut Worksheet,
    formats: &Formats,
    columns: &[Column],
    rows: impl Iterator<Item = Vec<Cell>>,
) -> Result<u32, XlsxError> {
    sheet.set_freeze_panes(1, 0)?;
    for (place, column) in (0..).zip(columns) {
        sheet.set_column_width(place, width(column))?;
        sheet.write_string_with_format(0, place, &column.title, &formats.head)?;
    }
    let mut count = 0;
    for row in rows {
        count += 1;
        for (place, cell) in (0..).zip(row) {
            put(sheet, formats, count, place, &cell)?;
        }
    }
    if let Some(last) = u16::try_from(columns.len()).ok().and_then(|columns| columns.checked_sub(1)) {
        sheet.autofilter(0, 0, count, last)?;
    }
    Ok(count)
}

fn put(sheet: &mut Worksheet, formats: &Formats, row: u32, place: u16, cell: &Cell) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(value) => text(sheet, formats, row, place, value)?,
        // No number of an instance comes near what a sheet cannot hold exactly.
        #[allow(clippy::cast_precision_loss, reason = "numbers in this format are floats")]
        Cell::Number(number) => drop(sheet.write_number(row, place, *number as f64)?),
        // LibreOffice makes a formula of a cell that is true or false.
        Cell::YesNo(answer) => drop(sheet.write_string(row, place, yes_no(*answer))?),
        Cell::Moment(moment) => drop(sheet.write_datetime_with_format(row, place, moment, &formats.moment)?),
    }
    Ok(())
}

fn text(sheet: &mut Worksheet, formats: &Formats, row: u32, place: u16, value: &str) -> Result<(), XlsxError> {
    let cut: String;
    let value = if value.chars().count() > LONGEST {
        cut = value.chars().take(LONGEST).collect();
        &cut
    } else {
        value
    };
    if looks_like_a_formula(value) {
        sheet.write_string_with_format(row, place, value, &formats.quoted)?;
    } else {
        sheet.write_string(row, place, value)?;
    }
    Ok(())
}

fn width(column: &Column) -> u16 {
    match column.kind {
        Kind::Text(width) => width,
        Kind::Number | Kind::YesNo => 14,
        Kind::Moment => 18,
    }
}

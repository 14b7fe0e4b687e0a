//! Lists as files for a colleague: what the window shows, everything, or a selection, as an Excel file or as comma-separated values.
//!
//! The rows are those of the lists at one moment, so a file has exactly as many as were counted. Which columns there are and what they are
//! called is in `columns`.

mod columns;
mod csv;
mod result;
mod sheet;
mod xlsx;

use std::collections::HashSet;
use std::fs::File;
use std::io::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::UserId;
use rust_xlsxwriter::XlsxError;

use crate::directory;
use crate::person;
use crate::problem::{Code, Outcome, Problem};
use crate::saved;
use crate::session::Session;
use crate::view::directory::{Coverage, CoverageState};
use crate::view::export::{ExportRows, Exported, OrganizationsExport, PeopleExport, SheetFormat};
use crate::view::people::{ListQuery, ListState, OrganizationsQuery, PeoplePage};

use columns::About;
pub use result::result;
pub(crate) use sheet::looks_like_a_formula;
use sheet::{Cell, Column};

const OPERATION: &str = "save a sheet";

/// Writes people into a new file in `folder`, which is created where missing.
///
/// Fails with `DiskFull` or `ReadOnly` where the folder does not take it.
pub async fn people(session: &Arc<Session>, order: PeopleExport, folder: PathBuf) -> Outcome<Exported> {
    let (page, job) = chosen(session, order, "people").await?;
    let whole = job.whole;
    let cells = page.rows.into_iter().map(move |row| columns::person(row, whole));
    job.write(session, folder, columns::PEOPLE.into_iter().map(Into::into).collect(), cells).await
}

/// Writes who has what, one row for each role that a person has anywhere, as far as memberships are known; otherwise like [`people`].
pub async fn access(session: &Arc<Session>, order: PeopleExport, folder: PathBuf) -> Outcome<Exported> {
    let (page, mut job) = chosen(session, order, "access").await?;
    job.whole &= page.coverage.teams == page.coverage.total;
    let window = Arc::clone(session);
    let cells = page.rows.into_iter().flat_map(move |row| {
        let groups = person::known_groups(&window, UserId(row.id));
        groups.into_iter().flat_map(|group| columns::access(&row, group)).collect::<Vec<_>>()
    });
    job.write(session, folder, columns::ACCESS.into_iter().map(Into::into).collect(), cells).await
}

/// The people that were asked for, and what is to be written about them.
async fn chosen(session: &Arc<Session>, order: PeopleExport, name: &'static str) -> Outcome<(PeoplePage, Job)> {
    let query = match order.rows {
        ExportRows::Shown => order.query,
        ExportRows::Everything | ExportRows::Selection => {
            ListQuery { search: String::new(), filters: Vec::new(), ..order.query }
        }
    };
    let mut page = directory::people(session, ListQuery { offset: 0, count: u32::MAX, ..query }).await?;
    if order.rows == ExportRows::Selection {
        let selected: HashSet<u64> = order.selection.iter().map(|user| user.0).collect();
        page.rows.retain(|row| selected.contains(&row.id));
    }
    let about = About::of(session, page.as_of.as_deref(), &page.coverage);
    let job = Job { name, about, format: order.format, state: page.state, whole: is_whole(&page.coverage) };
    Ok((page, job))
}

/// Writes organizations, like [`people`].
pub async fn organizations(session: &Arc<Session>, order: OrganizationsExport, folder: PathBuf) -> Outcome<Exported> {
    let query = match order.rows {
        ExportRows::Shown => order.query,
        ExportRows::Everything | ExportRows::Selection => {
            OrganizationsQuery { search: String::new(), filters: Vec::new(), ..order.query }
        }
    };
    let page = directory::organizations(session, OrganizationsQuery { offset: 0, count: u32::MAX, ..query }).await?;
    let mut rows = page.rows;
    if order.rows == ExportRows::Selection {
        let selected: HashSet<u64> = order.selection.iter().map(|organization| organization.0).collect();
        rows.retain(|row| selected.contains(&row.id));
    }
    let whole = is_whole(&page.coverage);
    let about = About::of(session, page.as_of.as_deref(), &page.coverage);
    let job = Job { name: "organizations", about, format: order.format, state: page.state, whole };
    let cells = rows.into_iter().map(move |row| columns::organization(row, whole));
    job.write(session, folder, columns::ORGANIZATIONS.into_iter().map(Into::into).collect(), cells).await
}

fn is_whole(coverage: &Coverage) -> bool {
    coverage.state == CoverageState::Complete && coverage.sure
}

/// What is written, besides the rows.
struct Job {
    name: &'static str,
    about: About,
    format: SheetFormat,
    state: ListState,
    whole: bool,
}

/// Why a file was not written.
enum Failed {
    Disk(Error),
    Format(XlsxError),
}

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self::Disk(error)
    }
}

impl From<XlsxError> for Failed {
    fn from(error: XlsxError) -> Self {
        let XlsxError::IoError(error) = error else { return Self::Format(error) };
        Self::Disk(error)
    }
}

impl Job {
    async fn write(
        self,
        session: &Arc<Session>,
        folder: PathBuf,
        columns: Vec<Column>,
        rows: impl Iterator<Item = Vec<Cell>> + Send + 'static,
    ) -> Outcome<Exported> {
        let (state, memberships_missing) = (self.state, !self.whole);
        let sheet = Sheet { name: self.name, format: self.format, about: self.about.lines() };
        let (rows, path) = sheet.write(session, folder, columns, rows).await?;
        Ok(Exported { path: path.display().to_string(), rows, state, memberships_missing })
    }
}

/// A file to be: its kind, and what its second sheet says of it.
struct Sheet {
    name: &'static str,
    format: SheetFormat,
    about: Vec<(String, String)>,
}

impl Sheet {
    async fn write(
        self,
        session: &Arc<Session>,
        folder: PathBuf,
        columns: Vec<Column>,
        rows: impl Iterator<Item = Vec<Cell>> + Send + 'static,
    ) -> Outcome<(u32, PathBuf)> {
        let now = session.now();
        let written = tokio::task::spawn_blocking(move || self.put(&folder, &now, &columns, rows)).await;
        match written {
            Ok(Ok(written)) => Ok(written),
            Ok(Err(Failed::Disk(error))) => Err(saved::problem(OPERATION, &error, session.now())),
            Ok(Err(Failed::Format(error))) => {
                Err(Problem::detailed(Code::Internal, OPERATION, &error.to_string(), session.now()))
            }
            Err(_) => Err(Problem::new(Code::Internal, OPERATION, session.now())),
        }
    }

    fn put(
        &self,
        folder: &Path,
        now: &str,
        columns: &[Column],
        rows: impl Iterator<Item = Vec<Cell>>,
    ) -> Result<(u32, PathBuf), Failed> {
        std::fs::create_dir_all(folder)?;
        let (ending, separator) = match self.format {
            SheetFormat::Xlsx => ("xlsx", None),
            SheetFormat::CsvComma => ("csv", Some(b',')),
            SheetFormat::CsvSemicolon => ("csv", Some(b';')),
        };
        let path = free(folder, &format!("{}-{}", self.name, stamp(now)), ending);
        saved::whole(&path, |file: &mut File| match separator {
            Some(separator) => Ok(csv::write(file, separator, columns, rows)?),
            None => Ok(xlsx::write(file, [columns::title(self.name), "About"], columns, rows, &self.about)?),
        })
    }
}

/// `2026-11-22-1042`, of this computer's time.
pub(crate) fn stamp(now: &str) -> String {
    chrono::DateTime::parse_from_rfc3339(now)
        .map_or_else(|_| "now".to_owned(), |now| now.format("%Y-%m-%d-%H%M").to_string())
}

/// A name that no file has yet. Its words are ours, never the instance's (SE28).
pub(crate) fn free(folder: &Path, name: &str, ending: &str) -> PathBuf {
    let first = folder.join(format!("{name}.{ending}"));
    let others = (2..1_000_u32).map(|number| folder.join(format!("{name}-{number}.{ending}")));
    std::iter::once(first.clone()).chain(others).find(|path| !path.exists()).unwrap_or(first)
}

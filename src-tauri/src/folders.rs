//! Where Gatehouse keeps its own files, and where it puts what people save.

use std::path::{Path, PathBuf};

/// The folders of the present user.
#[derive(Debug, Clone)]
pub(crate) struct Folders {
    data: PathBuf,
    documents: PathBuf,
}

/// This user has no home folder.
#[derive(Debug, thiserror::Error)]
#[error("this user has no home folder")]
pub(crate) struct NoHome;

impl Folders {
    /// Found by the rules of the operating system.
    pub(crate) fn of_this_user() -> Result<Self, NoHome> {
        let dirs = directories::ProjectDirs::from("org", "Gatehouse", "Gatehouse").ok_or(NoHome)?;
        let user = directories::UserDirs::new().ok_or(NoHome)?;
        let documents = user.document_dir().map_or_else(|| user.home_dir().join("Documents"), Path::to_path_buf);
        Ok(Self { data: dirs.data_dir().to_path_buf(), documents: documents.join("Gatehouse") })
    }

    /// Both below one folder; for tests.
    pub(crate) fn below(folder: &Path) -> Self {
        Self { data: folder.join("data"), documents: folder.join("Gatehouse") }
    }

    /// Profiles, journal, snapshots, known rows, the practice instance's state.
    pub(crate) fn data(&self) -> &Path {
        &self.data
    }

    /// What people save: proofs and sheets.
    pub(crate) fn documents(&self) -> &Path {
        &self.documents
    }
}

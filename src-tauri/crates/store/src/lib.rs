//! Everything Gatehouse keeps on disk: profiles, the journal with its snapshots, and the disposable mirror

//! Hands on the matrix: finding a cell, and opening the matrix of an organization.

use crate::support::app::App;
use crate::support::page::At;

/// The cell of somebody in a place (`org-7`, `team-9`).
pub(crate) fn cell(user: u64, place: &str) -> At {
    At::css("[role=gridcell]").with("data-user", &user.to_string()).with("data-place", place).inside("access-grid")
}

/// Opens the matrix of an organization from its panel.
pub(crate) async fn matrix(app: &App<'_>, organization: u64) {
    app.click("nav-organizations").await;
    app.fill("organizations-search", &organization.to_string()).await;
    let row = format!("[role=row][data-id=\"{organization}\"] [role=gridcell]");
    app.click(At::css(&row).inside("organizations-grid")).await;
    app.has_attr("organization-panel", "data-id", &organization.to_string()).await;
    app.click("organization-access").await;
    app.find(At::css("[role=gridcell][data-role]").inside("access-grid")).await;
}

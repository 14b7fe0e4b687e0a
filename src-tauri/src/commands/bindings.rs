//! The typed bridge: one list of commands and events, from which the web view's bindings are made.

use tauri::{Runtime, Wry};
use tauri_specta::{Builder, collect_commands, collect_events};

use super::{changes, directory, evidence, export, instance, leaving, people, runs, start};
use crate::events;

/// Every command and event. The type argument of the commands only serves the exported types.
#[allow(clippy::too_many_lines, reason = "one list, a line for each command")]
pub fn builder<R: Runtime>() -> Builder<R> {
    Builder::<R>::new()
        .disable_serde_phases()
        .commands(collect_commands![
            start::list_instances,
            start::check_connection,
            start::save_instance::<Wry>,
            start::open_instance::<Wry>,
            start::update_instance::<Wry>,
            start::replace_key,
            start::delete_instance::<Wry>,
            start::open_practice::<Wry>,
            start::start_practice_over::<Wry>,
            start::show_start::<Wry>,
            instance::instance_info::<Wry>,
            instance::unlock_editing::<Wry>,
            instance::lock_editing::<Wry>,
            instance::provide_key::<Wry>,
            people::refresh::<Wry>,
            people::people::<Wry>,
            people::organizations::<Wry>,
            people::search_server::<Wry>,
            people::person_panel::<Wry>,
            people::stop_person::<Wry>,
            people::people_matching::<Wry>,
            people::organizations_matching::<Wry>,
            people::organization_panel::<Wry>,
            directory::memberships_stop::<Wry>,
            directory::memberships_go_on::<Wry>,
            directory::news::<Wry>,
            directory::news_seen::<Wry>,
            directory::findings::<Wry>,
            directory::cache_info::<Wry>,
            directory::cache_delete::<Wry>,
            directory::cache_switch::<Wry>,
            export::export_people::<Wry>,
            export::export_organizations::<Wry>,
            export::export_access::<Wry>,
            leaving::leave_begin::<Wry>,
            leaving::leave_draft::<Wry>,
            leaving::leave_choose::<Wry>,
            leaving::leave_stop_looking::<Wry>,
            leaving::leave_review::<Wry>,
            leaving::holding_search::<Wry>,
            leaving::holding_review_creation::<Wry>,
            leaving::confirm_plan::<Wry>,
            changes::change_review::<Wry>,
            changes::change_review_person::<Wry>,
            changes::change_choices::<Wry>,
            changes::change_person::<Wry>,
            changes::change_place::<Wry>,
            changes::change_find_people::<Wry>,
            changes::change_find_organizations::<Wry>,
            runs::run_start::<Wry>,
            runs::run_view::<Wry>,
            runs::run_list::<Wry>,
            runs::run_stop::<Wry>,
            runs::run_continue::<Wry>,
            runs::run_retry::<Wry>,
            runs::run_skip::<Wry>,
            runs::run_new_key::<Wry>,
            runs::run_password::<Wry>,
            runs::run_abandon::<Wry>,
            evidence::evidence_view::<Wry>,
            evidence::evidence_tick::<Wry>,
            evidence::evidence_export::<Wry>,
        ])
        .events(collect_events![events::Happened, events::InstancesChanged])
}

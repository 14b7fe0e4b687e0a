//! The protocol of a step, case by case. What thousands of schedules show in general is said here one by one.

use std::time::Duration;

use domain::journal::{Answer, Decision, Event, Pause, Phase, RunStatus, StepState, Trouble};
use domain::plan::change::Change;
use domain::plan::fact::Gone;
use domain::plan::{Plan, TroublePolicy, holding};
use domain::{RunId, StepId, role};
use practice::faults::{Effect, Fault, Match, Moment, Rule, Schedule, Script, Target};
use practice::{PublicLists, RoleColumns, Switches};
use tokio::time::Instant;
use usecases::run::{self, Control, Progress, RunError};

use crate::oracle;
use crate::reference::{self, COLLEAGUE, HOLDING, LEAVER, ORGANIZATION};
use crate::sim::{Bench, Case, Death};

pub(crate) const TRANSFER: &str = "/admin/users/*/user-organization-roles/*/transfer";
pub(crate) const TRANSFER_STEP: StepId = StepId(3);

/// A bench on the reference world with this schedule, and its run, started and not yet driven.
pub(crate) fn bench(schedule: Schedule) -> (Bench, RunId) {
    bench_with(schedule, |plan| plan)
}

fn bench_with(schedule: Schedule, change: impl FnOnce(Plan) -> Plan) -> (Bench, RunId) {
    let world = reference::world();
    let plan = change(reference::plan(&world));
    let bench = Bench::new(world, Case { schedule, ..Case::calm(7) });
    bench.instance.set_schedule(bench.case.schedule.clone());
    let run = bench.begin(plan);
    (bench, run)
}

pub(crate) fn rule(when: Match, fault: Fault) -> Schedule {
    Schedule { rules: vec![Rule { when, fault }], ..Schedule::default() }
}

fn second_admin(when: Match, effects: Vec<Effect>) -> Schedule {
    let script = Script { when, moment: Moment::BeforeApply, effects };
    Schedule { second_admin: vec![script], ..Schedule::default() }
}

pub(crate) fn state(status: &RunStatus, step: StepId) -> (StepState, Option<Trouble>) {
    let step = status.step(step).unwrap();
    (step.state, step.trouble.clone())
}

pub(crate) fn writes(bench: &Bench) -> usize {
    bench.record.lock().writes.len()
}

pub(crate) fn is_honest(bench: Bench, run: &RunId) {
    assert_eq!(oracle::violations(&bench.tell(run, 0)), Vec::<String>::new());
}

#[tokio::test(start_paused = true)]
async fn the_reference_run_takes_16_writes_and_every_step_is_confirmed() {
    for (public_lists, role_columns) in [
        (PublicLists::Refused, RoleColumns::Missing),
        (PublicLists::Refused, RoleColumns::Present),
        (PublicLists::Open, RoleColumns::Missing),
    ] {
        let switches = Switches { public_lists, role_columns, ..Switches::default() };
        let world = reference::world();
        let plan = reference::plan(&world);
        let bench = Bench::new(world, Case { switches, ..Case::calm(1) });
        let run = bench.begin(plan);
        let status = bench.drive(&run).await.unwrap();
        assert_eq!(status.phase, Phase::Finished);
        assert!(status.steps.iter().all(|step| step.state == StepState::Done), "{:?}", status.steps);
        assert!(status.final_check.unwrap().iter().all(|line| line.fine));
        assert_eq!(writes(&bench), 16);
        let world = bench.instance.world();
        assert_eq!(world.owner_of(ORGANIZATION), Some(HOLDING));
        assert_eq!(world.role_in(LEAVER, ORGANIZATION), Some(practice::MEMBER));
        is_honest(bench, &run);
    }
}

#[tokio::test(start_paused = true)]
async fn the_same_plan_again_sends_nothing_and_says_already_so_for_every_step() {
    let (bench, first) = bench(Schedule::default());
    bench.drive(&first).await.unwrap();
    let sent = writes(&bench);
    let again = bench.begin(bench.status(&first).plan);
    let status = bench.drive(&again).await.unwrap();
    assert_eq!(status.phase, Phase::Finished);
    assert!(status.steps.iter().all(|step| step.state == StepState::AlreadySo), "{:?}", status.steps);
    assert_eq!(writes(&bench), sent);
}

#[tokio::test(start_paused = true)]
async fn a_finished_run_never_goes_on_by_itself() {
    let (bench, run) = bench(Schedule::default());
    bench.drive(&run).await.unwrap();
    let before = bench.journal.writes();
    assert_eq!(bench.drive(&run).await.unwrap().phase, Phase::Finished);
    assert_eq!(bench.journal.writes(), before);
    assert_eq!(run::abandon(&bench.journal, &run).unwrap_err(), RunError::Ended);
}

#[tokio::test(start_paused = true)]
async fn a_transfer_without_an_answer_that_did_not_happen_waits_for_a_person() {
    let (bench, run) = bench(rule(Match::nth("POST", TRANSFER, 1), Fault::ResetBeforeRead));
    let status = bench.drive(&run).await.unwrap();
    assert_eq!(status.phase, Phase::Paused(Pause::Step(TRANSFER_STEP)));
    assert!(matches!(state(&status, TRANSFER_STEP), (StepState::NeedsYou, Some(Trouble::NotApplied(_)))));
    let sent = writes(&bench);
    assert_eq!(bench.drive(&run).await.unwrap().phase, Phase::Paused(Pause::Step(TRANSFER_STEP)));
    assert_eq!(writes(&bench), sent, "continuing alone is no word to send a transfer again");
    bench.decide(&run, TRANSFER_STEP, Decision::TryAgain);
    assert_eq!(bench.drive(&run).await.unwrap().phase, Phase::Finished);
    is_honest(bench, &run);
}

#[tokio::test(start_paused = true)]
async fn a_transfer_without_an_answer_that_did_happen_is_done() {
    let fault = Fault::Status { status: 503, moment: Moment::AfterApply, retry_after: None };
    let (bench, run) = bench(rule(Match::nth("POST", TRANSFER, 1), fault));
    let status = bench.drive(&run).await.unwrap();
    assert_eq!((status.phase.clone(), state(&status, TRANSFER_STEP)), (Phase::Finished, (StepState::Done, None)));
    assert_eq!(writes(&bench), 16);
}

#[tokio::test(start_paused = true)]
async fn a_role_without_an_answer_that_did_not_happen_is_sent_again_three_times_at_most() {
    let when = Match::every("POST", "/admin/users/4711/user-organization-roles/*");
    let (bench, run) = bench(rule(when, Fault::ResetBeforeRead));
    let status = bench.drive(&run).await.unwrap();
    assert_eq!(status.phase, Phase::Paused(Pause::Step(StepId(4))));
    assert_eq!(status.step(StepId(4)).unwrap().attempts, 3);
    is_honest(bench, &run);
}

#[tokio::test(start_paused = true)]
async fn a_yes_that_changed_nothing_is_looked_at_again_and_then_told() {
    let (bench, run) = bench(rule(Match::nth("POST", TRANSFER, 1), Fault::NotApplied));
    let start = Instant::now();
    let status = bench.drive(&run).await.unwrap();
    assert_eq!(state(&status, TRANSFER_STEP), (StepState::NeedsYou, Some(Trouble::AcceptedButUnchanged)));
    assert!(start.elapsed() > Duration::from_secs(10), "a replica may lag that long");
}

#[tokio::test(start_paused = true)]
async fn a_replica_that_lags_ten_seconds_behind_troubles_nobody() {
    let world = reference::world();
    let plan = reference::plan(&world);
    let bench = Bench::new(world, Case { lag: Duration::from_secs(10), ..Case::calm(7) });
    let run = bench.begin(plan);
    let status = bench.drive(&run).await.unwrap();
    assert_eq!(status.phase, Phase::Finished, "{:?}", status.steps);
    assert!(status.steps.iter().all(|step| step.state == StepState::Done && step.attempts == 1), "{:?}", status.steps);
    assert!(status.final_check.unwrap().iter().all(|line| line.fine));
}

#[tokio::test(start_paused = true)]
async fn a_redirect_is_not_followed_and_not_answered_with_another_sending() {
    let fault = Fault::Redirect { status: 302, target: Target::SameOrigin, moment: Moment::BeforeApply };
    let (bench, run) = bench(rule(Match::nth_write(1), fault));
    let status = bench.drive(&run).await.unwrap();
    assert_eq!(status.phase, Phase::Paused(Pause::Step(StepId(1))));
    assert_eq!(writes(&bench), 1);
}

#[tokio::test(start_paused = true)]
async fn stopping_ends_the_step_at_hand_and_starts_no_other() {
    let (bench, run) = bench(Schedule::default());
    let control = Control::new();
    let stop = control.clone();
    let listen = move |news: Progress| {
        if matches!(news, Progress::Checking { step: StepId(5) }) {
            stop.stop_after_step();
        }
    };
    let status = bench.drive_with(&run, &control, &listen).await.unwrap();
    assert_eq!(status.phase, Phase::Paused(Pause::ByPerson));
    assert_eq!(state(&status, StepId(5)).0, StepState::Done);
    assert_eq!(state(&status, StepId(6)).0, StepState::Waiting);
    assert_eq!(bench.drive(&run).await.unwrap().phase, Phase::Finished);
}

#[tokio::test(start_paused = true)]
async fn a_revoked_key_stops_everything_and_a_new_one_goes_on_at_that_step() {
    let (bench, run) = bench(second_admin(Match::nth_write(5), vec![Effect::RevokeKeys]));
    let status = bench.drive(&run).await.unwrap();
    assert!(
        matches!(status.phase, Phase::Paused(Pause::Key(ref refusal)) if refusal.status == 401),
        "{:?}",
        status.phase
    );
    let arrivals = bench.instance.audit();
    assert_eq!(arrivals.iter().filter(|arrival| !arrival.key_right).count(), 0, "revoked while it was on its way");
    assert_eq!(arrivals.last().unwrap().method, "POST", "nothing is sent after the refusal, not even a reading");
    bench.new_key(&run);
    let status = bench.drive(&run).await.unwrap();
    assert_eq!(status.phase, Phase::Finished);
    assert!(status.steps.iter().all(|step| step.state == StepState::Done));
    is_honest(bench, &run);
}

#[tokio::test(start_paused = true)]
async fn what_another_admin_changed_is_never_overwritten() {
    let when = Match::nth("GET", "/admin/users", 3);
    let thief = vec![Effect::Transfer { user: COLLEAGUE, organization: ORGANIZATION }];
    let (bench, run) = bench(second_admin(when, thief));
    let status = bench.drive(&run).await.unwrap();
    assert_eq!(status.phase, Phase::Paused(Pause::Step(TRANSFER_STEP)));
    assert_eq!(state(&status, TRANSFER_STEP), (StepState::ChangedMeanwhile, Some(Trouble::ChangedMeanwhile)));
    assert_eq!(bench.instance.world().owner_of(ORGANIZATION), Some(COLLEAGUE));
    is_honest(bench, &run);
}

#[tokio::test(start_paused = true)]
async fn a_holding_account_that_is_deleted_stops_the_transfer() {
    let (bench, run) = bench(second_admin(Match::arrival(1), vec![Effect::DeleteUser { user: HOLDING }]));
    let status = bench.drive(&run).await.unwrap();
    assert_eq!(status.phase, Phase::Paused(Pause::Step(StepId(2))));
    assert_eq!(state(&status, StepId(2)).0, StepState::ChangedMeanwhile);
    assert_eq!(status.step(StepId(2)).unwrap().reading, None, "what was read is the account, not the role");
    assert_eq!(writes(&bench), 1);
}

#[tokio::test(start_paused = true)]
async fn a_deleted_team_ends_its_two_steps_and_the_run_goes_on() {
    let (bench, run) = bench(second_admin(Match::nth_write(6), vec![Effect::DeleteTeam { team: 403 }]));
    let status = bench.drive(&run).await.unwrap();
    assert_eq!(status.phase, Phase::Finished);
    let gone = (StepState::Skipped, Some(Trouble::NoLongerExists(Gone::Team)));
    let of_team = status.plan.steps.iter().filter(|step| step.change.team().is_some_and(|team| team.0 == 403));
    let ended: Vec<_> = of_team.map(|step| state(&status, step.id)).collect();
    assert_eq!(ended, [gone.clone(), gone]);
    is_honest(bench, &run);
}

#[tokio::test(start_paused = true)]
async fn a_deleted_organization_ends_all_its_steps() {
    let deletion = vec![Effect::DeleteOrganization { organization: ORGANIZATION }];
    let (bench, run) = bench(second_admin(Match::nth_write(3), deletion));
    let status = bench.drive(&run).await.unwrap();
    assert_eq!(status.phase, Phase::Finished);
    let gone = Some(Trouble::NoLongerExists(Gone::Organization));
    assert!(status.steps[2..].iter().all(|step| step.state == StepState::Skipped && step.trouble == gone));
    is_honest(bench, &run);
}

#[tokio::test(start_paused = true)]
async fn what_depends_on_a_skipped_step_is_left_out() {
    let refusal = Fault::Status { status: 400, moment: Moment::BeforeApply, retry_after: None };
    let (bench, run) = bench(rule(Match::nth("POST", TRANSFER, 1), refusal));
    let status = bench.drive(&run).await.unwrap();
    assert!(matches!(state(&status, TRANSFER_STEP).1, Some(Trouble::Refused(refusal)) if refusal.status == 400));
    bench.decide(&run, TRANSFER_STEP, Decision::Skip("another day".into()));
    let status = bench.drive(&run).await.unwrap();
    assert_eq!(status.phase, Phase::Finished);
    assert_eq!(state(&status, StepId(4)).1, Some(Trouble::DependsOnSkipped(TRANSFER_STEP)));
    let lines = status.final_check.unwrap();
    assert!(lines.iter().any(|line| line.step == Some(TRANSFER_STEP) && !line.fine), "it still shows as it is");
}

#[tokio::test(start_paused = true)]
async fn leaving_stops_at_trouble_and_other_plans_go_on_with_what_does_not_depend_on_it() {
    let refusal = Fault::Status { status: 403, moment: Moment::BeforeApply, retry_after: None };
    let when = Match::nth("POST", "/admin/users/*/user-team-roles/*", 1);
    let (stopped, run) = bench(rule(when.clone(), refusal.clone()));
    stopped.drive(&run).await.unwrap();
    assert_eq!(writes(&stopped), 5);
    let others = |plan: Plan| Plan { policy: TroublePolicy::GoOnWithOthers, ..plan };
    let (gone_on, run) = bench_with(rule(when, refusal), others);
    let status = gone_on.drive(&run).await.unwrap();
    assert_eq!(status.phase, Phase::Paused(Pause::Step(StepId(5))));
    assert_eq!(writes(&gone_on), 15, "all but the one that depends on it");
    is_honest(gone_on, &run);
}

#[tokio::test(start_paused = true)]
async fn a_process_that_died_after_sending_reads_before_anything_else_and_only_when_continued() {
    let (calm, run) = bench(Schedule::default());
    calm.drive(&run).await.unwrap();
    let arrivals = 1 + calm.instance.audit().iter().position(|arrival| arrival.path.ends_with("/transfer")).unwrap();
    let world = reference::world();
    let plan = reference::plan(&world);
    let bench = Bench::new(world, Case { deaths: vec![Death::After(arrivals as u64)], ..Case::calm(7) });
    let run = bench.begin(plan);
    assert!(bench.drive(&run).await.is_none(), "it died");
    assert_eq!(bench.instance.world().owner_of(ORGANIZATION), Some(HOLDING), "the transfer was applied");
    assert_eq!(state(&bench.status(&run), TRANSFER_STEP).0, StepState::Doing);
    assert_eq!(bench.instance.audit().len(), arrivals, "looking at the run sends nothing");
    let status = bench.drive(&run).await.unwrap();
    assert_eq!(status.phase, Phase::Finished);
    assert!(bench.instance.audit()[arrivals].method == "GET");
    let entries = store::Journal::entries(&bench.journal, &run).unwrap();
    let continued =
        entries.iter().position(|entry| matches!(entry.event, Event::Continued { new_key: false, .. })).unwrap();
    assert!(matches!(entries[continued + 1].event, Event::Outcome { answer: Answer::Lost, .. }));
    assert_eq!(writes(&bench), 16);
}

#[tokio::test(start_paused = true)]
async fn nothing_is_sent_when_the_intent_cannot_be_written() {
    let (bench, run) = bench(Schedule::default());
    bench.journal.fail_write(4, store::Error::DiskFull);
    let engine = bench.engine();
    let failure = engine.drive(&run, &Control::new(), &|_| {}).await.unwrap_err();
    assert_eq!(failure, RunError::Journal(store::Error::DiskFull));
    assert_eq!(writes(&bench), 1, "the second intent was not written");
    assert_eq!(bench.drive(&run).await.unwrap().phase, Phase::Finished);
    is_honest(bench, &run);
}

#[tokio::test(start_paused = true)]
async fn the_window_in_which_a_license_change_could_be_lost_is_noted() {
    let (bench, run) = bench(rule(Match::nth_write(1), Fault::Stall { moment: Moment::AfterApply }));
    let status = bench.drive(&run).await.unwrap();
    assert!(status.step(StepId(1)).unwrap().window_ms >= Some(30_000), "{:?}", status.step(StepId(1)));
}

#[tokio::test(start_paused = true)]
async fn a_holding_account_is_created_once_without_its_password_in_the_journal() {
    let (bench, run) =
        bench_with(Schedule::default(), |_| holding::plan("Holding account US", "holding-us@flowline.example"));
    let status = bench.drive(&run).await.unwrap();
    assert_eq!(state(&status, StepId(1)), (StepState::Done, None));
    let sent = bench.instance.audit().into_iter().find(|arrival| arrival.method == "POST").unwrap();
    let body: serde_json::Value = serde_json::from_str(&sent.body).unwrap();
    let password = body["password"].as_str().unwrap();
    let journal = serde_json::to_string(&store::Journal::entries(&bench.journal, &run).unwrap()).unwrap();
    assert!(password.len() >= 10 && !journal.contains(password));
    assert_eq!(body["sendEmail"], false);
    is_honest(bench, &run);
}

#[tokio::test(start_paused = true)]
async fn a_creation_without_an_answer_waits_for_a_person() {
    let plan = |_| holding::plan("Holding account US", "holding-us@flowline.example");
    let (bench, run) = bench_with(rule(Match::nth_write(1), Fault::ResetBeforeRead), plan);
    let status = bench.drive(&run).await.unwrap();
    assert_eq!(status.phase, Phase::Paused(Pause::Step(StepId(1))));
    assert_eq!(writes(&bench), 1);
    is_honest(bench, &run);
}

#[tokio::test(start_paused = true)]
async fn only_the_steps_of_the_plan_can_be_decided_about() {
    let (bench, run) = bench(Schedule::default());
    let decide = |step| run::decide(&bench.journal, &run, step, Decision::TryAgain).unwrap_err();
    assert_eq!(decide(StepId(99)), RunError::NoDecision(StepId(99)));
    let unknown = run::status(&bench.journal, &RunId("none".into())).unwrap_err();
    assert_eq!(unknown, RunError::UnknownRun);
}

#[test]
fn no_step_of_the_reference_plan_gives_more_than_it_takes() {
    let plan = reference::plan(&reference::world());
    assert!(plan.steps.iter().all(|step| match &step.change {
        Change::SetOrganizationRole { role, .. } => *role == role::MEMBER,
        Change::SetTeamRole { role, .. } => *role == role::TEAM_OPERATOR,
        _ => true,
    }));
}

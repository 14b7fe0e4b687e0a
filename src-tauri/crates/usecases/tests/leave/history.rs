//! The history: what was done to whom and where, as the journal has it, also where somebody altered it.

use calamine::{Data, Reader as _, Xlsx, open_workbook};
use domain::{OrganizationId, UserId};
use practice::faults::{Fault, Match, Moment, Rule};
use rusqlite::Connection;
use store::Journal as _;
use usecases::view::export::SavedSheet;
use usecases::view::history::{ChangeRow, HistoryQuery, LineResult};
use usecases::view::run::{RunState, StepWord};
use usecases::{evidence, export, history, runs};

use crate::house::{EVENTS, HOLDING, House, KITCHEN, MARA};

fn everything() -> HistoryQuery {
    HistoryQuery { count: 1_000, ..HistoryQuery::default() }
}

fn words(search: &str) -> HistoryQuery {
    HistoryQuery { search: search.to_owned(), ..everything() }
}

async fn lines(house: &House, query: HistoryQuery) -> Vec<ChangeRow> {
    history::changes(&house.session, query).await.unwrap().rows
}

/// The Nordlicht customer has left.
async fn left() -> (House, String) {
    let house = House::new().await;
    let review = house.nordlicht_review().await;
    let run = house.start(&review).await;
    assert_eq!(house.rest(&run).await.state, RunState::Finished);
    (house, run)
}

/// Mara's role in Events is refused, and left out with a reason.
async fn with_one_left_out() -> (House, String) {
    let house = House::new().await;
    let review = house.nordlicht_review().await;
    let path = format!("/admin/users/{MARA}/user-organization-roles/{EVENTS}");
    let fault = Fault::Status { status: 403, moment: Moment::BeforeApply, retry_after: None };
    house.fail(vec![Rule { when: Match::every("POST", &path), fault }]);
    let run = house.start(&review).await;
    assert_eq!(house.rest(&run).await.state, RunState::NeedsYou);
    (house, run)
}

/// The role that Mara was limited to in the kitchen before the run stopped at Events.
async fn limited_in_the_kitchen(house: &House) -> ChangeRow {
    let rows = lines(house, everything()).await;
    let is_it = |row: &&ChangeRow| {
        row.change == "set-org-role"
            && row.organization.as_ref().is_some_and(|place| place.id == OrganizationId(KITCHEN))
            && row.user.as_ref().is_some_and(|user| user.id == UserId(MARA))
    };
    rows.iter().find(is_it).cloned().expect("a line about Mara in the kitchen")
}

#[tokio::test(start_paused = true)]
async fn a_line_that_somebody_undid_before_the_end_of_the_case_did_not_hold_and_says_what_is_there_instead() {
    let (house, run) = with_one_left_out().await;
    let done = limited_in_the_kitchen(&house).await;
    assert_eq!(done.result, LineResult::Done);
    let limited = house.instance.world().role_in(MARA, KITCHEN).unwrap();
    let mut world = house.instance.world();
    world.members.get_mut(&KITCHEN).unwrap().get_mut(&MARA).unwrap().role = practice::ADMIN;
    house.instance.replace_world(world);
    house.fail(Vec::new());
    let view = runs::view(&house.session, run.clone()).await.unwrap();
    let stopped = view.steps.iter().find(|step| step.state == StepWord::NeedsYou).unwrap().step;
    runs::retry(&house.session, run.clone(), stopped).await.unwrap();
    assert_eq!(house.rest(&run).await.state, RunState::Finished);

    let row = limited_in_the_kitchen(&house).await;
    assert_eq!(row.result, LineResult::DidNotHold);
    assert_eq!(row.after.unwrap().value, practice::ADMIN.to_string(), "what the end of the case found");
    assert_eq!(row.wanted.value, limited.to_string());
}

#[tokio::test(start_paused = true)]
async fn every_line_tells_what_was_read_before_and_after_and_no_line_is_missing() {
    let (house, run) = left().await;
    let proof = evidence::evidence(&house.session, run.clone()).await.unwrap();
    let told = lines(&house, everything()).await;
    assert_eq!(told.len(), proof.lines.len());
    for line in &proof.lines {
        let row = told.iter().find(|row| row.step == line.step && row.run == run).unwrap();
        assert_eq!(row.result, LineResult::Done, "{row:#?}");
        let before = row.before.as_ref().unwrap();
        assert_eq!((&before.value, &before.name), (&line.line.line.before, &line.line.line.before_name));
        assert_eq!(row.after.as_ref().unwrap(), &row.wanted, "read back, whatever a later line made of it: {row:#?}");
    }
    assert!(told.is_sorted_by(|newer, older| newer.at >= older.at), "the newest first");
}

#[tokio::test(start_paused = true)]
async fn words_are_found_in_names_emails_numbers_and_places_whatever_their_case_and_accents() {
    let (house, _) = left().await;
    let all = lines(&house, everything()).await;
    let about_mara = |row: &&ChangeRow| row.user.as_ref().is_some_and(|user| user.id.0 == MARA);
    for search in ["MÁRA lindqvist", "mara@", "#4711", "nordlicht"] {
        let found = lines(&house, words(search)).await;
        assert!(all.iter().filter(about_mara).all(|row| found.contains(row)), "{search}");
    }
    assert_eq!(lines(&house, words("nordlicht catering")).await.len(), all.len(), "the case's own name");
    let of_mara = HistoryQuery { person: Some(UserId(MARA)), ..everything() };
    assert_eq!(lines(&house, words("#4711")).await, lines(&house, of_mara).await, "and no line about others");
    assert!(lines(&house, words("mara lindqvist")).await.len() < all.len());
    assert_eq!(lines(&house, words("nobody has this")).await, []);
    let page = history::changes(&house.session, words("mara")).await.unwrap();
    assert_eq!(page.counts.people[0].person.id, UserId(MARA));
    let cases = history::cases(&house.session, words("NÖRDLICHT")).await.unwrap();
    assert_eq!((cases.counts.shown, cases.counts.total), (1, 1));
    assert_eq!(history::cases(&house.session, words("nobody")).await.unwrap().rows, []);
}

#[tokio::test(start_paused = true)]
async fn a_person_and_an_organization_narrow_it_and_a_hand_over_is_about_both_people() {
    let (house, _) = left().await;
    let of = |person: Option<u64>, place: Option<u64>| HistoryQuery {
        person: person.map(UserId),
        organization: place.map(OrganizationId),
        ..everything()
    };
    let kitchen = lines(&house, of(None, Some(KITCHEN))).await;
    assert!(!kitchen.is_empty() && kitchen.iter().all(|row| row.organization.as_ref().unwrap().id.0 == KITCHEN));
    let (mara, holding) = (lines(&house, of(Some(MARA), None)).await, lines(&house, of(Some(HOLDING), None)).await);
    for people in [&mara, &holding] {
        assert_eq!(people.iter().filter(|row| row.change == "transfer").count(), 3);
    }
    let both = history::changes(&house.session, of(Some(MARA), Some(KITCHEN))).await.unwrap();
    assert!(both.rows.iter().all(|row| mara.contains(row) && kitchen.contains(row)) && !both.rows.is_empty());
    assert_eq!(both.counts.person.unwrap().name, "Mara Lindqvist");
    let paged = lines(&house, HistoryQuery { offset: 2, count: 3, ..everything() }).await;
    assert_eq!(paged, lines(&house, everything()).await[2..5]);
}

#[tokio::test(start_paused = true)]
async fn what_was_refused_stays_refused_until_it_is_left_out_and_what_is_there_is_told() {
    let (house, run) = with_one_left_out().await;
    let demotion = |rows: Vec<ChangeRow>| {
        let mine = |row: &ChangeRow| {
            row.change == "set-org-role"
                && row.user.as_ref().is_some_and(|user| user.id.0 == MARA)
                && row.organization.as_ref().is_some_and(|place| place.id.0 == EVENTS)
        };
        rows.into_iter().find(mine).unwrap()
    };
    let row = demotion(lines(&house, everything()).await);
    assert_eq!(
        (row.result, row.after.unwrap().value.as_str(), row.wanted.value.as_str()),
        (LineResult::Refused, "12", "13")
    );
    runs::skip(&house.session, run.clone(), row.step, "agreed".to_owned()).await.unwrap();
    house.rest(&run).await;
    assert_eq!(demotion(lines(&house, everything()).await).result, LineResult::LeftOut);
}

/// Somebody with the file and a tool for it, who alters the n-th entry of the case.
fn alter(house: &House, run: &str, sequence: u64) {
    let connection = Connection::open(house.folder.join("gatehouse.sqlite")).unwrap();
    let guard: String = connection
        .query_row("SELECT sql FROM sqlite_schema WHERE name = 'journal_is_not_changed'", [], |row| row.get(0))
        .unwrap();
    let event = "UPDATE journal SET event = replace(event, '\"claimed\"', '\"lost\"') WHERE run = ?1 AND sequence = ?2";
    connection.execute_batch("DROP TRIGGER journal_is_not_changed").unwrap();
    assert_eq!(connection.execute(event, rusqlite::params![run, sequence]).unwrap(), 1);
    connection.execute_batch(&guard).unwrap();
}

#[tokio::test(start_paused = true)]
async fn an_altered_entry_is_named_with_its_case_and_everything_can_still_be_read_but_not_proven() {
    let (mut house, run) = left().await;
    let whole = history::check(&house.session).await.unwrap();
    let entries = house.core.home().journal().entries(&domain::RunId(run.clone())).unwrap().len();
    assert_eq!((whole.entries as usize, whole.broken, whole.doubtful.len()), (entries, None, 0));
    let before = lines(&house, everything()).await;
    alter(&house, &run, 5);
    house.reopened().await;
    let found = history::check(&house.session).await.unwrap();
    let broken = found.broken.unwrap();
    assert_eq!((broken.run.as_str(), broken.entry), (run.as_str(), 5));
    assert_eq!(broken.case.unwrap().title, "Nordlicht Catering");
    assert_eq!(found.doubtful, std::slice::from_ref(&run));
    assert_eq!(lines(&house, everything()).await.len(), before.len());
    assert_eq!(history::cases(&house.session, everything()).await.unwrap().rows.len(), 1);
    assert_eq!(runs::list(&house.session).await.unwrap(), [], "nothing goes on from it");
    evidence::evidence(&house.session, run.clone()).await.unwrap_err();
    export::result(&house.session, run, house.folder.join("documents")).await.unwrap_err();
}

fn says(cell: &Data, text: &str) -> bool {
    matches!(cell, Data::String(words) if words == text)
}

fn sheet(file: &SavedSheet) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = open_workbook(&file.path).unwrap();
    let formulas = book.worksheet_formula("Result").unwrap();
    assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()), "a formula is in the file");
    book.worksheet_range("Result").unwrap().rows().map(<[Data]>::to_vec).collect()
}

#[tokio::test(start_paused = true)]
async fn the_sheet_of_a_case_has_a_typed_row_for_each_line() {
    let (house, run) = left().await;
    let file = export::result(&house.session, run.clone(), house.folder.join("documents")).await.unwrap();
    let view = runs::view(&house.session, run).await.unwrap();
    let rows = sheet(&file);
    assert_eq!((file.rows as usize, rows.len() - 1), (view.steps.len(), view.steps.len()));
    for (row, step) in rows[1..].iter().zip(&view.steps) {
        assert!(matches!(row[0], Data::Float(_)) && matches!(row[14], Data::DateTime(_)), "{row:?}");
        let user = step.line.user.as_ref();
        assert_eq!(row[3], user.map_or(Data::Empty, |user| Data::Float(f64::from(u32::try_from(user.id.0).unwrap()))));
        assert_eq!(row[12], Data::String("Done".to_owned()));
        assert!(row[9..12].iter().all(|cell| matches!(cell, Data::String(_))), "before, wanted and read back: {row:?}");
    }
    let owners: Vec<_> = rows.iter().filter(|row| says(&row[8], "Owner")).collect();
    assert_eq!(owners.len(), 3);
    assert!(owners.iter().all(|row| says(&row[9], "Mara Lindqvist") && row[11] == row[10]));
}

#[tokio::test(start_paused = true)]
async fn a_case_that_stopped_has_its_open_lines_in_the_sheet_with_the_reason_and_no_formula() {
    let (house, run) = with_one_left_out().await;
    let step = runs::view(&house.session, run.clone()).await.unwrap();
    let refused = step.steps.iter().find(|step| step.trouble.is_some()).unwrap().step;
    let file = export::result(&house.session, run.clone(), house.folder.join("documents")).await.unwrap();
    let rows = sheet(&file);
    assert_eq!(rows.len() - 1, step.steps.len());
    let results: Vec<String> = rows[1..].iter().map(|row| row[12].to_string()).collect();
    assert_eq!(results.iter().filter(|result| *result == "Refused").count(), 1);
    assert!(results.iter().any(|result| result == "Not done") && results.iter().any(|result| result == "Done"));
    let reason = rows.iter().find(|row| says(&row[12], "Refused")).unwrap()[13].to_string();
    assert!(reason.starts_with("The instance answered 403"), "{reason}");

    runs::skip(&house.session, run.clone(), refused, "=HYPERLINK(\"http://evil.example\")".to_owned()).await.unwrap();
    house.rest(&run).await;
    let rows = sheet(&export::result(&house.session, run, house.folder.join("documents")).await.unwrap());
    let left_out = rows.iter().find(|row| says(&row[12], "Left out")).unwrap();
    assert_eq!(left_out[13], Data::String("=HYPERLINK(\"http://evil.example\")".to_owned()));
}

/// 160 cases of 125 lines, without anything read or sent.
fn fill(house: &House, plan: &domain::plan::Plan) {
    let journal = house.core.home().journal();
    let step = plan.steps[0].clone();
    let steps = |case: u64| (0..125).map(move |line| domain::StepId(case * 1_000 + line));
    for case in 0..160 {
        let mut plan = plan.clone();
        plan.title = format!("Customer {case}");
        plan.steps = steps(case).map(|id| domain::plan::step::Step { id, ..step.clone() }).collect();
        let event = domain::journal::Event::Started {
            plan: Box::new(plan),
            snapshot: None,
            instance: "http://127.0.0.1:1".to_owned(),
            operator: "Ines".to_owned(),
        };
        let run = domain::RunId(format!("filled-{case}"));
        journal.begin(&house.session.profile_id(), &run, event).unwrap();
        journal.append(&run, domain::journal::Event::Abandoned).unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn counted_time_to_search_twenty_thousand_lines() {
    let (house, run) = left().await;
    let entries = house.core.home().journal().entries(&domain::RunId(run)).unwrap();
    let domain::journal::Event::Started { plan, .. } = &entries[0].event else { panic!("a start") };
    fill(&house, plan);
    let time = |what: &'static str, query: HistoryQuery| {
        let house = &house;
        async move {
            let start = std::time::Instant::now();
            let page = history::changes(&house.session, query).await.unwrap();
            println!("{what}: {} of {} lines in {:?}", page.counts.shown, page.counts.total, start.elapsed());
            page.counts
        }
    };
    let page = HistoryQuery { count: 300, ..HistoryQuery::default() };
    let counts = time("read and shown for the first time", page.clone()).await;
    assert!(counts.total > 20_000, "{}", counts.total);
    time("a page in the middle", HistoryQuery { offset: 10_000, ..page.clone() }).await;
    let counts = time("searched", HistoryQuery { search: "customer 77".to_owned(), ..page.clone() }).await;
    assert_eq!(counts.shown, 125);
    time("of one person", HistoryQuery { person: Some(UserId(MARA)), ..page }).await;
    let start = std::time::Instant::now();
    let found = history::check(&house.session).await.unwrap();
    assert_eq!(found.broken, None);
    println!("checked {} entries in {:?}", found.entries, start.elapsed());
}

//! Lists as files: as many rows as were counted, typed cells, and no formula whatever a name is.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use calamine::{Data, Reader as _, Xlsx, open_workbook};
use domain::UserId;
use practice::{Size, Switches};
use usecases::session::Session;
use usecases::view::export::{ExportRows, Exported, OrganizationsExport, PeopleExport, SheetFormat};
use usecases::view::people::{ListQuery, ListState, PeopleFilter};
use usecases::{directory, export};

use crate::filters::complete;
use crate::memberships::all_read;
use crate::stage::{Stage, places, query};

fn order(rows: ExportRows, format: SheetFormat) -> PeopleExport {
    let never = ListQuery { filters: vec![PeopleFilter::NeverSignedIn], ..query("", 1) };
    PeopleExport { rows, query: never, selection: Vec::new(), format }
}

async fn people(stage: &Stage, session: &Arc<Session>, order: PeopleExport) -> Exported {
    export::people(session, order, stage.folder.0.join("documents")).await.unwrap()
}

fn sheet(file: &Exported) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = open_workbook(&file.path).unwrap();
    let formulas = book.worksheet_formula("People").unwrap();
    assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()), "a formula is in the file");
    let range = book.worksheet_range("People").unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

fn lines(file: &Exported) -> Vec<csv::StringRecord> {
    let text = std::fs::read_to_string(&file.path).unwrap();
    let text = text.strip_prefix('\u{feff}').unwrap().to_owned();
    csv::Reader::from_reader(text.as_bytes()).records().map(Result::unwrap).collect()
}

fn yes_no(answer: bool) -> Data {
    Data::String(if answer { "Yes" } else { "No" }.to_owned())
}

#[tokio::test]
async fn a_file_has_as_many_rows_as_the_window_counts() {
    let stage = Stage::new(Size::Team, Switches::default());
    let session = stage.opened().await;
    complete(&session).await;
    let never = order(ExportRows::Shown, SheetFormat::Xlsx).query;
    let page = directory::people(&session, never.clone()).await.unwrap();
    let shown = people(&stage, &session, order(ExportRows::Shown, SheetFormat::Xlsx)).await;
    assert!(page.shown > 0 && page.shown < page.total);
    assert_eq!((shown.rows, sheet(&shown).len()), (page.shown, page.shown as usize + 1));
    let all = people(&stage, &session, order(ExportRows::Everything, SheetFormat::CsvComma)).await;
    assert_eq!((all.rows, lines(&all).len(), all.state), (page.total, page.total as usize, ListState::Complete));
    let selection: Vec<UserId> =
        directory::people_matching(&session, never).await.unwrap().into_iter().take(5).collect();
    let chosen = PeopleExport { selection: selection.clone(), ..order(ExportRows::Selection, SheetFormat::CsvComma) };
    let chosen = people(&stage, &session, chosen).await;
    let numbers: HashSet<u64> = lines(&chosen).iter().map(|row| row[2].parse().unwrap()).collect();
    assert_eq!((chosen.rows, numbers), (5, selection.iter().map(|user| user.0).collect()));
}

#[tokio::test]
async fn cells_have_types_and_names_are_the_instances_to_the_letter() {
    let stage = Stage::new(Size::Team, Switches::default());
    let session = stage.opened().await;
    complete(&session).await;
    let file = people(&stage, &session, order(ExportRows::Everything, SheetFormat::Xlsx)).await;
    let world = stage.instance.world();
    let rows = sheet(&file);
    assert_eq!(rows.len(), world.people.len() + 1);
    for row in &rows[1..] {
        let Data::Float(number) = row[2] else { panic!("no number: {:?}", row[2]) };
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small whole number")]
        let person = &world.people[&(number as u64)];
        assert_eq!(row[0].to_string(), person.name);
        assert_eq!(row[1].to_string(), person.email);
        assert_eq!(matches!(row[5], Data::DateTime(_)), person.last_login.is_some(), "{:?}", row[5]);
        assert_eq!(row[6], yes_no(person.last_login.is_none()));
        assert_eq!(row[12], yes_no(person.deleted));
    }
}

#[tokio::test]
async fn a_name_that_begins_a_formula_is_text_in_both_kinds_of_file() {
    let name = "=HYPERLINK(\"http://evil.example\";\"Ünal\")";
    let stage = Stage::new(Size::Tiny, Switches::default());
    let mut world = stage.instance.world();
    let user = world.main_user;
    world.people.get_mut(&user).unwrap().name = name.to_owned();
    stage.instance.replace_world(world);
    let session = stage.opened().await;
    complete(&session).await;
    let file = people(&stage, &session, order(ExportRows::Everything, SheetFormat::Xlsx)).await;
    assert!(sheet(&file).iter().any(|row| row[0] == Data::String(name.to_owned())));
    for format in [SheetFormat::CsvComma, SheetFormat::CsvSemicolon] {
        let file = people(&stage, &session, order(ExportRows::Everything, format)).await;
        let text = std::fs::read_to_string(&file.path).unwrap();
        assert!(text.contains("\"'=HYPERLINK(\"\"http://evil.example\"\";\"\"Ünal\"\")\""), "{text}");
    }
}

#[tokio::test]
async fn who_has_what_has_a_row_for_each_role_that_anybody_has_anywhere() {
    let stage = Stage::new(Size::Team, Switches::default());
    let session = stage.opened().await;
    all_read(&session).await;
    let order = order(ExportRows::Everything, SheetFormat::CsvComma);
    let file = export::access(&session, order, stage.folder.0.join("documents")).await.unwrap();
    assert!(!file.memberships_missing);
    let number = |text: &str| text.parse::<u64>().unwrap();
    let told: BTreeSet<(u64, u64, Option<u64>)> =
        lines(&file).iter().map(|row| (number(&row[2]), number(&row[4]), row[6].parse().ok())).collect();
    let world = stage.instance.world();
    let mut truth = BTreeSet::new();
    for organization in world.organizations.values().filter(|organization| !organization.deleted) {
        truth.extend(world.members[&organization.id].keys().map(|user| (*user, organization.id, None)));
        for team in world.teams_of(organization.id) {
            truth.extend(world.team_members[&team.id].keys().map(|user| (*user, organization.id, Some(team.id))));
        }
    }
    assert_eq!(file.rows as usize, truth.len());
    assert!(told == truth, "somebody's role is missing or made up");
    let owners = lines(&file).iter().filter(|row| &row[8] == "Yes").count();
    assert_eq!(owners, world.organizations.values().filter(|organization| !organization.deleted).count());
}

#[tokio::test]
async fn files_never_take_each_others_place_and_a_folder_that_refuses_is_told() {
    let stage = Stage::new(Size::Tiny, Switches::default());
    let session = stage.opened().await;
    complete(&session).await;
    let order =
        |format| OrganizationsExport { rows: ExportRows::Shown, query: places("", 1), selection: Vec::new(), format };
    let folder = stage.folder.0.join("documents");
    let mut paths = HashSet::new();
    for format in [SheetFormat::Xlsx, SheetFormat::Xlsx, SheetFormat::CsvComma] {
        let file = export::organizations(&session, order(format), folder.clone()).await.unwrap();
        assert_eq!(file.rows as usize, stage.instance.world().organizations.len());
        assert!(paths.insert(file.path));
    }
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 3, "nothing else is left there");
    let refused = export::organizations(&session, order(SheetFormat::Xlsx), "/proc/nowhere".into()).await;
    assert_eq!(refused.unwrap_err().code, usecases::problem::Code::ReadOnly);
}

/// The sheet as `LibreOffice` understands it, as its flat XML.
fn in_libreoffice(folder: &std::path::Path, path: &str) -> String {
    let profile = format!("-env:UserInstallation=file://{}/office", folder.display());
    let mut office = std::process::Command::new("soffice");
    office.args([&profile, "--headless", "--convert-to", "fods", "--outdir"]).arg(folder).arg(path);
    let output = office.output().expect("LibreOffice is installed (package libreoffice-calc-nogui)");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let name = std::path::Path::new(path).with_extension("fods");
    std::fs::read_to_string(folder.join(name.file_name().unwrap())).unwrap()
}

#[tokio::test]
#[ignore = "long"]
async fn long_libreoffice_opens_the_sheets_with_types_and_without_a_formula() {
    let stage = Stage::new(Size::Team, Switches::default());
    let session = stage.opened().await;
    complete(&session).await;
    let folder = stage.folder.0.join("office-files");
    for format in [SheetFormat::Xlsx, SheetFormat::CsvComma] {
        let file = people(&stage, &session, order(ExportRows::Everything, format)).await;
        let xml = in_libreoffice(&folder, &file.path);
        let formula = xml.find("table:formula").map(|at| &xml[at..at + 60]);
        assert_eq!(formula, None, "{format:?} holds a formula");
        assert!(xml.contains("HYPERLINK("), "{format:?} lacks the name that looks like one");
        let kind = |kind: &str| xml.matches(&format!("office:value-type=\"{kind}\"")).count();
        let people = stage.instance.world().people;
        assert!(kind("float") >= people.len(), "{format:?}: every number of a person");
        if format == SheetFormat::Xlsx {
            let signed_in = people.values().filter(|person| person.last_login.is_some()).count();
            assert_eq!(kind("date"), signed_in, "every last sign-in");
        }
    }
}

//! The proof: ticks, and the two files.

use domain::journal::{Answer, Event, Reading};
use practice::faults::{Fault, Match, Moment, Rule};
use practice::{Size, Switches, World};
use sha2::{Digest as _, Sha256};
use store::Journal as _;
use usecases::view::evidence::{Tick, TickItem};
use usecases::view::leave::LeaveInput;
use usecases::view::run::StepWord;
use usecases::{evidence, leave};

use crate::house::{House, KITCHEN, MARA};

fn tick(done: bool) -> Tick {
    Tick { item: TickItem::Dashboard, done, initials: " IB ".to_owned() }
}

#[tokio::test(start_paused = true)]
async fn ticks_are_kept_over_a_restart() {
    let mut house = House::new().await;
    let run = house.start(&house.nordlicht_review().await).await;
    house.rest(&run).await;
    let proof = evidence::tick(&house.session, run.clone(), tick(true)).await.unwrap();
    assert_eq!(proof.ticks, [Tick { initials: "IB".to_owned(), ..tick(true) }]);
    house.reopened().await;
    assert_eq!(evidence::evidence(&house.session, run.clone()).await.unwrap().ticks, proof.ticks);
    assert!(!evidence::tick(&house.session, run, tick(false)).await.unwrap().ticks[0].done);
}

#[tokio::test(start_paused = true)]
async fn the_files_stand_alone_and_belong_together() {
    let house = House::new().await;
    let run = house.start(&house.nordlicht_review().await).await;
    house.rest(&run).await;
    evidence::tick(&house.session, run.clone(), tick(true)).await.unwrap();
    let folder = house.folder.join("Documents").join("Gatehouse");
    let saved = evidence::export(&house.session, run.clone(), folder.clone()).await.unwrap();
    let proof = evidence::evidence(&house.session, run.clone()).await.unwrap();
    assert_eq!(proof.saved.as_ref(), Some(&saved));

    let html = std::fs::read_to_string(&saved.html).unwrap();
    let json: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&saved.json).unwrap()).unwrap();
    let name = std::path::Path::new(&saved.html).file_name().unwrap().to_str().unwrap();
    let day =
        chrono::DateTime::parse_from_rfc3339(&proof.ended_at).unwrap().with_timezone(&chrono::Local).format("%Y-%m-%d");
    assert_eq!(name, format!("leave-{day}-case-{}.html", &run[..8]));
    assert_eq!(json["page"]["sha256"], domain::plan::hex(&Sha256::digest(html.as_bytes())));
    assert_eq!(json["page"]["file"], name);
    let head = house.core.home().journal_head(&domain::RunId(run)).unwrap();
    assert_eq!(json["journal"]["head"].as_str(), head.as_deref());
    assert_eq!((&json["version"], &json["format"]), (&1.into(), &"gatehouse-evidence".into()));
    assert_eq!(json["browserCheck"]["checkedByThisApp"], false);

    let changes = json["changes"].as_array().unwrap();
    assert_eq!(changes.len(), proof.lines.len());
    for (change, line) in changes.iter().zip(&proof.lines) {
        assert_eq!(change["read"].as_str(), line.read.as_deref());
        assert_eq!(change["readAt"].as_str(), line.read_at.as_deref());
    }
    for text in [
        "Nordlicht Catering</bdi> has left",
        "Mara Lindqvist",
        "mara@nordlicht.example",
        "#4711",
        "Ines Berg",
        "Holding account EU",
        "100 MiB",
        "Mara private",
        "Gatehouse does not check it",
        "replaced as a whole",
        "☑",
        "IB",
    ] {
        assert!(html.contains(text), "{text}");
    }
    for outside in ["<script", "src=", "href=", "url(", "@import", "<link", "<img", "<iframe"] {
        assert!(!html.contains(outside), "{outside}");
    }
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), 2);
}

#[tokio::test(start_paused = true)]
async fn the_chosen_day_and_the_note_stand_in_both_files() {
    let mut house = House::new().await;
    let draft = house.nordlicht().await;
    let note = "Agreed with Mara.\nSee <mail>\u{202e} of Tuesday.".to_owned();
    let input = LeaveInput { leave_date: "2025-02-28".to_owned(), note: note.clone(), ..draft.choices };
    leave::choose(&house.session, draft.draft, input).await.unwrap();
    let run = house.start(&leave::review(&house.session, draft.draft).await.unwrap()).await;
    house.rest(&run).await;
    house.reopened().await;
    let saved = evidence::export(&house.session, run, house.folder.join("out")).await.unwrap();
    let html = std::fs::read_to_string(&saved.html).unwrap();
    let json: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&saved.json).unwrap()).unwrap();
    assert!(html.contains("<dt>Leave date</dt><dd>28 February 2025</dd>"), "{html}");
    let lines =
        "<bdi>Agreed with Mara.</bdi><br><bdi>See &lt;mail&gt;<span class=\"mark\">U+202E</span> of Tuesday.</bdi>";
    assert!(html.contains(lines), "{html}");
    assert_eq!((json["leaveDate"].as_str(), json["note"].as_str()), (Some("2025-02-28"), Some(&*note)));
}

#[tokio::test(start_paused = true)]
async fn hostile_names_are_text_with_visible_marks() {
    let mut world = World::generate(Size::Tiny, 0);
    let hostile = "<img src=x onerror=alert(1)>\u{202e}gnp.\u{200b}Kit\"chen'&";
    world.organizations.get_mut(&KITCHEN).unwrap().name = format!("Nordlicht Catering {hostile}");
    world.people.get_mut(&MARA).unwrap().name = format!("../../Mara {hostile}");
    let house = House::on(world, Switches::default()).await;
    let run = house.start(&house.nordlicht_review().await).await;
    house.rest(&run).await;
    let saved = evidence::export(&house.session, run, house.folder.join("out")).await.unwrap();
    let html = std::fs::read_to_string(&saved.html).unwrap();
    let json = std::fs::read_to_string(&saved.json).unwrap();
    assert!(!html.contains("<img") && html.contains("&lt;img src=x onerror=alert(1)&gt;"));
    for unseen in ['\u{202e}', '\u{200b}'] {
        assert!(!html.contains(unseen) && !json.contains(unseen));
    }
    assert!(html.contains("U+202E") && json.contains("\\u202e"));
    assert!(std::path::Path::new(&saved.html).file_name().unwrap().to_str().unwrap().is_ascii());
}

#[tokio::test(start_paused = true)]
async fn a_line_that_is_not_sure_has_no_value_that_was_read_back() {
    let house = House::new().await;
    let review = house.nordlicht_review().await;
    let path = format!("/admin/users/{MARA}/user-organization-roles/{KITCHEN}");
    let fault = Fault::Status { status: 403, moment: Moment::BeforeApply, retry_after: None };
    house.fail(vec![Rule { when: Match::every("POST", &path), fault }]);
    let run = house.start(&review).await;
    let view = house.rest(&run).await;
    let step = view.steps.iter().find(|step| step.state == StepWord::NeedsYou).unwrap().step;
    // It was sent once more, no answer came, and nothing could be read.
    let seen = domain::plan::fact::Value::Role(Some(domain::role::ADMIN));
    let fresh = Reading { seen, at: "2026-11-22T12:00:00.000Z".to_owned() };
    let answer = Answer::Unknown("no answer".to_owned());
    let journal = house.core.home().journal();
    for event in [
        Event::Continued { new_key: false, operator: None },
        Event::Intent { step, attempt: 2, fresh },
        Event::Outcome { step, attempt: 2, answer, reading: None, window_ms: 20 },
    ] {
        journal.append(&domain::RunId(run.clone()), event).unwrap();
    }
    let proof = evidence::evidence(&house.session, run.clone()).await.unwrap();
    let line = proof.lines.iter().find(|line| line.step == step).unwrap();
    assert_eq!(line.state, StepWord::NotSure);
    assert_eq!((&line.read, &line.read_name, &line.read_at), (&None, &None, &None), "what was seen before is no proof");
    let saved = evidence::export(&house.session, run, house.folder.join("out")).await.unwrap();
    let json: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&saved.json).unwrap()).unwrap();
    let change = json["changes"].as_array().unwrap().iter().find(|change| change["step"] == step.0).unwrap();
    assert_eq!((&change["read"], &change["readAt"]), (&serde_json::Value::Null, &serde_json::Value::Null));
    let html = std::fs::read_to_string(&saved.html).unwrap();
    assert!(html.contains("<td class=\"read\">not read</td>") && html.contains("could not be read back"));
}

//! One person: values, administration role, creation by mail, the end of an account.

use domain::plan::Warning;
use domain::plan::change::PersonField;
use domain::plan::here::Obstacle;
use domain::{AdminRoleId, OrganizationId, UserId};
use usecases::problem::Code;
use usecases::view::changes::{ChangeWish, NewPersonWish};
use usecases::view::run::{RunState, StepWord};
use usecases::{changes, evidence};

use crate::house::{House, MARA, PRIVATE};
use crate::wishes::{ELIF, INES, NEW_EMAIL, PIETER, done, new_person, refused, renamed, review, sent};

fn everything(user: u64) -> ChangeWish {
    ChangeWish::EditPerson {
        user: UserId(user),
        name: Some(" Elif Demir ".to_owned()),
        email: Some("elif.demir@nordlicht.example".to_owned()),
        language: Some("cs".to_owned()),
        time_zone: Some(113),
        country: Some(4),
    }
}

#[tokio::test(start_paused = true)]
async fn each_value_is_sent_alone_and_read_back_alone() {
    let house = House::new().await;
    let review = review(&house, everything(ELIF)).await;
    let fields: Vec<_> = review.lines.iter().map(|line| line.field.unwrap()).collect();
    let all =
        [PersonField::Name, PersonField::Email, PersonField::Language, PersonField::TimeZone, PersonField::Country];
    assert!(fields.iter().all(|field| all.contains(field)) && fields.len() >= 3, "{fields:?}");
    assert!(review.lines.iter().all(|line| line.change == "update-user" && line.before != line.after));
    assert!(review.warnings.contains(&Warning::SignsInWithNewEmail(UserId(ELIF))));
    assert_eq!(review.typed_name, None);
    let run = house.start(&review).await;
    let view = house.rest(&run).await;
    assert_eq!(view.state, RunState::Finished);
    assert_eq!(sent(&house).len(), review.lines.len());
    for (call, query, body) in sent(&house) {
        assert_eq!((call.as_str(), query.as_str()), (format!("PATCH /api/v2/admin/users/{ELIF}").as_str(), ""));
        assert_eq!(body.matches(':').count(), 1, "one value at a time: {body}");
    }
    let world = house.instance.world();
    let elif = &world.people[&ELIF];
    assert_eq!((elif.name.as_str(), elif.email.as_str()), ("Elif Demir", "elif.demir@nordlicht.example"));
    assert_eq!((elif.language.as_str(), elif.timezone_id, elif.country_id), ("cs", 113, 4));
    let proof = evidence::evidence(&house.session, run).await.unwrap();
    assert!(proof.complete, "{:?}", proof.differences);
    assert!(proof.lines.iter().all(|line| line.read.as_deref() == Some(line.line.line.after.as_str())));
    let country = proof.lines.iter().find(|line| line.line.line.field == Some(PersonField::Country));
    assert_eq!(country.and_then(|line| line.read_name.clone()).as_deref(), Some("Afghanistan"));
}

#[tokio::test(start_paused = true)]
async fn a_value_that_changed_meanwhile_stops_itself_and_no_other() {
    let house = House::new().await;
    let late = review(&house, everything(ELIF)).await;
    done(&house, renamed(ELIF, "Elif Yılmaz")).await;
    let run = house.start(&late).await;
    let view = house.rest(&run).await;
    let state = |field| view.steps.iter().find(|step| step.line.field == Some(field)).unwrap().state;
    assert_eq!(state(PersonField::Name), StepWord::ChangedMeanwhile);
    assert_eq!(state(PersonField::Email), StepWord::Done);
    assert_eq!(house.instance.world().people[&ELIF].name, "Elif Yılmaz");
}

#[tokio::test(start_paused = true)]
async fn values_that_cannot_be_taken_cannot_be_planned() {
    let house = House::new().await;
    let user = UserId(ELIF);
    let wish = |name: Option<&str>, email: Option<&str>| ChangeWish::EditPerson {
        user,
        name: name.map(str::to_owned),
        email: email.map(str::to_owned),
        language: None,
        time_zone: None,
        country: None,
    };
    for (wish, obstacle) in [
        (wish(Some(" "), None), Obstacle::NameNotTaken),
        (wish(None, Some("elif")), Obstacle::EmailNotTaken),
        (wish(None, Some("MARA@nordlicht.example")), Obstacle::EmailInUse(UserId(MARA))),
        (wish(Some("Elif Kaya"), None), Obstacle::NothingToDo),
        (wish(None, Some("ELIF.kaya@nordlicht.example")), Obstacle::NothingToDo),
    ] {
        assert_eq!(refused(&house, wish).await, Code::CannotPlan(vec![obstacle]));
    }
    let gone = renamed(1502, "Someone");
    assert_eq!(refused(&house, gone).await, Code::CannotPlan(vec![Obstacle::PersonDeleted(UserId(1502))]));
    assert_eq!(refused(&house, renamed(999_999, "Someone")).await, Code::NotFound);
}

#[tokio::test(start_paused = true)]
async fn an_administration_role_is_given_and_taken_away_with_a_warning_and_read_back() {
    let house = House::new().await;
    let user = UserId(ELIF);
    let give = review(&house, ChangeWish::AdminRole { user, role: Some(AdminRoleId(4)) }).await;
    assert_eq!(
        (&*give.lines[0].change, &*give.lines[0].before, &*give.lines[0].after),
        ("set-admin-role", "none", "4")
    );
    assert_eq!(give.lines[0].after_name.as_deref(), Some("Admin"));
    assert_eq!(give.warnings, [Warning::GivesAdminRights(user)]);
    let run = house.start(&give).await;
    assert_eq!(house.rest(&run).await.state, RunState::Finished);
    assert_eq!(house.instance.world().people[&ELIF].admin_role, Some(4));
    let take = review(&house, ChangeWish::AdminRole { user, role: None }).await;
    assert_eq!(take.warnings, [Warning::TakesAdminRights(user)]);
    let run = house.start(&take).await;
    assert_eq!(house.rest(&run).await.state, RunState::Finished);
    assert_eq!(house.instance.world().people[&ELIF].admin_role, None);
    let bodies: Vec<_> = sent(&house).into_iter().map(|(_, _, body)| body).collect();
    assert_eq!(bodies, [r#"{"usersAdminsRoleId":4}"#, r#"{"usersAdminsRoleId":null}"#]);
}

#[tokio::test(start_paused = true)]
async fn nobody_takes_their_own_rights_or_their_own_account_away() {
    let house = House::new().await;
    for wish in
        [ChangeWish::AdminRole { user: UserId(INES), role: None }, ChangeWish::DeletePerson { user: UserId(INES) }]
    {
        let Code::CannotPlan(obstacles) = refused(&house, wish).await else { panic!("planned") };
        assert!(obstacles.contains(&Obstacle::OwnAccount), "{obstacles:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_new_person_gets_a_mail_and_no_password_from_us() {
    let house = House::new().await;
    let review = changes::review_person(&house.session, new_person(), None).await.unwrap();
    assert_eq!(
        (&*review.lines[0].change, &*review.lines[0].before, &*review.lines[0].after),
        ("create-user", "none", NEW_EMAIL)
    );
    let run = house.start(&review).await;
    assert_eq!(house.rest(&run).await.state, RunState::Finished);
    let (call, _, body) = sent(&house).remove(0);
    assert_eq!(call, "POST /api/v2/admin/users");
    assert!(body.contains(r#""sendEmail":true"#) && body.contains(r#""timezoneId":113"#), "{body}");
    assert!(!body.contains("password"), "{body}");
    assert!(house.instance.world().people.values().any(|person| person.email == NEW_EMAIL));
}

#[tokio::test(start_paused = true)]
async fn an_account_needs_a_name_and_an_email_that_nobody_has() {
    let house = House::new().await;
    for (name, email, obstacle) in [
        ("", NEW_EMAIL, Obstacle::NameNotTaken),
        ("Ada", "nordlicht.example", Obstacle::EmailNotTaken),
        ("Ada", "Mara@NORDLICHT.example", Obstacle::EmailInUse(UserId(MARA))),
    ] {
        let wish = NewPersonWish { name: name.to_owned(), email: email.to_owned(), ..new_person() };
        let problem = changes::review_person(&house.session, wish, None).await.unwrap_err();
        assert_eq!(problem.code, Code::CannotPlan(vec![obstacle]), "{name} {email}");
    }
}

#[tokio::test(start_paused = true)]
async fn somebody_with_the_email_meanwhile_is_found_and_nobody_is_created_twice() {
    let house = House::new().await;
    let late = changes::review_person(&house.session, new_person(), None).await.unwrap();
    let first = changes::review_person(&house.session, new_person(), None).await.unwrap();
    let run = house.start(&first).await;
    house.rest(&run).await;
    let run = house.start(&late).await;
    assert_eq!(house.rest(&run).await.steps[0].state, StepWord::AlreadySo);
    assert_eq!(sent(&house).len(), 1);
}

#[tokio::test(start_paused = true)]
async fn an_account_is_deleted_with_a_typed_name_and_without_either_flag() {
    let house = House::new().await;
    let review = review(&house, ChangeWish::DeletePerson { user: UserId(PIETER) }).await;
    assert_eq!(review.typed_name.as_deref(), Some("Pieter de Vries"));
    assert_eq!((&*review.lines[0].change, &*review.lines[0].before), ("delete-user", "4718"));
    let loses = review.warnings.iter().filter(|warning| matches!(warning, Warning::LosesPlace { .. })).count();
    assert!(review.warnings.contains(&Warning::GoneForGood(UserId(PIETER))) && loses == 1, "{:?}", review.warnings);
    let run = house.start(&review).await;
    assert_eq!(house.rest(&run).await.state, RunState::Finished);
    assert_eq!(sent(&house), [(format!("DELETE /api/v2/admin/users/{PIETER}"), String::new(), String::new())]);
    let proof = evidence::evidence(&house.session, run).await.unwrap();
    assert!(proof.complete, "{:?}", proof.differences);
    let line = &proof.lines[0];
    assert_eq!((line.state, line.read.as_deref()), (StepWord::Done, Some("gone-account")));
}

#[tokio::test(start_paused = true)]
async fn an_owner_cannot_be_deleted_and_what_they_own_is_named() {
    let house = House::new().await;
    let Code::CannotPlan(obstacles) = refused(&house, ChangeWish::DeletePerson { user: UserId(MARA) }).await else {
        panic!("planned");
    };
    let [Obstacle::OwnsOrganizations(owned)] = obstacles.as_slice() else { panic!("{obstacles:?}") };
    assert!(owned.contains(&OrganizationId(PRIVATE)) && owned.len() == 4, "{owned:?}");
}

#[tokio::test(start_paused = true)]
async fn whoever_came_to_own_something_meanwhile_is_not_deleted() {
    let house = House::new().await;
    let late = review(&house, ChangeWish::DeletePerson { user: UserId(PIETER) }).await;
    done(&house, crate::wishes::hand_over(&[PRIVATE], PIETER, None)).await;
    let before = house.writes();
    let run = house.start(&late).await;
    let view = house.rest(&run).await;
    assert_eq!((view.steps[0].state, house.writes()), (StepWord::ChangedMeanwhile, before), "{view:#?}");
    assert!(!house.instance.world().people[&PIETER].deleted);
}

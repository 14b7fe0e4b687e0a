//! Pages of everybody come from rows that were written once, and yet say what is true now.

use axum::body::to_bytes;
use practice::{LastLogin, Size, Spelling, Switches, World};
use serde_json::{Value, json};

use crate::desk::{Desk, ELIF, EVENTS, KITCHEN, MARA, ids};

const BY_NUMBER: &str = "/admin/users-detail?pg[limit]=7&pg[sortBy]=id";

/// The row of somebody in the pages of a list.
async fn row(desk: &Desk, columns: &str, user: u64) -> Option<Value> {
    let mut offset = 0;
    loop {
        let (_, body) = desk.get(&format!("{BY_NUMBER}&pg[offset]={offset}{columns}")).await;
        let rows = body["users"].as_array().unwrap();
        if rows.is_empty() {
            return None;
        }
        if let Some(found) = rows.iter().find(|row| row["id"] == json!(user)) {
            return Some(found.clone());
        }
        offset += rows.len();
    }
}

#[tokio::test]
async fn pages_up_and_down_say_of_everybody_what_the_row_alone_says() {
    let desk = Desk::new();
    let everybody: Vec<u64> = desk.instance.world().people.keys().copied().collect();
    for columns in ["", "&cols[]=organizations&cols[]=id&cols[]=name", "&cols[]=id&cols[]=id", "&cols[]=*"] {
        for direction in ["asc", "desc"] {
            let mut told = Vec::new();
            for offset in (0..24).step_by(3) {
                let page = format!("pg[limit]=3&pg[offset]={offset}&pg[sortDir]={direction}");
                let (_, body) = desk.get(&format!("/admin/users-detail?{page}{columns}")).await;
                assert_eq!(body["pg"], json!({ "sortBy": "id", "limit": 3, "sortDir": direction, "offset": offset }));
                told.extend(body["users"].as_array().unwrap().clone());
            }
            if direction == "desc" {
                told.reverse();
            }
            assert_eq!(told.len(), everybody.len(), "{columns} {direction}");
            for (row, id) in told.iter().zip(&everybody) {
                let (_, alone) = desk.get(&format!("/admin/users-detail?id={id}{columns}")).await;
                assert_eq!(*row, alone["users"][0], "{columns} {direction}");
            }
        }
    }
}

#[tokio::test]
async fn a_page_is_letter_by_letter_what_a_sorted_or_filtered_one_is() {
    let desk = Desk::new();
    desk.instance.replace_world(World::generate(Size::Team, 7));
    for page in ["pg[limit]=1000", "pg[limit]=300&pg[offset]=250&pg[sortDir]=asc", "pg[limit]=9&pg[offset]=995"] {
        let body = async |filter: &str| {
            let answer = desk.raw("GET", &format!("/admin/users-detail?{page}{filter}"), "").await;
            to_bytes(answer.into_body(), usize::MAX).await.unwrap()
        };
        assert_eq!(body("").await, body("&email=@").await, "{page}: everybody has a mail address");
    }
}

#[tokio::test]
async fn a_change_shows_at_once_on_pages_that_were_asked_for_before() {
    let desk = Desk::new();
    for columns in ["", "&cols[]=id&cols[]=name", "&cols[]=id&cols[]=organizations"] {
        assert!(row(&desk, columns, ELIF).await.is_some());
    }
    let path = format!("/admin/users/{ELIF}");
    assert_eq!(desk.send("PATCH", &path, r#"{"name":"Elif Yılmaz"}"#).await.0, 200);
    for columns in ["", "&cols[]=id&cols[]=name"] {
        assert_eq!(row(&desk, columns, ELIF).await.unwrap()["name"], json!("Elif Yılmaz"), "{columns}");
    }
    assert_eq!(desk.send("PATCH", &path, r#"{"name":"Elif Demir"}"#).await.0, 200);
    assert_eq!(row(&desk, "", ELIF).await.unwrap()["name"], json!("Elif Demir"), "and back");
}

#[tokio::test]
async fn a_place_more_or_less_is_counted_at_once() {
    let desk = Desk::new();
    let outsider = desk.instance.world().holding;
    let count =
        async || row(&desk, "&cols[]=id&cols[]=organizations", outsider).await.unwrap()["organizations"].clone();
    let before = count().await.as_u64().unwrap();
    for organization in [KITCHEN, EVENTS] {
        assert_eq!(desk.role(outsider, organization, 13).await.0, 200);
    }
    assert_eq!(count().await, json!(before + 2));
    let path = crate::desk::organization_role(outsider, EVENTS);
    assert_eq!(desk.post(&path, "").await.0, 200, "an empty body removes");
    assert_eq!(count().await, json!(before + 1));
}

#[tokio::test]
async fn who_comes_goes_or_is_deleted_is_on_the_next_page_or_not() {
    let desk = Desk::new();
    let before = ids(&desk.get(&format!("{BY_NUMBER}&pg[sortDir]=desc")).await.1, "users");
    let body = r#"{"name":"New","email":"new@nordlicht.example","sendEmail":true}"#;
    let made = desk.post("/admin/users", body).await.1["user"]["id"].as_u64().unwrap();
    let after = ids(&desk.get(&format!("{BY_NUMBER}&pg[sortDir]=desc")).await.1, "users");
    assert_eq!((after[0], &after[1..]), (made, &before[..6]), "the newest comes first and moves the others");
    assert_eq!(row(&desk, "", made).await.unwrap()["deleted"], json!(false));
    assert_eq!(desk.send("DELETE", &format!("/admin/users/{made}?confirmed=true"), "").await.0, 200);
    assert_eq!(row(&desk, "", made).await.unwrap()["deleted"], json!(true));
    desk.instance.replace_world(World::generate(Size::Tiny, 1));
    assert_eq!(row(&desk, "", made).await, None);
}

#[tokio::test]
async fn a_write_that_could_not_be_kept_never_shows() {
    let desk = Desk::new();
    desk.instance.on_applied(Box::new(|_| Err(std::io::Error::other("disk full"))));
    let before = row(&desk, "", MARA).await;
    assert_eq!(desk.send("PATCH", &format!("/admin/users/{MARA}"), r#"{"name":"Nobody"}"#).await.0, 500);
    assert_eq!(row(&desk, "", MARA).await, before);
}

#[tokio::test]
async fn another_spelling_changes_the_pages_too() {
    let desk = Desk::new();
    assert!(row(&desk, "", MARA).await.unwrap().get("lastLogin").is_some());
    let spelling = Spelling { last_login: LastLogin::Lower, ..Spelling::default() };
    desk.instance.set_switches(Switches { spelling, ..Switches::default() });
    let told = row(&desk, "", MARA).await.unwrap();
    assert!(told.get("lastLogin").is_none() && told.get("lastlogin").is_some());
}

#[cfg(feature = "faults")]
#[tokio::test]
async fn what_a_second_admin_does_shows_and_a_lagging_replica_tells_the_older_state() {
    use practice::faults::{Effect, Fault, Match, Rule, Schedule};
    let desk = Desk::new();
    let before = row(&desk, "", ELIF).await.unwrap()["name"].clone();
    desk.instance.act(&Effect::RenameUser { user: ELIF, name: "Elif Demir".to_owned() });
    assert_eq!(row(&desk, "", ELIF).await.unwrap()["name"], json!("Elif Demir"));
    let lists = Match::every("GET", "/admin/users-detail");
    let rules = vec![Rule { when: lists, fault: Fault::Stale { lag_millis: 10_000 } }];
    desk.instance.set_schedule(Schedule { rules, ..Schedule::default() });
    assert_eq!(desk.send("PATCH", &format!("/admin/users/{ELIF}"), r#"{"name":"Elif Acar"}"#).await.0, 200);
    assert_eq!(row(&desk, "", ELIF).await.unwrap()["name"], json!("Elif Demir"), "{before}");
    desk.instance.set_schedule(Schedule::default());
    assert_eq!(row(&desk, "", ELIF).await.unwrap()["name"], json!("Elif Acar"));
}

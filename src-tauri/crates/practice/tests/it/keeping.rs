//! Saving each change before its reply.

use std::io;
use std::sync::{Arc, Mutex};

use crate::desk::{Desk, ELIF, KITCHEN};

#[tokio::test]
async fn every_applied_write_is_kept_before_its_reply_and_nothing_else_is() {
    let desk = Desk::new();
    let kept = Arc::new(Mutex::new(Vec::new()));
    let shelf = Arc::clone(&kept);
    desk.instance.on_applied(Box::new(move |world| {
        shelf.lock().unwrap().push(world.role_in(ELIF, KITCHEN));
        Ok(())
    }));
    desk.get("/admin/users-detail").await;
    desk.role(ELIF, KITCHEN, 11).await;
    assert_eq!(kept.lock().unwrap().len(), 0, "reads and refused writes change nothing");
    desk.role(ELIF, KITCHEN, 14).await;
    assert_eq!(*kept.lock().unwrap(), [Some(14)]);
}

#[tokio::test]
async fn a_change_that_cannot_be_kept_is_taken_back_and_answered_500() {
    let desk = Desk::new();
    let before = desk.instance.world();
    desk.instance.on_applied(Box::new(|_| Err(io::Error::other("disk full"))));
    assert_eq!(desk.role(ELIF, KITCHEN, 12).await.0, 500);
    assert_eq!(desk.instance.world(), before);
}

#[tokio::test]
async fn a_world_survives_being_saved() {
    let desk = Desk::new();
    desk.role(ELIF, KITCHEN, 12).await;
    let world = desk.instance.world();
    let text = serde_json::to_vec(&world).unwrap();
    let back: practice::World = serde_json::from_slice(&text).unwrap();
    assert_eq!(back, world);
    assert_eq!(back.hash(), world.hash());
    let again = Desk::new();
    again.instance.replace_world(back);
    assert_eq!(again.instance.world().role_in(ELIF, KITCHEN), Some(12));
}

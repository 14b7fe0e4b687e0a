//! The tray: one wish for each cell, one history, and how both are kept.

use domain::access::tray::{Decision, MOST_STROKES, MOST_TURNS, NOTE_LENGTH, TRAY_VERSION, Unreadable};
use domain::access::{CellKey, Tray, Wish, staging};
use domain::role::{ADMIN, MEMBER, TEAM_ADMIN, TEAM_OPERATOR};
use domain::{RoleId, UserId};
use proptest::prelude::*;

use crate::random::{at_least, strokes, worlds};
use crate::spelled::{at, in_team};
use crate::world::{ACCOUNTANT, TEAM_MEMBER};

fn give(role: impl Into<Option<RoleId>>) -> Option<Wish> {
    role.into().map(Wish::Role)
}

/// 102 is Admin with Team Admin in every team, everybody else is a Member without teams.
fn present(key: CellKey) -> Option<RoleId> {
    match (key.user, key.place.team()) {
        (UserId(102), None) => Some(ADMIN),
        (UserId(102), Some(_)) => Some(TEAM_ADMIN),
        (_, None) => Some(MEMBER),
        (_, Some(_)) => None,
    }
}

fn wishes(tray: &Tray) -> Vec<(String, Option<u64>)> {
    tray.edits().iter().map(|(key, edit)| (key.word(), edit.wish.role().map(|role| role.0))).collect()
}

fn tray(strokes: &[(CellKey, Option<Wish>)]) -> Tray {
    let mut tray = Tray::default();
    for stroke in strokes {
        tray.stage([*stroke], present);
    }
    tray
}

#[test]
fn a_block_is_taken_back_and_done_again_as_one_stroke() {
    let mut tray = Tray::default();
    let stroked = tray.stage([(at(103), give(ADMIN)), (at(104), give(ADMIN)), (at(102), give(ADMIN))], present);
    assert_eq!((stroked.changed, stroked.unchanged), (2, 1), "one is Admin already");
    tray.stage([(at(104), Some(Wish::Remove))], present);
    assert_eq!(wishes(&tray), [("u103@org-7".into(), Some(12)), ("u104@org-7".into(), None)]);
    assert!(tray.undo());
    assert_eq!(wishes(&tray), [("u103@org-7".into(), Some(12)), ("u104@org-7".into(), Some(12))]);
    assert!(tray.undo());
    assert_eq!((wishes(&tray), tray.may_undo(), tray.may_redo()), (Vec::new(), false, true));
    assert!(!tray.undo());
    assert!(tray.redo() && tray.redo() && !tray.redo());
    assert_eq!(wishes(&tray), [("u103@org-7".into(), Some(12)), ("u104@org-7".into(), None)]);
}

#[test]
fn wishing_what_is_there_takes_the_wish_away() {
    let mut tray = tray(&[(at(103), give(ADMIN)), (in_team(103, 71), give(TEAM_OPERATOR))]);
    assert_eq!(tray.stage([(in_team(103, 71), Some(Wish::Remove))], present).changed, 1);
    assert_eq!(wishes(&tray), [("u103@org-7".into(), Some(12))]);
    assert_eq!(tray.stage([(at(103), give(MEMBER))], present).changed, 1);
    assert!(tray.is_empty());
    assert_eq!(tray.stage([(at(103), give(MEMBER)), (at(103), None)], present).unchanged, 2);
    assert!(tray.undo() && tray.undo());
    assert_eq!(tray.len(), 2, "what changed nothing was no stroke");
}

#[test]
fn a_new_stroke_forgets_what_was_taken_back_and_one_that_changes_nothing_does_not() {
    let mut tray = tray(&[(at(103), give(ADMIN))]);
    tray.undo();
    tray.stage([(at(103), give(MEMBER))], present);
    assert!(tray.may_redo());
    tray.stage([(at(104), give(ADMIN))], present);
    assert!(!tray.may_redo());
}

#[test]
fn an_edit_keeps_what_was_seen_and_its_place_in_the_order() {
    let mut tray = tray(&[(at(104), give(ADMIN)), (at(103), give(ADMIN))]);
    let order = |tray: &Tray| tray.iter().map(|(key, _)| key.user.0).collect::<Vec<_>>();
    assert_eq!(order(&tray), [104, 103]);
    assert_eq!(tray.get(&at(104)).unwrap().seen, Some(MEMBER));
    tray.stage([(at(104), give(ADMIN))], present);
    assert_eq!(order(&tray), [104, 103], "the same wish again");
    tray.stage([(at(104), give(ACCOUNTANT))], present);
    assert_eq!(order(&tray), [103, 104], "another wish");
    tray.stage([(at(103), give(ADMIN))], |_| Some(ACCOUNTANT));
    assert_eq!(tray.get(&at(103)).unwrap().seen, Some(ACCOUNTANT), "whoever stages again saw what is there now");
    tray.undo();
    assert_eq!(tray.get(&at(103)).unwrap().seen, Some(MEMBER));
}

#[test]
fn who_becomes_admin_or_leaves_has_no_wishes_in_teams_and_undo_brings_them_back() {
    for wish in [Wish::Role(ADMIN), Wish::Remove] {
        let mut tray = tray(&[(in_team(103, 71), give(TEAM_MEMBER)), (in_team(104, 71), give(TEAM_MEMBER))]);
        let stroked = tray.stage([(at(103), Some(wish))], present);
        assert_eq!((stroked.changed, stroked.gave_way), (1, vec![in_team(103, 71)]));
        assert_eq!(tray.len(), 2, "others keep theirs");
        tray.undo();
        assert_eq!(wishes(&tray), [("u103@team-71".into(), Some(3)), ("u104@team-71".into(), Some(3))]);
    }
}

#[test]
fn who_stays_admin_after_all_stays_team_admin() {
    let mut tray = tray(&[(at(102), give(MEMBER)), (in_team(102, 71), give(TEAM_MEMBER))]);
    assert_eq!(tray.stage([(at(102), give(ACCOUNTANT))], present).gave_way, [], "no Admin either way");
    assert_eq!(tray.drop_lines([at(102)]), 1);
    assert!(tray.is_empty());
    tray.undo();
    assert_eq!(tray.len(), 2);
    assert_eq!(tray.stage([(at(102), None)], present).gave_way, [in_team(102, 71)]);
}

#[test]
fn notes_dropping_and_clearing_can_be_taken_back() {
    let mut tray = tray(&[(at(103), give(ADMIN)), (at(104), give(ADMIN))]);
    assert!(tray.note(at(103), " for the audit "));
    assert!(!tray.note(at(105), "nobody"));
    assert!(!tray.note(at(104), &"x".repeat(NOTE_LENGTH + 1)));
    let note = |tray: &Tray| tray.get(&at(103)).and_then(|edit| edit.note.clone());
    assert_eq!(note(&tray).as_deref(), Some("for the audit"));
    tray.stage([(at(103), give(ACCOUNTANT))], present);
    assert_eq!(note(&tray).as_deref(), Some("for the audit"), "another wish keeps the note");
    assert!(tray.note(at(103), "  "));
    assert_eq!(note(&tray), None);
    assert_eq!(tray.clear(), 2);
    assert!(tray.undo());
    assert_eq!(tray.len(), 2);
    assert!(tray.undo());
    assert_eq!(note(&tray).as_deref(), Some("for the audit"));
}

#[test]
fn a_decision_keeps_mine_takes_theirs_or_waits() {
    let start = || tray(&[(at(103), give(ADMIN)), (in_team(104, 71), give(TEAM_MEMBER)), (at(104), give(ACCOUNTANT))]);
    let mut mine = start();
    assert!(mine.decide(at(103), Decision::Mine, Some(ACCOUNTANT)));
    assert_eq!(mine.get(&at(103)).unwrap().seen, Some(ACCOUNTANT));
    assert!(mine.decide(at(103), Decision::Mine, Some(ADMIN)));
    assert_eq!(mine.get(&at(103)), None, "it is so already");
    let mut theirs = start();
    assert!(theirs.decide(at(103), Decision::Theirs, Some(ACCOUNTANT)));
    assert!(!theirs.decide(at(103), Decision::Theirs, None), "there is none any more");
    assert_eq!(theirs.len(), 2);
    let mut later = start();
    assert!(later.decide(at(104), Decision::Later, None));
    assert_eq!((later.len(), later.in_use().len()), (3, 1), "the teams of the organization wait with it");
    assert!(later.undo());
    assert_eq!(later.in_use().len(), 3);
    assert!(later.redo());
    later.stage([(at(104), give(ACCOUNTANT))], present);
    assert_eq!(later.in_use().len(), 2, "staged again is decided");
}

#[test]
fn what_is_carried_out_leaves_the_tray_for_good() {
    let mut tray = tray(&[(at(103), give(ADMIN)), (at(104), give(ADMIN)), (at(103), give(ACCOUNTANT))]);
    tray.undo();
    tray.let_go([at(103)]);
    assert_eq!(wishes(&tray), [("u104@org-7".into(), Some(12))]);
    assert!(!tray.may_redo(), "what was taken back was about it alone");
    assert!(tray.undo() && !tray.undo());
    assert!(tray.is_empty());
    assert!(tray.redo() && !tray.redo());
    assert_eq!(wishes(&tray), [("u104@org-7".into(), Some(12))]);
}

#[test]
fn the_history_is_limited_by_strokes_and_by_cells() {
    let mut tray = Tray::default();
    for at in 0..MOST_STROKES as u64 + 5 {
        tray.stage([(in_team(500 + at, 71), give(TEAM_MEMBER))], |_| None);
    }
    let undone = std::iter::repeat_with(|| tray.undo()).take_while(|undone| *undone).count();
    assert_eq!((undone, tray.len()), (MOST_STROKES, 5));
    let mut tray = Tray::default();
    let column = |team: u64| (0..MOST_TURNS as u64).map(move |user| (in_team(user, team), give(TEAM_MEMBER)));
    tray.stage(column(71).take(2), |_| None);
    tray.stage(column(72), |_| None);
    let undone = std::iter::repeat_with(|| tray.undo()).take_while(|undone| *undone).count();
    assert_eq!((undone, tray.len()), (1, 2), "the last stroke can always be taken back");
}

#[test]
fn a_kept_tray_is_spelled_like_this() {
    let mut tray = tray(&[(at(103), give(ADMIN)), (in_team(104, 71), give(TEAM_MEMBER))]);
    tray.note(at(103), "audit");
    tray.decide(in_team(104, 71), Decision::Later, None);
    tray.undo();
    tray.undo();
    let wish = |role: u64| format!(r#""wish":{{"kind":"role","detail":{role}}}"#);
    let first = r#""user":103,"organization":7"#;
    let second = r#""user":104,"organization":7,"team":71"#;
    let (admin, member) =
        (format!(r#"{},"seen":13,"order":0"#, wish(12)), format!(r#"{},"seen":null,"order":1"#, wish(3)));
    let expected = format!(
        "{{\"version\":1,\
         \"edits\":[{{{first},{admin}}},{{{second},{member}}}],\
         \"done\":[[{{{first},\"after\":{{{admin}}}}}],[{{{second},\"after\":{{{member}}}}}]],\
         \"undone\":[[{{{second},\"before\":{{{member}}},\"after\":{{{member},\"later\":true}}}}],\
         [{{{first},\"before\":{{{admin}}},\"after\":{{{admin},\"note\":\"audit\"}}}}]]}}"
    );
    assert_eq!(tray.to_text(), expected);
    let mut read = Tray::from_text(&expected).unwrap();
    assert_eq!(read.to_text(), expected);
    assert!(read.redo() && read.redo() && !read.redo());
    assert_eq!(read.get(&at(103)).unwrap().note.as_deref(), Some("audit"));
    assert!(read.get(&in_team(104, 71)).unwrap().later);
    read.stage([(at(105), Some(Wish::Remove))], present);
    assert_eq!(read.get(&at(105)).unwrap().order, 2, "the order goes on");
}

#[test]
fn a_removal_is_kept_as_a_wish_of_its_own_and_an_edit_without_a_wish_is_damaged() {
    let text = tray(&[(at(103), Some(Wish::Remove))]).to_text();
    assert!(text.contains(r#""wish":{"kind":"remove"}"#), "{text}");
    for broken in [r#""wish":null"#, r#""wish":{"kind":"role"}"#, r#""wish":{"kind":"role","detail":null}"#] {
        let broken = text.replace(r#""wish":{"kind":"remove"}"#, broken);
        assert!(matches!(Tray::from_text(&broken), Err(Unreadable::Damaged(_))), "{broken}");
    }
}

#[test]
fn what_a_later_version_added_is_passed_over_and_a_later_format_is_refused() {
    let text = tray(&[(at(103), give(ADMIN))]).to_text();
    let more = text
        .replacen(r#""version":1"#, r#""version":1,"mood":"good""#, 1)
        .replace(r#""order":0"#, r#""order":0,"by":"Ines""#);
    assert_eq!(Tray::from_text(&more).unwrap().to_text(), text);
    let newer = text.replacen(r#""version":1"#, r#""version":2"#, 1);
    assert_eq!(Tray::from_text(&newer).unwrap_err(), Unreadable::Newer(2));
    assert_eq!(Tray::from_text(r#"{"version":3,"cells":{}}"#).unwrap_err(), Unreadable::Newer(3), "of another shape");
    assert!(serde_json::from_str::<Tray>(&newer).is_err(), "however it is read");
    for damaged in ["", "[]", r#"{"edits":[]}"#, r#"{"version":1}"#] {
        assert!(matches!(Tray::from_text(damaged), Err(Unreadable::Damaged(_))), "{damaged}");
    }
    assert_eq!(TRAY_VERSION, 1);
    assert_eq!(Tray::from_text(&Tray::default().to_text()).unwrap().to_text(), r#"{"version":1,"edits":[]}"#);
}

proptest! {
    #![proptest_config(at_least(1_000))]

    #[test]
    fn fifty_random_edits_and_as_many_undos_leave_nothing(world in worlds(), strokes in strokes(50)) {
        let known = world.known();
        let mut tray = Tray::default();
        let mut texts = vec![tray.edits().clone()];
        for stroke in &strokes {
            staging::stage(&mut tray, &known, stroke);
            if texts.last() != Some(tray.edits()) {
                texts.push(tray.edits().clone());
            }
        }
        let all = texts.clone();
        let kept = Tray::from_text(&tray.to_text()).unwrap();
        prop_assert_eq!(kept.to_text(), tray.to_text());
        while texts.len() > 1 {
            prop_assert_eq!(tray.edits(), &texts.pop().unwrap());
            prop_assert!(tray.undo());
        }
        prop_assert!(tray.is_empty() && !tray.may_undo());
        for state in &all[1..] {
            prop_assert!(tray.redo());
            prop_assert_eq!(tray.edits(), state, "done again is as it was");
        }
        prop_assert!(!tray.may_redo());
    }

    #[test]
    fn staging_everything_back_leaves_nothing(world in worlds(), strokes in strokes(30)) {
        let known = world.known();
        let mut tray = Tray::default();
        for stroke in &strokes {
            staging::stage(&mut tray, &known, stroke);
        }
        let back: Vec<_> = tray.edits().iter().map(|(key, edit)| {
            (*key, Some(edit.seen.map_or(Wish::Remove, Wish::Role)))
        }).collect();
        let mut plain = tray.clone();
        plain.stage(back, |key| tray.get(&key).unwrap().seen);
        prop_assert!(plain.is_empty());
    }
}

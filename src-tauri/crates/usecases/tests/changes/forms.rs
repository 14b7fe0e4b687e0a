//! What the forms are told.

use domain::{OrganizationId, UserId, role};
use usecases::changes;

use crate::house::{House, KITCHEN, MARA};
use crate::wishes::INES;

#[tokio::test(start_paused = true)]
async fn a_form_knows_what_can_be_chosen() {
    let house = House::new().await;
    let choices = changes::choices(&house.session).await.unwrap();
    assert!(choices.time_zones.iter().any(|zone| zone.id == 113 && zone.name == "Europe/Prague"));
    assert!(choices.admin_roles.iter().any(|role| role.name == "Admin"));
    assert!(!choices.countries.is_empty() && !choices.languages.is_empty());
}

#[tokio::test(start_paused = true)]
async fn an_organization_is_told_with_its_owner_its_license_and_the_roles_that_can_be_given() {
    let house = House::new().await;
    let place = changes::place(&house.session, OrganizationId(KITCHEN)).await.unwrap();
    assert_eq!(place.owner.unwrap().id, UserId(MARA));
    assert!(place.roles.iter().all(|choice| choice.id != role::OWNER) && place.roles.len() >= 3);
    assert!(place.license.iter().any(|one| one.key == "operations"));
    assert!(!place.may_invite && place.teams.len() == 4);
}

#[tokio::test(start_paused = true)]
async fn people_and_organizations_are_found_and_deleted_ones_are_not_offered() {
    let house = House::new().await;
    let mara = changes::find_people(&house.session, " mara ".to_owned()).await.unwrap();
    assert!(mara.iter().any(|person| person.id == UserId(MARA)), "{mara:?}");
    assert!(changes::find_people(&house.session, "viktor".to_owned()).await.unwrap().is_empty());
    assert!(changes::find_people(&house.session, "  ".to_owned()).await.unwrap().is_empty());
    loop {
        let seen = house.heard();
        let found = changes::find_organizations(&house.session, "kitchen".to_owned()).await.unwrap();
        if found.first().is_some_and(|place| place.id == OrganizationId(KITCHEN)) {
            break;
        }
        house.hear(seen).await;
    }
    assert!(changes::find_organizations(&house.session, "old pier".to_owned()).await.unwrap().is_empty());
}

#[tokio::test(start_paused = true)]
async fn the_person_whose_key_is_used_is_marked() {
    let house = House::new().await;
    assert!(changes::person(&house.session, UserId(INES)).await.unwrap().own);
    let mara = changes::person(&house.session, UserId(MARA)).await.unwrap();
    assert!(!mara.own && mara.language.is_some() && mara.time_zone.is_some());
}

//! The license of a new organization: copied byte for byte, or put together from what was typed. Never the default of the
//! instance, which may be its whole allowance (H7).

use std::sync::Arc;

use domain::license::License;
use domain::plan::here::Obstacle;

use crate::problem::Outcome;
use crate::session::Session;
use crate::sweep;
use crate::view::changes::{LicenseEntry, StartingAllowances};

/// A license, and whether it was copied.
pub(super) struct Starting {
    pub(super) license: Option<License>,
    pub(super) copied: bool,
}

/// The wanted license, or what is not right with what was typed.
pub(super) async fn starting(
    session: &Arc<Session>,
    wanted: Option<StartingAllowances>,
) -> Outcome<Result<Starting, Vec<Obstacle>>> {
    match wanted {
        None => Ok(Ok(Starting { license: None, copied: false })),
        Some(StartingAllowances::CopyOf(organization)) => {
            let facts = sweep::organization_facts(session, organization).await?;
            Ok(Ok(Starting { license: facts.organization.license, copied: true }))
        }
        Some(StartingAllowances::Typed(allowances)) => {
            Ok(typed(&allowances).map(|license| Starting { license: Some(license), copied: false }))
        }
    }
}

/// One JSON object of exactly these values.
fn typed(allowances: &[LicenseEntry]) -> Result<License, Vec<Obstacle>> {
    let wrong = |one: &&LicenseEntry| !is_plain(&one.json);
    let wrong: Vec<Obstacle> =
        allowances.iter().filter(wrong).map(|one| Obstacle::LicenseValue(one.key.clone())).collect();
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let pair = |one: &LicenseEntry| format!("{}:{}", serde_json::Value::from(one.key.as_str()), one.json.trim());
    let text = format!("{{{}}}", allowances.iter().map(pair).collect::<Vec<_>>().join(","));
    License::parse(&text).map_err(|_| vec![Obstacle::LicenseMissing])
}

/// A number, a truth value or a text.
fn is_plain(json: &str) -> bool {
    serde_json::from_str::<serde_json::Value>(json)
        .is_ok_and(|value| value.is_number() || value.is_boolean() || value.is_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowance(key: &str, json: &str) -> LicenseEntry {
        LicenseEntry { key: key.to_owned(), json: json.to_owned() }
    }

    #[test]
    fn typed_values_become_exactly_one_license() {
        let all = [allowance("operations", " 1000 "), allowance("restartPeriod", "\"1 month\"")];
        assert_eq!(typed(&all).unwrap().to_json(), r#"{"operations":1000,"restartPeriod":"1 month"}"#);
    }

    #[test]
    fn nothing_can_be_smuggled_in_with_a_value() {
        for json in ["", "1,\"apiLimit\":2000", "{}", "[1]", "null", "1}", "x"] {
            let obstacles = typed(&[allowance("operations", json)]).unwrap_err();
            assert_eq!(obstacles, [Obstacle::LicenseValue("operations".to_owned())], "{json}");
        }
    }
}

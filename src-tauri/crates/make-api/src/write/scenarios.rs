//! Starting and stopping scenarios. "Scenarios".

use domain::ScenarioId;
use http::Method;

use super::{Call, Sent, WriteClient};
use crate::request::{Body, Path};
use crate::wire::Expected;

impl WriteClient {
    /// `POST /scenarios/{scenarioId}/start`, `scenarios:write`, no body; "Scenarios". Claims the scenario as active.
    pub async fn start_scenario(&self, scenario: ScenarioId) -> Sent {
        self.send(switch(scenario, "start")).await
    }

    /// `POST /scenarios/{scenarioId}/stop`, `scenarios:write`, no body; "Scenarios". Claims the scenario as inactive.
    pub async fn stop_scenario(&self, scenario: ScenarioId) -> Sent {
        self.send(switch(scenario, "stop")).await
    }
}

fn switch(scenario: ScenarioId, word: &'static str) -> Call {
    let path = Path::new("scenarios").id(scenario.0).word(word);
    Call::new(Method::POST, path, Body::Empty, Expected::Scenario)
}

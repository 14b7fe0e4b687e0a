//! What really is on a practice instance, asked behind the application's back: the state itself and the audit of every
//! arrival. Screens and proofs are held against it.

use serde_json::Value;

use crate::support::practice::Practice;

/// The state of an instance at one moment.
pub(crate) struct Truth(Value);

impl Practice {
    /// Its state now.
    pub(crate) async fn truth(&self) -> Truth {
        Truth(self.state().await["world"].clone())
    }

    /// Every arrival so far.
    pub(crate) async fn arrivals(&self) -> Vec<Value> {
        let audit = self.audit().await;
        audit["arrivals"].as_array().expect("a list of arrivals").clone()
    }

    /// Every arrival that would change something, whether it did or not.
    pub(crate) async fn writes(&self) -> Vec<Value> {
        self.arrivals().await.into_iter().filter(|entry| entry["method"] != "GET").collect()
    }

    /// What was applied, in order, without what left everything as it was.
    pub(crate) async fn effects(&self) -> Vec<String> {
        let applied = self.writes().await.into_iter().filter(|entry| entry["effect"]["changed"] == true);
        applied.map(|entry| entry["effect"]["what"].as_str().expect("words").to_owned()).collect()
    }
}

impl Truth {
    /// The owner of an organization.
    pub(crate) fn owner_of(&self, organization: u64) -> Option<u64> {
        let members = self.0["members"][organization.to_string()].as_object()?;
        members.iter().find(|(_, seat)| seat["role"] == 11).and_then(|(user, _)| user.parse().ok())
    }

    /// A person's role in an organization.
    pub(crate) fn role_in(&self, user: u64, organization: u64) -> Option<u64> {
        self.0["members"][organization.to_string()][user.to_string()]["role"].as_u64()
    }

    /// A person's role in a team.
    pub(crate) fn team_role_in(&self, user: u64, team: u64) -> Option<u64> {
        self.0["team_members"][team.to_string()][user.to_string()]["role"].as_u64()
    }

    /// Teams of an organization that are not deleted.
    pub(crate) fn teams_of(&self, organization: u64) -> Vec<u64> {
        let teams = self.0["teams"].as_object().expect("teams");
        let of = |team: &&Value| team["organization_id"] == organization && team["deleted"] == false;
        teams.values().filter(of).map(|team| team["id"].as_u64().expect("a number")).collect()
    }

    /// The license of an organization.
    pub(crate) fn license(&self, organization: u64) -> &Value {
        &self.0["organizations"][organization.to_string()]["license"]
    }

    /// A person's account.
    pub(crate) fn person(&self, user: u64) -> &Value {
        &self.0["people"][user.to_string()]
    }

    /// Everybody's numbers, deleted people included.
    pub(crate) fn people(&self) -> Vec<u64> {
        let people = self.0["people"].as_object().expect("people");
        people.keys().map(|id| id.parse().expect("a number")).collect()
    }

    /// The numbers of everybody whose email contains this.
    pub(crate) fn people_with(&self, email: &str) -> Vec<u64> {
        let has = |id: &u64| self.person(*id)["email"].as_str().is_some_and(|mail| mail.contains(email));
        self.people().into_iter().filter(has).collect()
    }

    /// What the contract's `data-read` must say about a place (`org-<id>`, `team-<id>`) for this kind of change.
    pub(crate) fn read(&self, change: &str, user: Option<u64>, place: &str) -> Option<String> {
        let (kind, id) = place.split_once('-').expect("a place");
        let id: u64 = id.parse().expect("a number");
        let number = |value: Option<u64>| Some(value.map_or_else(|| "none".to_owned(), |value| value.to_string()));
        match (change, kind) {
            ("license", _) => None,
            ("transfer", _) => number(self.owner_of(id)),
            (_, "org") => number(self.role_in(user?, id)),
            (_, _) => number(self.team_role_in(user?, id)),
        }
    }
}

/// Whether two numbers are the same, one of them perhaps written as text.
pub(crate) fn same_number(left: &Value, right: &Value) -> bool {
    let number = |value: &Value| value.as_f64().or_else(|| value.as_str()?.parse().ok());
    number(left).is_some() && number(left) == number(right)
}

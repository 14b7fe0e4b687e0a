//! Names of instances that one may be taken for the other: they differ in case, in blanks, or in letters that look the same.
//! Two people called alike are told apart by number and email; an instance is chosen by its name, so such names are refused.

use store::{Home, ProfileId};
use unicode_security::skeleton;

/// The saved instance whose name looks like this one. Names that are the same but for case are told by the store.
pub(crate) fn other(home: &Home, name: &str, own: Option<&ProfileId>) -> Result<Option<String>, store::Error> {
    let known = home.profiles()?.into_iter().filter(|profile| Some(&profile.id) != own);
    Ok(known.map(|profile| profile.name).find(|known| looks_like(known, name)))
}

/// Whether one can be taken for the other; not where they are the same but for case.
pub(crate) fn looks_like(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() != other.trim().to_lowercase() && is_alike(one, other)
}

/// Whether one can be taken for the other, or is the other.
pub(crate) fn is_alike(one: &str, other: &str) -> bool {
    let (one, other) = (ways(one), ways(other));
    one.iter().zip(&other).any(|(one, other)| one == other)
}

/// A name as it is seen: without blanks, in small letters, in letters of the same look before and after that.
fn ways(name: &str) -> [String; 3] {
    let name: String = name.chars().filter(|letter| !letter.is_whitespace()).collect();
    let small = name.to_lowercase();
    let seen: String = skeleton(&name).collect();
    let small_seen = skeleton(&small).collect();
    [small, seen.to_lowercase(), small_seen]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_one_takes_for_each_other_are_found() {
        for other in [
            "FIowline EU",
            "F1owline EU",
            "Flow line EU",
            "Flowline\u{a0}EU",
            "FlowlineEU",
            "flowline  eu",
            "Fl\u{43e}wline EU",
            "Flowline \u{395}U",
            "Flow\u{200b}line EU",
        ] {
            assert!(looks_like("Flowline EU", other), "{other:?}");
            assert!(looks_like(other, "Flowline EU"), "{other:?}");
        }
    }

    #[test]
    fn names_that_differ_to_the_eye_are_not() {
        for other in ["Flowline US", "Flowline EU 2", "Flowline", "Flöwline EU", "Hofmann", "Flowline EV"] {
            assert!(!looks_like("Flowline EU", other), "{other:?}");
        }
        assert!(!looks_like("Instance 11", "Instance 7"));
        assert!(!looks_like(" Flowline EU", "FLOWLINE eu"), "that is the same name, which is said in other words");
    }
}

//! A name for an instance, proposed from its host, that no saved instance has yet.

/// Parts of a host that say which of several instances it is; they come last in a name.
const AREAS: [&str; 10] = ["eu", "us", "uk", "de", "ap", "test", "staging", "dev", "demo", "live"];
/// Parts that say nothing.
const EMPTY: [&str; 5] = ["www", "app", "make", "admin", "portal"];

/// `eu.flowline.example` becomes "Flowline EU", `acme.onmake.com` "Acme".
pub(crate) fn proposed(host: &str, taken: impl Fn(&str) -> bool) -> String {
    let name = from_host(host);
    if !taken(&name) {
        return name;
    }
    (2..1000).map(|number| format!("{name} {number}")).find(|name| !taken(name)).unwrap_or(name)
}

fn from_host(host: &str) -> String {
    let is_number = host.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ':' | '[' | ']'));
    if is_number || !host.contains('.') || host.contains('[') {
        return host.to_owned();
    }
    let labels = labels(host);
    let (areas, names): (Vec<&str>, Vec<&str>) = labels.iter().partition(|label| is_area(label));
    let Some(name) = names.last().or(areas.last()) else { return host.to_owned() };
    let mut words = vec![capitalised(name)];
    words.extend(areas.iter().filter(|area| *area != name).map(|area| area_name(area)));
    words.join(" ")
}

/// The parts of a host that a customer chose: without Make's own domains and without the last two of a public name.
fn labels(host: &str) -> Vec<&str> {
    let own = [".onmake.com", ".make.celonis.com"].iter().find_map(|suffix| host.strip_suffix(suffix));
    let mut labels: Vec<&str> = own.unwrap_or(host).split('.').collect();
    if own.is_none() && labels.len() > 1 {
        labels.pop();
    }
    let telling: Vec<&str> = labels.iter().copied().filter(|label| !EMPTY.contains(label)).collect();
    if telling.is_empty() { labels } else { telling }
}

fn is_area(label: &str) -> bool {
    AREAS.contains(&label.trim_end_matches(|letter: char| letter.is_ascii_digit()))
}

fn area_name(label: &str) -> String {
    let short = label.trim_end_matches(|letter: char| letter.is_ascii_digit()).len() == 2;
    if short { label.to_uppercase() } else { capitalised(label) }
}

fn capitalised(label: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    };
    label.split('-').filter(|part| !part.is_empty()).map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_reads_like_a_name() {
        for (host, name) in [
            ("acme.onmake.com", "Acme"),
            ("acme.make.celonis.com", "Acme"),
            ("eu.flowline.example", "Flowline EU"),
            ("test.flowline.example", "Flowline Test"),
            ("automation-hub.example", "Automation Hub"),
            ("www.flowline.example", "Flowline"),
            ("eu2.example", "Eu2"),
            ("make.example", "Make"),
            ("127.0.0.1", "127.0.0.1"),
            ("[::1]", "[::1]"),
            ("localhost", "localhost"),
        ] {
            assert_eq!(proposed(host, |_| false), name, "{host}");
        }
    }

    #[test]
    fn a_taken_name_gets_a_number() {
        assert_eq!(proposed("acme.onmake.com", |name| name == "Acme" || name == "Acme 2"), "Acme 3");
    }
}

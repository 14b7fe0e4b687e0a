//! Names in twelve scripts and names that break careless programs.
//!
//! Only lists and how to pick from them; how many people get which is decided in `team`.

use rand::Rng;
use rand::seq::IndexedRandom;
use rand_chacha::ChaCha8Rng;

/// First and family names per script: Latin, Cyrillic, Greek, Arabic, Hebrew, Devanagari, Thai, Chinese,
/// Japanese, Korean, Georgian, Armenian.
const SCRIPTS: [(&[&str], &[&str]); 12] = [
    (
        &["Anna", "John", "Zoë", "Łukasz", "Peter", "Noël", "Ana", "Øystein", "Maria", "Jürgen", "Sofie", "Emre"],
        &[
            "Doe",
            "Nováková",
            "Müller",
            "García",
            "O'Brien",
            "Şahin",
            "Berg",
            "Silva",
            "Jensen",
            "Çelik",
            "Rossi",
            "Smith",
        ],
    ),
    (&["Ольга", "Иван", "Марія"], &["Иванова", "Петров", "Шевченко"]),
    (&["Ελένη", "Νίκος"], &["Παπαδοπούλου", "Γεωργίου"]),
    (&["فاطمة", "محمد"], &["الحسن", "بن علي"]),
    (&["נועה", "דוד"], &["לוי", "כהן"]),
    (&["प्रिया", "अर्जुन"], &["शर्मा", "सिंह"]),
    (&["สมชาย", "มาลี"], &["ใจดี", "ทองดี"]),
    (&["伟", "秀英"], &["王", "李"]),
    (&["さくら", "健太"], &["佐藤", "鈴木"]),
    (&["서연", "민준"], &["김", "이"]),
    (&["ნინო", "გიორგი"], &["ბერიძე", "კაპანაძე"]),
    (&["Անի", "Արամ"], &["Պետրոսյան", "Գրիգորյան"]),
];

/// An everyday name; every sixth or so is not in Latin letters.
pub(super) fn person(rng: &mut ChaCha8Rng) -> String {
    let script = if rng.random_bool(0.84) { 0 } else { rng.random_range(1..SCRIPTS.len()) };
    let (first, family) = SCRIPTS[script];
    let first = first.choose(rng).copied().unwrap_or("Anna");
    let family = family.choose(rng).copied().unwrap_or("Doe");
    match rng.random_range(0..60) {
        0 => format!("{first} {family} 🌿"),
        1 => format!("{first}\u{301} {family}"),
        2 => first.chars().take(1).collect(),
        _ => format!("{first} {family}"),
    }
}

/// One name of each kind that breaks careless programs, with a mail that goes with it.
pub(super) fn hostile() -> Vec<(String, String)> {
    let mail = |local: &str| format!("{local}@hostile.example");
    vec![
        ("<img src=x onerror=alert(1)>".to_owned(), mail("html")),
        ("=HYPERLINK(\"https://hostile.example\",\"Invoice\")".to_owned(), mail("formula")),
        ("Anna \u{202e}eoD nhoJ".to_owned(), mail("bidi")),
        ("An\u{200b}na D\u{200d}oe\u{feff}".to_owned(), mail("zerowidth")),
        ("null".to_owned(), mail("null")),
        ("Nul\u{0}l \u{7f}byte".to_owned(), mail("nulbyte")),
        // Looks like the holding account.
        ("Holding \u{430}ccount EU".to_owned(), "holding-eu@fl\u{43e}wline.example".to_owned()),
        ("Ö".repeat(255), mail("long255")),
        ("Very long name ".repeat(700), mail("long10k")),
    ]
}

const WORDS: [&str; 24] = [
    "Alder", "Birch", "Cobalt", "Dune", "Ember", "Fjord", "Granite", "Heron", "Indigo", "Juniper", "Kestrel", "Larch",
    "Meridian", "Nimbus", "Onyx", "Pine", "Quartz", "Rowan", "Sable", "Tundra", "Umber", "Vesper", "Willow", "Zephyr",
];
const TRADES: [&str; 10] =
    ["Logistics", "Bakery", "Studio", "Clinics", "Travel", "Robotics", "Publishing", "Energy", "Foods", "Legal"];

/// What a customer is called.
pub(super) fn customer(place: usize) -> String {
    format!("{} {}", WORDS[place % WORDS.len()], TRADES[(place * 7 + place / WORDS.len()) % TRADES.len()])
}

/// Names of the departments that a customer's organizations are called after.
pub(super) const DEPARTMENTS: [&str; 8] =
    ["Sales", "Support", "Finance", "Production", "Warehouse", "Marketing", "People", "Test"];

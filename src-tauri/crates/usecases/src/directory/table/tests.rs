//! Searching and sorting over rows.

use super::*;

#[derive(Clone)]
struct Thing(u64, String, String);

impl Listed for Thing {
    fn number(&self) -> u64 {
        self.0
    }
    fn texts(&self) -> [&str; 2] {
        [&self.1, &self.2]
    }
    fn looks(&self) -> [&str; 2] {
        self.texts()
    }
    fn sort(&self, key: SortKey) -> SortBy {
        match key {
            SortKey::Name => SortBy::Text(0),
            SortKey::Email => SortBy::Text(1),
            SortKey::Id
            | SortKey::LastSignIn
            | SortKey::Count
            | SortKey::Status
            | SortKey::Customer
            | SortKey::Members => SortBy::Number(i64::try_from(self.0).unwrap()),
        }
    }
    fn marks(&self) -> u8 {
        u8::from(self.1.contains("Mara"))
    }
    fn moment(&self) -> i64 {
        i64::try_from(self.0).unwrap()
    }
}

fn thing(id: u64, name: &str, email: &str) -> Thing {
    Thing(id, name.to_owned(), email.to_owned())
}

fn table() -> Table<Thing> {
    Table::of(vec![
        thing(4711, "Mara Lindqvist", "mara@nordlicht.example"),
        thing(12, "Łukasz Núñez", "l.nunez@harbor.example"),
        thing(471, "john doe", "john@atelier.example"),
        thing(9, "John Doe", "john@harbor.example"),
    ])
}

fn found(table: &mut Table<Thing>, search: &str) -> Vec<u64> {
    numbers(table, search, SortKey::Id, false)
}

fn numbers(table: &mut Table<Thing>, search: &str, sort: SortKey, descending: bool) -> Vec<u64> {
    let slice = cut(table, search, (sort, descending), (0, 100), &|_| true);
    assert_eq!(slice.shown, slice.rows.len());
    slice.rows.iter().map(|place| table.at(*place).unwrap().0).collect()
}

fn cut(
    table: &mut Table<Thing>,
    search: &str,
    (sort, descending): (SortKey, bool),
    cut: (u32, u32),
    keep: &dyn Fn(u32) -> bool,
) -> Slice {
    let search = text::fold(search);
    let words: Vec<Word<'_>> = search.split_whitespace().map(Word::here).collect();
    let order = table.order(sort);
    table.slice(&Wanted { words: &words, keep }, &order, descending, cut)
}

#[test]
fn a_search_looks_at_name_email_and_number_without_regard_to_case_and_accents() {
    let mut table = table();
    assert_eq!(found(&mut table, "LUKASZ nunez"), [12]);
    assert_eq!(found(&mut table, "HARBOR"), [9, 12]);
    assert_eq!(found(&mut table, "471"), [471, 4711]);
    assert_eq!(found(&mut table, "doe harbor"), [9]);
    assert_eq!(found(&mut table, "harbor doe john"), [9]);
    assert_eq!(found(&mut table, "nobody"), [0; 0]);
    assert_eq!(found(&mut table, "  "), [9, 12, 471, 4711]);
}

#[test]
fn a_search_never_matches_across_two_rows_or_two_columns() {
    let mut table = table();
    assert_eq!(found(&mut table, "lindqvistmara"), [0; 0]);
    assert_eq!(found(&mut table, "example4711"), [0; 0]);
    assert_eq!(found(&mut table, "4711lukasz"), [0; 0]);
}

#[test]
fn rows_are_sorted_by_folded_text_and_namesakes_by_number() {
    let mut table = table();
    assert_eq!(numbers(&mut table, "", SortKey::Name, false), [9, 471, 12, 4711]);
    assert_eq!(numbers(&mut table, "", SortKey::Name, true), [4711, 12, 471, 9]);
    assert_eq!(numbers(&mut table, "", SortKey::Email, false), [471, 9, 12, 4711]);
}

#[test]
fn rows_that_come_later_are_sorted_in_and_known_ones_are_replaced() {
    let mut table = table();
    numbers(&mut table, "", SortKey::Name, false);
    table.extend([thing(5, "Kim", "kim@x.example"), thing(12, "Anna", "anna@x.example")]);
    assert_eq!(numbers(&mut table, "", SortKey::Name, false), [12, 9, 471, 5, 4711]);
    assert_eq!(found(&mut table, "nunez"), [0; 0]);
    assert_eq!(table.len(), 5);
    assert_eq!(table.get(12).unwrap().1, "Anna");
}

#[test]
fn a_slice_is_cut_and_still_counts_all() {
    let mut table = table();
    let slice = cut(&mut table, "john", (SortKey::Id, false), (1, 1), &|_| true);
    assert_eq!((slice.shown, slice.rows.len()), (2, 1));
    assert_eq!(table.at(slice.rows[0]).unwrap().0, 471);
}

#[test]
fn what_else_must_hold_is_asked_of_each_row_also_of_replaced_ones() {
    let mut table = table();
    table.extend([thing(12, "Mara Nowak", "m@x.example")]);
    let facts: Vec<(u8, i64)> = (0..4).map(|place| (table.facts(place).marks, table.facts(place).moment)).collect();
    assert_eq!(facts, [(1, 4711), (1, 12), (0, 471), (0, 9)]);
    let kept = cut(&mut table, "", (SortKey::Id, true), (0, 100), &|place| place != 0);
    assert_eq!((kept.shown, kept.rows), (3, vec![2, 1, 3]));
    let kept = cut(&mut table, "mara", (SortKey::Id, false), (0, 100), &|place| place != 0);
    assert_eq!((kept.shown, kept.rows), (1, vec![1]));
}

#[test]
fn a_word_that_holds_of_a_row_elsewhere_counts_beside_the_words_of_its_texts() {
    let table = table();
    let elsewhere = |rows: [bool; 4]| Some(rows.to_vec());
    let find = |words: &[Word<'_>]| table.find(words);
    let nordlicht = || Word { text: "kitchen", elsewhere: elsewhere([false, true, true, false]) };
    assert_eq!(find(&[nordlicht()]), [false, true, true, false]);
    assert_eq!(find(&[nordlicht(), Word::here("john")]), [false, false, true, false]);
    assert_eq!(find(&[Word::here("john doe"), nordlicht()]), [false, false, true, false]);
    let both = Word { text: "doe", elsewhere: elsewhere([true, false, false, false]) };
    assert_eq!(find(&[both]), [true, false, true, true]);
}

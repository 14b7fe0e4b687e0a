//! The instance against a reference model (`reference`): random operations, and after each the same answer and state.
//!
//! A run makes at least 10,000 operations. Its seed is printed; `PRACTICE_MODEL_SEED=<seed>` repeats it and
//! `PRACTICE_MODEL_SEQUENCES=<n>` makes it longer. Failing sequences are made as short as possible. That the comparison
//! sees anything is shown by instances that read one rule differently: each is found.

mod operations;
mod reference;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use practice::{
    AddedMember, EmptyBody, Instance, Options, OutOfRange, RowsAfterDemotion, RowsAfterTransfer, RowsOfNewOwner, Size,
    Switches, TransferToOutsider, UnknownLicenseKeys, World, ZeroOperations,
};
use proptest::collection::vec;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};
use rand::Rng;
use serde_json::Value;

use self::operations::{Operation, operation};
use self::reference::{Expected, Model};
use crate::desk::{Desk, KEY};

/// Sequences in a run, and the most operations in each; half as many on average.
const SEQUENCES: u32 = 220;
const LENGTH: usize = 120;

/// How many operations there were and how many of each kind were accepted.
#[derive(Default)]
struct Counts {
    operations: Cell<u64>,
    accepted: RefCell<BTreeMap<&'static str, u64>>,
}

/// Does one sequence on a fresh instance and on the model.
async fn compare(sequence: &[Operation], switches: &Switches, counts: &Counts) -> Result<(), String> {
    let world = World::generate(Size::Tiny, 1);
    let mut model = Model::of(&world);
    let options = Options { key: KEY.to_owned(), switches: switches.clone(), ..Options::default() };
    let desk = Desk { instance: Instance::new(world, options), key: KEY.to_owned() };
    for (place, operation) in sequence.iter().enumerate() {
        let request = operation.request(&model);
        let (status, answer) = desk.send(request.method, &request.path, &request.body).await;
        let expected = model.apply(operation, &request, &answer);
        counts.operations.set(counts.operations.get() + 1);
        let said = format!("{operation:?} as {} {} {}", request.method, request.path, request.body);
        match &expected {
            Expected::Done(row) => {
                if status != 200 {
                    return Err(format!("{said}: {status} {answer}, but it is allowed"));
                }
                if !row.is_null() && *row != row_of(&answer) {
                    return Err(format!("{said}: answered {answer}, expected {row}"));
                }
                *counts.accepted.borrow_mut().entry(operation.name()).or_default() += 1;
            }
            Expected::Refused(statuses) => {
                if !statuses.contains(&status) {
                    return Err(format!("{said}: {status} {answer}, expected a refusal with one of {statuses:?}"));
                }
            }
        }
        let licenses = matches!(operation, Operation::License { .. }) || place + 1 == sequence.len();
        model
            .differs_from(&desk.instance.world(), licenses)
            .map_or(Ok(()), |difference| Err(format!("{said}: {difference}")))?;
    }
    Ok(())
}

/// The part of an answer that the model knows: the roles.
fn row_of(answer: &Value) -> Value {
    let one = |row: &Value| row["usersRoleId"].clone();
    match answer.as_object().and_then(|object| object.values().next()) {
        Some(Value::Array(rows)) => rows.iter().map(one).collect(),
        Some(row) => one(row),
        None => Value::Null,
    }
}

/// Runs random sequences; the shortest one that shows a difference comes back as text.
fn run(seed: u64, sequences: u32, shrink: u32, switches: &Switches, counts: &Counts) -> Result<(), String> {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let config = Config { cases: sequences, failure_persistence: None, max_shrink_iters: shrink, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let outcome = runner.run(&vec(operation(), 1..=LENGTH), |sequence| {
        runtime.block_on(compare(&sequence, switches, counts)).map_err(TestCaseError::fail)
    });
    match outcome {
        Ok(()) => Ok(()),
        Err(TestError::Fail(reason, sequence)) => {
            let lines: Vec<String> = sequence.iter().map(|operation| format!("  {operation:?}")).collect();
            Err(format!("PRACTICE_MODEL_SEED={seed}: {reason}\nshortest sequence:\n{}", lines.join("\n")))
        }
        Err(TestError::Abort(reason)) => Err(format!("PRACTICE_MODEL_SEED={seed}: {reason}")),
    }
}

/// `PRACTICE_MODEL_SEQUENCES` makes a run as long as wanted, `GATEHOUSE_FULL` ten times as long.
fn sequences() -> u32 {
    let daily = if std::env::var_os("GATEHOUSE_FULL").is_some() { 10 * SEQUENCES } else { SEQUENCES };
    let given = std::env::var("PRACTICE_MODEL_SEQUENCES").ok();
    given.map_or(daily, |text| text.parse().expect("the number of sequences is a number"))
}

fn seed() -> u64 {
    let given = std::env::var("PRACTICE_MODEL_SEED").ok();
    given.map_or_else(|| rand::rng().random(), |text| text.parse().expect("the seed is a number"))
}

#[test]
fn ten_thousand_operations_do_what_the_documented_rules_say() {
    let (seed, counts) = (seed(), Counts::default());
    println!("PRACTICE_MODEL_SEED={seed}");
    if let Err(difference) = run(seed, sequences(), 400, &Switches::default(), &counts) {
        panic!("{difference}");
    }
    let accepted = counts.accepted.borrow();
    println!("{} operations, accepted: {accepted:?}", counts.operations.get());
    assert!(counts.operations.get() >= 10_000);
    for name in Operation::NAMES {
        assert!(accepted.get(name).is_some_and(|count| *count >= 20), "{name} was hardly ever accepted: {accepted:?}");
    }
}

#[test]
fn the_same_seed_makes_the_same_operations() {
    let kinds = |seed: u64| {
        let counts = Counts::default();
        run(seed, 3, 0, &Switches::default(), &counts).unwrap();
        counts.accepted.into_inner()
    };
    assert_eq!(kinds(7), kinds(7));
    assert_ne!(kinds(7), kinds(8));
}

#[test]
fn an_instance_that_reads_one_rule_differently_is_found() {
    let usual = Switches::default;
    let others = [
        ("an empty object is refused", Switches { empty_body: EmptyBody::OnlyZeroBytes, ..usual() }),
        ("zero bytes are refused", Switches { empty_body: EmptyBody::OnlyObject, ..usual() }),
        ("ownership goes to an outsider", Switches { transfer_to_outsider: TransferToOutsider::Allowed, ..usual() }),
        ("team rows go with the Admin role", Switches { rows_after_demotion: RowsAfterDemotion::Removed, ..usual() }),
        ("team rows loosen with it", Switches { rows_after_demotion: RowsAfterDemotion::Changeable, ..usual() }),
        ("a transfer makes rows", Switches { rows_after_transfer: RowsAfterTransfer::Created, ..usual() }),
        ("a new owner gets rows", Switches { rows_of_new_owner: RowsOfNewOwner::Created, ..usual() }),
        ("kept values are checked", Switches { unchanged_out_of_range: OutOfRange::Refused, ..usual() }),
        ("zero operations are refused", Switches { zero_operations: ZeroOperations::Refused, ..usual() }),
        ("unknown keys vanish", Switches { unknown_license_keys: UnknownLicenseKeys::Dropped, ..usual() }),
    ];
    for (what, switches) in &others {
        let found = run(11, 60, 0, switches, &Counts::default());
        assert!(found.is_err(), "{what}: not found");
    }
    println!("{} of {} other readings found", others.len(), others.len());
    let harmless = Switches { added_member: AddedMember::Invited, ..usual() };
    assert!(run(11, 5, 0, &harmless, &Counts::default()).is_ok(), "what the model does not look at is not found");
}

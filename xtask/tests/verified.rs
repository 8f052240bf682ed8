//! Every contract that the simulator enforces has a test that shows its report, and the committed page says the truth.

use std::fs;
use std::path::Path;

use xtask::verified::{PAGE, generate};

#[test]
fn each_enforced_contract_is_shown_and_the_page_is_up_to_date() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask is in the workspace");
    // Fails when the simulator enforces a contract that no test asserts.
    let generated = generate(root).unwrap_or_else(|error| panic!("{error:#}"));
    let committed = fs::read_to_string(root.join(PAGE)).expect("it is committed");
    assert!(
        generated == committed,
        "{PAGE} is not what the sources say: run `cargo xtask contracts --write`"
    );
    // The scan finds what is there: some from a table, from a function, and from the list of mutants.
    for expected in [
        "`fwps-sim/tests/contracts.rs::double_free`",
        "`fwps-sim/tests/ale/rules.rs::pended_without_absorb`",
        "`tests/c/mutants.txt: handles_of_another_kind`",
    ] {
        assert!(generated.contains(expected), "{expected} is missing");
    }
    assert!(generated.matches("\n| C-").count() > 190);
}

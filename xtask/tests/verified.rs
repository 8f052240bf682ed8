//! Every contract that the simulator enforces has a test that breaks it and one that keeps it, and the committed page says the truth.

use std::fs;
use std::path::Path;

use xtask::verified::{PAGE, generate};

#[test]
fn each_enforced_contract_is_broken_and_kept_and_the_page_is_up_to_date() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask is in the workspace");
    // Fails when the simulator enforces a contract that no test breaks, or none keeps.
    let generated = generate(root).unwrap_or_else(|error| panic!("{error:#}"));
    let committed = fs::read_to_string(root.join(PAGE)).expect("it is committed");
    assert!(
        generated == committed,
        "{PAGE} is not what the sources say: run `cargo xtask contracts --write`"
    );
    // Both sides: of a table and its twin, of one test, and of a mutant.
    for (contract, broken, kept) in [
        (
            "C-093",
            "fwps-sim/tests/reference/main.rs::packets_held_for_long_are_reported",
            "fwps-sim/tests/reference/main.rs::",
        ),
        (
            "C-181",
            "fwps-sim/tests/flow/broken.rs::no_flow_delete",
            "fwps-sim/tests/flow/correct.rs::",
        ),
        (
            "C-218",
            "fwps-sim/tests/ale/rules.rs::pended_and_permitted",
            "tests/originals.rs::c_drivers_are_clean_over_seeds_and_shapes",
        ),
    ] {
        let row = generated
            .lines()
            .find(|line| line.starts_with(&format!("| {contract} |")));
        let row = row.unwrap_or_else(|| panic!("{contract} is missing"));
        let cells: Vec<&str> = row.split(" | ").collect();
        assert!(cells[2].contains(broken) && cells[3].contains(kept), "{row}");
    }
    assert!(generated.matches("\n| C-").count() > 190);
}

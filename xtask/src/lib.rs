//! The commands of this workspace: `cargo xtask COMMAND`.
//!
//! Users of the published crates need none of this.

pub mod c_driver;
pub mod c_header;
pub mod ci;
#[cfg(feature = "demo")]
pub mod demo;
pub mod driver;
pub mod layers;
#[cfg(feature = "demo")]
pub mod mutants;
pub mod pe;
#[cfg(feature = "demo")]
pub mod run;
pub mod rustfmt;
pub mod verified;
pub mod workspace;

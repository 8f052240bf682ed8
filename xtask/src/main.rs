//! `cargo xtask`: builds drivers, shows one at work, and runs what the project is checked with.

mod bindgen;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Commands of the fwps workspace
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Driver(xtask::driver::DriverArguments),
    #[cfg(feature = "demo")]
    Demo(xtask::demo::DemoArguments),
    #[cfg(feature = "demo")]
    Run(Box<xtask::run::RunArguments>),
    #[cfg(feature = "demo")]
    Mutants(xtask::mutants::MutantsArguments),
    Ci(xtask::ci::CiArguments),
    CHeader(xtask::c_header::CHeaderArguments),
    CDriver(xtask::c_driver::CDriverArguments),
    Contracts(xtask::verified::ContractsArguments),
    /// Generates the raw bindings of fwps-sys from the headers of a kit
    Bindgen(bindgen::BindgenArgs),
    Layers(xtask::layers::LayersArguments),
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Driver(arguments) => xtask::driver::run(&arguments),
        #[cfg(feature = "demo")]
        Command::Demo(arguments) => xtask::demo::run(&arguments),
        #[cfg(feature = "demo")]
        Command::Run(arguments) => xtask::run::run(&arguments),
        #[cfg(feature = "demo")]
        Command::Mutants(arguments) => xtask::mutants::run(&arguments),
        Command::Ci(arguments) => xtask::ci::run(&arguments),
        Command::Contracts(arguments) => xtask::verified::run(&arguments),
        Command::CDriver(arguments) => xtask::c_driver::run(&arguments),
        Command::CHeader(arguments) => xtask::c_header::run(&arguments),
        Command::Bindgen(arguments) => bindgen::run(arguments),
        Command::Layers(arguments) => xtask::layers::run(&arguments),
    };
    result.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

//! With the feature `regenerate`, on a Windows host, makes the bindings from this machine's kit. Otherwise does nothing.

#[cfg(all(windows, feature = "regenerate"))]
#[allow(dead_code, reason = "the inventory is for `cargo xtask bindgen`")]
mod generate;

fn main() {
    println!("cargo::rustc-check-cfg=cfg(fwps_sys_regenerated)");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=generate");
    #[cfg(all(windows, feature = "regenerate"))]
    regenerate::run();
    #[cfg(all(not(windows), feature = "regenerate"))]
    println!(
        "cargo::warning=fwps-sys: the feature `regenerate` needs a Windows host with a kit; the committed bindings are used"
    );
}

#[cfg(all(windows, feature = "regenerate"))]
mod regenerate {
    //! The bindings of the kit that wdk-build finds.

    use std::path::PathBuf;

    use anyhow::{Context, Result};

    use crate::generate;

    /// Writes the bindings, and tells the crate to use them.
    pub(crate) fn run() {
        if let Err(error) = write() {
            panic!("fwps-sys, feature `regenerate`: {error:#}");
        }
        println!("cargo::rustc-cfg=fwps_sys_regenerated");
    }

    fn write() -> Result<()> {
        let output = PathBuf::from(std::env::var_os("OUT_DIR").context("cargo sets OUT_DIR")?);
        let scratch = output.join("generate");
        std::fs::create_dir_all(&scratch).with_context(|| format!("cannot make {}", scratch.display()))?;
        let folders: Vec<PathBuf> = wdk_build::Config::new()
            .include_paths()
            .context("no kit was found; install the WDK, or run this in the prompt of an EWDK")?
            // The generator adds the C runtime of a `km` folder by itself.
            .filter(|folder| !folder.ends_with("crt"))
            .collect();
        for source in generate::sources(&folders, &scratch)? {
            let name = source.path.rsplit('/').next().unwrap_or(source.path);
            let path = output.join(name);
            std::fs::write(&path, source.text).with_context(|| format!("cannot write {}", path.display()))?;
        }
        Ok(())
    }
}

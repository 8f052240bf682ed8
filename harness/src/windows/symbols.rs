//! Names for addresses in driver images: from a PDB, or from DWARF in the image itself.

use std::fs::File;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use fwps_sim::{BacktraceFrame, Symbols};
use pdb_addr2line::TypeFormatterFlags;

use crate::request::DriverImage;

/// Makes an image known to backtraces. Its symbols are read when a frame is first named.
pub(super) fn add(driver: &DriverImage, base: usize, size: usize) {
    fwps_sim::add_symbols(Module {
        driver: driver.clone(),
        base,
        size,
        names: Mutex::new(None),
    });
}

struct Module {
    driver: DriverImage,
    base: usize,
    size: usize,
    names: Mutex<Option<Names>>,
}

/// Where the names of an image come from.
enum Names {
    Pdb(Box<pdb_addr2line::ContextPdbData<'static, 'static, File>>),
    Nothing,
}

impl Names {
    fn read(driver: &DriverImage) -> Self {
        driver.symbols.as_deref().and_then(pdb).unwrap_or(Self::Nothing)
    }
}

fn pdb(path: &Path) -> Option<Names> {
    let pdb = pdb_addr2line::pdb::PDB::open(File::open(path).ok()?).ok()?;
    let data = pdb_addr2line::ContextPdbData::try_from_pdb(pdb).ok()?;
    Some(Names::Pdb(Box::new(data)))
}

impl Symbols for Module {
    fn frame(&self, address: usize) -> Option<BacktraceFrame> {
        let offset = address
            .checked_sub(self.base)
            .filter(|offset| *offset < self.size)?;
        let mut frame = BacktraceFrame::default();
        frame.module = Some(self.driver.name.clone());
        frame.offset = offset as u64;
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        if let Names::Pdb(data) = names.get_or_insert_with(|| Names::read(&self.driver)) {
            name(data, offset, &mut frame);
        }
        Some(frame)
    }
}

/// Names a frame from a PDB, as far as it can.
fn name(
    data: &pdb_addr2line::ContextPdbData<'static, 'static, File>,
    offset: usize,
    frame: &mut BacktraceFrame,
) -> Option<()> {
    let flags = TypeFormatterFlags::default() | TypeFormatterFlags::NO_ARGUMENTS;
    let context = data.make_context_with_formatter_flags(flags).ok()?;
    let found = context.find_frames(u32::try_from(offset).ok()?).ok()??;
    let function = found.frames.last()?.function.clone()?;
    frame.function = Some(function);
    frame.offset = (offset as u64).saturating_sub(u64::from(found.start_rva));
    // The innermost of inlined functions says the line.
    let innermost = found.frames.first()?;
    frame.file = innermost.file.as_ref().map(ToString::to_string);
    frame.line = innermost.line;
    Some(())
}

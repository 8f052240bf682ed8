//! Instructions that only the kernel may execute, or that read memory which only the kernel has.
//!
//! The headers of the kit define some functions as inline code: `KeGetCurrentIrql` reads cr8, `KeRaiseIrql` writes it, and the clocks are
//! read from the page that the kernel shares with processes, at its address in the kernel. In a process these instructions fault; what is
//! here does what they were meant to do.

mod arithmetic;
mod registers;
mod shared_data;

pub use registers::Registers;
pub use shared_data::{Clocks, SHARED_DATA, SharedData};

use iced_x86::{
    Code, Decoder, DecoderOptions, Formatter, Instruction, IntelFormatter, Mnemonic, OpKind, Register,
};

/// What the emulated instructions work on.
pub trait Processor {
    /// The IRQL of the running thread.
    fn irql(&mut self) -> u8;
    /// Raises or lowers the IRQL of the running thread.
    fn set_irql(&mut self, irql: u8);
    /// The clocks that the shared page shows.
    fn clocks(&mut self) -> Clocks;
}

/// What became of an instruction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Emulated {
    /// It was done; the registers are those behind it.
    Done,
    /// It is none of those that are emulated: it faulted for another reason.
    Other,
    /// It is one that only the kernel may execute, and is not emulated. The text names it.
    NotModelled(String),
}

/// Does the instruction at the start of `code`, which is at `registers.rip`.
pub fn emulate(code: &[u8], registers: &mut Registers, processor: &mut dyn Processor) -> Emulated {
    let mut decoder = Decoder::with_ip(64, code, registers.rip, DecoderOptions::NONE);
    let instruction = decoder.decode();
    if instruction.is_invalid() {
        return Emulated::Other;
    }
    let done = match instruction.code() {
        Code::Mov_r64_cr if instruction.op1_register() == Register::CR8 => {
            registers.set(instruction.op0_register(), u64::from(processor.irql()))
        }
        Code::Mov_cr_r64 if instruction.op0_register() == Register::CR8 => {
            let value = registers.get(instruction.op1_register());
            value.map(|value| processor.set_irql((value & 0xF) as u8))
        }
        _ if is_privileged(&instruction) => {
            return Emulated::NotModelled(format!("the instruction `{}`", text(&instruction)));
        }
        _ => match shared_operand(&instruction, registers) {
            None => return Emulated::Other,
            Some(offset) => {
                let size = instruction.memory_size().size();
                let Some(value) = SharedData::of(processor.clocks()).read(offset, size) else {
                    return Emulated::NotModelled(format!(
                        "the instruction `{}`, which reads {size} bytes of the shared user data at offset {offset:#x}",
                        text(&instruction)
                    ));
                };
                arithmetic::read(&instruction, value, registers)
            }
        },
    };
    match done {
        Some(()) => {
            registers.rip = instruction.next_ip();
            Emulated::Done
        }
        None => Emulated::NotModelled(format!("the instruction `{}`", text(&instruction))),
    }
}

/// Where in the shared page an instruction reads; `None` for one that has nothing to do with that page.
fn shared_operand(instruction: &Instruction, registers: &Registers) -> Option<usize> {
    let memory = (0..instruction.op_count()).any(|operand| instruction.op_kind(operand) == OpKind::Memory);
    if !memory || matches!(instruction.memory_segment(), Register::FS | Register::GS) {
        return None;
    }
    let of = |register| match register {
        Register::None => Some(0),
        // The displacement of an operand relative to the instruction pointer is an address already.
        Register::RIP => Some(0),
        register => registers.get(register),
    };
    let index = of(instruction.memory_index())?.wrapping_mul(u64::from(instruction.memory_index_scale()));
    let address = of(instruction.memory_base())?
        .wrapping_add(index)
        .wrapping_add(instruction.memory_displacement64());
    let offset = address
        .checked_sub(SHARED_DATA)
        .filter(|offset| *offset < 0x1000)?;
    usize::try_from(offset).ok()
}

/// Whether an instruction faults in every process.
fn is_privileged(instruction: &Instruction) -> bool {
    let control = |register: Register| register.is_cr() || register.is_dr();
    match instruction.mnemonic() {
        Mnemonic::Mov => control(instruction.op0_register()) || control(instruction.op1_register()),
        Mnemonic::Cli
        | Mnemonic::Sti
        | Mnemonic::Hlt
        | Mnemonic::In
        | Mnemonic::Out
        | Mnemonic::Rdmsr
        | Mnemonic::Wrmsr
        | Mnemonic::Rdpmc
        | Mnemonic::Invd
        | Mnemonic::Wbinvd
        | Mnemonic::Invlpg
        | Mnemonic::Lgdt
        | Mnemonic::Lidt
        | Mnemonic::Ltr
        | Mnemonic::Lldt
        | Mnemonic::Clts
        | Mnemonic::Swapgs
        | Mnemonic::Iretq
        | Mnemonic::Xsetbv => true,
        _ => false,
    }
}

fn text(instruction: &Instruction) -> String {
    let mut text = String::new();
    IntelFormatter::new().format(instruction, &mut text);
    text
}

#[cfg(test)]
mod tests;

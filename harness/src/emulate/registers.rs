//! The registers of a thread that faulted.

use iced_x86::Register;

/// The carry flag.
pub(super) const CARRY: u64 = 1 << 0;
/// The parity flag.
pub(super) const PARITY: u64 = 1 << 2;
/// The auxiliary carry flag.
pub(super) const AUXILIARY: u64 = 1 << 4;
/// The zero flag.
pub(super) const ZERO: u64 = 1 << 6;
/// The sign flag.
pub(super) const SIGN: u64 = 1 << 7;
/// The overflow flag.
pub(super) const OVERFLOW: u64 = 1 << 11;

/// The general registers, as the instruction set numbers them: rax, rcx, rdx, rbx, rsp, rbp, rsi, rdi, r8 to r15.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Registers {
    /// The general registers.
    pub general: [u64; 16],
    /// The address of the instruction.
    pub rip: u64,
    /// The flags.
    pub flags: u64,
}

impl Registers {
    /// The value of a general register of any size, zero-extended. `None` for one of another kind.
    pub(super) fn get(&self, register: Register) -> Option<u64> {
        let whole = self
            .general
            .get(register.full_register().number())
            .filter(|_| register.is_gpr())?;
        let size = register.size();
        Some((whole >> shift(register)) & mask(size))
    }

    /// Writes a general register of any size, as instructions do: one of 32 bits clears the upper half, smaller ones leave the rest as it
    /// is. `None` for a register of another kind.
    pub(super) fn set(&mut self, register: Register, value: u64) -> Option<()> {
        if !register.is_gpr() {
            return None;
        }
        let whole = self.general.get_mut(register.full_register().number())?;
        let size = register.size();
        if size >= 4 {
            *whole = value & mask(size);
        } else {
            let place = mask(size) << shift(register);
            *whole = *whole & !place | (value << shift(register)) & place;
        }
        Some(())
    }

    /// Sets or clears flags.
    pub(super) fn set_flags(&mut self, which: u64, set: bool) {
        if set {
            self.flags |= which;
        } else {
            self.flags &= !which;
        }
    }
}

/// The bits of a value of this many bytes.
pub(super) fn mask(size: usize) -> u64 {
    if size >= 8 {
        u64::MAX
    } else {
        (1 << (size * 8)) - 1
    }
}

/// Where in its register a part begins: ah, ch, dh and bh stand above the lowest byte.
fn shift(register: Register) -> u32 {
    match register {
        Register::AH | Register::CH | Register::DH | Register::BH => 8,
        _ => 0,
    }
}

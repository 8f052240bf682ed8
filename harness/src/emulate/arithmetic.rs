//! What instructions do with a value that they read from memory.

use iced_x86::{Instruction, Mnemonic, OpKind, Register};

use super::registers::{AUXILIARY, CARRY, OVERFLOW, PARITY, Registers, SIGN, ZERO, mask};

/// Does an instruction whose memory operand has this value. `None` for one that is not emulated.
pub(super) fn read(instruction: &Instruction, value: u64, registers: &mut Registers) -> Option<()> {
    let size = instruction.memory_size().size();
    match instruction.mnemonic() {
        // The memory is the source: to write to the page is a fault in the kernel, too.
        Mnemonic::Mov | Mnemonic::Movzx if instruction.op1_kind() == OpKind::Memory => {
            registers.set(instruction.op0_register(), value)
        }
        Mnemonic::Movsx | Mnemonic::Movsxd => {
            registers.set(instruction.op0_register(), sign_extend(value, size))
        }
        Mnemonic::Cmp => {
            let (left, right) = operands(instruction, value, registers)?;
            subtract(left, right, size, registers);
            Some(())
        }
        Mnemonic::Test => {
            let (left, right) = operands(instruction, value, registers)?;
            logic(left & right, size, registers);
            Some(())
        }
        Mnemonic::Add | Mnemonic::Sub | Mnemonic::And | Mnemonic::Or | Mnemonic::Xor
            if instruction.op1_kind() == OpKind::Memory =>
        {
            let left = registers.get(instruction.op0_register())?;
            let result = match instruction.mnemonic() {
                Mnemonic::Add => add(left, value, size, registers),
                Mnemonic::Sub => subtract(left, value, size, registers),
                Mnemonic::And => logic(left & value, size, registers),
                Mnemonic::Or => logic(left | value, size, registers),
                _ => logic(left ^ value, size, registers),
            };
            registers.set(instruction.op0_register(), result)
        }
        Mnemonic::Imul if instruction.op_count() >= 2 => {
            let right = match instruction.op_count() {
                2 => sign_extend(registers.get(instruction.op0_register())?, size),
                _ => instruction.immediate(2),
            };
            let product = i128::from(sign_extend(value, size) as i64) * i128::from(right as i64);
            let kept = product as u64 & mask(size);
            let lost = i128::from(sign_extend(kept, size) as i64) != product;
            // The others are undefined.
            registers.set_flags(CARRY | OVERFLOW, lost);
            registers.set(instruction.op0_register(), kept)
        }
        Mnemonic::Mul if size >= 4 => {
            let (low, high) = if size == 4 {
                (Register::EAX, Register::EDX)
            } else {
                (Register::RAX, Register::RDX)
            };
            let product = u128::from(registers.get(low)?) * u128::from(value);
            let upper = (product >> (size * 8)) as u64;
            registers.set(low, product as u64 & mask(size))?;
            // The others are undefined.
            registers.set_flags(CARRY | OVERFLOW, upper != 0);
            registers.set(high, upper)
        }
        _ => None,
    }
}

/// The two operands of a comparison, in their order; one of them is the value from memory.
fn operands(instruction: &Instruction, value: u64, registers: &Registers) -> Option<(u64, u64)> {
    let size = instruction.memory_size().size();
    let operand = |number| match instruction.op_kind(number) {
        OpKind::Memory => Some(value),
        OpKind::Register => registers.get(instruction.op_register(number)),
        _ => Some(instruction.immediate(number) & mask(size)),
    };
    Some((operand(0)?, operand(1)?))
}

fn sign_extend(value: u64, size: usize) -> u64 {
    let unused = 64 - size.min(8) * 8;
    ((value << unused) as i64 >> unused) as u64
}

fn add(left: u64, right: u64, size: usize, registers: &mut Registers) -> u64 {
    let result = left.wrapping_add(right) & mask(size);
    registers.set_flags(CARRY, result < left);
    registers.set_flags(AUXILIARY, (left ^ right ^ result) & 0x10 != 0);
    registers.set_flags(OVERFLOW, (left ^ result) & (right ^ result) & sign_bit(size) != 0);
    set_result_flags(result, size, registers);
    result
}

fn subtract(left: u64, right: u64, size: usize, registers: &mut Registers) -> u64 {
    let result = left.wrapping_sub(right) & mask(size);
    registers.set_flags(CARRY, left < right);
    registers.set_flags(AUXILIARY, (left ^ right ^ result) & 0x10 != 0);
    registers.set_flags(OVERFLOW, (left ^ right) & (left ^ result) & sign_bit(size) != 0);
    set_result_flags(result, size, registers);
    result
}

fn logic(result: u64, size: usize, registers: &mut Registers) -> u64 {
    registers.set_flags(CARRY | OVERFLOW, false);
    set_result_flags(result, size, registers);
    result
}

fn set_result_flags(result: u64, size: usize, registers: &mut Registers) {
    registers.set_flags(ZERO, result & mask(size) == 0);
    registers.set_flags(SIGN, result & sign_bit(size) != 0);
    registers.set_flags(PARITY, (result as u8).count_ones() % 2 == 0);
}

fn sign_bit(size: usize) -> u64 {
    1 << (size.clamp(1, 8) * 8 - 1)
}

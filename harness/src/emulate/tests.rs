//! Instructions as compilers write them for the inline functions of the kit.

use super::*;

#[derive(Default)]
struct Machine {
    irql: u8,
    clocks: Clocks,
}

impl Processor for Machine {
    fn irql(&mut self) -> u8 {
        self.irql
    }

    fn set_irql(&mut self, irql: u8) {
        self.irql = irql;
    }

    fn clocks(&mut self) -> Clocks {
        self.clocks
    }
}

const RAX: usize = 0;
const RCX: usize = 1;
const R8: usize = 8;

fn machine() -> Machine {
    Machine {
        irql: 2,
        clocks: Clocks {
            system_time: 0x01DC_1234_8000_0010,
            interrupt_time: 0x0000_0005_9000_0000,
        },
    }
}

/// Does one instruction; it must be done, and the instruction pointer must stand behind it.
fn run(code: &[u8], registers: &mut Registers) {
    registers.rip = 0x1000;
    assert_eq!(emulate(code, registers, &mut machine()), Emulated::Done);
    assert_eq!(registers.rip, 0x1000 + code.len() as u64);
}

#[test]
fn the_irql_is_read_from_cr8() {
    let mut registers = Registers::default();
    // mov rax, cr8
    run(&[0x44, 0x0F, 0x20, 0xC0], &mut registers);
    assert_eq!(registers.general[RAX], 2);
    // mov r8, cr8
    run(&[0x45, 0x0F, 0x20, 0xC0], &mut registers);
    assert_eq!(registers.general[R8], 2);
}

#[test]
fn the_irql_is_written_through_cr8() {
    let mut machine = machine();
    let mut registers = Registers {
        rip: 0x1000,
        ..Registers::default()
    };
    registers.general[RCX] = 0;
    // mov cr8, rcx
    assert_eq!(
        emulate(&[0x44, 0x0F, 0x22, 0xC1], &mut registers, &mut machine),
        Emulated::Done
    );
    assert_eq!((machine.irql, registers.rip), (0, 0x1004));
}

#[test]
fn clocks_are_read_by_absolute_address_and_through_registers() {
    let mut registers = Registers::default();
    // mov rax, [0xFFFFF78000000014]
    run(
        &[0x48, 0xA1, 0x14, 0, 0, 0, 0x80, 0xF7, 0xFF, 0xFF],
        &mut registers,
    );
    assert_eq!(registers.general[RAX], 0x01DC_1234_8000_0010);
    registers.general[RCX] = SHARED_DATA;
    // mov rax, [rcx+8]
    run(&[0x48, 0x8B, 0x41, 0x08], &mut registers);
    assert_eq!(registers.general[RAX], 0x5_9000_0000);
    // mov eax, [rcx+0x18]: the upper half of the time, and the upper half of rax is cleared
    registers.general[RAX] = u64::MAX;
    run(&[0x8B, 0x41, 0x18], &mut registers);
    assert_eq!(registers.general[RAX], 0x01DC_1234);
    // mov rax, [rcx+0x320]: the ticks
    run(&[0x48, 0x8B, 0x81, 0x20, 0x03, 0, 0], &mut registers);
    assert_eq!(registers.general[RAX], 0x5_9000_0000 / 156_250);
    // movsxd rax, dword ptr [rcx+0x14]
    run(&[0x48, 0x63, 0x41, 0x14], &mut registers);
    assert_eq!(registers.general[RAX], 0xFFFF_FFFF_8000_0010);
    // movzx eax, byte ptr [rcx+0x14]
    run(&[0x0F, 0xB6, 0x41, 0x14], &mut registers);
    assert_eq!(registers.general[RAX], 0x10);
    // mov ah, [rcx+0x14]: the rest of rax stays
    registers.general[RAX] = 0x1122_3344;
    run(&[0x8A, 0x61, 0x14], &mut registers);
    assert_eq!(registers.general[RAX], 0x1122_1044);
}

#[test]
fn arithmetic_has_its_flags() {
    let mut registers = Registers::default();
    registers.general[RCX] = SHARED_DATA;
    // cmp dword ptr [rcx+0x14], 0x80000010
    run(&[0x81, 0x79, 0x14, 0x10, 0, 0, 0x80], &mut registers);
    assert_eq!(registers.flags & 0x8D5, 0x44, "zero and even parity");
    // cmp rax, [rcx+8] with a smaller rax
    registers.general[RAX] = 1;
    run(&[0x48, 0x3B, 0x41, 0x08], &mut registers);
    assert_eq!(registers.flags & 0x8C1, 0x81, "carry and sign");
    // sub rax, [rcx+8]
    registers.general[RAX] = 0x5_9000_0001;
    run(&[0x48, 0x2B, 0x41, 0x08], &mut registers);
    assert_eq!(registers.general[RAX], 1);
    assert_eq!(registers.flags & 0x8C1, 0);
    // add eax, [rcx+0x14] with a result that overflows
    registers.general[RAX] = 0x8000_0000;
    run(&[0x03, 0x41, 0x14], &mut registers);
    assert_eq!(registers.general[RAX], 0x10);
    assert_eq!(registers.flags & 0x8C1, 0x801, "carry and overflow");
    // mul dword ptr [rcx+0x004]: ticks to milliseconds
    registers.general[RAX] = 64;
    run(&[0xF7, 0x61, 0x04], &mut registers);
    let product = (registers.general[2] << 32 | registers.general[RAX]) >> 24;
    assert_eq!(product, 1000);
    // imul rax, [rcx+8]
    registers.general[RAX] = u64::MAX;
    run(&[0x48, 0x0F, 0xAF, 0x41, 0x08], &mut registers);
    assert_eq!(registers.general[RAX], 0x5_9000_0000_u64.wrapping_neg());
    assert_eq!(registers.flags & 0x801, 0);
}

#[test]
fn what_is_not_modelled_is_named() {
    let mut registers = Registers {
        rip: 0x1000,
        ..Registers::default()
    };
    registers.general[RCX] = SHARED_DATA;
    let mut refusal = |code: &[u8]| match emulate(code, &mut registers, &mut machine()) {
        Emulated::NotModelled(text) => text,
        other => panic!("{other:?}"),
    };
    assert!(refusal(&[0xFA]).contains("cli"));
    // mov rax, cr3
    assert!(refusal(&[0x0F, 0x20, 0xD8]).contains("cr3"));
    // mov eax, [rcx+0x300]
    assert!(refusal(&[0x8B, 0x81, 0x00, 0x03, 0, 0]).contains("0x300"));
    // movups xmm0, [rcx+8]
    assert!(refusal(&[0x0F, 0x10, 0x41, 0x08]).contains("16 bytes"));
}

#[test]
fn other_faults_are_left_alone() {
    let mut registers = Registers {
        rip: 0x1000,
        ..Registers::default()
    };
    // mov rax, [rcx] with a null pointer; mov [rax], ecx; no instruction at all
    for code in [&[0x48, 0x8B, 0x01][..], &[0x89, 0x08], &[0x06], &[]] {
        assert_eq!(emulate(code, &mut registers, &mut machine()), Emulated::Other);
        assert_eq!(registers.rip, 0x1000);
    }
    // mov rax, gs:[0x188]
    let current_thread = [0x65, 0x48, 0x8B, 0x04, 0x25, 0x88, 0x01, 0, 0];
    assert_eq!(
        emulate(&current_thread, &mut registers, &mut machine()),
        Emulated::Other
    );
}

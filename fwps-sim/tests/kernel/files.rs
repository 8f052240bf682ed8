//! Files of the volume in memory.

use fwps_sys as sys;
use sys::{HANDLE, NTSTATUS, PVOID};

use crate::call::{assert_reported, run};
use crate::control::{string, wide};
use crate::driver;
use crate::for_c::*;
use crate::registry::attributes;

const OPEN: u32 = 1;
const CREATE: u32 = 2;
const OPEN_IF: u32 = 3;
const APPEND: u32 = 4;
const GENERIC_WRITE: u32 = 0x4000_0000;
const STATUS_END_OF_FILE: NTSTATUS = 0xC000_0011_u32 as NTSTATUS;

/// Opens a file, or makes one; the handle and what was done.
fn create(path: &str, access: u32, disposition: u32) -> Result<(HANDLE, usize), NTSTATUS> {
    let mut name = string(wide(path));
    let mut attributes = attributes(&raw mut name, std::ptr::null_mut());
    let (mut file, mut block, null) = (std::ptr::null_mut(), [0_usize; 2], std::ptr::null_mut());
    let status = unsafe {
        ZwCreateFile(
            &raw mut file,
            access,
            (&raw mut attributes).cast(),
            block.as_mut_ptr().cast(),
            null,
            0x80,
            0,
            disposition,
            0x20,
            null,
            0,
        )
    };
    assert_eq!(block[0] as u32, status as u32);
    if status < 0 {
        Err(status)
    } else {
        Ok((file, block[1]))
    }
}

fn write(file: HANDLE, bytes: &[u8]) -> usize {
    let (mut block, null): (_, PVOID) = ([0_usize; 2], std::ptr::null_mut());
    let buffer = bytes.as_ptr().cast_mut().cast();
    let (length, at) = (bytes.len() as u32, block.as_mut_ptr().cast());
    let status = unsafe {
        ZwWriteFile(
            file,
            null,
            null,
            null,
            at,
            buffer,
            length,
            std::ptr::null(),
            std::ptr::null(),
        )
    };
    assert_eq!(status, sys::STATUS_SUCCESS);
    block[1]
}

fn read(file: HANDLE, offset: i64) -> Result<Vec<u8>, NTSTATUS> {
    let (mut block, mut buffer, null): (_, _, PVOID) = ([0_usize; 2], [0_u8; 8], std::ptr::null_mut());
    let (at, to) = (block.as_mut_ptr().cast(), buffer.as_mut_ptr().cast());
    let status = unsafe {
        ZwReadFile(
            file,
            null,
            null,
            null,
            at,
            to,
            8,
            &raw const offset,
            std::ptr::null(),
        )
    };
    if status < 0 {
        return Err(status);
    }
    Ok(buffer[..block[1]].to_vec())
}

#[test]
fn a_log_is_written_and_read_again() {
    run(|| unsafe {
        let path = r"\??\C:\Windows\driver.log";
        assert_eq!(
            create(path, GENERIC_WRITE, OPEN),
            Err(sys::STATUS_OBJECT_NAME_NOT_FOUND)
        );
        let (file, done) = create(path, GENERIC_WRITE, OPEN_IF).expect("it is made");
        assert_eq!(done, 2, "created");
        assert_eq!((write(file, b"one "), write(file, b"two ")), (4, 4));
        sys::ZwClose(file);
        // Under the other name of the folder, and at the end alone.
        let (file, done) = create(r"\SystemRoot\DRIVER.LOG", APPEND, OPEN_IF).expect("it is there");
        assert_eq!(done, 1, "opened");
        write(file, b"three");
        assert_eq!(read(file, 0), Ok(b"one two ".to_vec()));
        assert_eq!(read(file, 8), Ok(b"three".to_vec()));
        assert_eq!(read(file, 13), Err(STATUS_END_OF_FILE));
        let mut name = string(wide(r"\DosDevices\C:\nothing"));
        let mut nothing = attributes(&raw mut name, std::ptr::null_mut());
        let (mut block, mut other) = ([0_usize; 2], std::ptr::null_mut());
        let at = (&raw mut nothing).cast();
        assert_eq!(
            ZwOpenFile(&raw mut other, 0, at, block.as_mut_ptr().cast(), 0, 0),
            sys::STATUS_OBJECT_NAME_NOT_FOUND
        );
        let mut words = [0_u64; 3];
        let at = words.as_mut_ptr().cast();
        let status = ZwQueryInformationFile(file, block.as_mut_ptr().cast(), at, 24, 5);
        assert_eq!((status, words[1]), (sys::STATUS_SUCCESS, 13));
        sys::ZwClose(file);
        assert_eq!(
            create(path, GENERIC_WRITE, CREATE),
            Err(sys::STATUS_OBJECT_NAME_COLLISION)
        );
        // What is no file of the volume is not found.
        assert_eq!(
            create(r"\Device\Tcp", GENERIC_WRITE, OPEN),
            Err(sys::STATUS_OBJECT_NAME_NOT_FOUND)
        );
    })
    .assert_clean();
}

#[test]
fn a_file_is_left_open() {
    let mut sim = fwps_sim::Sim::builder().build();
    let driver = driver::load(&mut sim, |_| {
        create(r"\DosDevices\C:\left.txt", GENERIC_WRITE, OPEN_IF).expect("it is made");
    });
    sim.unload(driver);
    assert_reported(&sim.finish(), &["C-373"]);
}

#[test]
fn a_log_of_messages_is_left_behind_and_another_is_not() {
    let mut sim = fwps_sim::Sim::builder().build();
    let driver = driver::load(&mut sim, |_| unsafe {
        let (null, mut log, mut left) = (std::ptr::null_mut(), std::ptr::null_mut(), std::ptr::null_mut());
        assert_eq!(imp_WppRecorderLogCreate(null, null, &raw mut log), 0);
        assert_eq!(imp_WppRecorderLogCreate(null, null, &raw mut left), 0);
        imp_WppRecorderLogDelete(null, log);
    });
    sim.unload(driver);
    assert_reported(&sim.finish(), &["C-373"]);
}

#[test]
fn a_name_is_matched_whatever_its_case() {
    run(|| unsafe {
        let (expression, name) = (string(wide("*\\CLIENT.*")), string(wide(r"\Programs\client.exe")));
        let null = std::ptr::null();
        assert_ne!(
            FsRtlIsNameInExpression(&raw const expression, &raw const name, 1, null),
            0
        );
        assert_eq!(
            FsRtlIsNameInExpression(&raw const expression, &raw const name, 0, null),
            0
        );
    })
    .assert_clean();
}

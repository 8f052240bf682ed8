//! The limits of the driver's own lists, which a list that is wrong by one breaks.

use std::sync::atomic::{AtomicU32, Ordering};

use fwps::{
    Error, V4,
    driver::{Driver, Start},
    nbl::{Allocated, IpHeader, NblChain, NblPool, Single},
};
use fwps_sim::Sim;

static DONE: AtomicU32 = AtomicU32::new(0);

const PACKET: [u8; 40] = [0xA5; 40];

fn cut_and_prepended(pool: &NblPool) -> Result<(), Error> {
    let mut list = pool.allocate(&PACKET, 20)?;
    assert_eq!(
        list.packet().data_offset(),
        32,
        "headroom is rounded up to 16 bytes"
    );
    assert!(list.prepend(33).is_err());
    assert_eq!(list.bytes(), PACKET);
    assert_eq!(list.prepend(32)?, [0; 32], "no old content of the pool");
    assert_eq!(list.bytes().len(), 72);
    assert!(list.prepend(1).is_err());
    assert!(list.trim_front(72).is_err());
    list.trim_front(71)?;
    assert_eq!(list.bytes(), [0xA5]);
    assert!(list.truncate(0).is_err());
    assert!(list.truncate(2).is_err());
    list.truncate(1)?;
    assert_eq!(list.prepend(1)?, [0xA5], "what was cut off is still there");
    Ok(())
}

fn chained(pool: &NblPool) -> Result<(), Error> {
    let mut chain = NblChain::<Allocated>::new();
    for length in 1..=3 {
        chain.push(pool.allocate(&PACKET[..length], 0)?.into_list());
    }
    assert_eq!((chain.len(), chain.data_length()), (3, 6));
    let first = chain.next().expect("there are three");
    assert_eq!((chain.len(), chain.data_length()), (2, 5));
    let mut alone = NblChain::from(first);
    assert!(alone.next().is_some());
    assert!(
        alone.next().is_none(),
        "a list that was taken out has no successor"
    );
    let lengths: Vec<_> = chain.map(|list| list.as_ref().data_length()).collect();
    assert_eq!(lengths, [2, 3]);
    Ok(())
}

fn without_room_for_a_header(pool: &NblPool) -> Result<(), Error> {
    let header = IpHeader::<V4> {
        source: [10, 0, 0, 1].into(),
        remote: [10, 0, 0, 2].into(),
        protocol: 17,
        endpoint: 0,
        interface: 0,
        sub_interface: 0,
    };
    let list = pool.allocate(&PACKET, 48).map(Single::into_list)?;
    let refused = list
        .construct_ip_header(&header)
        .expect_err("48 bytes are too few");
    assert!(matches!(refused.cause, Error::InvalidArgument { .. }));
    assert_eq!(refused.list.as_ref().data_length(), PACKET.len());
    Ok(())
}

struct Program;

impl Driver for Program {
    fn start(_start: &mut Start<'_>) -> Result<Self, Error> {
        let pool = NblPool::create()?;
        cut_and_prepended(&pool)?;
        chained(&pool)?;
        without_room_for_a_header(&pool)?;
        DONE.fetch_add(1, Ordering::Relaxed);
        Ok(Self)
    }
}

fwps::driver_entry!(Program, callouts: []);

#[test]
fn lists_of_the_drivers_own_keep_their_limits() {
    let mut sim = Sim::builder().build();
    let driver = sim.load(DriverEntry).expect("the driver loads");
    sim.unload(driver);
    sim.finish().assert_clean();
    assert_eq!(DONE.load(Ordering::Relaxed), 1);
}

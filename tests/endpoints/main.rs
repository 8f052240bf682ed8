//! A driver lists the endpoints of applications, in safe code.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    ops::ControlFlow,
    sync::{Mutex, PoisonError},
};

use fwps::{
    Error, Status,
    driver::{Driver, Start},
    layer::Sid,
    management::{Acl, EndpointTemplate, Engine, NewSecurity, SecurityInformation, Subnet},
    wide,
};
use fwps_sim::{Conversation, Direction, Faults, Outcome, Sim, SimBuilder};

type Code = fn(&Engine, &Start<'_>) -> Result<(), Error>;

static CODE: Mutex<Option<Code>> = Mutex::new(None);
/// What the code gave in the last run.
static ENDED: Mutex<Option<Result<(), Error>>> = Mutex::new(None);

struct Program(#[expect(dead_code, reason = "keeps the session")] Engine);

impl Driver for Program {
    fn start(start: &mut Start<'_>) -> Result<Self, Error> {
        let engine = start.engine(wide!("tests"))?;
        let code = (*CODE.lock().unwrap_or_else(PoisonError::into_inner)).expect("a test set it");
        *ENDED.lock().unwrap_or_else(PoisonError::into_inner) = Some(code(&engine, start));
        Ok(Self(engine))
    }
}

fwps::driver_entry!(Program, callouts: []);

const HOST: Ipv4Addr = Ipv4Addr::new(10, 0, 0, 1);
const SERVER: Ipv4Addr = Ipv4Addr::new(10, 0, 0, 9);

/// Runs code as a driver, on a host with a UDP endpoint, a TCP server over IPv6, and a TCP client.
fn run(builder: SimBuilder, code: Code) -> (Outcome, Result<(), Error>) {
    // One machine exists at a time, so the statics are this run's from here on.
    let mut sim = builder.build();
    *CODE.lock().unwrap_or_else(PoisonError::into_inner) = Some(code);
    *ENDED.lock().unwrap_or_else(PoisonError::into_inner) = None;
    let mut question = Vec::new();
    etherparse::PacketBuilder::ipv4(HOST.octets(), [10, 0, 0, 2], 64)
        .udp(53, 4000)
        .write(&mut question, b"question")
        .expect("a vector takes all bytes");
    sim.send(&question).expect("a whole packet");
    let served = Conversation::v6(1).end(None);
    let client = Conversation::new((HOST, 50_000).into(), (SERVER, 443).into(), 2)
        .opened_by_host(true)
        .end(None);
    for (direction, bytes) in served.packets().into_iter().chain(client.packets()) {
        match direction {
            Direction::Inbound => sim.receive(&bytes).expect("a whole packet"),
            Direction::Outbound => sim.send(&bytes).expect("a whole packet"),
        }
    }
    sim.settle();
    if let Ok(driver) = sim.load(DriverEntry) {
        sim.unload(driver);
    }
    let ended = ENDED.lock().unwrap_or_else(PoisonError::into_inner).take();
    (sim.finish(), ended.unwrap_or(Ok(())))
}

fn ends(
    engine: &Engine,
    start: &Start<'_>,
    template: &EndpointTemplate,
) -> Result<Vec<(u8, SocketAddr, SocketAddr)>, Error> {
    let mut found = Vec::new();
    let never = engine.each_endpoint(template, start.passive(), |endpoint| {
        let local = endpoint.local().expect("a known IP version");
        let remote = endpoint.remote().expect("a known IP version");
        found.push((endpoint.protocol(), local, remote));
        ControlFlow::<()>::Continue(())
    })?;
    assert!(never.is_continue());
    Ok(found)
}

fn lists(engine: &Engine, start: &Start<'_>) -> Result<(), Error> {
    let all = ends(engine, start, &EndpointTemplate::default())?;
    let client = (6, (HOST, 50_000).into(), (SERVER, 443).into());
    let nowhere = SocketAddr::from((Ipv4Addr::UNSPECIFIED, 0));
    assert_eq!(all.len(), 3, "{all:?}");
    assert!(all.contains(&client), "{all:?}");
    assert!(all.contains(&(17, (HOST, 53).into(), nowhere)), "{all:?}");
    assert!(
        all.iter()
            .any(|(_, local, remote)| local.is_ipv6() && remote.ip() == IpAddr::V6(Ipv6Addr::UNSPECIFIED))
    );
    let template = EndpointTemplate {
        protocol: Some(6),
        remote: Subnet::v4(SERVER, 29),
        ..EndpointTemplate::default()
    };
    assert_eq!(ends(engine, start, &template)?, [client]);
    let template = EndpointTemplate {
        local: Subnet::v6(Ipv6Addr::UNSPECIFIED, 0),
        ..EndpointTemplate::default()
    };
    assert_eq!(ends(engine, start, &template)?.len(), 1);
    let template = EndpointTemplate {
        remote_port: Some(80),
        ..EndpointTemplate::default()
    };
    assert_eq!(ends(engine, start, &template)?, []);
    // Each is found again by its id, also while the enumeration is open.
    let first = engine.each_endpoint(&EndpointTemplate::default(), start.passive(), |endpoint| {
        let again = engine.with_endpoint(endpoint.id(), start.passive(), |again| {
            let application = again.application().map(|path| path.chars().count());
            assert!(application.is_some_and(|length| length > 0));
            assert!(!again.is_ipsec_secured());
            (again.id(), again.local())
        });
        ControlFlow::Break((again, (endpoint.id(), endpoint.local())))
    })?;
    let ControlFlow::Break((again, first)) = first else {
        panic!("there are endpoints");
    };
    assert_eq!(again?, first);
    let missing = engine.with_endpoint(3, start.passive(), |_| ());
    assert_eq!(
        missing.map_err(|error| error.status()),
        Err(Status::FWP_NOT_FOUND)
    );
    Ok(())
}

#[test]
fn endpoints_are_listed_and_found_again() {
    let (outcome, ended) = run(Sim::builder(), lists);
    outcome.assert_clean();
    assert_eq!(ended, Ok(()));
}

/// Bytes that are aligned as identifiers and lists are.
#[repr(align(4))]
struct Aligned<const N: usize>([u8; N]);

/// S-1-5-32-544, the administrators.
static ADMINISTRATORS: Aligned<16> = Aligned([1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 32, 2, 0, 0]);

/// A list with one entry, which allows the local system everything.
static LIST: Aligned<28> = Aligned([
    2, 0, 28, 0, 1, 0, 0, 0, 0, 0, 20, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0,
]);

fn secures(engine: &Engine, start: &Start<'_>) -> Result<(), Error> {
    let owner = Sid::new(&ADMINISTRATORS.0);
    let dacl = Acl::new(&LIST.0);
    assert!(owner.is_some() && dacl.is_some());
    let new = NewSecurity {
        owner,
        dacl,
        ..NewSecurity::default()
    };
    engine.set_endpoint_security(&new, start.passive())?;
    let which = SecurityInformation::OWNER | SecurityInformation::DACL;
    engine.with_endpoint_security(which, start.passive(), |parts| {
        assert_eq!(
            parts.owner.map(|owner| owner.to_string()).as_deref(),
            Some("S-1-5-32-544")
        );
        assert_eq!(parts.dacl.map(Acl::as_bytes), Some(&LIST.0[..]));
        assert!(parts.group.is_none() && parts.sacl.is_none());
    })
}

#[test]
fn the_security_of_the_enumeration_is_replaced() {
    let (outcome, ended) = run(Sim::builder(), secures);
    outcome.assert_clean();
    assert_eq!(ended, Ok(()));
}

#[test]
fn what_is_no_identifier_or_list_is_not_taken_for_one() {
    let mut short = Aligned(ADMINISTRATORS.0);
    short.0[1] = 3;
    assert!(Sid::new(&short.0).is_none(), "three parts need 20 bytes");
    assert!(Sid::new(&ADMINISTRATORS.0[..15]).is_none());
    let mut list = Aligned(LIST.0);
    list.0[4] = 2;
    assert!(Acl::new(&list.0).is_none(), "there is one entry, not two");
    list.0[4] = 1;
    list.0[17] = 2;
    assert!(
        Acl::new(&list.0).is_none(),
        "the identifier ends behind its entry"
    );
    list.0[17] = 1;
    assert!(Acl::new(&list.0).is_some());
    list.0[8] = 5;
    assert!(Acl::new(&list.0).is_none(), "an entry of another kind");
    assert!(Subnet::v4(HOST, 33).is_none() && Subnet::v6(Ipv6Addr::LOCALHOST, 129).is_none());
}

/// Lists and secures; the first error counts.
fn everything(engine: &Engine, start: &Start<'_>) -> Result<(), Error> {
    lists(engine, start)?;
    secures(engine, start)
}

#[test]
fn each_refusal_is_told_and_leaves_nothing() {
    for name in [
        "FwpsAleEndpointCreateEnumHandle0",
        "FwpsAleEndpointEnum0",
        "FwpsAleEndpointGetById0",
        "FwpsAleEndpointGetSecurityInfo0",
        "FwpsAleEndpointSetSecurityInfo0",
    ] {
        let status = fwps_sys::STATUS_INSUFFICIENT_RESOURCES;
        let (outcome, ended) = run(Sim::builder().faults(Faults::function(name, status)), everything);
        outcome.assert_clean();
        let expected = Error::Refused {
            function: name,
            status: Status::INSUFFICIENT_RESOURCES,
        };
        assert_eq!(ended, Err(expected));
    }
}

//! Addresses, conversations, and what came of them.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};

use fwps_sim::{Conversation, Outcome};
use fwps_workspace::numbers;

/// What the peers of all conversations answer.
const ANSWER: &[u8] = b"an answer that is longer";

/// The seeds of every test.
pub fn seeds() -> std::ops::Range<u64> {
    0..numbers::seeds(8)
}

/// An end of the host, one of a server, and one of another server.
#[derive(Clone, Copy, Debug)]
pub struct Ends {
    pub client: SocketAddr,
    pub server: SocketAddr,
    pub elsewhere: SocketAddr,
    /// Where proxies listen.
    pub any: SocketAddr,
}

impl Ends {
    pub fn new(v4: bool) -> Self {
        let ends = if v4 {
            [
                "10.0.0.1:40000",
                "192.0.2.7:80",
                "192.0.2.99:8080",
                "0.0.0.0:8080",
            ]
        } else {
            [
                "[fd00::1]:40000",
                "[2001:db8::7]:80",
                "[2001:db8::99]:8080",
                "[::]:8080",
            ]
        };
        let [client, server, elsewhere, any] = ends.map(|end| end.parse().expect("an address with a port"));
        Self {
            client,
            server,
            elsewhere,
            any,
        }
    }

    /// Both families.
    pub fn both() -> [Self; 2] {
        [Self::new(true), Self::new(false)]
    }

    /// The end from which the proxy connects.
    pub fn outside(&self) -> SocketAddr {
        SocketAddr::new(self.client.ip(), 50_000)
    }

    /// Where a proxy of this machine listens, among others.
    pub fn loopback(&self) -> SocketAddr {
        let address = if self.client.is_ipv4() {
            IpAddr::from(Ipv4Addr::LOCALHOST)
        } else {
            IpAddr::from(Ipv6Addr::LOCALHOST)
        };
        SocketAddr::new(address, self.any.port())
    }

    pub fn conversation(&self) -> Conversation {
        conversation(self.client, self.server)
    }
}

/// A connection that the host opens, asks in, and gets an answer.
pub fn conversation(client: SocketAddr, server: SocketAddr) -> Conversation {
    Conversation::new(client, server, 3)
        .opened_by_host(true)
        .from_host(b"request")
        .from_peer(ANSWER)
}

/// Both sides of the connection from `local` received everything, and it went to `remote`.
#[track_caller]
pub fn assert_answered(outcome: &Outcome, local: SocketAddr, remote: SocketAddr) {
    let from = |stream: &&fwps_sim::StreamOutcome| stream.local == local;
    let Some(stream) = outcome.streams.iter().find(from) else {
        panic!("seed {}: nothing from {local}", outcome.seed);
    };
    let came = (stream.remote, &*stream.sent, &*stream.received);
    assert_eq!(came, (remote, &b"request"[..], ANSWER), "seed {}", outcome.seed);
}

/// An IPv4 address.
pub fn v4(address: SocketAddr) -> SocketAddrV4 {
    match address {
        SocketAddr::V4(address) => address,
        SocketAddr::V6(_) => panic!("the test mixes the families"),
    }
}

/// An IPv6 address.
pub fn v6(address: SocketAddr) -> SocketAddrV6 {
    match address {
        SocketAddr::V6(address) => address,
        SocketAddr::V4(_) => panic!("the test mixes the families"),
    }
}

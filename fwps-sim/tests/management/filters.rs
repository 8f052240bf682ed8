//! Filters from a file.

use fwps_sim::{AddFiltersError, Filters, Sim};
use fwps_sys::*;

use crate::call::*;
use crate::get_by_key;
use crate::support::packets::{Kind, packet};

/// The file whose filter has these lines.
fn filter(lines: &str) -> String {
    format!("[[filter]]\nlayer = \"OUTBOUND_TRANSPORT_V4\"\naction = \"block\"\n{lines}\n")
}

/// Whether a packet of UDP that the host sends, 10.0.0.1:1024 to 10.0.0.2:53 or so, passes the filters of a file.
fn passes(text: &str) -> bool {
    let filters: Filters = text.parse().expect("well formed");
    let mut sim = Sim::builder().build();
    sim.add_filters(&filters).expect("in order");
    sim.send(&packet(Kind::Udp4, false, b"out")).expect("well formed");
    let outcome = sim.finish();
    outcome.assert_clean();
    outcome.output.len() == 1
}

/// Addresses and ports of that packet.
fn ends() -> (String, u16) {
    let bytes = packet(Kind::Udp4, false, b"out");
    let to = format!("{}.{}.{}.{}", bytes[16], bytes[17], bytes[18], bytes[19]);
    (to, u16::from_be_bytes([bytes[22], bytes[23]]))
}

#[test]
fn conditions_say_what_they_mean() {
    let (to, port) = ends();
    let network = to.rsplit_once('.').expect("an address").0.to_owned();
    let blocked = [
        String::new(),
        "protocol = \"udp\"".to_owned(),
        "protocol = [\"tcp\", 17]".to_owned(),
        format!("remote_address = \"{to}\""),
        format!("remote_address = \"{network}.0/24\""),
        format!("remote_address = [\"192.0.2.1\", \"{network}.0-{network}.255\"]"),
        format!("remote_port = {port}"),
        format!("remote_port = \"{port}-{port}\"\nprotocol = \"udp\""),
    ];
    for lines in &blocked {
        assert!(!passes(&filter(lines)), "{lines}");
    }
    let passed = [
        "protocol = \"tcp\"".to_owned(),
        "remote_address = \"192.0.2.0/24\"".to_owned(),
        format!("remote_port = {}", port ^ 1),
        format!("remote_port = {port}\nprotocol = \"tcp\""),
    ];
    for lines in &passed {
        assert!(passes(&filter(lines)), "{lines}");
    }
}

#[test]
fn sublayers_and_weights_decide_who_is_asked_first() {
    let permit_first = "
        [[sublayer]]
        name = \"firewall\"
        weight = 100

        [[filter]]
        layer = \"FWPM_LAYER_OUTBOUND_TRANSPORT_V4\"
        sublayer = \"firewall\"
        action = \"block\"
        weight = 1

        [[filter]]
        layer = \"OUTBOUND_TRANSPORT_V4\"
        sublayer = \"firewall\"
        action = \"permit\"
        range = 2
    ";
    assert!(passes(permit_first));
    assert!(!passes(&permit_first.replace("range = 2", "weight = 0")));
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    let cases = [
        ("[[filter", 1, None, ""),
        ("\n[[filters]]\n", 2, None, "filters"),
        (
            "[[filter]]\nlayer = \"NOWHERE\"\naction = \"block\"",
            2,
            Some("layer"),
            "is no layer",
        ),
        (
            "[[filter]]\nlayer = \"IKEEXT_V4\"\naction = \"block\"",
            2,
            Some("layer"),
            "does not model",
        ),
        (
            "[[filter]]\nlayer = \"STREAM_V4\"\naction = \"drop\"",
            3,
            Some("action"),
            "\"block\"",
        ),
        (
            "[[filter]]\nlayer = \"STREAM_V4\"\naction = \"unknown\"",
            3,
            Some("action"),
            "`callout`",
        ),
    ];
    for (text, line, field, part) in cases {
        check(text, line, field, part);
    }
    let lines = [
        ("protocol = 300", "protocol", "0 to 255"),
        ("remote_port = \"http\"", "remote_port", "0 to 65535"),
        ("remote_port = \"9-5\"", "remote_port", "range"),
        ("remote_address = \"10.0.0.0/33\"", "remote_address", "32"),
        ("remote_address = \"fd00::1\"", "remote_address", "IPv4"),
        ("remote_address = []", "remote_address", "empty"),
        ("source_port = 4", "source_port", "does not have"),
        ("application = 4", "application", "device path"),
        ("weight = -1", "weight", "from 0"),
        ("range = 16", "range", "0 to 15"),
        ("key = \"17\"", "key", "GUID"),
        ("sublayer = \"mine\"", "sublayer", "\"mine\""),
        (
            "permit_if_callout_unregistered = true",
            "permit_if_callout_unregistered",
            "callouts",
        ),
    ];
    for (line, field, part) in lines {
        check(&filter(line), 4, Some(field), part);
    }
    check(&filter("colour = 1"), 4, None, "colour");
    check(
        "[[sublayer]]\nname = \"a\"\n[[sublayer]]\nname = \"a\"",
        4,
        Some("name"),
        "already",
    );
}

fn check(text: &str, line: usize, field: Option<&str>, part: &str) {
    let error = text.parse::<Filters>().expect_err(text);
    assert_eq!(error.line, line, "{error}\n{text}");
    assert_eq!(error.field.as_deref(), field, "{error}\n{text}");
    assert!(error.to_string().contains(part), "{error}");
}

#[test]
fn all_filters_are_added_or_none() {
    let text = "
        [[sublayer]]
        name = \"firewall\"
        key = \"0e150063-0008-0008-0808-080808080808\"

        [[filter]]
        name = \"asks\"
        layer = \"OUTBOUND_TRANSPORT_V4\"
        action = \"inspection\"
        callout = \"{0e150004-0008-0008-0808-080808080808}\"
    ";
    let filters: Filters = text.parse().expect("well formed");
    let mut sim = Sim::builder().build();
    let error = sim.add_filters(&filters).expect_err("nobody added the callout");
    let AddFiltersError::Filter {
        name, line, status, ..
    } = error
    else {
        panic!("{error}");
    };
    assert_eq!(
        (name.as_str(), line, status),
        ("asks", 6, STATUS_FWP_CALLOUT_NOT_FOUND)
    );
    let engine = sim
        .run(|| {
            let engine = open(true);
            assert_eq!(
                get_by_key!(FwpmSubLayerGetByKey0, engine, key(0x63)).err(),
                Some(STATUS_FWP_SUBLAYER_NOT_FOUND),
                "rolled back"
            );
            let fixed = open(false);
            assert_eq!(add_callout(fixed, &callout(4, LAYER)), STATUS_SUCCESS);
            close(fixed);
            engine
        })
        .expect("the machine goes on");
    sim.add_filters(&filters).expect("now there is the callout");
    assert!(matches!(
        sim.add_filters(&filters),
        Err(AddFiltersError::SubLayer {
            status: STATUS_FWP_ALREADY_EXISTS,
            ..
        })
    ));
    sim.run(move || {
        let mut found = get_by_key!(FwpmSubLayerGetByKey0, engine, key(0x63)).expect("added");
        free(&mut found);
        close(engine);
    })
    .expect("the machine goes on");
    sim.stop_filter_engine();
    assert!(matches!(
        sim.add_filters(&filters),
        Err(AddFiltersError::Engine(_))
    ));
    sim.finish().assert_clean();
}

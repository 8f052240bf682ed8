//! What ALE does not authorise.

use fwps_sim::{Conversation, Sim};
use fwps_sys::*;

use crate::driver::{Answer, run};
use crate::support::packets::{Kind, packet};

/// Key and number of a layer.
type Layer = (GUID, i32);

/// An ALE layer and its discard layer; whether a list is shown there.
const LAYERS: [(Layer, Layer, bool); 5] = [
    (
        (
            FWPM_LAYER_ALE_RESOURCE_ASSIGNMENT_V4,
            FWPS_LAYER_ALE_RESOURCE_ASSIGNMENT_V4,
        ),
        (
            FWPM_LAYER_ALE_RESOURCE_ASSIGNMENT_V4_DISCARD,
            FWPS_LAYER_ALE_RESOURCE_ASSIGNMENT_V4_DISCARD,
        ),
        false,
    ),
    (
        (FWPM_LAYER_ALE_AUTH_LISTEN_V4, FWPS_LAYER_ALE_AUTH_LISTEN_V4),
        (
            FWPM_LAYER_ALE_AUTH_LISTEN_V4_DISCARD,
            FWPS_LAYER_ALE_AUTH_LISTEN_V4_DISCARD,
        ),
        false,
    ),
    (
        (
            FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V4,
            FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V4,
        ),
        (
            FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V4_DISCARD,
            FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V4_DISCARD,
        ),
        true,
    ),
    (
        (FWPM_LAYER_ALE_AUTH_CONNECT_V4, FWPS_LAYER_ALE_AUTH_CONNECT_V4),
        (
            FWPM_LAYER_ALE_AUTH_CONNECT_V4_DISCARD,
            FWPS_LAYER_ALE_AUTH_CONNECT_V4_DISCARD,
        ),
        true,
    ),
    (
        (
            FWPM_LAYER_ALE_FLOW_ESTABLISHED_V4,
            FWPS_LAYER_ALE_FLOW_ESTABLISHED_V4,
        ),
        (
            FWPM_LAYER_ALE_FLOW_ESTABLISHED_V4_DISCARD,
            FWPS_LAYER_ALE_FLOW_ESTABLISHED_V4_DISCARD,
        ),
        true,
    ),
];

/// Something that the layer decides about.
fn traffic(sim: &mut Sim, layer: i32) {
    if layer == FWPS_LAYER_ALE_AUTH_LISTEN_V4 {
        let (_, syn) = &Conversation::v4(1).packets()[0];
        sim.receive(syn).expect("well formed");
    } else if layer == FWPS_LAYER_ALE_AUTH_CONNECT_V4 {
        sim.send(&packet(Kind::Udp4, false, b"refused"))
            .expect("well formed");
    } else {
        sim.receive(&packet(Kind::Udp4, true, b"refused"))
            .expect("well formed");
    }
}

#[test]
fn what_is_not_authorised_is_shown_with_the_filter() {
    for (layer, discard, has_list) in LAYERS {
        let callouts = [
            (layer.0, layer.1, Answer::Block),
            (discard.0, discard.1, Answer::Continue),
        ];
        let run = run(Sim::builder().seed(5), &callouts, |sim| traffic(sim, layer.1));
        run.outcome.assert_clean();
        assert_eq!(run.layers(), [layer.1, discard.1]);
        let [shown, discarded] = &run.seen[..] else {
            panic!("two calls");
        };
        let reason = (
            FWPS_DISCARD_MODULE_GENERAL,
            FWPS_DISCARD_FIREWALL_POLICY,
            run.filters[0],
        );
        assert_eq!(discarded.discard, Some(reason));
        assert_eq!(
            discarded.metadata,
            shown.metadata | FWPS_METADATA_FIELD_DISCARD_REASON
        );
        assert_eq!(discarded.data, shown.data);
        assert_eq!(!shown.data.is_empty(), has_list);
        assert!(run.outcome.output.is_empty());
    }
}

#[test]
fn what_was_refused_cannot_be_pended_any_more() {
    // All but the last one are operations, and have a completion handle there, too.
    for (layer, discard, _) in &LAYERS[..4] {
        let callouts = [
            (layer.0, layer.1, Answer::Block),
            (discard.0, discard.1, Answer::Pend),
        ];
        let run = run(Sim::builder().seed(6), &callouts, |sim| traffic(sim, layer.1));
        assert!(run.seen[1].has(FWPS_METADATA_FIELD_COMPLETION_HANDLE));
        assert_eq!(run.refused, [STATUS_FWP_CANNOT_PEND]);
        let reports = run.outcome.reports.iter();
        let broken: Vec<String> = reports.map(|report| report.contract.to_string()).collect();
        assert_eq!(broken, ["C-216"], "{}", run.outcome);
    }
}

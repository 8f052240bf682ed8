#!/bin/bash
# Records default.pcap: real programs talking between two network namespaces.
#
# Needs root, and: iproute2 ethtool tcpdump python3 curl dnsmasq dnsutils iputils-ping
# Usage: sudo captures/record.sh [FILE]        (default: default.pcap beside this script)
#
# The capture is taken in the namespace of the host under test (10.0.0.1, fd00::1); the peer is 10.0.0.2, fd00::2.
# Offloads are off on both ends, so that checksums in the file are those on the wire and segments are real segments.
set -euo pipefail

out=$(realpath -m "${1:-$(dirname "$0")/default.pcap}")
host=fwps-host-$$
peer=fwps-peer-$$
work=$(mktemp -d)
started=()

cleanup() {
    for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
    ip netns del "$host" 2>/dev/null || true
    ip netns del "$peer" 2>/dev/null || true
    rm -rf "$work"
}
trap cleanup EXIT

at_host() { ip netns exec "$host" "$@"; }
at_peer() { ip netns exec "$peer" "$@"; }

ip netns add "$host"
ip netns add "$peer"
ip -n "$host" link add fwps0 type veth peer name fwps0 netns "$peer"
for side in "$host:1" "$peer:2"; do
    namespace=${side%:*} number=${side#*:}
    ip netns exec "$namespace" ethtool -K fwps0 tx off rx off sg off tso off gso off gro off >/dev/null
    ip -n "$namespace" link set lo up
    ip -n "$namespace" address add "10.0.0.$number/24" dev fwps0
    ip -n "$namespace" address add "fd00::$number/64" dev fwps0 nodad
    ip -n "$namespace" link set fwps0 up
done
until at_host ping -q -c 1 -W 1 10.0.0.2 >/dev/null && at_host ping -q -c 1 -W 1 fd00::2 >/dev/null; do sleep 0.2; done

# Something to fetch: text that compresses badly, so that a changed byte is seen.
mkdir "$work/host" "$work/peer"
head -c 30000 /dev/urandom | base64 >"$work/host/large.txt"
head -c 21000 /dev/urandom | base64 >"$work/peer/large.txt"
printf 'hello\n' | tee "$work/host/small.txt" >"$work/peer/small.txt"

# An echo service for datagrams, v4 and v6.
cat >"$work/echo.py" <<'PYTHON'
import selectors, socket
selector = selectors.DefaultSelector()
for family, address in (socket.AF_INET, "0.0.0.0"), (socket.AF_INET6, "::"):
    service = socket.socket(family, socket.SOCK_DGRAM)
    if family == socket.AF_INET6:
        service.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    service.bind((address, 7000))
    selector.register(service, selectors.EVENT_READ)
while True:
    for key, _ in selector.select():
        data, sender = key.fileobj.recvfrom(65535)
        key.fileobj.sendto(data, sender)
PYTHON
cat >"$work/ask.py" <<'PYTHON'
import os, socket, sys
address, sizes = sys.argv[1], map(int, sys.argv[2:])
family = socket.AF_INET6 if ":" in address else socket.AF_INET
client = socket.socket(family, socket.SOCK_DGRAM)
client.settimeout(5)
for size in sizes:
    data = os.urandom(size)
    client.sendto(data, (address, 7000))
    assert client.recvfrom(65535)[0] == data, "the echo differs"
PYTHON
# A service that reads as much as it writes: TCP data both ways at once.
cat >"$work/tcp_echo.py" <<'PYTHON'
import socket, socketserver
class Echo(socketserver.BaseRequestHandler):
    def handle(self):
        while data := self.request.recv(4096):
            self.request.sendall(data)
class Server(socketserver.ThreadingTCPServer):
    address_family = socket.AF_INET6
    allow_reuse_address = True
Server(("::", 7001), Echo).serve_forever()
PYTHON
cat >"$work/tcp_ask.py" <<'PYTHON'
import os, socket, sys, threading
data = os.urandom(int(sys.argv[2]))
with socket.create_connection((sys.argv[1], 7001), timeout=5) as client:
    def write():
        client.sendall(data)
        client.shutdown(socket.SHUT_WR)
    writer = threading.Thread(target=write)
    writer.start()
    received = b""
    while part := client.recv(65536):
        received += part
    writer.join()
assert received == data, "the echo differs"
PYTHON

start() { "$@" >/dev/null 2>&1 & started+=($!); }
start at_host python3 -m http.server --bind :: --directory "$work/host" 8080
start at_peer python3 -m http.server --bind :: --directory "$work/peer" 8080
start at_host python3 "$work/echo.py"
start at_peer python3 "$work/echo.py"
start at_host python3 "$work/tcp_echo.py"
start at_peer python3 "$work/tcp_echo.py"
for side in host peer; do
    start at_$side dnsmasq --keep-in-foreground --no-resolv --no-hosts --bind-interfaces --interface=fwps0 \
        --user=root --pid-file --conf-file=/dev/null \
        --address=/www.example.test/192.0.2.1 --address=/www.example.test/2001:db8::1 \
        --txt-record=text.example.test,"recorded between two network namespaces"
done
sleep 1

start ip netns exec "$host" tcpdump -i fwps0 -s 0 --immediate-mode -U -Z root -w "$work/capture.pcap" \
    '(ip and host 10.0.0.1) or (ip6 and host fd00::1)'
recorder=${started[-1]}
until [ -s "$work/capture.pcap" ]; do sleep 0.1; done
sleep 0.3

echo "ICMP: small, and larger than the MTU, from both sides"
for target in 10.0.0 fd00:; do
    separator=. ; [ "$target" = fd00: ] && separator=:
    at_host ping -q -c 2 -i 0.2 "$target${separator}2" >/dev/null
    at_peer ping -q -c 2 -i 0.2 "$target${separator}1" >/dev/null
    at_host ping -q -c 2 -i 0.2 -s 4000 "$target${separator}2" >/dev/null
    at_peer ping -q -c 2 -i 0.2 -s 4000 "$target${separator}1" >/dev/null
done

echo "DNS: the host asks, and answers"
for server in 10.0.0 fd00:; do
    separator=. ; [ "$server" = fd00: ] && separator=:
    for type in A AAAA; do
        at_host dig +short +tries=1 @"$server${separator}2" www.example.test $type >/dev/null
        at_peer dig +short +tries=1 @"$server${separator}1" www.example.test $type >/dev/null
    done
    at_host dig +short +tries=1 @"$server${separator}2" text.example.test TXT >/dev/null
    at_host dig +short +tries=1 +tcp @"$server${separator}2" www.example.test A >/dev/null
done

echo "UDP: empty, small, and in fragments"
for address in 10.0.0.2 fd00::2; do at_host python3 "$work/ask.py" $address 0 1 100 1400 3000 6001; done
for address in 10.0.0.1 fd00::1; do at_peer python3 "$work/ask.py" $address 0 1 100 1400 3000; done
echo "UDP to a closed port: an ICMP error comes back"
at_host python3 -c 'import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"closed", ("10.0.0.2", 9))'
at_peer python3 -c 'import socket; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM).sendto(b"closed", ("fd00::1", 9))'

echo "TCP: HTTP in both directions, an echo, and a refused connection"
at_peer curl -sf -o /dev/null http://10.0.0.1:8080/small.txt
at_peer curl -sf -o /dev/null http://10.0.0.1:8080/large.txt
at_peer curl -sf -o /dev/null 'http://[fd00::1]:8080/large.txt'
at_host curl -sf -o /dev/null 'http://[fd00::2]:8080/small.txt'
at_host curl -sf -o /dev/null 'http://[fd00::2]:8080/large.txt'
at_host curl -sf -o /dev/null http://10.0.0.2:8080/large.txt
at_host python3 "$work/tcp_ask.py" 10.0.0.2 15000
at_peer python3 "$work/tcp_ask.py" fd00::1 15000
at_host curl -s -o /dev/null http://10.0.0.2:81/ || true
at_peer curl -s -o /dev/null 'http://[fd00::1]:81/' || true

sleep 1
kill "$recorder"
wait "$recorder" || true
mv "$work/capture.pcap" "$out"
chmod 644 "$out"
ls -l "$out"

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const ADDRESS_AND_NAME_DAEMONS: readonly CatalogueEntry[] = [
  {
    id: 'name-server.socket-not-opened',
    kind: 'port_in_use',
    forms: [
      {
        words: 'socket address in use',
        pattern: /(?:could not listen on UDP|(?:creating|binding) (?:TCP|TLS)) socket: address in use/,
      },
      {
        words: 'cannot bind address already in use',
        pattern:
          /cannot bind address '?(?<peer>[\w.:]{2,45})@(?<port>\d{1,5})'? (?:(?:UDP|TCP) )?\(address already in use\)/,
      },
      {
        words: 'bind to address already in use',
        pattern: /bind to '(?<peer>[\w.:]{2,45})@(?<port>\d{1,5})' \((?:UDP|TCP)\): [Aa]ddress already in use/,
      },
      {
        words: 'another process is already listening on socket',
        pattern: /Another process is already listening on (?:UDP|TCP) socket (?<peer>[\d.]{7,15}):(?<port>\d{1,5})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The name server cannot listen at {peer|its address}:{port|53}: taken',
    check: { text: 'See who has it', host: 'sudo ss -lntup "sport = :53"' },
    repair: [
      {
        text: 'Stop the other one (systemd-resolved: DNSStubListener=no; dnsmasq of libvirt or lxd: bind-interfaces), or listen at one address only',
      },
    ],
    source:
      'BIND lib/ns/interfacemgr.c, lib/dns/dispatch.c; Knot src/knot/server/server.c; Knot Resolver daemon/main.c; systemd resolved-dns-stub.c',
    matches: [
      'named[1]: creating TCP socket: address in use',
      'named[1]: could not listen on UDP socket: address in use',
      'knotd[1]: error: cannot bind address 0.0.0.0@53 UDP (address already in use)',
      "kresd[1]: [net   ] bind to '127.0.0.1@53' (UDP): address already in use",
      'systemd-resolved[1]: Another process is already listening on UDP socket 127.0.0.53:53.',
    ],
    ignores: ['listening on IPv4 interface lo, 127.0.0.1#53'],
  },
  {
    id: 'name-server.address-not-here',
    kind: 'wrong_address',
    forms: [
      {
        words: 'failed to create listening socket for cannot assign requested',
        pattern: /failed to create listening socket for (?<peer>[\w.:]{2,60}): Cannot assign requested address/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The name server is to listen at {peer}, which this host does not have (yet)',
    check: { text: 'See', host: 'ip -br addr' },
    repair: [
      {
        text: 'Correct listen-address, or bind-dynamic (ip_nonlocal_bind) where the interface comes later; start after the network is online',
      },
    ],
    source: 'dnsmasq src/network.c',
    matches: [
      'dnsmasq: failed to create listening socket for 10.0.0.2: Cannot assign requested address',
      'dnsmasq[1]: failed to create listening socket for fe80::1: Cannot assign requested address',
    ],
    ignores: ['dnsmasq: started, version 2.90'],
  },
  {
    id: 'name-server.may-not-listen',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'socket permission denied',
        pattern: /(?:creating|binding) (?:TCP|TLS) socket: permission denied/,
      },
      {
        words: 'unable to listen on any configured interfaces',
        pattern: /unable to listen on any configured interfaces/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'named cannot listen on any interface (port below 1024 without the right, or addresses that are not here)',
    check: { text: 'See the lines before it', host: 'named -g -u bind 2>&1 | head -30; getcap /usr/sbin/named' },
    repair: [{ text: 'Start it as root (it drops rights itself), give CAP_NET_BIND_SERVICE, correct listen-on' }],
    source: 'BIND lib/ns/interfacemgr.c, bin/named/server.c',
    matches: [
      'named[1]: creating TCP socket: permission denied',
      'named[1]: unable to listen on any configured interfaces',
    ],
    ignores: ['named[1]: listening on IPv4 interface eth0, 10.0.0.2#53'],
  },
  {
    id: 'name-server.zone-not-renewed',
    kind: 'unreachable',
    program: 'bind',
    forms: [
      {
        words: 'zone refresh unexpected rcode from',
        pattern:
          /zone (?<object>[\w.-]{1,120})\/\w{1,4}(?:\/\w{1,20})?: refresh: unexpected rcode \((?<value>[A-Z]{3,12})\) from (?:primary|master) (?<peer>[\d.:a-f]{3,45})#\d{1,5}/,
      },
      {
        words: 'zone refresh retry limit for exceeded',
        pattern:
          /zone (?<object>[\w.-]{1,120})\/\w{1,4}(?:\/\w{1,20})?: refresh: retry limit for (?:primary|master) (?<peer>[\d.:a-f]{3,45})#\d{1,5} exceeded/,
      },
      {
        words: 'zone expired',
        pattern: /zone (?<object>[\w.-]{1,120})\/\w{1,4}(?:\/\w{1,20})?: (?<value>expired)$/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'The secondary cannot renew {object} from {peer|its primary}: {value|no answer}',
    check: {
      text: 'Ask the primary from here',
      host: 'dig @{peer|<primary>} {object} SOA; sudo rndc zonestatus {object}',
    },
    repair: [
      {
        text: 'Let the primary answer this address (zone there, allow-query, allow-transfer, port 53 UDP and TCP), then renew',
        host: 'sudo rndc refresh {object}',
      },
    ],
    source: 'BIND lib/dns/zone.c',
    matches: [
      'named[1]: zone acme.lan/IN: refresh: unexpected rcode (REFUSED) from primary 10.0.0.5#53 (source 0.0.0.0#0)',
      'named[1]: zone acme.lan/IN: refresh: retry limit for master 10.0.0.5#53 exceeded (source 0.0.0.0#0)',
      'named[1]: zone acme.lan/IN: expired',
    ],
    ignores: ['named[1]: zone acme.lan/IN: transferred serial 2026010501'],
  },
  {
    id: 'dhcpd.runs-already',
    kind: 'lock_held',
    program: 'dhcpd',
    forms: [{ words: 'there s already a dhcp server running', pattern: /There's already a DHCP server running/ }],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'dhcpd runs already, or its pid file is left',
    check: { text: 'See', host: 'pgrep -af dhcpd; cat /run/dhcpd.pid' },
    repair: [
      {
        text: 'End the other one or remove the stale pid file',
        host: 'sudo rm -f /run/dhcpd.pid /var/run/dhcpd.pid',
        destructive: true,
      },
    ],
    source: 'ISC DHCP server/dhcpd.c',
    matches: ["dhcpd: There's already a DHCP server running.", "There's already a DHCP server running."],
    ignores: ['dhcpd: Server starting service.'],
  },
  {
    id: 'dhcp-client.lease-lost',
    kind: 'unreachable',
    forms: [
      {
        words: 'timed out contacting a dhcp server using last lease',
        pattern: /(?<object>[\w.-]{1,16}): timed out contacting a DHCP server, using last lease/,
      },
      { words: 'dhcp lease lost', pattern: /(?<object>[\w.-]{1,16}): DHCP lease lost/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The host lost its DHCP lease on {object}: no server answered in time',
    check: {
      text: 'See the link and ask again',
      host: 'ip -br link; networkctl status {object}; sudo tcpdump -ni {object} port 67 or port 68',
    },
    repair: [{ text: 'Repair cable, VLAN or relay, or the DHCP server (free leases)' }],
    source: 'dhcpcd src/dhcp.c; systemd networkd-dhcp4.c',
    matches: [
      'dhcpcd[1]: eth0: timed out contacting a DHCP server, using last lease',
      'systemd-networkd[1]: eth0: DHCP lease lost',
    ],
    ignores: ['systemd-networkd[1]: eth0: DHCPv4 address 10.0.0.7/24 via 10.0.0.1'],
  },
  {
    id: 'knot.zone-not-loaded',
    kind: 'invalid_setting',
    program: 'knot',
    forms: [
      {
        words: 'zone event failed',
        pattern: /\[(?<object>[\w.-]{1,120})\] zone event '(?<value>load|reload)' failed \((?<setting>[^)]{1,60})\)/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Knot does not load the zone {object}: {setting}',
    check: { text: 'Check the file', host: 'kzonecheck -o {object} /var/lib/knot/{object}zone' },
    repair: [
      {
        text: 'Correct the zone file (serial, malformed records) or its owner, then reload',
        host: 'sudo knotc zone-reload {object}',
      },
    ],
    source: 'Knot src/knot/events/events.c',
    matches: [
      "knotd[1]: error: [acme.lan.] zone event 'load' failed (malformed data)",
      "knotd[1]: error: [shop.example.] zone event 'load' failed (not exists)",
    ],
    ignores: ['knotd[1]: info: [acme.lan.] loaded, serial 12'],
  },
  {
    id: 'bird.router-id-unknown',
    kind: 'missing_setting',
    program: 'bird',
    forms: [
      {
        words: 'cannot determine router id please configure it manually',
        pattern: /Cannot determine router ID, please configure it manually/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'BIRD finds no IPv4 address that could be its router id',
    check: { text: 'See addresses and setting', host: 'ip -br -4 addr; grep -n "router id" /etc/bird/bird.conf' },
    repair: [{ text: 'Write router id 10.0.0.1; into bird.conf, or start BIRD after the interface has its address' }],
    source: 'BIRD nest/proto.c',
    matches: [
      'bird: Cannot determine router ID, please configure it manually',
      'bird[1]: Cannot determine router ID, please configure it manually',
    ],
    ignores: ['bird: Router ID 10.0.0.1'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const SWITCHES_AND_PEERS: readonly CatalogueEntry[] = [
  {
    id: 'cisco.address-twice',
    kind: 'invalid_setting',
    program: 'cisco',
    forms: [
      {
        words: 'dupaddr duplicate address on sourced by',
        pattern:
          /%(?:IP|ARP)-\d-DUPADDR: Duplicate address (?<peer>[\d.]{7,15}) on \S{1,40}, sourced by (?<value>[\w.]{14})/,
      },
      {
        words: 'dhcpd 4 ping_conflict dhcp address conflict pinged',
        pattern: /%DHCPD-4-PING_CONFLICT: DHCP address conflict: {1,2}server pinged (?<peer>[\d.]{7,15})/,
      },
      { words: 'ip', pattern: /%IP-\d-(?:DUPLICATE_ADDRESS|DUPADDR)/ },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'The address {peer} is used by two devices ({value|another MAC})',
    check: {
      text: 'Find the port of the MAC',
      host: 'show mac address-table address {value|<mac>}; show ip arp {peer|<address>}; show ip dhcp conflict',
    },
    repair: [
      {
        text: 'Change one of them, exclude fixed addresses from the pool',
        host: 'ip dhcp excluded-address {peer|<address>}; clear ip dhcp conflict *',
      },
    ],
    source: 'Cisco IOS system messages',
    matches: [
      '%IP-4-DUPADDR: Duplicate address 10.0.0.1 on Vlan10, sourced by 0011.2233.4455',
      '%DHCPD-4-PING_CONFLICT: DHCP address conflict:  server pinged 10.0.0.5.',
      '%IP-3-DUPADDR: x',
    ],
    ignores: ['%DHCPD-6-ADDRESS assigned'],
  },
  {
    id: 'cisco.channel-not-bundled',
    kind: 'invalid_setting',
    program: 'cisco',
    forms: [
      {
        words: 'ec 5 is not compatible with and will be',
        pattern:
          /%EC-5-CANNOT_BUNDLE\d?: (?<object>\S{1,40}) is not compatible with (?<peer>\S{1,40}) and will be suspended(?: \((?<value>[^)]{1,80})\))?/,
      },
      {
        words: 'ec suspended lacp currently not enabled on the remote port',
        pattern: /%EC-\d-L3DONTBNDL\d: (?<object>\S{1,40}) suspended: LACP currently not enabled on the remote port/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A port does not join its channel: its settings differ from the others ({object})',
    check: { text: 'Compare both ports', host: 'show etherchannel summary; show running-config interface {object}' },
    repair: [{ text: 'Give all members the same mode, VLANs and speed, and LACP at both ends' }],
    source: 'Cisco IOS system messages',
    matches: [
      '%EC-5-CANNOT_BUNDLE2: Gi0/1 is not compatible with Gi0/2 and will be suspended (vlan mask is different)',
      '%EC-5-L3DONTBNDL2: Gi0/1 suspended: LACP currently not enabled on the remote port.',
    ],
    ignores: ['%EC-5-BUNDLE: Interface Gi0/1 joined port-channel Po1'],
  },
  {
    id: 'cisco.optic-out-of-range',
    kind: 'data_corruption',
    program: 'cisco',
    forms: [
      {
        words: 'sff8472 threshold_violation',
        pattern: /%SFF8472-\d-THRESHOLD_VIOLATION: (?<object>\S{1,40}): (?<value>[^\r\n;]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'The light of the transceiver in {object} is out of range: dirty or bent fibre, or a dying optic',
    check: { text: 'See the levels', host: 'show interfaces {object} transceiver detail' },
    repair: [{ text: 'Clean or change the fibre, then the transceiver at either end' }],
    source: 'Cisco IOS system messages',
    matches: [
      '%SFF8472-5-THRESHOLD_VIOLATION: Te1/1: Rx power low alarm; Operating value: -31.5 dBm, Threshold value: -19.0 dBm.',
      '%SFF8472-3-THRESHOLD_VIOLATION: Gi0/2: Temperature high alarm',
    ],
    ignores: ['%SFF8472-5-THRESHOLD_OK'],
  },
  {
    id: 'cisco.ipsec-peer',
    kind: 'invalid_setting',
    program: 'cisco',
    forms: [
      {
        words: 'crypto ikmp_mode_failure processing of mode failed with peer at',
        pattern: /%CRYPTO-\d-IKMP_MODE_FAILURE: Processing of \w{1,20} mode failed with peer at (?<peer>[\d.]{7,15})/,
      },
      { words: 'crypto 4', pattern: /%CRYPTO-4-RECVD_PKT_(?:INV_SPI|MAC_ERR|NOT_IPSEC)/ },
      { words: 'crypto', pattern: /%CRYPTO-\d-IKMP_(?:NO_PRESHARED_KEY|NOT_ENCRYPTED|BAD_MESSAGE)/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'The IPsec peer {peer|} and this router do not agree: keys, proposal, or an old association',
    check: { text: 'See the associations', host: 'show crypto isakmp sa; show crypto ipsec sa peer <peer>' },
    repair: [
      {
        text: 'Compare pre-shared key and proposals of both ends; clear old associations (crypto isakmp invalid-spi-recovery)',
        host: 'clear crypto sa peer <peer>',
        destructive: true,
      },
    ],
    source: 'Cisco IOS system messages',
    matches: [
      '%CRYPTO-6-IKMP_MODE_FAILURE: Processing of Main mode failed with peer at 1.2.3.4',
      "%CRYPTO-4-RECVD_PKT_INV_SPI: decaps: rec'd IPSEC packet has invalid spi for destaddr=10.0.0.1",
      '%CRYPTO-3-IKMP_NO_PRESHARED_KEY x',
    ],
    ignores: ['%CRYPTO-6-ISAKMP_ON_OFF: ISAKMP is ON'],
  },
  {
    id: 'cisco.good-day-notes',
    kind: null,
    program: 'cisco',
    forms: [
      { words: 'hsrp 5 statechange', pattern: /%HSRP-5-STATECHANGE/ },
      { words: 'ilpower 5', pattern: /%ILPOWER-5-(?:IEEE_DISCONNECT|POWER_GRANTED|DETECT)/ },
      { words: 'sys 5 config_i configured from', pattern: /%SYS-5-CONFIG_I: Configured from/ },
      { words: 'sec_login 5 login_success', pattern: /%SEC_LOGIN-5-LOGIN_SUCCESS/ },
      {
        words: 'link 3 updown interface changed state to up',
        pattern: /%LINK-3-UPDOWN: Interface \S{1,40}, changed state to up/,
      },
      {
        words: 'lineproto 5 updown line protocol on interface changed state to up',
        pattern: /%LINEPROTO-5-UPDOWN: Line protocol on Interface \S{1,40}, changed state to up/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Notes of switches and routers on good days',
    check: { text: 'Nothing needs doing; HSRP that changes all the time means lost hellos' },
    repair: [],
    source: 'Cisco IOS system messages',
    matches: [
      '%HSRP-5-STATECHANGE: Vlan10 Grp 10 state Standby -> Active',
      '%ILPOWER-5-IEEE_DISCONNECT: Interface Gi0/1: PD removed',
      '%SYS-5-CONFIG_I: Configured from console by admin on vty0 (10.0.0.9)',
      '%SEC_LOGIN-5-LOGIN_SUCCESS: Login Success [user: admin]',
      '%LINK-3-UPDOWN: Interface GigabitEthernet0/1, changed state to up',
      '%LINEPROTO-5-UPDOWN: Line protocol on Interface GigabitEthernet0/1, changed state to up',
    ],
    ignores: ['%LINK-3-UPDOWN: Interface GigabitEthernet0/1, changed state to down'],
  },
  {
    id: 'juniper.link-or-neighbour-lost',
    kind: 'unreachable',
    program: 'juniper',
    forms: [
      {
        words: 'snmp_trap_link_down ifindex ifadminstatus up 1 ifoperstatus down 2 ifname',
        pattern:
          /SNMP_TRAP_LINK_DOWN: ifIndex \d{1,8}, ifAdminStatus up\(1\), ifOperStatus down\(2\), ifName (?<object>\S{1,40})/,
      },
      {
        words: 'notification sent to',
        pattern:
          /bgp_(?:hold_timeout|peer_mgmt_clear|traffic_timeout)\S{0,12}: NOTIFICATION sent to (?<object>[\d.a-f:]{3,60})/,
      },
      {
        words: 'rpd_bgp_neighbor_state_changed bgp peer established',
        pattern: /RPD_BGP_NEIGHBOR_STATE_CHANGED: BGP peer (?<object>\S{1,45})[^\r\n]{0,60}from Established/,
      },
      { words: 'rpd_ospf_nbrdown', pattern: /RPD_OSPF_NBRDOWN/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Junos has lost {object|a neighbour}',
    check: {
      text: 'See interface and neighbour',
      host: 'show interfaces terse | match down; show bgp summary; show log messages | last 50',
    },
    repair: [{ text: 'Repair the cable, the other end, or its settings; the session comes back by itself' }],
    source: 'Junos system log reference',
    matches: [
      'mib2d[123]: SNMP_TRAP_LINK_DOWN: ifIndex 512, ifAdminStatus up(1), ifOperStatus down(2), ifName ge-0/0/1',
      'rpd[1234]: bgp_hold_timeout:4035: NOTIFICATION sent to 10.0.0.2 (External AS 65001): code 4 (Hold Timer Expired Error)',
      'rpd[12]: RPD_OSPF_NBRDOWN: OSPF neighbor 10.0.0.2 (realm ospf-v2 ge-0/0/1.0 area 0.0.0.0) state changed from Full to Down',
      'rpd[1234]: RPD_BGP_NEIGHBOR_STATE_CHANGED: BGP peer 10.0.0.2 (External AS 65001) changed state from Established to Idle',
    ],
    ignores: ['SNMP_TRAP_LINK_UP: ifIndex 512'],
  },
  {
    id: 'juniper.hardware-alarm',
    kind: 'data_corruption',
    program: 'juniper',
    forms: [
      {
        words: 'alarm set red class chassis reason',
        pattern: /Alarm set: [^\r\n]{0,60}color=RED, class=CHASSIS, reason=(?<value>[^\r\n]{1,80})/,
      },
      {
        words: 'chassisd_fru_offline_notice taking offline',
        pattern: /CHASSISD_FRU_OFFLINE_NOTICE: Taking (?<value>[^\r\n]{1,60}) offline/,
      },
      {
        words: 'snmp trap generated',
        pattern:
          /CHASSISD_SNMP_TRAP\d{1,2}: SNMP trap generated: (?<value>(?:Fan|Power|Over Temperature)[^\r\n]{0,80})/,
      },
      { words: 'chassisd_blowers_speed_full', pattern: /CHASSISD_BLOWERS_SPEED_FULL/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Junos raises a hardware alarm: {value}',
    check: { text: 'See the alarms', host: 'show chassis alarms; show chassis environment; show chassis fpc' },
    repair: [
      {
        text: 'Replace the part it names; take the line card offline and online once before',
        host: 'request chassis fpc slot 0 restart',
        destructive: true,
      },
    ],
    source: 'Junos system log reference',
    matches: [
      'alarmd[12]: Alarm set: FPC color=RED, class=CHASSIS, reason=FPC 0 Major Errors',
      'chassisd[12]: CHASSISD_FRU_OFFLINE_NOTICE: Taking PIC 0 offline: Error',
      'chassisd[12]: CHASSISD_SNMP_TRAP7: SNMP trap generated: Fan/Blower failed',
      'chassisd[12]: CHASSISD_BLOWERS_SPEED_FULL: Fans and impellers being set to full speed',
    ],
    ignores: ['Alarm cleared: FPC color=RED'],
  },
  {
    id: 'mikrotik.lease-or-tunnel-unanswered',
    kind: 'unreachable',
    program: 'mikrotik',
    forms: [
      {
        words: 'offering lease for without success',
        pattern: /(?<value>offering lease [\d.]{7,15} for [\w:]{17} without success)/,
      },
      {
        words: 'handshake for peer did not complete after seconds retrying',
        pattern: /(?<value>Handshake for peer did not complete after \d{1,4} seconds, retrying)/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'RouterOS gets no answer from a device: {value}',
    check: {
      text: 'See lease and port of the device',
      host: '/ip dhcp-server lease print where status=offered; /interface wireguard peers print',
    },
    repair: [
      {
        text: 'The device does not take the offer: a second DHCP server, a VLAN or wireless isolation on the way; WireGuard: correct endpoint, keys and firewall of the other end',
      },
    ],
    source: 'MikroTik RouterOS log topics',
    matches: [
      'dhcp,warning dhcp1 offering lease 10.0.0.5 for 00:11:22:33:44:55 without success',
      'wireguard,info wg1: [peer1] AbC=: Handshake for peer did not complete after 5 seconds, retrying (try 2)',
    ],
    ignores: ['dhcp,info dhcp1 assigned 10.0.0.5 for 00:11:22:33:44:55'],
  },
  {
    id: 'bgp.session-lost',
    kind: 'unreachable',
    program: 'bgp',
    forms: [
      {
        words: 'notification neighbor',
        pattern:
          /%NOTIFICATION: (?:sent to|received from) neighbor (?<peer>\S{1,45}) (?<value>\d{1,2}\/\d{1,2} \([^)]{1,60}\))/,
      },
      {
        words: 'error',
        pattern:
          /bgp\w{0,20}[^\r\n]{0,40}: Error: (?<value>Hold timer expired|Bad peer AS: \d{1,10}|Connection (?:reset|refused|collision)|Administrative (?:shutdown|reset)|Peer de-configured|Unacceptable hold time|Invalid next hop|Route limit exceeded)/,
      },
      {
        words: 'received',
        pattern:
          /bgp\w{0,20}[^\r\n]{0,40}: Received: (?<value>Hold timer expired|Bad peer AS: \d{1,10}|Connection (?:reset|refused|collision)|Administrative (?:shutdown|reset)|Peer de-configured|Unacceptable hold time|Invalid next hop|Route limit exceeded)/,
      },
      {
        words: 'adjchange neighbor',
        pattern:
          /%ADJCHANGE: neighbor (?<peer>\S{1,45})(?:\([^)]{1,40}\))? (?:in vrf \S{1,30} )?Down (?<value>[^\r\n]{1,60})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'The BGP session with {peer|the neighbour} ended: {value}',
    check: { text: 'See the session', host: "vtysh -c 'show bgp summary'; birdc show protocols all" },
    repair: [
      {
        text: 'Compare AS numbers, addresses, password and hold times of both ends; "hold timer expired" means lost packets or a busy router',
      },
    ],
    source: 'FRRouting bgpd; BIRD bgp',
    matches: [
      'bgpd: %NOTIFICATION: sent to neighbor 10.0.0.2 6/3 (Cease/Peer Unconfigured) 0 bytes',
      'bird: bgp1: Error: Bad peer AS: 65002',
      'bird: bgp1: Received: Hold timer expired',
      'bgpd[12]: %ADJCHANGE: neighbor 10.0.0.2(r2) in vrf default Down Peer closed the session',
    ],
    ignores: ['%ADJCHANGE: neighbor 10.0.0.2 Up'],
  },
  {
    id: 'hostapd.password-differs',
    kind: 'authentication_refused',
    program: 'hostapd',
    forms: [
      { words: 'ap sta possible psk mismatch', pattern: /AP-STA-POSSIBLE-PSK-MISMATCH (?<object>[\w:]{17})/ },
      {
        words: 'sta',
        pattern: /STA (?<object>[\w:]{17}) (?:IEEE 802\.11|WPA): (?:EAPOL-Key timeout|invalid MIC in msg 2\/4)/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'A wireless client uses another password: {object|}',
    check: { text: 'See which client', host: 'journalctl -u hostapd -n 50 --no-pager | grep -i psk' },
    repair: [{ text: 'Enter the password again on the client (forget the network first)' }],
    source: 'hostapd wpa_auth.c',
    matches: [
      'hostapd: wlan0: AP-STA-POSSIBLE-PSK-MISMATCH 00:11:22:33:44:55',
      'hostapd: wlan0: STA 00:11:22:33:44:55 WPA: EAPOL-Key timeout',
      'hostapd: wlan0: STA 00:11:22:33:44:55 WPA: invalid MIC in msg 2/4 of 4-Way Handshake',
    ],
    ignores: ['wlan0: AP-STA-CONNECTED 00:11:22:33:44:55'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Cisco IOS and NX-OS, Juniper, Arista, MikroTik. */
export const ROUTERS_AND_SWITCHES: readonly CatalogueEntry[] = [
  {
    id: 'cisco.port-down',
    kind: 'unreachable',
    program: 'cisco',
    forms: [
      {
        words: 'link interface changed state to',
        pattern:
          /%LINK-\d-(?:UPDOWN|CHANGED): Interface (?<object>[\w/.:-]{2,40}), changed state to (?:down|administratively down)/,
      },
      {
        words: 'lineproto updown line protocol on interface changed state to down',
        pattern: /%LINEPROTO-\d-UPDOWN: Line protocol on Interface (?<object>[\w/.:-]{2,40}), changed state to down/,
      },
      {
        words: 'ethport is down',
        pattern:
          /%ETHPORT-\d-IF_DOWN_(?:LINK_FAILURE|NONE|ADMIN_DOWN|ERROR_DISABLED)[^\n]{0,40}Interface (?<object>[\w/.-]{2,40}) is down/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'The port {object} of the switch went down',
    check: {
      text: 'Ask port and neighbour',
      host: 'show interfaces {object} status; show logging | include {object}; show cdp neighbors',
    },
    repair: [
      {
        text: 'Look at cable, transceiver and the device at the other end; a port that flaps wants another cable or fixed speed',
      },
    ],
    source: 'Cisco IOS %LINK-3-UPDOWN, %LINEPROTO-5-UPDOWN',
    matches: [
      'Jun 12 10:02:11 sw1 812: %LINK-3-UPDOWN: Interface GigabitEthernet1/0/12, changed state to down',
      '%LINEPROTO-5-UPDOWN: Line protocol on Interface GigabitEthernet1/0/12, changed state to down',
      'n9k1 %ETHPORT-5-IF_DOWN_LINK_FAILURE: Interface Ethernet1/12 is down (Link failure)',
    ],
    ignores: ['%LINK-3-UPDOWN: Interface GigabitEthernet1/0/12, changed state to up'],
  },
  {
    id: 'cisco.port-up',
    kind: null,
    program: 'cisco',
    forms: [
      {
        words: 'updown changed state to up',
        pattern:
          /%(?:LINK|LINEPROTO)-\d-UPDOWN: (?:Line protocol on )?Interface (?<object>[\w/.:-]{2,40}), changed state to up/,
      },
      { words: 'sys 5 config_i configured from', pattern: /%SYS-5-CONFIG_I: Configured from/ },
      { words: 'sec_login 5 login_success', pattern: /%SEC_LOGIN-5-LOGIN_SUCCESS/ },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 3,
    means: 'A port of the switch came up, or somebody logged in or changed its settings',
    check: { text: 'Nothing to do' },
    repair: [],
    source: 'Cisco IOS LINK, LINEPROTO, SYS-5-CONFIG_I',
    matches: [
      '%LINK-3-UPDOWN: Interface GigabitEthernet1/0/12, changed state to up',
      '%SYS-5-CONFIG_I: Configured from console by admin on vty0 (10.0.0.2)',
      '%SEC_LOGIN-5-LOGIN_SUCCESS: Login Success [user: admin] [Source: 10.0.0.2] [localport: 22]',
    ],
    ignores: ['%SYS-2-MALLOCFAIL: Memory allocation of 65536 bytes failed'],
  },
  {
    id: 'cisco.port-error-disabled',
    kind: 'invalid_setting',
    program: 'cisco',
    forms: [
      {
        words: 'pm err_disable putting',
        pattern:
          /%PM-\d-ERR_DISABLE: (?<value>[\w-]{2,40}) (?:error|detected) [^\n]{0,40}?on (?<object>[\w/.-]{2,40}), putting/,
      },
      {
        words: 'spantree 2 block_bpduguard received bpdu on port',
        pattern: /%SPANTREE-2-BLOCK_BPDUGUARD: Received BPDU on port (?<object>[\w/.-]{2,40})/,
      },
      {
        words: 'port_security 2 psecure_violation security violation occurred caused by mac address on port',
        pattern:
          /%PORT_SECURITY-2-PSECURE_VIOLATION: Security violation occurred, caused by MAC address (?<value>\S{10,20}) on port (?<object>[\w/.-]{2,40}?)\./,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The switch shut the port {object}: {value}',
    check: { text: 'Read the reason', host: 'show interfaces status err-disabled; show errdisable recovery' },
    repair: [
      {
        text: 'Take away the reason (a loop or a switch behind a port with BPDU guard, a second MAC with port security, link flaps, PoE), then open it',
        host: 'conf t ; interface {object} ; shutdown ; no shutdown',
      },
    ],
    source: 'Cisco IOS %PM-4-ERR_DISABLE',
    matches: [
      '%PM-4-ERR_DISABLE: bpduguard error detected on Gi1/0/12, putting Gi1/0/12 in err-disable state',
      '%SPANTREE-2-BLOCK_BPDUGUARD: Received BPDU on port Gi1/0/12 with BPDU Guard enabled. Disabling port.',
      '%PORT_SECURITY-2-PSECURE_VIOLATION: Security violation occurred, caused by MAC address 0200.0000.0001 on port GigabitEthernet1/0/12.',
    ],
    ignores: ['%PM-4-ERR_RECOVER: Attempting to recover from bpduguard err-disable state on Gi1/0/12'],
  },
  {
    id: 'cisco.loop-or-flapping-mac',
    kind: 'invalid_setting',
    program: 'cisco',
    forms: [
      {
        words: 'sw_matm 4 macflap_notif host in vlan is flapping between port and',
        pattern:
          /%SW_MATM-4-MACFLAP_NOTIF: Host (?<value>\S{10,20}) in vlan \d{1,5} is flapping between port (?<object>\S{2,30} and port \S{2,30})/,
      },
      { words: 'mac_move sp 4 notif host in vlan', pattern: /%MAC_MOVE-SP-4-NOTIF: Host (?<value>\S{10,20}) in vlan/ },
      {
        words: 'loops detected in the network for mac',
        pattern: /Loops detected in the network for mac (?<value>\S{10,20})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The network has a loop: the address {value} moves between {object|ports}',
    check: { text: 'Follow the address', host: 'show mac address-table address {value}; show spanning-tree summary' },
    repair: [
      {
        text: 'Take out the cable that closes the loop, switch spanning tree on, put both links of a server into one port channel',
      },
    ],
    source: 'Cisco IOS %SW_MATM-4-MACFLAP_NOTIF, %MAC_MOVE, Juniper L2ALD',
    matches: [
      '%SW_MATM-4-MACFLAP_NOTIF: Host 0200.0000.0001 in vlan 10 is flapping between port Gi1/0/1 and port Gi1/0/2',
      '%MAC_MOVE-SP-4-NOTIF: Host 0200.0000.0001 in vlan 10 is flapping',
      '%L2FM-2-L2FM_MAC_FLAP_DISABLE_LEARN_N3K: Loops detected in the network for mac 0200.0000.0001 among ports Eth1/1 and Eth1/2 vlan 10',
    ],
    ignores: ['%SW_MATM-4-MACFLAP_NOTIF is switched on'],
  },
  {
    id: 'cisco.neighbour-lost',
    kind: 'unreachable',
    program: 'cisco',
    forms: [
      {
        words: 'bgp adjchange neighbor',
        pattern: /%BGP-\d-ADJCHANGE: neighbor (?<peer>\S{3,45}) (?:\S{1,30} ){0,3}Down(?: (?<value>[^\n]{1,80}))?/,
      },
      {
        words: 'bgp notification neighbor',
        pattern:
          /%BGP-\d-NOTIFICATION: (?:sent to|received from) neighbor (?<peer>\S{3,45}) \S{1,8} \((?<value>[^)\n]{1,60})\)/,
      },
      {
        words: 'ospf adjchg process nbr on from to down',
        pattern:
          /%OSPF-\d-ADJCHG: Process \d{1,6}, Nbr (?<peer>\S{3,45}) on \S{2,40} from \S{2,12} to DOWN, (?<value>[^\n]{1,80})/,
      },
      {
        words: 'dual 5 nbrchange is down',
        pattern:
          /%DUAL-5-NBRCHANGE: [^\n]{1,40}Neighbor (?<peer>\S{3,45}) \([^)]{1,40}\) is down: (?<value>[^\n]{1,60})/,
      },
      {
        words: 'rpd_bgp_neighbor_state_changed bgp peer state from established to',
        pattern:
          /RPD_BGP_NEIGHBOR_STATE_CHANGED: BGP peer (?<peer>\S{3,45}) [^\n]{0,60}changed state from Established to (?<value>\w{3,12})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The router lost its neighbour {peer}: {value|no reason given}',
    check: { text: 'Ask neighbour and route', host: 'show ip bgp summary; show ip ospf neighbor; ping {peer}' },
    repair: [
      {
        text: 'Repair link, MTU, timers or keys; "hold time expired" is a lost packet, "Peer closed" the other end, "authentication" the key',
      },
    ],
    source: 'Cisco IOS %BGP-5-ADJCHANGE, %OSPF-5-ADJCHG, %DUAL-5-NBRCHANGE; Junos RPD_BGP_NEIGHBOR_STATE_CHANGED',
    matches: [
      '%BGP-5-ADJCHANGE: neighbor 192.0.2.1 Down Hold time expired',
      '%BGP-3-NOTIFICATION: sent to neighbor 192.0.2.1 4/0 (hold time expired) 0 bytes',
      '%OSPF-5-ADJCHG: Process 1, Nbr 10.0.0.2 on GigabitEthernet0/1 from FULL to DOWN, Neighbor Down: Dead timer expired',
      '%DUAL-5-NBRCHANGE: EIGRP-IPv4 100: Neighbor 10.0.0.2 (GigabitEthernet0/1) is down: holding time expired',
      'rpd[1812]: RPD_BGP_NEIGHBOR_STATE_CHANGED: BGP peer 192.0.2.1 (External AS 64500) changed state from Established to Idle (event HoldTime)',
    ],
    ignores: ['%BGP-5-ADJCHANGE: neighbor 192.0.2.1 Up'],
  },
  {
    id: 'cisco.memory-or-cpu',
    kind: 'memory_exhausted',
    program: 'cisco',
    forms: [
      {
        words: 'sys 2 mallocfail memory allocation of bytes failed',
        pattern: /%SYS-2-MALLOCFAIL: (?<value>Memory allocation of \d{1,12} bytes failed)/,
      },
      {
        words: 'sys cpuhog task is running for',
        pattern: /%SYS-\d-CPUHOG: (?<value>Task is running for \(?\d{1,8}\)?m?s?ecs?)/,
      },
      {
        words: 'platform memory value',
        pattern: /%PLATFORM-\d-ELEMENT_(?:WARNING|CRITICAL): [^\n]{0,60}(?<value>[Uu]sed Memory value \d{1,3}%)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The switch or router is out of memory or CPU: {value}',
    check: { text: 'See who uses it', host: 'show processes memory sorted; show processes cpu sorted' },
    repair: [
      { text: 'Reload in a maintenance window; update the release that leaks, filter routes, switch debugging off' },
    ],
    source: 'Cisco IOS %SYS-2-MALLOCFAIL, %SYS-3-CPUHOG, %PLATFORM-4-ELEMENT_WARNING',
    matches: [
      '%SYS-2-MALLOCFAIL: Memory allocation of 65536 bytes failed from 0x60103C, alignment 0',
      '%SYS-3-CPUHOG: Task is running for (2004)msecs, more than (2000)msecs (1/1),process = SNMP ENGINE.',
      '%PLATFORM-4-ELEMENT_WARNING: Switch 1 R0/0: smand: 1/RP/0: Used Memory value 91% exceeds warning level 88%',
    ],
    ignores: ['%SYS-5-RESTART: System restarted'],
  },
  {
    id: 'cisco.hardware',
    kind: 'data_corruption',
    program: 'cisco',
    forms: [
      { words: 'platform_env', pattern: /%PLATFORM_ENV-[0-4]-\w{2,40}: (?<value>[^\n]{3,100})/ },
      { words: 'environment', pattern: /%ENVIRONMENT-[0-4]-\w{2,40}: (?<value>[^\n]{3,100})/ },
      { words: 'envmon', pattern: /%ENVMON-[0-4]-\w{2,40}: (?<value>[^\n]{3,100})/ },
      { words: 'platform_fep', pattern: /%PLATFORM_FEP-[0-4]-\w{2,40}: (?<value>[^\n]{3,100})/ },
      { words: 'ilpower', pattern: /%ILPOWER-[0-4]-\w{2,40}: (?<value>[^\n]{3,100})/ },
      { words: 'phy 4', pattern: /%PHY-4-(?<value>UNSUPPORTED_TRANSCEIVER|SFP_NOT_SUPPORTED)/ },
      { words: 'gbic_security_crypt 4', pattern: /%GBIC_SECURITY_CRYPT-4-(?<value>\w{3,40})/ },
      {
        words: 'fan',
        pattern: /(?<value>Fan \d{1,2} (?:failed|has failed|Failure|is faulty|output failure|failure detected))/,
      },
      {
        words: 'fan',
        pattern: /(?<value>FAN \d{1,2} (?:failed|has failed|Failure|is faulty|output failure|failure detected))/,
      },
      {
        words: 'psu',
        pattern: /(?<value>PSU \d{1,2} (?:failed|has failed|Failure|is faulty|output failure|failure detected))/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'A part of the switch fails: {value}',
    check: { text: 'Ask the environment', host: 'show environment all; show inventory' },
    repair: [
      {
        text: 'Replace fan, power supply or transceiver; a third-party optic has to be allowed (service unsupported-transceiver)',
      },
    ],
    source: 'Cisco IOS %ENVIRONMENT, %FAN, %PLATFORM_ENV, %PHY-4-UNSUPPORTED_TRANSCEIVER',
    matches: [
      '%PLATFORM_ENV-1-FAN: Faulty internal fans detected',
      '%PHY-4-UNSUPPORTED_TRANSCEIVER: Unsupported transceiver found in Gi1/0/49',
      '%GBIC_SECURITY_CRYPT-4-VN_DATA_CRC_ERROR: GBIC in port 65538 has bad crc',
      'chassisd[1712]: Fan 2 failed',
      '%ENVIRONMENT-1-FAN: Faulty internal fans detected',
      '%ENVMON-1-FAN: Faulty internal fans detected',
      '%PLATFORM_FEP-1-FAN: Faulty internal fans detected',
      '%ILPOWER-1-FAN: Faulty internal fans detected',
      'chassisd[1712]: FAN 2 failed',
      'chassisd[1712]: PSU 2 failed',
    ],
    ignores: ['%PLATFORM_ENV-6-FAN_OK: Fan OK'],
  },
  {
    id: 'cisco.native-vlan-or-duplex',
    kind: 'invalid_setting',
    program: 'cisco',
    forms: [
      { words: 'cdp 4', pattern: /%CDP-4-(?<value>NATIVE_VLAN_MISMATCH|DUPLEX_MISMATCH): / },
      {
        words: 'spantree 2',
        pattern: /%SPANTREE-2-(?<value>RECV_PVID_ERR|BLOCK_PVID_PEER|ROOTGUARD_BLOCK|LOOPGUARD_BLOCK)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Both ends of the link are set differently: {value}',
    check: { text: 'Compare both ends', host: 'show interfaces trunk; show cdp neighbors detail' },
    repair: [{ text: 'Set native VLAN, duplex and speed alike' }],
    source: 'Cisco IOS %CDP-4-NATIVE_VLAN_MISMATCH, DUPLEX_MISMATCH; %SPANTREE-2-RECV_PVID_ERR',
    matches: [
      '%CDP-4-NATIVE_VLAN_MISMATCH: Native VLAN mismatch discovered on GigabitEthernet0/1 (10), with sw2 GigabitEthernet0/1 (1).',
      '%SPANTREE-2-RECV_PVID_ERR: Received BPDU with inconsistent peer vlan id 1 on GigabitEthernet0/1 VLAN10.',
    ],
    ignores: ['%CDP-6-NEIGHBOR: new neighbour'],
  },
  {
    id: 'cisco.login-refused',
    kind: 'authentication_refused',
    program: 'cisco',
    forms: [
      {
        words: 'sec_login 4 login_failed login failed user source',
        pattern:
          /%SEC_LOGIN-4-LOGIN_FAILED: Login failed \[user: (?<user>[^\]]{0,60})\] \[Source: (?<peer>[^\]]{1,45})\]/,
      },
      { words: 'radius 4 radius_dead server', pattern: /%RADIUS-4-RADIUS_DEAD: RADIUS server (?<peer>\S{3,45}):/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 1,
    means: 'The switch or router refuses a login: {user|the account} from {peer|?}',
    check: { text: 'Ask AAA and its servers', host: 'show aaa servers; show login failures' },
    repair: [
      {
        text: "Correct the password, or repair the RADIUS or TACACS+ server; strangers' tries belong shut off by an access list on the vty lines",
      },
    ],
    source: 'Cisco IOS %SEC_LOGIN-4-LOGIN_FAILED, %AAA, %RADIUS-4-RADIUS_DEAD, %TAC+',
    matches: [
      '%SEC_LOGIN-4-LOGIN_FAILED: Login failed [user: admin] [Source: 203.0.113.9] [localport: 22] [Reason: Login Authentication Failed]',
      '%RADIUS-4-RADIUS_DEAD: RADIUS server 10.0.0.5:1812,1813 is not responding.',
    ],
    ignores: ['%SEC_LOGIN-5-LOGIN_SUCCESS: Login Success [user: admin]'],
  },
  {
    id: 'mikrotik.login-or-user',
    kind: 'authentication_refused',
    program: 'mikrotik',
    forms: [
      {
        words: 'login failure for user from via',
        pattern: /login failure for user (?<user>\S{0,60}) from (?<peer>\S{3,45}) via (?<value>\w{2,12})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 1,
    means: 'RouterOS refuses the login of {user} from {peer}',
    check: { text: 'Look where it comes from', host: '/log print where topics~"account"; /ip service print' },
    repair: [
      {
        text: 'Correct the password; against strangers limit the services to inside addresses',
        host: '/ip service set ssh,winbox,www address=10.0.0.0/8',
      },
    ],
    source: 'MikroTik RouterOS system,error,critical',
    matches: [
      'system,error,critical login failure for user admin from 203.0.113.9 via ssh',
      'login failure for user root from 203.0.113.9 via winbox',
    ],
    ignores: ['user admin logged in from 10.0.0.2 via winbox'],
  },
  {
    id: 'mikrotik.ppp-or-link',
    kind: 'unreachable',
    program: 'mikrotik',
    forms: [
      {
        words: 'terminating',
        pattern:
          /(?<object>[\w.-]{2,40}): (?<value>terminating\.{0,3}(?: - (?:peer is not responding|disconnected|session closed|failed to authenticate ourselves to peer|user \S{1,40} authentication failed)))/,
      },
      {
        words: 'disconnected',
        pattern:
          /(?<object>[\w.-]{2,40}): (?<value>disconnected\.{0,3}(?: - (?:peer is not responding|disconnected|session closed|failed to authenticate ourselves to peer|user \S{1,40} authentication failed)))/,
      },
      {
        words: 'link down',
        pattern: /(?<object>(?:ether|sfp|sfp-sfpplus|wlan|bridge)\d{0,3}[\w.-]{0,20}) (?<value>link down)/,
      },
      {
        words: 'excessive broadcasts multicasts probably a loop on',
        pattern: /(?<value>excessive broadcasts\/multicasts, probably a loop) on (?<object>\S{1,40})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'RouterOS lost its line {object}: {value}',
    check: {
      text: 'Read the log of the line',
      host: '/log print where topics~"pppoe|l2tp|interface|dhcp"; /interface pppoe-client monitor {object|pppoe-out1} once',
    },
    repair: [{ text: 'Look at modem and cable, then at user and password of the provider' }],
    source: 'MikroTik RouterOS pppoe, l2tp, interface, dhcp, wireless topics',
    matches: [
      'pppoe,ppp,info pppoe-out1: terminating... - peer is not responding',
      'interface,info ether1 link down',
      'interface,warning excessive broadcasts/multicasts, probably a loop on ether3',
      'pppoe,ppp,info pppoe-out1: disconnected... - peer is not responding',
    ],
    ignores: ['pppoe,ppp,info pppoe-out1: connected'],
  },
];

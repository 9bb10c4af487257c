import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** F5 BIG-IP, MetalLB, keepalived, NetScaler. */
export const LOAD_BALANCERS: readonly CatalogueEntry[] = [
  {
    id: 'f5.pool-member-down',
    kind: 'unreachable',
    program: 'f5',
    forms: [
      {
        words: '01070638 pool member monitor status',
        pattern:
          /01070638:\d: Pool (?<value>\S{1,100}) member (?<object>\S{1,100}) monitor status (?:down|forced down)/,
      },
      {
        words: '01010028 no members available for pool',
        pattern: /01010028:\d: No members available for pool (?<object>\S{1,100})/,
      },
      {
        words: '01071681 snmp_trap virtual has become unavailable',
        pattern: /01071681:\d: SNMP_TRAP: Virtual (?<object>\S{1,100}) has become unavailable/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'F5 marks the pool member {object} down',
    check: { text: 'Try its monitor by hand from the F5', host: 'tmsh show ltm pool detail; curl -v http://<member>/' },
    repair: [{ text: "Repair the server, or the monitor's send and receive string" }],
    source: 'F5 BIG-IP mcpd 01070638, 01010028, 01070727',
    matches: [
      'mcpd[5512]: 01070638:5: Pool /Common/web member /Common/10.0.0.5:80 monitor status down. [ /Common/http: down; last error: /Common/http: Unable to connect ]',
      'tmm[10212]: 01010028:3: No members available for pool /Common/web',
      'mcpd[5512]: 01071681:3: SNMP_TRAP: Virtual /Common/vs_web has become unavailable',
    ],
    ignores: ['mcpd[5512]: 01070727:5: Pool /Common/web member /Common/10.0.0.5:80 monitor status up.'],
  },
  {
    id: 'metallb.no-address',
    kind: 'quota_exceeded',
    program: 'metallb',
    forms: [
      {
        words: 'failed to allocate ip for',
        pattern: /Failed to allocate IP for \\?"(?<object>[^"\\]{1,120})\\?": (?<value>no available IPs|[^\n"]{3,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'MetalLB has no address for {object|the service}: {value}',
    check: {
      text: 'Look at pools and services',
      kubernetes: 'kubectl get ipaddresspools -A -o yaml; kubectl get svc -A | grep LoadBalancer',
    },
    repair: [
      {
        text: 'Add a range to the pool, or give the service an address or pool annotation that exists',
        kubernetes: 'kubectl -n metallb-system edit ipaddresspool <pool>',
      },
    ],
    source: 'MetalLB controller allocator.go',
    matches: [
      'Warning  AllocationFailed  2m  metallb-controller  Failed to allocate IP for "default/web": no available IPs',
      '{"level":"error","event":"allocateIP","msg":"Failed to allocate IP for \\"default/web\\": no available IPs"}',
    ],
    ignores: ['Assigned IP ["10.0.0.240"]'],
  },
  {
    id: 'metallb.speaker-or-bgp',
    kind: 'unreachable',
    program: 'metallb',
    forms: [
      {
        words: 'to connect',
        pattern: /"?failed to connect to peer"?[^\n]{0,120}peer[="\\: ]{1,6}(?<peer>[\da-fA-F.:]{3,45})/,
      },
      {
        words: 'to create bgp',
        pattern: /"?failed to create BGP session"?[^\n]{0,120}peer[="\\: ]{1,6}(?<peer>[\da-fA-F.:]{3,45})/,
      },
      { words: 'session', pattern: /"?BGP session down"?[^\n]{0,120}peer[="\\: ]{1,6}(?<peer>[\da-fA-F.:]{3,45})/ },
      { words: 'msg', pattern: /"msg":"(?<value>failed to connect to peer|session down)"/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: "MetalLB's speaker does not announce: {value|no session with {peer}}",
    check: { text: 'Look at the speaker', kubernetes: 'kubectl -n metallb-system logs ds/speaker --tail 50' },
    repair: [
      {
        text: "Correct peer address, AS number or password of the BGPPeer; for L2 look at strictARP and at the node's network",
      },
    ],
    source: 'MetalLB speaker bgp_controller.go, layer2',
    matches: [
      '{"level":"error","op":"connect","error":"dial \\"10.0.0.1:179\\": connection refused","msg":"failed to connect to peer","peer":"10.0.0.1:179"}',
      '{"caller":"bgp_controller.go:201","level":"error","msg":"failed to connect to peer","peer":"10.0.0.2:179"}',
      '{"level":"error","op":"connect","error":"dial \\"10.0.0.1:179\\": connection refused","msg":"failed to create BGP session","peer":"10.0.0.1:179"}',
      '{"level":"error","op":"connect","error":"dial \\"10.0.0.1:179\\": connection refused","msg":"BGP session down","peer":"10.0.0.1:179"}',
    ],
    ignores: ['{"event":"serviceAnnounced","ip":"10.0.0.240"}'],
  },
  {
    id: 'keepalived.address-conflict',
    kind: 'invalid_setting',
    program: 'keepalived',
    forms: [
      { words: 'received lower priority', pattern: /\((?<object>[\w.-]{1,40})\) received lower priority/ },
      {
        words: 'received advert with lower priority',
        pattern: /\((?<object>[\w.-]{1,40})\) Received advert with lower priority/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'keepalived: two masters or differing settings of VRRP {object}',
    check: {
      text: 'Listen for advertisements',
      host: 'sudo tcpdump -ni any proto 112; sudo journalctl -u keepalived -n 30',
    },
    repair: [
      {
        text: 'Set router id, password, version and addresses alike, allow protocol 112 between both (unicast_peer in clouds)',
      },
    ],
    source: 'keepalived vrrp.c',
    matches: [
      'Keepalived_vrrp[612]: (VI_1) received lower priority!',
      'Keepalived_vrrp[612]: (VI_1) Received advert with lower priority!',
    ],
    ignores: ['Keepalived_vrrp[612]: (VI_1) Entering BACKUP STATE'],
  },
  {
    id: 'netscaler.service-down',
    kind: 'unreachable',
    program: 'netscaler',
    forms: [
      {
        words: 'event',
        pattern:
          /EVENT (?:DEVICEDOWN|MONITORDOWN) \d{1,12} \d{1,4} : {1,3}(?:Device "(?<object>[^"]{1,160})" - State DOWN|Monitor (?<value>[^\n]{1,120}) - State DOWN)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'NetScaler sees the service {object} as DOWN',
    check: { text: 'Look at its monitor', host: 'show service {object}' },
    repair: [{ text: 'Repair the server or its monitor; SSL handshake failures there want the right ciphers and SNI' }],
    source: 'Citrix ADC ns.log EVENT DEVICEDOWN, MONITORDOWN',
    matches: [
      '06/12/2025:10:02:11 GMT ns1 0-PPE-0 : default EVENT DEVICEDOWN 812 0 :  Device "server_serviceGroup_NSSVC_HTTP_10.0.0.5:80(web?web1?80)" - State DOWN',
      'ns1 0-PPE-0 : default EVENT DEVICEDOWN 813 0 :  Device "server_vip_NSSVC_SSL_10.0.0.9:443(vs_web)" - State DOWN',
    ],
    ignores: ['default EVENT DEVICEUP 814 0 :  Device "server_vip" - State UP'],
  },
];

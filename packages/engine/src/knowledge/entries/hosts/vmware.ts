import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** VMware ESXi and vCenter. */
export const VMWARE: readonly CatalogueEntry[] = [
  {
    id: 'vmware.vm-file-locked',
    kind: 'lock_held',
    program: 'vmware',
    forms: [
      { words: 'failed to lock the file', pattern: /Failed to lock the file(?: ?'?(?<path>[^'\n]{1,160})'?)?/ },
      {
        words: 'unable to access since it is locked',
        pattern: /Unable to access (?:a )?file (?<path>\[[^\n]{1,160}?) since it is locked/,
      },
      {
        words: 'cannot open the disk or one of snapshot disks it depends on',
        pattern: /Cannot open the disk '(?<path>[^']{1,200})' or one of the snapshot disks it depends on/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'VMware: a file of the virtual machine is locked: {path}',
    check: {
      text: 'Ask which host holds it: the MAC address is the end of "owner"',
      host: 'vmkfstools -D {path|<vmdk>}',
    },
    repair: [
      {
        text: 'End the machine or the backup on that host; a snapshot disk left at the backup proxy has to be detached there',
      },
    ],
    source: 'VMware KB 10051',
    matches: [
      "Failed to lock the file '/vmfs/volumes/ds1/vm1/vm1.vmdk'",
      'An error was received from the ESX host while powering on VM vm1. Unable to access file [ds1] vm1/vm1-000001.vmdk since it is locked.',
      "Cannot open the disk '/vmfs/volumes/ds1/vm1/vm1-000002.vmdk' or one of the snapshot disks it depends on.",
    ],
    ignores: ['Power on virtual machine vm1: Completed'],
  },
  {
    id: 'vmware.datastore-full',
    kind: 'disk_full',
    program: 'vmware',
    forms: [
      {
        words: 'there is no more space for virtual disk',
        pattern: /There is no more space for virtual disk (?:'|)(?<path>[^'\n]{1,120}?)(?:'|)\./,
      },
      { words: 'datastore usage on disk', pattern: /Datastore usage on disk '?(?<object>[^'\n]{0,60})'?/ },
      {
        words: 'insufficient disk space on datastore',
        pattern: /Insufficient disk space on datastore '?(?<object>[^'\n]{0,60})'?/,
      },
      { words: 'msg hbacommon outofspace', pattern: /msg\.hbacommon\.outofspace/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The VMware datastore {object} has no room',
    check: {
      text: 'See room and snapshots',
      host: 'df -h; find /vmfs/volumes/{object|<datastore>} -name "*-0000*.vmdk" -size +1G',
    },
    repair: [
      {
        text: 'Delete or merge snapshots, move machines, enlarge the datastore; then answer the question of the machine that waits (Retry)',
      },
    ],
    source: 'VMware msg.hbacommon.outofspace, KB 1004550',
    matches: [
      'There is no more space for virtual disk vm1_1.vmdk. You might be able to continue this session by freeing disk space on the relevant volume, and clicking Retry.',
      "Insufficient disk space on datastore 'ds1'.",
      'vmx| msg.hbacommon.outofspace',
      "Datastore usage on disk 'ds1'.",
    ],
    ignores: ['Datastore ds1 was created'],
  },
  {
    id: 'vmware.host-not-responding',
    kind: 'unreachable',
    program: 'vmware',
    forms: [
      { words: 'host in is not responding', pattern: /Host (?<peer>\S{1,80}) in \S{1,80} is not responding/ },
      { words: 'cannot synchronize host', pattern: /Cannot synchronize host (?<peer>\S{1,80}?)\./ },
      {
        words: 'vsphere ha',
        pattern: /vSphere HA (?:host|agent)[^\n]{0,60}(?:cannot be reached|unreachable|state Unreachable|has failed)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'vCenter does not reach the host {peer}',
    check: {
      text: 'Look whether host and agents run',
      host: 'ping {peer|<host>}; /etc/init.d/hostd status; /etc/init.d/vpxa status',
    },
    repair: [
      {
        text: 'Restart the agents; open TCP and UDP 902 between host and vCenter',
        host: '/etc/init.d/hostd restart && /etc/init.d/vpxa restart',
      },
    ],
    source: 'VMware vpxd events',
    matches: [
      'Host esx1.corp.example in DC1 is not responding',
      'Cannot synchronize host esx1.corp.example. Cannot contact the specified host.',
      'vSphere HA agent on this host cannot be reached from the master agent',
    ],
    ignores: ['Host esx1.corp.example is connected'],
  },
  {
    id: 'vmware.quiesce-failed',
    kind: 'slow_dependency',
    program: 'vmware',
    forms: [
      {
        words: 'an error occurred while',
        pattern: /An error occurred while (?:quiescing the virtual machine|saving the snapshot: (?<value>[^\n]{1,80}))/,
      },
      { words: 'failed to quiesce the virtual machine', pattern: /Failed to quiesce the virtual machine/ },
      { words: 'msg snapshot error quiescingerror', pattern: /msg\.snapshot\.error-QUIESCINGERROR/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'VMware cannot quiesce the guest for a snapshot',
    check: { text: 'Look at VSS writers or at VMware Tools in the guest', host: 'vssadmin list writers' },
    repair: [
      {
        text: 'Update VMware Tools, restart the writer that failed, free disk in the guest; without application data snapshot without quiescing',
      },
    ],
    source: 'VMware msg.snapshot.quiesce',
    matches: [
      "An error occurred while quiescing the virtual machine. See the virtual machine's event log for details.",
      'An error occurred while saving the snapshot: Failed to quiesce the virtual machine.',
      'msg.snapshot.error-QUIESCINGERROR',
    ],
    ignores: ['Create virtual machine snapshot: Completed'],
  },
  {
    id: 'vmware.not-enough-resources',
    kind: 'memory_exhausted',
    program: 'vmware',
    forms: [
      {
        words: 'the host does not have sufficient resources to satisfy reservation',
        pattern: /The host does not have sufficient (?<object>memory|CPU) resources to satisfy the reservation/,
      },
      {
        words: 'insufficient resources to satisfy configured failover level for vsphere ha',
        pattern: /Insufficient resources to satisfy configured failover level for vSphere HA/,
      },
      {
        words: 'could not power on machine',
        pattern: /Could not power on (?:the )?virtual machine: (?:Not enough|No) (?<object>(?:physical )?memory|swap)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'VMware has not enough {object} to start the machine',
    check: { text: 'See reservations and admission control', host: 'esxtop' },
    repair: [
      {
        text: 'Lower reservations, start fewer machines, add a host, or change the admission control of the HA cluster',
      },
    ],
    source: 'VMware faults InsufficientMemoryResourcesFault, InsufficientFailoverResourcesFault',
    matches: [
      'The host does not have sufficient memory resources to satisfy the reservation.',
      'Insufficient resources to satisfy configured failover level for vSphere HA.',
      'Could not power on virtual machine: Not enough physical memory is available.',
    ],
    ignores: ['Power on virtual machine vm1: Completed'],
  },
  {
    id: 'vmware.certificate-or-service',
    kind: 'certificate_expired',
    program: 'vmware',
    forms: [
      {
        words: '503 service unavailable failed to connect endpoint',
        pattern: /(?<value>503 Service Unavailable \(Failed to connect to endpoint: \[N7Vmacore4Http[^\n]{0,80})/,
      },
      { words: 'signing certificate is not valid', pattern: /(?<value>Signing certificate is not valid)/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'A service or certificate of vCenter is not in order: {value}',
    check: {
      text: 'List certificates and services',
      host: 'for s in $(/usr/lib/vmware-vmafd/bin/vecs-cli store list); do echo $s; /usr/lib/vmware-vmafd/bin/vecs-cli entry list --store $s --text | grep -E "Alias|Not After"; done; service-control --status',
    },
    repair: [
      {
        text: 'Renew what has expired (STS with fixsts.sh, others with certificate-manager), then start the services',
        host: 'service-control --stop --all && service-control --start --all',
      },
    ],
    source: 'VMware vCenter: 503, STS KB 79248, vmon',
    matches: [
      '503 Service Unavailable (Failed to connect to endpoint: [N7Vmacore4Http20NamedPipeServiceSpecE:0x7f] _serverNamespace = / action = Allow _pipeName =/var/run/vmware/vpxd-webserver-pipe)',
      'HTTP Status 400 - Bad Request Message BadRequest, Signing certificate is not valid',
    ],
    ignores: ['Service vpxd started'],
  },
  {
    id: 'vmware.tools-or-heartbeat',
    kind: null,
    program: 'vmware',
    forms: [
      {
        words: 'nmp nmp_throttlelogfordevice cmd sense data 0x5 0x0',
        pattern:
          /NMP: nmp_ThrottleLogForDevice:\d{1,5}: Cmd 0x(?:1a|85|4d|12|a3) [^\n]{0,200}Valid sense data: 0x5 0x2[04] 0x0/,
      },
      { words: 'event user logged', pattern: /Event \d{1,9} : User \S{1,60} logged (?:in|out)/ },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 3,
    means: 'VMware notes something of good days',
    check: { text: 'Nothing to do' },
    repair: [],
    source: 'VMware hostd, vpxa, vmkernel',
    matches: [
      'vmkernel: NMP: nmp_ThrottleLogForDevice:3630: Cmd 0x1a (0x45a3, 0) to dev "mpx.vmhba1:C0:T0:L0" on path "vmhba1:C0:T0:L0" Failed: H:0x0 D:0x2 P:0x0 Valid sense data: 0x5 0x24 0x0.',
      'hostd: Event 912 : User root@127.0.0.1 logged in as pyvmomi',
    ],
    ignores: ['NMP: nmp_ThrottleLogForDevice: Cmd 0x2a to dev "naa.6" Failed: H:0x8'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const LINUX_SERVICES: readonly CatalogueEntry[] = [
  {
    id: 'systemd.network-not-online-in-time',
    kind: 'startup_order',
    program: 'systemd',
    forms: [
      {
        words: 'timeout occurred while waiting for network connectivity',
        pattern: /Timeout occurred while waiting for network connectivity/,
      },
      {
        words: 'systemd networkd wait online service',
        pattern: /systemd-networkd-wait-online\.service: (?:Main process exited|Failed with result)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'systemd waited in vain for the network: an interface that it waits for has no address',
    check: {
      text: 'See which interface is not configured',
      host: 'networkctl; journalctl -b -u systemd-networkd -n 30 --no-pager',
    },
    repair: [
      {
        text: 'Wait for any interface, or mark unused ones as optional (netplan: optional: true; RequiredForOnline=no)',
        host: 'sudo systemctl edit systemd-networkd-wait-online.service   # ExecStart= / ExecStart=/lib/systemd/systemd-networkd-wait-online --any',
      },
    ],
    source: 'systemd src/network/wait-online',
    matches: [
      'systemd-networkd-wait-online[123]: Timeout occurred while waiting for network connectivity.',
      "systemd[1]: systemd-networkd-wait-online.service: Failed with result 'exit-code'.",
    ],
    ignores: ['systemd-networkd-wait-online: managing: eth0'],
  },
  {
    id: 'systemd.bus-not-there',
    kind: 'startup_order',
    program: 'systemd',
    forms: [
      {
        words: 'failed to connect to',
        pattern:
          /Failed to connect to (?:user scope |system scope |system |user )?bus(?: via local transport)?: (?<value>No such file or directory|No medium found|Connection refused|Operation not permitted)/,
      },
      {
        words: 'system has not been booted with systemd as init system pid 1',
        pattern: /System has not been booted with systemd as init system \(PID 1\)/,
      },
      { words: 'failed to get d bus connection', pattern: /Failed to get D-Bus connection: (?<value>[\w ]{1,60})/ },
      {
        words: 'failed to activate service org freedesktop timed out',
        pattern: /Failed to activate service '(?<object>org\.freedesktop\.[\w.]{1,60})': timed out/,
      },
      { words: 'cannot autolaunch d bus without x11', pattern: /Cannot autolaunch D-Bus without X11/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'systemd or its bus is not there: a container without init, another user, or no session',
    check: {
      text: 'See what runs as PID 1 and which session it is',
      host: 'ps -p 1 -o comm=; echo $XDG_RUNTIME_DIR; loginctl list-sessions',
    },
    repair: [
      {
        text: 'In a container start the program itself, not by systemctl; in WSL set systemd=true; for a user unit log in as that user (machinectl shell user@) and enable lingering',
        host: 'sudo loginctl enable-linger <user>',
      },
    ],
    source: 'systemd src/shared/bus-util.c; dbus',
    matches: [
      'Failed to connect to bus: No such file or directory',
      "System has not been booted with systemd as init system (PID 1). Can't operate.",
      'Failed to get D-Bus connection: Operation not permitted',
      "dbus-daemon[12]: [system] Failed to activate service 'org.freedesktop.systemd1': timed out (service_start_timeout=25000ms)",
      'dbus[12]: Cannot autolaunch D-Bus without X11 $DISPLAY',
    ],
    ignores: ['Connected to bus'],
  },
  {
    id: 'linux.wireless-refused',
    kind: 'authentication_refused',
    program: 'networkmanager',
    forms: [
      {
        words: 'wpa 4 way handshake failed pre shared key may be incorrect',
        pattern: /WPA: 4-Way Handshake failed - pre-shared key may be incorrect/,
      },
      { words: 'ctrl event', pattern: /CTRL-EVENT-(?:ASSOC-REJECT|SSID-TEMP-DISABLED|AUTH-REJECT)[^\r\n]{0,120}/ },
      {
        words: 'association took too long',
        pattern: /association took too long, (?:failing activation|asking for new key)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The wireless network does not take the device: password, filter or full access point',
    check: {
      text: 'See the reason',
      host: 'journalctl -u NetworkManager -u wpa_supplicant -n 50 --no-pager; nmcli dev wifi list',
    },
    repair: [
      {
        text: 'Enter the password again; use WPA2 where the card knows no WPA3, let the access point admit the device',
        host: 'nmcli connection modify <name> wifi-sec.psk <password> && nmcli connection up <name>',
      },
    ],
    source: 'wpa_supplicant wpa.c; NetworkManager nm-device.c',
    matches: [
      'wlan0: WPA: 4-Way Handshake failed - pre-shared key may be incorrect',
      'wlan0: CTRL-EVENT-ASSOC-REJECT bssid=00:11:22:33:44:55 status_code=16',
      '<warn>  device (wlan0): Activation: (wifi) association took too long, failing activation',
    ],
    ignores: ['wlan0: WPA: Key negotiation completed'],
  },
  {
    id: 'nfs.lock-service-away',
    kind: 'unreachable',
    program: 'nfs',
    forms: [
      { words: 'lockd server not responding', pattern: /lockd: server (?<peer>[\w.-]{1,80}) not responding/ },
      {
        words: 'svc failed to register rpc service errno',
        pattern: /svc: failed to register (?:lockd|nfsd)v\d RPC service \(errno (?<value>\d{1,3})\)/,
      },
      { words: 'nfsv4 state manager failed', pattern: /NFSv4: state manager failed/ },
      { words: 'rpc', pattern: /RPC: (?:Program not registered|Port mapper failure)[^\r\n]{0,60}/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'NFS locks do not work: the lock or status service of {peer|one side} is away',
    check: {
      text: 'See which services are registered on both sides',
      host: 'rpcinfo -p <server>; systemctl status rpcbind rpc-statd nfs-server --no-pager',
    },
    repair: [
      {
        text: 'Start rpcbind and rpc-statd and open 111 and the lock ports, or mount with NFSv4 (one port, 2049) or nolock',
        host: 'sudo systemctl enable --now rpcbind rpc-statd nfs-server',
      },
    ],
    source: 'linux fs/lockd; nfs-utils',
    matches: [
      'lockd: server nas not responding, still trying',
      'svc: failed to register nfsdv3 RPC service (errno 111).',
      'NFSv4: state manager failed on NFSv4 server nas with error 13',
      'clnt_create: RPC: Program not registered',
    ],
    ignores: ['lockd: server nas OK'],
  },
  {
    id: 'nfs.not-exportable',
    kind: 'invalid_setting',
    program: 'nfs',
    forms: [
      {
        words: 'exportfs requires fsid for nfs export',
        pattern: /exportfs: (?<path>\/\S{1,120}) (?<value>requires fsid= for NFS export)/,
      },
      { words: 'exportfs', pattern: /exportfs: (?<path>\/\S{1,120}):\d{1,5}: (?<value>[^\r\n]{1,80})/ },
      {
        words: 'exportfs failed to',
        pattern: /exportfs: Failed to (?:stat|resolve) (?<path>\S{1,120}): (?<value>[\w ]{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The directory {path} cannot be exported by NFS: {value|its file system or the line in exports}',
    check: { text: 'See the file system and the line', host: 'findmnt -T {path}; sudo exportfs -v' },
    repair: [
      {
        text: 'Give overlay and FUSE mounts an fsid= in /etc/exports, or export the directory beneath',
        host: 'sudo exportfs -ra',
      },
    ],
    source: 'nfs-utils utils/exportfs',
    matches: [
      'exportfs: /srv/union requires fsid= for NFS export',
      'exportfs: /etc/exports:3: unknown keyword "no_subtree"',
      'exportfs: Failed to stat /export/x: No such file or directory',
    ],
    ignores: ['exporting 10.0.0.0/24:/data'],
  },
  {
    id: 'lvm.volume-missing',
    kind: 'missing_object',
    program: 'lvm',
    forms: [
      { words: 'volume group not found', pattern: /Volume group "(?<object>[-+\w.]{1,80})" not found/ },
      {
        words: 'warning vg was previously updated while pv was missing',
        pattern: /WARNING: VG (?<object>[-+\w.]{1,80}) was previously updated while PV \S{1,80} was missing/,
      },
      {
        words: 'refusing activation of partial lv',
        pattern: /Refusing activation of partial LV (?<object>[\w./+-]{1,100})/,
      },
      {
        words: 'warning couldn t find all devices for lv',
        pattern: /WARNING: Couldn't find all devices for LV (?<object>\S{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'LVM finds no volume group or device {object}: a disk is missing or filtered',
    check: {
      text: 'See disks and devices',
      host: 'sudo pvs -a -o +devices_file 2>/dev/null || sudo pvs -a; sudo lsblk -f; cat /etc/lvm/devices/system.devices',
    },
    repair: [
      {
        text: 'Bring the disk back (then vgchange -ay), add it to the devices file, or give up what was on it',
        host: 'sudo vgextend --restoremissing <vg> <pv>; sudo vgchange -ay <vg>',
      },
      { text: 'Remove the lost disk from the group', host: 'sudo vgreduce --removemissing <vg>', destructive: true },
    ],
    source: 'lvm2 lib/metadata',
    matches: [
      '  Volume group "vg0" not found',
      '  WARNING: VG vg0 was previously updated while PV /dev/sdb was missing.',
      "  Refusing activation of partial LV vg0/data.  Use '--activationmode partial' to override.",
      "  WARNING: Couldn't find all devices for LV vg0/data while checking used and assumed devices.",
    ],
    ignores: ['  Found volume group "vg0" using metadata type lvm2'],
  },
  {
    id: 'ceph.client-feature',
    kind: 'version_mismatch',
    program: 'ceph',
    forms: [
      { words: 'image uses unsupported features', pattern: /image uses unsupported features: (?<value>0x\w{1,6})/ },
      { words: 'rbd image feature set mismatch', pattern: /RBD image feature set mismatch/ },
      {
        words: 'rbd map failed 6 no such device or address',
        pattern: /rbd: map failed: \(6\) No such device or address/,
      },
      {
        words: 'feature set mismatch my server s missing',
        pattern: /feature set mismatch, my \w{1,20} < server's \w{1,20}, missing (?<value>\w{1,20})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The kernel cannot map the RBD image: it lacks features of it',
    check: { text: 'See the features', host: 'rbd info <pool>/<image> | grep features; dmesg | tail -5; uname -r' },
    repair: [
      {
        text: 'Switch them off, or use a newer kernel or rbd-nbd',
        host: 'rbd feature disable <pool>/<image> object-map fast-diff deep-flatten',
        destructive: true,
      },
    ],
    source: 'linux drivers/block/rbd.c; ceph src/krbd.cc',
    matches: [
      'RBD image feature set mismatch. You can disable features unsupported by the kernel with "rbd feature disable shop/img1 object-map fast-diff".',
      'rbd: map failed: (6) No such device or address',
      'rbd: image img1: image uses unsupported features: 0x38',
      "libceph: mon0 10.0.0.1:6789 feature set mismatch, my 106b84a842a42 < server's 40106b84a842a42, missing 400000000000000",
    ],
    ignores: ['rbd: rbd0: capacity 10737418240 features 0x1'],
  },
  {
    id: 'ceph.kernel-client-cannot-reach',
    kind: 'unreachable',
    program: 'ceph',
    forms: [
      {
        words: 'libceph',
        pattern:
          /libceph: (?<object>(?:mon|osd|mds)\d{1,4}) \(?\d?\)?(?<peer>[\d.]{7,15}):(?<port>\d{1,5}) (?:socket (?:closed|error)[^\r\n]{0,60}|connect error)/,
      },
      { words: 'ceph', pattern: /ceph: (?<object>mds\d{1,3}) (?:hung|caps stale|reconnect (?:start|denied))/ },
      { words: 'libceph', pattern: /libceph: (?<object>osd\d{1,4}) (?:down|weight 0x0)/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The kernel client of Ceph has lost {object} {peer|}',
    check: {
      text: 'See the cluster and the ports',
      host: 'ceph -s; ceph health detail; nc -zv {peer|<mon>} 3300 6789',
    },
    repair: [{ text: 'Start the daemons, open 3300, 6789 and 6800-7300, give the client a key that exists' }],
    source: 'linux net/ceph, fs/ceph',
    matches: [
      'libceph: mon0 (1)10.0.0.1:6789 socket closed (con state CONNECTING)',
      'ceph: mds0 hung',
      'libceph: osd3 down',
    ],
    ignores: ['libceph: mon0 (1)10.0.0.1:6789 session established'],
  },
  {
    id: 'udev.device-slow',
    kind: 'slow_dependency',
    program: 'systemd',
    forms: [
      {
        words: 'worker seqnum is taking a long time',
        pattern: /Worker (?:processing|\[\d{1,8}\] processing) SEQNUM=\d{1,12} is taking a long time/,
      },
      {
        words: 'timed out for waiting the udev queue being empty',
        pattern: /Timed out for waiting the udev queue being empty/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'A device takes long to set up or does not answer udev',
    check: {
      text: 'See which device',
      host: 'udevadm info --export-db | head; journalctl -b -u systemd-udevd --no-pager | tail -20; dmesg -T | tail -30',
    },
    repair: [{ text: 'Repair or remove the slow device (failing disk, firmware missing)' }],
    source: 'systemd src/udev',
    matches: [
      'systemd-udevd[312]: sdb: Worker [812] processing SEQNUM=1234 is taking a long time',
      'udevadm[12]: Timed out for waiting the udev queue being empty.',
    ],
    ignores: ['udev queue empty'],
  },
];

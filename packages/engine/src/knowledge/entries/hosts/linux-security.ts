import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const LINUX_SECURITY: readonly CatalogueEntry[] = [
  {
    id: 'selinux.access-denied',
    kind: 'file_permission',
    program: 'selinux',
    forms: [
      {
        words: 'avc denied for comm scontext tcontext permissive 0',
        pattern:
          /avc: {1,2}denied {1,2}\{ (?<value>[\w ]{1,80}?) \} for .{0,160}?comm="(?<object>[^"]{1,60})"(?:.{0,60}?(?:name|path|dest)="?(?<path>[^"\s]{1,160}))?.{0,300}permissive=0/,
      },
      {
        words: 'selinux is preventing from access on the',
        pattern:
          /SELinux is preventing (?<object>\S{1,120}) from (?<value>[\w ,]{1,60}) access on the \w{1,30} (?<path>[^\s.]\S{0,160}?)\.(?:\s|$)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'SELinux forbids {object} the access "{value}" to {path|a file or port}',
    check: {
      text: 'See the denial with its labels and what the policy proposes; a file that was moved (mv) keeps the label of its old place',
      host: 'sudo ausearch -m avc -ts recent | audit2why; ls -lZ {path|<the file>}; getenforce',
    },
    repair: [
      {
        text: 'Give the file the label of its place back, or set one for a new place',
        host: 'sudo restorecon -Rv {path|<the file>}; sudo semanage fcontext -a -t <type> "<the folder>(/.*)?" && sudo restorecon -Rv <the folder>',
      },
      {
        text: 'For a folder mounted into a container let the engine label it: add :Z (one container) or :z (shared) to the volume',
        compose: 'docker compose up -d --force-recreate {service}',
      },
      {
        text: 'For a port or a network connection allow it by name',
        host: 'sudo semanage port -a -t http_port_t -p tcp <port>; sudo setsebool -P httpd_can_network_connect on',
      },
    ],
    source: 'Linux security/selinux/avc.c avc_audit_post_callback; setroubleshoot; Red Hat, Using SELinux',
    matches: [
      'type=AVC msg=audit(1746517268.826:412): avc:  denied  { read } for  pid=2211 comm="nginx" name="index.html" dev="dm-0" ino=393231 scontext=system_u:system_r:httpd_t:s0 tcontext=unconfined_u:object_r:user_home_t:s0 tclass=file permissive=0',
      'audit: type=1400 audit(1746517268.826:413): avc:  denied  { name_connect } for  pid=811 comm="httpd" dest=5432 scontext=system_u:system_r:httpd_t:s0 tcontext=system_u:object_r:postgresql_port_t:s0 tclass=tcp_socket permissive=0',
      'setroubleshoot: SELinux is preventing /usr/sbin/nginx from read access on the file index.html. For complete SELinux messages run: sealert -l 5f1d',
    ],
    ignores: [
      'avc:  denied  { read } for  pid=2211 comm="nginx" name="index.html" scontext=a tcontext=b tclass=file permissive=1',
      'SELinux:  policy capability open_perms=1',
    ],
  },
  {
    id: 'apparmor.access-denied',
    kind: 'file_permission',
    program: 'apparmor',
    forms: [
      {
        words: 'apparmor denied operation profile',
        pattern:
          /apparmor="DENIED" operation="(?!capable")(?<value>[^"]{1,60})".{0,80}? profile="(?<object>[^"]{1,160})"(?: name="(?<path>[^"]{1,240})")?/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'AppArmor forbids {object} the operation {value} on {path|something}',
    check: {
      text: 'See whether the time of the denial is that of the failure; profiles deny harmless probing as well. A moved data directory is the usual reason',
      host: 'sudo dmesg -T | grep apparmor=.DENIED | tail -20; sudo aa-status',
    },
    repair: [
      {
        text: 'Allow the path in the local part of the profile and load it again',
        host: `echo '{path|<path>} rwk,' | sudo tee -a /etc/apparmor.d/local/<profile> && sudo systemctl reload apparmor`,
      },
      {
        text: 'To make sure that it is the reason, let the profile only complain for a while',
        host: 'sudo aa-complain {object}',
      },
    ],
    source: 'Linux security/apparmor/audit.c; Ubuntu Server documentation, AppArmor',
    matches: [
      'audit: type=1400 audit(1746517270.1:91): apparmor="DENIED" operation="mknod" class="file" profile="/usr/sbin/named" name="/srv/dns/x.jnl" pid=2214 comm="isc-net-0000" requested_mask="c" denied_mask="c"',
      'audit: type=1400 audit(1746517268.826:88): apparmor="DENIED" operation="open" class="file" profile="/usr/sbin/mysqld" name="/data/mysql/ibdata1" pid=2211 comm="mysqld" requested_mask="rw" denied_mask="rw" fsuid=112 ouid=112',
    ],
    ignores: [
      'audit: type=1400 audit(1.2:3): apparmor="STATUS" operation="profile_load" profile="unconfined" name="docker-default" pid=900 comm="apparmor_parser"',
    ],
  },
  {
    id: 'apparmor.capability-denied',
    kind: 'file_permission',
    program: 'apparmor',
    forms: [
      {
        words: 'apparmor denied operation capable profile',
        pattern:
          /apparmor="DENIED" operation="capable".{0,80}? profile="(?<object>[^"]{1,160})".{0,160}? capname="(?<value>\w{1,40})"/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 1,
    means: 'AppArmor does not give {object} the capability {value}; many programs go on without',
    check: {
      text: 'See whether the time of the denial is that of the failure; profiles deny harmless probing as well. A moved data directory is the usual reason',
      host: 'sudo dmesg -T | grep apparmor=.DENIED | tail -20; sudo aa-status',
    },
    repair: [
      {
        text: 'Allow the capability in the local part of the profile and load it again',
        host: `echo 'capability {value},' | sudo tee -a /etc/apparmor.d/local/<profile> && sudo systemctl reload apparmor`,
      },
      {
        text: 'To make sure that it is the reason, let the profile only complain for a while',
        host: 'sudo aa-complain {object}',
      },
    ],
    source: 'Linux security/apparmor/audit.c; Ubuntu Server documentation, AppArmor',
    matches: [
      'audit: type=1400 audit(1746517268.9:89): apparmor="DENIED" operation="capable" class="cap" profile="unprivileged_userns" pid=901 comm="chrome" capability=21  capname="sys_admin"',
      'audit: type=1400 audit(1746517268.9:90): apparmor="DENIED" operation="capable" class="cap" profile="/usr/sbin/cupsd" pid=771 comm="cupsd" capability=12  capname="net_admin"',
    ],
    ignores: [
      'audit: type=1400 audit(1.2:3): apparmor="STATUS" operation="profile_load" profile="unconfined" name="docker-default" pid=900 comm="apparmor_parser"',
    ],
  },
  {
    id: 'linux.seccomp-killed',
    kind: 'crash_signal',
    program: 'linux',
    forms: [
      {
        words: 'type 1326 comm exe sig syscall',
        pattern:
          /type=1326 .{0,160}?comm="(?<object>[^"]{1,60})" exe="(?<path>[^"]{1,200})" sig=(?<signal>[1-9]\d?) .{0,60}?syscall=(?<value>\d{1,4})/,
      },
      {
        words: 'type seccomp comm exe sig syscall',
        pattern:
          /type=SECCOMP .{0,160}?comm="(?<object>[^"]{1,60})" exe="(?<path>[^"]{1,200})" sig=(?<signal>[1-9]\d?) .{0,60}?syscall=(?<value>\d{1,4})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A seccomp filter killed {object}: it made the system call {value}, which is not allowed',
    check: {
      text: 'Find the name of the call and who sets the filter: the container engine, SystemCallFilter= of the unit, or a browser sandbox',
      host: 'ausyscall {value}; systemctl cat {service} | grep SystemCallFilter',
    },
    repair: [
      {
        text: 'Update the engine (an old profile does not know new calls), or allow the call in the profile or in SystemCallFilter=',
        compose: 'docker compose up -d {service} # security_opt: ["seccomp=./profile.json"]',
        host: 'sudo systemctl edit {service}',
      },
    ],
    source: 'Linux kernel/auditsc.c audit_seccomp; systemd.exec(5) SystemCallFilter=',
    matches: [
      'audit: type=1326 audit(1746517268.826:97): auid=4294967295 uid=1000 gid=1000 ses=4294967295 subj=docker-default pid=3311 comm="node" exe="/usr/local/bin/node" sig=31 arch=c000003e syscall=435 compat=0 ip=0x7f2a code=0x80000000',
      'type=SECCOMP msg=audit(1746517268.826:98): auid=1000 uid=1000 gid=1000 ses=3 subj=unconfined pid=3312 comm="api" exe="/opt/api/api" sig=31 arch=c000003e syscall=272 compat=0 ip=0x7f code=0x80000000',
    ],
    ignores: [
      'audit: type=1326 audit(1.2:3): auid=1 uid=1 gid=1 ses=1 subj=x pid=3 comm="chrome" exe="/opt/chrome" sig=0 arch=c000003e syscall=203 compat=0 ip=0x7f code=0x50000',
    ],
  },
];

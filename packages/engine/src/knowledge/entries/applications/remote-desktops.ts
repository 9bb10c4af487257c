import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const REMOTE_DESKTOPS: readonly CatalogueEntry[] = [
  {
    id: 'guacamole.security-differs',
    kind: 'protocol_mismatch',
    program: 'guacd',
    forms: [
      {
        words: 'rdp server closed refused connection security negotiation failed wrong',
        pattern: /RDP server closed\/refused connection: Security negotiation failed \(wrong security type\?\)/,
      },
      {
        words: 'rdp server closed refused connection ssl tls failed untrusted self signed certificate',
        pattern:
          /RDP server closed\/refused connection: SSL\/TLS connection failed \(untrusted\/self-signed certificate\?\)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Guacamole and the RDP server do not agree on security or certificate',
    check: { text: 'Read the settings of the connection' },
    repair: [
      {
        text: 'Set Security mode to NLA (or any) with user and password, tick Ignore server certificate for a self-signed one',
      },
    ],
    source: 'guacamole-server src/protocols/rdp/error.c guac_rdp_client_abort()',
    matches: [
      'guacd[12]: INFO: RDP server closed/refused connection: Security negotiation failed (wrong security type?)',
      'guacd[12]: INFO: RDP server closed/refused connection: SSL/TLS connection failed (untrusted/self-signed certificate?)',
    ],
    ignores: ['guacd[12]: RDPDR user logged on'],
  },
  {
    id: 'guacamole.guacd-silent',
    kind: 'slow_dependency',
    program: 'guacamole',
    forms: [{ words: 'connection to guacd timed out', pattern: /Connection to guacd timed out/ }],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'guacd',
    specificity: 2,
    means: 'Guacamole waits in vain for guacd',
    check: { text: 'See guacd and what it waits for', host: 'docker compose logs --tail 50 guacd' },
    repair: [{ text: 'Restart guacd, give it CPU and memory; see whether the desktop behind it answers' }],
    source:
      'guacamole-client guacamole-common/src/main/java/org/apache/guacamole/io/ReaderGuacamoleReader.java, WriterGuacamoleWriter.java',
    matches: [
      'WARN o.a.g.websocket.GuacamoleWebSocketTunnelEndpoint - Connection to guacd timed out.',
      'org.apache.guacamole.GuacamoleUpstreamTimeoutException: Connection to guacd timed out.',
    ],
    ignores: ['Connected to guacd'],
  },
  {
    id: 'guacamole.socket-taken',
    kind: 'port_in_use',
    program: 'guacd',
    forms: [
      {
        words: 'guacd unable to bind socket any addresses',
        pattern: /guacd\S{0,12}: [^\r\n]{0,20}Unable to bind socket to any addresses/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'guacd cannot listen: its port (4822) is taken or the address is not of this host',
    check: { text: 'See', host: 'ss -ltnp "sport = :4822"' },
    repair: [{ text: 'End the other guacd, or correct bind_host in guacd.conf (-b 0.0.0.0)' }],
    source: 'guacamole-server src/guacd/daemon.c main()',
    matches: [
      'guacd[12]: ERROR: Unable to bind socket to any addresses.',
      'guacd: Unable to bind socket to any addresses.',
    ],
    ignores: ['guacd[12]: INFO: Listening on host 0.0.0.0, port 4822'],
  },
  {
    id: 'guacamole.login-failed',
    kind: 'authentication_refused',
    program: 'guacamole',
    forms: [
      {
        words: 'authentication attempt from for user failed',
        pattern: /Authentication attempt from \[?(?<peer>[\w.:, ]{3,80}?)\]? for user "(?<user>[^"]{1,60})" failed/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'Guacamole refuses the login of {user}',
    check: { text: 'See whether it is one person or many attempts' },
    repair: [{ text: 'Give the right password, or repair the login service behind it (LDAP, database, OpenID)' }],
    source:
      'guacamole-client guacamole/src/main/java/org/apache/guacamole/event/EventLoggingListener.java; AuthenticationService.java to 1.5',
    matches: [
      'WARN o.a.g.event.EventLoggingListener - Authentication attempt from 10.0.0.7 for user "shop" failed: Permission Denied. (rejected by "mysql")',
      'Authentication attempt from [10.0.0.7, 172.18.0.2] for user "admin" failed.',
    ],
    ignores: ['User "shop" successfully authenticated from 10.0.0.7.'],
  },
  {
    id: 'xrdp.session-ended-at-once',
    kind: 'invalid_setting',
    program: 'xrdp',
    forms: [
      {
        words: 'manager pid display exited',
        pattern:
          /[Ww]indow manager \(pid \d{1,9}, display (?<object>\d{1,5})\) exited (?:quickly|with non-zero exit code (?<signal>\d{1,3}))/,
      },
      {
        words: 'x server for display startup timeout',
        pattern: /X server for display (?<object>\d{1,5}) startup timeout/,
      },
      {
        words: 'error x server',
        pattern: /\[ERROR\] (?:X server failed to start|Timed out waiting for X server)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The desktop of xrdp ends as soon as it starts',
    check: {
      text: 'Read its own log',
      host: 'tail -40 ~/.xsession-errors ~/.xorgxrdp.*.log; cat ~/.xsession /etc/xrdp/startwm.sh',
    },
    repair: [
      {
        text: 'Start a desktop that is installed (~/.xsession: startxfce4), unset DBUS_SESSION_BUS_ADDRESS and XDG_RUNTIME_DIR in startwm.sh, log out of the same user at the console, install xorgxrdp',
      },
    ],
    source: 'xrdp sesman/sesexec/session.c (0.10), sesman/session.c (0.9)',
    matches: [
      'xrdp-sesman[1]: [WARN ] Window manager (pid 1234, display 10) exited quickly (0 secs). This could indicate a window manager config problem',
      '[20260105-10:00:00] [ERROR] X server failed to start',
      '[20260105-10:00:00] [ERROR] Timed out waiting for X server',
      '[20260105-10:00:00] [ERROR] X server for display 10 startup timeout',
      '[WARN ] Window manager (pid 99, display 11) exited with non-zero exit code 127. This could indicate a window manager config problem',
    ],
    ignores: ['xrdp-sesman[1]: [INFO ] Session started successfully for user shop on display 10'],
  },
  {
    id: 'xrdp.parts-not-reached',
    kind: 'startup_order',
    program: 'xrdp',
    forms: [
      {
        words: 'error connecting to sesman',
        pattern: /\[ERROR\] (?:xrdp_wm_log_msg: )?Error connecting to sesman(?:: | on )(?<value>[^\r\n]{1,80})/,
      },
      {
        words: 'xrdp_wm_log_msg connection problem giving up',
        pattern: /xrdp_wm_log_msg: connection problem, giving up/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'xrdp does not reach its session manager or the X server: {value|gave up}',
    check: { text: 'See', host: 'systemctl status xrdp-sesman; tail -30 /var/log/xrdp-sesman.log' },
    repair: [
      { text: 'Start xrdp-sesman, the same release of xrdp and xorgxrdp, read why the X server does not start' },
    ],
    source: 'xrdp xrdp/xrdp_mm.c (0.9: "Error connecting to sesman: <ip> port: <port>"), xup/xup.c',
    matches: [
      '[20260105-10:00:00] [ERROR] xrdp_wm_log_msg: Error connecting to sesman: 127.0.0.1 port: 3350',
      '[20260105-10:00:00] [ERROR] Error connecting to sesman on /run/xrdp/sesman.socket',
      'xrdp: [ERROR] xrdp_wm_log_msg: connection problem, giving up',
    ],
    ignores: ['xrdp: [INFO ] connected to session manager'],
  },
  {
    id: 'xrdp.login-failed',
    kind: 'authentication_refused',
    program: 'xrdp',
    forms: [{ words: 'authfail user ip', pattern: /AUTHFAIL: user=(?<user>\S{1,60}) ip=(?<peer>[\w.:]{3,60})/ }],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'xrdp refuses the login of {user} from {peer}',
    check: { text: 'One person or a scan: see addresses and times' },
    repair: [{ text: 'Give the right password, unlock the account; keep 3389 out of the internet' }],
    source: 'xrdp sesman/sesexec/login_info.c log_authfail_message()',
    matches: [
      'xrdp-sesman[1]: [INFO ] AUTHFAIL: user=shop ip=::ffff:10.0.0.7 time=1767600000',
      '[INFO ] AUTHFAIL: user=admin ip=10.0.0.9 time=1767600001',
    ],
    ignores: ['[INFO ] login successful for user shop'],
  },
  {
    id: 'vnc.lock-or-locked-out',
    kind: 'lock_held',
    program: 'vnc',
    forms: [
      {
        words: 'server is already running as',
        pattern: /A VNC(?:\/X11)? server is already running as (?<object>:\d{1,5})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Display {object} is taken, or a lock file of a server that died is left',
    check: { text: 'See', host: 'ls /tmp/.X*-lock /tmp/.X11-unix; pgrep -af Xvnc' },
    repair: [
      {
        text: 'End that server or remove its lock and socket, then start again',
        host: 'vncserver -kill {object}; rm -f /tmp/.X*-lock',
        destructive: true,
      },
    ],
    source: 'tigervnc unix/vncserver/vncserver.in; TurboVNC vncserver',
    matches: ['A VNC server is already running as :2', 'A VNC/X11 server is already running as :99 on machine web1'],
    ignores: ['New Xtigervnc server on port 5901 for display :1'],
  },
  {
    id: 'vnc.too-many-failures',
    kind: 'authentication_refused',
    program: 'vnc',
    forms: [{ words: 'too many security failures', pattern: /Too many security failures/ }],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'The VNC server locks logins for a while after wrong passwords (a scan, mostly)',
    check: { text: 'See who tries', host: 'grep -iE "connections: |authentication" ~/.vnc/*.log | tail' },
    repair: [{ text: 'Wait or restart it, and keep 5900 out of the internet (SSH tunnel, -localhost)' }],
    source: 'tigervnc common/rfb/VNCServerST.cxx VNCServerST::addSocket()',
    matches: ['Too many security failures', ' VNCServerST: closing 10.0.0.7::41234: Too many security failures'],
    ignores: ['security type VncAuth'],
  },
  {
    id: 'x11.not-authorised',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'authorization required but no protocol specified',
        pattern: /Authorization required, but no authorization protocol specified/,
      },
      { words: 'no protocol specified', pattern: /No protocol specified\b/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The X server does not let this user or container in',
    check: { text: 'See', host: 'echo $DISPLAY $XAUTHORITY; xauth list' },
    repair: [
      {
        text: 'Pass XAUTHORITY and its file to the program, or permit the local user',
        host: 'xhost +si:localuser:<user>',
      },
    ],
    source: 'xserver os/auth.c, os/connection.c ClientAuthorized(); libX11 and libxcb print the reason of the server',
    matches: ['Authorization required, but no authorization protocol specified', 'No protocol specified'],
    ignores: ['protocol specified: rdp'],
  },
  {
    id: 'xorg.display-taken',
    kind: 'lock_held',
    program: 'xorg',
    forms: [
      {
        words: 'server is already active for display',
        pattern: /[Ss]erver is already active for display (?<object>\d{1,5})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'X or Xvfb does not start: display {object} is taken, or a lock file is left',
    check: { text: 'See whether one runs', host: 'pgrep -af "X(org|vfb|vnc)"; ls -l /tmp/.X*-lock /tmp/.X11-unix' },
    repair: [
      {
        text: 'Use another display (xvfb-run -a), or end the server; without one remove the lock and socket, at the start of the container too',
        host: 'rm -f /tmp/.X{object}-lock /tmp/.X11-unix/X{object}',
        destructive: true,
      },
    ],
    source: 'xserver os/utils.c LockServer() FatalError("Server is already active for display ...")',
    matches: [
      '(EE) Server is already active for display 99',
      'Fatal server error: Server is already active for display 0',
    ],
    ignores: ['If this server is no longer running, remove /tmp/.X99-lock and start again.'],
  },
  {
    id: 'xorg.no-screen',
    kind: 'missing_module',
    program: 'xorg',
    forms: [{ words: 'ee no screens found', pattern: /\(EE\) no screens found/i }],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'X finds no screen: no driver or no device for it',
    check: {
      text: 'Read its log',
      host: 'grep -E "\\(EE\\)|\\(WW\\)" /var/log/Xorg.0.log ~/.local/share/xorg/Xorg.0.log; ls /dev/dri',
    },
    repair: [
      {
        text: 'Install the driver for the GPU (for this kernel), correct BusID, or use a virtual one (Xvfb, dummy, xorgxrdp)',
      },
    ],
    source: 'xserver dix/main.c dix_main() FatalError("no screens found")',
    matches: ['(EE) no screens found(EE)', 'Fatal server error: (EE) no screens found(EE)'],
    ignores: ['(II) screens found'],
  },
  {
    id: 'guacamole.desktop-away',
    kind: 'unreachable',
    program: 'guacd',
    forms: [
      {
        words: 'rdp server closed refused connection failed unreachable',
        pattern: /RDP server closed\/refused connection: Connection failed \(server unreachable\?\)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'Guacamole does not reach the RDP server',
    check: { text: 'Reach it from guacd', compose: 'docker compose exec guacd nc -vz <host> 3389' },
    repair: [
      { text: 'Start the desktop, permit RDP and port 3389 from guacd, correct host and port of the connection' },
    ],
    source: 'guacamole-server src/protocols/rdp/error.c',
    matches: [
      'guacd[12]: INFO:\tRDP server closed/refused connection: Connection failed (server unreachable?)',
      'guacd[9]: RDP server closed/refused connection: Connection failed (server unreachable?)',
    ],
    ignores: ['guacd[12]: INFO:\tConnected to RDP'],
  },
  {
    id: 'guacamole.desktop-name-unknown',
    kind: 'name_resolution',
    program: 'guacd',
    forms: [
      {
        words: 'rdp server closed refused connection dns lookup failed incorrect hostname',
        pattern: /RDP server closed\/refused connection: DNS lookup failed \(incorrect hostname\?\)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'Guacamole finds no address for the name of the RDP server',
    check: { text: 'Ask from guacd', compose: 'docker compose exec guacd nslookup <host>' },
    repair: [
      { text: 'Correct the host name of the connection, or let the container of guacd ask the DNS that knows it' },
    ],
    source: 'guacamole-server src/protocols/rdp/error.c',
    matches: [
      'guacd[12]: INFO:\tRDP server closed/refused connection: DNS lookup failed (incorrect hostname?)',
      'guacd[9]: RDP server closed/refused connection: DNS lookup failed (incorrect hostname?)',
    ],
    ignores: ['guacd[12]: INFO:\tConnected to RDP'],
  },
  {
    id: 'guacamole.session-ended',
    kind: null,
    program: 'guacd',
    forms: [
      {
        words: 'rdp server closed refused connection',
        pattern:
          /RDP server closed\/refused connection: (?<value>Logged off|Disconnected|Manually (?:disconnected|logged off)|Disconnected by other connection|(?:Idle|Active) session time limit exceeded)\./,
      },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 3,
    means: 'A remote desktop session ended in order: {value}',
    check: { text: 'Nothing to look at' },
    repair: [],
    source: 'guacamole-server src/protocols/rdp/error.c',
    matches: [
      'guacd[12]: INFO:\tRDP server closed/refused connection: Logged off.',
      'guacd[12]: INFO:\tRDP server closed/refused connection: Idle session time limit exceeded.',
    ],
    ignores: [
      'guacd[12]: INFO:\tRDP server closed/refused connection: Security negotiation failed (wrong security type?)',
    ],
  },
];

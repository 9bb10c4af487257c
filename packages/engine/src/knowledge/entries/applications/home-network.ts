import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const HOME_NETWORK: readonly CatalogueEntry[] = [
  {
    id: 'pihole.query-of-foreign-network',
    kind: 'invalid_setting',
    program: 'pihole',
    forms: [
      {
        words: 'ignoring query from non local network',
        pattern: /ignoring query from non-local network (?<peer>[\da-fA-F.:]{3,45})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'dnsmasq ignores the DNS queries of {peer}: only the local network is served',
    check: {
      text: 'See which interfaces are served; in a container with a bridge network all clients are foreign',
      compose: 'docker compose exec {service} pihole-FTL --config dns.listeningMode',
      kubernetes: 'kubectl exec deploy/{service} -- pihole-FTL --config dns.listeningMode',
      host: 'pihole-FTL --config dns.listeningMode; grep -r "local-service" /etc/dnsmasq*',
    },
    repair: [
      {
        text: 'Let Pi-hole answer all origins (FTLCONF_dns_listeningMode=all, in v5 DNSMASQ_LISTENING=all), with port 53 closed towards the internet',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl set env deploy/{service} FTLCONF_dns_listeningMode=all',
        host: 'sudo pihole-FTL --config dns.listeningMode all && sudo systemctl restart pihole-FTL',
      },
    ],
    source: 'dnsmasq src/dnsmasq.c receive_query() local-service; pi-hole documentation, dnsmasq warnings',
    matches: [
      'May  2 10:11:12 dnsmasq[421]: ignoring query from non-local network 172.18.0.1 (logged only once)',
      '[2024-05-02 10:11:12.345 421] WARNING: dnsmasq: ignoring query from non-local network 10.8.0.2 (logged only once)',
    ],
    ignores: ['dnsmasq[421]: query[A] example.com from 192.168.1.20'],
  },
  {
    id: 'pihole.gravity-no-dns',
    kind: 'name_resolution',
    program: 'pihole',
    forms: [
      {
        words: 'dns resolution is currently unavailable',
        pattern: /DNS resolution is currently unavailable/,
      },
      { words: 'dns resolution is not available', pattern: /\[✗\] DNS resolution is not available/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Pi-hole cannot load its lists: the host itself resolves no names',
    check: {
      text: 'See which resolver the host or container uses itself',
      compose:
        'docker compose exec {service} sh -c "cat /etc/resolv.conf; dig example.com @127.0.0.1; dig example.com @1.1.1.1"',
      kubernetes: 'kubectl exec deploy/{service} -- cat /etc/resolv.conf',
      host: 'cat /etc/resolv.conf; dig example.com @127.0.0.1',
    },
    repair: [
      {
        text: 'Give the container dns: [127.0.0.1, 1.1.1.1] and run gravity again',
        compose: 'docker compose up -d --force-recreate {service} && docker compose exec {service} pihole -g',
        host: 'pihole -g',
      },
    ],
    source: 'pi-hole/pi-hole gravity.sh gravity_CheckDNSResolutionAvailable()',
    matches: ['  [✗] DNS resolution is currently unavailable', '  [✗] DNS resolution is not available'],
    ignores: ['  [✓] DNS resolution is available'],
  },
  {
    id: 'unifi.controller-out-of-reach',
    kind: 'wrong_address',
    program: 'unifi-device',
    forms: [
      {
        words: 'ace_reporter reporter_fail',
        pattern:
          /ace_reporter\.reporter_fail\(\): (?<value>Unable to resolve|Server Reject|server unreachable|initial contact failed|inform failed|Unknown\[\d{1,3}\]|Timeout|Connection refused)[^(,]{0,40}(?:[(,] ?(?:url=)?(?<peer>https?:\/\/[^\s),]{1,100}))?/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'unifi',
    specificity: 2,
    means: 'A UniFi device does not reach its controller at {peer|the inform address}: {value}',
    check: {
      text: 'Ask the device for its inform address; inside a container the controller announces the address of the container',
      compose: 'docker compose port {service} 8080; curl -s {peer|http://<controller>:8080/inform}',
      host: 'ssh <user>@<device> info; curl -s {peer|http://<controller>:8080/inform}',
    },
    repair: [
      {
        text: 'Set Override Inform Host in the controller to an address that the devices reach, publish 8080/tcp and 3478/udp, then point the device there',
        host: 'ssh <user>@<device> set-inform http://<controller>:8080/inform',
      },
    ],
    source: 'Ubiquiti help, UniFi device adoption; syslog of mcad',
    matches: [
      'May  2 10:11:12 U6-Lite daemon.err mcad: mcad[896]: ace_reporter.reporter_fail(): Unable to resolve (http://unifi:8080/inform)',
      'Oct 31 21:03:43 US-8-150W daemon.err mcad: mcad[896]: ace_reporter.reporter_fail(): initial contact failed #41, url=http://unifi:8080/inform, rc=6',
      'user.err syslog: ace_reporter.reporter_fail(): Server Reject (http://192.168.1.78:8080/inform)',
    ],
    ignores: ['mcad: ace_reporter.reporter_connected(): connected to http://unifi:8080/inform'],
  },
  {
    id: 'unifi.mongo-not-reachable',
    kind: 'startup_order',
    program: 'unifi',
    forms: [
      {
        words: 'defined mongo_host is not reachable cannot proceed',
        pattern: /Defined MONGO_HOST (?<peer>\S{1,100}) is not reachable(?: on port (?<port>\d{1,5}))?, cannot proceed/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'mongodb',
    specificity: 2,
    means: 'UniFi Network does not start: MongoDB {peer|of its settings} is not there',
    check: {
      text: 'See whether MongoDB runs; the newer ones need a CPU with AVX',
      compose: 'docker compose ps; docker compose logs --tail 20 unifi-db; docker compose config | grep MONGO_',
      kubernetes: 'kubectl get pods,svc | grep -i mongo',
    },
    repair: [
      {
        text: 'Start MongoDB (the linuxserver image brings none), set the MONGO_ variables to it, and make the user in its init script',
        compose: 'docker compose up -d unifi-db && docker compose restart {service}',
      },
    ],
    source:
      'linuxserver/docker-unifi-network-application root/etc/s6-overlay/s6-rc.d/init-unifi-network-application-config/run',
    matches: [
      '*** Defined MONGO_HOST mongo is not reachable, cannot proceed. ***',
      '*** Defined MONGO_HOST unifi-db is not reachable on port 27017, cannot proceed. ***',
    ],
    ignores: ['*** Waiting for MONGO_HOST unifi-db to be reachable. ***'],
  },
  {
    id: 'unifi.mongo-not-set',
    kind: 'missing_setting',
    program: 'unifi',
    forms: [
      {
        words: 'no mongo_host set please configure your environment variables',
        pattern: /No (?<setting>MONGO_\w{1,10}) set, please configure your environment variables/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mongodb',
    specificity: 3,
    means: 'UniFi Network misses its variable {setting}',
    check: { text: 'See which variables reach it', compose: 'docker compose config | grep MONGO_' },
    repair: [
      {
        text: 'Set MONGO_HOST, MONGO_PORT, MONGO_USER, MONGO_PASS and MONGO_DBNAME; the linuxserver image brings no MongoDB',
        compose: 'docker compose up -d {service}',
      },
    ],
    source:
      'linuxserver/docker-unifi-network-application root/etc/s6-overlay/s6-rc.d/init-unifi-network-application-config/run',
    matches: [
      '[init] *** No MONGO_HOST set, please configure your environment variables ***',
      '*** No MONGO_HOST set, please configure your environment variables ***',
    ],
    ignores: ['*** Waiting for MONGO_HOST unifi-db to be reachable. ***'],
  },
  {
    id: 'openwrt.kernel-module-mismatch',
    kind: 'version_mismatch',
    program: 'opkg',
    forms: [
      {
        words: 'cannot find dependency kernel for',
        pattern: /cannot find dependency kernel \(= (?<wanted>[\w.~-]{1,60})\) for (?<object>[+\w.-]{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: '{object} is built for the OpenWrt kernel {wanted}, another one runs',
    check: {
      text: 'Compare the running release with the feed',
      host: 'uname -r; cat /etc/openwrt_release /etc/opkg/distfeeds.conf',
    },
    repair: [
      {
        text: 'Modules fit one build only: flash the newest release (snapshots age within days) and install then, or build an image that holds the package',
        host: 'sysupgrade -v /tmp/openwrt-sysupgrade.bin && opkg update && opkg install {object}',
        destructive: true,
      },
    ],
    source: 'openwrt/opkg-lede libopkg/opkg_install.c; OpenWrt wiki, opkg',
    matches: [
      ' * pkg_hash_check_unresolved: cannot find dependency kernel (= 5.15.150-1-4e7d2a1b) for kmod-wireguard',
      ' * satisfy_dependencies_for: cannot find dependency kernel (= 6.6.36~b1a9f7-r1) for kmod-usb-net',
    ],
    ignores: ['Installing kmod-wireguard (5.15.150-1) to root...'],
  },
  {
    id: 'openwrt.wan-link-lost',
    kind: 'unreachable',
    program: 'netifd',
    forms: [
      {
        words: 'netifd interface has link connectivity loss',
        pattern: /netifd: Interface '(?<object>wan\w{0,8})' has link connectivity loss/,
      },
      {
        words: 'netifd network device link is down',
        pattern: /netifd: Network device '(?<object>wan\w{0,8}|pppoe-wan)' link is down/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'The router lost the link of {object}: no internet',
    check: {
      text: 'See the state of the port and of the modem',
      host: 'ifstatus {object}; logread | grep -E "netifd|pppd" | tail -20; ethtool {object}',
    },
    repair: [
      {
        text: 'Check cable and modem and the outage page of the provider, then bring the interface up',
        host: 'ifup {object}',
      },
    ],
    source: 'openwrt/netifd interface.c, device.c',
    matches: [
      "Thu May  2 10:11:12 2024 daemon.notice netifd: Interface 'wan' has link connectivity loss",
      "Thu May  2 10:11:12 2024 daemon.notice netifd: Network device 'wan' link is down",
    ],
    ignores: ["Thu May  2 10:11:14 2024 daemon.notice netifd: Interface 'wan' is now up"],
  },
];

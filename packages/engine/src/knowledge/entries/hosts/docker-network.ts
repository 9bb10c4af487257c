import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DOCKER_NETWORK: readonly CatalogueEntry[] = [
  {
    id: 'docker.port-already-allocated',
    kind: 'port_in_use',
    program: 'docker',
    forms: [
      {
        words: 'port is already allocated',
        pattern: /Bind for (?<peer>\S{1,60}):(?<port>\d{1,5}) failed: port is already allocated/,
      },
      {
        words: 'failed to bind host port address already in use',
        pattern:
          /failed to bind host port (?:for )?(?<peer>\S{1,60}?):(?<port>\d{1,5})(?::\S{1,60})?\/(?:tcp|udp|sctp): address already in use/,
      },
      {
        words: 'starting userland proxy',
        pattern:
          /starting userland proxy: listen (?:tcp|udp)[46]? (?<peer>\S{1,60}):(?<port>\d{1,5}): bind: address already in use/,
      },
      {
        words: 'ports are not available bind',
        pattern:
          /[Pp]orts are not available: .{0,120}?listen (?:tcp|udp)[46]? (?<peer>\S{1,60}):(?<port>\d{1,5}): bind: (?:address already in use|Only one usage of each socket|An attempt was made to access a socket)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Docker cannot publish port {port}: something on the host already has it',
    check: {
      text: 'See who holds the port: another container that publishes it, or a program of the host itself',
      compose: 'docker ps --filter publish={port}; sudo ss -lntup "sport = :{port}"',
      host: 'docker ps --filter publish={port}; sudo ss -lntup "sport = :{port}"',
    },
    repair: [
      {
        text: 'Publish another host port: only the left number under ports: has to change, the program in the container keeps its own port',
        compose: 'docker compose config --format json | grep -n {port}; docker compose up -d {service}',
      },
      {
        text: 'Or end what holds the port, when it is a left-over container or a system copy of the same program',
        compose: 'docker ps -q --filter publish={port} | xargs -r docker stop',
        host: 'sudo ss -lntup "sport = :{port}"; sudo systemctl stop <the unit>',
        destructive: true,
      },
    ],
    source: 'moby daemon/libnetwork/portallocator: alreadyAllocatedErr, osallocator_linux.go bindTCPOrUDP',
    matches: [
      'Error response from daemon: driver failed programming external connectivity on endpoint shop-db-1 (4be1): Bind for 0.0.0.0:5432 failed: port is already allocated',
      'Error response from daemon: failed to set up container networking: driver failed programming external connectivity on endpoint web (9a1c): failed to bind host port for 0.0.0.0:8080:172.18.0.3:80/tcp: address already in use',
      'Error response from daemon: driver failed programming external connectivity on endpoint proxy (77ff): Error starting userland proxy: listen tcp4 0.0.0.0:80: bind: address already in use',
      'Error response from daemon: Ports are not available: exposing port TCP 0.0.0.0:3306 -> 127.0.0.1:0: listen tcp 0.0.0.0:3306: bind: address already in use',
    ],
    ignores: [
      'runbook: when a port is already allocated, stop the other stack first',
      'nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)',
    ],
  },
  {
    id: 'docker.privileged-port-refused',
    kind: 'kernel_setting',
    program: 'docker',
    forms: [
      {
        words: 'rootlesskit cannot expose privileged port',
        pattern:
          /cannot expose privileged port (?<port>\d{1,5}), you (?:can add|might need to add) '?"?(?<setting>net\.ipv4\.ip_unprivileged_port_start)=/,
      },
      {
        words: 'rootlessport cannot expose privileged port',
        pattern:
          /rootlessport cannot expose privileged port (?<port>\d{1,5}), you can add '(?<setting>net\.ipv4\.ip_unprivileged_port_start)=/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A rootless container engine may not publish the privileged port {port}',
    check: {
      text: 'See where the range for unprivileged users begins; 1024 is the default',
      host: 'sysctl net.ipv4.ip_unprivileged_port_start',
    },
    repair: [
      {
        text: 'Let unprivileged users bind from {port} on, now and after a restart of the host',
        host: 'echo net.ipv4.ip_unprivileged_port_start={port} | sudo tee /etc/sysctl.d/50-unprivileged-ports.conf && sudo sysctl --system',
      },
      { text: 'Or publish a host port of 1024 and above and put a proxy or a redirect in front of it' },
    ],
    source: 'rootlesskit pkg/port/builtin/parent; podman rootlessport; Docker documentation, Rootless mode, Networking',
    matches: [
      "Error: rootlessport cannot expose privileged port 80, you can add 'net.ipv4.ip_unprivileged_port_start=80' to /etc/sysctl.conf (currently 1024), or choose a larger port number (>= 1024): listen tcp 0.0.0.0:80: bind: permission denied",
      `docker: Error response from daemon: driver failed programming external connectivity on endpoint web (51ab): Error starting userland proxy: error while calling RootlessKit PortManager.AddPort(): cannot expose privileged port 443, you can add 'net.ipv4.ip_unprivileged_port_start=443' to /etc/sysctl.conf (currently 1024), or set CAP_NET_BIND_SERVICE on rootlesskit binary, or choose a larger port number (>= 1024): listen tcp4 0.0.0.0:443: bind: permission denied`,
    ],
    ignores: ['net.ipv4.ip_unprivileged_port_start = 80'],
  },
  {
    id: 'docker.network-not-found',
    kind: 'missing_object',
    program: 'docker',
    forms: [
      {
        words: 'network declared as external could not be found',
        pattern: /network \\?"?(?<object>[\w.-]{1,80})\\?"? (?:is )?declared as external, but could not be found/,
      },
      {
        words: 'network not found',
        pattern: /(?:daemon: |networking: |endpoint: |sandbox: )network (?<object>[\w.-]{1,80}) not found/,
      },
      {
        words: 'no such network',
        pattern: /No such network: (?<object>[\w.-]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Docker network {object} does not exist',
    check: {
      text: 'List the networks of the host; a container that was made earlier keeps the id of a network that has since been removed',
      compose: 'docker network ls; docker compose ps -a',
    },
    repair: [
      {
        text: 'Make the external network under exactly this name',
        compose: 'docker network create {object} && docker compose up -d',
      },
      {
        text: 'When the name is a long id, make the containers anew, so that they are attached to the network of today',
        compose: 'docker compose up -d --force-recreate',
      },
    ],
    source: 'docker/compose pkg/compose/create.go resolveExternalNetwork; moby daemon/network.go',
    matches: [
      'network proxy declared as external, but could not be found',
      'network "traefik_public" is declared as external, but could not be found. You need to create a swarm-scoped network before the stack is deployed',
      'Error response from daemon: failed to set up container networking: network 3f2a7d5c10b9c1d8a40d not found',
      'Error response from daemon: network shop_default not found',
      'Error: No such network: traefik_public',
    ],
    ignores: ['Network shop_default  Created', 'if the network is not found, the script makes it'],
  },
  {
    id: 'docker.address-pools-used-up',
    kind: 'quota_exceeded',
    program: 'docker',
    forms: [
      {
        words: 'could not find an available non overlapping address pool',
        pattern: /could not find an available, non-overlapping IPv4 address pool among the defaults/,
      },
      {
        words: 'all predefined address pools have been fully subnetted',
        pattern: /all predefined address pools have been fully subnetted/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Docker has no address range left for a new network',
    check: {
      text: 'Count the networks: the default pools hold about thirty, and a VPN route that covers them takes them away as well',
      compose: 'docker network ls | wc -l; ip route',
    },
    repair: [
      {
        text: 'Remove the networks that no container uses',
        compose: 'docker network prune',
        destructive: true,
      },
      {
        text: 'Or give Docker more and smaller ranges under default-address-pools in /etc/docker/daemon.json',
        host: `sudoedit /etc/docker/daemon.json && sudo dockerd --validate && sudo systemctl restart docker # add "default-address-pools": [ { "base": "10.200.0.0/16", "size": 24 } ]`,
        destructive: true,
      },
    ],
    source: 'moby daemon/libnetwork/ipamapi/contract.go ErrNoMoreSubnets; libnetwork ipamutils (before 27)',
    matches: [
      'failed to create network ci_4711_default: Error response from daemon: could not find an available, non-overlapping IPv4 address pool among the defaults to assign to the network',
      'Error response from daemon: all predefined address pools have been fully subnetted',
    ],
    ignores: ['default-address-pools: 10.200.0.0/16 size 24'],
  },
  {
    id: 'docker.address-pool-overlaps',
    kind: 'invalid_setting',
    program: 'docker',
    forms: [
      {
        words: 'pool overlaps with other one on this address space',
        pattern: /Pool overlaps with other one on this address space/,
      },
      {
        words: 'conflicts with network networks have overlapping',
        pattern:
          /cannot create network .{1,160} conflicts with network .{1,160}: networks have (?:same bridge name|overlapping IPv[46])/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The subnet asked for is already used by another Docker network',
    check: {
      text: 'Find the network that has the range; mostly an older project with the same subnet in its ipam section',
      compose: `docker network ls -q | xargs docker network inspect | grep -E '"(Name|Subnet)"'`,
    },
    repair: [
      {
        text: 'Choose a free range under networks.<name>.ipam.config.subnet of the compose file',
        compose: 'docker compose up -d',
      },
      {
        text: 'Or remove the old network, when nothing uses it',
        compose: 'docker network rm <old network>',
        destructive: true,
      },
    ],
    source: 'moby daemon/libnetwork/ipamapi/contract.go ErrPoolOverlap; drivers/bridge conflictsWithNetworks',
    matches: [
      'failed to create network shop_backend: Error response from daemon: Pool overlaps with other one on this address space',
      'Error response from daemon: invalid pool request: Pool overlaps with other one on this address space',
      'Error response from daemon: cannot create network 51e0 (br-51e0): conflicts with network 77ac (br-77ac): networks have overlapping IPv4',
    ],
    ignores: ['check that the address pools do not overlap with the VPN'],
  },
  {
    id: 'docker.iptables-chain-missing',
    kind: 'kernel_setting',
    program: 'docker',
    forms: [
      {
        words: 'iptables failed no chain target match by that name',
        pattern: /iptables failed: ip6?tables --wait .{1,260}: No chain\/target\/match by that name/,
      },
      {
        words: 'iptables failed table does not exist',
        pattern: /iptables failed: ip6?tables --wait .{1,260}(?:Table does not exist|can't initialize iptables table)/,
      },
      {
        words: 'failed to create nat chain docker',
        pattern: /[Ff]ailed to create NAT chain (?<object>DOCKER)\b/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Docker cannot write its firewall rules: its iptables chains or the kernel module are gone',
    check: {
      text: 'See whether the DOCKER chains are there; a reload of firewalld, ufw or an iptables-restore takes them away, a kernel update without a restart takes the modules away',
      host: 'sudo iptables -t nat -L DOCKER -n; uname -r; ls /lib/modules',
    },
    repair: [
      {
        text: 'Start the Docker daemon again: it makes its chains at the start only',
        host: 'sudo systemctl restart docker',
        destructive: true,
      },
      {
        text: 'When the table itself is missing, load the modules, or restart the host into the kernel that is installed',
        host: 'sudo modprobe -a iptable_nat iptable_raw ip6table_raw xt_addrtype br_netfilter',
      },
    ],
    source: 'moby daemon/libnetwork/iptables/iptables.go raw(), bridge setup_ip_tables',
    matches: [
      'Error response from daemon: driver failed programming external connectivity on endpoint web (8a3f): (iptables failed: iptables --wait -t nat -A DOCKER -p tcp -d 0/0 --dport 8080 -j DNAT --to-destination 172.17.0.2:80 ! -i docker0: iptables: No chain/target/match by that name. (exit status 1))',
      "Error response from daemon: Unable to enable DIRECT ACCESS FILTERING - DROP rule: (iptables failed: iptables --wait -t raw -A PREROUTING -d 172.18.0.2 ! -i br-1f -j DROP: iptables v1.8.7 (legacy): can't initialize iptables table `raw': Table does not exist (do you need to insmod?) (exit status 3))",
      'failed to start daemon: Error initializing network controller: error obtaining controller instance: failed to register "bridge" driver: failed to create NAT chain DOCKER: iptables failed: iptables -t nat -N DOCKER: Fatal: can not open netlink',
    ],
    ignores: ['Chain DOCKER (2 references)'],
  },
];

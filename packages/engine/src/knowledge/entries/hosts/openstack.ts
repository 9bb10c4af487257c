import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** OpenStack: nova, neutron, cinder, keystone, glance. */
export const OPENSTACK: readonly CatalogueEntry[] = [
  {
    id: 'openstack.no-valid-host',
    kind: 'memory_exhausted',
    program: 'openstack',
    forms: [
      { words: 'no valid host was found', pattern: /No valid host was found\.(?: (?<value>[^\n]{1,100}))?/ },
      { words: 'filter returned 0 hosts', pattern: /Filter (?<value>\w{3,40}) returned 0 hosts/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 3,
    means: 'OpenStack finds no host for the machine: {value|no filter leaves one}',
    check: {
      text: 'Read which filter left none',
      host: 'grep -E "Filter .* returned 0" /var/log/nova/nova-scheduler.log; openstack hypervisor stats show; openstack allocation candidate list --resource VCPU=1',
    },
    repair: [
      {
        text: 'Free or add resources, enable the compute service, or correct aggregate, zone and properties of the flavor',
        host: 'openstack compute service set --enable <host> nova-compute',
      },
    ],
    source: 'nova exception NoValidHost; cinder',
    matches: [
      'nova.exception.NoValidHost: No valid host was found. There are not enough hosts available.',
      'nova.filters INFO Filter ComputeFilter returned 0 hosts',
    ],
    ignores: ['nova.scheduler Selected host: cmp1'],
  },
  {
    id: 'openstack.token-refused',
    kind: 'authentication_refused',
    program: 'openstack',
    forms: [
      {
        words: 'the request you have made requires authentication http 401',
        pattern: /The request you have made requires authentication\. \(HTTP 401\)/,
      },
      {
        words: 'keystonemiddleware',
        pattern:
          /keystonemiddleware\.auth_token[^\n]{0,60}(?:Authorization failed for token|Identity server rejected authorization|Unable to validate token)/,
      },
      {
        words: 'keystoneauth1 exceptions',
        pattern: /keystoneauth1\.exceptions\.(?:http\.Unauthorized|auth_plugins\.MissingRequiredOptions)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Keystone refuses the credentials',
    check: { text: 'Get a token with the same values', host: 'openstack token issue' },
    repair: [
      {
        text: 'Correct user, password, project and domain of the service section (keystone_authtoken) or the clouds.yaml; a 401 after a while is an expired token or a clock that is wrong',
      },
    ],
    source: 'keystone, keystonemiddleware, keystoneauth',
    matches: [
      'The request you have made requires authentication. (HTTP 401) (Request-ID: req-8a1)',
      'WARNING keystonemiddleware.auth_token [-] Authorization failed for token',
      'keystoneauth1.exceptions.http.Unauthorized: The request you have made requires authentication.',
    ],
    ignores: ['keystone token issued'],
  },
  {
    id: 'openstack.endpoint-missing',
    kind: 'missing_object',
    program: 'openstack',
    forms: [
      {
        words: 'endpoint for service not found',
        pattern:
          /(?:public|internal|admin|publicURL|internalURL) endpoint for (?<object>[\w-]{2,40}) service(?: in (?<value>\S{1,40}) region)? not found/,
      },
      {
        words: 'keystoneauth1 exceptions catalog endpointnotfound',
        pattern: /keystoneauth1\.exceptions\.catalog\.EndpointNotFound/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The catalogue of Keystone holds no endpoint of {object} for region and interface',
    check: { text: 'List the catalogue', host: 'openstack catalog list; env | grep OS_' },
    repair: [
      {
        text: 'Create the endpoint, or correct OS_REGION_NAME and OS_INTERFACE',
        host: 'openstack endpoint create --region <region> {object|<service>} public <url>',
      },
    ],
    source: 'keystoneauth1 exceptions.catalog.EndpointNotFound',
    matches: [
      'public endpoint for volumev3 service in RegionTwo region not found',
      'keystoneauth1.exceptions.catalog.EndpointNotFound: internal endpoint for image service not found',
    ],
    ignores: ['| compute | RegionOne |'],
  },
  {
    id: 'openstack.quota',
    kind: 'quota_exceeded',
    program: 'openstack',
    forms: [
      {
        words: 'quota exceeded for requested but already used of',
        pattern:
          /Quota exceeded for (?<object>[\w, ]{2,60}): Requested (?<wanted>[\d, ]{1,40}), but already used (?<value>[\d, ]{1,40}) of (?<limit>[\d, ]{1,40})/,
      },
      { words: 'quota exceeded for resources', pattern: /Quota exceeded for resources: \['(?<object>\w{2,40})'\]/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The OpenStack project has used up its quota of {object}',
    check: { text: 'Read the quota', host: 'openstack quota show --usage' },
    repair: [
      {
        text: 'Delete what is not needed, or raise it',
        host: 'openstack quota set --{object|cores} <number> <project>',
      },
    ],
    source: 'nova TooManyInstances, neutron OverQuota, cinder',
    matches: [
      'Quota exceeded for cores: Requested 8, but already used 16 of 20 cores (HTTP 403)',
      "ConflictException: 409: Quota exceeded for resources: ['port'].",
    ],
    ignores: ['quota updated'],
  },
  {
    id: 'openstack.port-binding-failed',
    kind: 'invalid_setting',
    program: 'openstack',
    forms: [
      { words: 'binding failed for port', pattern: /Binding failed for port (?<object>[0-9a-f-]{36})/ },
      {
        words: 'failed to bind port on host',
        pattern: /Failed to bind port (?<object>[0-9a-f-]{36}) on host (?<value>\S{1,80})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'Neutron cannot bind the port {object} on host {value}',
    check: {
      text: 'Look whether the agent of the host is alive and knows the network',
      host: 'openstack network agent list --host {value|<host>}; grep {object|<port>} /var/log/neutron/neutron-server.log',
    },
    repair: [
      {
        text: 'Start the agent, and give it the physical network in bridge_mappings or its VNI range',
        host: 'sudo systemctl restart neutron-openvswitch-agent',
      },
    ],
    source: 'nova PortBindingFailed; neutron ml2 managers.py',
    matches: [
      'nova.exception.PortBindingFailed: Binding failed for port 8a1b2c3d-0000-1111-2222-333344445555, please check neutron logs for more information.',
      'ERROR neutron.plugins.ml2.managers [req-1] Failed to bind port 8a1b2c3d-0000-1111-2222-333344445555 on host cmp1 for vnic_type normal using segments []',
    ],
    ignores: ['port is ACTIVE'],
  },
  {
    id: 'openstack.message-bus-timeout',
    kind: 'slow_dependency',
    program: 'openstack',
    forms: [
      {
        words: 'oslo_messaging exceptions messagingtimeout timed out waiting for a reply to message id',
        pattern:
          /oslo_messaging\.exceptions\.MessagingTimeout: Timed out waiting for a reply to message ID (?<object>[0-9a-f]{32})/,
      },
      {
        words: 'messagingtimeout timed out waiting for a reply',
        pattern: /MessagingTimeout: Timed out waiting for a reply/,
      },
      {
        words: 'oslo messaging _drivers server on is unreachable',
        pattern:
          /oslo\.messaging\._drivers\.impl_rabbit[^\n]{0,80}AMQP server on (?<peer>[\w.-]{1,80}):(?<port>\d{1,5}) is unreachable/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'An OpenStack service gets no answer over the message bus',
    check: {
      text: 'Look at RabbitMQ and at the service that should answer',
      host: 'sudo rabbitmqctl cluster_status; sudo rabbitmqctl list_queues name messages | sort -k2n | tail; openstack compute service list',
    },
    repair: [{ text: 'Repair RabbitMQ or start the service; where it is slow, raise rpc_response_timeout' }],
    source: 'oslo.messaging MessagingTimeout',
    matches: [
      'oslo_messaging.exceptions.MessagingTimeout: Timed out waiting for a reply to message ID 8a1b2c3d8a1b2c3d8a1b2c3d8a1b2c3d',
      'ERROR oslo.messaging._drivers.impl_rabbit [-] [c1] AMQP server on ctl1:5672 is unreachable: [Errno 111] ECONNREFUSED. Trying again in 2 seconds.',
    ],
    ignores: ['INFO oslo.messaging._drivers.impl_rabbit Reconnected to AMQP server on ctl1:5672'],
  },
  {
    id: 'openstack.volume-backend',
    kind: 'slow_dependency',
    program: 'openstack',
    forms: [
      {
        words: 'volume did not finish being created even after we waited seconds or attempts',
        pattern:
          /Volume (?<object>[0-9a-f-]{36}) did not finish being created even after we waited (?<value>\d{1,6} seconds or \d{1,6} attempts)/,
      },
      { words: 'invalidvolume invalid volume', pattern: /InvalidVolume: Invalid volume: (?<value>[^\n]{1,140})/ },
      { words: 'volume driver not initialized', pattern: /Volume driver (?<object>\w{2,40}) not initialized/ },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: "Cinder's volume is not usable: {value}",
    check: {
      text: 'Look at service and log of the volume',
      host: 'openstack volume service list; grep -E "ERROR|Traceback" /var/log/cinder/cinder-volume.log | tail',
    },
    repair: [
      {
        text: 'Repair the backend it names (LVM group, Ceph keyring, iSCSI), then reset what stays in error',
        host: 'openstack volume set --state available <volume>',
      },
    ],
    source: 'cinder, nova VolumeNotCreated, InvalidVolume',
    matches: [
      'Build of instance 8a1 aborted: Volume 8a1b2c3d-0000-1111-2222-333344445555 did not finish being created even after we waited 187 seconds or 61 attempts. And its status is error.',
      'cinder.exception.InvalidVolume: Invalid volume: Volume status must be available or error',
      'ERROR cinder.volume.manager Volume driver RBDDriver not initialized',
    ],
    ignores: ['Created volume successfully.'],
  },
  {
    id: 'openstack.vif-timeout',
    kind: 'slow_dependency',
    program: 'openstack',
    forms: [
      {
        words: 'virtualinterfacecreateexception virtual interface creation failed',
        pattern: /VirtualInterfaceCreateException: Virtual Interface creation failed/,
      },
      {
        words: 'timeout waiting for network vif plugged',
        pattern: /Timeout waiting for \[\('network-vif-plugged', '(?<object>[0-9a-f-]{36})'\)\]/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Nova waits in vain for Neutron to plug the interface',
    check: {
      text: 'Look at the agent of the compute host',
      host: 'openstack network agent list; sudo journalctl -u neutron-openvswitch-agent -n 50',
    },
    repair: [{ text: 'Repair the agent or the way of its events back to nova ([nova] section of neutron.conf)' }],
    source: 'nova VirtualInterfaceCreateException',
    matches: [
      'nova.exception.VirtualInterfaceCreateException: Virtual Interface creation failed',
      "WARNING nova.virt.libvirt.driver Timeout waiting for [('network-vif-plugged', '8a1b2c3d-0000-1111-2222-333344445555')] for instance with vm_state building",
    ],
    ignores: ['network-vif-plugged received'],
  },
];

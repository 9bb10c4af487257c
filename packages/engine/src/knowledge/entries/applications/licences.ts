import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const LICENCES: readonly CatalogueEntry[] = [
  {
    id: 'flexnet.checkout-refused',
    kind: 'quota_exceeded',
    program: 'flexnet',
    forms: [
      { words: 'flexnet licensing error', pattern: /FlexNet Licensing error:(?<value>-\d{1,4}(?:,\d{1,4}){0,2})/ },
      { words: 'ansys license manager error', pattern: /ANSYS LICENSE MANAGER ERROR/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'FlexNet gives no licence: error {value|of the licence manager}',
    check: { text: 'Ask the server', host: 'lmutil lmstat -a -c <port>@<server>; tail -50 <debug.log>' },
    repair: [
      {
        text: '-4: all seats taken; -5: no such feature; -10: expired; -15 and -96: server not reached; -97: vendor daemon down; -9: another host id',
      },
    ],
    source: 'FlexNet Publisher, License Administration Guide, error codes',
    matches: ['FlexNet Licensing error:-97,121', 'FlexNet Licensing error:-10,32', 'ANSYS LICENSE MANAGER ERROR:'],
    ignores: ['FlexNet Licensing checkout ok'],
  },
  {
    id: 'dongle.not-found',
    kind: 'missing_object',
    forms: [
      { words: 'not found', pattern: /(?:Sentinel (?:LDK |HASP )?|HASP )[Kk]ey not found/ },
      { words: 'h0007', pattern: /\bH0007: ?(?<value>[^\r\n]{1,80})/ },
      { words: 'h0033', pattern: /\bH0033: ?(?<value>[^\r\n]{1,80})/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The licence dongle (Sentinel) is not found: {value|no key}',
    check: { text: 'Look at http://localhost:1947 (Admin Control Center) and lsusb' },
    repair: [
      {
        text: 'Plug it in and pass it through to the machine, start hasplmd (aksusbd), open 1947 for a key in the network',
      },
    ],
    source: 'Sentinel LDK documentation, error codes',
    matches: [
      'Sentinel LDK H0007: Sentinel key not found',
      'Error: HASP key not found',
      'H0033: Unable to access Sentinel Run-time Environment',
    ],
    ignores: ['Sentinel key found'],
  },
  {
    id: 'licence.expired',
    kind: 'quota_exceeded',
    forms: [
      { words: 'has expired', pattern: /(?:^|: |- )(?:Your |The )?[Ll]icense (?:key )?has expired/ },
      { words: 'sql server evaluation period has expired', pattern: /SQL Server evaluation period has expired/ },
      { words: 'period has expired', pattern: /[Ee]valuation period has expired/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'A licence has run out of the program',
    check: { text: 'Read its page of licences: until when, and for what' },
    repair: [{ text: 'Enter a renewed licence, or change to the free edition or the features that it allows' }],
    source: 'Elastic, SQL Server error 17051 and common licence checks',
    matches: [
      'License has expired.',
      'GitLab: Your license has expired',
      'Error: 17051, Severity: 16, State: 1. SQL Server evaluation period has expired.',
      'Evaluation period has expired. For information on how to upgrade your evaluation software',
    ],
    ignores: ['License expires on 2030-01-01'],
  },
  {
    id: 'licence.seats-taken',
    kind: 'quota_exceeded',
    forms: [
      {
        words: 'license',
        pattern:
          /[Yy]our license(?: doesn't support| only supports| allows) (?:more than |up to |only )?(?<limit>\d{1,7}) (?<object>users|agents|nodes|hosts|seats)/,
      },
      { words: 'license s user limit has been reached', pattern: /license's user limit has been reached/ },
      {
        words: 'exceeded the number of users allowed to use under',
        pattern: /exceeded the number of users allowed to use (?<object>\w{1,20}) under your license/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'All seats of the licence are taken ({limit|its users})',
    check: { text: 'Count who uses one' },
    repair: [{ text: 'Take seats from accounts that are not used, or buy more' }],
    source: 'Atlassian, JFrog and GitLab licence messages',
    matches: [
      "Your license doesn't support more than 10 users",
      "Confluence: Your license's user limit has been reached",
      'You have exceeded the number of users allowed to use JIRA under your license',
    ],
    ignores: ['your license supports your team'],
  },
  {
    id: 'hashicorp.licence-missing',
    kind: 'missing_setting',
    forms: [
      { words: 'failed to license', pattern: /failed to (?:load|read) license: (?<value>[^\r\n"]{1,120})/ },
      {
        words: 'licensing could not be initialized',
        pattern: /licensing could not be initialized: (?<value>[^\r\n"]{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'An enterprise binary starts only with a licence: {value}',
    check: { text: 'See which edition runs', host: 'vault version; consul version; nomad version' },
    repair: [
      { text: 'Set VAULT_LICENSE, CONSUL_LICENSE or NOMAD_LICENSE (or license_path), or use the image without -ent' },
    ],
    source: 'HashiCorp documentation, licence autoloading',
    matches: [
      'Error initializing core: licensing could not be initialized: failed to load license: no autoloaded license provided',
      '==> failed to read license: license is missing, invalid, or expired.',
    ],
    ignores: ['license autoloaded'],
  },
  {
    id: 'nvidia-vgpu.licence-missing',
    kind: 'quota_exceeded',
    program: 'nvidia-gridd',
    forms: [
      {
        words: 'failed to acquire license from',
        pattern:
          /Failed to acquire(?:\/renew)? license from (?:license server|(?<peer>[\w.-]{1,120}))(?: - (?<value>[^\r\n]{1,80}))?/,
      },
      { words: 'valid grid license not found', pattern: /Valid GRID license not found/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'The vGPU gets no licence: {value|the server was not reached}; it is slowed down',
    check: { text: 'See its state', host: 'nvidia-smi -q | grep -A2 License; journalctl -u nvidia-gridd -n 20' },
    repair: [
      {
        text: 'Put a current client token into /etc/nvidia/ClientConfigToken, reach the DLS, set FeatureType, and the clock',
      },
    ],
    source: 'NVIDIA vGPU licensing guide',
    matches: [
      'nvidia-gridd: Failed to acquire/renew license from license server - Valid GRID license not found',
      'nvidia-gridd: Failed to acquire license from 10.0.0.9',
    ],
    ignores: ['nvidia-gridd: License acquired successfully. (Info: 10.0.0.9, NVIDIA RTX Virtual Workstation)'],
  },
  {
    id: 'gurobi.licence-refused',
    kind: 'invalid_setting',
    program: 'gurobi',
    forms: [
      {
        words: 'hostid mismatch licensed to is',
        pattern: /(?:GurobiError: )?HostID mismatch \(licensed to (?<wanted>\w{1,20}), hostid is (?<value>\w{1,20})\)/,
      },
      { words: 'model too large for size limited license', pattern: /Model too large for size-limited license/ },
      { words: 'no gurobi license found', pattern: /No Gurobi license found/ },
      { words: 'cplex error 1016', pattern: /CPLEX Error\s{1,2}1016: / },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The solver has no licence for this: {value|another host, or a model too large for the free one}',
    check: { text: 'See which licence is read', host: 'echo $GRB_LICENSE_FILE; gurobi_cl --license' },
    repair: [{ text: 'Use a licence for containers (WLS) or of this host, and set GRB_LICENSE_FILE or its WLS keys' }],
    source: 'Gurobi documentation, error codes 10009 and 10010; CPLEX 1016',
    matches: [
      'gurobipy._exception.GurobiError: HostID mismatch (licensed to 1234abcd, hostid is 5678ef01)',
      'gurobipy._exception.GurobiError: Model too large for size-limited license; visit https://gurobi.com/unrestricted for more information',
      'No Gurobi license found (user shop, host web1, hostid 1234, cores 8)',
      'CPLEX Error  1016: Community Edition. Problem size limits exceeded. Purchase at http://ibm.biz/error1016.',
    ],
    ignores: ['Set parameter TokenServer to value "lic1"'],
  },
  {
    id: 'unity.licence-missing',
    kind: 'missing_setting',
    program: 'unity',
    forms: [
      {
        words: 'no valid unity editor license found please activate your',
        pattern: /No valid Unity Editor license found\. Please activate your license/,
      },
      { words: 'com unity editor headless was not found', pattern: /'?com\.unity\.editor\.headless'? was not found/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Unity editor has no activated licence where it builds',
    check: { text: 'Read the log of the licensing client' },
    repair: [
      {
        text: 'Activate it in the job: UNITY_SERIAL with UNITY_EMAIL and UNITY_PASSWORD, or UNITY_LICENSE with the .ulf of this very version and machine',
      },
    ],
    source: 'Unity documentation, License activation; game-ci',
    matches: [
      'No valid Unity Editor license found. Please activate your license.',
      "[Licensing::Module] Error: 'com.unity.editor.headless' was not found.",
    ],
    ignores: ['Unity licence assigned'],
  },
  {
    id: 'windows.activation-failed',
    kind: 'unreachable',
    program: 'windows',
    forms: [
      { words: '0xc004f074', pattern: /0xC004F074\b/ },
      { words: '0x8007232b dns name does not exist', pattern: /0x8007232B DNS name does not exist/ },
      { words: '0xc004f038', pattern: /0xC004F038\b/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Windows is not activated: no key management service (KMS) was reached, or too few clients asked it',
    check: { text: 'See', windows: 'cscript //nologo slmgr.vbs /dlv; Resolve-DnsName -Type SRV _vlmcs._tcp' },
    repair: [
      {
        text: 'Reach the KMS host at 1688, correct its SRV record or slmgr /skms, set the clock; 0xC004F038: 25 clients or 5 servers at least',
      },
    ],
    source: 'Microsoft documentation, KMS activation errors',
    matches: [
      '0xC004F074 The Software Licensing Service reported that the product could not be activated. No Key Management Service (KMS) could be contacted.',
      'Error: 0x8007232B DNS name does not exist.',
      'Error: 0xC004F038 The count reported by your Key Management Service (KMS) is insufficient.',
    ],
    ignores: ['Product activated successfully.'],
  },
  {
    id: 'vmware.licence-expired',
    kind: 'quota_exceeded',
    program: 'vmware',
    forms: [
      {
        words: 'license for has expired',
        pattern: /License for (?<object>[\w .-]{1,60}) has expired[^\r\n]{0,30}(?:ESX|vCenter|hosts?)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The VMware licence of {object} has run out; hosts get disconnected',
    check: { text: 'See Administration > Licensing' },
    repair: [{ text: 'Assign a valid licence key to the host and vCenter' }],
    source: 'VMware vSphere documentation, licence expiry',
    matches: [
      'License for host has expired. All ESX hosts will disconnect from vCenter',
      'License for vCenter Server has expired, hosts will be disconnected',
    ],
    ignores: ['License for host expires in 30 days'],
  },
  {
    id: 'subscription.missing',
    kind: 'missing_setting',
    forms: [
      {
        words: 'this system is not registered with an entitlement server',
        pattern: /This system is not registered with an entitlement server/,
      },
      {
        words: 'unable to find available subscriptions for all your installed',
        pattern: /Unable to find available subscriptions for all your installed products/,
      },
      {
        words: 'the enterprise repository is enabled but there no active',
        pattern: /The enterprise repository is enabled, but there is no active subscription/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The distribution gives packages only with a subscription, and this host has none',
    check: { text: 'See', host: 'subscription-manager status || pvesubscription get' },
    repair: [{ text: 'Register the host, or use the repositories that need none (pve-no-subscription, UBI, Rocky)' }],
    source: 'Red Hat subscription-manager; Proxmox VE documentation',
    matches: [
      'This system is not registered with an entitlement server. You can use subscription-manager to register.',
      'Unable to find available subscriptions for all your installed products.',
      'The enterprise repository is enabled, but there is no active subscription!',
    ],
    ignores: ['Overall Status: Current'],
  },
];

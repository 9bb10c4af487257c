import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const LICENCES: readonly CatalogueEntry[] = [
  {
    id: 'flexnet.checkout-refused',
    kind: 'quota_exceeded',
    program: 'flexnet',
    forms: [
      { words: 'flexnet licensing error', pattern: /FLEXnet Licensing error: ?(?<value>-\d{1,5}(?:,\d{1,4}){0,2})/i },
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
    source: 'FlexNet Publisher, License Administration Guide, error codes; Ansys licensing client',
    matches: [
      'FlexNet Licensing error:-5,147.  System Error: 2 "No such file or directory"',
      'FLEXnet Licensing error:-15,10.  System Error: 10061 "WinSock: Connection refused"',
      'ANSYS LICENSE MANAGER ERROR:',
    ],
    ignores: ['FlexNet Licensing checkout ok'],
  },
  {
    id: 'dongle.not-found',
    kind: 'missing_object',
    program: 'sentinel',
    forms: [{ words: 'sentinel key not found h0007', pattern: /Sentinel key not found \(H0007\)/ }],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The licence dongle (Sentinel, HASP) is not found',
    check: { text: 'Look at http://localhost:1947 (Admin Control Center) and lsusb' },
    repair: [
      {
        text: 'Plug it in and pass it through to the machine, start hasplmd (aksusbd), open 1947 for a key in the network',
      },
    ],
    source: 'Sentinel LDK Envelope, run-time messages as users print them',
    matches: [
      'Sentinel LDK Protection System: Sentinel key not found (H0007)',
      'slc_adf: Sentinel key not found (H0007)',
    ],
    ignores: ['Sentinel key found'],
  },
  {
    id: 'licence.expired',
    kind: 'quota_exceeded',
    forms: [
      { words: 'license has expired', pattern: /(?:^|: |- )(?:Your |The )?[Ll]icense has expired/ },
      { words: 'evaluation period has expired', pattern: /\b(?:SQL Server e|E)valuation period has expired/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'The licence or the time of trial of the program has run out',
    check: { text: 'Read its page of licences: until when, and for what' },
    repair: [{ text: 'Enter a renewed licence, or change to the free edition or the features that it allows' }],
    source: 'SQL Server errors 17051 and 17052; Management Studio; the sentence that most licence checks write',
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
    program: 'jira',
    forms: [
      {
        words: 'exceeded the number of users allowed to use under your license',
        pattern: /exceeded the number of users allowed to use (?<object>\w{1,20}) under your license/i,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'All seats of the licence of {object} are taken: no issue can be created',
    check: { text: 'Count who may use it: Administration > Applications > Versions and licenses' },
    repair: [{ text: 'Take the application access from accounts that are not used, or enter a larger licence' }],
    source: 'Jira, user limit message (its own functional tests check it)',
    matches: [
      'You have exceeded the number of users allowed to use JIRA under your license. You will not be able to create any more issues in JIRA',
      'You have exceeded the number of users allowed to use Jira under your license.',
    ],
    ignores: ['your license supports your team'],
  },
  {
    id: 'vault.licence-missing',
    kind: 'missing_setting',
    program: 'vault',
    forms: [
      {
        words: 'license check failed no autoloaded provided',
        pattern: /license check failed: no autoloaded license provided/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'An enterprise binary of Vault starts only with a licence, and none is given',
    check: { text: 'See which edition runs', host: 'vault version' },
    repair: [{ text: 'Set VAULT_LICENSE, VAULT_LICENSE_PATH or license_path, or use the image without -ent' }],
    source: 'Vault documentation, License autoloading',
    matches: [
      'Error initializing core: licensing could not be initialized: license check failed: no autoloaded license provided',
      'license check failed: no autoloaded license provided',
    ],
    ignores: ['license autoloaded'],
  },
  {
    id: 'vault.licence-refused',
    kind: 'invalid_setting',
    program: 'vault',
    forms: [
      {
        words: 'licensing could not be initialized license validation failed',
        pattern:
          /licensing could not be initialized: license validation failed(?::[^\r\n*]{0,30})?(?:\* (?<value>[^\r\n]{1,120}))?/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Vault refuses its licence: {value|see the lines below}',
    check: { text: 'Read it', host: 'vault license inspect <file>; vault version' },
    repair: [
      {
        text: 'Enter a licence that is valid for this release and its modules (it must not have ended before the release was built)',
      },
    ],
    source: 'Vault documentation, License autoloading; the message as users print it',
    matches: [
      'Error initializing core: licensing could not be initialized: license validation failed: 1 error occurred:',
      'Error initializing core: licensing could not be initialized: license validation failed: 1 error occurred: * invalid module: "platform-standard"',
    ],
    ignores: ['license autoloaded'],
  },
  {
    id: 'nvidia-vgpu.licence-missing',
    kind: 'quota_exceeded',
    program: 'nvidia-gridd',
    forms: [
      {
        words: 'failed to acquire license from info error',
        pattern:
          /Failed to acquire license from (?<peer>[\w.-]{1,120}) \(Info: [^()\r\n]{1,80} - Error: (?<value>[^()\r\n]{1,120})/,
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
    source: 'NVIDIA vGPU licensing guide; nvidia-gridd as users print it',
    matches: [
      'nvidia-gridd: Failed to acquire license from 10.0.0.9 (Info: NVIDIA RTX Virtual Workstation - Error: The allowed time to process response has expired)',
      'nvidia-gridd: Valid GRID license not found. GPU features and performance are restricted. To enable full functionality please configure licensing details.',
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
    source:
      'Gurobi errors 10009 and 10010 (tests of jump-dev/Gurobi.jl and gurobi-optimods quote them); CPLEX CPXERR 1016 as quoted by its users',
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
    source: 'Unity documentation, License activation; Editor logs as users print them',
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
    source: 'Microsoft documentation, Resolve Windows activation error codes; Error 0x8007232B',
    matches: [
      '0xC004F074 The Software Licensing Service reported that the product could not be activated. No Key Management Service (KMS) could be contacted.',
      'Error: 0x8007232B DNS name does not exist.',
      'Error: 0xC004F038 The count reported by your Key Management Service (KMS) is insufficient.',
    ],
    ignores: ['Product activated successfully.'],
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
    source:
      'candlepin/subscription-manager src/subscription_manager/managercli.py; proxmox-widget-toolkit src/node/APTRepositories.js',
    matches: [
      'This system is not registered with an entitlement server. You can use subscription-manager to register.',
      'Unable to find available subscriptions for all your installed products.',
      'The enterprise repository is enabled, but there is no active subscription!',
    ],
    ignores: ['Overall Status: Current'],
  },
];

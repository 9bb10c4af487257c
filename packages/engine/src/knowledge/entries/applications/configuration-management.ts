import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Puppet, Chef, Salt, Rundeck, CFEngine. */
export const CONFIGURATION_MANAGEMENT: readonly CatalogueEntry[] = [
  {
    id: 'puppet.catalog-not-compiled',
    kind: 'code_defect',
    program: 'puppet',
    forms: [
      {
        words: 'could not retrieve catalog from remote server error 500 on',
        pattern:
          /Could not retrieve catalog from remote server: Error 500 on SERVER: Server Error: (?<value>[^\n]{3,200})/,
      },
      {
        words: 'evaluation error',
        pattern:
          /Evaluation Error: (?<value>(?:Error while evaluating|Unknown (?:variable|function|resource type)|Resource Statement|Could not find class|A Name or|Cannot reassign)[^\n]{3,140})/,
      },
      {
        words: 'could not find class for',
        pattern: /Could not find class ::?(?<object>[\w:]{1,80}) for (?<peer>\S{1,80})/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 3,
    means: "Puppet's server cannot compile the catalogue: {value}",
    check: {
      text: 'Compile it by hand',
      host: 'sudo puppet parser validate <manifest>; sudo puppet catalog compile $(hostname -f) --environment production',
    },
    repair: [
      {
        text: 'Correct the manifest, Hiera value or missing class or module in the named file; deploy the modules',
        host: 'r10k deploy environment production -pv',
      },
    ],
    source: 'Puppet agent configurer.rb, Puppet server',
    matches: [
      'Error: Could not retrieve catalog from remote server: Error 500 on SERVER: Server Error: Evaluation Error: Error while evaluating a Resource Statement, Duplicate declaration: File[/etc/app] is already declared at (file: /etc/puppetlabs/code/environments/production/manifests/site.pp, line: 12)',
      "Evaluation Error: Unknown variable: 'app::port'. (file: site.pp, line: 4)",
      'Error: Could not find class ::ntp for web1.corp.example on node web1.corp.example',
    ],
    ignores: ['Notice: Applied catalog in 12.31 seconds'],
  },
  {
    id: 'puppet.certificate',
    kind: 'certificate_untrusted',
    program: 'puppet',
    forms: [
      {
        words: 'does not match private key',
        pattern:
          /(?:The certificate retrieved from the master|The certificate for '[^']{1,80}') does not match (?:the agent's|its) private key/,
      },
      {
        words: 'couldn t fetch certificate from ca server you might still need to sign this agent s',
        pattern:
          /Couldn't fetch certificate from CA server; you might still need to sign this agent's certificate ?(?:\((?<object>[^)]{1,80})\))?/,
      },
      {
        words: 'exiting no certificate found and waitforcert is',
        pattern: /Exiting; no certificate found and waitforcert is disabled ?(?:\((?<object>[^)]{1,80})\))?/,
      },
      {
        words: 'certificate verify failed unable to get for cn',
        pattern:
          /certificate verify failed \[unable to get (?:local )?issuer certificate for (?<object>CN=[^\]]{1,80})\]/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Puppet: the certificate of agent or server does not fit: it has to be signed anew',
    check: { text: 'List the certificates', host: 'sudo puppetserver ca list --all; sudo puppet ssl verify' },
    repair: [
      {
        text: 'Take the old certificate away on both sides and let it be signed anew',
        host: 'sudo puppetserver ca clean --certname <agent>; sudo puppet ssl clean; sudo puppet agent -t',
      },
    ],
    source: 'Puppet ssl',
    matches: [
      "Error: The certificate retrieved from the master does not match the agent's private key. Did you forget to run as root?",
      "Couldn't fetch certificate from CA server; you might still need to sign this agent's certificate (web1.corp.example).",
      'certificate verify failed [unable to get issuer certificate for CN=Puppet CA: puppet.corp.example]',
      'Exiting; no certificate found and waitforcert is disabled (web1.corp.example).',
    ],
    ignores: ['Info: Caching certificate for web1.corp.example'],
  },
  {
    id: 'puppet.server-name-not-in-certificate',
    kind: 'certificate_name_mismatch',
    program: 'puppet',
    forms: [
      {
        words: 'server hostname did not match certificate expected one of',
        pattern:
          /Server hostname '(?<peer>[^']{1,80})' did not match server certificate; expected one of (?<value>[^\n]{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The certificate of the Puppet server is not for the name {peer}, but for {value}',
    check: { text: 'Read the names in the certificate', host: 'sudo puppetserver ca list --all | grep <server>' },
    repair: [
      {
        text: 'Call the server by a name in its certificate: the setting server of the agent',
        host: 'sudo puppet config set server <name in the certificate> --section main; sudo puppet agent -t',
      },
      {
        text: 'Or sign it anew with that name: dns_alt_names of the server',
        host: 'sudo puppet config set dns_alt_names puppet,<server> --section server; sudo puppetserver ca clean --certname <server>; sudo puppetserver ca generate --certname <server> --subject-alt-names puppet --ca-client',
      },
    ],
    source: 'Puppet lib/puppet/ssl/error.rb, CertMismatchError',
    matches: [
      "Error: Could not request certificate: Server hostname 'puppet' did not match server certificate; expected one of puppet.corp.example, DNS:puppet.corp.example",
      "Warning: Server hostname 'puppet.lan' did not match server certificate; expected one of pm1.lan, DNS:pm1.lan",
    ],
    ignores: ['Info: Using environment production of puppet.corp.example'],
  },
  {
    id: 'puppet.run-in-progress-or-disabled',
    kind: 'lock_held',
    program: 'puppet',
    forms: [
      {
        words: 'run of puppet configuration client already in progress skipping',
        pattern: /(?<value>Run of Puppet configuration client already in progress; skipping)/,
      },
      {
        words: 'skipping run of puppet configuration client administratively disabled reason',
        pattern:
          /Skipping run of Puppet configuration client; administratively disabled \(Reason: '(?<value>[^']{1,120})'\)/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 3,
    means: 'The Puppet agent does not run: {value}',
    check: {
      text: 'Look at the lock',
      host: 'cat $(puppet config print agent_catalog_run_lockfile agent_disabled_lockfile --section agent | cut -d= -f2)',
    },
    repair: [
      {
        text: 'Wait for the other run; enable it where it was disabled on purpose and is wanted again',
        host: 'sudo puppet agent --enable',
      },
    ],
    source: 'Puppet agent.rb',
    matches: [
      'Notice: Run of Puppet configuration client already in progress; skipping  (/opt/puppetlabs/puppet/cache/state/agent_catalog_run.lock exists)',
      "Notice: Skipping run of Puppet configuration client; administratively disabled (Reason: 'maintenance by anna');",
    ],
    ignores: ['Notice: Applied catalog in 12.31 seconds'],
  },
  {
    id: 'puppet.resource-not-applied',
    kind: 'code_defect',
    program: 'puppet',
    forms: [
      {
        words: 'error change from to failed',
        pattern:
          /Error: (?:\/Stage\[main\])?\/?\S{0,120}(?<object>(?:File|Package|Service|Exec|User|Mount|Cron)\[[^\]]{1,100}\])\/\w{2,12}: change from [^\n]{1,80} to [^\n]{1,80} failed: (?<value>[^\n]{3,140})/,
      },
      {
        words: 'file',
        pattern:
          /(?<object>File\[[^\]]{1,100}\]): (?:Skipping because of failed dependencies|Dependency \S{1,120} has failures: true)(?<value>)/,
      },
      {
        words: 'package',
        pattern:
          /(?<object>Package\[[^\]]{1,100}\]): (?:Skipping because of failed dependencies|Dependency \S{1,120} has failures: true)(?<value>)/,
      },
      {
        words: 'service',
        pattern:
          /(?<object>Service\[[^\]]{1,100}\]): (?:Skipping because of failed dependencies|Dependency \S{1,120} has failures: true)(?<value>)/,
      },
      {
        words: 'exec',
        pattern:
          /(?<object>Exec\[[^\]]{1,100}\]): (?:Skipping because of failed dependencies|Dependency \S{1,120} has failures: true)(?<value>)/,
      },
      {
        words: 'user',
        pattern:
          /(?<object>User\[[^\]]{1,100}\]): (?:Skipping because of failed dependencies|Dependency \S{1,120} has failures: true)(?<value>)/,
      },
      {
        words: 'mount',
        pattern:
          /(?<object>Mount\[[^\]]{1,100}\]): (?:Skipping because of failed dependencies|Dependency \S{1,120} has failures: true)(?<value>)/,
      },
      {
        words: 'cron',
        pattern:
          /(?<object>Cron\[[^\]]{1,100}\]): (?:Skipping because of failed dependencies|Dependency \S{1,120} has failures: true)(?<value>)/,
      },
      {
        words: 'error returned instead of one',
        pattern: /Error: (?<value>'[^'\n]{1,140}' returned \d{1,3} instead of one of \[\d[\d, ]{0,20}\])/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'Puppet cannot set {object}: {value}',
    check: {
      text: "Run it once more and read the provider's output",
      host: 'sudo puppet agent -t --debug | grep -A10 "Error:"',
    },
    repair: [
      {
        text: 'Repair what the provider says (package repository, service that fails, missing parent), dependants are skipped until then',
      },
    ],
    source: 'Puppet transaction',
    matches: [
      "Error: /Stage[main]/App/Service[app]/ensure: change from 'stopped' to 'running' failed: Systemd start for app failed!",
      'Warning: /Stage[main]/App/File[/etc/app/b.conf]: Skipping because of failed dependencies',
      "Error: '/usr/local/bin/deploy' returned 2 instead of one of [0]",
      'Warning: /Stage[main]/App/Package[/etc/app/b.conf]: Skipping because of failed dependencies',
      'Warning: /Stage[main]/App/Service[/etc/app/b.conf]: Skipping because of failed dependencies',
      'Warning: /Stage[main]/App/Exec[/etc/app/b.conf]: Skipping because of failed dependencies',
      'Warning: /Stage[main]/App/User[/etc/app/b.conf]: Skipping because of failed dependencies',
      'Warning: /Stage[main]/App/Mount[/etc/app/b.conf]: Skipping because of failed dependencies',
      'Warning: /Stage[main]/App/Cron[/etc/app/b.conf]: Skipping because of failed dependencies',
    ],
    ignores: ["Notice: /Stage[main]/App/Service[app]/ensure: ensure changed 'stopped' to 'running'"],
  },
  {
    id: 'chef.client-key-refused',
    kind: 'authentication_refused',
    program: 'chef',
    forms: [
      {
        words: 'failed to authenticate as with key',
        pattern:
          /Failed to authenticate to https?:\/\/(?<peer>\S{1,100}) as (?<user>\S{1,80}) with key (?<path>\S{1,100})/,
      },
      {
        words: '401 unauthorized to authenticate as',
        pattern: /401 "Unauthorized"[^\n]{0,200}Failed to authenticate as '(?<user>[^']{1,80})'/,
      },
      {
        words: 'failed to authenticate as ensure that your node_name and client key are correct',
        pattern:
          /Failed to authenticate as '(?<user>[^']{1,80})'\. Ensure that your node_name and client key are correct/,
      },
      {
        words: 'failed to authenticate as synchronize the clock on your host',
        pattern: /Failed to authenticate as (?<user>\S{1,80})\. Synchronize the clock on your host/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: "The Chef server refuses the node's key or clock",
    check: {
      text: 'Compare node name and key',
      host: 'sudo grep -E "node_name|client_key|chef_server_url" /etc/chef/client.rb; date -u',
    },
    repair: [
      {
        text: 'Delete the client on the server, take /etc/chef/client.pem away and bootstrap anew; set the clock',
        host: 'knife client delete <node> -y; knife bootstrap <node>',
      },
    ],
    source: 'Chef Infra Client, Authenticator',
    matches: [
      'Failed to authenticate to https://chef.corp.example/organizations/acme as web1 with key /etc/chef/client.pem',
      'ERROR: 401 "Unauthorized" Failed to authenticate as \'web1\'. Ensure that your node_name and client key are correct.',
      'Failed to authenticate as web1. Synchronize the clock on your host.',
    ],
    ignores: ['Chef Infra Client finished, 12/40 resources updated in 32 seconds'],
  },
  {
    id: 'chef.run-failed',
    kind: 'code_defect',
    program: 'chef',
    forms: [
      { words: 'chef exceptions', pattern: /(?<value>Chef::Exceptions::\w{3,60}(?:: [^\n]{1,120})?)/ },
      {
        words: 'error executing action on resource',
        pattern: /Error executing action `(?<value>\w{2,20})` on resource '(?<object>[^'\n]{1,120})'/,
      },
      {
        words: 'missing cookbooks',
        pattern: /Missing Cookbooks:\s{0,8}(?:-{3,40}\s{0,8})?(?:No such cookbook: (?<value>\S{1,60}))?/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'Chef cannot converge: {value}',
    check: { text: 'Read the stack trace', host: 'sudo tail -60 /var/chef/cache/chef-stacktrace.out' },
    repair: [
      {
        text: 'Repair recipe or resource named; a missing cookbook is uploaded or pinned',
        host: 'knife cookbook upload <cookbook>',
      },
    ],
    source: 'Chef Infra Client error inspectors',
    matches: [
      'FATAL: Chef::Exceptions::EnclosingDirectoryDoesNotExist: template[/etc/app/app.conf] (app::default line 12) had an error',
      "Error executing action `install` on resource 'apt_package[nginx]'",
      'Missing Cookbooks: ---------------- No such cookbook: nginx',
    ],
    ignores: ['Chef Infra Client finished, 12/40 resources updated'],
  },
  {
    id: 'salt.minion-key',
    kind: 'authentication_refused',
    program: 'salt',
    forms: [
      {
        words: 'the salt master has rejected this minion s public key',
        pattern: /The Salt Master has rejected this minion's public key/,
      },
      {
        words: 'the master key has changed salt could have been subverted verify s public',
        pattern:
          /The master key has changed, the salt master could have been subverted, verify salt master's public key/,
      },
      {
        words:
          'the salt master has cached public key for this node minion will wait seconds before attempting to re authenticate',
        pattern:
          /The Salt Master has cached the public key for this node, this salt minion will wait for \d{1,6} seconds before attempting to re-authenticate/,
      },
      { words: 'invalid master key', pattern: /Invalid master key/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: "Salt: master and minion do not trust each other's key",
    check: { text: 'List the keys', host: 'sudo salt-key -L; sudo salt-call --local key.finger' },
    repair: [
      {
        text: 'Accept the key; after a new master take the old one away at the minion',
        host: 'sudo salt-key -a <minion>; sudo rm /etc/salt/pki/minion/minion_master.pub && sudo systemctl restart salt-minion',
      },
    ],
    source: 'Salt crypt.py, channel/client.py',
    matches: [
      "[ERROR   ] The Salt Master has rejected this minion's public key.",
      "[CRITICAL] The master key has changed, the salt master could have been subverted, verify salt master's public key",
      '[ERROR   ] The Salt Master has cached the public key for this node, this salt minion will wait for 10 seconds before attempting to re-authenticate',
      'salt.exceptions.SaltClientError: Invalid master key',
    ],
    ignores: ['[INFO    ] Authentication with master at 10.0.0.5 successful!'],
  },
  {
    id: 'salt.minion-no-answer',
    kind: 'unreachable',
    program: 'salt',
    forms: [
      { words: 'minion did not return', pattern: /Minion did not return\. \[(?<value>Not connected|No response)\]/ },
      {
        words: 'salt request timed out the master is not responding',
        pattern: /Salt request timed out\. The master is not responding/,
      },
      {
        words: 'dns lookup or connection check of failed',
        pattern: /DNS lookup or connection check of '(?<peer>[^']{1,80})' failed/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'A Salt minion does not answer',
    check: {
      text: 'Look at the minion',
      host: 'sudo salt-run manage.status; nc -zv <master> 4505; nc -zv <master> 4506',
    },
    repair: [
      { text: 'Start the minion, open TCP 4505 and 4506 of the master', host: 'sudo systemctl restart salt-minion' },
    ],
    source: 'Salt client, cli',
    matches: [
      'web1:     Minion did not return. [Not connected]',
      'Salt request timed out. The master is not responding. You may need to run your command with `--async` in order to bypass the congested event bus.',
      "[ERROR   ] DNS lookup or connection check of 'salt' failed.",
    ],
    ignores: ['web1:     True'],
  },
  {
    id: 'salt.state-not-rendered',
    kind: 'code_defect',
    program: 'salt',
    forms: [
      {
        words: 'rendering sls failed',
        pattern: /Rendering SLS '?(?<object>[^'\n]{1,100})'? failed: (?<value>[^\n]{3,140})/,
      },
      {
        words: 'no matching sls found for in env',
        pattern: /(?<value>No matching sls found for '[^']{1,80}' in env '[^']{1,40}')/,
      },
      {
        words: 'the following requisites were not found',
        pattern: /(?<value>The following requisites were not found): /,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Salt cannot render the states: {value}',
    check: { text: 'Render it by hand', host: 'sudo salt-call state.show_sls <sls> -l debug' },
    repair: [{ text: 'Correct Jinja, YAML or the missing pillar in the named file' }],
    source: 'Salt state.py',
    matches: [
      "Rendering SLS 'base:app' failed: Jinja variable 'dict object' has no attribute 'port'",
      "- No matching sls found for 'app' in env 'base'",
      'Comment: The following requisites were not found:                    require:                        file: /etc/app',
    ],
    ignores: ['Comment: The file /etc/app is in the correct state'],
  },
];

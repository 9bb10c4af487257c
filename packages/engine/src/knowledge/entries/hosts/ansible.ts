import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const ANSIBLE: readonly CatalogueEntry[] = [
  {
    id: 'ansible.host-unreachable',
    kind: 'unreachable',
    program: 'ansible',
    forms: [
      {
        words: 'fatal unreachable',
        pattern: /fatal: \[(?<peer>[^\]]{1,120})\]: UNREACHABLE! => .{0,200}?(?:"msg": "(?<value>[^"]{1,120}))?/,
      },
      { words: 'unreachable failed to connect to the host via ssh', pattern: /(?<peer>[\w.-]{1,120}) \| UNREACHABLE!/ },
    ],
    nearby: [/"msg": "(?<value>[^"]{1,100})/],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'sshd',
    specificity: 2,
    means: 'Ansible does not get into {peer} by SSH',
    check: {
      text: 'The message behind it names the reason; try the same by hand',
      host: 'ansible {peer} -m ping -vvv | tail -20; ssh -v {peer} true',
    },
    repair: [
      {
        text: 'Repair what SSH names: ansible_user, ansible_ssh_private_key_file, known_hosts, a firewall',
        host: 'ansible-inventory --host {peer}',
      },
    ],
    source: 'ansible lib/ansible/plugins/callback/default.py v2_runner_on_unreachable; minimal.py',
    matches: [
      'fatal: [web1]: UNREACHABLE! => {"changed": false, "msg": "Failed to connect to the host via ssh: ssh: connect to host web1 port 22: Connection timed out", "unreachable": true}',
      'web1 | UNREACHABLE! => Failed to connect to the host via ssh: deploy@web1: Permission denied (publickey).',
    ],
    ignores: ['web1 : ok=4 changed=1 unreachable=0 failed=0 skipped=0'],
  },
  {
    id: 'ansible.sudo-password-missing',
    kind: 'authentication_refused',
    program: 'ansible',
    forms: [
      { words: 'missing sudo password', pattern: /"msg": "(?<value>Missing (?:sudo|su|become) password)"/ },
      { words: 'incorrect sudo password', pattern: /"msg": "(?<value>Incorrect (?:sudo|su) password)"/ },
      {
        words: 'waiting for privilege escalation prompt',
        pattern: /Timeout \((?<limit>\d{1,5})s\) waiting for privilege escalation prompt/,
      },
      { words: 'sudo a password is required', pattern: /sudo: a password is required/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'sudo wants a password that the job does not give ({value|none given})',
    check: { text: 'See what the account may do without a password', host: 'sudo -l -U <user> # on the host' },
    repair: [
      {
        text: 'Let the account of the automation become root without a password, or give it with -K or ansible_become_password from a vault',
        host: 'echo "deploy ALL=(ALL) NOPASSWD: ALL" | sudo tee /etc/sudoers.d/deploy && sudo visudo -cf /etc/sudoers.d/deploy',
      },
    ],
    source: 'ansible lib/ansible/plugins/connection/ssh.py; plugins/become/sudo.py; sudo check.c',
    matches: [
      'fatal: [web1]: FAILED! => {"msg": "Missing sudo password"}',
      'fatal: [web1]: FAILED! => {"msg": "Incorrect sudo password"}',
      'fatal: [web1]: FAILED! => {"msg": "Timeout (12s) waiting for privilege escalation prompt: "}',
      'sudo: a password is required',
    ],
    ignores: ['BECOME password: '],
  },
  {
    id: 'ansible.variable-undefined',
    kind: 'missing_setting',
    program: 'ansible',
    forms: [
      {
        words: 'the task includes an option with an undefined variable',
        pattern:
          /The task includes an option with an undefined variable\.{0,3}:? ?The error was: ?'?(?<setting>[\w.[\]']{1,80}?)'? is undefined/,
      },
      {
        words: 'is undefined',
        pattern:
          /(?:AnsibleUndefinedVariable|The error was|Error while resolving value for '\w{1,40}'): '(?<setting>\w{1,80})' is undefined/,
      },
      { words: 'ansibleundefinedvariable', pattern: /AnsibleUndefinedVariable: '(?<setting>[^']{1,80})' is undefined/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The playbook uses the variable {setting}, which is not defined for this host',
    check: {
      text: 'See what the host gets: group_vars of a group it is not in, a vault that is not loaded, facts that are not gathered',
      host: 'ansible-inventory --host <host> | grep -n {setting}; grep -rn "{setting}" group_vars host_vars roles | head',
    },
    repair: [
      {
        text: 'Define it for the host or group, or give a default in the role',
        host: 'ansible-playbook <playbook> -e {setting}=<value> --check',
      },
    ],
    source: 'ansible lib/ansible/template, executor/task_executor.py',
    matches: [
      `fatal: [web1]: FAILED! => {"msg": "The task includes an option with an undefined variable. The error was: 'db_host' is undefined"}`,
      `fatal: [web1]: FAILED! => {"msg": "AnsibleUndefinedVariable: 'shop_version' is undefined"}`,
      "[ERROR]: Task failed: Finalization of task args for 'ansible.builtin.template' failed: Error while resolving value for 'src': 'app_name' is undefined",
    ],
    ignores: ['when: db_host is undefined'],
  },
  {
    id: 'ansible.interpreter-or-module-missing',
    kind: 'missing_module',
    program: 'ansible',
    forms: [
      {
        words: 'failed to import the required python library on s python',
        pattern:
          /Failed to import the required Python library \((?<object>[^)]{1,80})\) on (?<peer>\S{1,80}?)'s Python (?<path>\S{1,120})/,
      },
      { words: 'couldn t resolve module action', pattern: /couldn't resolve module\/action '(?<object>[\w.]{1,120})'/ },
      {
        words: 'module failure stdout stderr for the exact error',
        pattern:
          /"module_std(?:err|out)": ".{0,200}?(?<path>\/[\w./-]{1,80}python[\d.]{0,5}): (?:not found|No such file or directory)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Ansible lacks {object|Python} on {peer|the host or the controller}',
    check: {
      text: 'See where it is missing: a Python library on the managed host, a collection on the controller',
      host: 'ansible <host> -m setup -a "filter=ansible_python*"; ansible-galaxy collection list',
    },
    repair: [
      {
        text: 'Install Python or the library on the host for the interpreter that Ansible uses (ansible_python_interpreter), or the collection on the controller',
        host: 'ansible <host> -b -m package -a "name=python3 state=present"; ansible-galaxy collection install <namespace>.<collection>',
      },
    ],
    source: 'ansible lib/ansible/module_utils/basic.py missing_required_lib; parsing/mod_args.py',
    matches: [
      'fatal: [db1]: FAILED! => {"msg": "Failed to import the required Python library (psycopg2) on db1\'s Python /usr/bin/python3. Please read the module documentation"}',
      "ERROR! couldn't resolve module/action 'community.docker.docker_container'. This often indicates a misspelling, missing collection, or incorrect module path.",
      'fatal: [web1]: FAILED! => {"module_stderr": "/bin/sh: 1: /usr/bin/python3: not found\\n", "msg": "The module failed to execute correctly, you probably need to set the interpreter.\\nSee stdout/stderr for the exact error (MODULE FAILURE)", "rc": 127}',
    ],
    ignores: [
      '[WARNING]: Platform linux on host web1 is using the discovered Python interpreter at /usr/bin/python3.11',
    ],
  },
  {
    id: 'ansible.vault-password-wrong',
    kind: 'authentication_refused',
    program: 'ansible',
    forms: [
      {
        words: 'attempting to decrypt but no vault secrets found',
        pattern: /Attempting to decrypt but no vault secrets found/,
      },
      {
        words: 'decryption failed no vault secrets were found that could decrypt',
        pattern: /Decryption failed \(no vault secrets were found that could decrypt\)(?: on (?<path>\S{1,160}))?/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Ansible cannot decrypt {path|its vault}: the vault password is missing or another',
    check: {
      text: 'See which vault id the file has and which password the job is given',
      host: 'head -1 {path|<the file>}; ansible-config dump --only-changed | grep -i vault',
    },
    repair: [
      {
        text: 'Give the password of that vault id (--vault-id, --ask-vault-pass or ANSIBLE_VAULT_PASSWORD_FILE)',
        host: 'ansible-playbook <playbook> --vault-id <id>@<password file>',
      },
    ],
    source: 'ansible lib/ansible/parsing/vault/__init__.py',
    matches: [
      'ERROR! Attempting to decrypt but no vault secrets found',
      'ERROR! Decryption failed (no vault secrets were found that could decrypt) on /srv/ops/group_vars/all/vault.yml',
    ],
    ignores: ['Decryption successful'],
  },
];

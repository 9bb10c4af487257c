import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const MACHINES: readonly CatalogueEntry[] = [
  {
    id: 'cloud-init.no-data-source',
    kind: 'unreachable',
    program: 'cloud-init',
    forms: [
      { words: 'unable to find a data source', pattern: /Unable to find a data source/ },
      {
        words: 'did not find any data source searched classes',
        pattern: /Did not find any data source, searched classes/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'cloud-init finds no data source: the metadata service does not answer or no seed is attached',
    check: {
      text: 'Ask the metadata service, and see the sources',
      host: 'cloud-init status --long; curl -s -m 5 http://169.254.169.254/; cloud-id; blkid -t LABEL=cidata',
    },
    repair: [
      {
        text: 'Repair the route to 169.254.169.254 (DHCP option, firewall, IMDSv2 hop limit), attach the seed disk (label cidata), or name the source in datasource_list',
        host: 'sudo cloud-init clean --logs && sudo reboot',
        destructive: true,
      },
    ],
    source: 'cloud-init sources/__init__.py, url_helper.py',
    matches: [
      'cloud-init[812]: [WARNING]: Unable to find a data source',
      'cloudinit.sources.DataSourceNotFoundException: Did not find any data source, searched classes: (DataSourceEc2Local)',
    ],
    ignores: ['Datasource DataSourceEc2Local'],
  },
  {
    id: 'cloud-init.metadata-asked-again',
    kind: 'unreachable',
    program: 'cloud-init',
    forms: [
      {
        words: 'calling failed',
        pattern:
          /Calling '(?<peer>https?:\/\/169\.254\.169\.254\/\S{0,100}|https?:\/\/\S{1,100}\/(?:latest|openstack|metadata)\S{0,60})' failed \[\d{1,5}\/\d{1,5}s\]/,
      },
      { words: 'used fallback datasource', pattern: /Used fallback datasource/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'cloud-init gets no metadata and goes on without',
    check: {
      text: 'Ask the metadata service, and see the sources',
      host: 'cloud-init status --long; curl -s -m 5 http://169.254.169.254/; cloud-id; blkid -t LABEL=cidata',
    },
    repair: [
      {
        text: 'Repair the route to 169.254.169.254 (DHCP option, firewall, IMDSv2 hop limit), attach the seed disk (label cidata), or name the source in datasource_list',
        host: 'sudo cloud-init clean --logs && sudo reboot',
        destructive: true,
      },
    ],
    source: 'cloud-init sources/__init__.py, url_helper.py',
    matches: [
      "url_helper.py[WARNING]: Calling 'http://169.254.169.254/latest/meta-data/instance-id' failed [50/120s]: request error [timed out]",
      '[WARNING]: Used fallback datasource',
    ],
    ignores: ['Datasource DataSourceEc2Local'],
  },
  {
    id: 'cloud-init.user-data-invalid',
    kind: 'invalid_setting',
    program: 'cloud-init',
    forms: [
      { words: 'failed loading yaml blob', pattern: /Failed loading yaml blob\. (?<value>[^\r\n]{1,140})/ },
      {
        words: 'unhandled non multipart userdata',
        pattern: /(?<value>Unhandled non-multipart \([^)]{1,60}\) userdata)/,
      },
      { words: 'invalid cloud config provided', pattern: /Invalid cloud-config provided: ?(?<value>[^\r\n]{0,120})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'cloud-init cannot read its user data: {value}',
    check: {
      text: 'Check it',
      host: 'sudo cloud-init schema --system; sudo cat /var/lib/cloud/instance/user-data.txt | head',
    },
    repair: [
      {
        text: 'Begin it with #cloud-config (or #!), no tabs, right indentation; then run it anew',
        host: 'sudo cloud-init clean --logs --reboot',
        destructive: true,
      },
    ],
    source: 'cloud-init util.py, user_data.py, config/schema.py',
    matches: [
      'util.py[WARNING]: Failed loading yaml blob. Invalid format at line 3 column 1: "mapping values are not allowed here"',
      "__init__.py[WARNING]: Unhandled non-multipart (text/x-not-multipart) userdata: 'b'...'",
      'Invalid cloud-config provided: packages: 1 is not of type array',
    ],
    ignores: ['Valid schema user-data'],
  },
  {
    id: 'cloud-init.schema-warning',
    kind: 'invalid_setting',
    program: 'cloud-init',
    forms: [{ words: 'cloud config failed schema validation', pattern: /cloud-config failed schema validation/ }],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'A key of the cloud-config is not as the schema wants it; the rest is used',
    check: {
      text: 'Check it',
      host: 'sudo cloud-init schema --system; sudo cat /var/lib/cloud/instance/user-data.txt | head',
    },
    repair: [
      {
        text: 'Begin it with #cloud-config (or #!), no tabs, right indentation; then run it anew',
        host: 'sudo cloud-init clean --logs --reboot',
        destructive: true,
      },
    ],
    source: 'cloud-init util.py, user_data.py, config/schema.py',
    matches: [
      'schema.py[WARNING]: cloud-config failed schema validation! You may run `sudo cloud-init schema --system` to check the details.',
      '2025-05-06 07:41:08,826 - schema.py[WARNING]: cloud-config failed schema validation!',
    ],
    ignores: ['Valid schema user-data'],
  },
  {
    id: 'cloud-init.step-failed',
    kind: 'code_defect',
    program: 'cloud-init',
    forms: [
      { words: 'failed to run module', pattern: /Failed to run module (?<object>[\w-]{1,60})/ },
      {
        words: 'failed running var lib cloud instance scripts',
        pattern: /Failed running (?<object>\/var\/lib\/cloud\/instance\/scripts\/\S{1,80}) \[(?<signal>\d{1,3})\]/,
      },
      {
        words: 'running module module failed',
        pattern: /Running module (?<object>[\w-]{1,60}) \(<module [^\r\n]{1,160}\) failed/,
      },
      { words: 'py', pattern: /cc_\w{1,40}\.py\[(?:ERROR|WARNING)\]: (?<object>[^\r\n]{1,80})/ },
      { words: 'cloud final service failed with result', pattern: /cloud-final\.service: Failed with result/ },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'A step of cloud-init failed: {object}',
    check: {
      text: 'Read its output',
      host: 'sudo cat /var/log/cloud-init-output.log | tail -60; sudo grep -B2 -A12 Traceback /var/log/cloud-init.log',
    },
    repair: [
      {
        text: 'Repair the script or package list; run that module again',
        host: 'sudo cloud-init single --name {object} --frequency always',
      },
    ],
    source: 'cloud-init config/modules.py, subp.py',
    matches: [
      'cc_scripts_user.py[WARNING]: Failed to run module scripts_user (scripts in /var/lib/cloud/instance/scripts)',
      'subp.py[WARNING]: Failed running /var/lib/cloud/instance/scripts/part-001 [1]',
      "util.py[WARNING]: Running module package-update-upgrade-install (<module 'cloudinit.config.cc_package_update_upgrade_install' from '/usr/lib'>) failed",
      'cc_package_update_upgrade_install.py[ERROR]: Package update failed',
      "cloud-final.service: Failed with result 'exit-code'.",
    ],
    ignores: ['Cloud-init v. 24.1 finished at Mon, 30 Nov 2026'],
  },
  {
    id: 'vagrant.shared-folders',
    kind: 'missing_module',
    program: 'vagrant',
    forms: [
      {
        words: 'vagrant was unable to mount virtualbox shared folders',
        pattern: /Vagrant was unable to mount VirtualBox shared folders/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Vagrant cannot mount shared folders: the guest additions of VirtualBox are missing or of another release',
    check: {
      text: 'See the modules in the guest',
      host: 'vagrant ssh -c "lsmod | grep vboxsf; modinfo vboxguest | head -3"',
    },
    repair: [
      {
        text: 'Build them for the kernel of the guest, or share by rsync/NFS',
        host: 'vagrant plugin install vagrant-vbguest && vagrant vbguest && vagrant reload',
      },
    ],
    source: 'hashicorp/vagrant locales/en.yml',
    matches: [
      'Vagrant was unable to mount VirtualBox shared folders. This is usually because the filesystem "vboxsf" is not available.',
      '==> Vagrant was unable to mount VirtualBox shared folders.',
    ],
    ignores: ['Mounting shared folders...'],
  },
  {
    id: 'virtualbox.host-network',
    kind: 'invalid_setting',
    program: 'virtualbox',
    forms: [
      {
        words: 'error',
        pattern:
          /VBoxManage(?:\.exe)?: error: (?<value>Failed to create the host-only adapter|Code E_ACCESSDENIED[^\r\n]{0,60}|Failed to attach the network LUN[^\r\n]{0,40})/,
      },
      {
        words: 'the ip address configured for the host only network is not within ranges',
        pattern: /The IP address configured for the host-only network is not within the\s{1,4}allowed ranges/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'VirtualBox cannot use its host-only or NAT network: {value}',
    check: { text: 'See the allowed ranges', host: 'cat /etc/vbox/networks.conf; VBoxManage list hostonlyifs' },
    repair: [
      {
        text: 'Use 192.168.56.0/21 or allow yours in /etc/vbox/networks.conf; on macOS allow the extension of Oracle in the security settings',
        host: 'echo "* 10.0.0.0/8 192.168.0.0/16" | sudo tee /etc/vbox/networks.conf',
      },
    ],
    source: 'VirtualBox NetIf; hashicorp/vagrant',
    matches: [
      'VBoxManage: error: Failed to create the host-only adapter',
      'The IP address configured for the host-only network is not within the allowed ranges. Please update the address used to be within the allowed ranges and run the command again.',
    ],
    ignores: ['Interface vboxnet0 was successfully created'],
  },
  {
    id: 'wsl.virtualisation-off',
    kind: 'kernel_setting',
    program: 'wsl',
    forms: [
      { words: '0x80370102', pattern: /(?<value>0x80370102)/ },
      { words: 'hcs_e_hyperv_not_installed', pattern: /(?<value>HCS_E_HYPERV_NOT_INSTALLED)/ },
      { words: 'verr_nem_not_available', pattern: /(?<value>VERR_NEM_NOT_AVAILABLE)/ },
      {
        words: 'nested virtualization is not supported on this machine',
        pattern: /(?<value>Nested virtualization is not supported on this machine)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means:
      'WSL or VirtualBox cannot use virtualisation: it is off in the firmware, or another hypervisor has it ({value})',
    check: { text: 'See what Windows says', host: 'systeminfo | findstr /i "Hyper-V"; wsl --status' },
    repair: [
      {
        text: 'Switch VT-x/AMD-V on in the firmware, install the feature, restart',
        host: 'wsl --install --no-distribution && bcdedit /set hypervisorlaunchtype auto',
      },
    ],
    source: 'Microsoft WSL troubleshooting; VirtualBox err.h',
    matches: [
      'WslRegisterDistribution failed with error: 0x80370102',
      'Error code: Wsl/Service/CreateInstance/CreateVm/HCS/HCS_E_HYPERV_NOT_INSTALLED',
      'VBoxManage.exe: error: Not in a hypervisor partition (HVP=0) (VERR_NEM_NOT_AVAILABLE).',
      'wsl: Nested virtualization is not supported on this machine.',
    ],
    ignores: ['Hyper-V Requirements: A hypervisor has been detected.'],
  },
  {
    id: 'wsl.disk-not-mounted',
    kind: 'missing_file',
    program: 'wsl',
    forms: [
      { words: 'wsl service mountvhd', pattern: /Wsl\/Service\/\w{1,30}\/MountVhd\/(?:HCS\/)?(?<value>\w{1,40})/ },
      {
        words: 'failed to attach disk to wsl2',
        pattern: /Failed to attach disk '(?<path>[^']{1,160})' to WSL2: (?<value>[^\r\n]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'WSL finds or mounts no disk of the distribution ({value})',
    check: {
      text: 'See the list and the file',
      host: 'wsl -l -v; dir %LOCALAPPDATA%\\Packages\\*\\LocalState\\ext4.vhdx',
    },
    repair: [
      {
        text: 'Put the ext4.vhdx back or import an export; unregister only what is lost anyway',
        host: 'wsl --shutdown; wsl --import <name> <folder> <export.tar>',
        destructive: true,
      },
    ],
    source: 'Microsoft WSL error codes',
    matches: [
      'Error code: Wsl/Service/CreateInstance/MountVhd/HCS/ERROR_FILE_NOT_FOUND',
      "Failed to attach disk 'C:\\wsl\\ext4.vhdx' to WSL2: The system cannot find the path specified.",
    ],
    ignores: ['ext4.vhdx mounted'],
  },
];

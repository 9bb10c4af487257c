import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const SYSTEMD_UNITS: readonly CatalogueEntry[] = [
  {
    id: 'systemd.unit-missing-or-masked',
    kind: 'missing_object',
    program: 'systemd',
    forms: [
      {
        words: 'failed to unit not found',
        pattern:
          /Failed to (?:start|restart|reload|enable|get unit file state for) (?<object>[\w@:.\\-]{1,120}): Unit \S{1,120} not found/,
      },
      {
        words: 'failed to unit file does not exist',
        pattern:
          /Failed to (?:enable|disable|get unit file state for|start)(?: unit|) ?(?<object>[\w@:.\\-]{0,120}): Unit file \S{1,120} does not exist/,
      },
      {
        words: 'failed to unit is masked',
        pattern: /Failed to (?:start|restart|enable) (?<object>[\w@:.\\-]{1,120}): Unit \S{1,120} is masked/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'systemd has no usable unit {object}: not installed, not reloaded, or masked',
    check: {
      text: 'Look for the unit under its right name (postgresql@16-main, php8.3-fpm, mariadb), and whether somebody masked it',
      host: 'systemctl list-unit-files | grep -i "{service}"; systemctl status {object}',
    },
    repair: [
      {
        text: 'After adding a unit file let systemd read it; a masked one has to be unmasked',
        host: 'sudo systemctl daemon-reload; sudo systemctl unmask {object}; sudo systemctl enable --now {object}',
      },
    ],
    source: 'systemd src/core/dbus-manager.c, shared/bus-unit-util.c',
    matches: [
      'Failed to start shop-api.service: Unit shop-api.service not found.',
      'Failed to restart docker.service: Unit docker.service is masked.',
      'Failed to get unit file state for shop-api.service: Unit file shop-api.service does not exist',
    ],
    ignores: ['Unit shop-api.service could not be found in the list, skipping'],
  },
  {
    id: 'systemd.unit-invalid',
    kind: 'invalid_setting',
    program: 'systemd',
    forms: [
      {
        words: 'has a bad unit file setting',
        pattern: /Failed to (?:start|restart) (?<object>[\w@:.\\-]{1,120}): Unit \S{1,120} has a bad unit file setting/,
      },
      {
        words: 'neither a valid executable name nor an absolute path',
        pattern:
          /(?<path>\/\S{1,160}):\d{1,5}: (?:Neither a valid executable name nor an absolute path|Executable path is not absolute)[^:]{0,20}: (?<value>.{1,80})/,
      },
      {
        words: 'service has no execstart',
        pattern: /(?<object>[\w@:.\\-]{1,120}): Service (?:has no|lacks both) ExecStart=/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The unit {object|file} is not valid: {value|systemd-analyze says where}',
    check: {
      text: 'Let systemd check the file',
      host: 'systemd-analyze verify {object|<unit>}; systemctl cat {object|<unit>}',
    },
    repair: [
      {
        text: 'Correct the line (ExecStart wants an absolute path; shell syntax has to go through sh -c), then let systemd read it',
        host: 'sudo systemctl edit --full {object|<unit>} && sudo systemctl daemon-reload && sudo systemctl restart {object|<unit>}',
      },
    ],
    source: 'systemd src/core/load-fragment.c config_parse_exec, service.c service_verify',
    matches: [
      'Failed to start shop-api.service: Unit shop-api.service has a bad unit file setting.',
      '/etc/systemd/system/shop-api.service:8: Neither a valid executable name nor an absolute path: ./start.sh',
      'shop-api.service: Service has no ExecStart=, ExecStop=, or SuccessAction=. Refusing.',
    ],
    ignores: ['systemd[1]: Reloading requested from client PID 2211'],
  },
  {
    id: 'systemd.line-ignored',
    kind: 'invalid_setting',
    program: 'systemd',
    forms: [
      {
        words: 'failed to parse ignoring',
        pattern:
          /(?<path>\/\S{1,120}\.(?:service|timer|socket|mount|conf)):\d{1,5}: Failed to parse (?<setting>[\w=. ]{1,60}), ignoring: (?<value>.{1,80})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'systemd ignores {setting} of {path}: {value}',
    check: {
      text: 'Let systemd check the file',
      host: 'systemd-analyze verify <unit>; systemctl cat <unit>',
    },
    repair: [
      {
        text: 'Correct the line (ExecStart wants an absolute path; shell syntax has to go through sh -c), then let systemd read it',
        host: 'sudo systemctl edit --full <unit> && sudo systemctl daemon-reload && sudo systemctl restart <unit>',
      },
    ],
    source: 'systemd src/core/load-fragment.c config_parse_exec, service.c service_verify',
    matches: [
      '/etc/systemd/system/shop-api.service:12: Failed to parse service restart specifier, ignoring: yes',
      '/etc/systemd/system/shop.service:9: Failed to parse memory limit, ignoring: 2 gigs',
    ],
    ignores: ['systemd[1]: Reloading requested from client PID 2211'],
  },
];

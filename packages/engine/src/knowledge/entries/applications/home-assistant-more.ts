import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const HOME_ASSISTANT_MORE: readonly CatalogueEntry[] = [
  {
    id: 'home-assistant.action-or-entity-missing',
    kind: 'missing_object',
    program: 'home-assistant',
    forms: [
      { words: 'servicenotfound', pattern: /ServiceNotFound: (?:Action|Service) (?<object>[\w.]{1,80}) not found/ },
      { words: 'unable to find service', pattern: /Unable to find service (?<object>[\w.]{1,80})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Home Assistant knows no {object}',
    check: { text: 'Look it up in Developer tools > Actions or States' },
    repair: [
      {
        text: 'Correct the name in the automation (a phone that was renamed, an integration that did not load), or load that integration',
      },
    ],
    source: 'Home Assistant source, exceptions.py',
    matches: [
      'homeassistant.exceptions.ServiceNotFound: Action notify.mobile_app_pixel not found',
      'Unable to find service script.goodnight',
    ],
    ignores: ['Action notify.mobile_app_pixel called'],
  },
  {
    id: 'home-assistant.entity-not-there',
    kind: 'missing_object',
    program: 'home-assistant',
    forms: [
      {
        words: 'unable to find referenced entities',
        pattern: /Unable to find referenced entities (?<object>[\w., ]{1,120})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'Home Assistant finds no {object} now',
    check: { text: 'Look it up in Developer tools > Actions or States' },
    repair: [
      {
        text: 'Correct the name in the automation (a phone that was renamed, an integration that did not load), or load that integration',
      },
    ],
    source: 'Home Assistant source, exceptions.py',
    matches: [
      'ERROR (MainThread) Unable to find referenced entities light.kitchen',
      'WARNING (MainThread) [homeassistant.helpers.service] Unable to find referenced entities switch.old_plug or it is/they are currently not available',
    ],
    ignores: ['Action notify.mobile_app_pixel called'],
  },
  {
    id: 'home-assistant.template-or-package-wrong',
    kind: 'invalid_setting',
    program: 'home-assistant',
    forms: [
      {
        words: 'error while processing template template template',
        pattern: /Error while processing template: Template<template=\((?<value>.{1,120})/,
      },
      { words: 'setup failed', pattern: /Package (?<object>[\w-]{1,60}) setup failed\. (?<value>.{1,120})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Home Assistant leaves something out: {object|a template} is wrong or there twice',
    check: { text: 'Check the configuration and try the template', host: 'ha core check' },
    repair: [
      {
        text: 'Correct template (default(), has_value()), package or unique_id; clear the retained discovery topic of a device that was announced twice',
      },
    ],
    source: 'Home Assistant source, helpers/event.py, config.py, helpers/entity_platform.py',
    matches: [
      'ERROR (MainThread) [homeassistant.helpers.event] Error while processing template: Template<template=({{ states.sensor.x.state | float }}) renders=2>',
      'ERROR (MainThread) [homeassistant.config] Package heating setup failed. Integration climate cannot be merged. Expected a dict',
    ],
    ignores: ['Package heating set up'],
  },
  {
    id: 'home-assistant.entity-twice',
    kind: null,
    program: 'home-assistant',
    forms: [
      {
        words: 'does not generate unique ids',
        pattern:
          /Platform (?<object>\w{1,40}) does not generate unique IDs\. ID (?<value>\S{1,80}) (?:already exists|is already used by \S{1,80}) - ignoring/,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 3,
    means: 'An integration of Home Assistant ({object}) offers an entity twice; the second is left out',
    check: { text: 'Check the configuration and try the template', host: 'ha core check' },
    repair: [],
    source: 'Home Assistant source, helpers/event.py, config.py, helpers/entity_platform.py',
    matches: [
      'ERROR (MainThread) [homeassistant.components.mqtt.entity] Platform mqtt does not generate unique IDs. ID 0x00158d_temp already exists - ignoring sensor.temp',
      'Platform hue does not generate unique IDs. ID 00:17:88:01 is already used by light.lamp - ignoring light.lamp',
    ],
    ignores: ['Package heating set up'],
  },
  {
    id: 'home-assistant.supervisor-cannot-start',
    kind: 'missing_file',
    program: 'home-assistant',
    forms: [
      {
        words: 'error gathering device information while adding custom device',
        pattern:
          /error gathering device information while adding custom device \\?"(?<path>\/dev\/[^"\\]{1,120})\\?": no such file or directory/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'A container or add-on does not start: the device {path} is not there',
    check: { text: 'See the devices', host: 'ls -l /dev/serial/by-id' },
    repair: [
      {
        text: 'Plug the stick in again or name it by /dev/serial/by-id in the add-on or compose file',
      },
    ],
    source: 'Docker Engine; Home Assistant Supervisor source',
    matches: [
      'Can\'t start addon_core_zwave_js: 500 Server Error for http+docker://localhost/v1.43/containers/x/start: Internal Server Error ("error gathering device information while adding custom device "/dev/ttyUSB0": no such file or directory")',
      'Error response from daemon: error gathering device information while adding custom device "/dev/ttyACM0": no such file or directory',
    ],
    ignores: ['addon started'],
  },
  {
    id: 'home-assistant.supervisor-waits',
    kind: 'unreachable',
    program: 'home-assistant',
    forms: [
      {
        words: 'blocked from execution',
        pattern: /'(?<object>[\w.]{1,40})' blocked from execution, (?!not enough free space)(?<value>.{1,120})/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'Home Assistant does not run {object}: {value}',
    check: { text: 'See the state', host: 'ha resolution info; ha network info' },
    repair: [
      {
        text: 'Give the host (and its DNS) a way to the internet, or repair what "ha resolution info" names; "not running - startup" ends by itself',
      },
    ],
    source: 'Docker Engine; Home Assistant Supervisor source',
    matches: [
      "WARNING (MainThread) [supervisor.jobs] 'Updater.fetch_data' blocked from execution, no supervisor internet connection",
      "WARNING (MainThread) [supervisor.jobs] 'AddonManager.install' blocked from execution, system is not healthy - docker",
    ],
    ignores: ['addon started'],
  },
  {
    id: 'home-assistant.supervisor-no-room',
    kind: 'disk_full',
    program: 'home-assistant',
    forms: [
      {
        words: 'blocked from execution not enough free space left on the device',
        pattern:
          /'(?<object>[\w.]{1,40})' blocked from execution, (?<value>not enough free space \([\d.]{1,8} ?GB\) left on the device)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Home Assistant does not {object|go on}: {value}',
    check: { text: 'See what takes the room', host: 'df -h; ha host disks usage; docker system df' },
    repair: [
      {
        text: 'Remove old backups and add-ons that are not used, shorten recorder.purge_keep_days, or move the data disk',
        host: 'ha backups list',
      },
    ],
    source: 'Docker Engine; Home Assistant Supervisor source',
    matches: [
      "WARNING (MainThread) [supervisor.jobs] 'AddonManager.install' blocked from execution, not enough free space (1.2GB) left on the device",
      "WARNING (MainThread) [supervisor.jobs] 'HomeAssistantCore.update' blocked from execution, not enough free space (0.9GB) left on the device",
    ],
    ignores: ['addon started'],
  },
  {
    id: 'home-assistant.more-notices',
    kind: null,
    program: 'home-assistant',
    forms: [
      {
        words: 'something is blocking home assistant from wrapping up the start up phase',
        pattern: /Something is blocking Home Assistant from wrapping up the start up phase/,
      },
      {
        words: 'client unable to keep up with pending messages',
        pattern: /Client unable to keep up with pending messages/,
      },
      { words: 'unknown option', pattern: /Unknown option '(?<setting>\w{1,60})' for (?<object>[\w ().-]{1,80})/ },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 2,
    means: 'Home Assistant tells of a slow start, a slow browser or an option an add-on no longer has',
    check: { text: 'See which integration it names' },
    repair: [],
    source: 'Home Assistant source, bootstrap.py, websocket_api; Supervisor',
    matches: [
      "WARNING (MainThread) [homeassistant.bootstrap] Something is blocking Home Assistant from wrapping up the start up phase. We're going to continue anyway.",
      'ERROR (MainThread) [homeassistant.components.websocket_api.http.connection] [140] Client unable to keep up with pending messages. Reached 4096 pending messages.',
      "WARNING (MainThread) [supervisor.addons.options] Unknown option 'ssl_old' for Mosquitto broker (core_mosquitto)",
    ],
    ignores: ['Home Assistant started'],
  },
];

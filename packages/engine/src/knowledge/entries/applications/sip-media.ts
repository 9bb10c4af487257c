import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Asterisk's media and modules. */
export const SIP_MEDIA: readonly CatalogueEntry[] = [
  {
    id: 'asterisk.rtp-or-codec',
    kind: 'protocol_mismatch',
    program: 'asterisk',
    forms: [
      { words: 'no compatible codecs', pattern: /No compatible codecs/ },
      { words: 'no', pattern: /No (?:path to translate|codec translation path)(?: from (?<object>[^\n]{1,80}))?/ },
      {
        words: 'unable to find a',
        pattern: /Unable to find a (?:path to translate|codec translation path)(?: from (?<object>[^\n]{1,80}))?/,
      },
      { words: 'couldn t negotiate stream', pattern: /Couldn't negotiate stream \d{1,3}:(?<object>[\w-]{1,40})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Asterisk finds no common codec or offers no media',
    check: {
      text: 'Compare the codecs of both ends',
      host: 'asterisk -rx "pjsip show endpoint <endpoint>" | grep -i allow; asterisk -rx "core show translation"',
    },
    repair: [{ text: 'Set allow=alaw,ulaw in both endpoints (disallow=all first), and load the codec module' }],
    source: 'Asterisk res_pjsip_session.c, channel.c',
    matches: [
      '[2025-06-12 10:02:11] NOTICE[812][C-0000001a]: chan_sip.c:10912 process_sdp: No compatible codecs, not accepting this offer!',
      'WARNING[812]: channel.c:6520 ast_channel_make_compatible_helper: No path to translate from PJSIP/1001-00000012 to PJSIP/trunk-00000013',
      "DEBUG[812]: res_pjsip_session.c: Couldn't negotiate stream 0:audio-0:audio:sendrecv (alaw)",
      'WARNING[812]: channel.c:6520 ast_channel_make_compatible_helper: Unable to find a path to translate from PJSIP/1001-00000012 to PJSIP/trunk-00000013',
    ],
    ignores: ['NOTICE: Codec negotiated alaw'],
  },
  {
    id: 'asterisk.module-or-config-missing',
    kind: 'missing_file',
    program: 'asterisk',
    forms: [
      {
        words: 'error loading module',
        pattern: /Error loading module '(?<object>[^']{1,80})': (?<value>[^\n]{1,140})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'Asterisk cannot load {object|a module}: {value}',
    check: { text: 'Read the reason', host: 'asterisk -rx "module show like {object}"; sudo ls -l /etc/asterisk' },
    repair: [
      { text: "Install the module's package or its configuration, or switch it off in modules.conf with noload" },
    ],
    source: 'Asterisk loader.c',
    matches: [
      "ERROR[1]: loader.c:2529 loader: Error loading module 'res_odbc.so': libodbc.so.2: cannot open shared object file: No such file or directory",
      "WARNING[812]: loader.c:1059 load_dynamic_module: Error loading module 'codec_opus.so': /usr/lib/asterisk/modules/codec_opus.so: undefined symbol: ast_format_cache_get",
    ],
    ignores: ['NOTICE[812]: loader.c:2402 load_modules: 301 modules will be loaded.'],
  },
  {
    id: 'asterisk.part-not-loaded',
    kind: 'missing_file',
    program: 'asterisk',
    forms: [
      { words: 'unable to load config conf', pattern: /Unable to load config (?<object>[\w.-]{1,60}\.conf)/ },
      { words: 'declined to load', pattern: /(?<object>[\w]{3,40}) declined to load/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'Asterisk leaves {object} out: it is not configured or lacks something',
    check: { text: 'Read the reason', host: 'asterisk -rx "module show like {object}"; sudo ls -l /etc/asterisk' },
    repair: [
      { text: "Install the module's package or its configuration, or switch it off in modules.conf with noload" },
    ],
    source: 'Asterisk loader.c',
    matches: [
      'ERROR[812]: chan_sip.c: Unable to load config sip.conf',
      'ERROR[812]: loader.c: res_pjsip_transport_websocket declined to load.',
    ],
    ignores: ['NOTICE[812]: loader.c:2402 load_modules: 301 modules will be loaded.'],
  },
];

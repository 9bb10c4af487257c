import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const TIME_SYNC: readonly CatalogueEntry[] = [
  {
    id: 'chrony.clock-wrong',
    kind: 'clock_wrong',
    program: 'chrony',
    forms: [
      {
        words: 'system clock wrong by seconds',
        pattern: /System clock wrong by (?<value>-?\d{1,12}\.\d{1,9} seconds)/,
      },
      {
        words: 'adjustment of seconds exceeds the allowed maximum of',
        pattern:
          /Adjustment of (?<value>-?\d{1,12}\.\d{1,9} seconds) exceeds the allowed maximum of (?<limit>\d{1,12}\.\d{1,9}) seconds/,
      },
      { words: 'time jump detected', pattern: /(?<value>(?:Backward|Forward) time jump) detected!/ },
      {
        words: 'system clock was stepped by seconds',
        pattern: /System clock was stepped by (?<value>-?(?:[1-9]\d{0,11}|0\.[5-9])\.?\d{0,9} seconds)/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The clock of the host was wrong: {value}',
    check: {
      text: 'See offset and sources; a virtual machine that was paused or restored jumps as well',
      host: 'timedatectl; chronyc tracking; chronyc sources -v',
    },
    repair: [
      {
        text: 'Set the clock at once, and let it be stepped whenever it is far off',
        host: 'sudo chronyc makestep; echo "makestep 1 -1" | sudo tee /etc/chrony/conf.d/makestep.conf && sudo systemctl restart chrony',
      },
      {
        text: 'Then start what keeps time-bound state (tokens, cluster members, schedulers) again',
        host: 'sudo systemctl restart {service}',
      },
    ],
    source: 'chrony reference.c maybe_log_offset, is_offset_ok; sched.c check_current_time',
    matches: [
      'chronyd[712]: System clock wrong by 412.826123 seconds',
      'chronyd[712]: Adjustment of 3600.000 seconds exceeds the allowed maximum of 1.000 seconds (ignored) ',
      'chronyd[712]: Forward time jump detected!',
      'chronyd[712]: System clock was stepped by 7200.123456 seconds',
    ],
    ignores: ['chronyd[712]: Selected source 185.125.190.57 (ntp.ubuntu.com)'],
  },
  {
    id: 'chrony.no-source',
    kind: 'unreachable',
    program: 'chrony',
    forms: [
      {
        words: 'no suitable source for synchronisation',
        pattern: /No suitable source for (?:synchronisation|initstepslew)/,
      },
      {
        words: 'no server suitable for synchronization found',
        pattern: /no server suitable for synchronization found/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'ntp',
    specificity: 2,
    means: 'The host reaches no time server (none answers): its clock drifts',
    check: {
      text: 'See whether UDP port 123 goes out, and how far the clock is off already',
      host: 'timedatectl; chronyc sources -v; chronyc activity; sudo nc -uvz pool.ntp.org 123',
    },
    repair: [
      {
        text: 'Open UDP 123, or name the time server of the network',
        host: 'echo "server <time server> iburst" | sudo tee /etc/chrony/conf.d/local.conf && sudo systemctl restart chrony',
      },
      {
        text: 'For systemd-timesyncd',
        host: 'sudo mkdir -p /etc/systemd/timesyncd.conf.d && printf "[Time]\\nNTP=<time server>\\n" | sudo tee /etc/systemd/timesyncd.conf.d/local.conf && sudo systemctl restart systemd-timesyncd',
      },
    ],
    source: 'chrony sources.c SRC_SelectSource; systemd src/timesync/timesyncd-manager.c manager_timeout; ntpdate.c',
    matches: [
      'chronyd[712]: No suitable source for synchronisation',
      'ntpdate[2211]: no server suitable for synchronization found',
    ],
    ignores: ['systemd-timesyncd[612]: Initial synchronization to time server 185.125.190.57:123 (ntp.ubuntu.com).'],
  },
  {
    id: 'linux.clock-source-unstable',
    kind: 'clock_wrong',
    program: 'linux',
    forms: [
      {
        words: 'marking clocksource as unstable because the skew is too large',
        pattern: /Marking clocksource '(?<object>[\w-]{1,20})' as unstable because the skew is too large/,
      },
      {
        words: 'clocksource tsc unstable',
        pattern: /Clocksource (?<object>\w{1,20}) unstable \(delta = (?<value>-?\d{1,20}) ns\)/,
      },
      {
        words: 'kernel reports time_error clock unsynchronized',
        pattern: /kernel reports TIME_ERROR: (?<value>0x\w{1,8}): Clock Unsynchronized/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'The time base of the host is unstable ({object|not synchronised})',
    check: {
      text: 'See which source is used now; hpet and acpi_pm are slow, so that every look at the clock costs',
      host: 'cat /sys/devices/system/clocksource/clocksource0/current_clocksource; timedatectl; chronyc tracking',
    },
    repair: [
      {
        text: 'In a virtual machine use kvm-clock or tsc, on real hardware update the firmware; then synchronise',
        host: 'echo tsc | sudo tee /sys/devices/system/clocksource/clocksource0/current_clocksource; sudo chronyc makestep',
      },
    ],
    source: 'Linux kernel/time/clocksource.c clocksource_watchdog; ntpd ntp_loopfilter.c',
    matches: [
      "[81234.826123] clocksource: timekeeping watchdog on CPU1: Marking clocksource 'tsc' as unstable because the skew is too large:",
      'kernel: Clocksource tsc unstable (delta = -85906233 ns)',
      'ntpd[812]: kernel reports TIME_ERROR: 0x41: Clock Unsynchronized',
    ],
    ignores: ['clocksource: Switched to clocksource tsc'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Wi-Fi: hostapd, wpa_supplicant, UniFi, OpenWrt. */
export const WIRELESS_AND_DIAL: readonly CatalogueEntry[] = [
  {
    id: 'hostapd.wrong-passphrase',
    kind: 'authentication_refused',
    program: 'hostapd',
    forms: [
      { words: 'psk mismatch', pattern: /(?<object>(?:[0-9a-f]{2}:){5}[0-9a-f]{2})[^\n]{0,30}possible PSK mismatch/ },
      {
        words: 'wpa 4 way handshake failed pre shared key may be incorrect',
        pattern: /WPA: 4-Way Handshake failed - pre-shared key may be incorrect/,
      },
      {
        words: 'ctrl event ssid temp disabled wrong_key',
        pattern: /CTRL-EVENT-SSID-TEMP-DISABLED [^\n]{0,120}reason=WRONG_KEY/,
      },
      { words: 'eapol 4way hs timeout', pattern: /EAPOL-4WAY-HS-TIMEOUT (?<object>(?:[0-9a-f]{2}:){5}[0-9a-f]{2})/ },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'A station with a wrong Wi-Fi passphrase: {object}',
    check: { text: 'See which device it is', host: 'sudo iw dev wlan0 station dump; cat /tmp/dhcp.leases' },
    repair: [{ text: 'Enter the passphrase in the device anew; old devices want WPA2 with AES and no required PMF' }],
    source: 'hostapd wpa_auth.c, wpa_supplicant events.c',
    matches: [
      'hostapd: wlan0: AP-STA-POSSIBLE-PSK-MISMATCH 02:00:00:00:00:01 possible PSK mismatch',
      'wpa_supplicant[612]: wlan0: WPA: 4-Way Handshake failed - pre-shared key may be incorrect',
      'wpa_supplicant[612]: wlan0: CTRL-EVENT-SSID-TEMP-DISABLED id=0 ssid="home" auth_failures=2 duration=20 reason=WRONG_KEY',
      'hostapd: wlan0: EAPOL-4WAY-HS-TIMEOUT 02:00:00:00:00:01',
    ],
    ignores: ['hostapd: wlan0: AP-STA-CONNECTED 02:00:00:00:00:01'],
  },
  {
    id: 'hostapd.access-point-not-started',
    kind: 'invalid_setting',
    program: 'hostapd',
    forms: [
      {
        words: 'could not',
        pattern:
          /(?<value>Could not (?:select hw_mode and channel|set channel for kernel driver|configure driver mode))/,
      },
      {
        words: 'nl80211 could not configure driver mode',
        pattern: /(?<value>nl80211: Could not configure driver mode)/,
      },
      {
        words: 'hardware does not support configured',
        pattern: /(?<value>Hardware does not support configured (?:channel|mode))/,
      },
      { words: 'interface state disabled', pattern: /(?<value>wlan\w{0,8}: interface state \w{3,16}->DISABLED)/ },
      {
        words: 'frequency primary not allowed for ap mode',
        pattern: /(?<value>Frequency \d{4} \(primary\) not allowed for AP mode)/,
      },
      { words: 'line', pattern: /Line \d{1,5}: (?<value>(?:unknown configuration item|invalid line) '[^']{1,60}')/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'hostapd cannot open the access point: {value}',
    check: {
      text: 'See what the card can do',
      host: 'iw list | grep -A12 "Supported interface modes"; iw reg get; rfkill list',
    },
    repair: [
      {
        text: 'Set country_code and a channel that is allowed without radar, unblock the radio, stop NetworkManager at this card',
        host: 'sudo rfkill unblock wifi; sudo systemctl restart hostapd',
      },
    ],
    source: 'hostapd hw_features.c, driver_nl80211.c',
    matches: [
      'hostapd: Could not select hw_mode and channel. (-3)',
      'hostapd: nl80211: Could not configure driver mode',
      'hostapd: wlan0: IEEE 802.11 Hardware does not support configured channel',
      'hostapd: wlan0: interface state UNINITIALIZED->DISABLED',
      'hostapd: Frequency 5260 (primary) not allowed for AP mode, flags: 0x853 NO-IR RADAR',
      "hostapd: Line 12: unknown configuration item 'ieee80211axx'",
    ],
    ignores: ['hostapd: wlan0: AP-ENABLED'],
  },
  {
    id: 'hostapd.stations-come-and-go',
    kind: null,
    program: 'hostapd',
    forms: [
      { words: 'ap sta', pattern: /AP-STA-(?:DIS)?CONNECTED (?<peer>(?:[0-9a-f]{2}:){5}[0-9a-f]{2})/ },
      { words: 'ieee 802 11', pattern: /IEEE 802\.11: (?:authenticated|associated|disassociated|deauthenticated)\b/ },
      {
        words: 'wpa completed',
        pattern: /WPA: (?:pairwise key handshake|group key handshake|Group rekeying) completed/,
      },
      { words: 'ctrl event', pattern: /CTRL-EVENT-(?:CONNECTED|BEACON-LOSS|REGDOM-CHANGE|SIGNAL-CHANGE|SCAN-STARTED)/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'Wi-Fi devices come and go',
    check: { text: 'Nothing to do while devices stay connected; reason 3 and 8 are a leaving device, 4 an idle one' },
    repair: [],
    source: 'hostapd, wpa_supplicant',
    matches: [
      'hostapd: wlan0: AP-STA-CONNECTED 02:00:00:00:00:01',
      'hostapd: wlan0: STA 02:00:00:00:00:01 IEEE 802.11: disassociated',
      'wpa_supplicant[612]: wlan0: WPA: Group rekeying completed with 02:00:00:00:00:02 [GTK=CCMP]',
      'hostapd: wlan0: STA 02:00:00:00:00:01 WPA: group key handshake completed (RSN)',
      'wpa_supplicant[612]: wlan0: CTRL-EVENT-REGDOM-CHANGE init=CORE type=WORLD',
    ],
    ignores: ['hostapd: wlan0: AP-STA-POSSIBLE-PSK-MISMATCH 02:00:00:00:00:01'],
  },
  {
    id: 'hostapd.radius-away',
    kind: 'unreachable',
    program: 'hostapd',
    forms: [
      {
        words: 'radius no',
        pattern:
          /RADIUS: No (?:response from|authentication server) ?(?:Authentication server )?(?<peer>[\da-fA-F.:]{3,45})?/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The access point gets no answer from the RADIUS server {peer}',
    check: { text: 'Ask the server', host: 'radtest <user> <password> {peer|<server>} 0 <secret>' },
    repair: [{ text: 'Start the server, open UDP 1812, add the access point as client with the same secret' }],
    source: 'hostapd radius_client.c',
    matches: [
      'hostapd: wlan0: RADIUS: No response from Authentication server 10.0.0.5:1812 - failover',
      'hostapd: wlan0: RADIUS: No response from Authentication server 10.0.0.6:1812 - failover',
    ],
    ignores: ['hostapd: wlan0: RADIUS: Next RADIUS server connected'],
  },
  {
    id: 'networkmanager.activation-failed',
    kind: 'invalid_setting',
    program: 'networkmanager',
    forms: [
      {
        words: 'device state change failed reason',
        pattern:
          /device \((?<object>[\w.-]{1,20})\): state change: [\w-]{3,20} -> failed \(reason '(?<value>[\w-]{3,40})'/,
      },
      {
        words: 'error connection activation failed',
        pattern: /Error: Connection activation failed: (?<value>[^\n]{3,120})/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'NetworkManager cannot bring up {object}: {value}',
    check: { text: 'Read the lines of the device', host: 'nmcli device status; journalctl -u NetworkManager -n 50' },
    repair: [
      {
        text: 'no-secrets: enter the Wi-Fi password; ip-config-unavailable: no DHCP answer; supplicant-timeout: radio or password; ssid-not-found: out of range',
        host: 'nmcli connection up "{object}"',
      },
    ],
    source: 'NetworkManager nm-device.c reasons',
    matches: [
      "NetworkManager[701]: <info>  device (wlan0): state change: need-auth -> failed (reason 'no-secrets', sys-iface-state: 'managed')",
      "NetworkManager[701]: <info>  device (eth0): state change: ip-config -> failed (reason 'ip-config-unavailable', sys-iface-state: 'managed')",
      'Error: Connection activation failed: Secrets were required, but not provided.',
    ],
    ignores: ["NetworkManager[701]: <info>  device (eth0): state change: secondaries -> activated (reason 'none')"],
  },
];

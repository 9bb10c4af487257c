import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DESKS_AND_BLUETOOTH: readonly CatalogueEntry[] = [
  {
    id: 'bluetooth.adapter-unusable',
    kind: 'missing_object',
    program: 'bluetooth',
    forms: [
      {
        words: 'failed to set',
        pattern:
          /(?<value>Failed to set (?:mode|power): (?:Blocked through rfkill|Failed|Busy|Not Powered)[^\r\n]{0,20})/,
      },
      { words: 'org bluez error notready', pattern: /(?<value>org\.bluez\.Error\.NotReady)/ },
      {
        words: 'the name org bluez was not provided by any service files',
        pattern: /(?<value>The name org\.bluez was not provided by any \.service files)/,
      },
      { words: 'command timeout', pattern: /hci\d: (?<value>command (?:0x\w{4} )?tx timeout)/ },
      { words: 'no bluetooth adapters found', pattern: /(?<value>No Bluetooth adapters found)/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The Bluetooth adapter cannot be used: {value}',
    check: {
      text: 'See adapter and service',
      host: 'rfkill list bluetooth; systemctl status bluetooth --no-pager; bluetoothctl show; dmesg -T | grep -i bluetooth | tail',
    },
    repair: [
      {
        text: 'Unblock and start it, let the container use D-Bus (/run/dbus), plug the adapter in again on an extension cable',
        compose: 'docker compose up -d {service}   # volumes: ["/run/dbus:/run/dbus:ro"]',
        host: 'sudo rfkill unblock bluetooth && sudo systemctl restart bluetooth',
      },
    ],
    source: 'bluez, bleak',
    matches: [
      'bluetoothd[12]: Failed to set mode: Blocked through rfkill (0x12)',
      'bleak.exc.BleakError: [org.bluez.Error.NotReady] Resource Not Ready',
      'org.freedesktop.DBus.Error.ServiceUnknown: The name org.bluez was not provided by any .service files',
      'Bluetooth: hci0: command 0x0c03 tx timeout',
      'bleak.exc.BleakError: No Bluetooth adapters found.',
    ],
    ignores: ['hci0: firmware loaded'],
  },
  {
    id: 'bluetooth.device-cut',
    kind: 'unreachable',
    program: 'bluetooth',
    forms: [
      { words: 'le connection abort by local', pattern: /le-connection-abort-by-local/ },
      { words: 'bleakdevicenotfounderror', pattern: /BleakDeviceNotFoundError/ },
      {
        words: 'bleakerror device with address was not found',
        pattern: /BleakError: Device with address \S{1,40} was not found/,
      },
      { words: 'br connection', pattern: /br-connection-(?:create-socket|canceled|unknown|page-timeout)/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The Bluetooth device does not connect: too far, asleep, or connected elsewhere',
    check: { text: 'See whether it is heard', host: 'bluetoothctl --timeout 15 scan on' },
    repair: [{ text: 'Bring it nearer (an ESPHome Bluetooth proxy), end the other connection, change its battery' }],
    source: 'bluez, bleak',
    matches: [
      'bleak.exc.BleakError: [org.bluez.Error.Failed] le-connection-abort-by-local',
      'bleak.exc.BleakDeviceNotFoundError: Device with address AA:BB was not found.',
      '[org.bluez.Error.Failed] br-connection-page-timeout',
      'bleak.exc.BleakError: Device with address AA:BB:CC was not found.',
    ],
    ignores: ['Connected: yes'],
  },
  {
    id: 'desktop.no-display',
    kind: 'missing_setting',
    program: 'desktop',
    forms: [
      { words: 'open', pattern: /(?<value>[Cc]annot open display:? ?\S{0,20})/ },
      {
        words: 'could not load the qt platform plugin',
        pattern: /(?<value>Could not load the Qt platform plugin "\w{1,20}")/,
      },
      {
        words: 'qt qpa xcb could not connect to display',
        pattern: /(?<value>qt\.qpa\.xcb: could not connect to display)/,
      },
      {
        words: 'no display name and no display environment variable',
        pattern: /(?<value>no display name and no \$DISPLAY environment variable)/,
      },
      { words: 'missing x server or display', pattern: /(?<value>Missing X server or \$DISPLAY)/ },
      { words: 'couldn t connect to display', pattern: /(?<value>couldn't connect to display)/ },
      {
        words: 'pygame error no available video device',
        pattern: /pygame\.error: (?<value>No available video device)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'The program wants a screen, and there is none here: {value}',
    check: { text: 'See the variables', host: 'echo $DISPLAY $WAYLAND_DISPLAY; who' },
    repair: [
      {
        text: 'Run it without screen (QT_QPA_PLATFORM=offscreen, --headless, MPLBACKEND=Agg, xvfb-run), and install libxcb-cursor0 for Qt 6',
        host: 'xvfb-run -a <command>',
      },
    ],
    source: 'Xlib, Qt, Tk, Chromium ozone',
    matches: [
      'Gtk-WARNING **: cannot open display: ',
      'qt.qpa.plugin: Could not load the Qt platform plugin "xcb" in "" even though it was found.',
      'qt.qpa.xcb: could not connect to display',
      '_tkinter.TclError: no display name and no $DISPLAY environment variable',
      '[12:12:ERROR:ozone_platform_x11.cc(240)] Missing X server or $DISPLAY',
      `_tkinter.TclError: couldn't connect to display ":0"`,
      'pygame.error: No available video device',
    ],
    ignores: ['display :0 opened'],
  },
  {
    id: 'desktop.sound-and-screen-notes',
    kind: null,
    program: 'desktop',
    forms: [
      { words: 'alsa lib c', pattern: /ALSA lib \w{1,30}\.c:\d{1,5}:\(\w{1,60}\)/ },
      { words: 'libegl warning', pattern: /libEGL warning: / },
      { words: 'mesa loader failed to', pattern: /MESA-LOADER: failed to (?:open|retrieve)/ },
      {
        words: 'dbind warning t accessibility bus',
        pattern: /dbind-WARNING \*\*: [^\r\n]{0,40}Couldn't (?:connect to|register with) accessibility bus/,
      },
      {
        words: 'failed to connect to the bus',
        pattern: /Failed to connect to the bus: (?:Failed to connect to socket|Could not parse server address)/,
      },
      {
        words: 'error cc',
        pattern: /\[\d{1,8}:\d{1,8}:[\d/.]{1,20}:ERROR:(?:bus|gpu_init|viz_main_impl|command_buffer_proxy_impl)\.cc/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'Notes of sound and graphics libraries where there is no such hardware',
    check: { text: 'Nothing needs doing on servers and in containers' },
    repair: [],
    source: 'alsa-lib, Mesa, Chromium',
    matches: [
      'ALSA lib pcm_dmix.c:1032:(snd_pcm_dmix_open) unable to open slave',
      'libEGL warning: DRI2: failed to authenticate',
      'MESA-LOADER: failed to open swrast: /usr/lib/dri/swrast_dri.so',
      "(app:1): dbind-WARNING **: 03:04:05.123: Couldn't connect to accessibility bus",
      '[12:34:1130/030405.123456:ERROR:bus.cc(407)] Failed to connect to the bus: Failed to connect to socket /run/dbus/system_bus_socket: No such file or directory',
      'Failed to connect to the bus: Could not parse server address: Unknown address type',
    ],
    ignores: ['qt.qpa.xcb: could not connect to display'],
  },
];

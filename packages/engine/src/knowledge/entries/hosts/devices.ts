import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DEVICES: readonly CatalogueEntry[] = [
  {
    id: 'device.serial-missing',
    kind: 'missing_file',
    forms: [
      {
        words: 'could not open port',
        pattern:
          /could not open port '?(?<path>\/dev\/tty\w{1,16}|\/dev\/serial\/\S{1,120}|COM\d{1,3})'?: (?:\[Errno 2\]|FileNotFoundError)/,
      },
      {
        words: 'open dev no such file or directory',
        pattern:
          /open (?<path>\/dev\/(?:tty(?:USB|ACM|AMA|S)\w{1,6}|serial\/by-id\/\S{1,100})): no such file or directory/,
      },
      {
        words: 'cannot open',
        pattern: /cannot open (?<path>\/dev\/tty(?:USB|ACM|AMA)\w{1,6}|\/dev\/serial\/\S{1,100})$/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The serial port {path} is not there: unplugged, renumbered, or not passed into the container',
    check: {
      text: 'See the device and who has it',
      host: 'ls -l /dev/serial/by-id /dev/ttyUSB* /dev/ttyACM*; sudo fuser -v {path|/dev/ttyUSB0}; id -nG',
    },
    repair: [
      {
        text: 'Name it by /dev/serial/by-id (numbers change), pass it into the container',
        compose: 'docker compose up -d {service}   # devices: ["/dev/serial/by-id/...:/dev/ttyUSB0"]',
      },
    ],
    source: 'pyserial serialposix.py; serialport (node); Go serial',
    matches: [
      "serial.serialutil.SerialException: [Errno 2] could not open port /dev/ttyUSB0: [Errno 2] No such file or directory: '/dev/ttyUSB0'",
      'open /dev/ttyACM0: no such file or directory',
      'Error: No such file or directory, cannot open /dev/ttyUSB0',
    ],
    ignores: ['opened port /dev/ttyUSB0'],
  },
  {
    id: 'device.serial-forbidden',
    kind: 'file_permission',
    forms: [
      {
        words: 'could not open port',
        pattern:
          /could not open port '?(?<path>\/dev\/tty\w{1,16}|\/dev\/serial\/\S{1,120}|COM\d{1,3})'?: (?:\[Errno 13\]|PermissionError)/,
      },
      {
        words: 'open dev permission denied',
        pattern: /open (?<path>\/dev\/(?:tty(?:USB|ACM|AMA|S)\w{1,6}|serial\/by-id\/\S{1,100})): permission denied/,
      },
      {
        words: 'permission denied cannot open dev',
        pattern: /Permission denied, cannot open (?<path>\/dev\/\S{1,100})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The account may not open the serial port {path}',
    check: {
      text: 'See the device and who has it',
      host: 'ls -l /dev/serial/by-id /dev/ttyUSB* /dev/ttyACM*; sudo fuser -v {path|/dev/ttyUSB0}; id -nG',
    },
    repair: [
      {
        text: 'Put the account into dialout and log in anew; in a container add the group',
        compose: 'docker compose up -d {service}   # group_add: ["dialout"]',
        host: 'sudo usermod -aG dialout $USER',
      },
    ],
    source: 'pyserial serialposix.py; serialport (node)',
    matches: [
      "serial.serialutil.SerialException: [Errno 13] could not open port /dev/ttyUSB0: [Errno 13] Permission denied: '/dev/ttyUSB0'",
      'open /dev/ttyUSB0: permission denied',
      'Error: Error: Permission denied, cannot open /dev/ttyUSB0',
    ],
    ignores: ['opened port /dev/ttyUSB0'],
  },
  {
    id: 'device.serial-taken',
    kind: 'lock_held',
    forms: [
      {
        words: 'device reports readiness to read but returned no data',
        pattern: /device reports readiness to read but returned no data/,
      },
      { words: 'cannot lock port', pattern: /Cannot lock port/ },
      {
        words: 'could not open port dev errno',
        pattern: /could not open port '?(?<path>\/dev\/\S{1,120}?)'?: \[Errno (?:11|16)\]/,
      },
      {
        words: 'could not exclusively lock port dev',
        pattern: /Could not exclusively lock port (?<path>\/dev\/\S{1,100})/,
      },
      {
        words: 'open dev device or resource busy',
        pattern:
          /open (?<path>\/dev\/(?:tty(?:USB|ACM|AMA|S)\w{1,6}|serial\/by-id\/\S{1,100})): device or resource busy/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Another program has the serial port {path|} open',
    check: {
      text: 'See the device and who has it',
      host: 'ls -l /dev/serial/by-id /dev/ttyUSB* /dev/ttyACM*; sudo fuser -v {path|/dev/ttyUSB0}; id -nG',
    },
    repair: [
      {
        text: 'End the other program: a second container, ModemManager, brltty, an older instance',
        host: 'sudo systemctl disable --now ModemManager; sudo fuser -k {path|/dev/ttyUSB0}',
        destructive: true,
      },
    ],
    source: 'pyserial serialposix.py; serialport (node)',
    matches: [
      'serial.serialutil.SerialException: device reports readiness to read but returned no data (device disconnected or multiple access on port?)',
      'Error: Error Resource temporarily unavailable Cannot lock port',
      "serial.serialutil.SerialException: [Errno 16] could not open port /dev/ttyACM0: [Errno 16] Device or resource busy: '/dev/ttyACM0'",
      'serial.serialutil.SerialException: [Errno 11] Could not exclusively lock port /dev/ttyUSB0: [Errno 11] Resource temporarily unavailable',
      'open /dev/ttyUSB0: device or resource busy',
    ],
    ignores: ['opened port /dev/ttyUSB0'],
  },
  {
    id: 'modbus.no-answer',
    kind: 'unreachable',
    program: 'modbus',
    forms: [
      {
        words: 'modbus error connection failed to connect',
        pattern: /Modbus Error: \[Connection\] Failed to connect\[\w{1,30} (?<peer>[\w.-]{1,60}):(?<port>\d{1,5})\]/,
      },
      { words: 'modbus error input output', pattern: /Modbus Error: \[Input\/Output\] (?<value>[^\r\n]{1,100})/ },
      { words: 'modbusioexception', pattern: /ModbusIOException/ },
      {
        words: 'modbus response slave id does not match request',
        pattern: /modbus: response slave id '\d{1,3}' does not match request/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'The Modbus device does not answer ({peer|address or unit is wrong})',
    check: { text: 'Ask by hand', host: 'mbpoll -m tcp -a 1 -r 1 -c 2 <host>; nc -zv <host> 502' },
    repair: [
      {
        text: 'Correct address, unit id, baud rate and parity; many gateways take one connection only, so end the other client',
      },
    ],
    source: 'pymodbus exceptions.py; goburrow/modbus',
    matches: [
      'Modbus Error: [Connection] Failed to connect[ModbusTcpClient 10.0.0.1:502]',
      'ModbusIOException: Modbus Error: [Input/Output] No response received after 3 retries',
      "modbus: response slave id '2' does not match request '1'",
    ],
    ignores: ['modbus connected'],
  },
  {
    id: 'modbus.exception',
    kind: 'invalid_setting',
    program: 'modbus',
    forms: [
      {
        words: 'modbus exception',
        pattern:
          /modbus: exception '\d{1,2}' \((?<value>illegal (?:function|data address|data value)|server device (?:failure|busy)|gateway target device failed to respond)\)/,
      },
      {
        words: 'exception response',
        pattern: /Exception Response\(\d{1,3}, \d{1,2}, (?<value>Illegal\w{4,12}|Slave\w{4,12}|Gateway\w{4,20})\)/,
      },
      {
        words: 'modbus exception',
        pattern:
          /Modbus exception \d{1,2}: (?<value>Illegal (?:function|data address|data value)|Slave device (?:failure|busy)|Gateway (?:path unavailable|target device failed to respond))/,
      },
      {
        words: 'exceptionresponse exception_code',
        pattern: /ExceptionResponse\(dev_id=\d{1,3}, function_code=\d{1,3}, exception_code=(?<value>[1-46-8]|10|11)\)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Modbus device refuses the request: exception {value}',
    check: {
      text: 'Compare register and function with the manual of the device (counting from 0 or 1)',
      host: 'mbpoll -m tcp -a <unit> -t 4 -r <register> -c 1 <host>',
    },
    repair: [
      {
        text: '1: function code; 2: the register or count (from 0 or 1, 40001 offset, holding or input); 3: value; 4 and 6: the device; 10 and 11: unit id behind the gateway',
      },
    ],
    source:
      'Modbus application protocol V1.1b3, section 7; goburrow/modbus; pymodbus pymodbus/pdu/exceptionresponse.py; node-modbus-serial index.js',
    matches: [
      "modbus: exception '2' (illegal data address), function '131'",
      'Exception Response(131, 3, IllegalAddress)',
      'Modbus exception 2: Illegal data address (register not supported by device)',
      'Error: Modbus exception 11: Gateway target device failed to respond (retry request again later)',
      'ExceptionResponse(dev_id=1, function_code=131, exception_code=2)',
    ],
    ignores: ['read 2 registers'],
  },
  {
    id: 'opcua.not-trusted',
    kind: 'certificate_untrusted',
    program: 'opcua',
    forms: [
      { words: 'badcertificateuntrusted', pattern: /(?<value>BadCertificateUntrusted)/ },
      { words: 'badsecuritychecksfailed', pattern: /(?<value>BadSecurityChecksFailed)/ },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'The OPC UA server does not accept the client: {value}',
    check: { text: 'See the rejected certificates of the server', host: 'ls <server>/pki/rejected' },
    repair: [{ text: 'Move the certificate of the client from rejected to trusted, let its application URI fit' }],
    source: 'OPC UA status codes',
    matches: [
      'asyncua.ua.uaerrors._auto.BadCertificateUntrusted: The Certificate is not trusted.',
      'BadSecurityChecksFailed (0x80130000) "An error occurred verifying security."',
    ],
    ignores: ['Good (0x00000000)'],
  },
  {
    id: 'opcua.login-refused',
    kind: 'authentication_refused',
    program: 'opcua',
    forms: [{ words: 'badidentitytokenrejected', pattern: /(?<value>BadIdentityTokenRejected)/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The OPC UA server refuses the login: {value}',
    check: { text: 'See the account', host: 'grep -rn username <configuration>' },
    repair: [{ text: 'Correct user and password, or allow anonymous at the endpoint' }],
    source: 'OPC UA status codes',
    matches: [
      'asyncua.ua.uaerrors._auto.BadIdentityTokenRejected: The user identity token is valid but the server has rejected it.',
      'BadIdentityTokenRejected (0x80210000)',
    ],
    ignores: ['Good (0x00000000)'],
  },
  {
    id: 'opcua.access-denied',
    kind: 'authorisation_denied',
    program: 'opcua',
    forms: [{ words: 'baduseraccessdenied', pattern: /(?<value>BadUserAccessDenied)/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The OPC UA server does not allow it: {value}',
    check: { text: 'See account, role and the UserAccessLevel of the node' },
    repair: [
      { text: 'Give the account the role that may read, write or call this node, or log in with one that has it' },
    ],
    source: 'OPC UA status codes',
    matches: [
      'BadUserAccessDenied (0x801F0000)',
      'asyncua.ua.uaerrors._auto.BadUserAccessDenied: User does not have permission to perform the requested operation.',
    ],
    ignores: ['Good (0x00000000)'],
  },
  {
    id: 'device.not-permitted',
    kind: 'file_permission',
    forms: [
      {
        words: 'libusb couldn t open usb device dev bus usb errno 13',
        pattern: /libusb couldn't open USB device (?<path>\/dev\/bus\/usb\/\d{3}\/\d{3}), errno=13/,
      },
      {
        words: 'usberror errno 13 access denied insufficient permissions',
        pattern: /USBError: \[Errno 13\] Access denied \(insufficient permissions\)/,
      },
      {
        words: 'runtimeerror no access to dev',
        pattern: /RuntimeError: No access to (?<path>\/dev\/(?:mem|gpiomem|gpiochip\d))\./,
      },
      { words: 'libusb_error_access', pattern: /LIBUSB_ERROR_ACCESS/ },
      {
        words: 'to open dev dri permission denied',
        pattern: /[Ff]ailed to open (?<path>\/dev\/dri\/renderD\d{3}): Permission denied/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The account may not use the device {path|}: no right, or not passed into the container',
    check: { text: 'See device and groups', host: 'ls -l {path|/dev/bus/usb}; id -nG; lsusb' },
    repair: [
      {
        text: 'A udev rule or group (plugdev, gpio, render, video) for the account; a container needs devices: and group_add:',
        compose: 'docker compose up -d {service}   # devices: ["/dev/bus/usb"], group_add: ["render"]',
        host: `echo 'SUBSYSTEM=="usb", ATTR{idVendor}=="<vendor>", MODE="0660", GROUP="plugdev"' | sudo tee /etc/udev/rules.d/60-usb.rules && sudo udevadm control --reload && sudo udevadm trigger`,
      },
    ],
    source: 'libusb, pyusb, gpiozero, Mesa',
    matches: [
      "libusb: error [_get_usbfs_fd] libusb couldn't open USB device /dev/bus/usb/001/004, errno=13",
      'usb.core.USBError: [Errno 13] Access denied (insufficient permissions)',
      'RuntimeError: No access to /dev/mem. Try running as root!',
      'Error: LIBUSB_ERROR_ACCESS',
      'Failed to open /dev/dri/renderD128: Permission denied',
    ],
    ignores: ['opened /dev/dri/renderD128'],
  },
  {
    id: 'device.busy',
    kind: 'lock_held',
    forms: [
      { words: 'lgpio error gpio busy', pattern: /lgpio\.error: 'GPIO busy'/ },
      { words: 'libusb_error_busy', pattern: /LIBUSB_ERROR_BUSY/ },
      { words: 'usberror errno 16 resource busy', pattern: /USBError: \[Errno 16\] Resource busy/ },
      {
        words: 'open dev device or resource busy',
        pattern: /[Cc]annot open (?:device |video device )?'?(?<path>\/dev\/video\d{1,3})'?: Device or resource busy/,
      },
      { words: 'usb_claim_interface error 6', pattern: /usb_claim_interface error -6/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The device {path|} is in use by another program',
    check: {
      text: 'See who has it',
      host: 'sudo fuser -v {path|/dev/video0}; lsof | grep -E "gpiochip|ttyUSB|video" | head',
    },
    repair: [
      {
        text: 'End that program, or the kernel driver that takes it (dvb_usb_rtl28xxu for SDR sticks)',
        host: 'echo "blacklist dvb_usb_rtl28xxu" | sudo tee /etc/modprobe.d/rtlsdr.conf && sudo rmmod dvb_usb_rtl28xxu',
        destructive: true,
      },
    ],
    source: 'lgpio, libusb, v4l2',
    matches: [
      "lgpio.error: 'GPIO busy'",
      'Error: LIBUSB_ERROR_BUSY',
      'usb.core.USBError: [Errno 16] Resource busy',
      'Cannot open device /dev/video0: Device or resource busy',
      'usb_claim_interface error -6',
    ],
    ignores: ['device opened'],
  },
];

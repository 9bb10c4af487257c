import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PLANTS_AND_MACHINES: readonly CatalogueEntry[] = [
  {
    id: 'modbus.serial-silent',
    kind: 'unreachable',
    program: 'modbus',
    forms: [
      { words: 'minimalmodbus noresponseerror', pattern: /minimalmodbus\.NoResponseError/ },
      {
        words: 'minimalmodbus invalidresponseerror',
        pattern: /minimalmodbus\.InvalidResponseError: (?<value>[^\r\n]{1,80})/,
      },
      {
        words: 'pymodbus error device address returned iserror true',
        pattern:
          /Pymodbus: (?<object>[\w-]{1,40}): Error: device: (?<value>\d{1,3}) address: \d{1,6} -> pymodbus returned isError True/,
      },
      { words: 'port not open', pattern: /^(?:Error: )?Port Not Open$/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The Modbus device does not answer rightly: {value|silent}',
    check: {
      text: 'Check line and settings (A/B, baud, parity, unit, adapter)',
      host: 'ls -l /dev/serial/by-id; mbpoll -m rtu -b 9600 -P none -a 1 /dev/ttyUSB0',
    },
    repair: [
      {
        text: 'Set baud, parity and unit as at the device, end a second reader of the port, terminate the line, lengthen time-out and pause',
      },
    ],
    source:
      'minimalmodbus minimalmodbus.py; home-assistant/core homeassistant/components/modbus/modbus.py; node-modbus-serial index.js',
    matches: [
      'minimalmodbus.NoResponseError: No communication with the instrument (no answer)',
      "minimalmodbus.InvalidResponseError: Checksum error in rtu mode: 'ab' instead of 'cd' . The response is: ...",
      'Pymodbus: sensor: Error: device: 1 address: 100 -> pymodbus returned isError True',
      'Error: Port Not Open',
    ],
    ignores: ['Port 502 open'],
  },
  {
    id: 'opcua.server-refuses',
    kind: 'invalid_setting',
    program: 'opcua',
    forms: [
      { words: 'badtcpendpointurlinvalid', pattern: /\bBadTcpEndpointUrlInvalid\b/ },
      { words: 'badsecuritymoderejected', pattern: /\bBadSecurityModeRejected\b/ },
      { words: 'badsecuritypolicyrejected', pattern: /\bBadSecurityPolicyRejected\b/ },
      { words: 'badcertificatehostnameinvalid', pattern: /\bBadCertificateHostNameInvalid\b/ },
      { words: 'badcertificatetimeinvalid', pattern: /\bBadCertificateTimeInvalid\b/ },
      { words: 'badcertificateuriinvalid', pattern: /\bBadCertificateUriInvalid\b/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'The OPC UA server refuses the connection: endpoint address, security mode or certificate do not fit',
    check: { text: 'List its endpoints', host: 'uals -u opc.tcp://<host>:4840; uadiscover -u opc.tcp://<host>:4840' },
    repair: [
      {
        text: 'Use an endpoint that it lists (its host name must resolve here), with that mode and policy; a certificate whose URI and host names are those of the application, and set clocks',
      },
    ],
    source:
      'OPC UA Part 6, annex A.2 status codes; node-opcua packages/node-opcua-status-code; opcua-asyncio asyncua/ua/uaerrors',
    matches: [
      'asyncua.ua.uaerrors._auto.BadTcpEndpointUrlInvalid: The TCP endpoint URL is invalid',
      'Opc.Ua.ServiceResultException: BadSecurityModeRejected',
      'StatusCode: BadSecurityPolicyRejected',
      'BadCertificateHostNameInvalid (0x80160000)',
      'ERROR: BadCertificateTimeInvalid',
      'BadCertificateUriInvalid: The URI specified in the ApplicationDescription does not match the URI in the Certificate.',
    ],
    ignores: ['Security mode SignAndEncrypt'],
  },
  {
    id: 'opcua.session-lost',
    kind: 'unreachable',
    program: 'opcua',
    forms: [
      { words: 'badnotconnected', pattern: /\bBadNotConnected\b/ },
      { words: 'badsecurechannelclosed', pattern: /\bBadSecureChannelClosed\b/ },
      { words: 'badsessionidinvalid', pattern: /\bBadSessionIdInvalid\b/ },
      { words: 'badconnectionclosed', pattern: /\bBadConnectionClosed\b/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The OPC UA session is gone: server restarted, or it was silent too long',
    check: { text: 'Reach it', host: 'nc -vz <host> 4840' },
    repair: [
      {
        text: 'Bring the server back; let the client make a new session and subscriptions, and send keep-alives within the session time-out',
      },
    ],
    source:
      'OPC UA Part 6, annex A.2 status codes; node-opcua packages/node-opcua-status-code; opcua-asyncio asyncua/ua/uaerrors',
    matches: [
      'Opc.Ua.ServiceResultException: Error establishing a connection: BadNotConnected',
      'StatusCode=BadSecureChannelClosed',
      'BadSessionIdInvalid: The session id is not valid.',
      'UaStatusCodeException: BadConnectionClosed',
    ],
    ignores: ['session activated'],
  },
  {
    id: 'opcua.sessions-used-up',
    kind: 'connection_limit',
    program: 'opcua',
    forms: [
      { words: 'badtoomanysessions', pattern: /\bBadTooManySessions\b/ },
      { words: 'badtoomanysubscriptions', pattern: /\bBadTooManySubscriptions\b/ },
      { words: 'badtoomanymonitoreditems', pattern: /\bBadTooManyMonitoredItems\b/ },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'The OPC UA server has no session or subscription left',
    check: { text: 'See its list of sessions' },
    repair: [
      {
        text: 'Close sessions of clients that died (shorter session time-out), connect once per client, or raise the limit of the server',
      },
    ],
    source:
      'OPC UA Part 6, annex A.2 status codes; node-opcua packages/node-opcua-status-code; opcua-asyncio asyncua/ua/uaerrors',
    matches: [
      'BadTooManySessions: The server has reached its maximum number of sessions.',
      'StatusCode: BadTooManySubscriptions',
      'StatusCode: BadTooManyMonitoredItems',
    ],
    ignores: ['MaxSessionCount 100'],
  },
  {
    id: 'opcua.node-unknown',
    kind: 'missing_object',
    program: 'opcua',
    forms: [
      { words: 'badnodeidunknown', pattern: /\bBadNodeIdUnknown\b/ },
      { words: 'badnodeidinvalid', pattern: /\bBadNodeIdInvalid\b/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The OPC UA server has no such node',
    check: { text: 'Browse it', host: 'uals -u opc.tcp://<host>:4840 -n <node>' },
    repair: [
      {
        text: 'Correct the node id and its namespace index (look the index up by its URI: it changes with the server)',
      },
    ],
    source:
      'OPC UA Part 6, annex A.2 status codes; node-opcua packages/node-opcua-status-code; opcua-asyncio asyncua/ua/uaerrors',
    matches: [
      'BadNodeIdUnknown: The node id refers to a node that does not exist in the server address space.',
      'Status: BadNodeIdInvalid (0x80330000)',
    ],
    ignores: ['Node i=85 found'],
  },
  {
    id: 's7.not-reached',
    kind: 'unreachable',
    program: 's7',
    forms: [
      {
        words: 'tcp',
        pattern: /\bTCP : (?<value>Unreachable peer|Connection timed out|Connection reset by peer|Connection refused)/,
      },
      { words: 'iso', pattern: /\bISO : (?<value>An error occurred during \w{4,8} (?:TCP|PDU))/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The Siemens controller is not reached: {value}',
    check: { text: 'Reach it', host: 'nc -vz <plc> 102' },
    repair: [
      {
        text: 'Correct address, rack and slot (0/1 for S7-1200/1500, 0/2 for S7-300), permit PUT/GET and open data blocks',
      },
    ],
    source: 'snap7 src/lib/s7_text.cpp TcpTextOf(), IsoTextOf(); python-snap7 doc/error-reference.rst',
    matches: [
      "snap7.exceptions.Snap7Exception: b' TCP : Unreachable peer'",
      ' ISO : An error occurred during recv TCP : Connection timed out',
    ],
    ignores: ['Connected to PLC'],
  },
  {
    id: 's7.item-not-available',
    kind: 'missing_object',
    program: 's7',
    forms: [
      {
        words: 'cpu',
        pattern:
          /CPU : (?<value>Item not available|Address out of range|Function not available|Invalid Transport size)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Siemens controller does not give this item: {value}',
    check: { text: 'Compare number and length of the data block with the program' },
    repair: [{ text: 'Correct DB number, offset and length, switch optimized block access off, permit PUT/GET' }],
    source: 'snap7 src/lib/s7_text.cpp CliTextOf(); python-snap7 doc/error-reference.rst',
    matches: ["b'CPU : Item not available'", "snap7.exceptions.Snap7Exception: b'CPU : Address out of range'"],
    ignores: ['CPU : RUN'],
  },
  {
    id: 's7.protection-level',
    kind: 'authorisation_denied',
    program: 's7',
    forms: [
      {
        words: 'cpu function not authorized for current protection level',
        pattern: /CPU : Function not authorized for current protection level/,
      },
      { words: 'cpu invalid password', pattern: /CPU : Invalid password/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Siemens controller does not permit it: its protection level asks for a password',
    check: { text: 'See Protection and Security of the controller in TIA Portal' },
    repair: [
      { text: 'Permit access (full, or read) and PUT/GET, or give the session the password (set_session_password)' },
    ],
    source: 'snap7 src/lib/s7_text.cpp CliTextOf(); python-snap7 doc/error-reference.rst',
    matches: [
      "snap7.exceptions.Snap7Exception: b'CPU : Function not authorized for current protection level'",
      "b'CPU : Invalid password'",
    ],
    ignores: ['CPU : RUN'],
  },
  {
    id: 'mqtt.version-or-id-refused',
    kind: 'invalid_setting',
    program: 'mqtt',
    forms: [
      {
        words: 'connection refused',
        pattern: /Connection Refused: (?<value>unacceptable protocol version|identifier rejected|broker unavailable)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'The MQTT broker refuses the connection: {value}',
    check: { text: 'Compare protocol version and client id' },
    repair: [
      {
        text: 'Use a version that the broker speaks (3.1.1, 5), a client id that is short, not empty and used once; unavailable: wait for the broker',
      },
    ],
    source: 'mosquitto lib/strings_mosq.c mosquitto_connack_string(); paho.mqtt.python src/paho/mqtt/client.py',
    matches: [
      'Connection Refused: unacceptable protocol version.',
      'Connection Refused: identifier rejected.',
      'Connection error: Connection Refused: broker unavailable.',
    ],
    ignores: ['Connection accepted'],
  },
  {
    id: 'mqtt.publish-denied',
    kind: 'authorisation_denied',
    program: 'mqtt',
    forms: [
      {
        words: 'denied publish from',
        pattern: /Denied PUBLISH from (?<user>\S{1,80}) \([^)']{0,60}'(?<object>[^']{1,120})'/,
      },
      {
        words: 'not authorized to publish on topic',
        pattern:
          /(?:Client '(?<user>[^']{1,80})' \(IP: [^)]{1,60}\) is n|reason: N)ot authorized to publish on topic '(?<object>[^']{1,120})'/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The MQTT broker does not let {user|the client} publish to {object|the topic}',
    check: { text: 'Read the rules', host: 'cat /etc/mosquitto/acl' },
    repair: [{ text: 'Permit the topic (topic readwrite, pattern with %u or %c) and reload the broker' }],
    source:
      'mosquitto src/handle_publish.c handle__publish(); hivemq-community-edition IncomingPublishService.java, EventLog.java',
    matches: [
      "Denied PUBLISH from sensor1 (d0, q1, r0, m1, 'plant/1', ... (12 bytes))",
      "Client ID: sensor1, IP: 10.0.0.7 was disconnected. reason: Not authorized to publish on topic 'plant/1' with QoS '1' and retain 'false'.",
      "Client 'sensor1' (IP: 10.0.0.7) is not authorized to publish on topic 'plant/1' with QoS '1' and retain 'false'.",
    ],
    ignores: ["Received PUBLISH from sensor1 (d0, q1, r0, m1, 'plant/1', ... (12 bytes))"],
  },
  {
    id: 'can.bus-off',
    kind: 'unreachable',
    program: 'linux',
    forms: [{ words: 'bus off', pattern: /(?<object>v?s?l?can\d{1,2}): bus-off/ }],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The CAN bus {object} switched itself off after errors',
    check: { text: 'See its counters', host: 'ip -details -statistics link show {object}' },
    repair: [
      {
        text: 'Correct bitrate, termination (120 ohm at both ends) and wiring; let it come back: restart-ms 100',
        host: 'sudo ip link set {object} down && sudo ip link set {object} up type can bitrate <bitrate> restart-ms 100',
      },
    ],
    source: 'Linux drivers/net/can/dev/dev.c can_bus_off()',
    matches: [
      'kernel: mcp251x spi0.0 can0: bus-off',
      'kernel: c_can_platform 481cc000.can can1: bus-off, scheduling restart in 100 ms',
    ],
    ignores: ['can0: bitrate 500000'],
  },
];

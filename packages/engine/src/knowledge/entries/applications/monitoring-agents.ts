import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const MONITORING_AGENTS: readonly CatalogueEntry[] = [
  {
    id: 'datadog-agent.key-invalid',
    kind: 'authentication_refused',
    program: 'datadog-agent',
    forms: [
      {
        words: 'api invalid dropping transaction for',
        pattern: /API [Kk]ey invalid, dropping transaction for (?<peer>\S{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Datadog at {peer} refuses the API key of the agent',
    check: {
      text: 'See state and site',
      kubernetes: 'kubectl exec ds/datadog-agent -- agent status',
      host: 'datadog-agent status',
    },
    repair: [
      {
        text: 'Set DD_API_KEY to an API key (not an application key) of the organisation, and DD_SITE to its site: a key of datadoghq.eu is not valid at datadoghq.com',
      },
    ],
    source: 'datadog-agent comp/forwarder/defaultforwarder',
    matches: [
      'CORE | ERROR | (comp/forwarder/defaultforwarder/transaction/transaction.go:424 in internalProcess) | API Key invalid, dropping transaction for https://7-50-0-app.agent.datadoghq.com/api/v1/check_run',
      'API Key invalid, dropping transaction for https://trace.agent.datadoghq.eu/api/v0.2/traces',
    ],
    ignores: ['API Key ending with ab12c: valid'],
  },
  {
    id: 'datadog-agent.kubelet',
    kind: 'certificate_untrusted',
    program: 'datadog-agent',
    forms: [
      {
        words: 'to detect the kubelet url automatically',
        pattern: /[Uu]nable to detect the kubelet URL automatically/,
      },
      {
        words: 'impossible to reach kubelet with host',
        pattern: /impossible to reach Kubelet with host: (?<peer>[\w.:-]{1,80})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Datadog agent does not reach the kubelet {peer|of its node}',
    check: {
      text: 'Ask the kubelet by hand',
      kubernetes: 'kubectl exec ds/datadog-agent -- agent diagnose',
    },
    repair: [
      {
        text: 'Set DD_KUBERNETES_KUBELET_HOST from status.hostIP, DD_KUBELET_TLS_VERIFY=false for self-signed certificates, and the rights on nodes/proxy',
      },
    ],
    source: 'datadog-agent pkg/util/kubernetes/kubelet',
    matches: [
      'ERROR | Unable to detect the kubelet URL automatically: impossible to reach Kubelet with host: 10.0.0.1. Please check if your setup requires kubelet_tls_verify = false',
      'impossible to reach Kubelet with host: node-1.internal',
    ],
    ignores: ['kubelet URL detected'],
  },
  {
    id: 'nrpe.unreachable-or-undefined',
    kind: 'missing_setting',
    program: 'nrpe',
    forms: [
      { words: 'nrpe command not defined', pattern: /NRPE: Command '(?<object>[\w.-]{1,60})' not defined/ },
      { words: 'nrpe unable to read output', pattern: /NRPE: Unable to read output/ },
      {
        words: 'nrpe command timed out after seconds',
        pattern: /NRPE: Command timed out after (?<limit>\d{1,5}) seconds/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'NRPE cannot run {object|the command}: undefined, silent or too slow',
    check: {
      text: 'Run the command on that host as the account nagios',
      host: 'grep -r "command\\[" /etc/nagios/nrpe.cfg /etc/nagios/nrpe.d; sudo -u nagios <command>',
    },
    repair: [
      {
        text: 'Define command[...] in nrpe.cfg and restart nrpe; "unable to read output" means that the script prints nothing: missing file, rights or sudo',
      },
    ],
    source: 'NagiosEnterprises/nrpe src/nrpe.c',
    matches: [
      "NRPE: Command 'check_disk' not defined",
      'NRPE: Unable to read output',
      'NRPE: Command timed out after 60 seconds',
    ],
    ignores: ['NRPE v4.1.0'],
  },
  {
    id: 'nrpe.away',
    kind: 'unreachable',
    program: 'nrpe',
    forms: [
      {
        words: 'check_nrpe could not connect to',
        pattern: /CHECK_NRPE: (?:Error - )?Could not connect to (?<peer>[\w.-]{1,80})/,
      },
      {
        words: 'socket timeout after seconds',
        pattern: /CHECK_NRPE(?: STATE \w{1,10})?: Socket timeout after (?<limit>\d{1,5}) seconds/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'nrpe',
    specificity: 3,
    means: 'The monitoring does not get through to NRPE at {peer|a host}',
    check: {
      text: 'Connect by hand',
      host: '/usr/lib/nagios/plugins/check_nrpe -H <host>; nc -vz <host> 5666',
    },
    repair: [
      {
        text: "Start nrpe there, open port 5666, add the monitoring's address to allowed_hosts (this is what a reset or failed handshake means)",
      },
    ],
    source: 'NagiosEnterprises/nrpe src/check_nrpe.c',
    matches: [
      'CHECK_NRPE: Error - Could not connect to 10.0.0.5: Connection reset by peer',
      'CHECK_NRPE: Error - Could not connect to 10.0.0.5: Check system logs on 10.0.0.5',
      'CHECK_NRPE STATE CRITICAL: Socket timeout after 10 seconds.',
    ],
    ignores: ['CHECK_NRPE: NRPE v4.1.0'],
  },
  {
    id: 'icinga.peer-not-connected',
    kind: 'unreachable',
    program: 'icinga',
    forms: [
      {
        words: 'remote icinga instance is not connected to',
        pattern: /Remote Icinga instance '(?<peer>[\w.-]{1,80})' is not connected to '(?<value>[\w.-]{1,80})'/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'icinga',
    specificity: 3,
    means: 'Icinga: the agent {peer} is not connected to {value}',
    check: {
      text: 'See its log and port 5665',
      host: 'systemctl status icinga2; nc -vz {peer} 5665',
    },
    repair: [
      {
        text: 'Start icinga2 there, open port 5665, and see that its certificate is signed (icinga2 ca list) and the endpoint name is the same',
      },
    ],
    source: 'Icinga 2 lib/methods/clusterzonechecktask, icingachecktask',
    matches: [
      "Remote Icinga instance 'web1.example.org' is not connected to 'mon1.example.org'",
      "[2025-01-01 10:00:00 +0000] warning/Checkable: Remote Icinga instance 'db1' is not connected to 'mon1'",
    ],
    ignores: ['Icinga instance connected'],
  },
];

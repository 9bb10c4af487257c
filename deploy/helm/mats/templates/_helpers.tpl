{{/* Names are <release>-<service>, so the release "mats" has the names that compose has. */}}
{{- define "mats.name" -}}
{{- printf "%s-%s" .release .service | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "mats.selector" -}}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .service }}
{{- end -}}

{{- define "mats.labels" -}}
{{ include "mats.selector" . }}
app.kubernetes.io/name: mats
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{/* The agents that are there: each of the list, but one whose setting is not set. As JSON, since templates return text. */}}
{{- define "mats.agents" -}}
{{- $there := dict -}}
{{- range $name, $agent := .Values.agents -}}
{{- if or (not $agent.setting) (index $agent.env (default "" $agent.setting)) -}}
{{- $_ := set $there $name $agent -}}
{{- end -}}
{{- end -}}
{{- $there | toJson -}}
{{- end -}}

{{- define "mats.image" -}}
{{- $registry := required "images.registry: where the images were pushed, such as registry.example.com/mats" .root.Values.images.registry -}}
{{- printf "%s/mats-%s:%s" $registry (default .service .image) (default .root.Chart.AppVersion .root.Values.images.tag) -}}
{{- end -}}

{{- define "mats.podSecurity" -}}
runAsNonRoot: true
runAsUser: {{ . }}
runAsGroup: {{ . }}
fsGroup: {{ . }}
fsGroupChangePolicy: OnRootMismatch
seccompProfile: { type: RuntimeDefault }
{{- end -}}

{{- define "mats.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: { drop: [ALL] }
{{- end -}}

{{/* Settings, later ones winning; a value is always text. */}}
{{- define "mats.env" -}}
{{- range $name, $value := . }}
{{- if ne (toString $value) "" }}
- { name: {{ $name }}, value: {{ toString $value | quote }} }
{{- end }}
{{- end }}
{{- end -}}

{{- define "mats.probes" -}}
startupProbe:
  httpGet: { path: /healthz, port: http }
  periodSeconds: 2
  failureThreshold: 60
livenessProbe:
  httpGet: { path: /healthz, port: http }
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet: { path: /readyz, port: http }
  periodSeconds: 5
  timeoutSeconds: 4
  failureThreshold: 2
{{- end -}}

{{- define "mats.repositoryNames" -}}
{{- $names := list -}}
{{- range .Values.repositories -}}
{{- $names = append $names (printf "%s=/repositories/%s" .name .name) -}}
{{- end -}}
{{- join "," $names -}}
{{- end -}}

{{/* The pod of one service. root, service (its component, and its image without "image"), port, part (its values), env, dataVolume ("" or a claim template's name), mountsCode, graceSeconds */}}
{{- define "mats.pod" -}}
metadata:
  labels: {{- include "mats.labels" . | nindent 4 }}
  annotations:
    {{- range $key, $value := .root.Values.podAnnotations }}
    {{ $key }}: {{ $value | quote }}
    {{- end }}
    kubectl.kubernetes.io/default-container: {{ .service }}
spec:
  automountServiceAccountToken: false
  enableServiceLinks: false
  terminationGracePeriodSeconds: {{ .graceSeconds }}
  securityContext: {{- include "mats.podSecurity" 1000 | nindent 4 }}
  {{- with .root.Values.images.pullSecrets }}
  imagePullSecrets: {{- range . }}
    - { name: {{ . }} }
    {{- end }}
  {{- end }}
  {{- with .root.Values.nodeSelector }}
  nodeSelector: {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .root.Values.tolerations }}
  tolerations: {{- toYaml . | nindent 4 }}
  {{- end }}
  topologySpreadConstraints:
    - maxSkew: 1
      topologyKey: kubernetes.io/hostname
      whenUnsatisfiable: ScheduleAnyway
      labelSelector:
        matchLabels: {{- include "mats.selector" . | nindent 10 }}
  containers:
    - name: {{ .service }}
      image: {{ include "mats.image" . }}
      imagePullPolicy: {{ .root.Values.images.pullPolicy }}
      securityContext: {{- include "mats.containerSecurity" . | nindent 8 }}
      ports:
        - { name: http, containerPort: {{ .port }} }
      env:
        {{- $collector := include "mats.name" (dict "release" .root.Release.Name "service" "collector") }}
        {{- $own := dict "HOST" "0.0.0.0" "PORT" .port "MATS_DATA_DIR" "/data" "TELEMETRY_SPOOL_DIR" "/data/spool" "MATS_SERVICE_KEYS" "/run/secrets/mats/service-keys.json" "PHOENIX_COLLECTOR_ENDPOINT" (printf "http://%s:4318" $collector) "NODE_COMPILE_CACHE" "/tmp/compile-cache" }}
        {{- include "mats.env" (mergeOverwrite (dict) .root.Values.env $own .env .part.env) | nindent 8 }}
        {{- with .secretEnv }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      {{- with .part.envSecret }}
      envFrom:
        - secretRef: { name: {{ . }} }
      {{- end }}
      {{- include "mats.probes" . | nindent 6 }}
      lifecycle:
        # Those who call it learn first that it is going.
        preStop: { exec: { command: [sleep, '5'] } }
      resources: {{- toYaml .part.resources | nindent 8 }}
      volumeMounts:
        - { name: data, mountPath: /data }
        - { name: tmp, mountPath: /tmp }
        - { name: keys, mountPath: /run/secrets/mats, readOnly: true }
        {{- if .attachmentsClaim }}
        - { name: attachments, mountPath: /attachments }
        {{- end }}
        {{- if .mountsCode }}
        {{- range .root.Values.repositories }}
        - { name: code-{{ .name }}, mountPath: /repositories/{{ .name }}, readOnly: true }
        {{- end }}
        {{- end }}
        {{- with .part.volumeMounts }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
  volumes:
    - name: tmp
      emptyDir: { sizeLimit: 1Gi }
    - name: keys
      secret:
        secretName: {{ .root.Values.secrets.keys }}
        defaultMode: 0440
        items: [{ key: {{ .key }}, path: service-keys.json }]
    {{- if not .claimed }}
    - name: data
      emptyDir: { sizeLimit: 2Gi }
    {{- end }}
    {{- with .attachmentsClaim }}
    - name: attachments
      persistentVolumeClaim: { claimName: {{ . }} }
    {{- end }}
    {{- if .mountsCode }}
    {{- range .root.Values.repositories }}
    - name: code-{{ .name }}
      persistentVolumeClaim: { claimName: {{ .claim }}, readOnly: true }
    {{- end }}
    {{- end }}
    {{- with .part.volumes }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
{{- end -}}

{{/* What every service has beside its pods: a name, and a limit to how many are taken away at once. root, service, port */}}
{{- define "mats.service" -}}
apiVersion: v1
kind: Service
metadata:
  name: {{ include "mats.name" (dict "release" .root.Release.Name "service" .service) }}
  labels: {{- include "mats.labels" . | nindent 4 }}
spec:
  selector: {{- include "mats.selector" . | nindent 4 }}
  ports:
    - { name: http, port: {{ .port }}, targetPort: http }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ include "mats.name" (dict "release" .root.Release.Name "service" .service) }}
  labels: {{- include "mats.labels" . | nindent 4 }}
spec:
  maxUnavailable: 1
  selector:
    matchLabels: {{- include "mats.selector" . | nindent 6 }}
{{- end -}}

{{/* For NetworkPolicies: the pods of a service; whoever is outside, at a port; the port of an address. */}}
{{- define "mats.peer" -}}podSelector: { matchLabels: { app.kubernetes.io/instance: {{ .root.Release.Name }}, app.kubernetes.io/component: {{ .service }} } }
{{- end -}}

{{- define "mats.outside" }}
{{- if .to }}
- to: {{- toYaml .to | nindent 4 }}
  ports: [{ port: {{ .port }} }]
{{- else }}
- ports: [{ port: {{ .port }} }]
{{- end }}
{{- end }}

{{- define "mats.portOf" -}}
{{- $named := regexFind ":[0-9]+" (get (urlParse .) "host") | trimPrefix ":" -}}
{{- default (ternary "443" "80" (hasPrefix "https:" .)) $named -}}
{{- end }}

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const GO_BUILD: readonly CatalogueEntry[] = [
  {
    id: 'go.module-unresolved',
    kind: 'missing_module',
    program: 'go',
    forms: [
      {
        words: 'missing go sum entry for',
        pattern:
          /missing go\.sum entry for (?:module providing package |go\.mod file[^\r\n]{0,20})?(?<object>[\w./-]{0,120})/,
      },
      {
        words: 'no required module provides package',
        pattern: /no required module provides package (?<object>[\w./-]{1,120})/,
      },
      { words: 'package is not in', pattern: /package (?<object>[\w./-]{1,120}) is not in (?:std|GOROOT) \(/ },
      { words: 'updates to go mod needed', pattern: /go: updates to (?<path>go\.mod) needed/ },
      { words: 'inconsistent vendoring in', pattern: /go: inconsistent vendoring in (?<path>[^\s:]{1,200})/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Go does not find the module for {object|the build}, or go.mod and go.sum do not fit',
    check: {
      text: 'See what go.mod and go.sum lack; private modules need GOPRIVATE and access',
      host: 'go mod verify; go mod tidy -diff; go env GOPROXY GOPRIVATE GOFLAGS',
    },
    repair: [
      {
        text: 'Bring go.mod and go.sum in order and commit both; in a Dockerfile copy both before go mod download',
        compose: 'docker compose build {service}',
        host: 'go mod tidy && git add go.mod go.sum  # with vendoring: go mod vendor',
      },
    ],
    source: 'Go cmd/go internal/modload, modfetch; seen with Go 1.26',
    matches: [
      'main.go:2:8: missing go.sum entry for module providing package github.com/gorilla/mux; to add:',
      'main.go:2:8: no required module provides package github.com/gorilla/mux; to add it:',
      'main.go:4:2: package shop/internal/stock is not in std (/usr/local/go/src/shop/internal/stock)',
      'go: updates to go.mod needed; to update it:',
      'go: inconsistent vendoring in /src:',
    ],
    ignores: ['go: downloading github.com/gorilla/mux v1.8.0'],
  },
  {
    id: 'go.no-module-here',
    kind: 'missing_file',
    program: 'go',
    forms: [
      {
        words: 'go cannot find main module',
        pattern: /go: (?:cannot find main module|go\.mod file not found in current directory)/,
      },
      {
        words: 'go mod file not found in current directory or any parent directory',
        pattern: /go\.mod file not found in current directory or any parent directory/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Go finds no go.mod here or above',
    check: { text: 'See where it runs', host: 'pwd; ls; go env GOMOD GOWORK' },
    repair: [
      {
        text: 'Run it in the folder of go.mod; a Dockerfile copies go.mod before it builds; a new project needs go mod init',
        host: 'go mod init <module>',
      },
    ],
    source: 'Go cmd/go internal/modload, modfetch; seen with Go 1.26',
    matches: [
      'go: cannot find main module, but found .git/config in /src',
      "go: go.mod file not found in current directory or any parent directory; see 'go help modules'",
    ],
    ignores: ['go: downloading github.com/gorilla/mux v1.8.0'],
  },
  {
    id: 'go.toolchain-too-old',
    kind: 'version_mismatch',
    program: 'go',
    forms: [
      {
        words: 'requires go running go',
        pattern:
          /(?<![\w./@+-])(?<object>[\w./@+-]{1,160}) requires go >= (?<wanted>[\d.]{1,12}\w{0,6}) \(running go (?<version>[\d.]{1,12}\w{0,6})/,
      },
      {
        words: 'invalid go version must match format',
        pattern: /invalid go version '(?<wanted>[\d.]{1,12})': must match format 1\.23/,
      },
      { words: 'note module requires go', pattern: /note: module requires Go (?<wanted>[\d.]{1,12})/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The Go tool chain {version|here} is too old: {object|the module} wants {wanted}',
    check: {
      text: 'See which Go builds',
      compose: 'docker compose build --progress plain {service} 2>&1 | grep -i "requires go"',
      host: 'go version; grep -nE "^(go|toolchain) " go.mod',
    },
    repair: [
      {
        text: 'Build with Go {wanted} or newer, or lower the go line where no newer feature is used',
        compose: 'docker compose build --pull {service}  # after FROM golang:{wanted}',
        host: 'go install golang.org/dl/go{wanted}@latest && go{wanted} download',
      },
    ],
    source: 'Go cmd/go internal/gover; seen with Go 1.26',
    matches: [
      'go: go.mod requires go >= 1.99 (running go 1.26.8; GOTOOLCHAIN=local)',
      "go: errors parsing go.mod: /src/go.mod:3: invalid go version '1.23.0': must match format 1.23",
      'note: module requires Go 1.21',
    ],
    ignores: ['go: downloading go1.23.0 (linux/amd64)'],
  },
  {
    id: 'go.value-unfit',
    kind: 'code_defect',
    program: 'go',
    forms: [
      {
        words: 'json cannot unmarshal into go of type',
        pattern:
          /json: cannot unmarshal (?<value>\w{1,12}(?: [+\d.eE-]{1,24})?) into Go (?:struct field (?<object>[\w.]{1,120}) of type|value of type) [*\w.[\]{}]{1,80}/,
      },
      {
        words: 'invalid character looking for beginning of',
        pattern:
          /invalid character '(?<value>(?!<)[^']{1,8})' looking for beginning of (?<object>value|object key string)/,
      },
      {
        words: 'parsing invalid syntax',
        pattern:
          /(?<!(?:parse error on field|invalid argument|envconfig).{0,160})(?<object>strconv\.\w{1,20}): parsing "(?<value>[^"]{0,80})": (?:invalid syntax|value out of range)/,
      },
      { words: 'unexpected end of json input', pattern: /(?:^|[:="] ?)(?<value>unexpected end of JSON input)/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The Go code cannot use {value} as {object|JSON}',
    check: {
      text: 'Log the text that is read: an empty answer, another type in a newer version of the sender, a setting with a unit or a blank',
      compose: 'docker compose logs --tail 200 {service} | grep -iE "unmarshal|invalid character|strconv"',
      kubernetes: 'kubectl logs deploy/{service} --tail 200 | grep -iE "unmarshal|invalid character|strconv"',
      host: 'journalctl -u {service} -n 200 | grep -iE "unmarshal|invalid character|strconv"',
    },
    repair: [
      {
        text: 'Correct the value where it comes from (the setting, the sender), or read it with json.Number or a type of your own; check the status before the body is parsed',
      },
      {
        text: 'If it began with a release, go back to the one before until it is mended',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'Go encoding/json decode.go, scanner.go; strconv NumError; seen with Go 1.26',
    matches: [
      'json: cannot unmarshal string into Go struct field Order.qty of type int',
      "invalid character 'u' looking for beginning of value",
      'strconv.Atoi: parsing "8080tcp": invalid syntax',
      'err="unexpected end of JSON input"',
    ],
    ignores: ["invalid character '<' looking for beginning of value", 'SyntaxError: Unexpected end of JSON input'],
  },
];

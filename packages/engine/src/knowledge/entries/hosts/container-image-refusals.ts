import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const CONTAINER_IMAGE_REFUSALS: readonly CatalogueEntry[] = [
  {
    id: 'containers-image.short-name-not-asked',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'short name did not resolve to an alias',
        pattern: /short-name \\?"(?<object>[^"\\]{1,160})\\?" did not resolve to an alias/,
      },
      {
        words: 'short name resolution enforced but cannot prompt without a',
        pattern: /short-name resolution enforced but cannot prompt without a TTY/,
      },
      {
        words: 'short name mode is enforcing but image returns ambiguous',
        pattern: /short name mode is enforcing, but image name (?<object>\S{1,160}) returns ambiguous list/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The image {object|name} names no registry, and nobody can be asked which one',
    check: {
      text: 'See how short names are resolved',
      host: 'grep -vE "^#|^$" /etc/containers/registries.conf /etc/containers/registries.conf.d/*.conf',
    },
    repair: [
      {
        text: 'Write the image with its registry (docker.io/library/nginx:1.27), or set unqualified-search-registries and short-name-mode = "permissive" in registries.conf',
      },
    ],
    source: 'containers/image pkg/shortnames/shortnames.go; CRI-O internal/storage/image.go',
    matches: [
      'Failed to pull image "shop:1.2": rpc error: code = Unknown desc = short-name resolution enforced but cannot prompt without a TTY',
      'Failed to inspect image "": rpc error: code = Unknown desc = short name mode is enforcing, but image name nginx returns ambiguous list',
      'level=error msg="Error preparing image shop: short-name \\"shop\\" did not resolve to an alias and no unqualified-search registries are defined in \\"/etc/containers/registries.conf\\""',
    ],
    ignores: ['Resolved "nginx" as an alias (/etc/containers/registries.conf.d/shortnames.conf)'],
  },
  {
    id: 'containers-image.signature-refused',
    kind: 'certificate_untrusted',
    forms: [
      {
        words: 'source image rejected',
        pattern:
          /Source image rejected: (?<value>A signature was required, but no signature exists|Running image \S{1,160} is rejected by policy|Invalid GPG signature|Signature for identity \S{1,120} is not accepted|None of the signatures were accepted)/,
      },
      { words: 'signaturevalidationfailed', pattern: /SignatureValidationFailed: (?<value>[^\r\n]{1,80})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The signature policy of the host refuses the image: {value}',
    check: { text: 'Read the policy', host: 'cat /etc/containers/policy.json; ls /etc/containers/registries.d' },
    repair: [
      {
        text: 'Sign the image (cosign sign, podman push --sign-by) with the key that the policy names, or give its registry its own entry in policy.json (signedBy, sigstoreSigned or insecureAcceptAnything)',
      },
    ],
    source:
      'containers/image copy/single.go, signature/policy_eval_signedby.go, policy_eval_simple.go; CRI-O internal/storage/image.go',
    matches: [
      'Error: Source image rejected: Running image docker://registry.acme.lan/shop:1 is rejected by policy.',
      'Failed to pull image "registry.acme.lan/shop:1": SignatureValidationFailed: Source image rejected: A signature was required, but no signature exists',
    ],
    ignores: ['Storing signatures', 'runbook: what to do when the source image is rejected'],
  },
  {
    id: 'containers-image.platform-missing',
    kind: 'wrong_architecture',
    forms: [
      {
        words: 'no image found in for architecture',
        pattern: /no image found in (?:manifest list|image index) for architecture \\?"?(?<value>\w{1,12})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The image does not exist for {value}',
    check: {
      text: 'See for which platforms it is built',
      host: 'skopeo inspect --raw docker://<image> | grep -A3 platform',
    },
    repair: [
      {
        text: 'Build it for this platform too (docker buildx build --platform linux/amd64,linux/arm64), or place it on nodes of its own (nodeSelector kubernetes.io/arch)',
      },
    ],
    source: 'containers/image internal/manifest/docker_schema2_list.go, oci_index.go',
    matches: [
      'choosing image instance: no image found in manifest list for architecture "arm64", variant "v8", OS "linux"',
      'Error: choosing an image from manifest list docker://quay.io/acme/shop:1.2: no image found in image index for architecture arm64, variant "v8", OS linux',
    ],
    ignores: ['image found in manifest list for architecture amd64'],
  },
  {
    id: 'containers-image.policy-missing',
    kind: 'missing_file',
    forms: [
      { words: 'no policy json file found', pattern: /no policy\.json file found/ },
      {
        words: 'open no such file or directory',
        pattern: /open (?<path>\/\S{0,80}\/policy\.json): no such file or directory/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The signature policy file policy.json is missing on this host',
    check: { text: 'Look for it', host: 'ls -l /etc/containers/policy.json ~/.config/containers/policy.json' },
    repair: [
      {
        text: 'Install containers-common (or golang-github-containers-common), which brings it, or write {"default":[{"type":"insecureAcceptAnything"}]}',
      },
    ],
    source: 'containers/image signature/policy_config.go, as quoted by users of Podman and VS Code dev containers',
    matches: [
      'Error: no policy.json file found at any of the following: "/home/shop/.config/containers/policy.json", "/etc/containers/policy.json"',
      'Error: payload does not match any of the supported image formats: * oci: open /etc/containers/policy.json: no such file or directory',
    ],
    ignores: ['using /etc/containers/policy.json'],
  },
  {
    id: 'containers-image.registry-answers',
    kind: 'image_unavailable',
    forms: [
      {
        words: 'invalid status code from registry',
        pattern: /invalid status code from registry (?<value>[45]\d\d \([A-Za-z ]{1,40}\))/,
      },
      {
        words: 'reading manifest in',
        pattern:
          /reading manifest (?<version>\S{1,80}) in (?<object>\S{1,160}): (?<value>denied|manifest unknown|unauthorized|name unknown|(?:received unexpected HTTP status|StatusCode): [45]\d\d)/,
      },
      {
        words: 'received unexpected http status',
        pattern: /received unexpected HTTP status: (?<value>4\d\d [A-Za-z ]{1,40})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'The registry gives no image {object}: {value}',
    check: { text: 'Ask the registry by hand from this host', host: 'skopeo inspect docker://{object|<image>}' },
    repair: [
      {
        text: '403 and denied: name, visibility or the rights of the token (imagePullSecrets, podman login); unknown: name or tag; 5xx: the registry itself',
      },
    ],
    source: 'containers/image docker/errors.go, docker/docker_client.go, docker/distribution_error.go',
    matches: [
      'Failed to pull image: parsing image configuration: fetching blob: invalid status code from registry 403 (Forbidden)',
      'Error: initializing source docker://ghcr.io/acme/shop:1.2: reading manifest 1.2 in ghcr.io/acme/shop: denied',
      'Error: reading manifest 2 in quay.io/acme/shop: received unexpected HTTP status: 502 Bad Gateway',
      'Error: initializing source docker://registry.acme.lan/shop:2: reading manifest 2 in registry.acme.lan/shop: StatusCode: 403, "<html>..."',
      'Error: initializing source docker://registry.acme.lan/shop:2: pinging container registry registry.acme.lan: received unexpected HTTP status: 404 Not Found',
    ],
    ignores: ['reading manifest 1.2 in ghcr.io/acme/shop'],
  },
  {
    id: 'containers-image.too-many-requests',
    kind: 'rate_limited',
    forms: [{ words: 'too many requests to registry', pattern: /too many requests to registry/ }],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'The registry answers 429: this address pulls too much',
    check: {
      text: 'See whether a login is used',
      host: 'podman login --get-login docker.io; skopeo inspect docker://<image>',
    },
    repair: [
      {
        text: 'Log in, pull through a mirror of your own (registries.conf, pull-through cache), or wait for the next hour',
      },
    ],
    source: 'containers/image docker/errors.go',
    matches: [
      'Error: initializing source docker://docker.io/library/nginx:1.27: too many requests to registry',
      'Failed to pull image "nginx:1.27": Requesting bearer token: too many requests to registry',
    ],
    ignores: ['reading manifest 1.27 in docker.io/library/nginx'],
  },
  {
    id: 'containers-image.archive-unreadable',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'payload does not match any of the supported image formats',
        pattern: /payload does not match any of the supported image formats/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'What is to be loaded is no image archive',
    check: { text: 'See what it is', host: 'file <archive>; tar -tf <archive> | head' },
    repair: [
      {
        text: 'Write it anew (podman save, docker save; not podman export), copy it whole, and unpack zip first; the lines below name each format that was tried',
      },
    ],
    source: 'containers/common libimage/load.go',
    matches: [
      'Error: payload does not match any of the supported image formats:',
      'Error: unable to load image: payload does not match any of the supported image formats:',
    ],
    ignores: ['Loaded image: localhost/shop:1'],
  },
  {
    id: 'containers-image.not-an-image',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'unsupported mime type for compression',
        pattern: /unsupported MIME type for compression: \\?"?(?<value>[+\w./-]{1,100})/,
      },
      {
        words: 'unsupported image specific operation on artifact with type',
        pattern: /unsupported image-specific operation on artifact with type \\?"(?<value>[+\w./-]{1,100})/,
      },
      { words: 'media type', pattern: /unsupported media type (?<value>application\/vnd\.[+\w./-]{1,80})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'What the name points to is no container image but {value}',
    check: { text: 'See what it is', host: 'skopeo inspect --raw docker://<image> | head -30' },
    repair: [
      {
        text: 'Name an image: a chart, an attestation or another artifact lies under that tag; build without provenance (--provenance=false) where an old runtime stumbles over it',
      },
    ],
    source:
      'containers/image manifest/common.go, internal/manifest/errors.go; moby daemon/internal/distribution/errors.go',
    matches: [
      'Error: unsupported MIME type for compression: "application/octet-stream"',
      'Error: parsing image configuration: unsupported image-specific operation on artifact with type "application/vnd.cncf.helm.config.v1+json"',
      'unsupported media type application/vnd.in-toto+json',
    ],
    ignores: ['415 Unsupported Media Type'],
  },
  {
    id: 'containers-storage.layer-lost',
    kind: 'data_corruption',
    forms: [
      {
        words: 'layer not known',
        pattern:
          /(?:creating pod sandbox with name|creating container storage|mounting (?:container|storage)) ?[^\r\n]{0,160}: layer not known/,
      },
      {
        words: 'image exists in local storage but may be corrupted',
        pattern: /Image (?<object>\S{1,120}) exists in local storage but may be corrupted/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The local image store lost a layer of {object|an image} (a stop while it wrote)',
    check: { text: 'See which image', host: 'crictl images; podman images; sudo podman system check' },
    repair: [
      {
        text: 'Remove the image and pull it again; when the pause image is hit, stop CRI-O and clear its storage (crio wipe -f)',
        host: 'sudo systemctl stop crio && sudo crio wipe -f && sudo systemctl start crio',
        destructive: true,
      },
    ],
    source:
      'containers/storage types/errors.go; CRI-O server/sandbox_run_linux.go and issue 4285; containers/common libimage/image.go',
    matches: [
      'Failed to create pod sandbox: rpc error: code = Unknown desc = error creating pod sandbox with name "k8s_shop-0_prod_1234_0": layer not known',
      'level=error msg="Image 1234 exists in local storage but may be corrupted (remove the image to resolve the issue): size for layer \\"abc\\" is unknown, failing getSize()"',
      'Error: creating container storage: layer not known',
    ],
    ignores: ['layer not known'],
  },
];

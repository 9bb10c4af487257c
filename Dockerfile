# All images of MATS; docker-compose.yml builds one target per service. Plain syntax, so any builder can build it.

# Reading code means reading its history.
FROM node:24-bookworm-slim AS node-with-git
RUN apt-get update -qq \
 && apt-get install -y -qq --no-install-recommends git >/dev/null \
 && rm -rf /var/lib/apt/lists/* \
 # A repository that is mounted belongs to somebody else; it is only read.
 && git config --system --add safe.directory '*'

# Only what decides which packages are installed: the next stage stays cached while sources change.
FROM node:24-bookworm-slim AS manifests
COPY . /sources
WORKDIR /sources
RUN mkdir /manifests \
 && find . \( -name package.json -o -name package-lock.json -o -name .npmrc \) -not -path './demo/shop/*' -exec cp --parents {} /manifests \;

FROM node-with-git AS dependencies
WORKDIR /build
COPY --from=manifests /manifests ./
RUN npm ci --ignore-scripts --no-audit --no-fund --loglevel=error

FROM dependencies AS build
COPY . .
RUN node observability/build/bundle.ts all /out \
 && node ui/src/build/main.ts && mv ui/dist/web /out/web \
 && node demo/src/main.ts history --deployed bad-deploy --into /out/repositories/shop \
 && cp -r demo/incidents/bad-deploy /out/sample

# --- What runs ---------------------------------------------------------------------------------------------------

# Makes the secrets on first start, puts the sample's repository in place, and has the folders whose owners the volumes
# inherit.
FROM node:24-bookworm-slim AS setup
RUN mkdir -p /secrets/database /secrets/phoenix /collector-queue /repositories/shop \
    /secrets/ui /secrets/orchestrator /secrets/sre /secrets/investigator /secrets/architect /secrets/github /secrets/storage /secrets/gcloud \
 && chmod 0700 /secrets/* /collector-queue && chmod 0755 /secrets/database \
 && chown node:node /secrets/* /repositories/shop && chown 10001:10001 /collector-queue
WORKDIR /app
COPY observability/package.json ./
COPY observability/compose/*.ts ./
COPY --from=build /out/repositories/shop /app/shop
USER node
CMD ["node", "setup.ts"]

# The door to the Docker engine; it needs no package.
FROM node:24-bookworm-slim AS docker-proxy
COPY observability/compose/answers observability/compose/stays-up /usr/local/bin/
WORKDIR /app
COPY observability/package.json ./
COPY observability/docker-proxy/*.ts ./
STOPSIGNAL SIGTERM
CMD ["node", "main.ts"]

FROM node:24-bookworm-slim AS service
ENV NODE_ENV=production HOST=0.0.0.0 MATS_DATA_DIR=/data TELEMETRY_SPOOL_DIR=/data/spool \
    MATS_SERVICE_KEYS=/data/service-keys.json MATS_API_KEY_FILE=/data/api-key NODE_COMPILE_CACHE=/data/compile-cache
RUN mkdir /data && chown node:node /data
COPY observability/compose/answers observability/compose/stays-up /usr/local/bin/
WORKDIR /app
USER node
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=1s --timeout=20m --retries=3 --start-period=5m CMD ["stays-up", "answers"]
CMD ["node", "main.mjs"]

FROM node-with-git AS service-with-git
ENV NODE_ENV=production HOST=0.0.0.0 MATS_DATA_DIR=/data TELEMETRY_SPOOL_DIR=/data/spool \
    MATS_SERVICE_KEYS=/data/service-keys.json MATS_API_KEY_FILE=/data/api-key NODE_COMPILE_CACHE=/data/compile-cache
RUN mkdir /data && chown node:node /data
COPY observability/compose/answers observability/compose/stays-up /usr/local/bin/
WORKDIR /app
USER node
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=1s --timeout=20m --retries=3 --start-period=5m CMD ["stays-up", "answers"]
CMD ["node", "main.mjs"]

FROM service AS mats-ui
ENV PORT=8501 WEB_DIR=/app/web
EXPOSE 8501
COPY --from=build /out/web ./web
COPY --from=build /out/mats-ui ./

FROM service AS mats-orchestrator
ENV PORT=8080 SAMPLE_DIR=/app/sample
EXPOSE 8080
COPY --from=build /out/sample ./sample
COPY --from=build /out/mats-orchestrator ./

FROM service AS mats-sre-agent
ENV PORT=8081
EXPOSE 8081
COPY --from=build /out/mats-sre-agent ./

FROM service-with-git AS mats-investigator-agent
ENV PORT=8082
EXPOSE 8082
COPY --from=build /out/mats-investigator-agent ./

FROM service-with-git AS mats-architect-agent
ENV PORT=8083
EXPOSE 8083
COPY --from=build /out/mats-architect-agent ./

FROM service AS mats-github-agent
ENV PORT=8084
EXPOSE 8084
COPY --from=build /out/mats-github-agent ./

FROM service AS mats-storage-agent
ENV PORT=8085
EXPOSE 8085
COPY --from=build /out/mats-storage-agent ./

FROM service AS mats-gcloud-agent
ENV PORT=8086
EXPOSE 8086
COPY --from=build /out/mats-gcloud-agent ./

# The orchestrator with the packages of Temporal, which are large (docs/scale.md). Nothing else is built of these stages.
FROM dependencies AS temporal-dependencies
RUN npm ci --prefix orchestrator/temporal --ignore-scripts --no-audit --no-fund --loglevel=error \
 && find orchestrator/temporal/node_modules/@temporalio/core-bridge/releases -mindepth 1 -maxdepth 1 \
    -not -name "$(uname -m)-unknown-linux-gnu" -exec rm -r {} +

FROM build AS build-temporal
COPY --from=temporal-dependencies /build/orchestrator/temporal/node_modules ./orchestrator/temporal/node_modules
RUN node orchestrator/temporal/src/build.ts && rm orchestrator/temporal/src/workflow.ts

FROM mats-orchestrator AS mats-orchestrator-temporal
ENV MATS_ENGINE=temporal MATS_TEMPORAL_MODULE=/app/temporal/src/main.ts
COPY --from=build-temporal /build/orchestrator/temporal ./temporal

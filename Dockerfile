# syntax=docker/dockerfile:1
# One image for all services: each is a command of it (see docker-compose.yml), and they share every layer.

FROM docker.io/library/node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# Without scripts: there is nothing to build yet, and no package that we build with needs its own.
RUN npm ci --ignore-scripts --no-fund --no-audit
COPY . .
RUN npm run build

FROM docker.io/library/node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# What is optional is the embedded PostgreSQL, which a container does not start.
RUN npm ci --ignore-scripts --omit=dev --omit=optional --no-fund --no-audit
# Half of what is left is for who develops: maps and declarations.
RUN find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete

FROM docker.io/library/node:24-bookworm-slim
ENV NODE_ENV=production NODE_OPTIONS="--enable-source-maps --max-semi-space-size=32" HOST=0.0.0.0 DATA_DIR=/data KEYS_DIR=/keys
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json ./
COPY schemas schemas
COPY texts texts
# A volume that is put there belongs to the user, as these folders do: key-encryption keys have one for each purpose.
RUN mkdir -p /data /keys/kek/hub /keys/kek/simulated $(ls schemas/*/process.json | sed 's|schemas/\(.*\)/process.json|/keys/kek/\1|') && chown -R node:node /data /keys
COPY --from=build /app/dist/libs dist/libs
COPY --from=build /app/dist/apps dist/apps
USER node
EXPOSE 3000 3001 3002 3003 3010 3100
# Of the whole hub in one process; docker-compose.yml has each service's own.
HEALTHCHECK --interval=5s --timeout=3s --start-period=30s --retries=6 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/health/ready').then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/apps/hub/main.js"]

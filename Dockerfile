# One image for the API and the worker: docker build --target api . / docker build --target worker .
# Debian, not Alpine: the Temporal SDK's native part needs glibc.
FROM node:22.23.2-bookworm-slim AS app
WORKDIR /app
ENV NODE_ENV=production

COPY package.json package-lock.json .npmrc ./
COPY tools/openapi/package.json tools/openapi/
RUN npm ci --omit=dev && npm cache clean --force

COPY . .
# The workflow bundle is made now: the worker starts sooner, and its file system may stay read-only.
RUN node --import tsx --input-type=module -e "const { workflowBundle } = await import('./worker/bundle.ts'); await workflowBundle();"

# The console's pages are built once, here: the API only serves them.
RUN node --import tsx console/build/main.ts

USER node

FROM app AS worker
# No port of its own to ask; GET /readyz of the API says whether a worker polls.
HEALTHCHECK NONE
CMD ["node", "--import", "tsx", "worker/main.ts"]

# The last one is what `docker build .` makes.
FROM app AS api
ENV PORT=8080
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=5 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--import", "tsx", "api/main.ts"]

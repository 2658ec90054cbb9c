/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  // `npm test` checks types once, over everything; the build does not do it a second time.
  typescript: { ignoreBuildErrors: true },
  // The server in front has the limit of each address (server/body-limit.ts); this only lets the largest through.
  experimental: { serverActions: { bodySizeLimit: '17mb' } },
  // Native code, and packages that pick their files at run time.
  serverExternalPackages: ['@node-rs/argon2', 'graphile-worker', 'pg', 'pino'],
}

export default config

import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: true,
  // turbo run typecheck does it, with the same compiler as every other package.
  typescript: { ignoreBuildErrors: true },
};

export default config;

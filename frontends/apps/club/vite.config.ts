import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter(),
      // Pages that name no referrer send their forms with this origin; see src/lib/server/token-pages.ts.
      csrf: { trustedOrigins: ['null'] },
    }),
  ],
  test: { include: ['src/**/*.test.ts'] },
});

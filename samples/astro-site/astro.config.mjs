// @ts-check
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';

export default defineConfig({
  site: 'https://www.harbourlight.example',
  trailingSlash: 'always',
  integrations: [sitemap()],
  build: {
    // Keep CSS in files of its own, so that a strict Content-Security-Policy
    // needs no 'unsafe-inline'.
    inlineStylesheets: 'never',
  },
  vite: {
    // The same for scripts: never inline small ones into the pages.
    build: { assetsInlineLimit: 0 },
  },
});

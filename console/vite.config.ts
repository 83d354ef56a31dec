import { defineConfig, type Plugin } from 'vite';
import { address, chrome, directory, noncePlace, output } from './build/settings.ts';

/** Chrome 87 lacks the logical corner radii, and lowering them otherwise raises each rule's weight. */
const plainRadii = (): Plugin => ({
  name: 'plain-radii',
  enforce: 'pre',
  transform: (code, id) =>
    /antd[\\/]dist[\\/]antd\.css/.test(id)
      ? {
          code: code
            .replaceAll('border-start-start-radius', 'border-top-left-radius')
            .replaceAll('border-start-end-radius', 'border-top-right-radius')
            .replaceAll('border-end-start-radius', 'border-bottom-left-radius')
            .replaceAll('border-end-end-radius', 'border-bottom-right-radius'),
          map: null,
        }
      : null,
});

export default defineConfig({
  root: directory,
  base: address,
  plugins: [plainRadii()],
  html: { cspNonce: noncePlace },
  build: {
    outDir: output,
    emptyOutDir: true,
    target: chrome,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      onLog: (level, log, say) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : say(level, log)),
    },
  },
  worker: { format: 'es' },
});

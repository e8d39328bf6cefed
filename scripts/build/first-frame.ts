import fs from 'node:fs';
import { rolldown } from 'rolldown';
import type { Plugin } from 'vite';

/**
 * For an end with a `first-frame.ts`: puts that program and the style sheet into the page itself, so that the first frame needs
 * no second journey over the network. The gateway allows both by their digests. No plugin for an end without one.
 */
export function firstFrame(entry: string, tsconfig: string): Plugin[] {
  if (!fs.existsSync(entry)) return [];
  return [{
    name: 'first-frame',
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle }) {
        const script = await bundled(entry, tsconfig);
        const styles = Object.values(bundle ?? {}).flatMap((file) => (file.type === 'asset' && file.fileName.endsWith('.css') && html.includes(file.fileName) ? file : []));
        // As functions: a `$` in the text means nothing then.
        const styled = styles.reduce((page, { fileName, source }) => page.replace(new RegExp(`<link rel="stylesheet"[^>]*${fileName}">`), () => `<style>${String(source).trim()}</style>`), html);
        return styled.replace('</body>', () => `<script>${script}</script>\n  </body>`);
      },
    },
  }];
}

/** The program as one script, with only what it uses of the libraries. */
async function bundled(entry: string, tsconfig: string): Promise<string> {
  const bundle = await rolldown({
    input: entry, platform: 'browser', tsconfig, logLevel: 'silent',
    treeshake: { moduleSideEffects: [{ test: /first-frame\.ts$/, sideEffects: true }, { test: /./, sideEffects: false }] },
  });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  await bundle.close();
  return output[0].code.trim().replaceAll('</script', '<\\/script');
}

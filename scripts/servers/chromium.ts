import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { cacheFolder, cloneRoot } from './folders.js';

/** The pages need no network beyond this machine; without these Chromium knocks at its maker's servers. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser to use: CHROMIUM_PATH, else one on PATH, else the one inside an npm package (unpacked on first use). */
export async function chromiumPath(): Promise<string> {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    const found = spawnSync('which', [name], { encoding: 'utf8' });
    if (found.status === 0) return found.stdout.trim();
  }
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}

/**
 * Fonts for Chinese on a machine that may have none: a settings file naming the folders of the packaged Noto Sans SC
 * beside the system's own. Returns its path.
 */
export function writeFontSettings(): string {
  const folder = cacheFolder('fonts');
  const noto = path.join(cloneRoot(), 'node_modules', '@expo-google-fonts', 'noto-sans-sc');
  const folders = [path.join(noto, '400Regular'), path.join(noto, '700Bold'), '/usr/share/fonts', '/usr/local/share/fonts'];
  const file = path.join(folder, 'fonts.conf');
  const lines = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...folders.map((each) => `  <dir>${escapeXml(each)}</dir>`),
    `  <cachedir>${escapeXml(path.join(folder, 'cache'))}</cachedir>`,
    ...['sans-serif', 'serif', 'monospace', 'system-ui'].map(
      (family) => `  <alias><family>${family}</family><prefer><family>Noto Sans SC</family></prefer></alias>`,
    ),
    // `system-ui` asks for no family at all; without a last wish it gets whatever font comes first.
    '  <match target="pattern"><edit name="family" mode="append_last" binding="strong"><string>Noto Sans SC</string></edit></match>',
    '</fontconfig>',
  ];
  fs.writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Size of text that asks for none, in CSS pixels: as browsers come, and as a reader has set it who needs it twice as large. */
export const textPx = { usual: 16, doubled: 32 } as const;

/** Starts a headless Chromium that can show Chinese; throws a sentence when it cannot. The caller closes it. */
export async function launchChromium(text: number = textPx.usual): Promise<Browser> {
  const env = { ...process.env, FONTCONFIG_FILE: writeFontSettings() };
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: [...FLAGS, `--blink-settings=defaultFontSize=${text}`], env });
  try {
    const page = await browser.newPage();
    if (!(await showsChinese(page))) throw new Error('This Chromium has no font for Chinese: 签 looks like a missing character.');
    await page.close();
    return browser;
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** Whether a page draws `text` with a glyph other than the one for characters no font has. */
export function showsChinese(page: Page, text = '签'): Promise<boolean> {
  return page.evaluate((probe) => {
    const picture = (character: string): string => {
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 40;
      const context = canvas.getContext('2d');
      if (!context) return '';
      context.font = '32px sans-serif';
      context.fillText(character, 2, 34);
      return canvas.toDataURL();
    };
    return picture(probe) !== picture('\u{10FFFD}') && picture(probe) !== picture(' ');
  }, text);
}

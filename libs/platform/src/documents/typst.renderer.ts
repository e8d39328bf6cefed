import { createRequire } from 'node:module';
import path from 'node:path';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import qrcode from 'qrcode';
import { PrintFailure, type PrintOrder } from './print-order.js';

/** Weights the templates use; nothing else is loaded. */
const WEIGHTS = ['400Regular', '700Bold'];
/** How many prints a memoised layout outlives without being used. */
const KEPT_LAYOUTS = 2;

/** The folders with the fonts, found beside the program that runs. */
function fontFolders(): string[] {
  const home = createRequire(path.resolve(process.argv[1] ?? '.')).resolve('@expo-google-fonts/noto-sans-sc/package.json');
  return WEIGHTS.map(weight => path.join(path.dirname(home), weight));
}

/** Prints PDF/A-2a by typst. Holds the compiler and its fonts, some 100 MB: for processes that print and nothing else. */
export class TypstRenderer {
  private readonly compilers = new Map<string, NodeCompiler>();

  private constructor(private readonly typst: typeof NodeCompiler) {}

  /** Loads the compiler, a native library. */
  static async open(): Promise<TypstRenderer> {
    // One core for one document: with more, the library's threads spend their time waiting for each other. Read when it is loaded.
    process.env['RAYON_NUM_THREADS'] = '1';
    const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
    return new TypstRenderer(NodeCompiler);
  }

  /** Throws PrintFailure; a character without a glyph is one. */
  async print({ template, data, qr, at }: PrintOrder): Promise<Buffer> {
    const compiler = this.compilerFor(path.dirname(template));
    // The mask is fixed: trying all eight costs more than all the rest of the code, and every reader reads any.
    const code = await qrcode.toString(qr, { type: 'svg', errorCorrectionLevel: 'M', maskPattern: 2, margin: 0 });
    try {
      return compiler.pdf({ mainFilePath: template, inputs: { data: JSON.stringify(data), qr: code } }, { pdfStandard: 'a-2a', creationTimestamp: at });
    } catch (error) {
      throw new PrintFailure(withoutQuotes(String((error as Error).message)));
    } finally {
      compiler.evictCache(KEPT_LAYOUTS);
    }
  }

  private compilerFor(workspace: string): NodeCompiler {
    const known = this.compilers.get(workspace);
    if (known) return known;
    const compiler = this.typst.create({ workspace, fontArgs: [{ fontPaths: fontFolders() }] });
    this.compilers.set(workspace, compiler);
    return compiler;
  }
}

/** typst quotes the text it stumbles over: a person's name has no place in a log. */
const withoutQuotes = (message: string): string => message.replaceAll(/`[^`]*`|"(?:[^"\\]|\\.)*"/g, '…').slice(0, 500);

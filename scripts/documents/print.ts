import path from 'node:path';
import { paperOf, verifyAddress, type Numbered, type Signing } from '../../apps/agreements/src/document/agreement.paper.js';
import { TypstRenderer } from '../../libs/platform/src/documents/typst.renderer.js';
import { cloneRoot } from '../servers/folders.js';

const PUBLIC_URL = 'https://netsign.example';

/** Prints agreements in this very process: for checks and measures, which have nothing else to do. */
export async function openPrinter(): Promise<(agreement: Numbered & Signing) => Promise<Buffer>> {
  const renderer = await TypstRenderer.open();
  const template = path.join(cloneRoot(), 'apps', 'agreements', 'src', 'document', 'agreement.typ');
  return agreement => renderer.print({ template, data: paperOf(agreement, agreement, PUBLIC_URL), qr: verifyAddress(PUBLIC_URL, agreement), at: Math.floor(agreement.inForceAt.getTime() / 1000) });
}

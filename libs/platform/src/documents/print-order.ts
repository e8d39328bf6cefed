/** One document to be printed. Everything that is printed stands here: the same order, the same bytes, on any day and machine. */
export interface PrintOrder {
  /** Path of the `.typ` file. It reads `sys.inputs.data` (JSON) and `sys.inputs.qr` (SVG). */
  readonly template: string;
  readonly data: unknown;
  /** What the QR code says. */
  readonly qr: string;
  /** The document's own date: that of the fact it prints, in seconds since 1970, never the time of printing. */
  readonly at: number;
}

/** A document that could not be printed. The message names the cause and holds nothing of what was to be printed. */
export class PrintFailure extends Error {}

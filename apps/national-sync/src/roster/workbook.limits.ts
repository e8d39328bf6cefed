/** How much an uploaded workbook may ask of the service. All of it is judged before or while it is read, never after. */
export interface WorkbookLimits {
  /** Files inside the zip. */
  readonly entries: number;
  /** Bytes of all files inside, unpacked, as declared; a file that unpacks to more than it declared is refused too. */
  readonly inflatedBytes: number;
  /** Unpacked ÷ packed size of one file; judged from `ratioFrom` unpacked bytes on, below it any file is harmless. */
  readonly ratio: number;
  readonly ratioFrom: number;
  /** Characters of all shared strings together: they are spilled to a file. */
  readonly sharedCharacters: number;
  /** Characters between two tags, or within one. Excel's longest cell has 32 767. */
  readonly tokenCharacters: number;
  /** Rows that hold something. */
  readonly rows: number;
  /** Columns; something further right is refused. */
  readonly columns: number;
}

/** A whole sheet as Excel can hold it, of some twenty columns: several schools, or a province. */
export const rosterLimits: WorkbookLimits = {
  entries: 1_000,
  inflatedBytes: 8_000_000_000,
  ratio: 200,
  ratioFrom: 1_000_000,
  sharedCharacters: 2_000_000_000,
  tokenCharacters: 400_000,
  rows: 1_048_576,
  columns: 200,
};

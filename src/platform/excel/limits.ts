/** What a file may cost before it is refused. Sizes in bytes; inflated sizes are counted, never believed. */
export interface ReadLimits {
  /** The file as it lies on disk. */
  readonly fileBytes: number;
  /** A BIFF file is read as a whole, so it may be only this large. */
  readonly xlsBytes: number;
  readonly zipEntries: number;
  /** All sheets of the package together. */
  readonly inflatedBytes: number;
  /** Parts that are held in memory as text: shared strings. */
  readonly sharedStringBytes: number;
  /** Inflated to packed size; looked at only once a part has passed `ratioFromBytes`, since small parts repeat a lot. */
  readonly inflationRatio: number;
  readonly ratioFromBytes: number;
  /** Rows with content, a sheet. */
  readonly rows: number;
  /** Cells beyond this column are not read: nobody's ledger is that wide, a stray format is. */
  readonly columns: number;
}

const MIB = 1 << 20;

export const defaultLimits: ReadLimits = {
  fileBytes: 100 * MIB,
  xlsBytes: 20 * MIB,
  zipEntries: 10_000,
  inflatedBytes: 1024 * MIB,
  sharedStringBytes: 128 * MIB,
  inflationRatio: 300,
  ratioFromBytes: 64 * MIB,
  rows: 300_000,
  columns: 500,
};

import type { ImportDelimiter, ImportEncoding, ImportFormat } from "@roster/domain";
import type { Column } from "./csv-columns.ts";

/** What a file turns out to be, filled in while it is read. The last four are of CSV. */
export interface FoundOut {
  format: ImportFormat | null;
  encoding: ImportEncoding | null;
  delimiter: ImportDelimiter | null;
  headings: readonly string[] | null;
  columns: readonly Column[];
  /** Where somebody looks at a file first, this is told why it could not be imported, and reading goes on. */
  onProblem?: (problem: string) => void;
  /** The cells of each row, for who wants to show some. */
  onCells?: (cells: readonly string[]) => void;
}

export const nothingFound = (): FoundOut => ({
  format: null,
  encoding: null,
  delimiter: null,
  headings: null,
  columns: [],
});

import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { OutputOf } from "../../../../../kernel/operation.ts";
import { keyOf } from "../../../../../platform/client/query-keys.ts";
import { usePages } from "../../../../../platform/client/useRead.ts";
import { type ImportBatch, readImport } from "../../../imports/import-batch.contract.ts";
import { type ImportRow, listRows } from "../../../imports/import-rows.contract.ts";
import type { RowFilter } from "./row-filter.ts";

const ROWS_AT_ONCE = 200;

interface CachedPages {
  readonly pages: readonly OutputOf<typeof listRows>[];
  readonly pageParams: readonly unknown[];
}

interface Edited {
  readonly row: ImportRow;
  readonly others: readonly ImportRow[];
  readonly counts: ImportBatch["counts"];
}

/** The rows of the grid, page after page, and a way to put an edited row in its place without reading all again. */
export function useGridRows(batchId: string, filter: RowFilter) {
  const client = useQueryClient();
  const input = {
    params: { id: batchId },
    query: { ...filter, limit: ROWS_AT_ONCE },
  };
  const pages = usePages(listRows, input, { keepPrevious: true });
  const cached = pages.data?.pages;
  const rows = useMemo(() => rowsOf(cached ?? []), [cached]);

  const replace = ({ row, others, counts }: Edited) => {
    const now = new Map([row, ...others].map((one) => [one.seq, one]));
    client.setQueriesData<CachedPages>({ queryKey: [listRows.name] }, (data) =>
      data?.pages === undefined
        ? data
        : {
            ...data,
            pages: data.pages.map((page) => ({
              ...page,
              items: page.items.map((item) => now.get(item.seq) ?? item),
            })),
          },
    );
    const batchKey = keyOf(readImport, { params: { id: batchId } });
    client.setQueryData<ImportBatch>(batchKey, (batch) =>
      batch === undefined ? batch : { ...batch, counts },
    );
    // What may be done now (is anything ready?) is the server's to say.
    void client.invalidateQueries({ queryKey: batchKey });
  };
  const refresh = () => void client.invalidateQueries({ queryKey: [listRows.name] });
  // A mended row may have left the selection since the first page was counted.
  const total = pages.hasNextPage ? Math.max(pages.first?.total ?? 0, rows.length) : rows.length;
  return { ...pages, rows, total, replace, refresh };
}

/** All rows of the pages read so far. */
export function rowsOf(pages: readonly { readonly items: readonly unknown[] }[]): readonly ImportRow[] {
  return pages.flatMap((page) => page.items as readonly ImportRow[]);
}

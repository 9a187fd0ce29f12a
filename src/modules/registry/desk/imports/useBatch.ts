import { type UseQueryResult, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { z } from "zod";
import type { Operation } from "../../../../kernel/operation.ts";
import { call } from "../../../../platform/client/api.ts";
import type { ApiProblem } from "../../../../platform/client/api-problem.ts";
import { keyOf } from "../../../../platform/client/query-keys.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { listMissing, readComparison } from "../../imports/compare-import.contract.ts";
import { type ImportBatch, listImports, readImport } from "../../imports/import-batch.contract.ts";
import { readSheets } from "../../imports/import-columns.contract.ts";
import { listRows } from "../../imports/import-rows.contract.ts";
import { isRunning } from "../../imports/import-state.ts";

const ASK_EVERY_MS = 800;
const ROOM_OF_BATCH = [listRows, readComparison, listMissing, readSheets, listImports];

/** The batch as the server has it, asked again and again while a job is at work on it. */
export function useBatch(id: string): UseQueryResult<ImportBatch, ApiProblem> {
  const client = useQueryClient();
  const batch = useQuery<ImportBatch, ApiProblem>({
    queryKey: keyOf(readImport, { params: { id } }),
    queryFn: ({ signal }) => call(readImport, { params: { id }, signal }),
    refetchInterval: ({ state }) =>
      state.data !== undefined && isRunning(state.data.state) ? ASK_EVERY_MS : false,
    staleTime: 0,
  });
  // A job has ended: rows and comparison read before it are old.
  const state = batch.data?.state;
  const before = useRef(state);
  useEffect(() => {
    if (before.current !== undefined && before.current !== state && state !== undefined && !isRunning(state))
      for (const { name } of ROOM_OF_BATCH) void client.invalidateQueries({ queryKey: [name] });
    before.current = state;
  }, [state, client]);
  return batch;
}

type BatchWrite = Operation<z.ZodType, z.ZodType, z.ZodType, typeof ImportBatch>;

/** A step with the batch; its answer is the batch as it stands then. */
export function useBatchStep<Op extends BatchWrite>(operation: Op) {
  const client = useQueryClient();
  return useWrite(operation, {
    makesOld: [listImports],
    onDone: (answer) => {
      const batch = answer as ImportBatch;
      client.setQueryData(keyOf(readImport, { params: { id: batch.id } }), batch);
    },
  });
}

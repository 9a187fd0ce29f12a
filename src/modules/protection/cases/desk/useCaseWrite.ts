import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Operation, OutputOf } from "../../../../kernel/operation.ts";
import { keyOf } from "../../../../platform/client/query-keys.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { readDesk } from "../../../registry/desk.contract.ts";
import type { CaseView } from "../case-view.contract.ts";
import { listCases, readCase } from "../cases.contract.ts";
import { listChildCases } from "../child-cases.contract.ts";
import { readCaseWorks } from "../links/works.contract.ts";

/**
 * An act in a case: its answer is the case as it stands afterwards. Where somebody else was faster, the page behind the dialog shows
 * the newest state, and what was typed stays.
 */
export function useCaseWrite<Op extends Operation>(
  operation: OutputOf<Op> extends CaseView ? Op : never,
  id: string,
  onDone: () => void,
) {
  const client = useQueryClient();
  const write = useWrite<Op>(operation, {
    makesOld: [listCases, listChildCases, readCaseWorks, readDesk],
    onDone: (answer) => {
      client.setQueryData(keyOf(readCase, { params: { id } }), answer);
      onDone();
    },
  });
  const isConflict = write.error?.status === 409 || write.error?.status === 412;
  useEffect(() => {
    if (isConflict) void client.invalidateQueries({ queryKey: [readCase.name] });
  }, [isConflict, client]);
  return write;
}

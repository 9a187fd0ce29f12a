import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Operation, OutputOf } from "../../../../kernel/operation.ts";
import { keyOf } from "../../../../platform/client/query-keys.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { readDesk } from "../../../registry/desk.contract.ts";
import { listRings } from "../../rings/rings.contract.ts";
import type { ReportView } from "../report-view.contract.ts";
import { listReports, readReport } from "../reports.contract.ts";

/**
 * An act on a report: its answer is the report as it stands afterwards. Where somebody else was faster, the page behind the dialog
 * shows the newest state, and what was typed stays.
 */
export function useReportWrite<Op extends Operation>(
  operation: OutputOf<Op> extends ReportView ? Op : never,
  id: string,
  onDone: () => void,
) {
  const client = useQueryClient();
  const key = keyOf(readReport, { params: { id } });
  const write = useWrite<Op>(operation, {
    makesOld: [listReports, readDesk, listRings],
    onDone: (answer) => {
      client.setQueryData(key, answer);
      onDone();
    },
  });
  const isConflict = write.error?.status === 409 || write.error?.status === 412;
  useEffect(() => {
    if (isConflict) void client.invalidateQueries({ queryKey: [readReport.name] });
  }, [isConflict, client]);
  return write;
}

import { App } from "antd";
import type { AnyOperation } from "../../../../platform/client/api.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { readDesk } from "../../../registry/desk.contract.ts";
import { listAssessments, readAssessment, readChildGrades } from "../assessments.contract.ts";

/** A step of an assessment: says that it is done, and shows everything anew that tells of it. */
export function useAssessmentWrite<Op extends AnyOperation>(
  operation: Op,
  done: string,
  onDone?: () => void,
) {
  const { message } = App.useApp();
  return useWrite(operation, {
    makesOld: [readAssessment, listAssessments, readChildGrades, readDesk],
    onDone: () => {
      void message.success(done);
      onDone?.();
    },
  });
}

/** What may be begun about a child from its case, and why something may not. */

import { mayDo } from "../../../../platform/access/policy.ts";
import { inEveryPlace, type Tx } from "../../../../platform/db/database.ts";
import {
  boundProcedures,
  isOpenTo,
  type ProcedureBinding,
} from "../../../../platform/procedures/procedure-book.service.ts";
import { runningMattersOf } from "../../../../platform/procedures/running-matters.service.ts";
import { mayStart } from "../../../../platform/procedures/who-may.ts";
import { findApplicantChild } from "../../../registry/applicants.service.ts";
import { isAssessing } from "../../assessments/assessments.store.ts";
import { findCustody } from "../../guardianship/custody.store.ts";
import { guardianshipGroup, unfitNow } from "../../guardianship/which-procedure.ts";
import { findSpecial } from "../../special/special-procedures.ts";
import type { BeginOption } from "./works.contract.ts";

interface Asked {
  readonly caseId: string;
  readonly childId: string;
  readonly isClosed: boolean;
}

export async function beginOptions(tx: Tx, asked: Asked): Promise<BeginOption[]> {
  const { caseId, childId, isClosed } = asked;
  const isReached = (await findApplicantChild(tx, childId)) !== undefined;
  const custody = await inEveryPlace(tx, () => findCustody(tx, childId));
  const running = new Set((await runningMattersOf(tx, [childId])).map(({ procedure }) => procedure));
  const always = isClosed
    ? "个案已经结案"
    : isReached
      ? undefined
      : "孩子的档案不在您的辖区，请由孩子所在镇街或者区里办理";
  const toCase = `child=${childId}&case=${caseId}`;
  const ofProcedure = ({ procedure }: ProcedureBinding): BeginOption => {
    const isGuardianship = procedure.group === guardianshipGroup;
    const { code, title } = procedure;
    const mayNot =
      always ??
      (mayDo(tx.actor, "application.start") && mayStart(procedure, tx.actor)
        ? undefined
        : "要由别的岗位发起") ??
      (running.has(code) && procedure.isRepeatable !== true ? "正在办理" : undefined) ??
      (isGuardianship ? unfitNow(code, custody?.kind) : undefined);
    return {
      kind: isGuardianship ? "guardianship" : "special",
      ...{ code, title, mayNot: mayNot ?? null },
      href: `/${isGuardianship ? "applications" : "special"}/new?procedure=${code}&${toCase}`,
    };
  };
  const bound = boundProcedures().filter((one) => isOpenTo(one, tx.actor.role));
  const isAssessed = await inEveryPlace(tx, () => isAssessing(tx, childId));
  const assessing =
    always ??
    (mayDo(tx.actor, "assessment.start") ? undefined : "要由别的岗位发起") ??
    (isAssessed ? "正在评估" : undefined);
  return [
    ...bound.filter(({ procedure }) => procedure.group === guardianshipGroup).map(ofProcedure),
    {
      kind: "assessment",
      code: "assessment",
      title: "监护能力评估",
      href: `/assessments/new?${toCase}`,
      mayNot: assessing ?? null,
    },
    ...bound.filter(({ procedure }) => findSpecial(procedure.code) !== undefined).map(ofProcedure),
  ];
}

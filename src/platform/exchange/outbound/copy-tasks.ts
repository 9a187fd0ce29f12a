/** The task of a copy that is due: on the district's desk until it left. Pure. */
import { type Due, titleOfQuarter } from "./copy-dues.ts";

export const COPY_TASK = "exchange.copy";

export function copyKey(lineId: string, dueOn: string): string {
  return `${COPY_TASK}/${lineId}/${dueOn}`;
}

export function copyTask(
  agreement: {
    readonly id: string;
    readonly lineId: string;
    readonly title: string;
    readonly unit: string;
    readonly scopeCode: string;
  },
  due: Due,
) {
  const quarter = titleOfQuarter(due.period);
  return {
    kind: COPY_TASK,
    key: copyKey(agreement.lineId, due.on),
    title: `向${agreement.unit}抄送${quarter}名单`,
    why: `按协议“${agreement.title}”，${due.on} 前要抄送${quarter}封存的名单。季度封存后生成文件，系统会记下抄送了什么。`,
    link: `/exchange/copies?agreement=${agreement.id}`,
    role: "districtOfficer" as const,
    scopeCode: agreement.scopeCode,
    subjectId: agreement.id,
    dueOn: due.on,
  };
}

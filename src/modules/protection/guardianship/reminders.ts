/** Which tasks the clocks of guardianship put on desks. Pure. */

import type { Role } from "../../../kernel/actor.ts";
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import type { CustodyAlarm, CustodyClock } from "./custody-clock.ts";
import {
  type GuardianshipKind,
  guardianshipKindCodes,
  type OrderKind,
  orderKindCodes,
} from "./guardianship-codes.contract.ts";
import type { OrderClock } from "./order-clock.ts";
import { orderTaskKey, placingTaskKey, termTaskKey } from "./task-keys.ts";

export interface Reminder {
  readonly kind: "guardianship.placing" | "guardianship.term" | "guardianship.order";
  readonly key: string;
  readonly title: string;
  readonly why: string;
  readonly role: Role;
  /** How many digits of the child's place are the desk's. */
  readonly digits: 6 | 9;
  readonly dueOn: IsoDate | null;
}

interface OfChild {
  readonly id: string;
  readonly childName: string;
}

const termWords: Readonly<
  Record<Exclude<CustodyAlarm, "noPlacement">, readonly [title: string, why: string]>
> = {
  firstReminder: ["评估去向", "临时监护快满期限，请评估：送回家庭、继续，还是转为长期监护。"],
  secondReminder: ["尽快定下去向", "临时监护就要满期限，请办理送回、解除或者长期监护。"],
  pastTerm: ["超过期限", "临时监护已经超过期限，请马上办理送回、解除或者长期监护。"],
};

export function custodyReminders(
  { id, childName, kind }: OfChild & { readonly kind: GuardianshipKind },
  { alarms, says, dueOn }: CustodyClock,
): Reminder[] {
  const label = guardianshipKindCodes.label(kind);
  return alarms.map((alarm) => {
    if (alarm === "noPlacement")
      return {
        kind: "guardianship.placing",
        key: placingTaskKey(id),
        title: `安置和交接：${childName}`,
        why: "国家监护的孩子没有登记安置在哪里、由谁照料。请登记安置和交接单。",
        role: "districtOfficer",
        digits: 6,
        dueOn: null,
      };
    const [title, why] = termWords[alarm];
    return {
      kind: "guardianship.term",
      key: termTaskKey(id, alarm),
      title: `${label}${title}：${childName}`,
      why: `${why}${says}。`,
      role: "districtOfficer",
      digits: 6,
      dueOn,
    };
  });
}

const orderWhy: Readonly<Record<OrderKind, string>> = {
  responsibilityLetter: "",
  supervision: "请监督人提交监护监督报告，并登记。",
  familyEducation: "请督促按令完成家庭教育指导；没有完成的再次通知，并报告制发机关。",
  protectionOrder: "保护令快到期。还有危险的，请协助申请延长。",
};

/** None while there is time enough; one for each day that something is due on. */
export function orderReminder(
  { id, childName, kind }: OfChild & { readonly kind: OrderKind },
  { tone, dueOn, says }: OrderClock,
): Reminder | undefined {
  if (tone === "calm" || dueOn === null) return undefined;
  return {
    kind: "guardianship.order",
    key: orderTaskKey(id, dueOn),
    title: `${orderKindCodes.label(kind)}：${childName}`,
    why: `${orderWhy[kind]}${says}。`,
    role: "townshipSupervisor",
    digits: 9,
    dueOn,
  };
}

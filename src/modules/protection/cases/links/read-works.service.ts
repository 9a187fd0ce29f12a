/** Gathers what belongs to a case from where it is worked on; row security of each leaves what the reader may know. */
import type { IsoDate } from "../../../../kernel/calendar-date.ts";
import { today } from "../../../../kernel/clock.ts";
import type { OutputOf } from "../../../../kernel/operation.ts";
import { mayDo } from "../../../../platform/access/policy.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { App } from "../../../../platform/http/app.ts";
import { listMattersNamed } from "../../../../platform/procedures/list-matters.service.ts";
import { type Clock, matterStateCodes } from "../../../../platform/procedures/matter-view.contract.ts";
import { getBinding } from "../../../../platform/procedures/procedure-book.service.ts";
import { assessmentStateCodes, gradeCodes } from "../../assessments/assessment-codes.contract.ts";
import { listAssessmentsOfCase } from "../../assessments/assessments.store.ts";
import { listPlacementsOfCase } from "../../guardianship/custody.store.ts";
import { orderKindCodes, placementCodes } from "../../guardianship/guardianship-codes.contract.ts";
import { termsOn } from "../../guardianship/guardianship-terms.service.ts";
import { orderClock } from "../../guardianship/order-clock.ts";
import { listEntries, listOrdersOfCase } from "../../guardianship/orders.store.ts";
import { guardianshipGroup } from "../../guardianship/which-procedure.ts";
import { listPersons } from "../cases.store.ts";
import { demandCase } from "../seats.service.ts";
import { isOffice } from "../what-parts-see.ts";
import { beginOptions } from "./begin-options.service.ts";
import { listMattersOfCase } from "./case-links.store.ts";
import type { CaseWork, readCaseWorks as contract } from "./works.contract.ts";

const noClock: Clock = { tone: "none", dueOn: null, dueAt: null, says: "", note: null };

/** @throws access.notFound */
export async function readCaseWorks(tx: Tx, app: App, id: string): Promise<OutputOf<typeof contract>> {
  const { row, seat } = await demandCase(tx, id);
  const persons = await listPersons(tx, id);
  const children = persons.flatMap(({ role, childId, leftAt, name }) =>
    role === "child" && childId !== null && leftAt === null ? [{ childId, name }] : [],
  );
  const names = new Map(persons.map(({ childId, name }) => [childId, name]));
  const works = [
    ...(await matters(tx, app, id)),
    ...(await assessments(tx, id)),
    ...(await placements(tx, id, names)),
    ...(await orders(tx, id, names)),
  ];
  tx.note({ subjectIds: children.map(({ childId }) => childId), detail: { case: id } });
  return {
    // What still runs first; row by row as it began.
    works: [...works.filter(({ isOpen }) => isOpen), ...works.filter(({ isOpen }) => !isOpen)],
    begins:
      isOffice(seat) && seat !== "reader"
        ? await Promise.all(
            children.map(async (child) => ({
              ...child,
              options: await beginOptions(tx, { ...child, caseId: id, isClosed: row.state === "closed" }),
            })),
          )
        : [],
  };
}

async function matters(tx: Tx, app: App, id: string): Promise<CaseWork[]> {
  const lines = await listMattersNamed(tx, app, await listMattersOfCase(tx, id));
  return lines
    .map((line): CaseWork => {
      const isOpen = ["draft", "running", "supplementing"].includes(line.state);
      const isGuardianship = getBinding(line.procedure).procedure.group === guardianshipGroup;
      return {
        id: line.id,
        kind: isGuardianship ? "guardianship" : "special",
        title: line.procedureTitle,
        about: line.subjectName,
        href: `/applications/${line.id}`,
        says: [
          matterStateCodes.label(line.state),
          isOpen ? line.stepTitle : null,
          isOpen ? line.deskName : null,
          line.endedOn,
        ]
          .filter((one) => one !== null)
          .join(" · "),
        isOpen,
        from: line.receivedOn,
        clock: line.clock,
      };
    })
    .sort((one, other) => ((one.from ?? "9") < (other.from ?? "9") ? -1 : 1));
}

async function assessments(tx: Tx, id: string): Promise<CaseWork[]> {
  const mayOpen = mayDo(tx.actor, "assessment.read");
  if (!mayOpen && !mayDo(tx.actor, "assessment.readGrade")) return [];
  return (await listAssessmentsOfCase(tx, id)).map((one) => {
    const isOpen = one.state !== "confirmed" && one.state !== "cancelled";
    return {
      id: one.id,
      kind: "assessment",
      title: "监护能力评估",
      about: one.childName,
      href: mayOpen ? `/assessments/${one.id}` : null,
      says: [assessmentStateCodes.label(one.state), one.grade === null ? null : gradeCodes.label(one.grade)]
        .filter((word) => word !== null)
        .join(" · "),
      isOpen,
      from: one.startedOn,
      clock: isOpen && one.dueOn !== null ? dayClock(one.dueOn) : noClock,
    };
  });
}

function dayClock(dueOn: IsoDate): Clock {
  const on = today();
  const tone = dueOn < on ? "late" : dueOn === on ? "today" : "calm";
  return { tone, dueOn, dueAt: null, says: `${dueOn} 到期`, note: null };
}

type Names = ReadonlyMap<string | null, string>;

async function placements(tx: Tx, id: string, names: Names): Promise<CaseWork[]> {
  if (!mayDo(tx.actor, "guardianship.read")) return [];
  return (await listPlacementsOfCase(tx, id)).map((one) => ({
    id: one.id,
    kind: "placement",
    title: `${placementCodes.label(one.kind)}：${one.placeName}`,
    about: names.get(one.childId) ?? null,
    href: `/children/${one.childId}/guardianship`,
    says: one.endedOn === null ? "孩子现在在这里" : `${one.endedOn} 离开`,
    isOpen: one.endedOn === null,
    from: one.from,
    clock: noClock,
  }));
}

async function orders(tx: Tx, id: string, names: Names): Promise<CaseWork[]> {
  if (!mayDo(tx.actor, "guardianship.read")) return [];
  const rows = await listOrdersOfCase(tx, id);
  const entries = await listEntries(
    tx,
    rows.map((one) => one.id),
  );
  const terms = await termsOn(tx, today());
  return rows.map((one) => {
    const own = entries.filter(({ orderId }) => orderId === one.id);
    const clock = orderClock({ ...one, entries: own }, terms, today());
    return {
      id: one.id,
      kind: "order",
      title: orderKindCodes.label(one.kind),
      about: names.get(one.childId) ?? null,
      href: `/children/${one.childId}/guardianship`,
      says: one.concludedOn === null ? "在执行" : `${one.concludedOn} 办结`,
      isOpen: one.concludedOn === null && one.kind !== "responsibilityLetter",
      from: one.issuedOn,
      clock: { ...noClock, tone: clock.tone, says: clock.says, dueOn: clock.dueOn },
    };
  });
}

/** One child's guardianship: what holds, by which document, what comes next, and what may be begun. */
import { today } from "../../../kernel/clock.ts";
import { mayDo, notFound } from "../../../platform/access/policy.ts";
import { everywhere } from "../../../platform/access/scope.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { listMatters } from "../../../platform/procedures/list-matters.service.ts";
import { boundProcedures, isOpenTo } from "../../../platform/procedures/procedure-book.service.ts";
import { findApplicantChild } from "../../registry/applicants.service.ts";
import { listGuardianshipChildren } from "../../registry/guardianship-source.service.ts";
import * as store from "./custody.store.ts";
import { custodyClock } from "./custody-clock.ts";
import { guarded } from "./figures.service.ts";
import type { ChildGuardianship } from "./guardianship.contract.ts";
import { custodyEndCodes, placementEndCodes } from "./guardianship-codes.contract.ts";
import { guardianshipOn } from "./guardianship-on.ts";
import { termsOn } from "./guardianship-terms.service.ts";
import { sayGround } from "./say-ground.ts";
import { viewOrders } from "./view-orders.service.ts";
import { fitsNow, guardianshipGroup } from "./which-procedure.ts";

/** @throws access.notFound */
export async function readChildGuardianship(
  tx: Tx,
  app: App,
  childId: string,
  on: string = today(),
): Promise<ChildGuardianship> {
  const child = await findApplicantChild(tx, childId);
  if (child === undefined) throw notFound();
  const [source] = await listGuardianshipChildren(tx, { scope: tx.scope, on }, [childId]);
  const [decided] = await store.listCustodiesOn(tx, everywhere(), on, childId);
  const terms = await termsOn(tx, today());
  const placements = await store.listPlacements(tx, childId);
  const custodies = await store.listCustodies(tx, childId);
  const running = custodies.find(({ endedOn }) => endedOn === null);
  const placed = placements.find(({ endedOn }) => endedOn === null);
  tx.note({ subjectIds: [childId] });
  return {
    today: today(),
    on,
    child: {
      id: childId,
      name: child.name,
      birthDate: child.birthDate,
      placeName: `${app.places.townshipOf(child.villageCode)?.shortName ?? ""}${app.places.nameOf(child.villageCode)}`,
      endedOn: child.endedOn,
    },
    now: nowOf(tx, app, source, decided),
    custodies: custodies.map((row) => ({
      id: row.id,
      kind: row.kind,
      ground: row.ground === null ? null : sayGround(row.ground),
      document: row.document,
      holder: row.holder,
      isKnown: row.isKnown,
      matterId: row.isKnown ? row.matterId : null,
      from: row.from,
      termEndsOn: row.termEndsOn,
      endedOn: row.endedOn,
      endedWhy: row.endedWhy === null ? null : custodyEndCodes.label(row.endedWhy),
      clock:
        row.endedOn === null
          ? custodyClock({ ...row, isPlaced: placed !== undefined }, terms, today())
          : null,
    })),
    placements: placements.map((row) => ({
      ...row,
      endedWhy: placementEndCodes.options.find(({ value }) => value === row.endedWhy)?.label ?? row.endedWhy,
    })),
    orders: await viewOrders(tx, childId, terms),
    matters: await mattersOf(tx, app, childId),
    procedures: mayDo(tx.actor, "application.start")
      ? boundProcedures()
          .filter((one) => one.procedure.group === guardianshipGroup && isOpenTo(one, tx.actor.role))
          .map(({ procedure: { code, title } }) => ({ code, title, fits: fitsNow(code, running?.kind) }))
      : [],
    can: actsOf(tx, running, placed),
  };
}

function nowOf(
  tx: Tx,
  app: App,
  source: Parameters<typeof guarded>[2] | undefined,
  decided: store.CustodyRow | undefined,
): ChildGuardianship["now"] {
  if (source === undefined)
    return {
      kind: "unknown",
      by: null,
      since: null,
      document: null,
      holder: null,
      lacksDecision: false,
      missing: ["那一天还没有建档，或者已经不在册"],
    };
  const { kind, since, document, holder, lacksDecision, missing } = guarded(tx, app, source, decided);
  const found = guardianshipOn(source, decided);
  return {
    kind,
    since,
    document,
    holder,
    lacksDecision,
    missing,
    by: found.kind === "unknown" ? null : found.by,
  };
}

async function mattersOf(tx: Tx, app: App, childId: string): Promise<ChildGuardianship["matters"]> {
  const codes = new Set(
    boundProcedures()
      .filter(({ procedure }) => procedure.group === guardianshipGroup)
      .map(({ procedure }) => procedure.code),
  );
  const lists = await Promise.all(
    (["open", "approved", "refused", "closed"] as const).map((state) =>
      listMatters(tx, app, { subjectId: childId, state, whose: "all", limit: 50 }),
    ),
  );
  return lists
    .flatMap(({ items }) => items)
    .filter(({ procedure }) => codes.has(procedure))
    .map((one) => ({
      id: one.id,
      title: one.procedureTitle,
      state: one.state,
      step: one.stepTitle,
      says: one.clock.says,
    }));
}

function actsOf(
  tx: Tx,
  running: store.CustodyRow | undefined,
  placed: store.PlacementRow | undefined,
): ChildGuardianship["can"] {
  const can: ChildGuardianship["can"] = [];
  const writes = mayDo(tx.actor, "guardianship.write");
  const isState = running?.kind === "temporary" || running?.kind === "longTerm";
  if (writes && isState && placed === undefined) can.push("place");
  if (writes && placed !== undefined) can.push("endPlacement");
  if (writes) can.push("issueOrder");
  if (running === undefined && mayDo(tx.actor, "guardianship.enterDecision")) can.push("enterDecision");
  if (mayDo(tx.actor, "guardianship.letter")) can.push("issueLetter", "recordEntry");
  return can;
}

/** How many children are under which guardianship, by place; and who they are. */
import { today } from "../../../kernel/clock.ts";
import type { OutputOf, QueryOf } from "../../../kernel/operation.ts";
import { narrowScope } from "../../../platform/access/scope.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { openPosition, sealPosition } from "../../../platform/http/cursor.ts";
import type { GuardianshipChild } from "../../registry/guardianship-source.contract.ts";
import {
  countGuardianshipGroups,
  listGuardianshipChildren,
} from "../../registry/guardianship-source.service.ts";
import { type CustodyRow, listCustodiesOn, listPlacedNow } from "./custody.store.ts";
import type {
  listGuardedChildren as childrenOperation,
  readGuardianshipFigures as figuresOperation,
  GuardedChild,
} from "./guardianship.contract.ts";
import {
  type GuardianshipKind,
  guardianshipKindCodes,
  layerCodes,
  layerOf,
} from "./guardianship-codes.contract.ts";
import { type Guardianship, guardianshipOn } from "./guardianship-on.ts";
import { termsOn } from "./guardianship-terms.service.ts";
import { childrenByLetter, lettersOf } from "./letters.service.ts";

type Figures = OutputOf<typeof figuresOperation>;
type Counts = Record<GuardianshipKind, number>;

const DISTRICT_CODE = 6;

export async function readFigures(
  tx: Tx,
  { places }: Pick<App, "places">,
  { place: asked, on = today() }: QueryOf<typeof figuresOperation>,
): Promise<Figures> {
  const code = asked ?? tx.actor.placeCode;
  const scope = narrowScope(tx.scope, asked);
  const digits = code.length < 9 ? 9 : 12;
  const decided = new Map((await listCustodiesOn(tx, scope, on)).map((row) => [row.childId, row]));
  const groups = await countGuardianshipGroups(tx, { scope, on }, digits, [...decided.keys()]);
  const single = await listGuardianshipChildren(tx, { scope, on }, [...decided.keys()]);
  const rows = new Map<string, Counts>();
  let lacksDecision = 0;
  const add = (place: string, found: Guardianship, count: number) => {
    const row = rows.get(place) ?? nobody();
    row[found.kind] += count;
    rows.set(place, row);
    if (found.kind !== "unknown" && found.lacksDecision) lacksDecision += count;
  };
  for (const group of groups) add(group.placeCode, guardianshipOn(group, undefined), group.count);
  for (const child of single)
    add(child.scopeCode.slice(0, digits), guardianshipOn(child, decided.get(child.childId)), 1);
  const kinds = [...rows.values()].reduce(plus, nobody());
  return {
    on,
    place: { code, name: places.nameOf(code) },
    total: sumOf(kinds),
    kinds,
    layers: Object.fromEntries(
      layerCodes.codes.map((layer) => [
        layer,
        guardianshipKindCodes.codes.reduce(
          (sum, kind) => sum + (layerOf[kind] === layer ? kinds[kind] : 0),
          0,
        ),
      ]),
    ) as Figures["layers"],
    rows: [...rows]
      .map(([row, counts]) => ({ code: row, name: places.nameOf(row), total: sumOf(counts), kinds: counts }))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
    ...(await facilities(tx, code, on)),
    lacksDecision: seesDecisions(tx) ? lacksDecision : null,
    letters: await lettersOf(tx, scope, on),
  };
}

/** Whoever is placed in a centre or institution takes a bed; a foster home or a relative is none. */
async function facilities(tx: Tx, code: string, on: string): Promise<Pick<Figures, "beds" | "inFacilities">> {
  if (code.length !== DISTRICT_CODE) return { beds: null, inFacilities: null };
  const placed = await listPlacedNow(tx, tx.scope);
  const { beds } = await termsOn(tx, on);
  return {
    beds: beds ?? null,
    inFacilities: placed.filter(({ kind }) => kind === "centre" || kind === "institution").length,
  };
}

function nobody(): Counts {
  return Object.fromEntries(guardianshipKindCodes.codes.map((kind) => [kind, 0])) as Counts;
}

function plus(sum: Counts, row: Counts): Counts {
  for (const kind of guardianshipKindCodes.codes) sum[kind] += row[kind];
  return sum;
}

function sumOf(counts: Counts): number {
  return Object.values(counts).reduce((sum, one) => sum + one, 0);
}

export async function listGuarded(
  tx: Tx,
  app: Pick<App, "places" | "cipher">,
  query: QueryOf<typeof childrenOperation>,
): Promise<OutputOf<typeof childrenOperation>> {
  const { place, on = today(), kind, layer, lacksDecision, letter, limit } = query;
  const scope = narrowScope(tx.scope, place);
  const decided = new Map((await listCustodiesOn(tx, scope, on)).map((row) => [row.childId, row]));
  const byLetter = letter === undefined ? undefined : await childrenByLetter(tx, scope, on, letter);
  const wanted = (await listGuardianshipChildren(tx, { scope, on }))
    .map((child) => guarded(tx, app, child, decided.get(child.childId)))
    .filter(
      (one) =>
        (kind === undefined || one.kind === kind) &&
        (layer === undefined || layerOf[one.kind] === layer) &&
        (lacksDecision !== true || one.lacksDecision) &&
        (byLetter === undefined || byLetter.has(one.childId)),
    );
  const list = ["guarded", place, on, kind, layer, lacksDecision, letter];
  const at = query.cursor === undefined ? 0 : Number(openPosition(app, list, query.cursor)[0]);
  const items = wanted.slice(at, at + limit);
  tx.note({ subjectIds: items.map(({ childId }) => childId) });
  return {
    on,
    total: wanted.length,
    items,
    nextCursor: at + limit < wanted.length ? sealPosition(app, list, [String(at + limit)]) : null,
  };
}

/** A village knows the form of guardianship from the file, but not the decisions: it cannot say that one is wanting. */
function seesDecisions({ actor }: Pick<Tx, "actor">): boolean {
  return actor.role !== "villageDirector";
}

export function guarded(
  tx: Pick<Tx, "actor">,
  { places }: Pick<App, "places">,
  child: GuardianshipChild,
  decided: CustodyRow | undefined,
): GuardedChild {
  const found = guardianshipOn(child, decided);
  const isRecorded = found.kind !== "unknown" && found.by === "record";
  return {
    childId: child.childId,
    name: child.name,
    placeName: `${places.townshipOf(child.scopeCode)?.shortName ?? ""}${places.nameOf(child.scopeCode)}`,
    kind: found.kind,
    since: decided?.from ?? (isRecorded ? child.recordedSince : null),
    document: decided?.document ?? (isRecorded ? child.evidence : null),
    holder: decided?.holder ?? child.organisation ?? (isRecorded ? child.carerName : null),
    lacksDecision: found.kind !== "unknown" && found.lacksDecision && seesDecisions(tx),
    missing: found.kind === "unknown" ? [...found.missing] : [],
  };
}

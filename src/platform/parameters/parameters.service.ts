/** Parameters as people look them up. Rooms read values with `listParameters`; changes are proposed and confirmed in change sets. */
import { addDays, type IsoDate } from "../../kernel/calendar-date.ts";
import { today } from "../../kernel/clock.ts";
import type { OutputOf } from "../../kernel/operation.ts";
import { mayDo, notFound } from "../access/policy.ts";
import { systemActor } from "../access/system-actor.ts";
import { type Tx, unitOfWork } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { declaredParameters, findDeclaredParameter, type Parameter } from "./declare-parameter.ts";
import { sayValue } from "./parameter-value.contract.ts";
import type {
  ParameterHead,
  ParameterNow,
  readParameter as parameterContract,
  readParameters as parametersContract,
} from "./parameters.contract.ts";
import { listHistory, listParameterPeriods, type ParameterRow } from "./parameters.store.ts";
import { holdsOn } from "./plan-change.ts";
import { faultsOfRows } from "./read-parameter.ts";

/** Tells in the log of the start which stored values nobody declares or are of the wrong type; they are refused when read. */
export async function checkStoredParameters({
  database,
  log,
}: Pick<App, "database" | "log">): Promise<string[]> {
  const work = { operation: "platform.parameters.check", effect: "read", audited: false } as const;
  const rows = await unitOfWork(database, systemActor("parameters"), work, (tx) => listParameterPeriods(tx));
  const faults = faultsOfRows(rows);
  if (faults.length > 0) log.error({ faults }, "stored parameters that cannot be used");
  return faults;
}

interface Asked {
  readonly asOf?: IsoDate | undefined;
  readonly knownOn?: IsoDate | undefined;
  readonly group?: string | undefined;
}

/** Every declared parameter by group, as it holds on a day and as it was believed at the end of another. */
export async function readParameters(
  tx: Pick<Tx, "sql" | "actor">,
  { asOf = today(), knownOn, group }: Asked,
): Promise<OutputOf<typeof parametersContract>> {
  const knownAt = knownOn === undefined ? undefined : `${addDays(knownOn, 1)}T00:00:00+08:00`;
  const periods = Map.groupBy(await listParameterPeriods(tx, undefined, knownAt), ({ key }) => key);
  const chosen = declaredParameters().filter(
    (parameter) => group === undefined || parameter.group.code === group,
  );
  const groups = Map.groupBy(chosen, (parameter) => parameter.group.code);
  return {
    asOf,
    today: today(),
    groups: Array.from(groups, ([code, parameters]) => ({
      code,
      title: parameters[0]?.group.title ?? code,
      items: parameters.map((parameter) => nowOf(parameter, periods.get(parameter.key) ?? [], asOf)),
    })),
    can: [
      ...(mayDo(tx.actor, "parameter.propose") ? (["propose"] as const) : []),
      ...(mayDo(tx.actor, "parameter.readChanges") ? (["readChanges"] as const) : []),
    ],
  };
}

function nowOf(parameter: Parameter, periods: readonly ParameterRow[], asOf: IsoDate): ParameterNow {
  const row = periods.find((period) => holdsOn(period, asOf));
  const value = parameter.type.safeParse(row?.value);
  const next = periods.find(({ validFrom }) => validFrom > asOf);
  const nextValue = parameter.type.safeParse(next?.value);
  return {
    ...headOf(parameter),
    current:
      row === undefined || !value.success
        ? null
        : {
            value: value.data,
            words: wordsOf(parameter, value.data),
            document: row.document,
            certainty: row.certainty,
            since: row.validFrom,
            until: row.validTo,
          },
    next:
      next === undefined || !nextValue.success
        ? null
        : { from: next.validFrom, words: wordsOf(parameter, nextValue.data), document: next.document },
  };
}

/** One parameter with all that was ever recorded of it. @throws access.notFound */
export async function readParameter(
  tx: Pick<Tx, "sql">,
  key: string,
): Promise<OutputOf<typeof parameterContract>> {
  const parameter = findDeclaredParameter(key);
  if (parameter === undefined) throw notFound();
  const rows = await listHistory(tx, key);
  return {
    ...headOf(parameter),
    groupTitle: parameter.group.title,
    periods: rows.flatMap((row) => {
      const value = parameter.type.safeParse(row.value);
      if (!value.success) return [];
      return [
        {
          id: row.id,
          value: value.data,
          words: wordsOf(parameter, value.data),
          from: row.validFrom,
          to: row.validTo,
          document: row.document,
          certainty: row.certainty,
          note: row.note,
          recordedAt: row.recordedAt?.toISOString() ?? null,
          recordedBy: row.recordedBy,
          supersededAt: row.supersededAt?.toISOString() ?? null,
          changeId: row.changeId,
        },
      ];
    }),
  };
}

function headOf({ key, label, unit, choices, decides, reference }: Parameter): ParameterHead {
  return { key, label, unit, choices: [...choices], decides, reference };
}

function wordsOf({ unit, choices }: Parameter, value: Parameters<typeof sayValue>[1]): string {
  return sayValue(unit, value, choices);
}

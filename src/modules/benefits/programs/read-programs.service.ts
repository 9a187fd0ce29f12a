/** Reads the catalogue: declarations with the parameters that hold on a day, and what they were before. */
import { isUnchecked } from "../../../kernel/citation.ts";
import { today } from "../../../kernel/clock.ts";
import type { OutputOf } from "../../../kernel/operation.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { findDeclaredParameter } from "../../../platform/parameters/declare-parameter.ts";
import { isMoney } from "../../../platform/parameters/parameter-value.contract.ts";
import { listParameterPeriods, listParameters } from "../../../platform/parameters/parameters.store.ts";
import type { ParametersInForce } from "../../../platform/rules/evaluate.ts";
import { explain } from "../../../platform/rules/explain.ts";
import type { UsedParameter } from "../../../platform/rules/explanation.contract.ts";
import { type Expression, param } from "../../../platform/rules/expression.ts";
import { nodesOf } from "../../../platform/rules/parts.ts";
import { versionOn } from "../../../platform/rules/rule.ts";
import { profileAtoms } from "../../recognition/profile.contract.ts";
import { programmeOf, programmes } from "./catalogue.ts";
import { type ProgrammeCode, programmeCodes } from "./program-codes.contract.ts";
import type { Programme } from "./programme.ts";
import type { ProgramDetail, ProgramView, readProgram } from "./programs.contract.ts";
import { stacking } from "./stacking.ts";

export async function readCatalogue(tx: Tx, asOf: string = today()) {
  const parameters = await listParameters(tx, asOf);
  return { asOf, items: programmes.map((programme) => viewOf(programme, parameters, asOf)) };
}

export async function readProgramme(
  tx: Tx,
  code: ProgrammeCode,
  asOf: string = today(),
): Promise<OutputOf<typeof readProgram>> {
  const programme = programmeOf(code);
  const parameters = await listParameters(tx, asOf);
  const { who, amount, starts, stops, materials, text, referral } = programme;
  const now = versionOn(who, asOf);
  return {
    asOf,
    ...viewOf(programme, parameters, asOf),
    question: who.title,
    versions: who.versions.map((version) => ({
      from: version.from,
      to: version.to ?? null,
      holdsNow: version === now,
      cite: [...version.cite],
      line: inWords(version.holds, parameters, asOf).line,
    })),
    amount: amount === undefined ? null : { says: amount.says, cite: amount.cite },
    history: await historyOf(tx, moneyKeys(programme)),
    starts: starts.map(({ event, says, cite }) => ({ event, says, cite })),
    stops: stops.map(({ event, says, cite }) => ({ event, says, cite })),
    materials: [...materials],
    text: [...text],
    referral: referral ?? null,
    stacking: stackingOn(code, parameters, asOf),
  };
}

function viewOf(programme: Programme, parameters: ParametersInForce, asOf: string): ProgramView {
  const { code, key, title, field, lead, paidBy, cycle, amountSays } = programme;
  const standards = moneyKeys(programme).flatMap((one) => usedOn(one, parameters, asOf));
  const cited = [...programme.text, ...programme.who.versions.flatMap(({ cite }) => cite)];
  return {
    ...{ code, key, title, field, lead, paidBy, cycle, amountSays },
    standards,
    unchecked: [...cited, ...standards].some(isUnchecked),
  };
}

/** An expression without a child: its lines say what is asked. */
function inWords(expression: Expression, parameters: ParametersInForce, on: string) {
  return explain(expression, {
    facts: {},
    on,
    atoms: profileAtoms,
    parameters,
    nameParameter: findDeclaredParameter,
  });
}

function usedOn(key: string, parameters: ParametersInForce, on: string): UsedParameter[] {
  if (!parameters.has(key)) return [];
  const type = findDeclaredParameter(key)?.unit === "switch" ? "boolean" : "number";
  return inWords(param(key, type), parameters, on).parameters;
}

function moneyKeys({ amount }: Programme): string[] {
  if (amount === undefined) return [];
  const keys = [...nodesOf(amount.fen)].flatMap((node) => (node.op === "param" ? [node.key] : []));
  return keys.filter((key) => isMoney(findDeclaredParameter(key)?.unit ?? "days"));
}

async function historyOf(tx: Tx, keys: readonly string[]): Promise<ProgramDetail["history"]> {
  if (keys.length === 0) return [];
  const periods = await listParameterPeriods(tx, keys);
  return keys.map((key) => ({
    key,
    label: findDeclaredParameter(key)?.label ?? key,
    rows: periods
      .filter((row) => row.key === key && Number.isInteger(row.value))
      .map((row) => ({
        from: row.validFrom,
        to: row.validTo,
        fen: Number(row.value),
        document: row.document,
        unchecked: isUnchecked(row),
      })),
  }));
}

function stackingOn(
  code: ProgrammeCode,
  parameters: ParametersInForce,
  on: string,
): ProgramDetail["stacking"] {
  return stacking
    .filter(({ of }) => of.includes(code))
    .map(({ of, how, says, parameter, cite }) => {
      const other = of[0] === code ? of[1] : of[0];
      const used = parameter === undefined ? [] : usedOn(parameter, parameters, on);
      return { other, title: programmeCodes.label(other), how, says, parameter: used[0] ?? null, cite };
    });
}

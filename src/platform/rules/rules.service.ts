/** The house's rules, read by people and checked at the start. */
import { today } from "../../kernel/clock.ts";
import type { OutputOf } from "../../kernel/operation.ts";
import type { Tx } from "../db/database.ts";
import { declaredParameters, findDeclaredParameter } from "../parameters/declare-parameter.ts";
import { listParameters } from "../parameters/parameters.store.ts";
import type { ValueType } from "./atoms.ts";
import { outline } from "./outline.ts";
import { checkRules, declaredRuleGroups } from "./rule-catalogue.ts";
import type { readRules as contract } from "./rules.contract.ts";

export async function readRules(tx: Tx): Promise<OutputOf<typeof contract>> {
  const parameters = await listParameters(tx, today());
  return {
    items: declaredRuleGroups().flatMap(({ title, atoms, rules }) =>
      rules.map((rule) =>
        outline(rule, title, { atoms, parameters, nameParameter: (key) => findDeclaredParameter(key) }),
      ),
    ),
  };
}

/** @throws Error if a rule asks for what nobody declared */
export function checkDeclaredRules(): void {
  checkRules(declaredRuleGroups(), typesOfParameters());
}

/** What a rule may take each declared parameter for. */
function typesOfParameters(): ReadonlyMap<string, ValueType> {
  return new Map(
    declaredParameters().map(({ key, unit }) => [
      key,
      unit === "switch" ? "boolean" : unit === "choice" ? "code" : "number",
    ]),
  );
}

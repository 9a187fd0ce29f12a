/**
 * A room declares each of its parameters once, in its `x.parameters.ts`: what it is called, in which unit it is counted, what it
 * decides. The values are dated rows with their document; code never holds one.
 */
import { z } from "zod";
import type { CodeTable } from "../../kernel/code-table.ts";
import {
  type NumberUnit,
  type ParameterChoice,
  type ParameterUnit,
  type ParameterValue,
  schemaOfNumber,
} from "./parameter-value.contract.ts";

/** A heading under which people find parameters. */
export interface ParameterGroup {
  /** `benefits.standard` */
  readonly code: string;
  readonly title: string;
}

export interface Parameter<Value extends ParameterValue = ParameterValue> {
  /** Dotted English, beginning with the room: `benefits.standard.hiv`. */
  readonly key: string;
  readonly label: string;
  readonly unit: ParameterUnit;
  readonly group: ParameterGroup;
  readonly type: z.ZodType<Value>;
  readonly choices: readonly ParameterChoice[];
  /** One sentence for who changes it: what it decides. */
  readonly decides: string;
  /** Only for people to look up: why the system does not reckon by it, in one sentence. Null: it does. */
  readonly reference: string | null;
}

interface ParameterSpec {
  readonly key: string;
  readonly label: string;
  readonly group: ParameterGroup;
  readonly decides: string;
  readonly reference?: string;
}

const declared = new Map<string, Parameter>();

/** Declares a parameter and gives the handle by which its value is read; a key can be declared once. */
export function declareParameter(spec: ParameterSpec & { readonly unit: NumberUnit }): Parameter<number>;
export function declareParameter(spec: ParameterSpec & { readonly unit: "switch" }): Parameter<boolean>;
export function declareParameter<Code extends string>(
  spec: ParameterSpec & { readonly unit: "choice"; readonly choices: CodeTable<Code> },
): Parameter<Code>;
export function declareParameter(
  spec: ParameterSpec & { readonly unit: ParameterUnit; readonly choices?: CodeTable },
): Parameter {
  if (declared.has(spec.key)) throw new Error(`parameter ${spec.key} is declared twice`);
  const parameter: Parameter = {
    ...spec,
    reference: spec.reference ?? null,
    type: typeOf(spec.unit, spec.choices),
    choices: spec.choices?.options ?? [],
  };
  declared.set(spec.key, parameter);
  return parameter;
}

function typeOf(unit: ParameterUnit, choices: CodeTable | undefined): z.ZodType<ParameterValue> {
  if (unit === "switch") return z.boolean();
  if (unit !== "choice") return schemaOfNumber(unit);
  if (choices === undefined) throw new Error("a choice needs the table that it chooses from");
  return z.enum(choices.codes);
}

export function findDeclaredParameter(key: string): Parameter | undefined {
  return declared.get(key);
}

/** All declared parameters, in the order of their declaration: groups stay together. */
export function declaredParameters(): Parameter[] {
  return [...declared.values()];
}

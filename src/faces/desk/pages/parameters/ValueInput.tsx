import { isMoney, type ParameterValue } from "../../../../platform/parameters/parameter-value.contract.ts";
import type { ParameterHead } from "../../../../platform/parameters/parameters.contract.ts";
import { FieldInput } from "../../form/FieldInput.tsx";
import type { FieldKind } from "../../form/field-spec.ts";

interface ValueInputProps {
  readonly id: string;
  readonly describedBy: string;
  readonly invalid: boolean;
  readonly head: ParameterHead;
  readonly value: ParameterValue | undefined;
  readonly onChange: (value: ParameterValue | undefined) => void;
}

const NOBODY: readonly never[] = [];

/** The control that a parameter's unit asks for; amounts are typed in yuan. */
export function ValueInput({ head, onChange, ...props }: ValueInputProps) {
  return (
    <FieldInput
      {...props}
      persons={NOBODY}
      spec={{
        key: head.key,
        label: head.label,
        kind: kindOf(head),
        required: true,
        options: head.choices,
      }}
      onChange={(value) => onChange(isValue(value) ? value : undefined)}
    />
  );
}

function kindOf({ unit }: ParameterHead): FieldKind {
  if (unit === "choice") return "code";
  if (unit === "switch") return "flag";
  return isMoney(unit) ? "money" : "integer";
}

function isValue(value: unknown): value is ParameterValue {
  return ["number", "string", "boolean"].includes(typeof value);
}

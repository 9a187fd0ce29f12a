/** Of what findings are, by name: programmes, and the categories whose recognition is looked after. */
import { type CategoryCode, categoryCodes } from "../../registry/codes.contract.ts";
import { programmeCodes } from "../programs/program-codes.contract.ts";

export function titleOfRecognition(category: CategoryCode): string {
  return `${categoryCodes.label(category)}认定`;
}

export const subjectOptions: readonly { readonly value: string; readonly label: string }[] = [
  ...programmeCodes.options.map(({ value, label }) => ({ value: `programme:${value}`, label })),
  ...categoryCodes.codes.map((code) => ({ value: `category:${code}`, label: titleOfRecognition(code) })),
];

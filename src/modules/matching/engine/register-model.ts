/** The model by which persons of rosters are sought in the register: stored with its version, changed by nobody in passing. */
import type { LinkageModel } from "./linkage.contract.ts";
import { personFields } from "./person-fields.ts";
import stored from "./register-model.json" with { type: "json" };

/** Levels by field; which fields there are is said where persons become comparable. */
export const registerModel: LinkageModel = {
  ...stored,
  fields: personFields.map((field) => ({
    ...field,
    levels: stored.fields.find(({ name }) => name === field.name)?.levels ?? [],
  })),
};

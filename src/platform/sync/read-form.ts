/** What a mutation says, brought to the form of today and read by the operation's own schemas. */
import { Problem } from "../../kernel/problem.ts";
import { demandSoundInput } from "../http/sound-input.ts";
import type { Command } from "./commands.ts";
import type { Mutation } from "./mutation.contract.ts";
import { syncProblems } from "./sync-problems.contract.ts";

export interface FormAge {
  readonly writtenAt: Date;
  /** Forms of before are not read any more, where they are not those of today. */
  readonly oldest: Date;
}

/** @throws sync.operation.unknown, sync.form.tooOld, ZodError */
export function readForm(
  command: Command,
  mutation: Pick<Mutation, "formVersion" | "params" | "body">,
  { writtenAt, oldest }: FormAge,
): { params: unknown; body: unknown } {
  const { formVersion, operation, upgrades = {} } = command;
  // A server that was set back knows less than the phone: the words wait until it has caught up.
  if (mutation.formVersion > formVersion) throw new Problem(syncProblems.operationUnknown);
  if (mutation.formVersion < formVersion && writtenAt < oldest) throw new Problem(syncProblems.formTooOld);
  let { body } = mutation;
  for (let version = mutation.formVersion; version < formVersion; version++) {
    const upgrade = upgrades[version];
    if (upgrade === undefined) throw new Problem(syncProblems.formTooOld);
    body = upgrade(body);
  }
  demandSoundInput(mutation.params);
  demandSoundInput(body);
  return { params: operation.params?.parse(mutation.params), body: operation.body?.parse(body) };
}

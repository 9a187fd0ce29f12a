/** Which step may follow which. Pure. */
import type { CodeOf } from "../../../kernel/code-table.ts";
import type { importStateCodes } from "./import-codes.contract.ts";

export type ImportState = CodeOf<typeof importStateCodes>;
export type ImportAct =
  | "map"
  | "check"
  | "cancel"
  | "edit"
  | "commit"
  | "errors"
  | "missing"
  | "undo"
  | "discard";

/** The states in which a job is at work, and the state to which a batch returns when the job cannot do it. */
export const runningStates = {
  checking: { step: "check", back: "uploaded" },
  committing: { step: "commit", back: "checked" },
  undoing: { step: "undo", back: "committed" },
} as const satisfies Partial<Record<ImportState, { step: string; back: ImportState }>>;

export type RunningState = keyof typeof runningStates;

export function isRunning(state: ImportState): state is RunningState {
  return state in runningStates;
}

export interface Standing {
  readonly state: ImportState;
  /** Staged rows are still there. */
  readonly staged: boolean;
  /** A commit has brought rows into the register. */
  readonly imported: boolean;
  /** Rows that a commit would bring in. */
  readonly ready: number;
}

/** What can be done with a batch now; a commit that was stopped half-way can be continued or undone, not mapped anew. */
export function actsOn({ state, staged, imported, ready }: Standing): ImportAct[] {
  switch (state) {
    case "uploaded":
      return staged ? ["map", "check", "discard"] : ["discard"];
    case "checking":
    case "committing":
      return ["cancel"];
    case "checked": {
      const acts: ImportAct[] = staged ? ["edit", "errors", "missing"] : ["missing"];
      if (staged && ready > 0) acts.push("commit");
      if (imported) return [...acts, "undo"];
      return staged ? [...acts, "map", "check", "discard"] : [...acts, "discard"];
    }
    case "committed":
      return staged
        ? ["edit", "errors", "missing", ...(ready > 0 ? (["commit"] as const) : []), "undo"]
        : ["missing", "undo"];
    case "undoing":
      return [];
    case "undone":
      return ["discard"];
  }
}

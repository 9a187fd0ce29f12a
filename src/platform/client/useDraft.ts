import { useState } from "react";
import { keepDraft, readDraft } from "./draft-store.ts";

interface Draft<Value> {
  readonly value: Value;
  readonly set: (value: Value) => void;
  /** Something was typed that is not saved. */
  readonly dirty: boolean;
  /** What stands here was typed before a reload or a new login. */
  readonly restored: boolean;
  /** It is saved, or given up. */
  readonly clear: () => void;
}

/** State of a form that survives a reload and a lost session. `key` names the form and the record. */
export function useDraft<Value>(key: string, initial: Value): Draft<Value> {
  const [state, setState] = useState(() => {
    const kept = readDraft(key) as Value | undefined;
    return { value: kept ?? initial, dirty: kept !== undefined, restored: kept !== undefined };
  });
  return {
    ...state,
    set: (value) => {
      keepDraft(key, value);
      setState((before) => ({ ...before, value, dirty: true }));
    },
    clear: () => {
      keepDraft(key, undefined);
      setState({ value: initial, dirty: false, restored: false });
    },
  };
}

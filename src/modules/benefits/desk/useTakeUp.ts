import { useState } from "react";
import { useDraft } from "../../../platform/client/useDraft.ts";
import { useRead } from "../../../platform/client/useRead.ts";
import { useWrite } from "../../../platform/client/useWrite.ts";
import type { ProgrammeCode } from "../programs/program-codes.contract.ts";
import { listReferrals } from "../screening/referrals.contract.ts";
import { splitPasted, withoutRows } from "../screening/split-pasted.ts";
import { checkTakeUp, type JudgedRow, readTakeUp, writeTakeUp } from "../screening/take-up.contract.ts";

interface Typed {
  readonly text: string;
  readonly programme?: ProgrammeCode | undefined;
  readonly unreferred: boolean;
}

/** What is recorded, or has nothing new to record. */
export function isSettled({ verdict }: JudgedRow): boolean {
  return verdict === "ready" || verdict === "same" || verdict === "doubled";
}

/** The pasted table, kept through a reload; its check, which holds only for what was checked; the recording. */
export function useTakeUp(onWritten: (written: number, left: number) => void) {
  const draft = useDraft<Typed>("take-up", { text: "", unreferred: false });
  const offer = useRead(readTakeUp, {}, { freshForMs: 600_000 });
  const check = useWrite(checkTakeUp);
  const { text, unreferred } = draft.value;
  const pasted = splitPasted(text);
  const programmes = offer.data?.programmes ?? [];
  const programme = draft.value.programme ?? (programmes.length === 1 ? programmes[0]?.code : undefined);
  const most = offer.data?.most ?? 0;
  const [isOld, setOld] = useState(true);
  const write = useWrite(writeTakeUp, {
    makesOld: [listReferrals],
    onDone: ({ written, rows }) => {
      if (typeof pasted === "string") return;
      const isDone = (index: number) => rows[index] !== undefined && isSettled(rows[index]);
      const left = withoutRows(pasted, isDone);
      if (left === "") draft.clear();
      else draft.set({ ...draft.value, text: left });
      setOld(true);
      onWritten(written, rows.filter((row) => !isSettled(row)).length);
    },
  });
  const body =
    typeof pasted === "string" || offer.data === undefined
      ? undefined
      : { rows: [...pasted.rows], unreferred, ...(programme === undefined ? {} : { programme }) };
  const isTooLong = body !== undefined && body.rows.length > most;
  return {
    ...{ offer, text, programme, unreferred, pasted, programmes, most, isTooLong },
    restored: draft.restored,
    rows: body?.rows ?? [],
    canCheck: body !== undefined && !isTooLong,
    isChecking: check.isPending,
    isWriting: write.isPending,
    problem: write.error ?? check.error,
    /** Of exactly what stands there now. */
    checked: isOld ? undefined : check.data,
    change: (next: Partial<Typed>) => {
      draft.set({ ...draft.value, ...next });
      setOld(true);
      check.reset();
      write.reset();
    },
    check: () => {
      if (body === undefined) return;
      write.reset();
      setOld(false);
      check.mutate({ body });
    },
    write: () => {
      if (body !== undefined && check.data !== undefined)
        write.mutate({ body: { ...body, seen: check.data.seen } });
    },
  };
}
export type TakeUp = ReturnType<typeof useTakeUp>;

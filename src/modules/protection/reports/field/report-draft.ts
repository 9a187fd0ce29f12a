/** A report of danger half written on the phone, and what is sent of it. Pure. */
import type { NewMutation } from "../../../../platform/client/offline/phone.ts";
import type { Situation } from "../../protection-codes.contract.ts";
import type { Danger, Done, Injury } from "../report-form.contract.ts";
import { makeReport } from "../reports.contract.ts";

export interface ReportDraft {
  readonly form: 1;
  readonly id: string;
  readonly danger: Danger | null;
  readonly injury: Injury;
  readonly situations: readonly Situation[];
  readonly statement: string;
  /** Of the file; null: not on file, or not known. */
  readonly childId: string | null;
  readonly childName: string;
  readonly address: string;
  readonly villageCode: string;
  readonly done: readonly Done[];
}

export function beginReport(id: string, childId: string | null, villageCode: string): ReportDraft {
  return {
    form: 1,
    id,
    danger: null,
    injury: "unknown",
    situations: [],
    statement: "",
    childId,
    childName: "",
    address: "",
    villageCode,
    done: [],
  };
}

export function readKeptReport(kept: Readonly<Record<string, unknown>> | undefined): ReportDraft | undefined {
  return kept?.["form"] === 1 ? (kept as unknown as ReportDraft) : undefined;
}

export function faultsOfReport({ danger, statement }: ReportDraft): Readonly<Record<string, string>> {
  return {
    ...(danger === null ? { danger: "请选一个，说不准也可以" } : {}),
    ...(statement.trim().length < 2 ? { statement: "请写一句看到、听到了什么" } : {}),
  };
}

interface Around {
  readonly child: { readonly name: string; readonly villageCode: string } | null;
  readonly isAtVisit: boolean;
}

/** Urgent: it goes before everything else, and nobody asks whose village it is. */
export function reportMutation(
  draft: ReportDraft,
  { child, isAtVisit }: Around,
  newId: () => string,
): NewMutation {
  const placeCode = child?.villageCode ?? draft.villageCode;
  const name = child?.name ?? draft.childName.trim();
  return {
    id: newId(),
    operation: makeReport.name,
    formVersion: 1,
    body: {
      id: draft.id,
      channel: isAtVisit ? "visit" : "grid",
      content: {
        situations: draft.situations,
        statement: draft.statement.trim(),
        danger: draft.danger ?? "unsure",
        injury: draft.injury,
        placeCode,
        ...(draft.address.trim() === "" ? {} : { address: draft.address.trim() }),
        children: name === "" ? [] : [{ name }],
        done: draft.done,
      },
      reporter: { kind: "villageStaff" },
      childIds: draft.childId === null || child === null ? [] : [draft.childId],
    },
    placeCode,
    // Not in the child's chain: nothing that was refused before may hold it back.
    childId: null,
    label: name === "" ? "报告危险" : `报告危险 ${name}`,
  };
}

/** What is typed of an agreement, until it can be sent. Pure. */
import type { MemberUnit } from "../../../../kernel/member-units.ts";
import type { AgreementView } from "../../../../platform/exchange/agreements.contract.ts";
import type { Direction, Frequency } from "../../../../platform/exchange/exchange-codes.contract.ts";

export interface AgreementDraft {
  readonly direction: Direction;
  readonly subject: string | undefined;
  readonly unit: MemberUnit | undefined;
  readonly title: string;
  readonly legalBasis: string;
  readonly purpose: string;
  readonly fields: readonly string[];
  readonly frequency: Frequency;
  readonly firstDue: string | undefined;
  readonly graceDays: number;
  readonly retentionDays: number;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly folder: string;
  readonly partnerId: string | undefined;
  readonly validFrom: string | undefined;
  readonly validTo: string | undefined;
}

export function emptyDraft(today: string): AgreementDraft {
  return {
    ...{ direction: "in", subject: undefined, unit: undefined, title: "", legalBasis: "", purpose: "" },
    ...{ fields: [], frequency: "quarterly", firstDue: undefined, graceDays: 5, retentionDays: 180 },
    ...{ contactName: "", contactPhone: "", folder: "", partnerId: undefined },
    ...{ validFrom: today, validTo: undefined },
  };
}

export function draftOf(agreement: AgreementView): AgreementDraft {
  return {
    ...agreement,
    fields: agreement.fields.map(({ code }) => code),
    firstDue: agreement.firstDue ?? undefined,
    folder: agreement.folder ?? "",
    partnerId: agreement.partnerId ?? undefined,
    validTo: agreement.validTo ?? undefined,
  };
}

/** The body to send; undefined while something is missing. */
export function bodyOf(draft: AgreementDraft) {
  const { direction, subject, unit, frequency, firstDue, validFrom, validTo, partnerId } = draft;
  const words = {
    title: draft.title.trim(),
    legalBasis: draft.legalBasis.trim(),
    purpose: draft.purpose.trim(),
    contactName: draft.contactName.trim(),
    contactPhone: draft.contactPhone.trim(),
  };
  if (subject === undefined || unit === undefined || validFrom === undefined) return undefined;
  if (Object.values(words).some((text) => text === "") || draft.fields.length === 0) return undefined;
  if (frequency !== "onDemand" && firstDue === undefined) return undefined;
  const folder = draft.folder.trim();
  return {
    ...words,
    ...{ direction, subject, unit, frequency, validFrom, fields: [...draft.fields] },
    ...{ graceDays: draft.graceDays, retentionDays: draft.retentionDays },
    ...(frequency === "onDemand" || firstDue === undefined ? {} : { firstDue }),
    ...(validTo === undefined ? {} : { validTo }),
    ...(folder === "" || direction === "out" ? {} : { folder }),
    ...(partnerId === undefined || direction === "out" ? {} : { partnerId }),
  };
}

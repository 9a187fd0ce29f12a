/** A report as somebody of the office types it, until it is whole enough to be sent. Pure. */
import type { Role } from "../../../../../kernel/actor.ts";
import type { BodyOf } from "../../../../../kernel/operation.ts";
import type { Situation } from "../../../protection-codes.contract.ts";
import {
  type Danger,
  type Done,
  type Injury,
  ReportContent,
  type ReportedChild,
  Reporter,
  type ReporterKind,
  type Suspect,
} from "../../report-form.contract.ts";
import { type makeReport, Ticket } from "../../reports.contract.ts";

export type MadeReport = BodyOf<typeof makeReport>;
export type OwnChannel = MadeReport["channel"];

export interface ReportDraft {
  readonly channel: OwnChannel;
  /** Of the hotline's own ticket. */
  readonly ticket: string;
  readonly danger: Danger | undefined;
  readonly situations: readonly Situation[];
  readonly statement: string;
  readonly injury: Injury;
  readonly placeCode: string | undefined;
  readonly address: string;
  /** As the field holds it: `2026-11-28T14:30`, the district's own time. */
  readonly seenAt: string;
  readonly children: readonly ReportedChild[];
  readonly suspects: readonly Suspect[];
  readonly done: readonly Done[];
  readonly kind: ReporterKind | undefined;
  readonly name: string;
  readonly phone: string;
  readonly unit: string;
}

/** By what way somebody in this post hears of it, the usual one first. */
export function channelsOf(role: Role): readonly OwnChannel[] {
  switch (role) {
    case "villageDirector":
      return ["visit", "grid", "counter"];
    case "townshipSupervisor":
    case "districtOfficer":
    case "districtLeader":
      return ["hotline12345", "hotline12355", "hotline12338", "police110", "counter", "grid", "partner"];
    default:
      return ["partner"];
  }
}

/** A hotline's transfer comes with the number of its ticket; the same one is not taken twice. */
export function hasTicket(channel: OwnChannel): boolean {
  return channel.startsWith("hotline") || channel === "police110";
}

/** Whoever reports what others have told says who they are; a director who has seen it, and a unit, report themselves. */
export function isForOthers(channel: OwnChannel): boolean {
  return channel !== "visit" && channel !== "partner";
}

export function emptyDraft(role: Role, placeCode: string | undefined): ReportDraft {
  return {
    channel: channelsOf(role)[0] ?? "partner",
    danger: undefined,
    ticket: "",
    ...{ situations: [], statement: "", injury: "unknown", placeCode, address: "", seenAt: "" },
    ...{ children: [], suspects: [], done: [], kind: undefined, name: "", phone: "", unit: "" },
  };
}

/** What can be sent; undefined as long as something is missing or wrong. */
export function reportOf(
  id: string,
  draft: ReportDraft,
  childIds: readonly string[],
): MadeReport | undefined {
  const { channel, danger, placeCode, seenAt, kind } = draft;
  const content = ReportContent.safeParse({
    ...{ danger, situations: draft.situations, statement: draft.statement.trim(), injury: draft.injury },
    ...(placeCode === undefined ? {} : { placeCode }),
    ...words({ address: draft.address }),
    ...(seenAt === "" ? {} : { seenAt: `${seenAt}:00+08:00` }),
    children: draft.children.map(words),
    suspects: draft.suspects.map(words).filter((one) => Object.keys(one).length > 0),
    done: draft.done,
  });
  const reporter = Reporter.safeParse(
    isForOthers(channel)
      ? {
          ...(kind === undefined ? {} : { kind }),
          ...words({ name: draft.name, phone: draft.phone, unit: draft.unit }),
        }
      : {},
  );
  const typed = hasTicket(channel) ? draft.ticket.trim() : "";
  const ticket = typed === "" ? undefined : Ticket.safeParse(typed);
  if (!content.success || !reporter.success || ticket?.success === false) return undefined;
  return {
    ...{ id, channel, content: content.data, reporter: reporter.data, childIds: [...childIds] },
    ...(ticket === undefined ? {} : { ticket: ticket.data }),
  };
}

/** Without what was left empty. */
function words(fields: object): object {
  return Object.fromEntries(
    Object.entries(fields)
      .map(([key, value]): [string, unknown] => [key, typeof value === "string" ? value.trim() : value])
      .filter(([, value]) => value !== undefined && value !== ""),
  );
}

/** What is owed and how it stands: reckoned from declarations, dated parameters and entries whenever somebody asks. */
import { addDays, type IsoDate, yearOf } from "../../kernel/calendar-date.ts";
import { today } from "../../kernel/clock.ts";
import { addWorkingDays, type WorkCalendar } from "../../kernel/working-days.ts";
import { getWorkCalendar } from "../calendar/calendar.service.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { sayValue } from "../parameters/parameter-value.contract.ts";
import { parametersFrom } from "../parameters/parameters.store.ts";
import { type ParametersOfDay, readerOf } from "../parameters/read-parameter.ts";
import * as store from "./duties.store.ts";
import type { Duty, Following, Recurring } from "./duty.ts";
import { type Standing, standingOf } from "./duty-state.ts";
import { findOrganisations } from "./organisations/find-organisations.service.ts";
import { isOpenThrough, type Organisation } from "./organisations/open-organisations.ts";
import { type Period, periodsBeginning, type SchoolTerms } from "./periods.ts";
import type { Where } from "./record.ts";
import type { Content } from "./record-fields.contract.ts";
import { autumnMonth, soonDays, springMonth } from "./records.parameters.ts";
import { departmentUnit, parseUnit, placeUnit, postUnit, type UnitKey } from "./units.ts";

type Reader = ReturnType<typeof readerOf<number>>;

const spring = readerOf(springMonth);
const autumn = readerOf(autumnMonth);
const soon = readerOf(soonDays);

export interface Instance extends Standing {
  readonly duty: Duty;
  readonly unit: UnitKey;
  readonly scopeCode: string;
  /** For which organisation, where it is owed for each. */
  readonly about: Organisation | undefined;
  readonly instance: string;
  readonly label: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly dueOn: IsoDate | null;
  readonly required: number;
  readonly done: number;
  readonly entryId: string | null;
  readonly standards: readonly string[];
  readonly excuse: store.ExcuseRow | undefined;
}

export interface Asked {
  readonly duties: readonly Duty[];
  /** Absent: since each duty began. */
  readonly year?: number | undefined;
  /** Absent: every unit that the asker sees. */
  readonly units?: readonly UnitKey[] | undefined;
}

interface Frame {
  readonly today: IsoDate;
  readonly parametersOn: (day: IsoDate) => ParametersOfDay;
  readonly terms: SchoolTerms;
  readonly soonDays: number;
  readonly calendar: WorkCalendar;
  readonly excuses: ReadonlyMap<string, store.ExcuseRow>;
  readonly asked: Asked;
}

/** Every duty of every unit up to the running period; none before its own first day, none that has not begun. */
export async function listInstances(tx: Tx, app: Pick<App, "places">, asked: Asked): Promise<Instance[]> {
  const first = asked.duties.map(({ from }) => from).sort()[0];
  if (first === undefined) return [];
  const parametersOn = await parametersFrom(tx, first);
  const now = parametersOn(today());
  const excuses = await store.listExcuses(
    tx,
    asked.duties.map(({ code }) => code),
  );
  const frame: Frame = {
    today: today(),
    parametersOn,
    terms: { spring: spring.get(now), autumn: autumn.get(now) },
    soonDays: soon.get(now),
    calendar: await getWorkCalendar(tx),
    excuses: new Map(excuses.map((excuse) => [keyOfInstance(excuse), excuse])),
    asked,
  };
  const instances: Instance[] = [];
  for (const duty of asked.duties)
    instances.push(
      ...(duty.when.kind === "every"
        ? await recurring(tx, app, frame, duty, duty.when)
        : await following(tx, frame, duty, duty.when)),
    );
  return instances;
}

export function keyOfInstance({
  duty,
  unit,
  scopeCode,
  instance,
}: {
  readonly duty: string;
  readonly unit: string;
  readonly scopeCode: string;
  readonly instance: string;
}): string {
  return `${duty}/${unit}/${scopeCode}/${instance}`;
}

async function recurring(
  tx: Tx,
  app: Pick<App, "places">,
  frame: Frame,
  duty: Duty,
  when: Recurring<Reader>,
): Promise<Instance[]> {
  const periods = periodsOwed(frame, duty, when);
  const [earliest, latest] = [periods[0], periods.at(-1)];
  if (earliest === undefined || latest === undefined) return [];
  const units = unitsOf(app, duty).filter(
    ({ unit, scopeCode }) =>
      frame.asked.units?.includes(unit) ?? (scopeCode >= tx.scope.lo && scopeCode < tx.scope.hi),
  );
  const { forEach } = duty;
  const counted = {
    kind: duty.record.code,
    sum: when.sum,
    where: when.where,
    byAbout: forEach !== undefined,
  };
  const rows = await store.countByMonth(tx, counted, earliest.from, latest.to, frame.asked.units);
  const done = Map.groupBy(rows, ({ unit, scopeCode, aboutId }) => `${unit}/${scopeCode}/${aboutId ?? ""}`);
  const organisations = forEach === undefined ? undefined : await findOrganisations(tx, app, forEach);
  const owing = units.flatMap((one): OwedFor[] =>
    organisations === undefined ? [{ ...one, about: undefined }] : eachOf(organisations, one),
  );
  const isRegisterEmpty = organisations?.length === 0;
  return owing.flatMap(({ unit, scopeCode, about }) => {
    const months = done.get(`${unit}/${scopeCode}/${about?.id ?? ""}`) ?? [];
    return periods.flatMap((period): Instance[] => {
      const parameters = frame.parametersOn(period.from);
      const sum = months
        .filter(({ month }) => month >= period.from.slice(0, 7) && month <= period.to.slice(0, 7))
        .reduce((total, month) => total + month.done, 0);
      // What was done for one that has closed meanwhile was done all the same.
      if (about !== undefined && !isOpenThrough(about, period) && sum === 0) return [];
      const one = finished(frame, duty, unit, scopeCode, {
        about,
        instance: about === undefined ? period.from : `${period.from}/${about.id}`,
        label: isRegisterEmpty ? `${period.label}，单位名录里还没有登记` : period.label,
        from: period.from,
        to: period.to,
        dueOn: addDays(period.to, when.graceDays?.find(parameters) ?? 0),
        required: when.times?.find(parameters) ?? 1,
        done: sum,
        entryId: null,
        parameters,
      });
      return [one];
    });
  });
}

/** Where nothing is registered yet a member unit still owes something, so that it is seen. */
function eachOf(organisations: readonly Organisation[], one: OwingUnit): OwedFor[] {
  const own = organisations.filter(({ placeCode }) => placeCode.startsWith(one.scopeCode));
  const isUnregistered = organisations.length === 0 && parseUnit(one.unit)?.kind !== "place";
  return isUnregistered ? [{ ...one, about: undefined }] : own.map((about) => ({ ...one, about }));
}

/** Full periods since its first day; of a year those that end in it, and of this year the running one. */
function periodsOwed(frame: Frame, duty: Duty, { period, times }: Recurring<Reader>): Period[] {
  const { year } = frame.asked;
  return periodsBeginning(period, frame.terms, duty.from, frame.today).filter(({ from, to }) => {
    const parameters = frame.parametersOn(from);
    if (times !== undefined && times.find(parameters) === undefined) return false;
    if (duty.register.runs !== undefined && duty.register.runs.find(parameters) !== true) return false;
    return year === undefined || yearOf(to) === year || (to >= frame.today && year === yearOf(frame.today));
  });
}

async function following(
  tx: Tx,
  frame: Frame,
  duty: Duty,
  { settledBy, due, where }: Following<Reader>,
): Promise<Instance[]> {
  const rows = await store.listAsking(tx, duty.record.code, duty.from, frame.asked.units);
  const { year } = frame.asked;
  return rows
    .filter(({ on }) => year === undefined || yearOf(on) === year)
    .filter(({ content }) => where === undefined || holds(where, content))
    .map((row): Instance => {
      const parameters = frame.parametersOn(row.on);
      return finished(frame, duty, row.unit, row.scopeCode, {
        about: undefined,
        instance: row.id,
        label: labelOf(row),
        from: row.on,
        to: row.on,
        dueOn: "field" in due ? textOf(row.content, due.field) : endOfTerm(frame, row.on, due, parameters),
        required: 1,
        done: textOf(row.content, settledBy) === null ? 0 : 1,
        entryId: row.id,
        parameters,
      });
    });
}

function holds(where: Where, content: Content): boolean {
  if ("isFilled" in where) return textOf(content, where.field) !== null;
  return where.oneOf.some((one) => one === content[where.field]);
}

function endOfTerm(
  { calendar }: Frame,
  on: IsoDate,
  { term, unit }: { readonly term: Reader; readonly unit: "days" | "workingDays" },
  parameters: ParametersOfDay,
): IsoDate | null {
  const number = term.find(parameters);
  if (number === undefined) return null;
  if (unit === "days") return addDays(on, number);
  const deadline = addWorkingDays(calendar, on, number);
  if (deadline.verdict === "stopped") return null;
  return deadline.verdict === "known" ? deadline.value : deadline.provisional;
}

const LABEL = 24;

/** Whom it is about, or the first words of what was written. */
function labelOf({ aboutName, content, on }: store.Asking): string {
  const said =
    aboutName ??
    Object.values(content).find((value) => typeof value === "string" && /\p{Script=Han}/u.test(value));
  const text = Array.from(String(said ?? ""));
  const short = text.length > LABEL ? `${text.slice(0, LABEL).join("")}……` : text.join("");
  return short === "" ? on : `${on} ${short}`;
}

function textOf(content: Content, field: string): string | null {
  const value = content[field];
  return typeof value === "string" && value !== "" ? value : null;
}

interface Reckoned
  extends Pick<
    Instance,
    "about" | "instance" | "label" | "from" | "to" | "dueOn" | "required" | "done" | "entryId"
  > {
  readonly parameters: ParametersOfDay;
}

function finished(
  frame: Frame,
  duty: Duty,
  unit: UnitKey,
  scopeCode: string,
  { parameters, ...reckoned }: Reckoned,
): Instance {
  const excuse = frame.excuses.get(
    keyOfInstance({ duty: duty.code, unit, scopeCode, instance: reckoned.instance }),
  );
  const isGranted = excuse?.verdict === "granted";
  const until = isGranted ? excuse.until : null;
  const { dueOn } = reckoned;
  const owed = {
    ...reckoned,
    dueOn: until !== null && dueOn !== null && until > dueOn ? until : dueOn,
    isExcused: isGranted && until === null,
  };
  return {
    ...reckoned,
    dueOn: owed.dueOn,
    duty,
    unit,
    scopeCode,
    excuse,
    standards: (duty.standards ?? []).flatMap(({ label, number }) => {
      const value = number.find(parameters);
      return value === undefined ? [] : [`${label} ${sayNumber(number, value)}`];
    }),
    ...standingOf(owed, frame.today, frame.soonDays),
  };
}

function sayNumber({ parameter }: Reader, value: number): string {
  return sayValue(parameter.unit, value);
}

interface OwingUnit {
  readonly unit: UnitKey;
  readonly scopeCode: string;
}

interface OwedFor extends OwingUnit {
  readonly about: Organisation | undefined;
}

/** Every unit that owes it, in every district of the house. */
export function unitsOf({ places }: Pick<App, "places">, { units }: Duty): OwingUnit[] {
  const districts = places.all.filter(({ level }) => level === "district");
  const offices = [...(units.departments ?? []).map(departmentUnit), ...(units.posts ?? []).map(postUnit)];
  return [
    ...districts.flatMap(({ code }) => offices.map((unit) => ({ unit, scopeCode: code }))),
    ...places.all
      .filter(({ level }) => level === units.every)
      .map(({ code }) => ({ unit: placeUnit(code), scopeCode: code })),
  ];
}

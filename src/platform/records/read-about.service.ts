/** Whom or what an entry is about: a child or an organisation that is on file, a township, or a name as it was typed. */
import { Problem } from "../../kernel/problem.ts";
import { notFound } from "../access/policy.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { nameOfAbout } from "./about-book.service.ts";
import { findOrganisations } from "./organisations/find-organisations.service.ts";
import { closedWords } from "./organisations/name-organisation.ts";
import { isOpenOn } from "./organisations/open-organisations.ts";
import type { About, RecordKind } from "./record.ts";
import { recordProblems } from "./record-problems.contract.ts";

export interface Meant {
  readonly on: string;
  readonly aboutId?: string | undefined;
  readonly aboutName?: string | undefined;
}

export interface AboutRead {
  readonly aboutId: string | null;
  readonly aboutName: string | null;
}

const NOBODY: AboutRead = { aboutId: null, aboutName: null };

/** @throws access.notFound, records.aboutMissing, records.aboutClosed */
export async function readAbout(
  tx: Tx,
  app: Pick<App, "places">,
  { about }: RecordKind,
  meant: Meant,
): Promise<AboutRead> {
  if (about === undefined) return NOBODY;
  const read = await findAbout(tx, app, about, meant);
  if (read.aboutName === null && about.required === true) throw missing(about, `请填写${about.label}`);
  return read;
}

async function findAbout(
  tx: Tx,
  app: Pick<App, "places">,
  about: About,
  { on, aboutId, aboutName }: Meant,
): Promise<AboutRead> {
  const typed = aboutName === undefined || aboutName === "" ? null : aboutName;
  if (about.kind === "child") {
    if (aboutId === undefined) return NOBODY;
    const name = await nameOfAbout(tx, about.kind, aboutId);
    if (name === undefined) throw notFound();
    return { aboutId, aboutName: name };
  }
  if (about.of !== undefined) {
    if (aboutId === undefined) return NOBODY;
    const one = (await findOrganisations(tx, app, about.of)).find(({ id }) => id === aboutId);
    if (one === undefined) throw notFound();
    if (!isOpenOn(one, on))
      throw new Problem(recordProblems.aboutClosed, {
        errors: [{ path: "aboutName", code: "closed", message: closedWords(one, on) }],
      });
    return { aboutId, aboutName: one.name };
  }
  if (about.kind === "place" && typed !== null && !townshipNames(app, tx.actor.placeCode).includes(typed))
    throw missing(about, `${about.label}：没有“${typed}”`);
  return { aboutId: null, aboutName: typed };
}

function missing({ label }: About, message: string): Problem {
  return new Problem(recordProblems.aboutMissing, {
    detail: `没有保存。请先写明${label}。`,
    errors: [{ path: "aboutName", code: "required", message }],
  });
}

const DISTRICT = 6;

/** Of the district in which somebody works. */
export function townshipNames({ places }: Pick<App, "places">, placeCode: string): string[] {
  return places.all
    .filter(({ code, level }) => level === "township" && code.startsWith(placeCode.slice(0, DISTRICT)))
    .map(({ shortName }) => shortName);
}

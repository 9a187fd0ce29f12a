/** A linkage as data: what `--spec` names. */
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parse } from "csv-parse/sync";
import type { FieldSpec, LinkageSpec } from "../../src/modules/matching/engine/linkage.contract.ts";

export interface SpecFile extends LinkageSpec {
  readonly name?: string;
  /** CSV with a header; relative to the specification. One file is searched for doubles. */
  readonly left: string;
  readonly right?: string;
  readonly id: string;
  /** Records of the same value are of one person; of a pattern with a group, what the group holds. */
  readonly truth: string;
  readonly truthPattern?: string;
  readonly fields: readonly (FieldSpec & {
    /** The column, where it is called otherwise than the field; several columns are values of equal rank. */
    readonly column?: string | readonly string[];
  })[];
}

export interface Loaded {
  readonly values: readonly (readonly (string | readonly string[])[])[];
  readonly truth: readonly string[];
}

/** FEBRL writes whose record it is into its number: rec-1496-org, rec-1496-dup-0. */
const FEBRL = /^rec-(\d+)-(?:org|dup-\d+)$/;

export function readSpec(path: string): SpecFile {
  const spec = JSON.parse(readFileSync(path, "utf8")) as SpecFile;
  const beside = (file: string) => resolve(dirname(path), file);
  return { ...spec, left: beside(spec.left), ...(spec.right && { right: beside(spec.right) }) };
}

export function load(path: string, spec: SpecFile): Loaded {
  const [header = [], ...rows] = parse(readFileSync(path, "utf8"), {
    bom: true,
    trim: true,
    relax_column_count: true,
  });
  const at = (column: string) => {
    const place = header.indexOf(column);
    if (place === -1) throw new Error(`${path} has no column ${column}; it has ${header.join(", ")}`);
    return place;
  };
  const columns = spec.fields.map(({ name, column }) => {
    const names = column ?? name;
    return typeof names === "string" ? at(names) : names.map(at);
  });
  const truthAt = at(spec.truth);
  const pattern = spec.truthPattern === undefined ? FEBRL : new RegExp(spec.truthPattern, "u");
  return {
    values: columns.map((places) =>
      rows.map((row) =>
        typeof places === "number"
          ? (row[places] ?? "")
          : places.map((place) => row[place] ?? "").filter((value) => value !== ""),
      ),
    ),
    truth: rows.map((row) => pattern.exec(row[truthAt] ?? "")?.[1] ?? row[truthAt] ?? ""),
  };
}

/** From a form to a request and back. Pure. */
import type { EntryFile } from "../../../../platform/records/records.contract.ts";
import type { FormFaults } from "../../form/form-value.ts";
import type { Typed } from "./RecordForm.tsx";

export function typedOf(entry: EntryFile): Typed {
  return {
    unit: entry.unit,
    on: entry.on,
    aboutId: entry.aboutId ?? undefined,
    aboutName: entry.aboutName ?? undefined,
    content: entry.content,
    paperNote: entry.paperNote ?? undefined,
  };
}

/** What is sent; without a day nothing can be. */
export function bodyOf(typed: Typed) {
  const { on, aboutId, aboutName, content, paperNote } = typed;
  const said = (text: string | undefined) =>
    text === undefined || text.trim() === "" ? undefined : text.trim();
  return {
    on: on ?? "",
    content: { ...content },
    ...(aboutId === undefined ? {} : { aboutId }),
    ...(said(aboutName) === undefined || aboutId !== undefined ? {} : { aboutName: said(aboutName) }),
    ...(said(paperNote) === undefined ? {} : { paperNote: said(paperNote) }),
  };
}

/** The server's sentences by the field that they belong to. */
export function faultsOfProblem(problem: unknown): FormFaults {
  const errors =
    (problem as { readonly errors?: readonly { path: string; message: string }[] } | null)?.errors ?? [];
  return Object.fromEntries(errors.map(({ path, message }) => [path, message]));
}

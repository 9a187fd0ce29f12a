import { createContext, useContext } from "react";
import { type ChildFile, readChild, readTimeline, searchChildren } from "../../child-file.contract.ts";
import { readDesk } from "../../desk.contract.ts";
import { listDoubles } from "../../doubles.contract.ts";

export interface OpenFile {
  readonly file: ChildFile;
  readonly today: string;
  /** Another day than today is read. */
  readonly isPast: boolean;
  /** A past day is read, not written; neither is a file that has ended. */
  readonly canWrite: boolean;
  /** Also when the file has ended: it may come back. */
  readonly canAct: boolean;
  readonly canReveal: boolean;
}

export const FileContext = createContext<OpenFile | undefined>(undefined);

export function useFile(): OpenFile {
  const open = useContext(FileContext);
  if (open === undefined) throw new Error("no file is open here");
  return open;
}

/** What is old once something was written in a file. Lists of children change with it. */
export const madeOldByFile: readonly { readonly name: string }[] = [
  readChild,
  readTimeline,
  readDesk,
  listDoubles,
  searchChildren,
  { name: "ledger.read" },
  { name: "ledger.places.count" },
];

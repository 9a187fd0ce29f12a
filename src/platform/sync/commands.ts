/** What may come from a phone, one explicit table: operation → how it is read, done, and answered. Rooms add theirs at start. */
import type { Operation } from "../../kernel/operation.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import type { Mutation } from "./mutation.contract.ts";
import type { NamedCodes, Word } from "./say-words.ts";

export interface CommandCall {
  readonly app: App;
  readonly mutation: Mutation;
  /** Parsed by the operation's own schemas. */
  readonly params: unknown;
  readonly body: unknown;
}

export interface CommandOutcome {
  /** `conflict`: kept, beside what somebody else has written meanwhile. */
  readonly state?: "applied" | "conflict";
  /** One sentence for whoever did it. */
  readonly told?: string;
}

export interface Command {
  readonly operation: Operation;
  /** Of the form that phones fill in now. */
  readonly formVersion: number;
  /** From this version's body to the next one's; forms of ninety days ago have theirs here. */
  readonly upgrades?: Readonly<Record<number, (body: Record<string, unknown>) => Record<string, unknown>>>;
  /** A report of danger is taken whatever the place, the version or the post: nobody is asked before a child is helped. */
  readonly isUrgent?: boolean;
  /** Of the codes in its form: whoever reads on a desk what was not done reads words. */
  readonly codeTables?: readonly NamedCodes[];
  /** What the labels of its form do not say; of what a phone wrote, which may not be whole. */
  readonly readOut?: (body: Readonly<Record<string, unknown>>) => readonly Word[];
  /**
   * In the transaction of the mutation, as the post that answers for its place. A Problem thrown here becomes the receipt's refusal;
   * done twice it must do once, for it may come from another phone as a hand-over.
   */
  run(tx: Tx, call: CommandCall): Promise<CommandOutcome>;
}

const commands = new Map<string, Command>();

export function bindCommand(command: Command): void {
  const { name } = command.operation;
  if (commands.has(name)) throw new Error(`command ${name} is bound twice`);
  commands.set(name, command);
}

export function findCommand(name: string): Command | undefined {
  return commands.get(name);
}

/** What phones hold; one room binds it. */
export interface PhoneContents {
  /** The open files of a village. */
  listIds(tx: Tx, placeCode: string): Promise<string[]>;
  /** Of those that the asker sees and that are open; each with all that the phone shows. */
  readDocuments(
    tx: Tx,
    app: App,
    ids: readonly string[],
  ): Promise<
    { readonly id: string; readonly placeCode: string; readonly body: Readonly<Record<string, unknown>> }[]
  >;
  /** Of one village; those of several are laid together by `joinDesks`. */
  readDesk(tx: Tx, app: App, placeCode: string): Promise<Readonly<Record<string, unknown>>>;
  joinDesks(desks: readonly Readonly<Record<string, unknown>>[]): Readonly<Record<string, unknown>>;
  /** By the child's id; of those alone that the asker sees. */
  nameChildren(tx: Tx, childIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Where the child's file is now, looked up in every place; undefined: there is none that is open. */
  findPlaceOf(tx: Tx, childId: string): Promise<string | undefined>;
}

let contents: PhoneContents | undefined;

export function bindContents(given: PhoneContents): void {
  if (contents !== undefined) throw new Error("what phones hold is bound twice");
  contents = given;
}

export function phoneContents(): PhoneContents {
  if (contents === undefined) throw new Error("nobody has said what phones hold");
  return contents;
}

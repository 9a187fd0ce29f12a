/**
 * A phone that works for days without a line, as its pages see it. Everything that is kept lies encrypted in the browser's database;
 * what is done waits in the outbox until the server has given a receipt. Made by `openPhone` (open-phone.ts); no page touches the store.
 */
import type { Receipt } from "../../sync/mutation.contract.ts";

/**
 * empty: nobody has logged in on this phone. locked: the PIN opens it. leaseOver: too long without a log-in, the files stay closed but
 * new forms are still taken. open: at work. wiped: it was told to empty itself, and has.
 */
export type PhonePhase = "empty" | "locked" | "leaseOver" | "open" | "wiped";

export interface SyncState {
  readonly isRunning: boolean;
  readonly lastOkAt: string | null;
  readonly lastTriedAt: string | null;
  /** In one sentence why the last try did not succeed; null: it did. */
  readonly fault: string | null;
  /** The server wants a password before it goes on; nothing is lost meanwhile. */
  readonly needsLogin: boolean;
}

export interface PhoneState {
  readonly phase: PhonePhase;
  readonly holder: { readonly username: string; readonly name: string } | null;
  readonly deviceId: string;
  readonly sync: SyncState;
  /** Not received yet, photos among them. */
  readonly waiting: number;
  /** What a person has to look at. */
  readonly attention: number;
  /** More than ten minutes: by how many the phone's clock is off. */
  readonly clockOffMinutes: number | null;
  readonly storage: { readonly isPersistent: boolean; readonly isTight: boolean };
  /** Until when the PIN opens the files without a log-in. */
  readonly leaseUntil: string | null;
  /** What the server told this phone to say. */
  readonly told: string | null;
}

/** One thing done on the phone, before it has its number. */
export interface NewMutation {
  readonly id: string;
  readonly operation: string;
  readonly formVersion: number;
  readonly params?: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  readonly placeCode: string;
  readonly childId?: string | null;
  readonly dependsOn?: readonly string[];
  /** As the outbox lists it: 走访 王小明. */
  readonly label: string;
}

export type OutboxState = "waiting" | "sending" | "received" | "attention";

export interface OutboxItem {
  readonly id: string;
  readonly n: number;
  readonly operation: string;
  readonly label: string;
  readonly childId: string | null;
  readonly body: Readonly<Record<string, unknown>>;
  readonly at: string;
  readonly state: OutboxState;
  readonly receipt: Receipt | null;
  /** Photos of it that are still on the phone only. */
  readonly photosWaiting: number;
  readonly params: Readonly<Record<string, string>>;
  readonly placeCode: string;
  /** It was refused and has been written anew: the other's id. */
  readonly replacedBy: string | null;
  /** In one sentence why it is stuck on the way, without a receipt. */
  readonly fault: string | null;
}

export interface SyncResult {
  readonly ok: boolean;
  /** Mutations that have their receipt now. */
  readonly sent: number;
  /** Documents that came. */
  readonly received: number;
  readonly fault: string | null;
}

export interface PreparedPhoto {
  readonly digest: string;
  readonly bytes: number;
  readonly blob: Blob;
}

export interface HeldDocument {
  readonly id: string;
  readonly placeCode: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Not in the list any more, but here until what was done for this child has been received: why it left. */
  readonly leaving: string | null;
}

/** Keeps a form that is being typed in: a moment after the first letter, and at once when the page is about to go. */
export interface DraftKeeper {
  change(value: Readonly<Record<string, unknown>>): void;
  /** Before the camera opens, and whenever it must be on the disk now. @throws PhoneFull */
  flush(): Promise<void>;
  /** Keeps what has come so far and stops. */
  stop(): Promise<void>;
}

export interface Phone {
  readonly state: PhoneState;
  subscribe(listener: () => void): () => void;

  /** Whether the server lets this account in, before a PIN is chosen. `isFirst`: its password is somebody else's. @throws ApiProblem */
  proveAccount(given: {
    username: string;
    password: string;
    otp?: string | undefined;
  }): Promise<{ readonly isFirst: boolean }>;
  /** Of the account that was proved last. @throws ApiProblem */
  changeFirstPassword(next: string): Promise<void>;
  /** Logs in with a password and makes this phone the holder's; what it holds of the same holder stays. @throws ApiProblem */
  logIn(given: { username: string; password: string; otp?: string | undefined; pin: string }): Promise<void>;
  /** A wrong PIN is counted: five, then ever longer pauses. Resolves to a sentence where it did not open. */
  unlock(pin: string): Promise<string | null>;
  lock(): Promise<void>;
  /** Ends the session and empties the phone; refused while something waits, unless told so. */
  logOut(options: { evenIfWaiting: boolean }): Promise<void>;

  listDocuments(): Promise<readonly HeldDocument[]>;
  findDocument(id: string): Promise<HeldDocument | undefined>;
  readDesk(): Promise<Readonly<Record<string, unknown>> | undefined>;
  /** Opening a child's file without a line is logged too: told at the next sync. */
  noteRead(childId: string): void;

  /** Half a form: kept within half a second, whatever happens to the page. */
  readDraft(key: string): Promise<Readonly<Record<string, unknown>> | undefined>;
  keepDraft(key: string, value: Readonly<Record<string, unknown>>): Promise<void>;
  forgetDraft(key: string): Promise<void>;
  /** For a form that is open. Keys are made of ids and names of forms only. `told`: whether what was typed last is on the phone. */
  draftKeeper(key: string, told?: (isKept: boolean) => void): DraftKeeper;
  /** A draft laid aside because it could not be read when another was begun has a `#` and the time behind its key. */
  listDrafts(): Promise<readonly { readonly key: string; readonly at: string }[]>;

  /**
   * Puts it into the outbox, all of it or nothing; resolves when it is on the phone's disk and not before.
   * @throws PhoneFull when there is no room, with everything that was there before intact
   */
  save(work: {
    readonly mutations: readonly NewMutation[];
    readonly photos?: readonly PreparedPhoto[];
    /** What the work was begun as: it ends in the same moment. */
    readonly forgetDrafts?: readonly string[];
  }): Promise<void>;
  listOutbox(): Promise<readonly OutboxItem[]>;
  /** What was refused, written anew: the old one stays listed as replaced until the new one is received. */
  replace(id: string, mutation: NewMutation): Promise<void>;
  resend(id: string): Promise<void>;
  /** Seen by a person: leaves the list. Never what was not received; what was refused has a copy above, under the receipt's number. */
  dismiss(id: string): Promise<void>;

  syncNow(): Promise<SyncResult>;
  /** By the server's clock, as far as it is known: what is due is reckoned from here, not from the phone's clock. */
  today(): string;
  /** A photo that is still on the phone. */
  readPhoto(digest: string): Promise<Blob | undefined>;
  /** 1600 pixels, JPEG, without what the camera wrote into it. @throws PhotoUnreadable */
  preparePhoto(file: File): Promise<PreparedPhoto>;
  close(): Promise<void>;
}

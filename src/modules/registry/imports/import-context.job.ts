/** What the steps of an import stand on when they run beside the server. */
import type { Actor } from "../../../kernel/actor.ts";
import type { PlaceIndex } from "../../../kernel/place-names.ts";
import type { FieldCipher } from "../../../platform/crypto/cipher.ts";
import type { Tx } from "../../../platform/db/database.ts";

export interface ImportJob {
  readonly batchId: string;
  /** The post that pressed the button, with the scope of the batch's place. */
  readonly actor: Actor;
  readonly cipher: FieldCipher;
  readonly places: PlaceIndex;
  /** Where the file lies. */
  readonly path: string;
  /** One transaction as the actor, audited under this operation's name. */
  work<Result>(operation: string, use: (tx: Tx) => Promise<Result>): Promise<Result>;
  /** The same for one of many chunks, which a run after a power cut does again; an ordinary transaction must follow. */
  workOnChunk<Result>(operation: string, use: (tx: Tx) => Promise<Result>): Promise<Result>;
  /** Ended by a stop of the server: what is done stays, the rest is taken up again later. */
  readonly signal: AbortSignal;
}

/** The server stops: the batch stays in its state and another run goes on with it. */
export class Interrupted extends Error {}

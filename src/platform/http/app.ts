import type { FastifyBaseLogger } from "fastify";
import type { ChainHeads } from "../audit/chain-heads.ts";
import type { FieldCipher } from "../crypto/cipher.ts";
import type { KeyRing } from "../crypto/key-ring.ts";
import type { Database } from "../db/database.ts";
import type { FileStore } from "../files/file-store.ts";
import type { Sessions } from "../identity/sessions.ts";
import type { Messenger } from "../notices/messenger.ts";
import type { PlaceDirectory } from "../places/place-directory.ts";
import type { Settings } from "../settings.ts";

/** What carries every use case; made once by the composition root (`src/compose.ts`), for a server, a command or a test. */
export interface App {
  readonly settings: Settings;
  readonly database: Database;
  readonly keyRing: KeyRing;
  readonly cipher: FieldCipher;
  readonly files: FileStore;
  readonly sessions: Sessions;
  readonly places: PlaceDirectory;
  readonly chainHeads: ChainHeads;
  /** How people hear of something away from the desk, one for each channel. */
  readonly messengers: readonly Messenger[];
  readonly log: FastifyBaseLogger;
}

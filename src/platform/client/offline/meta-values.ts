/** What the phone remembers about itself, one value a name. All in clear but where it says sealed: nothing here tells of a person. */
import type { Bytes } from "./cipher.ts";
import type { Keyring } from "./envelope.ts";
import type { ClockMarks } from "./phone-clock.ts";
import type { TelemetryMarks } from "./telemetry.ts";

export interface SyncMarks {
  readonly cursor: string | null;
  readonly deskDigest: string | null;
  readonly lastOkAt: string | null;
  readonly lastTriedAt: string | null;
  readonly fault: string | null;
  readonly needsLogin: boolean;
  /** When all digests were last compared, by trusted time. */
  readonly comparedAt: number;
  /** Failures in a row, and until when nothing is tried by itself. */
  readonly failures: number;
  readonly pausedUntil: number;
}

export interface MetaValues {
  /** Under this id a number once given is never given again. */
  device: { readonly id: string; readonly lastN: number };
  keyring: Keyring;
  /** Not extractable: the browser uses it and gives it to nobody. */
  deviceKey: CryptoKey;
  /** Sealed under the device key: username and name. */
  holder: Bytes;
  /** Sealed under the device key: what the server told this phone to say. */
  told: Bytes;
  clock: ClockMarks;
  lease: { readonly until: string | null; readonly standing: "ok" | "locked" | "wipe" };
  pin: { readonly failures: number; readonly pausedUntil: number };
  sync: SyncMarks;
  /** It was told to empty itself and has; what it takes to say so lies here until it is said. */
  wiped: {
    readonly report: { readonly deviceId: string; readonly lastN: number; readonly contactKey: Bytes } | null;
  };
  telemetry: TelemetryMarks;
  /** Whose turn it is to push, where the browser has no locks. */
  pusher: { readonly by: string; readonly until: number };
}

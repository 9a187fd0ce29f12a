/** Where uploaded bytes live. Names inside the store are our own ids: nothing a user typed ever becomes a path. */
import type { Readable } from "node:stream";

export interface FileStore {
  /** Keeps the bytes of a local file under this id, whole or not at all; returns the location to write down. @throws files.unavailable */
  keep(id: string, path: string): Promise<string>;
  /** @throws files.unavailable; another error when there is no such file */
  open(location: string): Promise<Readable>;
  /** Gives a local path to a reader that needs to seek (spreadsheets); it is good only until the reader is done. */
  withLocalPath<Result>(location: string, use: (path: string) => Promise<Result>): Promise<Result>;
  /** Removing what is not there is no error. @throws files.unavailable */
  remove(location: string): Promise<void>;
}

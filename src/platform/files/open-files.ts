import type { FilesPlace } from "../settings.ts";
import { bucketStore } from "./bucket-store.ts";
import type { FileStore } from "./file-store.ts";
import { folderStore } from "./folder-store.ts";

export function openFiles(place: FilesPlace): FileStore {
  return place.kind === "folder" ? folderStore(place.folder) : bucketStore(place);
}

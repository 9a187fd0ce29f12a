/** Photos, recordings and films that somebody has chosen: in the page's memory only, never kept on the phone. */
import { freshUuid } from "./fresh-uuid.ts";
import { shrinkPhoto } from "./shrink-photo.ts";

export interface OpenFile {
  /** The file's own: sent again, it is the same file. */
  readonly id: string;
  readonly name: string;
  readonly file: File;
}

export interface OpenFiles {
  all(): readonly OpenFile[];
  /** Photos become smaller on the way in. */
  add(chosen: readonly File[]): Promise<void>;
  remove(id: string): void;
}

export function openFiles(): OpenFiles {
  let files: readonly OpenFile[] = [];
  let count = 0;
  return {
    all: () => files,
    async add(chosen) {
      for (const original of chosen) {
        count += 1;
        const name = nameOf(original, count);
        const file = await shrinkPhoto(original, name);
        files = [...files, { id: freshUuid(), name: file.name, file }];
      }
    },
    remove(id) {
      files = files.filter((each) => each.id !== id);
    },
  };
}

/** The phone's own names tell its owner, its app and its hour. */
function nameOf({ type, name }: File, count: number): string {
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(name)?.[0].toLowerCase() ?? "";
  const kind = type.startsWith("image/")
    ? "照片"
    : type.startsWith("audio/")
      ? "录音"
      : type.startsWith("video/")
        ? "视频"
        : "文件";
  return `${kind}${count}${ending}`;
}

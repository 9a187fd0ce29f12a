/** Photos, recordings and films that somebody has chosen: in the page's memory only, never kept on the phone. */

import { MOST_FILE_BYTES, MOST_FILES } from "../file-limits.ts";
import { freshUuid } from "./fresh-uuid.ts";
import { shrinkPhoto } from "./shrink-photo.ts";
import { sizeWords } from "./size-words.ts";

export interface OpenFile {
  /** The file's own: sent again, it is the same file. */
  readonly id: string;
  readonly name: string;
  readonly file: File;
}

export interface OpenFiles {
  all(): readonly OpenFile[];
  /** Photos become smaller on the way in; answers in words what was not taken. */
  add(chosen: readonly File[]): Promise<string>;
  remove(id: string): void;
}

export function openFiles(): OpenFiles {
  let files: readonly OpenFile[] = [];
  let count = 0;
  return {
    all: () => files,
    async add(chosen) {
      let refused = "";
      for (const original of chosen) {
        if (files.length >= MOST_FILES) return `${refused}最多 ${MOST_FILES} 个，其余的没有加进来。`;
        count += 1;
        const name = nameOf(original, count);
        const file = await shrinkPhoto(original, name);
        if (file.size > MOST_FILE_BYTES) {
          refused += `${name}有 ${sizeWords(file.size)}，太大了，网上最多传 ${sizeWords(MOST_FILE_BYTES)}。请剪短一些再选。`;
          continue;
        }
        files = [...files, { id: freshUuid(), name: file.name, file }];
      }
      return refused;
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

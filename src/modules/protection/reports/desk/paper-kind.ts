/** What a paper of a report is, in a word, and how large. Pure. */
import { sizeWords } from "../open/size-words.ts";

export interface PaperKind {
  readonly kind: "picture" | "sound" | "film";
  readonly word: string;
  /** `1.8 MB` */
  readonly size: string;
}

const words = { picture: "照片", sound: "录音", film: "视频" } as const;

export function paperKindOf(paper: { readonly mediaType: string; readonly size: number }): PaperKind {
  const kind = paper.mediaType.startsWith("image/")
    ? "picture"
    : paper.mediaType.startsWith("audio/")
      ? "sound"
      : "film";
  return { kind, word: words[kind], size: sizeWords(paper.size) };
}

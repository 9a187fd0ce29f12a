/** What the headings of other people's rosters mean, by a type's declared columns. Pure. */
import { comparable } from "../../../kernel/text-repair.ts";
import type { HeadingCandidate, HeadingReader } from "../../../platform/excel/tables/find-header.ts";
import type { RosterFieldKind, RosterType } from "./roster-type.ts";

const NUMBERING = /^(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[).、.]|[①-⑳])/;
const MARKS = /[*★:：]/g;
const IN_BRACKETS = /[(（][^()（）]*[)）]/g;
const FILLER = /(?:的|基本|个人|详细|相关|信息|情况|资料)+$/;
/** Under such a group, or with such a beginning, a name or number is somebody else's than the row's. */
const OTHERS =
  /^(?:监护|家长|户主|父|母|配偶|联系人|经办|填[报表]|申请|照护|照料|抚养|亲属|家属|子女|儿童|新生儿|婴儿|产妇|代[办理]|担保|报案|报警)/;

const IDENTITY: ReadonlySet<RosterFieldKind> = new Set([
  "name",
  "citizenNo",
  "sex",
  "birthDate",
  "disabilityNo",
  "phone",
  "kinName",
]);
const NAMES: ReadonlySet<RosterFieldKind> = new Set(["name", "citizenNo", "disabilityNo"]);

/** Shorter words stand in too many headings of other meaning. */
const SHORTEST_WITHIN = 4;

export function headingsOf(type: RosterType): HeadingReader<string> {
  const words = wordsOf(type);
  const codesOf = (kinds: ReadonlySet<RosterFieldKind>) =>
    new Set(type.fields.filter(({ kind }) => kinds.has(kind)).map(({ code }) => code));
  return {
    read: (groups, leaf) => candidates(words, groups, leaf),
    namesGroup: (text) => OTHERS.test(comparable(text)) || FILLER.test(comparable(text)),
    identity: codesOf(IDENTITY),
    names: codesOf(NAMES),
    name: "name",
  };
}

type Words = ReadonlyMap<string, readonly HeadingCandidate<string>[]>;

/** Two fields may share a word (出生日期 of the newborn or the mother): the column that fits nothing else decides. */
function wordsOf(type: RosterType): Words {
  const words = new Map<string, HeadingCandidate<string>[]>();
  for (const { code, label, headings } of type.fields)
    for (const [at, word] of [label, ...headings].entries()) {
      const form = plain(word);
      const list = words.get(form) ?? [];
      if (!list.some(({ field }) => field === code))
        list.push({ field: code, confidence: at === 0 ? 1 : 0.95 });
      words.set(form, list);
    }
  return words;
}

function candidates(
  words: Words,
  groups: readonly string[],
  leaf: string,
): readonly HeadingCandidate<string>[] {
  const own = plain(leaf);
  const group = plain(groups.at(-1) ?? "").replace(FILLER, "");
  const whole = lookUp(words, group + own);
  if (whole.length > 0 || OTHERS.test(group)) return whole;
  const alone = lookUp(words, own);
  return alone.length > 0 || OTHERS.test(own) ? alone : within(words, own);
}

function lookUp(words: Words, text: string): readonly HeadingCandidate<string>[] {
  const exact = words.get(text);
  if (exact !== undefined) return exact;
  const bare = text.replace(IN_BRACKETS, "");
  return bare === text ? [] : weaker(words.get(bare), 0.85);
}

/** 服刑人员公民身份号码（18位） holds 公民身份号码: the longest known word within. */
function within(words: Words, text: string): readonly HeadingCandidate<string>[] {
  let longest = "";
  for (const word of words.keys())
    if (word.length >= SHORTEST_WITHIN && word.length > longest.length && text.endsWith(word)) longest = word;
  return weaker(words.get(longest), 0.6);
}

function weaker(found: readonly HeadingCandidate<string>[] | undefined, confidence: number) {
  return (found ?? []).map(({ field }) => ({ field, confidence }));
}

function plain(text: string): string {
  return comparable(text).replace(MARKS, "").replace(NUMBERING, "");
}

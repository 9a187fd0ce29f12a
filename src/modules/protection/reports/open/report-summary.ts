/** The report read back to whoever wrote it, each line with the step that asked for it. Pure. */
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import {
  type ReportContent as Content,
  dangerCodes,
  doneCodes,
  injuryCodes,
  ReportContent,
} from "../report-form.contract.ts";
import { plainSituations } from "../situation-words.ts";
import { labelOf } from "./label-of.ts";
import { contentOf, type ReportDraft } from "./report-draft.ts";

export interface SummaryLine {
  readonly label: string;
  readonly words: string;
  readonly step: number;
}

const { shape } = ReportContent;
const SEXES: Readonly<Record<string, string>> = { "1": "男", "2": "女" };

/** Lines that were left empty are not read back. */
export function summaryOf(draft: ReportDraft, placeName: string, files: number): SummaryLine[] {
  const content = contentOf(draft) as Partial<Content>;
  const lines: SummaryLine[] = [
    {
      label: labelOf(shape.danger),
      words: draft.danger === "" ? "" : dangerCodes.label(draft.danger),
      step: 0,
    },
    { label: labelOf(shape.statement), words: draft.statement.trim(), step: 1 },
    { label: "照片、录音、视频", words: files === 0 ? "" : `${files} 个，提交后上传`, step: 1 },
    {
      label: labelOf(shape.situations),
      words: draft.situations.map((code) => plainSituations[code]).join("；"),
      step: 1,
    },
    { label: labelOf(shape.injury), words: injuryCodes.label(draft.injury), step: 1 },
    { label: labelOf(shape.placeCode), words: placeName, step: 2 },
    { label: labelOf(shape.address), words: draft.address.trim(), step: 2 },
    {
      label: labelOf(shape.seenAt),
      words: content.seenAt === undefined ? "" : momentText(content.seenAt),
      step: 2,
    },
    { label: labelOf(shape.children), words: (content.children ?? []).map(childWords).join("；"), step: 3 },
    { label: labelOf(shape.suspects), words: (content.suspects ?? []).map(suspectWords).join("；"), step: 3 },
    {
      label: labelOf(shape.done),
      words: draft.done.map((code) => doneCodes.label(code)).join("、"),
      step: 3,
    },
  ];
  return lines.filter(({ words }) => words !== "");
}

function childWords({ name, sex, age, school }: Content["children"][number]): string {
  const years = age === undefined ? undefined : `${age} 岁`;
  return [name, sex === undefined ? undefined : SEXES[sex], years, school].filter(Boolean).join("，");
}

function suspectWords({ name, relation }: Content["suspects"][number]): string {
  return [name, relation].filter(Boolean).join("，");
}

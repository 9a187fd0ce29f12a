import { type Grade, gradeCodes } from "../assessment-codes.contract.ts";

const tones: Readonly<Record<Grade, string>> = {
  normal: "ta-green",
  insufficient: "ta-assess-blue",
  improper: "ta-amber",
  missing: "ta-red",
};

interface GradeTagProps {
  readonly grade: Grade;
  readonly percent?: number | null;
  readonly redLine?: boolean | null;
}

/** The grade in its colour and in words, with what it rests on. */
export function GradeTag({ grade, percent = null, redLine = null }: GradeTagProps) {
  return (
    <span className={`ta-nowrap ${tones[grade]}`}>
      <b>{gradeCodes.label(grade)}</b>
      {percent !== null && <span className="ta-grey"> {percent} 分</span>}
      {redLine === true && <span className="ta-red"> 命中红线</span>}
    </span>
  );
}

/** 「合川区官渡镇小学校三年级」 in one cell: which part is the school, which the grade, and which stage of education that is. */
import { readCode } from "../intake/known-words.ts";

export interface SchoolGrade {
  readonly stage?: string;
  readonly school?: string;
  readonly grade?: string;
}

const GRADE =
  /(?:中职|职高|中专)?(?:[一二三四五六七八九1-9]年级|[初高][一二三123]|[大中小托]班|学前班|职[一二三])(?:[(（]?[\d一二三四五六七八九十]{1,2}[)）]?班)?$/;
const NOT_AT_SCHOOL = /^(?:未入学|未上学|学龄前|未就学|辍学|失学|休学|退学|无)$/;
const PRIMARY = /^[一二三四五六1-6]年级/;
const JUNIOR = /^[七八九7-9]年级/;

export function readSchoolGrade(text: string): SchoolGrade {
  const solid = text.replace(/[\s,，、;；]+/g, " ").trim();
  if (NOT_AT_SCHOOL.test(solid)) {
    const stage = readCode("schoolStatus", solid).code;
    return stage === undefined ? {} : { stage };
  }
  const grade = GRADE.exec(solid)?.[0];
  const school = grade === undefined ? solid : solid.slice(0, -grade.length).trim();
  const stage = stageOf(school, grade);
  return {
    ...(stage === undefined ? {} : { stage }),
    ...(school === "" ? {} : { school }),
    ...(grade === undefined ? {} : { grade }),
  };
}

/** The grade decides before the school's name: 附属小学 may stand in a middle school's name and the other way round. */
function stageOf(school: string, grade: string | undefined): string | undefined {
  if (grade !== undefined) {
    if (JUNIOR.test(grade)) return "junior";
    const named = readCode("schoolStatus", grade).code;
    if (named !== undefined) return named;
    if (/班$/.test(grade) && !/年级|[初高]/.test(grade)) return "kindergarten";
    if (PRIMARY.test(grade) && !/职业|中职|技工|中学/.test(school)) return "primary";
  }
  if (/职业|中职|技工|技师/.test(school)) return "vocational";
  return readCode("schoolStatus", school).code;
}

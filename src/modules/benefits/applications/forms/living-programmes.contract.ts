/** The three basic allowances; a child receives one of them. */
import { codeTable } from "../../../../kernel/code-table.ts";

export const livingProgrammeCodes = codeTable("livingProgramme", "待遇", {
  B01: "孤儿基本生活费",
  B02: "艾滋病病毒感染儿童基本生活费",
  B03: "事实无人抚养儿童基本生活补贴",
});

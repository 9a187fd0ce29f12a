import { Problem } from "../../../kernel/problem.ts";
import { excelProblems } from "../excel-problems.ts";
import { scanPart } from "./xml-part.ts";
import { nameKey, OPEN } from "./xml-scanner.ts";
import type { ZipArchive } from "./zip-archive.ts";

const WORKBOOK_PART = "xl/workbook.xml";
const SMALL_PART_BYTES = 16 << 20;

export interface SheetPart {
  readonly name: string;
  readonly part: string;
}

/** What the workbook part and its relationships say. */
export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  readonly dateSystem: 1900 | 1904;
  readonly styles: string | undefined;
  readonly sharedStrings: string | undefined;
}

/** Types are compared by their last word: transitional and strict packages spell the rest differently. */
interface Relationship {
  readonly type: string;
  readonly target: string;
}

export async function readWorkbookParts(zip: ZipArchive): Promise<WorkbookParts> {
  const main = await findMainPart(zip);
  const relationships = await readRelationships(zip, main);
  const { sheets, dateSystem } = await readWorkbookPart(zip, main);
  const parts: SheetPart[] = [];
  for (const sheet of sheets) {
    const relationship = relationships.get(sheet.relationship);
    // Chart, dialog and macro sheets have no rows.
    if (relationship !== undefined && relationship.type !== "worksheet") continue;
    if (relationship === undefined || !zip.has(relationship.target)) {
      throw new Problem(excelProblems.damaged, { log: "a sheet's part is missing" });
    }
    parts.push({ name: sheet.name, part: relationship.target });
  }
  const single = (type: string) =>
    [...relationships.values()].find((one) => one.type === type && zip.has(one.target))?.target;
  return { sheets: parts, dateSystem, styles: single("styles"), sharedStrings: single("sharedStrings") };
}

async function findMainPart(zip: ZipArchive): Promise<string> {
  let main: string | undefined;
  if (zip.has("_rels/.rels")) {
    const root = await readRelationships(zip, "");
    main = [...root.values()].find((one) => one.type === "officeDocument")?.target;
  }
  if (main?.endsWith(".bin")) throw new Problem(excelProblems.binaryWorkbook);
  if (main === undefined || !zip.has(main)) main = WORKBOOK_PART;
  if (!zip.has(main)) throw new Problem(excelProblems.notASpreadsheet, { log: "a zip without a workbook" });
  return main;
}

const RELATIONSHIP = nameKey("Relationship");
const ID = nameKey("Id");
const TYPE = nameKey("Type");
const TARGET = nameKey("Target");
const TARGET_MODE = nameKey("TargetMode");

/** The relationships of a part by id; `""` is the package itself. Links that leave the package are left out. */
async function readRelationships(zip: ZipArchive, part: string): Promise<ReadonlyMap<string, Relationship>> {
  const slash = part.lastIndexOf("/") + 1;
  const folder = part.slice(0, slash);
  const relationships = new Map<string, Relationship>();
  const from = `${folder}_rels/${part.slice(slash)}.rels`;
  if (!zip.has(from)) return relationships;
  await scanPart(zip.read(from, { left: SMALL_PART_BYTES }), (token, scanner) => {
    if (token !== OPEN || scanner.name !== RELATIONSHIP) return;
    if (scanner.attribute(TARGET_MODE)?.toLowerCase() === "external") return;
    const type = scanner.attribute(TYPE) ?? "";
    relationships.set(scanner.attribute(ID) ?? "", {
      type: type.slice(type.lastIndexOf("/") + 1),
      target: resolveTarget(folder, scanner.attribute(TARGET) ?? ""),
    });
  });
  return relationships;
}

/** `/xl/a.xml` stands for itself, `a.xml` and `../a.xml` are seen from the part's folder. */
function resolveTarget(folder: string, target: string): string {
  const path = target.replaceAll("\\", "/");
  const segments: string[] = [];
  for (const segment of (path.startsWith("/") ? path : folder + path).split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "." && segment !== "") segments.push(segment);
  }
  return segments.join("/");
}

interface SheetEntry {
  readonly name: string;
  readonly relationship: string;
}

const WORKBOOK = nameKey("workbook");
const WORKBOOK_PR = nameKey("workbookPr");
const DATE_1904 = nameKey("date1904");
const SHEET = nameKey("sheet");
const NAME = nameKey("name");
const REL_ID = nameKey("id");

interface WorkbookPart {
  readonly sheets: SheetEntry[];
  dateSystem: 1900 | 1904;
  isWorkbook: boolean;
}

async function readWorkbookPart(zip: ZipArchive, part: string): Promise<WorkbookPart> {
  const found: WorkbookPart = { sheets: [], dateSystem: 1900, isWorkbook: false };
  await scanPart(zip.read(part, { left: SMALL_PART_BYTES }), (token, scanner) => {
    if (token !== OPEN) return;
    if (scanner.name === WORKBOOK) found.isWorkbook = true;
    else if (scanner.name === SHEET) {
      found.sheets.push({
        name: scanner.attribute(NAME) ?? "",
        relationship: scanner.attribute(REL_ID) ?? "",
      });
    } else if (scanner.name === WORKBOOK_PR && isTrue(scanner.attribute(DATE_1904))) found.dateSystem = 1904;
  });
  if (!found.isWorkbook)
    throw new Problem(excelProblems.notASpreadsheet, { log: "the main part is no workbook" });
  return found;
}

function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true" || value === "on";
}
